package assemble

import (
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"ders/generator/site"
	"ders/generator/source"
)

// A Memory is what was assembled last. Most edits move no page: then the site is
// the last one with other texts in it, and only what hangs on these is made
// anew.
type Memory struct {
	in     Input
	tables tables
	site   *site.Site // nil where there were errors
	diags  source.List
}

// Site is what the function Site makes, told from the last one where it can be.
func (m *Memory) Site(in Input) (*site.Site, source.List) {
	if c, ok := m.change(in); ok {
		if c.isNone() {
			m.in = in
			return m.site, slices.Clone(m.diags)
		}
		a := &assembly{Input: in, tables: m.tables, site: m.site.Copy()}
		if a.edit(c, m.diags) {
			m.keep(a)
			return a.site, a.diags
		}
	}
	a := assembleAll(in)
	m.keep(a)
	return a.site, a.diags
}

func (m *Memory) keep(a *assembly) {
	*m = Memory{in: a.Input, tables: a.tables, site: a.site, diags: slices.Clone(a.diags)}
	if a.diags.HasErrors() {
		m.site = nil
	}
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

// A change is all the difference between two inputs: the texts of pages that
// stay where they are, the old by the new, and the files that came or went. One
// that was edited did both.
type change struct {
	documents  [][2]*site.Document
	quizzes    [][2]*site.Quiz
	scenarios  [][2]*site.Scenario
	gone, come map[*source.File]bool
}

func (c *change) isNone() bool {
	return len(c.documents)+len(c.quizzes)+len(c.scenarios)+len(c.gone)+len(c.come) == 0
}

// change is the difference between the last input and this one; not ok where it
// may move a page, or where something was reported of what changed.
func (m *Memory) change(in Input) (c change, ok bool) {
	if m.site == nil || m.in.Drafts != in.Drafts || !maps.Equal(m.in.Segments, in.Segments) || !reflect.DeepEqual(m.in.Config, in.Config) {
		return c, false
	}
	var documents, quizzes, scenarios bool
	c.documents, documents = edited(m.in.Documents, in.Documents, standsAlike)
	c.quizzes, quizzes = edited(m.in.Quizzes, in.Quizzes, func(x, y *site.Quiz) bool {
		return x.File.Path == y.File.Path && x.Draft == y.Draft && sameValues(x.Aliases, y.Aliases)
	})
	c.scenarios, scenarios = edited(m.in.Scenarios, in.Scenarios, func(x, y *site.Scenario) bool {
		return x.File.Path == y.File.Path && x.Draft == y.Draft && sameValues(x.Aliases, y.Aliases)
	})
	if !documents || !quizzes || !scenarios {
		return c, false
	}
	c.gone, c.come = moved(m.in.Files, in.Files)
	for file := range c.come {
		if !strings.HasSuffix(file.Path, ".md") && isPageName(file.Path) {
			return c, false
		}
	}
	for _, d := range m.diags {
		if c.gone[d.Span.File] || slices.ContainsFunc(d.Related, func(r source.Related) bool { return c.gone[r.Span.File] }) {
			return c, false
		}
	}
	return c, true
}

// edited are the pairs of two lists that differ; not ok where they are not alike.
func edited[T comparable](old, now []T, alike func(old, now T) bool) (pairs [][2]T, ok bool) {
	if len(old) != len(now) {
		return nil, false
	}
	for i := range now {
		if old[i] != now[i] {
			if !alike(old[i], now[i]) {
				return nil, false
			}
			pairs = append(pairs, [2]T{old[i], now[i]})
		}
	}
	return pairs, true
}

// moved are the files that only one of two lists holds, which are in the order
// of paths.
func moved(old, now []*source.File) (gone, come map[*source.File]bool) {
	gone, come = map[*source.File]bool{}, map[*source.File]bool{}
	for len(old) > 0 || len(now) > 0 {
		switch {
		case len(now) == 0 || len(old) > 0 && old[0].Path < now[0].Path:
			gone[old[0]] = true
			old = old[1:]
		case len(old) == 0 || now[0].Path < old[0].Path:
			come[now[0]] = true
			now = now[1:]
		default:
			if old[0] != now[0] {
				gone[old[0]], come[now[0]] = true, true
			}
			old, now = old[1:], now[1:]
		}
	}
	return gone, come
}

// standsAlike reports whether two documents have one place in the site, and what
// others say of that place holds for both.
func standsAlike(old, now *site.Document) bool {
	a, b := &old.Meta, &now.Meta
	return old.File.Path == now.File.Path &&
		(a.Title.Text == "") == (b.Title.Text == "") &&
		a.Kind == b.Kind && (a.KindSpan.File == nil) == (b.KindSpan.File == nil) &&
		reflect.DeepEqual(a.Weight, b.Weight) && a.Draft == b.Draft && a.Slug.Text == b.Slug.Text &&
		sameValues(a.Aliases, b.Aliases) && sameValues(a.Requires, b.Requires) &&
		(path.Base(old.File.Path) != "index.md" || slices.EqualFunc(a.Objectives, b.Objectives, func(x, y site.Objective) bool { return sameValue(x.ID, y.ID) }))
}

func sameValues(a, b []source.Value) bool { return slices.EqualFunc(a, b, sameValue) }

func sameValue(a, b source.Value) bool {
	return a.Text == b.Text && (a.Span.File == nil) == (b.Span.File == nil)
}
