package devserver

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"ders/generator"
	"ders/generator/source"
)

// A sighting is how a file or folder looked.
type sighting struct {
	dir  bool
	mode fs.FileMode
	size int64
	time time.Time
	// digest is of a file that was changed so recently that it could be
	// changed again within the tick of its clock.
	digest source.Digest
}

// sightings are by path, relative to the site folder with slashes.
type sightings map[string]sighting

// recent is longer than the coarsest tick of a file system's clock (2 s, FAT).
const recent = 3 * time.Second

// look sees every file of the site. As in the build, a link leads no further
// than the site folder.
func look(root string) sightings {
	all := sightings{}
	now := time.Now()
	var visit func(path string, above []fs.FileInfo)
	visit = func(path string, above []fs.FileInfo) {
		full := filepath.Join(root, filepath.FromSlash(path))
		info, err := os.Lstat(full)
		if err == nil && info.Mode()&fs.ModeSymlink != 0 {
			if !inside(root, full) {
				all[path] = sighting{mode: info.Mode(), time: info.ModTime()}
				return
			}
			info, err = os.Stat(full)
		}
		if err != nil {
			return
		}
		s := sighting{dir: info.IsDir(), mode: info.Mode()}
		if !s.dir {
			s.size, s.time = info.Size(), info.ModTime()
			if s.mode.IsRegular() && now.Sub(s.time) < recent && s.size < 16<<20 {
				text, _ := os.ReadFile(full)
				s.digest = source.Sum(string(text))
			}
			all[path] = s
			return
		}
		for _, a := range above {
			if os.SameFile(a, info) {
				return // a link to a parent
			}
		}
		all[path] = s
		entries, _ := os.ReadDir(full)
		for _, e := range entries {
			if !source.Ignored(e.Name()) {
				visit(path+"/"+e.Name(), append(above[:len(above):len(above)], info))
			}
		}
	}
	for _, name := range generator.Roots() {
		visit(name, nil)
	}
	return all
}

// since is what differs from an older look.
func (now sightings) since(old sightings) change {
	var c change
	for path, s := range now {
		o, was := old[path]
		var zero source.Digest
		same := was && s.dir == o.dir && s.mode == o.mode && s.size == o.size && s.time.Equal(o.time) &&
			(s.digest == o.digest || s.digest == zero || o.digest == zero)
		if !same {
			c.add(path)
			c.all = c.all || s.dir || o.dir
		}
	}
	for path, o := range old {
		if _, is := now[path]; !is {
			c.add(path)
			c.all = c.all || o.dir
		}
	}
	return c
}

// poll looks again and again until ctx ends.
func (w *watcher) poll(ctx context.Context, in *inbox) {
	wait := w.interval
	for {
		if !pause(ctx, wait) {
			return
		}
		start := time.Now()
		now := look(w.root)
		// A big site must not keep a processor busy.
		wait = max(w.interval, 10*time.Since(start))
		batch := now.since(w.seen)
		batch.all = w.moved() || batch.all
		w.seen = now
		if batch.empty() {
			continue
		}
		// A save may be half done: wait until two looks agree.
		for time.Since(start) < w.most {
			quiet := w.quiet
			if w.unsettled(batch) {
				quiet = w.grace
			}
			if !pause(ctx, quiet) {
				return
			}
			now = look(w.root)
			more := now.since(w.seen)
			w.seen = now
			if more.empty() {
				break
			}
			batch.all = batch.all || more.all
			batch.add(more.paths...)
		}
		in.put(batch)
	}
}

func pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}

// pollingBecause says that, and why, the system's events are not used, and
// what helps.
func pollingBecause(err error) Message {
	limit, more := "", ""
	switch {
	case errors.Is(err, syscall.ENOSPC):
		limit, more = "fs.inotify.max_user_watches", "524288"
	case errors.Is(err, syscall.EMFILE):
		limit, more = "fs.inotify.max_user_instances", "512"
	default:
		return Message{
			Turkish: fmt.Sprintf("klasörler izlenemiyor (%s); bunun yerine dosyalara 300 ms’de bir bakılıyor", source.Printable(err.Error())),
			English: fmt.Sprintf("the folders cannot be watched (%s); looking at the files every 300 ms instead", source.Printable(err.Error())),
		}
	}
	value, _ := os.ReadFile("/proc/sys/" + strings.ReplaceAll(limit, ".", "/"))
	is := limit
	if len(value) > 0 {
		is += " = " + strings.TrimSpace(string(value))
	}
	return Message{
		Turkish: fmt.Sprintf("inotify sınırına ulaşıldı (%s); bunun yerine dosyalara 300 ms’de bir bakılıyor. Sınırı yükseltmek için: sudo sysctl %s=%s", is, limit, more),
		English: fmt.Sprintf("the inotify limit is reached (%s); looking at the files every 300 ms instead. To raise it: sudo sysctl %s=%s", is, limit, more),
	}
}
