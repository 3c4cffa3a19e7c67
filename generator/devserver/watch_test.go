package devserver

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watched is a watcher at work over a folder.
type watched struct {
	t       *testing.T
	dir     string
	in      *inbox
	notices chan Message
}

func watching(t *testing.T, dir string, poll bool, adjust func(*watcher)) *watched {
	t.Helper()
	h := &watched{t, dir, newInbox(), make(chan Message, 10)}
	w := newWatcher(dir, func(m Message) { h.notices <- m })
	w.pulse, w.interval = 30*time.Millisecond, 20*time.Millisecond
	if adjust != nil {
		adjust(w)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan bool)
	w.start(poll)
	go func() { w.run(ctx, h.in); close(ended) }()
	t.Cleanup(func() { cancel(); <-ended })
	return h
}

func (h *watched) next() change {
	h.t.Helper()
	select {
	case <-h.in.ready:
		return h.in.take()
	case <-time.After(patience):
		h.t.Fatal("nothing was noticed")
	}
	panic("unreachable")
}

// until takes changes until one names the path or everything.
func (h *watched) until(path string) {
	h.t.Helper()
	for {
		if c := h.next(); c.all || slices.Contains(c.paths, path) {
			return
		}
	}
}

// all are what is noticed until nothing is for the time of a burst, many times.
func (h *watched) all() (noticed []change) {
	h.t.Helper()
	noticed = append(noticed, h.next())
	for {
		select {
		case <-h.in.ready:
			noticed = append(noticed, h.in.take())
		case <-time.After(150 * time.Millisecond):
			return noticed
		}
	}
}

// quiet fails if anything is noticed; the time is that of a burst, many times.
func (h *watched) quiet() {
	h.t.Helper()
	select {
	case <-h.in.ready:
		h.t.Fatalf("noticed %+v", h.in.take())
	case <-time.After(150 * time.Millisecond):
	}
}

// notice is the next that a person is told.
func (h *watched) notice() Message {
	h.t.Helper()
	select {
	case m := <-h.notices:
		return m
	case <-time.After(patience):
		h.t.Fatal("nobody is told")
	}
	panic("unreachable")
}

func (h *watched) path(name string) string { return filepath.Join(h.dir, filepath.FromSlash(name)) }

func (h *watched) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// Every way in which editors save is one change that names the file.
func TestSaves(t *testing.T) {
	for _, mode := range []struct {
		name string
		poll bool
	}{{"notify", false}, {"poll", true}} {
		for _, save := range []struct {
			name string
			do   func(h *watched)
		}{
			{"overwrite", func(h *watched) { write(h.t, h.dir, "content/01/a.md", "yeni\n") }},
			{"overwrite in pieces", func(h *watched) {
				f, err := os.Create(h.path("content/01/a.md"))
				h.must(err)
				for range 5 {
					fmt.Fprintln(f, "parça")
				}
				h.must(f.Close())
			}},
			{"write beside and rename", func(h *watched) {
				write(h.t, h.dir, "content/01/.a.md.tmp", "yeni\n")
				h.must(os.Rename(h.path("content/01/.a.md.tmp"), h.path("content/01/a.md")))
			}},
			{"back up, write, delete", func(h *watched) {
				write(h.t, h.dir, "content/01/4913", "")
				h.must(os.Remove(h.path("content/01/4913")))
				h.must(os.Rename(h.path("content/01/a.md"), h.path("content/01/a.md~")))
				write(h.t, h.dir, "content/01/a.md", "yeni\n")
				h.must(os.Remove(h.path("content/01/a.md~")))
			}},
			{"slow truncate and write", func(h *watched) {
				f, err := os.Create(h.path("content/01/a.md"))
				h.must(err)
				time.Sleep(25 * time.Millisecond) // longer than the quiet window
				fmt.Fprintln(f, "yeni")
				h.must(f.Close())
			}},
		} {
			t.Run(mode.name+"/"+save.name, func(t *testing.T) {
				t.Parallel()
				// A machine that is busy may halt in the middle of a save for longer than
				// anybody waits for the rest of it: then it is looked at again.
				var noticed []change
				for range 5 {
					h := watching(t, siteFolder(t), mode.poll, nil)
					save.do(h)
					noticed = h.all()
					if len(noticed) == 1 && !noticed[0].all && slices.Equal(noticed[0].paths, []string{"content/01/a.md"}) {
						return
					}
				}
				t.Errorf("noticed %+v", noticed)
			})
		}
	}
}

