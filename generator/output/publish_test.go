package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
)

var page = []byte("<!doctype html>")

func tree(t testing.TB, files map[string]string) *Tree {
	t.Helper()
	tr := NewTree()
	for name, text := range files {
		if err := tr.Add(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	return tr
}

var site = map[string]string{
	"index.html":       "ana sayfa",
	"iade/index.html":  "iade",
	"assets/main.css":  "body{}",
	"a/b/c/index.html": "",
}

// with is the site with changes; "" removes a file.
func with(changes map[string]string) map[string]string {
	files := maps.Clone(site)
	for name, text := range changes {
		files[name] = text
		if text == "" {
			delete(files, name)
		}
	}
	return files
}

func publish(t testing.TB, dir string, files map[string]string) Stats {
	t.Helper()
	stats, err := Publish(t.Context(), dir, tree(t, files), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

// read is every file below dir, and every folder with a slash.
func read(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		local, _ := filepath.Rel(dir, name)
		local = filepath.ToSlash(local)
		if d.IsDir() {
			files[local+"/"] = ""
			return nil
		}
		data, err := os.ReadFile(name)
		files[local] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// wantSite fails unless dir holds the files, .nojekyll, the marker and the
// kept ones, and nothing else, and nothing stands beside it.
func wantSite(t testing.TB, dir string, files map[string]string, kept ...string) {
	t.Helper()
	got := read(t, dir)
	for name, text := range files {
		if data, ok := got[name]; !ok || data != text {
			t.Errorf("%s holds %q (%v), want %q", name, data, ok, text)
		}
	}
	for name := range got {
		_, ours := files[name]
		if !ours && !strings.HasSuffix(name, "/") && name != ".nojekyll" && name != Marker && !slices.Contains(kept, name) {
			t.Errorf("%s should not be there", name)
		}
	}
	for _, name := range []string{".nojekyll", Marker} {
		if _, ok := got[name]; !ok {
			t.Errorf("%s is missing", name)
		}
	}
	wantAlone(t, dir)
}

func wantAlone(t testing.TB, dir string) {
	t.Helper()
	beside, err := filepath.Glob(filepath.Join(filepath.Dir(dir), ".*"))
	if err != nil || len(beside) > 0 {
		t.Errorf("left beside the target: %v %v", beside, err)
	}
}

func write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func markerOf(dir string) marker {
	m, _ := readMarker(dir)
	return m
}

func TestFirstBuild(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "public")
	stats := publish(t, dir, site)
	wantSite(t, dir, site)
	if want := (Stats{Files: 5, Bytes: 19, Written: 5, Digest: markerOf(dir).Digest}); stats != want || stats.Digest == "" {
		t.Errorf("stats are %+v, want %+v", stats, want)
	}
}

func TestAnEmptyFolderIsTaken(t *testing.T) {
	dir := t.TempDir() + "/public"
	os.Mkdir(dir, 0o700)
	publish(t, dir, site)
	wantSite(t, dir, site)
}

func TestUnchangedWritesNothing(t *testing.T) {
	dir := t.TempDir() + "/public"
	publish(t, dir, site)
	stamps := func() map[string]time.Time {
		times := map[string]time.Time{}
		for name := range read(t, dir) {
			info, err := os.Lstat(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			times[name] = info.ModTime()
		}
		return times
	}
	before := stamps()
	whole, _ := os.Lstat(dir)
	stats := publish(t, dir, site)
	if !stats.Unchanged || stats.Written != 0 || stats.Files != 5 {
		t.Errorf("stats are %+v", stats)
	}
	if !maps.Equal(before, stamps()) {
		t.Error("a time has changed")
	}
	if now, _ := os.Lstat(dir); !os.SameFile(whole, now) {
		t.Error("the folder was replaced")
	}
	p := publisher{disk: faulty{system{}, func(call, name string) error {
		if call != "remove" {
			t.Errorf("%s %s", call, name)
		}
		return nil
	}}}
	if _, err := p.publish(t.Context(), dir, tree(t, site)); err != nil {
		t.Error(err)
	}
}

func TestChangedAndRemovedFiles(t *testing.T) {
	dir := t.TempDir() + "/public"
	publish(t, dir, site)
	index, _ := os.Lstat(dir + "/index.html")
	changed := with(map[string]string{"iade/index.html": "iade ve değişim", "a/b/c/index.html": "", "yeni.html": "yeni"})
	stats := publish(t, dir, changed)
	wantSite(t, dir, changed)
	if _, ok := read(t, dir)["a/"]; ok {
		t.Error("the folder of a removed file is still there")
	}
	if stats.Written != 2 || stats.Unchanged {
		t.Errorf("stats are %+v, want two files written", stats)
	}
	if now, _ := os.Lstat(dir + "/index.html"); !os.SameFile(index, now) {
		t.Error("an unchanged file was written again")
	}
}

// A disk that gives no file a second name takes the unchanged ones anew, unless
// they changed while the site was made.
func TestWithoutLinks(t *testing.T) {
	changed := with(map[string]string{"index.html": "yeni"})
	for _, meddled := range []bool{false, true} {
		dir := t.TempDir() + "/public"
		publish(t, dir, site)
		p := publisher{disk: faulty{unsynced{}, func(call, name string) error {
			if call != "link" {
				return nil
			}
			if meddled && filepath.Base(name) == "main.css" {
				write(t, dir+"/assets/main.css", "body{ }")
			}
			return errors.ErrUnsupported
		}}}
		stats, err := p.publish(t.Context(), dir, tree(t, changed))
		if meddled {
			if err == nil || !strings.Contains(err.Error(), "changed meanwhile") {
				t.Errorf("error is %v", err)
			}
			wantSite(t, dir, with(map[string]string{"assets/main.css": "body{ }"}))
			continue
		}
		if err != nil || stats.Written != 1 {
			t.Errorf("%+v %v", stats, err)
		}
		wantSite(t, dir, changed)
		if !publish(t, dir, changed).Unchanged {
			t.Error("what was copied is not the site")
		}
	}
}

// What one build leaves must not depend on the build before it.
func TestTwoBuildsGiveEqualBytes(t *testing.T) {
	one, two := t.TempDir()+"/public", t.TempDir()+"/docs"
	publish(t, one, site)
	publish(t, two, with(map[string]string{"index.html": "eski", "eski.html": "eski"}))
	publish(t, two, site)
	if a, b := read(t, one), read(t, two); !maps.Equal(a, b) {
		t.Errorf("%v\n%v", a, b)
	}
}

func TestTamperedOutputIsMended(t *testing.T) {
	for name, tamper := range map[string]func(dir string) error{
		"same size":     func(dir string) error { return os.WriteFile(dir+"/iade/index.html", []byte("IADE"), 0o644) },
		"gone":          func(dir string) error { return os.Remove(dir + "/iade/index.html") },
		"litter":        func(dir string) error { return os.WriteFile(dir+"/a/.DS_Store", []byte("x"), 0o644) },
		"extra folder":  func(dir string) error { return os.Mkdir(dir+"/boş", 0o755) },
		"marker broken": func(dir string) error { return os.WriteFile(dir+"/"+Marker, []byte("<<<<<<< HEAD"), 0o644) },
		"file a folder": func(dir string) error {
			return errors.Join(os.Remove(dir+"/index.html"), os.MkdirAll(dir+"/index.html/x", 0o755))
		},
		"folder a file": func(dir string) error {
			return errors.Join(os.RemoveAll(dir+"/a"), os.Symlink("index.html", dir+"/a"))
		},
		"folder a link": func(dir string) error {
			return errors.Join(os.Rename(dir+"/iade", dir+"/../elsewhere"), os.Symlink("../elsewhere", dir+"/iade"))
		},
		"file a link": func(dir string) error {
			return errors.Join(os.Rename(dir+"/index.html", dir+"/../elsewhere"), os.Symlink("../elsewhere", dir+"/index.html"))
		},
	} {
		for _, mounted := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, mounted %v", name, mounted), func(t *testing.T) {
				dir := t.TempDir() + "/public"
				publish(t, dir, site)
				if err := tamper(dir); err != nil {
					t.Fatal(err)
				}
				p := publisher{disk: system{}}
				if mounted {
					p.disk = mount(dir)
				}
				stats, err := p.publish(t.Context(), dir, tree(t, site))
				if err != nil || stats.Unchanged {
					t.Errorf("%+v %v", stats, err)
				}
				wantSite(t, dir, site)
				if info, err := os.Lstat(dir + "/iade"); err != nil || !info.IsDir() {
					t.Errorf("%v %v", info, err)
				}
				if !publish(t, dir, site).Unchanged {
					t.Error("the mended site is not whole")
				}
			})
		}
	}
}

func TestCNAMEAndGitAreKept(t *testing.T) {
	dir := t.TempDir() + "/public"
	publish(t, dir, site)
	write(t, dir+"/CNAME", "egitim.example.org\n")
	write(t, dir+"/.git/HEAD", "ref: refs/heads/gh-pages\n")
	if !publish(t, dir, site).Unchanged {
		t.Error("the kept files count as a change")
	}
	changed := with(map[string]string{"index.html": "yeni"})
	publish(t, dir, changed)
	wantSite(t, dir, changed, "CNAME", ".git/HEAD")
	got := read(t, dir)
	if got["CNAME"] != "egitim.example.org\n" || got[".git/HEAD"] == "" {
		t.Errorf("not kept: %v", got)
	}
}

func TestOurOwnCNAMEGoesWithItsBuild(t *testing.T) {
	dir := t.TempDir() + "/public"
	publish(t, dir, with(map[string]string{"CNAME": "a.example.org"}))
	publish(t, dir, site)
	wantSite(t, dir, site)
}

func TestRefusals(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home+"/ev/ayşe")
	t.Setenv("USERPROFILE", home+"/ev/ayşe")
	root := t.TempDir()
	write(t, root+"/site/content/a.md", "# A")
	write(t, root+"/foreign/thesis.tex", "two years of work")
	write(t, root+"/file", "")
	os.MkdirAll(home+"/ev/ayşe", 0o755)
	os.MkdirAll(root+"/empty", 0o755)
	publish(t, root+"/marked", site)
	for name, to := range map[string]string{"to-foreign": "foreign", "to-nothing": "nothing", "to-file": "file", "to-site": "site", "to-marked": "marked", "to-empty": "empty"} {
		if err := os.Symlink(to, root+"/"+name); err != nil {
			t.Skip(err)
		}
	}
	write(t, root+"/"+Marker, "{}") // a marker does not make a parent of the site ours
	before := read(t, root+"/foreign")
	for dir, want := range map[string]Reason{
		root + "/foreign":                  NotEmptyForeign,
		root + "/site":                     IsSource,
		root + "/to-site":                  IsSource,
		root + "/site/content/..":          IsSource,
		root:                               ParentOfSource,
		home + "/ev/ayşe":                  Home,
		home + "/ev":                       Home,
		root + "/file":                     NotAFolder,
		root + "/to-foreign":               SymlinkForeign,
		root + "/to-nothing":               SymlinkForeign,
		root + "/to-file":                  SymlinkForeign,
		root + "/site/content":             NotEmptyForeign,
		root + "/to-foreign/../foreign/./": NotEmptyForeign,
	} {
		_, err := Publish(t.Context(), dir, tree(t, site), Options{Protect: []string{root + "/to-site", root + "/none"}})
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Reason != want || refusal.Dir != dir {
			t.Errorf("%s: %v, want %q", dir, err, want)
		}
	}
	if !maps.Equal(before, read(t, root+"/foreign")) {
		t.Error("a refused folder was changed")
	}
	for _, name := range []string{"marked", "empty"} {
		changed := with(map[string]string{"index.html": "yeni"})
		publish(t, root+"/to-"+name, changed)
		wantSite(t, root+"/"+name, changed)
		if info, err := os.Lstat(root + "/to-" + name); err != nil || info.Mode().Type() != fs.ModeSymlink {
			t.Errorf("the link itself was replaced: %v %v", info, err)
		}
	}
}

func TestBadTrees(t *testing.T) {
	made := errors.New("no such layout")
	broken := tree(t, site)
	broken.AddFunc("bozuk.html", func() ([]byte, error) { return nil, made })
	for _, bad := range []struct {
		want string
		tree *Tree
	}{
		{"A.html and a.html differ only in upper and lower case", tree(t, map[string]string{"A.html": "", "a.html": ""})},
		{"İade/A and İade/a differ only in upper and lower case", tree(t, map[string]string{"İade/A/x": "", "İade/a/y": ""})},
		{Marker + ": a site cannot have", tree(t, map[string]string{Marker: ""})},
		{".Git: a site cannot have", tree(t, map[string]string{".Git": ""})},
		{"a/.gizli: a site cannot have", tree(t, map[string]string{"a/.gizli": ""})},
		{"make bozuk.html: no such layout", broken},
	} {
		dir := t.TempDir() + "/x/public"
		_, err := Publish(t.Context(), dir, bad.tree, Options{})
		if err == nil || !strings.Contains(err.Error(), bad.want) {
			t.Errorf("error is %v, want %q", err, bad.want)
		}
		if exists(filepath.Dir(dir)) {
			t.Error("something was written")
		}
	}
	if _, err := Publish(t.Context(), t.TempDir()+"/public", broken, Options{}); !errors.Is(err, made) {
		t.Errorf("the cause is lost: %v", err)
	}
}

func TestTreeRefusesAFileThatIsAFolder(t *testing.T) {
	tr := tree(t, map[string]string{"a/b/c": ""})
	for _, name := range []string{"a", "a/b", "a/b/c", "a/b/c/d"} {
		if tr.Add(name, nil) == nil {
			t.Errorf("%s was added", name)
		}
	}
}

// A folder whose files are made together is made once, when it is looked into,
// and is published like any other.
func TestTreeMakesAFolderAtOnce(t *testing.T) {
	made := 0
	tr := NewTree()
	if err := tr.Add("index.html", []byte("home")); err != nil {
		t.Fatal(err)
	}
	if err := tr.AddFolder("words", func(add func(string, []byte)) {
		made++
		add("b.json", []byte("2"))
		add("a.json", []byte("1"))
	}); err != nil {
		t.Fatal(err)
	}
	if tr.Has("index.html"); made != 0 {
		t.Error("the folder was made before anybody asked")
	}
	if !tr.Has("words/a.json") || tr.Has("words/c.json") || tr.Len() != 3 {
		t.Errorf("%d files in %v", tr.Len(), tr.Paths())
	}
	if data, err := tr.Read("words/b.json"); err != nil || string(data) != "2" || made != 1 {
		t.Errorf("read %q, %v, made %d times", data, err, made)
	}
	if _, err := tr.Read("words/c.json"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	if err := fstest.TestFS(tr, "index.html", "words/a.json", "words/b.json"); err != nil {
		t.Error(err)
	}
	if tr.AddFolder("words", nil) == nil || tr.Add("words/x", nil) == nil || tr.Add("words", nil) == nil || tr.AddFolder("a/b", nil) == nil || tr.AddFolder("index.html", nil) == nil {
		t.Error("the folder has a second writer")
	}
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := Publish(t.Context(), dir, tr, Options{}); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "words", "a.json")); err != nil || string(data) != "1" {
		t.Errorf("published %q, %v", data, err)
	}
}

