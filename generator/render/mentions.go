package render

import (
	"html/template"
	"slices"

	"ders/generator/mention"
	"ders/generator/site"
)

// Mentions tell where texts speak of the glossary's terms. The caller remembers
// what In finds.
type Mentions struct {
	Finder *mention.Finder
	In     func(*site.Document) []mention.Mention // in the body of a document
}

// speaks reports whether the glossary's terms are marked in what a page says:
// where one learns or looks something up. An exam's page would tell its key by
// them.
func speaks(page *site.Page) bool {
	switch page.Kind {
	case site.Lesson, site.Plain, site.Article, site.FAQ:
		return true
	case site.Exam:
		return page.Quiz.Mode == site.Practice
	}
	return false
}

// A marker marks the terms in what one page says, and knows which it met. That
// of a page without mentions is nil and marks nothing.
type marker struct {
	mentions *Mentions
	glossary string // its address, from the page
	met      []*site.Term
}

func (r *renderer) marker(page *site.Page, root string) *marker {
	if r.memory.Mentions == nil || !speaks(page) {
		return nil
	}
	return &marker{mentions: r.memory.Mentions, glossary: r.to(root, r.site.Glossary.URL)}
}

// body is a document's body with its mentions marked.
func (m *marker) body(doc *site.Document) []site.Fragment {
	body := doc.Body()
	if m == nil {
		return body
	}
	found := m.mentions.In(doc)
	for len(found) > 0 {
		here := 1
		for here < len(found) && found[here].Piece == found[0].Piece {
			here++
		}
		piece := found[0].Piece
		body[piece] = m.mark(body[piece], found[:here])
		found = found[here:]
	}
	return body
}

// said makes the HTML of what is said of an answer, with its mentions marked.
func (m *marker) said(html func(site.Fragment) template.HTML) func(site.Fragment) template.HTML {
	if m == nil {
		return html
	}
	return func(f site.Fragment) template.HTML { return html(m.mark(f, m.mentions.Finder.In(f))) }
}

func (m *marker) mark(piece site.Fragment, found []mention.Mention) site.Fragment {
	for _, one := range found {
		if !slices.Contains(m.met, one.Term) {
			m.met = append(m.met, one.Term)
		}
	}
	return mention.Mark(piece, found, func(t *site.Term) string {
		return `<a class="term" href="` + m.glossary + "#" + t.ID + `">`
	}, "</a>")
}

// terms are those that were met, in the order of the text.
func (m *marker) terms() []TermView {
	if m == nil {
		return nil
	}
	var views []TermView
	for _, t := range m.met {
		views = append(views, termView(t, m.glossary))
	}
	return views
}

func termView(t *site.Term, glossary string) TermView {
	return TermView{
		ID: t.ID, URL: glossary + "#" + t.ID, Title: t.Title,
		Abbr: t.Abbr, English: t.English, Text: clipped(t.Brief, maxBrief),
	}
}

// maxBrief is how many characters of a definition a page shows that only
// mentions the term.
const maxBrief = 320

// clipped is text up to the word at which it would grow longer than limit.
func clipped(text string, limit int) string {
	space, n := 0, 0
	for i, r := range text {
		if r == ' ' {
			space = i
		}
		if n++; n > limit {
			return text[:space] + " …"
		}
	}
	return text
}
