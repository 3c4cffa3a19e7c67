package source

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// TestEdited: an edit counts in the normalised text and lands in the bytes,
// of which no other changes.
func TestEdited(t *testing.T) {
	const decomposed = "s\u0327" // ş, as macOS and some editors write it
	for _, c := range []struct{ name, raw, after, text, want string }{
		{"plain", "bir\niki\n", "bir", "\nX", "bir\nX\niki\n"},
		{"no last newline", "bir\niki", "iki", "\nX", "bir\niki\nX"},
		{"one line", "bir", "bir", "\nX", "bir\nX"},
		{"empty", "", "", "X\n", "X\n"},
		{"mark and CRLF", "\ufeffbir\r\niki\r\n", "bir", "\nX\n", "\ufeffbir\r\nX\r\n\r\niki\r\n"},
		{"CRLF without a last newline", "bir\r\niki", "iki", "\nX", "bir\r\niki\r\nX"},
		{"CR alone", "bir\riki\r", "bir", "\nX", "bir\rX\riki\r"},
		{"mixed", "bir\r\niki\nüç\r\n", "iki", "\nX", "bir\r\niki\nX\nüç\r\n"},
		{"decomposed before", "a" + decomposed + "\nbas\u0327 son\n", "baş", "X", "a" + decomposed + "\nbas\u0327X son\n"},
		{"decomposed behind", "bas s\u0327on\n", "bas ", "X", "bas Xs\u0327on\n"},
		{"marks at the border", "a\nb\u0301c\u0323\u0307\n", "b\u0301", "X", "a\nb\u0301Xc\u0323\u0307\n"},
		{"Hangul", "\u1112\u1161\u11ab!\n", "한", "X", "\u1112\u1161\u11abX!\n"},
		{"a line of marks", "a\n\u0301b\n", "\u0301", "X", "a\n\u0301Xb\n"},
	} {
		file := NewFile("a.md", []byte(c.raw))
		at := strings.Index(file.Text, NewFile("", []byte(c.after)).Text) + len(NewFile("", []byte(c.after)).Text)
		out, ok := edited(file, []byte(c.raw), []Edit{{file.Span(at, at), c.text}})
		if !ok || string(out) != c.want {
			t.Errorf("%s: got %q, %v; want %q", c.name, out, ok, c.want)
		}
	}
}

// TestEditedTwice: several edits of one file, and one that replaces.
func TestEditedTwice(t *testing.T) {
	raw := "\ufeffbir\r\niki\r\nüç\r\n"
	file := NewFile("a.md", []byte(raw))
	place := func(word string) Span {
		at := strings.Index(file.Text, word)
		return file.Span(at, at+len(word))
	}
	list := List{
		{Fix: &Edit{place("üç"), "dört\nbeş"}}, {}, {Fix: &Edit{place("bir"), ""}},
		{Fix: &Edit{place("r\ni"), "overlaps"}},
	}
	out, ok := edited(file, []byte(raw), fixesOf(list)[file])
	if want := "\ufeff\r\niki\r\ndört\r\nbeş\r\n"; !ok || string(out) != want {
		t.Errorf("got %q, %v; want %q", out, ok, want)
	}
}

// TestNotEdited: other bytes than those that were read, and a text that would
// not become what was meant, are left alone.
func TestNotEdited(t *testing.T) {
	file := NewFile("a.md", []byte("bir\nş\n"))
	if _, ok := edited(file, []byte("bir \nş\n"), []Edit{{file.Span(0, 0), "X"}}); ok {
		t.Error("a file that changed was edited")
	}
	if _, ok := edited(file, []byte("bir\ns\u0327\n"), []Edit{{file.Span(5, 5), "X"}}); ok {
		t.Error("a letter was cut in two")
	}
	if _, ok := edited(file, []byte("bir\nş\n"), []Edit{{file.Span(4, 4), "s\u0301"}}); ok {
		t.Error("what is written does not read as what was meant")
	}
}