func TestTreeIsAFileSystem(t *testing.T) {
	if err := fstest.TestFS(tree(t, site), slices.Collect(maps.Keys(site))...); err != nil {
		t.Error(err)
	}
	if err := fstest.TestFS(NewTree()); err != nil {
		t.Error(err)
	}
}

// A faulty disk fails the calls that a test names.
type faulty struct {
	disk
	fail func(call, name string) error
}

func (d faulty) mkdir(name string) error {
	return orElse(d.fail("mkdir", name), func() error { return d.disk.mkdir(name) })
}
func (d faulty) create(name string, data []byte) error {
	if err := d.fail("create", name); err != nil {
		d.disk.create(name, data[:len(data)/2]) // a full disk takes a part
		return err
	}
	return d.disk.create(name, data)
}
func (d faulty) link(old, new string) error {
	return orElse(d.fail("link", new), func() error { return d.disk.link(old, new) })
}
func (d faulty) rename(old, new string) error {
	return orElse(d.fail("rename", new), func() error { return d.disk.rename(old, new) })
}
func (d faulty) exchange(a, b string) error {
	return orElse(d.fail("exchange", a), func() error { return d.disk.exchange(a, b) })
}
func (d faulty) sync(dir string) error {
	return orElse(d.fail("sync", dir), func() error { return d.disk.sync(dir) })
}
func (d faulty) remove(name string) error {
	return orElse(d.fail("remove", name), func() error { return d.disk.remove(name) })
}

