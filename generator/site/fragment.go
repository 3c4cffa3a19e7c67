package site

import (
	"slices"
	"strings"

	"ders/generator/source"
)

// A Fragment is HTML with holes for link targets, which only the assembled
// site knows: Parts[0] hole Parts[1] hole …; len(Parts) == len(Links)+1 unless
// the fragment is empty. A hole is all between the quotes of an href or src.
type Fragment struct {
	Parts []string
	Links []*Link

	end *strings.Builder // holds the last part, where Append made it
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

// Append puts a fragment behind this one, at the cost of what it adds: a file
// may hold a million blocks. What was copied from this one before is left alone
// by the first Append, and is not to be used after another.
func (f *Fragment) Append(next Fragment) {
	if len(next.Parts) == 0 {
		return
	}
	if len(f.Parts) == 0 {
		*f = Fragment{Parts: next.Parts, Links: next.Links}
		return
	}
	last := len(f.Parts) - 1
	if f.end == nil {
		f.Parts, f.Links = slices.Clone(f.Parts), slices.Clone(f.Links)
		f.end = &strings.Builder{}
		f.end.WriteString(f.Parts[last])
	}
	f.end.WriteString(next.Parts[0])
	f.Parts[last] = f.end.String()
	if more := next.Parts[1:]; len(more) > 0 {
		f.Parts, f.Links = append(f.Parts, more...), append(f.Links, next.Links...)
		f.end = &strings.Builder{}
		f.end.WriteString(more[len(more)-1])
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
