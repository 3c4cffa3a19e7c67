// Package search makes the site's words into a static index that a browser
// reads piece by piece.
//
// It promises that what a query loads does not grow with the site: the words
// stand in shards by their first letters, each shard holds with its words all
// that is shown of their best sections, and what else is shown comes from the
// shard of its page. It promises equal bytes for equal sites. It refuses to
// index what must not be found by searching: questions and their answers,
// drafts, and guides.
//
//	search.go    the pages of a site and their sections, in order
//	facts.go     text.go        what a document says: remembered by who builds again
//	notes.go     how much each word says about each section
//	terms.go     words gathered by key
//	synonyms.go  words for the same
//	shards.go    shown.go       the files; what of the sections is shown
//	format.go                   how they are written
//	vocabulary.go               words for what is misspelt
//
// How much a word says about a section is BM25's saturated frequency with a
// norm for the length (Robertson and Zaragoza 2009, "The Probabilistic Relevance
// Framework: BM25 and Beyond", k1 = 1.5, b = 0.6), and a bonus where it stands
// in the heading or in the title of the page, which the spec wants above any
// text. How rare it is, and how near it is to what was typed, is weighed in the
// browser (assets/search/core.ts).
package search

import (
	"ders/generator/lang"
	"ders/generator/site"
)

// Options are what an index depends on besides the site.
type Options struct {
	// Strings are what the browser's script says.
	Strings map[string]string
	// Remember may know the facts of a document (a *site.Document, *site.Quiz or
	// *site.Scenario) from before.
	Remember func(key any, compute func() *Facts) *Facts
}

// An Index is the files of a search, by name in
// site.SearchFolder.
type Index = map[string][]byte

// Stats are what an index holds.
type Stats struct {
	Pages, Sections, Words int
	Shards, Bytes          int
}

// A group is the heading that results stand under.
type group int

const (
	lessons group = iota
	knowledge
	glossary
)

// An entry is a page as the index sees it.
type entry struct {
	url, title, context string // the context is what it belongs to
	group               group
	leads               bool // to other pages: of a module or a section the first
	sections            []section
	titled              []lexeme   // the title's words
	others              []lexeme   // what it is found by besides: tags, and synonyms of one word
	phrases             [][]lexeme // synonyms of several
}

// Build makes the index of a site.
func Build(s *site.Site, opts Options) (Index, Stats) {
	l := lang.For(s.Config.Language)
	if opts.Remember == nil {
		opts.Remember = func(_ any, compute func() *Facts) *Facts { return compute() }
	}
	pages := indexed(s)
	words := newDictionary(l)
	entries := readAll(pages, words, opts.Remember)
	if s.Glossary != nil && len(s.Glossary.Terms) > 0 {
		entries = append(entries, newReader(words).glossary(s.Glossary))
	}
	w := newWriter(l, entries)
	return w.files(opts.Strings)
}

// indexed are the pages that can be found, in reading order.
func indexed(s *site.Site) []*site.Page {
	var pages []*site.Page
	for _, page := range s.Pages {
		if page.Kind != site.Home && page.Kind != site.Glossary && !page.InGuide() && !page.IsDraft() {
			pages = append(pages, page)
		}
	}
	return pages
}

// entry is a page with its facts.
func (r *reader) entry(page *site.Page, remember func(any, func() *Facts) *Facts) entry {
	e := entry{url: page.URL, title: page.Title, titled: r.list(page.Title)}
	e.leads = page.Kind == site.Course || page.Kind == site.Base
	switch {
	case page.Doc != nil:
		e.sections = remember(page.Doc, func() *Facts { return r.document(page.Doc) }).sections
		for _, tag := range page.Doc.Meta.Tags {
			e.others = append(e.others, r.list(tag.Text)...)
		}
		for _, synonym := range page.Doc.Meta.Synonyms {
			if words := r.list(synonym); len(words) > 1 {
				e.phrases = append(e.phrases, words)
			} else {
				e.others = append(e.others, words...)
			}
		}
	case page.Quiz != nil:
		e.sections = remember(page.Quiz, func() *Facts { return r.plain(page.Quiz.Description, page.Quiz.Intro) }).sections
	case page.Scenario != nil:
		e.sections = remember(page.Scenario, func() *Facts { return r.plain(page.Scenario.Description, page.Scenario.Intro) }).sections
	}
	if page.Section != nil {
		e.group = knowledge
		if page.Section.Page != nil && page.Section.Page != page {
			e.context = page.Section.Page.Title
		}
		if page.Topic != nil && page.Topic.Page != page {
			e.context = page.Topic.Title
		}
	}
	switch {
	case page.FinalOf != nil:
		e.context = page.FinalOf.Title
	case page.Module != nil && page.Module.Page != page:
		e.context = page.Module.Page.Title
	}
	return e
}

// glossary is the page of the terms. Each is a section of it, shown with its
// whole definition.
func (r *reader) glossary(page *site.Page) entry {
	e := entry{url: page.URL, title: page.Title, leads: true, group: glossary, titled: r.list(page.Title)}
	e.sections = append(e.sections, section{})
	for _, term := range page.Terms {
		s := &stretch{anchor: term.ID, heading: term.Title}
		s.text.WriteString(term.Text)
		made := r.section(s, "")
		made.names = append(made.names, r.list(term.English))
		for _, name := range term.Names {
			made.names = append(made.names, r.list(name))
		}
		if term.Abbr != "" {
			made.heading += " (" + term.Abbr + ")"
		}
		e.sections = append(e.sections, made)
	}
	return e
}
