package source_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"ders/generator/source"
)

// folder makes a site folder of files and opens it.
func folder(t *testing.T, files map[string]string) (string, *source.Snapshot) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	for name, text := range files {
		put(t, dir, name, text)
	}
	s, err := source.Open(dir, "ders.yaml", "content")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return dir, s
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// faults are the diagnostics as "path line:col rule".
func faults(s *source.Snapshot) string {
	var out []string
	for _, d := range s.Diagnostics() {
		w := d.Describe("tr")
		if strings.Contains(w.Message+w.Hint, "%!") {
			out = append(out, w.Message, w.Hint)
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %d:%d %s", w.Path, w.Line, w.Col, w.Rule)))
	}
	return strings.Join(out, ", ")
}

func TestUnreadableText(t *testing.T) {
	for name, c := range map[string]struct{ raw, want string }{
		"Windows-1254":       {"---\ntitle: M\xfc\xfeteri \xddleti\xfeimi\n", "content/a.md 2:9 source/windows-1254"},
		"Latin text, broken": {"ab\nc\xff\xfe\xd0\x80\x81", "content/a.md 2:2 source/encoding"},
		"UTF-16":             {"\xff\xfeM\x00\xfc\x00", "content/a.md 1:1 source/encoding"},
		"UTF-16, no mark":    {"M\x00e\x00", "content/a.md 1:2 source/nul"},
		"a lone surrogate":   {"a\xed\xa0\x80", "content/a.md 1:2 source/encoding"},
		"NUL":                {"ş\nx\x00", "content/a.md 2:2 source/nul"},
		"sound":              {"\ufeffMüşteri\r\n", ""},
		"decomposed":         {"Mu\u0308s\u0327teri\n", ""},
	} {
		_, s := folder(t, map[string]string{"content/a.md": c.raw})
		s.Rescan()
		if got := faults(s); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if (s.File("content/a.md") == nil) != (c.want != "") {
			t.Errorf("%s: the file is there: %v", name, s.File("content/a.md") != nil)
		}
	}
}

func TestTooLarge(t *testing.T) {
	dir, s := folder(t, map[string]string{"content/a.md": "", "content/film.mp4": "", "content/b.md": ""})
	for name, size := range map[string]int64{"a.md": 5<<20 + 1, "film.mp4": 64<<20 + 1, "b.md": 1000} {
		if err := os.Truncate(filepath.Join(dir, "content", name), size); err != nil {
			t.Fatal(err)
		}
	}
	s.Rescan()
	// b.md is small enough to be read, and full of NULs.
	want := "content/a.md 0:0 source/too-large, content/b.md 1:1 source/nul, content/film.mp4 0:0 source/too-large"
	if got := faults(s); got != want {
		t.Errorf("got %s", got)
	}
}

// TestNotAFile: none of these may hang a build.
func TestNotAFile(t *testing.T) {
	dir, s := folder(t, map[string]string{"content/a.md": "x"})
	want := "content/kopuk.md 0:0 source/not-a-file"
	if err := os.Symlink("yok.md", filepath.Join(dir, "content/kopuk.md")); err != nil {
		t.Skip(err)
	}
	if runtime.GOOS != "windows" {
		if err := syscall.Mkfifo(filepath.Join(dir, "content/boru.md"), 0o644); err != nil {
			t.Fatal(err)
		}
		want = "content/boru.md 0:0 source/not-a-file, " + want
	}
	s.Rescan()
	if got := faults(s); got != want {
		t.Errorf("got %s", got)
	}
}

func TestLinkOutOfTheFolder(t *testing.T) {
	dir, s := folder(t, map[string]string{"content/a.md": "x", "../gizli.md": "gizli", "../dis/b.md": "gizli"})
	for name, to := range map[string]string{"file.md": "../../gizli.md", "folder": "../../dis", "inside.md": "a.md"} {
		if err := os.Symlink(to, filepath.Join(dir, "content", name)); err != nil {
			t.Skip(err)
		}
	}
	s.Rescan()
	if got, want := faults(s), "content/file.md 0:0 source/unreadable, content/folder 0:0 source/unreadable"; got != want {
		t.Errorf("got %s", got)
	}
	if f := s.File("content/inside.md"); f == nil || f.Text != "x" {
		t.Error("a link inside the folder is not followed")
	}
}

func TestUnreadable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root reads everything; TestLinkOutOfTheFolder shows the message")
	}
	dir, s := folder(t, map[string]string{"content/a.md": "x", "content/b/c.md": "x"})
	os.Chmod(filepath.Join(dir, "content/a.md"), 0)
	os.Chmod(filepath.Join(dir, "content/b"), 0)
	defer os.Chmod(filepath.Join(dir, "content/b"), 0o755)
	s.Rescan()
	if got, want := faults(s), "content/a.md 0:0 source/unreadable, content/b 0:0 source/unreadable"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestTooDeep(t *testing.T) {
	deep := "content" + strings.Repeat("/k", 32)
	dir, s := folder(t, map[string]string{"content/a.md": "x", deep + "/a.md": "x", deep + "/k/a.md": "x"})
	s.Rescan()
	if got := faults(s); got != deep+"/k 0:0 source/too-deep" {
		t.Errorf("got %s", got)
	}
	if s.File(deep+"/a.md") == nil {
		t.Error("the last folder within the limit is not read")
	}
	// A link to its own folder ends too, here by the system's limit on links.
	os.RemoveAll(filepath.Join(dir, "content/k"))
	if err := os.Symlink(".", filepath.Join(dir, "content/halka")); err != nil {
		t.Skip(err)
	}
	s.Rescan()
	if got := faults(s); !strings.HasPrefix(got, "content/halka/halka") || strings.Contains(got, ",") {
		t.Errorf("got %s", got)
	}
}

