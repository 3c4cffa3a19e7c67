package source_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Content decides: a file that was only touched, written again with the same
// text or given other permissions is no change.
func TestTouchIsNoChange(t *testing.T) {
	dir, s := folder(t, map[string]string{"content/01/a.md": "a\n", "content/01/b.md": "b\n"})
	a := filepath.Join(dir, "content/01/a.md")
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	if !s.Rescan() {
		t.Error("the first reading changes nothing")
	}
	for _, step := range []struct {
		name    string
		do      func()
		changed bool
	}{
		{"nothing", func() {}, false},
		{"touched", func() { do(os.Chtimes(a, time.Now(), time.Now().Add(time.Hour))) }, false},
		{"permissions", func() { do(os.Chmod(a, 0o600)) }, false},
		{"the same again", func() { do(os.WriteFile(a, []byte("a\n"), 0o644)) }, false},
		{"replaced by the same", func() { do(os.WriteFile(a+"~", []byte("a\n"), 0o644)); do(os.Rename(a+"~", a)) }, false},
		{"another text of that length", func() { do(os.WriteFile(a, []byte("c\n"), 0o644)) }, true},
		{"deleted", func() { do(os.Remove(a)) }, true},
		{"still not there", func() {}, false},
		{"made again", func() { do(os.WriteFile(a, []byte("c\n"), 0o644)) }, true},
		{"empty folder", func() { do(os.Mkdir(filepath.Join(dir, "content/02"), 0o755)) }, false},
		{"unreadable text", func() { do(os.WriteFile(a, []byte("\xff\n"), 0o644)) }, true},
		{"mended", func() { do(os.WriteFile(a, []byte("c\n"), 0o644)) }, true},
	} {
		step.do()
		for _, name := range []string{"content/01/a.md", "content"} {
			if got := s.Refresh(name); got != step.changed {
				t.Errorf("%s, %s: changed %v", step.name, name, got)
			}
			if step.changed { // it is known now
				break
			}
		}
		if step.name != "unreadable text" && s.Rescan() {
			t.Errorf("%s: a rescan finds more", step.name)
		}
	}
}