func orElse(err error, otherwise func() error) error {
	if err != nil {
		return err
	}
	return otherwise()
}

// mount is a disk on which dir is a mount point.
func mount(dir string) disk {
	return faulty{unsynced{}, func(call, name string) error {
		switch {
		case call == "exchange" && name == dir, call == "rename" && name == siblingOf(dir, "old"):
			return &os.LinkError{Op: "rename", Old: name, New: "", Err: syscall.EBUSY}
		case call == "rename" && strings.HasPrefix(name, siblingOf(dir, "new")):
			return &os.LinkError{Op: "rename", Old: "", New: name, Err: syscall.EXDEV}
		}
		return nil
	}}
}

// Whatever call fails, the old site stays as it was, with its .git, and
// nothing is left beside it.
func TestAFailingCallKeepsTheOldSite(t *testing.T) {
	full := syscall.ENOSPC
	changed := with(map[string]string{"index.html": "yeni", "yeni/index.html": "yeni"})
	for name, fail := range map[string]func(call, name, dir string) bool{
		"folder":     func(call, name, dir string) bool { return call == "mkdir" && filepath.Base(name) == "yeni" },
		"staging":    func(call, name, dir string) bool { return call == "mkdir" },
		"file":       func(call, name, dir string) bool { return call == "create" && strings.HasSuffix(name, "index.html") },
		"marker":     func(call, name, dir string) bool { return call == "create" && filepath.Base(name) == Marker },
		"CNAME":      func(call, name, dir string) bool { return call == "create" && filepath.Base(name) == "CNAME" },
		"sync":       func(call, name, dir string) bool { return call == "sync" },
		"carry .git": func(call, name, dir string) bool { return call == "rename" && strings.Contains(name, "ders-new/.git") },
		"exchange":   func(call, name, dir string) bool { return call == "exchange" },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir() + "/public"
			publish(t, dir, site)
			write(t, dir+"/CNAME", "a.example.org")
			write(t, dir+"/.git/HEAD", "ref")
			before := read(t, dir)
			var failed atomic.Bool
			p := publisher{disk: faulty{system{}, func(call, name string) error {
				if fail(call, filepath.ToSlash(name), dir) {
					failed.Store(true)
					return &os.PathError{Op: call, Path: name, Err: full}
				}
				return nil
			}}}
			stats, err := p.publish(t.Context(), dir, tree(t, changed))
			if !errors.Is(err, full) || !failed.Load() || stats != (Stats{}) {
				t.Errorf("%+v %v", stats, err)
			}
			if after := read(t, dir); !maps.Equal(before, after) {
				t.Errorf("before %v\nafter %v", before, after)
			}
			wantAlone(t, dir)
			publish(t, dir, changed)
			wantSite(t, dir, changed, "CNAME", ".git/HEAD")
		})
	}
}