// mendOne puts a file into a folder, reads it, lets change do something, and
// mends it.
func mendOne(t *testing.T, name string, change func(path string)) (string, []Mending, error) {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "content", name)
	if err := os.Mkdir(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("bir\n"), 0o640); err != nil {
		t.Fatal(err)
	}
	s, err := Open(dir, "content")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	s.Rescan()
	file := s.Files("content")[0]
	if change != nil {
		change(path)
	}
	mended, err := s.Mend(List{{Fix: &Edit{file.Span(3, 3), "X"}}})
	left, _ := os.ReadDir(filepath.Dir(path))
	if len(left) > 1 {
		t.Errorf("files left beside it: %v", left)
	}
	text, _ := os.ReadFile(path)
	return string(text), mended, err
}

func TestMend(t *testing.T) {
	var path string
	text, mended, err := mendOne(t, "s\u0327.md", func(p string) { path = p })
	if err != nil || text != "birX\n" || len(mended) != 1 || mended[0] != (Mending{"content/ş.md", 1, ""}) {
		t.Errorf("got %q, %v, %v", text, mended, err)
	}
	want := fs.FileMode(0o640)
	if runtime.GOOS == "windows" { // which knows only whether a file may be written
		want = 0o666
	}
	if info, err := os.Stat(path); err != nil || info.Mode() != want {
		t.Errorf("the mode became %v (%v)", info.Mode(), err)
	}
}

func TestMendChanged(t *testing.T) {
	for name, change := range map[string]func(path string){
		"another text": func(path string) { os.WriteFile(path, []byte("iki\n"), 0o640) },
		"no file":      func(path string) { os.Remove(path) },
	} {
		text, mended, err := mendOne(t, "a.md", change)
		if err != nil || strings.Contains(text, "X") || len(mended) != 1 || mended[0] != (Mending{"content/a.md", 0, Changed}) {
			t.Errorf("%s: got %q, %v, %v", name, text, mended, err)
		}
	}
}

// TestMendProtected: a file that its author closed is not replaced.
func TestMendProtected(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everything")
	}
	text, mended, err := mendOne(t, "a.md", func(path string) { os.Chmod(path, 0o440) })
	if err == nil || text != "bir\n" || len(mended) != 0 {
		t.Errorf("got %q, %v, %v", text, mended, err)
	}
}

// TestMendLink: what a link leads to is not written, nor is the link.
func TestMendLink(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "a.md")
	text, mended, err := mendOne(t, "a.md", func(path string) {
		os.WriteFile(outside, []byte("bir\n"), 0o640)
		os.Remove(path)
		os.Symlink(outside, path)
	})
	if err != nil || text != "bir\n" || len(mended) != 1 || mended[0].Refusal != Linked {
		t.Errorf("got %q, %v, %v", text, mended, err)
	}
	if info, err := os.Lstat(outside); err != nil || info.Mode()&fs.ModeType != 0 {
		t.Errorf("%v, %v", info, err)
	}
}

// FuzzEdited: whatever a text is stored like, it is read as composed letters
// and plain lines, and an edit changes what it says and nothing else.
func FuzzEdited(f *testing.F) {
	f.Add([]byte("\ufeffs\u0327\r\niki\r\n"), 3)
	f.Add([]byte("a\rb\u0301\u0323\n\n\u1112\u1161\u11ab"), 5)
	f.Add([]byte("M\xfc\xfeteri"), 1)
	f.Fuzz(func(t *testing.T, raw []byte, at int) {
		if at, rule := badText(raw); rule != nil {
			if at < 0 || at >= len(raw) {
				t.Errorf("%s at %d of %d", rule.ID, at, len(raw))
			}
			return
		}
		file := NewFile("a.md", raw)
		if !utf8.ValidString(file.Text) || !norm.NFC.IsNormalString(file.Text) || strings.ContainsRune(file.Text, '\r') {
			t.Errorf("%q is read as %q", raw, file.Text)
		}
		if same, ok := edited(file, raw, nil); !ok || !bytes.Equal(same, raw) {
			t.Errorf("%q without an edit becomes %q, %v", raw, same, ok)
		}
		place := file.Span(at, at)
		out, ok := edited(file, raw, []Edit{{place, "X"}})
		if want := file.Text[:place.Start] + "X" + file.Text[place.Start:]; ok && NewFile("a.md", out).Text != want {
			t.Errorf("%q at %d becomes %q", raw, at, out)
		}
	})
}
