package site

import (
	"slices"
	"strings"

	"ders/generator/source"
)

// A Fragment is HTML with holes for link targets, which only the assembled
// site knows: Parts[0] hole Parts[1] hole …; len(Parts) == len(Links)+1 unless
// the fragment is empty.
type Fragment struct {
	Parts []string
	Links []*Link
}

// Empty reports whether the fragment holds nothing.
func (f Fragment) Empty() bool { return len(f.Parts) == 0 || len(f.Parts) == 1 && f.Parts[0] == "" }

// A Link is a reference from one file of the site to another, or to an anchor.
type Link struct {
	Path   string // relative to the file's folder, unescaped; empty for an anchor of the same page
	Anchor string // without '#', unescaped
	Image  bool
	Span   source.Span // of the destination
	// Defined is where the definition of a reference link has the destination;
	// of any other link it has no File.
	Defined source.Span
}

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
