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
//	search.go    the pages of a site, in order
//	facts.go     text.go        what a document says: remembered by who builds again
//	words.go     every word is known by a number
//	pages.go     all pages are read, and make the files of what is shown of them
//	notes.go     how much each word says about each section
//	terms.go     words gathered by key, one key after the other
//	synonyms.go  words for the same
//	shards.go    shown.go       the files of the words; what of the sections is shown
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
	// *site.Scenario) from before, and those of a *lang.Language: its words.
	Remember func(key any, compute func() *Facts) *Facts
}

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
}

// A head is what a page is found by besides its texts.
type head struct {
	titled  []lexeme   // the title's words
	others  []lexeme   // tags, and synonyms of one word
	phrases [][]lexeme // synonyms of several
}

// Build makes the index of a site: the files of site.SearchFolder, each for add, as
// soon as it is finished and in parallel, and only until add returns.
func Build(s *site.Site, opts Options, add func(name string, data []byte)) Stats {
	pages := indexed(s)
	w := newWriter(lang.For(s.Config.Language), pages)
	files := w.read(pages, opts.Remember)
	return w.files(files, opts.Strings, add)
}

// indexed are the pages that can be found, in reading order; the glossary is the last.
func indexed(s *site.Site) []*site.Page {
	var pages []*site.Page
	for _, page := range s.Pages {
		if page.Kind != site.Home && page.Kind != site.Glossary && !page.InGuide() && !page.IsDraft() {
			pages = append(pages, page)
		}
	}
	if s.Glossary != nil && len(s.Glossary.Terms) > 0 {
		pages = append(pages, s.Glossary)
	}
	return pages
}

// newEntry is a page before it is read.
func newEntry(page *site.Page) entry {
	e := entry{url: page.URL, title: page.Title}
	e.leads = page.Kind == site.Course || page.Kind == site.Base || page.Kind == site.Glossary
	if page.Kind == site.Glossary {
		e.group = glossary
		return e
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

// page reads a page.
func (r *reader) page(page *site.Page, remember func(any, func() *Facts) *Facts) reading {
	var h head
	facts := &Facts{}
	var key any
	var compute func() *Facts
	switch {
	case page.Kind == site.Glossary:
		facts = r.glossary(page)
	case page.Doc != nil:
		key, compute = page.Doc, func() *Facts { return r.document(page.Doc) }
		for _, tag := range page.Doc.Meta.Tags {
			h.others = r.appendWords(h.others, tag.Text)
		}
		for _, synonym := range page.Doc.Meta.Synonyms {
			if words := r.appendWords(nil, synonym); len(words) > 1 {
				h.phrases = append(h.phrases, words)
			} else {
				h.others = append(h.others, words...)
			}
		}
	case page.Quiz != nil:
		key, compute = page.Quiz, func() *Facts { return r.plain(page.Quiz.Description, page.Quiz.Intro) }
	case page.Scenario != nil:
		key, compute = page.Scenario, func() *Facts { return r.plain(page.Scenario.Description, page.Scenario.Intro) }
	}
	if key != nil {
		if facts = remember(key, compute); facts.words != r.dictionary { // whose words have other numbers
			facts = compute()
		}
	}
	h.titled = r.appendWords(nil, page.Title)
	return reading{h, facts}
}

// glossary is the page of the terms. Each is a section of it, shown with its
// whole definition.
func (r *reader) glossary(page *site.Page) *Facts {
	r.begin("")
	r.endHeading("")
	r.endSection()
	names := make([][][]lexeme, 1, 1+len(page.Terms))
	for _, term := range page.Terms {
		r.begin(term.ID)
		r.prose.write(term.Title)
		abbr := ""
		if term.Abbr != "" {
			abbr = " (" + term.Abbr + ")"
		}
		r.endHeading(abbr)
		r.prose.write(term.Text)
		r.endSection()
		its := [][]lexeme{r.appendWords(nil, term.English)}
		for _, name := range term.Names {
			its = append(its, r.appendWords(nil, name))
		}
		names = append(names, its)
	}
	facts := r.facts()
	facts.names = names
	return facts
}
