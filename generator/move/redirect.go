package move

import (
	"ders/generator/front"
	"ders/generator/site"
	"ders/generator/source"
)

// A Redirect is an old address that leads to a page from now on.
type Redirect struct{ From, To string }

// Redirect adds the old address of every page that gets another one to its
// aliases, given the site as it will be, and takes an alias away that becomes
// the page's address again. A draft was at no address.
func (p *Plan) Redirect(after *site.Site) []Redirect {
	var all []Redirect
	for _, then := range after.Pages {
		page := p.before(then)
		if page == nil || page.URL == then.URL || page.IsDraft() {
			continue
		}
		file := fileOf(page)
		var back []source.Value
		known := false
		for _, alias := range page.Aliases() {
			known = known || folded(alias.Text) == folded(page.URL)
			if folded(alias.Text) == folded(then.URL) {
				back = append(back, alias)
			}
		}
		all = append(all, Redirect{page.URL, then.URL})
		switch {
		case len(back) > 0:
			p.edit(front.Instead(back[0], page.URL))
		case !known:
			p.edit(front.AddTo(file, "aliases", []string{page.URL}))
		}
	}
	return all
}

// Forgotten counts the pages that learners' records know by another name after
// the move: what was done there counts as not done.
func (p *Plan) Forgotten(after *site.Site) int {
	n := 0
	for _, then := range after.Pages {
		if page := p.before(then); page != nil && !page.IsDraft() && recordID(page) != recordID(then) {
			n++
		}
	}
	return n
}

func recordID(page *site.Page) string {
	switch {
	case page.Quiz != nil:
		return page.Quiz.ID()
	case page.Scenario != nil:
		return page.Scenario.ID()
	}
	return page.ID
}

// before is the page that a page of the site after the move was, or nil.
func (p *Plan) before(then *site.Page) *site.Page {
	for old, next := range p.Names {
		if next == then.Path() {
			return p.pages[old]
		}
	}
	return p.pages[then.Path()]
}

func fileOf(page *site.Page) *source.File {
	switch {
	case page.Quiz != nil:
		return page.Quiz.File
	case page.Scenario != nil:
		return page.Scenario.File
	}
	return page.Doc.File
}
