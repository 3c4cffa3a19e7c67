package devserver

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"ders/generator"
)

// real is a site of two lessons with its true builder.
func real(t *testing.T) (dir string, b *generator.Builder) {
	t.Helper()
	dir = t.TempDir()
	write(t, dir, "ders.yaml", "title: Deneme\neditor: \"zed://file/{file}:{line}:{column}\"\n")
	write(t, dir, "content/index.md", "---\ntitle: Ana sayfa\ndescription: Kısa.\n---\n\nMetin.\n")
	write(t, dir, "content/01-iade/index.md", "---\ntitle: İade\ndescription: Kısa.\n---\n\nMetin.\n")
	write(t, dir, "content/01-iade/01-sure.md", lessonOf("On dört gün."))
	write(t, dir, "content/01-iade/02-yol.md", lessonOf("Önce [süreye](01-sure.md) bakın."))
	b, err := generator.New(generator.Options{Source: dir, Drafts: true, Online: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return dir, b
}

func lessonOf(text string) string {
	return "---\ntitle: Ders\ndescription: Kısa.\n---\n\n" + text + "\n"
}

// nothing fails if a build is shown; the time is that of a save, many times.
func (r *running) nothing(t *testing.T) {
	t.Helper()
	select {
	case result := <-r.built:
		t.Fatalf("built again: %v", result)
	case <-time.After(300 * time.Millisecond):
	}
}

func (r *running) next(t *testing.T) *generator.Result {
	t.Helper()
	select {
	case result := <-r.built:
		return result
	case <-time.After(2 * patience):
		t.Fatal("not built")
	}
	return nil
}

// One save is one rebuild and one word to the pages, whatever the editor does
// for it; a touch, and a save of what was there already, is none.
func TestOneSaveIsOneRebuild(t *testing.T) {
	for _, poll := range []bool{false, true} {
		t.Run(fmt.Sprintf("poll=%v", poll), func(t *testing.T) {
			t.Parallel()
			dir, b := real(t)
			r := start(t, b, Options{Source: dir, Poll: poll})
			tab := open(t, r.url)
			tab.next()
			name := filepath.Join(dir, "content/01-iade/01-sure.md")
			for i, save := range []func(text string) error{
				func(text string) error { return os.WriteFile(name, []byte(text), 0o644) },
				func(text string) error {
					if err := os.WriteFile(name+"~tmp", []byte(text), 0o600); err != nil {
						return err
					}
					return os.Rename(name+"~tmp", name)
				},
				func(text string) error {
					if err := os.Rename(name, name+"~"); err != nil {
						return err
					}
					if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
						return err
					}
					return os.Remove(name + "~")
				},
			} {
				text := lessonOf(fmt.Sprintf("Kayıt %d.", i))
				if err := save(text); err != nil {
					t.Fatal(err)
				}
				if result := r.next(t); result.Tree == nil {
					t.Fatalf("save %d: %v", i, result.Diagnostics)
				}
				if st := tab.next(); st.Broken {
					t.Errorf("save %d: %+v", i, st)
				}
				r.nothing(t)
				if err := save(text); err != nil {
					t.Fatal(err)
				}
				later := time.Now().Add(time.Duration(i+1) * time.Hour)
				if err := os.Chtimes(name, later, later); err != nil {
					t.Fatal(err)
				}
				r.nothing(t)
				if len(tab.told) > 0 {
					t.Errorf("save %d: the pages were told of a touch", i)
				}
			}
		})
	}
}

// A touch of a broken file says nothing again either, and mending it works.
func TestTouchOfABrokenFile(t *testing.T) {
	dir, b := real(t)
	r := start(t, b, Options{Source: dir})
	write(t, dir, "content/01-iade/01-sure.md", lessonOf("[yok](yok.md)"))
	if result := r.next(t); result.Tree != nil {
		t.Fatal("not broken")
	}
	write(t, dir, "content/01-iade/01-sure.md", lessonOf("[yok](yok.md)"))
	r.nothing(t)
	write(t, dir, "content/01-iade/01-sure.md", lessonOf("Var."))
	if result := r.next(t); result.Tree == nil {
		t.Fatal(result.Diagnostics)
	}
}

// A file that is written slowly, in pieces far apart, is never shown as broken
// by its half.
func TestHalfAFileIsNoMistake(t *testing.T) {
	b := newFake(good(t, map[string]string{"index.html": page("eski")}))
	built := make(chan *generator.Result, 100)
	s, in := newServer("", "", "tr"), newInbox()
	l := loop{builder: b, server: s, in: in, settle: patience, opts: Options{
		OnBuild: func(result *generator.Result, _ error, _ time.Duration) { built <- result },
	}}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan bool)
	go func() { l.run(ctx); close(ended) }()
	defer func() { cancel(); <-ended }()
	<-built
	tab := s.hub.join()
	<-tab
	b.set(broken("tr"), nil)
	for range 4 {
		before := b.count()
		in.put(change{paths: []string{"content/01/a.md"}})
		for b.count() == before { // until the half was built
			time.Sleep(time.Millisecond)
		}
	}
	whole := good(t, map[string]string{"index.html": page("yeni")})
	b.set(whole, nil)
	in.put(change{paths: []string{"content/01/a.md"}})
	if result := <-built; result != whole {
		t.Error("the half was told")
	}
	if st := string(<-tab); strings.Contains(st, `"broken":true`) {
		t.Errorf("the half was shown: %s", st)
	}
}

