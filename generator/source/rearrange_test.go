package source_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ders/generator/source"
)

// disk is every file and folder below a folder, with its text and mode.
func disk(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || name == dir {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		text := ""
		if info.Mode().IsRegular() {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			text = string(data)
		}
		rel, _ := filepath.Rel(dir, name)
		all[filepath.ToSlash(rel)] = info.Mode().String() + " " + text
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func rearranged(t *testing.T) (string, *source.Snapshot) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"content/a/x.md": "\ufeffbir\r\niki\r\n", "content/a/y.md": "üç s\u0327\n", "content/a/.not": "n", "content/b/z.md": "z\n", "quizzes/q": "q",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o640)); err != nil {
			t.Fatal(err)
		}
	}
	s, err := source.Open(dir, "content", "quizzes")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	s.Rescan()
	return dir, s
}

func edit(s *source.Snapshot, name, old, text string) map[*source.File][]source.Edit {
	file := s.File(name)
	at := strings.Index(file.Text, old)
	return map[*source.File][]source.Edit{file: {{Span: file.Span(at, at+len(old)), Text: text}}}
}

// Files move and change, folders come and go, and all other bytes stay.
func TestRearrange(t *testing.T) {
	dir, s := rearranged(t)
	below, err := s.Below("content/a")
	if err != nil || len(below) != 3 {
		t.Fatalf("below: %q, %v", below, err)
	}
	r := source.Rearrangement{Names: map[string]string{}, Edits: edit(s, "content/a/x.md", "iki", "2\n3")}
	for _, name := range below {
		r.Names[name] = strings.Replace(name, "content/a", "content/c/d", 1)
	}
	for file, edits := range edit(s, "content/b/z.md", "z", "ş") {
		r.Edits[file] = edits
	}
	texts, err := s.Texts(r)
	if err != nil || string(texts["content/c/d/x.md"]) != "\ufeffbir\r\n2\r\n3\r\n" || texts["content/a/x.md"] != nil {
		t.Errorf("texts: %q, %v", texts, err)
	}
	if err := s.Rearrange(r); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"content": "drwxr-xr-x ", "content/b": "drwxr-xr-x ", "content/c": "drwxr-xr-x ", "content/c/d": "drwxr-xr-x ", "quizzes": "drwxr-xr-x ",
		"content/c/d/x.md": "-rw-r----- \ufeffbir\r\n2\r\n3\r\n", "content/c/d/y.md": "-rw-r----- üç s\u0327\n", "content/c/d/.not": "-rw-r----- n",
		"content/b/z.md": "-rw-r----- ş\n", "quizzes/q": "-rw-r----- q",
	}
	if diff := cmp.Diff(want, disk(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// Paths are composed, as everywhere: what is below a folder is known to the
// parsers by the same name, however the disk spells it.
func TestRearrangeDecomposed(t *testing.T) {
	dir, s := rearranged(t)
	written := filepath.Join(dir, "content", "a", "s\u0327.md")
	if err := os.WriteFile(written, []byte("ş\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.Rescan()
	below, err := s.Below("content/a")
	if err != nil || !slices.Contains(below, "content/a/ş.md") || s.File("content/a/ş.md") == nil {
		t.Fatalf("below: %+q, %v", below, err)
	}
	if err := s.Rearrange(source.Rearrangement{Names: map[string]string{"content/a/ş.md": "content/b/ş.md"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(written); err == nil || disk(t, dir)["content/b/ş.md"] == "" {
		t.Errorf("%+q", disk(t, dir))
	}
}

// What goes wrong on the way leaves everything as it was.
func TestRearrangeRollsBack(t *testing.T) {
	for name, r := range map[string]func(s *source.Snapshot) source.Rearrangement{
		"a file where a folder is needed": func(s *source.Snapshot) source.Rearrangement {
			return source.Rearrangement{
				Names: map[string]string{"content/a/x.md": "content/new/x.md", "content/b/z.md": "quizzes/q/z.md"},
				Edits: edit(s, "content/a/x.md", "bir", "1"),
			}
		},
		"one new name for two files": func(s *source.Snapshot) source.Rearrangement {
			return source.Rearrangement{Names: map[string]string{"content/a/x.md": "content/c/n.md", "content/a/y.md": "content/c/n.md"}}
		},
		"a file below another": func(s *source.Snapshot) source.Rearrangement {
			return source.Rearrangement{Names: map[string]string{"content/a/x.md": "content/c/x.md", "content/a/y.md": "content/c/x.md/y.md"}}
		},
	} {
		dir, s := rearranged(t)
		before := disk(t, dir)
		if err := s.Rearrange(r(s)); err == nil {
			t.Errorf("%s: no error", name)
		}
		if diff := cmp.Diff(before, disk(t, dir)); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

// A folder that is not as it was read is left alone.
func TestRearrangeHindered(t *testing.T) {
	for _, c := range []struct {
		reason source.Refusal
		spoil  func(dir string) error
		names  map[string]string
	}{
		{source.Changed, func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "content/a/x.md"), []byte("dört\n"), 0o644)
		}, nil},
		{source.Changed, func(dir string) error { return os.Remove(filepath.Join(dir, "content/a/x.md")) }, nil},
		{source.Linked, func(dir string) error {
			x := filepath.Join(dir, "content/a/x.md")
			return errors.Join(os.Rename(x, x+".real"), os.Symlink("x.md.real", x))
		}, nil},
		{source.Occupied, func(string) error { return nil }, map[string]string{"content/a/x.md": "content/b/z.md"}},
		{source.Occupied, func(dir string) error { // one file of two names, as of a folder whose case changes
			return os.Link(filepath.Join(dir, "content/a/x.md"), filepath.Join(dir, "content/b/x.md"))
		}, map[string]string{"content/a/x.md": "content/b/x.md"}},
	} {
		dir, s := rearranged(t)
		r := source.Rearrangement{Names: c.names, Edits: edit(s, "content/a/x.md", "bir", "1")}
		if err := c.spoil(dir); err != nil {
			t.Fatal(err)
		}
		before := disk(t, dir)
		var hindered *source.Hindrance
		if err := s.Rearrange(r); !errors.As(err, &hindered) || hindered.Reason != c.reason {
			t.Errorf("%v, want %s", err, c.reason)
		}
		if diff := cmp.Diff(before, disk(t, dir)); diff != "" {
			t.Errorf("%s:\n%s", c.reason, diff)
		}
	}
}

// A new file takes nothing's place.
func TestCreate(t *testing.T) {
	dir, s := rearranged(t)
	if err := s.Create("content/new/deep/n.md", []byte("n")); err != nil {
		t.Fatal(err)
	}
	if got := disk(t, dir)["content/new/deep/n.md"]; got != "-rw-r--r-- n" {
		t.Error(got)
	}
	before := disk(t, dir)
	if err := s.Create("content/a/x.md", []byte("n")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over another: %v", err)
	}
	if err := s.Create("content/fresh/../../../out.md", []byte("n")); err == nil {
		t.Error("out of the folder")
	}
	if err := s.Create("content/fresh/"+strings.Repeat("x", 300), []byte("n")); err == nil {
		t.Error("an impossible name")
	}
	if diff := cmp.Diff(before, disk(t, dir)); diff != "" {
		t.Error(diff)
	}
}