// TestTwinNames: one name in two Unicode forms is named, and NFD alone is not.
func TestTwinNames(t *testing.T) {
	nfc, nfd := "content/şikâyet.md", "content/s\u0327ika\u0302yet.md"
	dir, s := folder(t, map[string]string{nfd: "ayrık"})
	s.Rescan()
	if f := s.File(nfc); f == nil || faults(s) != "" {
		t.Fatalf("a decomposed name: %s", faults(s))
	}
	put(t, dir, nfc, "birleşik")
	s.Rescan()
	if entries, _ := os.ReadDir(filepath.Join(dir, "content")); len(entries) == 1 {
		t.Skip("this file system takes both names for one")
	}
	if got := faults(s); got != nfc+" 0:0 source/name-twice" {
		t.Errorf("got %s", got)
	}
	os.Remove(filepath.Join(dir, nfc))
	s.Refresh(nfc)
	if f := s.File(nfc); f == nil || f.Text != "ayrık" || faults(s) != "" {
		t.Errorf("after one twin was removed: %v, %s", f, faults(s))
	}
}

// TestIgnored: what editors and systems leave behind is no content.
func TestIgnored(t *testing.T) {
	_, s := folder(t, map[string]string{
		"ders.yaml": "title: x\n", "content/a.md": "x", "content/.gizli.md": "x", "content/a.md~": "x", "content/.a.md.swp": "x",
		"content/#a.md#": "x", "content/4913": "x", "content/.git/x.md": "x", "baska/b.md": "x", "content/a-b.md": "y", "content/a/b.md": "z",
	})
	s.Rescan()
	var names []string
	for _, f := range s.Files("content") {
		names = append(names, f.Path)
	}
	if got := strings.Join(names, " "); got != "content/a-b.md content/a.md content/a/b.md" {
		t.Errorf("got %s", got)
	}
	if files := s.Files("content/a"); len(files) != 1 {
		t.Errorf("below content/a: %d files", len(files))
	}
	if s.File("ders.yaml") == nil {
		t.Error("ders.yaml is not there")
	}
}

// TestRefreshEqualsRescan makes random edits and tells one snapshot which
// paths changed; another reads everything. Both must hold the same.
func TestRefreshEqualsRescan(t *testing.T) {
	dir, s := folder(t, map[string]string{"ders.yaml": "title: x\n", "content/a.md": "x"})
	s.Refresh() // the first one reads everything
	random := rand.New(rand.NewPCG(1, 2))
	names := []string{"ders.yaml", "content", "content/a.md", "content/b", "content/b/a.md", "content/b/c", "content/b/c/d.md",
		"content/s\u0327.md", "content/ş.md", "content/e.png", "content/k", "disari.md"}
	texts := []string{"x", "y\r\n", "bozuk \xff", "nul \x00", ""}
	for i := range 400 {
		var changed []string
		for range 1 + random.IntN(3) {
			name := names[random.IntN(len(names))]
			path := filepath.Join(dir, name)
			switch random.IntN(5) {
			case 0:
				os.RemoveAll(path)
			case 1:
				os.RemoveAll(path)
				os.MkdirAll(filepath.Dir(path), 0o755)
				os.Symlink([]string{"a.md", "yok", "../../x", "b"}[random.IntN(4)], path)
			default:
				if os.MkdirAll(filepath.Dir(path), 0o755) == nil {
					os.WriteFile(path, []byte(texts[random.IntN(len(texts))]), 0o644)
				}
			}
			// A link may have made the change show under other names; the
			// watcher asks for a rescan in doubt, here the folders are named.
			if random.IntN(2) == 0 {
				name = path
			}
			changed = append(changed, name, "content", "ders.yaml")
		}
		s.Refresh(changed...)
		fresh, err := source.Open(dir, "ders.yaml", "content")
		if err != nil {
			t.Fatal(err)
		}
		fresh.Rescan()
		if got, want := state(s), state(fresh); got != want {
			t.Fatalf("after edit %d of %q\n--- refreshed\n%s\n--- read anew\n%s", i, changed, got, want)
		}
		fresh.Close()
	}
}

// TestRefreshOnePath is the same without links: only the touched path is named.
func TestRefreshOnePath(t *testing.T) {
	dir, s := folder(t, map[string]string{"ders.yaml": "title: x\n", "content/a.md": "x"})
	s.Rescan()
	random := rand.New(rand.NewPCG(3, 4))
	names := []string{"ders.yaml", "content/a.md", "content/b", "content/b/a.md", "content/b/c/d.md", "content/s\u0327.md", "content/ş.md"}
	for i := range 400 {
		name := names[random.IntN(len(names))]
		path := filepath.Join(dir, name)
		if random.IntN(3) == 0 || name == "content/b" {
			os.RemoveAll(path)
		} else {
			os.MkdirAll(filepath.Dir(path), 0o755)
			os.WriteFile(path, []byte([]string{"x", "y", "bozuk \xff"}[random.IntN(3)]), 0o644)
		}
		s.Refresh(name)
		fresh, err := source.Open(dir, "ders.yaml", "content")
		if err != nil {
			t.Fatal(err)
		}
		fresh.Rescan()
		if got, want := state(s), state(fresh); got != want {
			t.Fatalf("after edit %d of %q\n--- refreshed\n%s\n--- read anew\n%s", i, name, got, want)
		}
		fresh.Close()
	}
}

func state(s *source.Snapshot) string {
	var b strings.Builder
	if f := s.File("ders.yaml"); f != nil {
		fmt.Fprintf(&b, "%s %s\n", f.Path, f.Digest.Short())
	}
	for _, f := range s.Files("content") {
		fmt.Fprintf(&b, "%s %s\n", f.Path, f.Digest.Short())
	}
	return b.String() + faults(s)
}