func TestAFailingFirstBuildLeavesNothing(t *testing.T) {
	root := t.TempDir()
	dir := root + "/a/b/public"
	p := publisher{disk: faulty{system{}, func(call, name string) error {
		if call == "rename" {
			return syscall.EACCES
		}
		return nil
	}}}
	if _, err := p.publish(t.Context(), dir, tree(t, site)); !errors.Is(err, syscall.EACCES) {
		t.Error(err)
	}
	if got := read(t, root); len(got) != 1 {
		t.Errorf("left: %v", got)
	}
}

func TestWithoutAnExchange(t *testing.T) {
	for _, failing := range []string{"nothing", "second rename", "both renames"} {
		t.Run(failing, func(t *testing.T) {
			dir := t.TempDir() + "/public"
			publish(t, dir, site)
			write(t, dir+"/.git/HEAD", "ref")
			before := read(t, dir)
			renames := 0
			p := publisher{disk: faulty{system{}, func(call, name string) error {
				if call == "exchange" {
					return errors.ErrUnsupported
				}
				if call == "rename" && name == dir && failing != "nothing" {
					if renames++; renames == 1 || failing == "both renames" {
						return syscall.EACCES
					}
				}
				return nil
			}}}
			changed := with(map[string]string{"index.html": "yeni"})
			_, err := p.publish(t.Context(), dir, tree(t, changed))
			switch failing {
			case "nothing":
				if err != nil {
					t.Error(err)
				}
				wantSite(t, dir, changed, ".git/HEAD")
				return
			case "both renames":
				// As after a kill between the two; the next build mends it.
				if exists(dir) {
					t.Error("the test let nothing fail")
				}
				if _, err := Publish(t.Context(), dir, tree(t, site), Options{}); err != nil {
					t.Error(err)
				}
			}
			if err == nil {
				t.Error("no error")
			}
			if after := read(t, dir); !maps.Equal(before, after) {
				t.Errorf("before %v\nafter %v", before, after)
			}
			wantAlone(t, dir)
		})
	}
}

