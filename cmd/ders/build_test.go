package main

import (
	"bytes"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
)

// TestAnUnchangedSiteIsNotBuilt: a build of equal input makes a third of the
// objects at most that a build makes, also of one that finds all pages as they
// should be. The scripts hold what it says.
func TestAnUnchangedSiteIsNotBuilt(t *testing.T) {
	dir := newSite(t)
	build := func() (made uint64) {
		t.Helper()
		var before, after runtime.MemStats
		var told bytes.Buffer
		runtime.ReadMemStats(&before)
		if run([]string{"build", "--source", dir}, strings.NewReader(""), &told, &told) != clean {
			t.Fatal(told.String())
		}
		runtime.ReadMemStats(&after)
		return after.Mallocs - before.Mallocs
	}
	build() // what is made once by a process
	write(t, "title: Başka\n", dir, "ders.yaml")
	first, second := build(), build()
	if second*3 > first {
		t.Errorf("%d objects were made, and %d again", first, second)
	}
	write(t, "title: Başka\n# aynı\n", dir, "ders.yaml")
	if third := build(); third < first/2 {
		t.Errorf("%d objects were made of another input, and %d first", third, first)
	}
	if fourth := build(); fourth*3 > first {
		t.Errorf("%d objects were made, and %d again", first, fourth)
	}
}

// TestPrograms: what one program made another does not take for its own.
func TestPrograms(t *testing.T) {
	id := identity()
	if id == "" || id != identity() {
		t.Errorf("this program is %q, then %q", id, identity())
	}
	dir := t.TempDir()
	write(t, "one", dir, "a")
	write(t, "one", dir, "b")
	write(t, "two", dir, "c")
	of := func(name string) string { return digestOf(filepath.Join(dir, name)) }
	if of("a") != of("b") || of("a") == of("c") || of("a") == "" || of("none") != "" {
		t.Errorf("files are %q, %q, %q and %q", of("a"), of("b"), of("c"), of("none"))
	}
	library := func(version string) []*debug.Module { return []*debug.Module{{Version: version}} }
	for _, c := range []struct {
		main string
		deps []*debug.Module
		want bool
	}{
		{"v1.2.3", library("v1.0.0"), true},
		{"v0.0.0-20261122160000-0123456789ab", nil, true},
		{"v0.0.0-20261122160000-0123456789ab+dirty", nil, false},
		{"(devel)", nil, false},
		{"", nil, false},
		{"v1.2.3", library("(devel)"), false},
		{"v1.2.3", []*debug.Module{{Version: "v1.0.0", Replace: &debug.Module{Path: "../x"}}}, false},
		{"v1.2.3", []*debug.Module{{Replace: &debug.Module{Version: "v1.0.1"}}}, true},
	} {
		info := &debug.BuildInfo{Main: debug.Module{Version: c.main}, Deps: c.deps}
		if got := isPublished(info); got != c.want {
			t.Errorf("%q with %v: %v", c.main, c.deps, got)
		}
	}
}
