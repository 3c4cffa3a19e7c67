package assemble

import (
	"slices"

	"ders/generator/site"
	"ders/generator/source"
)

// edit makes of a copy of the last site what assembly makes of the changed
// files: what hangs on them is made anew by the functions that make it of all.
// It reports false, and the copy is of no use, where there is more to say than
// was said before: what is wrong with a site is found by all of assembly.
func (a *assembly) edit(c change, said source.List) bool {
	edited := a.replace(c)
	tied := a.touched(c, edited)
	a.retie(tied)
	a.pose(edited)
	a.refer(edited)
	if slices.ContainsFunc(c.documents, func(texts [2]*site.Document) bool {
		return !sameValues(texts[0].Meta.Tags, texts[1].Meta.Tags)
	}) {
		if slices.ContainsFunc(said, func(d source.Diagnostic) bool { return d.Rule == ruleDeadAlias }) {
			return false // it may be that of a tag that goes
		}
		a.retag()
	}
	if len(a.diags) > 0 || a.inTheWay(tied) {
		return false
	}
	for _, d := range said {
		if d.Rule != ruleUnusedImage && d.Rule != ruleUnusedFile {
			a.diags.Add(d)
		}
	}
	a.unused()
	return true
}

// replace gives pages their new texts, and returns these pages.
func (a *assembly) replace(c change) map[*site.Page]bool {
	edited := map[*site.Page]bool{}
	replace := func(file *source.File, old, now []*site.Link, text func(*site.Page)) {
		a.name(file, old, -1)
		a.name(file, now, 1)
		page := a.page(file.Path)
		if page == nil { // a draft
			return
		}
		edited[page] = true
		text(page)
		if page.Sheet != nil {
			page.Sheet.Title = page.Title
		}
		if page.Kind == site.Shelf {
			page.Topic.Title = page.Title
		}
	}
	for _, texts := range c.documents {
		doc := texts[1]
		replace(doc.File, texts[0].Links, doc.Links, func(page *site.Page) {
			page.Doc, page.Title = doc, doc.Meta.Title.Text
			if page.Kind == site.Glossary {
				page.Terms = doc.Terms
			}
		})
	}
	for _, texts := range c.quizzes {
		quiz := texts[1]
		replace(quiz.File, texts[0].Links, quiz.Links, func(page *site.Page) {
			page.Quiz, page.Title = quiz, quiz.Title.Text
		})
	}
	for _, texts := range c.scenarios {
		scenario := texts[1]
		replace(scenario.File, texts[0].Links, scenario.Links, func(page *site.Page) {
			page.Scenario, page.Title = scenario, scenario.Title.Text
		})
	}
	return edited
}

// touched are, in order, the pages whose links are to be looked at again: those
// edited, those that lead to a text that lost a heading, and those that show a
// file which is not as it was.
func (a *assembly) touched(c change, edited map[*site.Page]bool) []*site.Page {
	poorer := map[int]bool{}
	for _, texts := range c.documents {
		if page := a.page(texts[1].File.Path); page != nil && !hasAnchors(texts[1], texts[0].Headings) {
			poorer[page.Place] = true
		}
	}
	var pages []*site.Page
	for place, page := range a.site.Pages {
		if edited[page] ||
			len(poorer) > 0 && slices.ContainsFunc(a.leads[place], func(to int) bool { return poorer[to] }) ||
			slices.ContainsFunc(page.Resources, func(r site.Resource) bool { return c.gone[r.File] }) {
			pages = append(pages, page)
		}
	}
	return pages
}

// hasAnchors reports whether a document has all these headings.
func hasAnchors(doc *site.Document, headings []site.Heading) bool {
	ids := make(map[string]bool, len(doc.Headings))
	for _, h := range doc.Headings {
		ids[h.ID] = true
	}
	return !slices.ContainsFunc(headings, func(h site.Heading) bool { return !ids[h.ID] })
}

// retie ties pages, which come in order, to others anew.
func (a *assembly) retie(pages []*site.Page) {
	led := map[int]bool{} // places of those to which they led or lead, and their own
	note := func(page *site.Page) {
		led[page.Place] = true
		for _, to := range a.leads[page.Place] {
			led[to] = true
		}
	}
	for _, page := range pages {
		note(page)
		a.untie(page)
	}
	for _, page := range pages {
		a.tie(page)
		note(page)
		if page == a.site.Home {
			a.logo()
		}
	}
	for place := range led {
		a.site.Pages[place].Backlinks = nil
	}
	a.backlinks(func(place int) bool { return led[place] })
}

// pose finds the questions of edited quizzes, and of those that draw from them.
func (a *assembly) pose(edited map[*site.Page]bool) {
	var pages []*site.Page
	for _, page := range a.site.Pages {
		if page.Quiz != nil && (edited[page] || slices.ContainsFunc(page.Pool, func(p *site.Posed) bool { return edited[p.Owner] })) {
			pages = append(pages, page)
		}
	}
	a.pools(pages)
}

// refer checks the objectives that edited pages name.
func (a *assembly) refer(edited map[*site.Page]bool) {
	modules := map[*site.Module]bool{}
	for page := range edited {
		if page.Module != nil {
			modules[page.Module] = true
		} else if page.Doc != nil {
			a.looseObjectives(page)
		}
	}
	for m := range modules {
		a.objectives(m)
	}
}

// retag makes all tags anew.
func (a *assembly) retag() {
	for _, tag := range a.site.Tags {
		delete(a.claims, keyOf(tag.Page.URL))
		for _, page := range tag.Pages {
			page.Tags = nil
		}
	}
	if index := a.site.TagIndex; index != nil {
		delete(a.claims, keyOf(index.URL))
	}
	a.site.Tags, a.site.TagIndex = nil, nil
	a.tags()
}

// inTheWay reports whether a file that pages show now stands where an old
// address leads through.
func (a *assembly) inTheWay(pages []*site.Page) bool {
	return slices.ContainsFunc(pages, func(page *site.Page) bool {
		return slices.ContainsFunc(page.Resources, func(r site.Resource) bool { return a.ways[keyOf(r.URL)] })
	})
}
