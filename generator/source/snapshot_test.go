package source_test

import (
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

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

// TestWindows1254: its author is told what it is and how to convert it, in
// whatever file.
func TestWindows1254(t *testing.T) {
	_, s := folder(t, map[string]string{"ders.yaml": "# \xdeirket\ntitle: x\n", "content/a.md": "x\n\ny \x93s\xfcre\x94\n"})
	s.Rescan()
	if got := faults(s); got != "content/a.md 3:3 source/windows-1254, ders.yaml 1:3 source/windows-1254" {
		t.Errorf("got %s", got)
	}
	for language, words := range map[string][2]string{
		"tr": {"Windows-1254", "“Kodlamayla kaydet → UTF-8” seçin ya da çevirin: iconv -f WINDOWS-1254 -t UTF-8"},
		"en": {"Windows-1254", "“Save with encoding → UTF-8” in your editor, or convert it: iconv -f WINDOWS-1254 -t UTF-8"},
	} {
		for _, d := range s.Diagnostics() {
			if w := d.Describe(language); !strings.Contains(w.Message, words[0]) || !strings.Contains(w.Hint, words[1]) {
				t.Errorf("%s: %s / %s", language, w.Message, w.Hint)
			}
		}
	}
}

// TestTooLarge: a file is read up to its limit and refused above it.
func TestTooLarge(t *testing.T) {
	const text = 5 << 20
	sizes := map[string]int64{"a.md": text + 1, "b.md": text, "film.mp4": 64<<20 + 1, "ses.mp3": 64 << 20}
	dir, s := folder(t, map[string]string{"content/b.md": "", "ders.yaml": ""})
	put(t, dir, "content/b.md", strings.Repeat("soz\n", text/4))
	put(t, dir, "ders.yaml", strings.Repeat("#", text+1))
	for name, size := range sizes {
		if name != "b.md" {
			put(t, dir, "content/"+name, "")
			if err := os.Truncate(filepath.Join(dir, "content", name), size); err != nil {
				t.Fatal(err)
			}
		}
	}
	s.Rescan()
	want := "content/a.md 0:0 source/too-large, content/film.mp4 0:0 source/too-large, ders.yaml 0:0 source/too-large"
	if got := faults(s); got != want {
		t.Errorf("got %s", got)
	}
	for _, name := range []string{"content/b.md", "content/ses.mp3"} {
		if s.File(name) == nil {
			t.Errorf("%s, which is at the limit, is not read", name)
		}
	}
}

// TestNotAFile: none of these may hang a build.
func TestNotAFile(t *testing.T) {
	dir, s := folder(t, map[string]string{"content/a.md": "x"})
	want := "content/kopuk.md 0:0 source/not-a-file"
	if err := os.Symlink("yok.md", filepath.Join(dir, "content/kopuk.md")); err != nil {
		t.Skip(err)
	}
	if makePipe != nil {
		for _, name := range []string{"content/boru.md", "ders.yaml"} {
			if err := makePipe(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
		socket, err := net.Listen("unix", filepath.Join(dir, "content/priz.md"))
		if err != nil {
			t.Fatal(err)
		}
		defer socket.Close()
		if err := os.Symlink("boru.md", filepath.Join(dir, "content/kisayol.md")); err != nil {
			t.Fatal(err)
		}
		want = "content/boru.md 0:0 source/not-a-file, content/kisayol.md 0:0 source/not-a-file, " + want +
			", content/priz.md 0:0 source/not-a-file, ders.yaml 0:0 source/not-a-file"
	}
	s.Rescan()
	if got := faults(s); got != want {
		t.Errorf("got %s", got)
	}
}

func TestLinkOutOfTheFolder(t *testing.T) {
	dir, s := folder(t, map[string]string{"content/a.md": "x", "../gizli.md": "gizli", "../dis/b.md": "gizli"})
	for name, to := range map[string]string{"file.md": "../../gizli.md", "folder": "../../dis", "inside.md": "a.md", "zero.md": "/dev/zero"} {
		if err := os.Symlink(to, filepath.Join(dir, "content", name)); err != nil {
			t.Skip(err)
		}
	}
	s.Rescan()
	if got, want := faults(s), "content/file.md 0:0 source/unreadable, content/folder 0:0 source/unreadable, content/zero.md 0:0 source/unreadable"; got != want {
		t.Errorf("got %s", got)
	}
	if f := s.File("content/inside.md"); f == nil || f.Text != "x" {
		t.Error("a link inside the folder is not followed")
	}
}

func TestUnreadable(t *testing.T) {
	dir, s := folder(t, map[string]string{"content/a.md": "x", "content/b/c.md": "x", "content/d.md": "x"})
	os.Chmod(filepath.Join(dir, "content/a.md"), 0)
	os.Chmod(filepath.Join(dir, "content/b"), 0)
	defer os.Chmod(filepath.Join(dir, "content/b"), 0o755)
	asNobody(t, func() { s.Rescan() })
	if got, want := faults(s), "content/a.md 0:0 source/unreadable, content/b 0:0 source/unreadable"; got != want {
		t.Errorf("got %s", got)
	}
	if s.File("content/d.md") == nil {
		t.Error("the file beside them is not read")
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

// TestLinksMultiply: links to a folder of links would be read more often than
// anybody can wait for, were they all followed.
func TestLinksMultiply(t *testing.T) {
	dir, s := folder(t, map[string]string{"content/a.md": "x", "content/ortak/b.md": "x"})
	for i := range 60 {
		if err := os.Symlink(".", filepath.Join(dir, "content", fmt.Sprint("halka", i))); err != nil {
			t.Skip(err)
		}
	}
	s.Rescan()
	if d := s.Diagnostics(); len(d) != 60*60 || d[0].Rule.ID != "source/too-deep" {
		t.Errorf("%d diagnostics", len(d))
	}
	for i := range 60 {
		os.Remove(filepath.Join(dir, "content", fmt.Sprint("halka", i)))
	}
	// Folders that share one are fine.
	for _, name := range []string{"01-iade", "02-kargo"} {
		put(t, dir, "content/"+name+"/a.md", "x")
		os.Symlink("../ortak", filepath.Join(dir, "content", name, "ortak"))
	}
	s.Rescan()
	if got := faults(s); got != "" || s.File("content/02-kargo/ortak/b.md") == nil {
		t.Errorf("a linked folder: %s", got)
	}
}

// TestBadNames: what no address and no message could show is not read, and
// the message shows nothing of it raw.
func TestBadNames(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows writes no such names")
	}
	names := []string{"m\xfc\xfeteri.md", "a\x1b[2J.md", "iki\nsatir.png", "ters\u202egnp.md", "klasor\x9d/a.md", "sekme\t.md", "\u2028.md"}
	files := map[string]string{"content/Müşteri 😀 (1).md": "x", "content/ailem 👩\u200d👧.png": "x"}
	for _, name := range names {
		files["content/"+name] = "x"
	}
	_, s := folder(t, files)
	s.Rescan()
	if n := len(s.Files("content")); n != 2 {
		t.Errorf("%d files are read", n)
	}
	if n := strings.Count(faults(s), " source/file-name"); n != len(names) {
		t.Errorf("%d of %d names are told", n, len(names))
	}
	for _, d := range s.Diagnostics() {
		if w := d.Describe("en"); source.Printable(w.Path+w.Message) != w.Path+w.Message || !utf8.ValidString(w.Message) {
			t.Errorf("printed raw: %q", w.Message)
		}
	}
}

// TestTwinFolders: two folders of one name are two of somebody's files, not one
// folder of ours.
func TestTwinFolders(t *testing.T) {
	dir, s := folder(t, map[string]string{"content/ş/a.md": "x", "content/s\u0327/b.md": "x"})
	s.Rescan()
	if entries, _ := os.ReadDir(filepath.Join(dir, "content")); len(entries) == 1 {
		t.Skip("this file system takes both names for one")
	}
	if got := faults(s); got != "content/ş 0:0 source/name-twice" {
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
		"content/#a.md#": "x", "content/4913": "x", "content/.git/x.md": "x", "content/Thumbs.db": "x", "content/a/Desktop.ini": "x", "baska/b.md": "x", "content/a-b.md": "y", "content/a/b.md": "z",
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
		"content/s\u0327.md", "content/ş.md", "content/e.png", "content/k", "content/b/l", "disari.md"}
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
				os.Symlink([]string{"a.md", "yok", "../../x", "b", "."}[random.IntN(5)], path)
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
	names := []string{"ders.yaml", "content/a.md", "content/b", "content/b/a.md", "content/b/c/d.md", "content/s\u0327.md", "content/ş.md",
		"content/u\u0308", "content/u\u0308/a.md", "content/ü", "content/ü/a.md", "content/ü/b.md", "content/k\x1b/a.md", "content/k\x1b", "content/\xfe.md"}
	for i := range 1000 {
		name := names[random.IntN(len(names))]
		path := filepath.Join(dir, name)
		if random.IntN(3) == 0 || filepath.Ext(name) == "" {
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
		fmt.Fprintf(&b, "%s %s\n", f.Path, f.Digest().Short())
	}
	for _, f := range s.Files("content") {
		fmt.Fprintf(&b, "%s %s\n", f.Path, f.Digest().Short())
	}
	return b.String() + faults(s)
}

// TestFoldersBeside: a folder that means to be a root is told, whichever paths
// are read again, and no more once it is gone.
func TestFoldersBeside(t *testing.T) {
	dir, s := folder(t, map[string]string{"content/index.md": "Ana.\n", "notlar/a.md": "Not.\n"})
	s.Rescan()
	says := func(want string) {
		t.Helper()
		got := ""
		for _, d := range s.Diagnostics() {
			got += d.Rule.ID + " " + d.Path
		}
		if got != want {
			t.Errorf("said %q, want %q", got, want)
		}
	}
	says("")
	put(t, dir, "dersler/iade/sure.md", "Süre.\n")
	if !s.Refresh("content/index.md") {
		t.Error("a folder came, and nothing changed")
	}
	says("source/folder-name dersler")
	if s.Refresh("content/index.md") {
		t.Error("nothing came, and something changed")
	}
	if s.Rescan() {
		t.Error("all is read again, and something changed")
	}
	if err := os.RemoveAll(filepath.Join(dir, "dersler")); err != nil {
		t.Fatal(err)
	}
	if !s.Refresh("content/index.md") {
		t.Error("the folder went, and nothing changed")
	}
	says("")
}