// A mistake that stays is told even while other saves go on.
func TestMistakeIsToldInTheEnd(t *testing.T) {
	dir := siteFolder(t)
	b := newFake(good(t, files))
	r := start(t, b, Options{Source: dir})
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	b.set(broken("tr"), nil)
	go func() {
		for i := 0; ctx.Err() == nil; i++ {
			os.WriteFile(filepath.Join(dir, "content/01/a.md"), fmt.Append(nil, i), 0o644)
			time.Sleep(40 * time.Millisecond)
		}
	}()
	if result := r.next(t); result.Tree != nil {
		t.Error("not told")
	}
}

func (f *fake) count() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.builds
}

// Ten thousand files that come at once give a few rebuilds, and what is served
// in the end is all of them.
func TestBurstIsFewRebuilds(t *testing.T) {
	dir := siteFolder(t)
	b := &counting{dir: dir}
	r := start(t, b, Options{Source: dir})
	for i := range 10_000 {
		if i%100 == 0 {
			if err := os.MkdirAll(filepath.Join(dir, fmt.Sprintf("content/%03d", i/100)), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("content/%03d/%d.md", i/100, i)), []byte("x\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	builds := 0
	for builds < 1000 {
		result := r.next(t)
		builds++
		if text, _ := result.Tree.Read("index.html"); string(text) == "10001" {
			break
		}
	}
	t.Logf("%d rebuilds", builds)
	if builds > 100 {
		t.Errorf("%d rebuilds", builds)
	}
	if _, body := get(t, r.url, nil); !strings.HasPrefix(body, "10001") {
		t.Errorf("served: %.40s", body)
	}
}

// counting builds a site that says how many pages there are.
type counting struct{ dir string }

func (c *counting) Build(context.Context) (*generator.Result, error) {
	pages := 0
	err := filepath.WalkDir(filepath.Join(c.dir, "content"), func(path string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".md") {
			pages++
		}
		return nil
	})
	result := &generator.Result{Tree: treeOf(map[string]string{"index.html": fmt.Sprint(pages)})}
	return result, err
}

func (c *counting) Changed(...string) {}

// A folder that goes and comes, and the site folder itself, as a person sees it:
// the site is served all the while, and the next save shows.
func TestFoldersComeAndGo(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(dir string) error
	}{
		{"module deleted and made again", func(dir string) error {
			if err := os.Rename(filepath.Join(dir, "content/01-iade"), filepath.Join(dir, "sakla")); err != nil {
				return err
			}
			return os.CopyFS(filepath.Join(dir, "content/01-iade"), os.DirFS(filepath.Join(dir, "sakla")))
		}},
		{"site folder moved away and back", func(dir string) error {
			if err := os.Rename(dir, dir+"-x"); err != nil {
				return err
			}
			time.Sleep(30 * time.Millisecond)
			return os.Rename(dir+"-x", dir)
		}},
		{"another copy in its place", func(dir string) error {
			if err := os.Rename(dir, dir+"-x"); err != nil {
				return err
			}
			return os.CopyFS(dir, os.DirFS(dir+"-x"))
		}},
	} {
		for _, poll := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/poll=%v", c.name, poll), func(t *testing.T) {
				t.Parallel()
				dir, b := real(t)
				r := start(t, b, Options{Source: dir, Poll: poll})
				if err := c.do(dir); err != nil {
					t.Fatal(err)
				}
				url := r.url + "iade/sure/"
				for i, end := 0, time.Now().Add(3*patience); ; i++ {
					if status, body := get(t, url, nil); status != 200 {
						t.Fatalf("%d %s", status, body)
					} else if strings.Contains(body, "Sonra ") {
						return
					}
					if time.Now().After(end) {
						t.Fatal("a save in the folder that came back is not served")
					}
					// The watcher meets the new folder at its next pulse.
					write(t, dir, "content/01-iade/01-sure.md", lessonOf(fmt.Sprintf("Sonra %d.", i)))
					time.Sleep(100 * time.Millisecond)
				}
			})
		}
	}
}

