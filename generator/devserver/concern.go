package devserver

import (
	"slices"
	"strings"

	"ders/generator"
	"ders/generator/source"
)

// concerns reports whether a path, relative to the site folder with slashes,
// is part of the site and not an editor's helper file. What no build reads, the
// output folder first of all, may change as it likes.
func concerns(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	if !slices.Contains(generator.Roots(), first) {
		return false
	}
	for part := range strings.SplitSeq(path, "/") {
		if source.Ignored(part) {
			return false
		}
	}
	return true
}