func TestMountPointIsFilledFileByFile(t *testing.T) {
	dir := t.TempDir() + "/public"
	os.Mkdir(dir, 0o755)
	var order []string
	m := mount(dir).(faulty)
	p := publisher{disk: faulty{m.disk, func(call, name string) error {
		if local, err := filepath.Rel(dir, name); call == "rename" && err == nil && filepath.IsLocal(local) {
			order = append(order, filepath.ToSlash(local))
		}
		return m.fail(call, name)
	}}}
	if _, err := p.publish(t.Context(), dir, tree(t, site)); err != nil {
		t.Fatal(err)
	}
	wantSite(t, dir, site)
	want := []string{Marker, ".nojekyll", "assets/main.css", "a/b/c/index.html", "iade/index.html", "index.html", Marker}
	if !slices.Equal(order, want) {
		t.Errorf("written as %v, want %v", order, want)
	}

	write(t, dir+"/CNAME", "a.example.org")
	write(t, dir+"/.git/HEAD", "ref")
	order = nil
	changed := with(map[string]string{"index.html": "yeni", "iade/index.html": ""})
	stats, err := p.publish(t.Context(), dir, tree(t, changed))
	if err != nil || stats.Written != 1 {
		t.Errorf("%+v %v", stats, err)
	}
	wantSite(t, dir, changed, "CNAME", ".git/HEAD")
	if want := []string{Marker, "index.html", Marker}; !slices.Equal(order, want) {
		t.Errorf("written as %v, want %v", order, want)
	}
	if stats, err := p.publish(t.Context(), dir, tree(t, changed)); err != nil || !stats.Unchanged {
		t.Errorf("%+v %v", stats, err)
	}
}

