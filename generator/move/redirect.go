package move

import (
	"strings"

	"ders/generator/front"
	"ders/generator/lang"
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
	before := p.before()
	for _, then := range after.Pages {
		page := before[then.Path()]
		if page == nil || page.URL == then.URL || page.IsDraft() {
			continue
		}
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
			p.edit(front.AddTo(page.File(), "aliases", []string{page.URL}))
		}
	}
	return all
}

// Forgotten counts the pages that learners' records know by another name after
// the move: what was done there counts as not done.
func (p *Plan) Forgotten(after *site.Site) int {
	n, before := 0, p.before()
	for _, then := range after.Pages {
		if page := before[then.Path()]; page != nil && !page.IsDraft() && recordID(page) != recordID(then) {
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

// before are the pages that there were, by the paths that they have after the
// move.
func (p *Plan) before() map[string]*site.Page {
	pages := make(map[string]*site.Page, len(p.pages))
	for name, page := range p.pages {
		pages[p.After(name)] = page
	}
	return pages
}

func folded(address string) string { return lang.Fold(strings.Trim(address, "/")) }
