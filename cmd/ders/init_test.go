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
