package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"ders/generator/output"
)

// Whoever may write the output folder but not beside it hears which folder is
// meant, not the name of a lock.
func TestClosedParentIsNamed(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("lock x: %w", &fs.PathError{Op: "open", Path: "/srv/www/.x.ders-lock", Err: syscall.EACCES}), "/srv/www"},
		{fmt.Errorf("lock x: %w", &fs.PathError{Op: "open", Path: "/srv/www/.x.ders-lock", Err: syscall.EROFS}), "/srv/www"},
		{fmt.Errorf("make: %w", &fs.PathError{Op: "mkdir", Path: "/srv/www/a", Err: syscall.EACCES}), "/srv/www"},
		{&fs.PathError{Op: "open", Path: "/srv/www/.x.ders-lock", Err: syscall.ENOSPC}, ""},
		{&fs.PathError{Op: "open", Path: "/srv/content/a.md", Err: syscall.EACCES}, ""},
		{errors.New("no"), ""},
	} {
		if got := closedParent(test.err); filepath.ToSlash(got) != test.want {
			t.Errorf("%v: %q, want %q", test.err, got, test.want)
		}
		if test.want == "" {
			continue
		}
		for language, words := range map[string]string{
			"tr": "ders: çıktının üst klasörü yazılabilir olmalı: ",
			"en": "ders: the parent folder of the output must be writable: ",
		} {
			p := &program{language: language}
			if text := filepath.ToSlash(p.failureText(test.err)); !strings.HasPrefix(text, words+test.want+"\n  ") {
				t.Errorf("%s: %q", language, text)
			}
		}
	}
}

// The error of a real folder is the one we know.
func TestClosedParentOfAPublication(t *testing.T) {
	parent := filepath.Join(t.TempDir(), "kapalı")
	if err := os.Mkdir(parent, 0o555); err != nil {
		t.Fatal(err)
	}
	if os.Mkdir(filepath.Join(parent, "x"), 0o755) == nil {
		t.Skip("nothing is closed to us")
	}
	for _, dir := range []string{"public", "a/public"} {
		_, err := output.Publish(t.Context(), filepath.Join(parent, dir), output.NewTree(), output.Options{})
		if got := closedParent(err); filepath.Base(got) != "kapalı" {
			t.Errorf("%s: %q of %v", dir, got, err)
		}
	}
}