func TestFolders(t *testing.T) {
	for _, mode := range []struct {
		name string
		poll bool
	}{{"notify", false}, {"poll", true}} {
		for _, c := range []struct {
			name string
			do   func(h *watched)
			then string // this file is still watched afterwards
		}{
			{"new folder with a file", func(h *watched) { write(h.t, h.dir, "content/02/alt/b.md", "b\n") }, "content/02/alt/b.md"},
			{"new source folder", func(h *watched) { write(h.t, h.dir, "themes/bizim/assets/main.css", "b{}\n") }, "themes/bizim/assets/main.css"},
			{"deleted and made again", func(h *watched) {
				h.must(os.RemoveAll(h.path("content")))
				write(h.t, h.dir, "content/01/a.md", "a2\n")
			}, "content/01/a.md"},
			{"deleted, and much later made again", func(h *watched) {
				h.must(os.RemoveAll(h.path("content")))
				h.until("*")
				write(h.t, h.dir, "content/01/a.md", "a2\n")
			}, "content/01/a.md"},
			{"renamed", func(h *watched) {
				h.must(os.MkdirAll(h.path("content/01/alt"), 0o755))
				h.must(os.WriteFile(h.path("content/01/alt/c.md"), []byte("c\n"), 0o644))
				h.until("content/01/alt/c.md")
				h.must(os.Rename(h.path("content/01"), h.path("content/09")))
			}, "content/09/alt/c.md"},
			{"moved away and back", func(h *watched) {
				h.must(os.Rename(h.dir, h.dir+"-x"))
				h.until("*")
				h.must(os.Rename(h.dir+"-x", h.dir))
			}, "content/01/a.md"},
		} {
			t.Run(mode.name+"/"+c.name, func(t *testing.T) {
				t.Parallel()
				h := watching(t, siteFolder(t), mode.poll, nil)
				c.do(h)
				if got := h.next(); !got.all && !mode.poll { // who polls sees the files alone
					t.Errorf("noticed only %v", got.paths)
				}
				drain(h)
				write(t, h.dir, c.then, "sonra\n")
				h.until(c.then)
			})
		}
	}
}

// drain takes what is still coming of one doing.
func drain(h *watched) {
	for {
		select {
		case <-h.in.ready:
			h.in.take()
		case <-time.After(200 * time.Millisecond):
			return
		}
	}
}

func TestWhatIsNotTheSite(t *testing.T) {
	for _, poll := range []bool{false, true} {
		h := watching(t, siteFolder(t), poll, nil)
		for _, name := range []string{
			"public/index.html", "README.md", ".git/x", "node_modules/x.js", "ders.yaml~", ".ders.yaml.swp",
			"content/a.md~", "content/.a.md.swp", "content/4913", "content/#a.md#", "content/.#a.md",
			"content/.hidden/a.md", "content/a.md.swp", "content/a.md.swx", "content/a.md.swo", "quizzes/q.md___jb_tmp___", "quizzes/q.md___jb_old___",
		} {
			write(t, h.dir, name, "x")
		}
		h.quiet()
		// and yet the watcher is awake
		write(t, h.dir, "ders.yaml", "title: z\n")
		h.until("ders.yaml")
	}
}

// A stream of events that never pauses is told of all the same.
func TestConstantStreamIsCut(t *testing.T) {
	h := watching(t, siteFolder(t), false, func(w *watcher) { w.quiet = 2 * time.Second })
	stop := make(chan bool)
	defer close(stop)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			case <-time.After(3 * time.Millisecond):
				os.WriteFile(h.path("content/01/a.md"), fmt.Append(nil, i), 0o644)
			}
		}
	}()
	h.next()
}

// An overflow loses events, and with them new folders.
func TestErrorIsDoubt(t *testing.T) {
	var notify *fsnotify.Watcher
	h := watching(t, siteFolder(t), false, func(w *watcher) {
		w.open = func() (*fsnotify.Watcher, error) {
			n, err := fsnotify.NewWatcher()
			if notify == nil {
				notify = n
			}
			return n, err
		}
	})
	notify.Errors <- fsnotify.ErrEventOverflow
	if c := h.next(); !c.all {
		t.Errorf("noticed %+v", c)
	}
	write(t, h.dir, "content/01/a.md", "sonra\n")
	h.until("content/01/a.md")
}

// A queue of the system that truly flows over loses what came last, here a new
// folder: it is watched all the same.
func TestOverflow(t *testing.T) {
	text, err := os.ReadFile("/proc/sys/fs/inotify/max_queued_events")
	if err != nil {
		t.Skip("only Linux says how long its queue is")
	}
	most, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil || most > 1<<17 {
		t.Skip("the queue is too long to fill")
	}
	h := &watched{t, siteFolder(t), newInbox(), make(chan Message, 10)}
	w := newWatcher(h.dir, func(m Message) { h.notices <- m })
	w.start(false) // and nobody takes the events yet
	for i := range most + 100 {
		name := []string{"ders.yaml", "content/01/a.md"}[i%2] // equal events in a row are one
		h.must(os.Chmod(h.path(name), 0o644))
	}
	write(t, h.dir, "content/02/b.md", "b\n")
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan bool)
	go func() { w.run(ctx, h.in); close(ended) }()
	defer func() { cancel(); <-ended }()
	for c := h.next(); !c.all; c = h.next() {
	}
	drain(h)
	write(t, h.dir, "content/02/b.md", "b2\n")
	h.until("content/02/b.md")
}

