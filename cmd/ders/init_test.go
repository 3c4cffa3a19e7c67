package main

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"ders/generator/starter"
)

// A workflow is told where the program comes from only if others can get it
// there.
func TestBuiltFrom(t *testing.T) {
	for _, test := range []struct {
		path, version string
		want          starter.Program
	}{
		{"example.org/team/ders/cmd/ders", "v1.2.3", starter.Program{Package: "example.org/team/ders/cmd/ders", Version: "v1.2.3"}},
		{"example.org/team/ders/cmd/ders", "(devel)", starter.Program{Package: "example.org/team/ders/cmd/ders"}},
		{"example.org/team/ders/cmd/ders", "v1.2.3+dirty", starter.Program{Package: "example.org/team/ders/cmd/ders"}},
		{"ders/cmd/ders", "(devel)", starter.Program{}},
		{"command-line-arguments", "", starter.Program{}},
	} {
		info := &debug.BuildInfo{Path: test.path, Main: debug.Module{Version: test.version}}
		if got := builtFrom(info); got != test.want {
			t.Errorf("%s %s: %+v, want %+v", test.path, test.version, got, test.want)
		}
	}
	checkout := &debug.BuildInfo{Path: "example.org/ders/cmd/ders", Main: debug.Module{Version: "v0.0.0-20260309101112-0123456789ab"}}
	if got := builtFrom(checkout); got.Version != checkout.Main.Version {
		t.Errorf("a commit that was installed is one to install: %+v", got)
	}
	checkout.Settings = []debug.BuildSetting{{Key: "vcs.revision", Value: "0123456789ab"}}
	if got := builtFrom(checkout); got.Version != "" {
		t.Errorf("perhaps nobody else has the commit of a checkout: %+v", got)
	}
	if got := builtFrom(nil); got != (starter.Program{}) {
		t.Errorf("without build info: %+v", got)
	}
}

// Files that cannot all be written leave nothing behind.
func TestWriteNewIsWhole(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "site")
	err := writeNew(dir, map[string][]byte{"a/b/c.md": []byte("c"), "d.md": []byte("d"), "z/" + strings.Repeat("x", 300): []byte("x")})
	if err == nil {
		t.Fatal("an impossible name was written")
	}
	if _, err := os.Stat(filepath.Dir(dir)); !os.IsNotExist(err) {
		t.Errorf("something was left: %v", err)
	}
}

// What stands in the way stays, whatever it is.
func TestWriteNewTakesNothingAway(t *testing.T) {
	for name, put := range map[string]func(name string) error{
		"file": func(name string) error { return os.WriteFile(name, []byte("theirs"), 0o644) },
		"link": func(name string) error { return os.Symlink("nowhere", name) },
	} {
		dir := t.TempDir()
		theirs := filepath.Join(dir, name)
		if err := put(theirs); err != nil {
			t.Logf("%s: %v", name, err) // a system may take no links
			continue
		}
		if err := writeNew(filepath.Join(theirs, "site"), map[string][]byte{"a.md": []byte("a")}); err == nil {
			t.Errorf("%s: a folder was made of it", name)
		}
		if _, err := os.Lstat(theirs); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