// A thousand rebuilds, good and broken ones, with a page open and read: the
// memory that is held stays what it was.
func TestMemoryIsFlat(t *testing.T) {
	dir, b := real(t)
	s := newServer("", dir, "tr")
	l := loop{builder: b, server: s, in: newInbox(), opts: Options{}}
	tab := s.hub.join()
	ctx := t.Context()
	rebuild := func(i int) {
		text := lessonOf(fmt.Sprintf("Kayıt %d. %s", i, strings.Repeat("Müşteri bekler. ", 200)))
		if i%10 == 9 {
			text = lessonOf("[yok](yok.md)")
		}
		write(t, dir, "content/01-iade/01-sure.md", text)
		b.Changed("content/01-iade/01-sure.md")
		l.build(ctx, false)
		<-tab
		good := s.good.Load()
		body, err := good.tree.Read("iade/sure/index.html")
		if err != nil {
			t.Fatal(err)
		}
		good.version("iade/sure/index.html", body)
	}
	held := func() (bytes uint64, goroutines int) {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc, runtime.NumGoroutine()
	}
	for i := range 100 {
		rebuild(i)
	}
	before, running := held()
	for i := range 1000 {
		rebuild(i)
	}
	after, still := held()
	// Each rebuild that was kept would hold more than 10 kB: the lesson and its page.
	if after > before+4<<20 || still > running+5 {
		t.Errorf("held %d kB, then %d kB; %d goroutines, then %d", before>>10, after>>10, running, still)
	}
	t.Logf("held %d kB, then %d kB", before>>10, after>>10)
}

// The editor's address is for the one who writes: no built page knows of it.
func TestEditorIsNotPublished(t *testing.T) {
	dir, b := real(t)
	result, err := b.Build(t.Context())
	if err != nil || result.Tree == nil {
		t.Fatal(err, result)
	}
	if result.Editor == "" {
		t.Fatal("the editor is not read")
	}
	for _, name := range result.Tree.Paths() {
		text, err := result.Tree.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "zed://") || strings.Contains(string(text), dir) {
			t.Errorf("%s names the editor or the site folder", name)
		}
	}
}

// What a broken build says of the first page of a true site: place, excerpt,
// hint, rule and the editor's address.
func TestProblemOfATrueSite(t *testing.T) {
	dir, b := real(t)
	r := start(t, b, Options{Source: dir})
	tab := open(t, r.url)
	tab.next()
	write(t, dir, "content/01-iade/01-sure.md", lessonOf("Bakın: [yok](yok.md)"))
	st := tab.next()
	if !st.Broken || len(st.Problems) != 1 {
		t.Fatalf("%+v", st)
	}
	p := st.Problems[0]
	if p.Place != "content/01-iade/01-sure.md:6:14" || p.Line != 6 || p.Marked != "yok.md" || p.Hint == "" || !strings.HasPrefix(p.Rule, "link/") ||
		p.Link != "zed://file"+(editor{root: dir}).encoded(p.Place[:strings.IndexByte(p.Place, ':')])+":6:14" {
		t.Errorf("%+v", p)
	}
}