func TestLimitFallsBackToPolling(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{syscall.ENOSPC, "fs.inotify.max_user_watches"},
		{syscall.EMFILE, "fs.inotify.max_user_instances"},
		{syscall.ENOSYS, "not implemented"},
	} {
		h := watching(t, siteFolder(t), false, func(w *watcher) {
			w.open = func() (*fsnotify.Watcher, error) { return nil, fmt.Errorf("couldn't: %w", c.err) }
		})
		m := h.notice()
		if !strings.Contains(m.In("tr"), c.want) || !strings.Contains(m.In("en"), c.want) || m.In("tr") == m.In("en") {
			t.Errorf("%v: %+v", c.err, m)
		}
		drain(h)
		write(t, h.dir, "content/01/a.md", "yeni\n")
		h.until("content/01/a.md")
	}
}

// The limit may be reached at any folder: while the first watches are set, or
// by a folder that comes later. Nothing that was saved until then is lost.
func TestLimitAtALaterFolder(t *testing.T) {
	for _, name := range []string{"01", "yeni"} {
		h := watching(t, siteFolder(t), false, func(w *watcher) {
			w.add = func(n *fsnotify.Watcher, dir string) error {
				if filepath.Base(dir) == name {
					return syscall.ENOSPC
				}
				return n.Add(dir)
			}
		})
		write(t, h.dir, "content/yeni/b.md", "b\n")
		m := h.notice()
		if !strings.Contains(m.In("tr"), "fs.inotify.max_user_watches") || !strings.Contains(m.In("en"), "fs.inotify.max_user_watches") {
			t.Errorf("%+v", m)
		}
		h.until("content/yeni/b.md")
		drain(h)
		write(t, h.dir, "content/yeni/c.md", "c\n")
		h.until("content/yeni/c.md")
		select {
		case m := <-h.notices:
			t.Errorf("told twice: %+v", m)
		default:
		}
	}
}

// A link out of the site folder is not followed: looking at it all would never
// end, and the build refuses it.
func TestLinkOutOfTheSiteIsNotFollowed(t *testing.T) {
	away := t.TempDir()
	write(t, away, "b.md", "b\n")
	for _, poll := range []bool{false, true} {
		dir := siteFolder(t)
		if err := os.Symlink(away, filepath.Join(dir, "content", "dışarı")); err != nil {
			t.Skip(err)
		}
		if _, ok := look(dir)["content/dışarı/b.md"]; ok {
			t.Error("seen through the link")
		}
		h := watching(t, dir, poll, nil)
		write(t, away, "b.md", "b2\n")
		h.quiet()
		h.must(os.Remove(h.path("content/dışarı"))) // which mends the build
		h.until("content/dışarı")
	}
}

// Many files at once are told of in a few words, and not one by one.
func TestBurstIsAFullRescan(t *testing.T) {
	for _, poll := range []bool{false, true} {
		h := watching(t, siteFolder(t), poll, nil)
		for i := range 1000 {
			write(t, h.dir, fmt.Sprintf("content/%02d/%d.md", i/20, i), "x\n")
		}
		if c := h.next(); !c.all || len(c.paths) > burst+1 {
			t.Errorf("all %v, %d paths", c.all, len(c.paths))
		}
		drain(h)
		write(t, h.dir, "content/49/999.md", "sonra\n") // the last folder is watched, too
		h.until("content/49/999.md")
	}
}

// Watching afresh again and again keeps nothing of what it watched before.
func TestRewatchingLeaksNothing(t *testing.T) {
	w := newWatcher(siteFolder(t), func(m Message) { t.Error(m) })
	w.rewatch()
	before := runtime.NumGoroutine()
	for range 100 {
		w.rewatch()
	}
	w.stop()
	// What is closed ends in its own time.
	for end := time.Now().Add(patience); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
	}
}

func TestLinkedFolderIsWatched(t *testing.T) {
	for _, poll := range []bool{false, true} {
		dir := siteFolder(t)
		write(t, dir, "ortak/b.md", "b\n")
		if err := os.Symlink(filepath.Join("..", "ortak"), filepath.Join(dir, "content", "ortak")); err != nil {
			t.Skip(err)
		}
		os.Symlink("..", filepath.Join(dir, "content", "döngü"))
		h := watching(t, dir, poll, nil)
		write(t, dir, "ortak/b.md", "b2\n")
		h.until("content/ortak/b.md")
	}
}

// Two saves of one size within one tick of the clock differ all the same.
func TestPollSeesContent(t *testing.T) {
	dir := siteFolder(t)
	name := filepath.Join(dir, "content/01/a.md")
	at := time.Now()
	os.Chtimes(name, at, at)
	before := look(dir)
	os.WriteFile(name, []byte("b\n"), 0o644)
	os.Chtimes(name, at, at)
	if c := look(dir).since(before); !slices.Equal(c.paths, []string{"content/01/a.md"}) {
		t.Errorf("noticed %+v", c)
	}
	if c := look(dir).since(look(dir)); !c.empty() {
		t.Errorf("noticed %+v", c)
	}
}
