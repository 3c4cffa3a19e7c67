package site

import (
	"slices"
	"strings"
)

// Join is two fragments behind one another.
func (f Fragment) Join(next Fragment) Fragment {
	if len(f.Parts) == 0 {
		return next
	}
	if len(next.Parts) == 0 {
		return f
	}
	parts := slices.Clone(f.Parts)
	parts[len(parts)-1] += next.Parts[0]
	return Fragment{
		Parts: append(parts, next.Parts[1:]...),
		Links: append(slices.Clone(f.Links), next.Links...),
	}
}

// Identity is what tells a fragment from others of its kind: its words, which
// are text, or, where it has none, its pictures.
func (f Fragment) Identity(text string) string {
	if text != "" || f.Empty() {
		return text
	}
	parts := slices.Clone(f.Parts)
	for _, link := range f.Links {
		parts = append(parts, link.Path, link.Anchor)
	}
	return strings.Join(parts, "\n")
}