func TestLeftoversOfAKilledBuildAreSwept(t *testing.T) {
	dir := t.TempDir() + "/public"
	publish(t, dir, site)
	write(t, siblingOf(dir, "new")+"/half.html", "half")
	write(t, siblingOf(dir, "new")+"/.git/HEAD", "ref") // killed with the .git under way
	write(t, siblingOf(dir, "old")+"/index.html", "eski")
	write(t, siblingOf(dir, "lock"), "") // nobody holds it
	if !publish(t, dir, site).Unchanged {
		t.Error("the site was written again")
	}
	wantSite(t, dir, site, ".git/HEAD")

	// The one thing that cannot be built again is never thrown away.
	write(t, siblingOf(dir, "new")+"/.git/HEAD", "another")
	if _, err := Publish(t.Context(), dir, tree(t, site), Options{}); err == nil || !strings.Contains(err.Error(), ".git is in the way") {
		t.Errorf("error is %v", err)
	}
	if !exists(siblingOf(dir, "new") + "/.git/HEAD") {
		t.Error("a .git is lost")
	}
}

func TestCancelledBuildLeavesNothing(t *testing.T) {
	root := t.TempDir()
	dir := root + "/public"
	publish(t, dir, site)
	before := read(t, root)
	changed := with(map[string]string{"index.html": "yeni"})

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Publish(ctx, dir, tree(t, changed), Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	for _, call := range []string{"mkdir", "create", "sync"} {
		ctx, cancel := context.WithCancel(t.Context())
		p := publisher{disk: faulty{system{}, func(c, name string) error {
			if c == call {
				cancel()
			}
			return nil
		}}}
		if _, err := p.publish(ctx, dir, tree(t, changed)); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled at %s: %v", call, err)
		}
	}
	if after := read(t, root); !maps.Equal(before, after) {
		t.Errorf("before %v\nafter %v", before, after)
	}
}

