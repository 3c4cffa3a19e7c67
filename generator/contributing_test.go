package generator_test

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestContributing: the files that the contributor's guide names exist, a name
// “`x` in `file`” stands in that file, and so do the tests it speaks of.
func TestContributing(t *testing.T) {
	data, err := os.ReadFile("../.github/CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	guide := string(data)
	paths := regexp.MustCompile("`((?:cmd|content|generator|themes|\\.github|\\.ci)/[^`*A-Z ]*(?:SECURITY\\.md)?)`").FindAllStringSubmatch(guide, -1)
	for _, m := range paths {
		if _, err := os.Stat("../" + m[1]); err != nil {
			t.Errorf("the guide names %s: %v", m[1], err)
		}
	}
	names := regexp.MustCompile("`(\\w+)`(?: for `\\w+`)? in `([^`]*\\.(?:go|ts))`").FindAllStringSubmatch(guide, -1)
	for _, m := range names {
		text, err := os.ReadFile("../" + m[2])
		if err != nil || !regexp.MustCompile(`\b`+m[1]+`\b`).Match(text) {
			t.Errorf("there is no %s in %s (%v)", m[1], m[2], err)
		}
	}
	tests := slices.Collect(maps.Keys(testsOfTheHouse(t)))
	spoken := regexp.MustCompile(`\bTest[A-Z]\w*`).FindAllString(guide, -1)
	for _, name := range spoken {
		if !slices.ContainsFunc(tests, func(test string) bool { return strings.HasSuffix(test, "."+name) }) {
			t.Errorf("there is no %s", name)
		}
	}
	if len(paths) < 40 || len(names) < 12 || len(spoken) < 5 {
		t.Errorf("only %d paths, %d names and %d tests were read", len(paths), len(names), len(spoken))
	}
}
