package assemble

import (
	"maps"
	"reflect"
	"slices"

	"ders/generator/site"
	"ders/generator/source"
)

// A Memory is what was assembled last. An edit of a text or a title moves no
// page and no link; then the site is the last one with another document in it.
type Memory struct {
	in    Input
	site  *site.Site // nil where there were errors
	diags source.List
}

// Site is what the function Site makes, told from the last one where it can be.
func (m *Memory) Site(in Input) (*site.Site, source.List) {
	if edited, ok := m.edited(in); ok {
		if len(edited) > 0 {
			m.site = m.site.With(edited)
		}
		m.in = in
		return m.site, slices.Clone(m.diags)
	}
	s, diags := Site(in)
	*m = Memory{in: in, site: s, diags: slices.Clone(diags)}
	if diags.HasErrors() {
		m.site = nil
	}
	return s, diags
}

// Again is the last site, and what another function makes of the same input; nil
// where there were errors.
func (m *Memory) Again(site func(Input) (*site.Site, source.List)) (remembered, fresh *site.Site) {
	if m.site == nil {
		return nil, nil
	}
	fresh, _ = site(m.in)
	return m.site, fresh
}

// edited are the documents, the old by the new, that make all the difference
// between the last input and this one; not ok where there is another, or where
// one of them is spoken of in what was reported.
func (m *Memory) edited(in Input) (edited map[*site.Document]*site.Document, ok bool) {
	if m.site == nil || m.in.Drafts != in.Drafts || !maps.Equal(m.in.Segments, in.Segments) ||
		!slices.Equal(m.in.Quizzes, in.Quizzes) || !slices.Equal(m.in.Scenarios, in.Scenarios) ||
		len(m.in.Documents) != len(in.Documents) || len(m.in.Files) != len(in.Files) ||
		!reflect.DeepEqual(m.in.Config, in.Config) {
		return nil, false
	}
	edited = map[*site.Document]*site.Document{}
	files := map[*source.File]*source.File{}
	for i, doc := range in.Documents {
		if old := m.in.Documents[i]; doc != old {
			if !sameShape(old, doc) {
				return nil, false
			}
			edited[old], files[old.File] = doc, doc.File
		}
	}
	for i, file := range in.Files {
		if old := m.in.Files[i]; file != old && files[old] != file {
			return nil, false
		}
	}
	for _, d := range m.diags {
		if files[d.Span.File] != nil || slices.ContainsFunc(d.Related, func(r source.Related) bool { return files[r.Span.File] != nil }) {
			return nil, false
		}
	}
	return edited, true
}

// sameShape reports whether assembly sees no difference between two documents
// but their titles. A heading more is none: nobody leads to it yet.
func sameShape(old, doc *site.Document) bool {
	a, b := &old.Meta, &doc.Meta
	return old.File.Path == doc.File.Path &&
		(a.Title.Text == "") == (b.Title.Text == "") &&
		a.Kind == b.Kind && (a.KindSpan.File == nil) == (b.KindSpan.File == nil) &&
		reflect.DeepEqual(a.Weight, b.Weight) && a.Draft == b.Draft &&
		a.Slug.Text == b.Slug.Text &&
		sameValues(a.Tags, b.Tags) && sameValues(a.Related, b.Related) &&
		sameValues(a.Aliases, b.Aliases) && sameValues(a.Requires, b.Requires) &&
		slices.EqualFunc(a.Objectives, b.Objectives, func(x, y site.Objective) bool { return sameValue(x.ID, y.ID) }) &&
		slices.EqualFunc(old.Links, doc.Links, func(x, y *site.Link) bool {
			return x.Path == y.Path && x.Anchor == y.Anchor && x.Image == y.Image
		}) &&
		slices.Equal(objectivesAsked(old), objectivesAsked(doc)) && hasAnchors(doc, old.Headings)
}

func sameValues(a, b []source.Value) bool { return slices.EqualFunc(a, b, sameValue) }

func sameValue(a, b source.Value) bool {
	return a.Text == b.Text && (a.Span.File == nil) == (b.Span.File == nil)
}

// objectivesAsked are those that the questions in a text name.
func objectivesAsked(doc *site.Document) []string {
	var all []string
	for _, embed := range doc.Embeds {
		for _, q := range embed.Questions() {
			if q.Objective.Text != "" {
				all = append(all, q.Objective.Text)
			}
		}
	}
	return all
}

// hasAnchors reports whether a document has all these headings, in their order.
func hasAnchors(doc *site.Document, headings []site.Heading) bool {
	for _, h := range doc.Headings {
		if len(headings) > 0 && headings[0].ID == h.ID {
			headings = headings[1:]
		}
	}
	return len(headings) == 0
}