func TestTwoPublishersAtOnce(t *testing.T) {
	dir := t.TempDir() + "/public"
	changed := with(map[string]string{"index.html": "yeni"})
	var wg sync.WaitGroup
	for i := range 8 {
		files := []map[string]string{site, changed}[i%2]
		tr := tree(t, files)
		wg.Go(func() {
			if _, err := Publish(t.Context(), dir, tr, Options{}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if read(t, dir)["index.html"] == "yeni" {
		wantSite(t, dir, changed)
	} else {
		wantSite(t, dir, site)
	}
}

func TestABuildThatHoldsTheFolder(t *testing.T) {
	dir := t.TempDir() + "/public"
	unlock, err := tryLock(siblingOf(dir, "lock"))
	if err != nil {
		t.Fatal(err)
	}
	p := publisher{disk: system{}, patience: 10 * time.Millisecond}
	var refusal *Refusal
	if _, err := p.publish(t.Context(), dir, tree(t, site)); !errors.As(err, &refusal) || refusal.Reason != Busy {
		t.Errorf("error is %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := Publish(ctx, dir, tree(t, site), Options{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error is %v", err)
	}
	unlock()
	publish(t, dir, site)
	wantSite(t, dir, site)
}

// A reader who opens a page at any moment gets one of the two sites.
func TestReadersSeeWholeSites(t *testing.T) {
	dir := t.TempDir() + "/public"
	sites := []map[string]string{{"index.html": "bir", "x/a.html": "bir"}, {"index.html": "iki", "x/a.html": "iki"}}
	publish(t, dir, sites[0])
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() {
		for ctx.Err() == nil {
			if data, err := os.ReadFile(dir + "/index.html"); err != nil || !bytes.Contains([]byte("bir iki"), data) || len(data) != 3 {
				t.Errorf("%q %v", data, err)
				return
			}
		}
	})
	for i := range 20 {
		publish(t, dir, sites[(i+1)%2])
	}
	cancel()
	wg.Wait()
}

func BenchmarkPublish(b *testing.B) {
	tr := NewTree()
	for i := range 10_000 {
		tr.Add(fmt.Sprintf("modul-%d/ders-%d/index.html", i/100, i), bytes.Repeat(page, 1000))
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			if _, err := Publish(b.Context(), b.TempDir()+"/public", tr, Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		dir := b.TempDir() + "/public"
		if _, err := Publish(b.Context(), dir, tr, Options{}); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := Publish(b.Context(), dir, tr, Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
