package devserver

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"ders/generator"
	"ders/generator/source"
)

// A watcher says when the site folder changes. The system's events say only
// which paths to look at; at any doubt (an overflow, an error, a folder that
// came or went) it watches afresh and says that everything may differ.
//
// Folders are watched, never single files: most editors save by renaming
// another file into place, and a watch would stay with the old one.
type watcher struct {
	root   string
	notice func(Message)

	quiet    time.Duration // a burst ends when nothing happened for this long
	most     time.Duration // but a constant stream is cut after this long
	grace    time.Duration // more time for a file that is just being replaced
	pulse    time.Duration // how often the site folder itself is looked for
	interval time.Duration // between two looks when polling

	open func() (*fsnotify.Watcher, error)     // fsnotify.NewWatcher, but in tests
	add  func(*fsnotify.Watcher, string) error // its Add, but in tests

	notify  *fsnotify.Watcher // nil when polling, or while the site folder is away
	polling bool
	dirs    map[string]bool // watched folders, as paths under root
	home    fs.FileInfo     // the site folder that is watched; nil while it is away
	seen    sightings       // when polling
}

func newWatcher(root string, notice func(Message)) *watcher {
	return &watcher{
		root: root, notice: notice,
		quiet: 10 * time.Millisecond, most: 250 * time.Millisecond, grace: 60 * time.Millisecond,
		pulse: time.Second, interval: 300 * time.Millisecond,
		open: fsnotify.NewWatcher, add: (*fsnotify.Watcher).Add,
	}
}

// start begins to watch: what changes after it returns is not missed.
func (w *watcher) start(poll bool) {
	if poll {
		w.startPolling()
	} else {
		w.rewatch()
	}
}

func (w *watcher) startPolling() {
	w.polling = true
	w.moved()
	w.seen = look(w.root)
}

// rewatch forgets every watch and begins again. After a folder was renamed the
// watches below it would go on under their old names.
func (w *watcher) rewatch() {
	w.stop()
	w.dirs = map[string]bool{}
	home, err := os.Stat(w.root)
	if err != nil {
		w.home = nil // the pulse looks for it
		return
	}
	w.home = home
	w.notify, err = w.open()
	if err == nil {
		err = w.watch(w.root, false)
	}
	for _, name := range generator.Roots() {
		if err == nil {
			err = w.watchTree(filepath.Join(w.root, name))
		}
	}
	if err != nil {
		w.fallBack(err)
	}
}

func (w *watcher) stop() {
	if w.notify != nil {
		w.notify.Close()
		w.notify = nil
	}
}

func (w *watcher) fallBack(err error) {
	w.stop()
	w.notice(pollingBecause(err))
	w.startPolling()
}

// watchTree watches a folder and all below it. What vanishes or cannot be read
// meanwhile is left out: its parent's events or the build will tell.
func (w *watcher) watchTree(dir string) error {
	info, err := os.Lstat(dir)
	if err != nil {
		return nil
	}
	link := info.Mode()&fs.ModeSymlink != 0
	if link && !inside(w.root, dir) || !link && !info.IsDir() || w.dirs[dir] {
		return nil
	}
	if info, err = os.Stat(dir); err != nil || !info.IsDir() {
		return nil
	}
	if err := w.watch(dir, true); err != nil {
		return err
	}
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if (e.IsDir() || e.Type()&fs.ModeSymlink != 0) && !source.Ignored(e.Name()) {
			if err := w.watchTree(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *watcher) watch(dir string, optional bool) error {
	err := w.add(w.notify, dir)
	if optional && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOTDIR)) {
		return nil
	}
	if err == nil {
		w.dirs[dir] = true
	}
	return err
}

// inside reports whether a symbolic link leads into the site folder and not to
// one of its own parents: others are not followed, as in the build.
func inside(root, link string) bool {
	root, err := filepath.EvalSymlinks(root)
	if err != nil {
		return false
	}
	to, err := filepath.EvalSymlinks(link)
	if err != nil || !under(to, root) {
		return false
	}
	from, err := filepath.EvalSymlinks(filepath.Dir(link))
	return err == nil && !under(from, to)
}

