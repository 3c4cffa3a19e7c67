package devserver

import (
	"slices"
	"strings"

	"ders/generator/source"
)

// sources are the entries of the site folder that a build reads. Everything
// else there, the output folder first of all, may change as it likes.
var sources = []string{"ders.yaml", "content", "quizzes", "themes"}

// concerns reports whether a path, relative to the site folder with slashes,
// is part of the site and not an editor's helper file.
func concerns(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	if !slices.Contains(sources, first) {
		return false
	}
	for part := range strings.SplitSeq(path, "/") {
		if source.Ignored(part) {
			return false
		}
	}
	return true
}