func under(path, dir string) bool {
	return path == dir || strings.HasPrefix(path, strings.TrimSuffix(dir, string(filepath.Separator))+string(filepath.Separator))
}

// run puts changes into the inbox until ctx ends. It owns the watcher.
func (w *watcher) run(ctx context.Context, in *inbox) {
	pulse := time.NewTicker(w.pulse)
	defer pulse.Stop()
	defer w.stop()

	var (
		batch  change
		again  bool // watch afresh before telling
		waited bool // the grace was given
		first  time.Time
		quiet  = time.NewTimer(time.Hour)
	)
	quiet.Stop()
	gather := func(wait time.Duration) {
		if first.IsZero() {
			first = time.Now()
		}
		most := w.most
		if len(batch.paths) > burst { // a copy, a checkout: building its parts helps nobody
			wait, most = max(wait, 10*w.quiet), 10*w.most
		}
		quiet.Reset(max(0, min(wait, most-time.Since(first))))
	}

	if w.polling {
		w.poll(ctx, in)
		return
	}
	for !w.polling {
		var events <-chan fsnotify.Event
		var errs <-chan error
		if w.notify != nil {
			events, errs = w.notify.Events, w.notify.Errors
		}
		select {
		case <-ctx.Done():
			return
		case e, ok := <-events:
			c, doubt := change{all: true}, true
			if ok {
				c, doubt = w.read(e)
			}
			if !doubt && c.empty() {
				continue
			}
			batch.all = batch.all || c.all
			batch.add(c.paths...)
			again = again || doubt
			gather(w.quiet)
		case <-errs: // an overflow, most likely
			batch.all, again = true, true
			gather(w.quiet)
		case <-pulse.C:
			if w.moved() {
				batch.all, again = true, true
				gather(w.quiet)
			}
		case <-quiet.C:
			if !waited && w.unsettled(batch) {
				waited = true
				gather(w.grace)
				continue
			}
			if again {
				w.rewatch()
			}
			in.put(batch)
			batch, again, waited, first = change{}, false, false, time.Time{}
		}
	}
	// Watching failed; what was gathered until then is part of "everything".
	in.put(change{all: true})
	w.poll(ctx, in)
}

// moved reports whether the site folder went, came or is another one than at
// the last time.
func (w *watcher) moved() bool {
	now, err := os.Stat(w.root)
	if err != nil {
		now = nil
	}
	same := (now == nil) == (w.home == nil) && (now == nil || os.SameFile(now, w.home))
	w.home = now
	return !same
}

// read tells what an event means for the site, and whether it raises doubt.
func (w *watcher) read(e fsnotify.Event) (c change, doubt bool) {
	if e.Name == "" {
		return c, false
	}
	name := filepath.Clean(e.Name)
	gone := e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)
	if name == w.root {
		return change{all: gone}, gone
	}
	rel, err := filepath.Rel(w.root, name)
	if err != nil {
		return change{all: true}, true
	}
	rel = filepath.ToSlash(rel)
	if !concerns(rel) {
		return c, false
	}
	c.add(rel)
	if w.dirs[name] {
		c.all = true
		return c, gone
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		// A new folder may have been filled before it was watched.
		c.all = true
		if err := w.watchTree(name); err != nil {
			w.fallBack(err)
		}
	}
	return c, false
}

// unsettled reports whether a path of the change is missing or empty: an
// editor that moves the old file away, or cuts it, before it writes the new
// one has not finished.
func (w *watcher) unsettled(c change) bool {
	for _, p := range c.paths {
		info, err := os.Stat(filepath.Join(w.root, filepath.FromSlash(p)))
		if err != nil || info.Mode().IsRegular() && info.Size() == 0 {
			return true
		}
	}
	return false
}
