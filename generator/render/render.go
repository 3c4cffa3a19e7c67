// Package render makes each page from its view alone, and the files that tell
// machines of the site: sitemap, feed, robots.txt, manifest, cards and icons,
// and those that make it work without a network (offline.go).
//
// A layout never sees the site: it sees a View, plain values copied out of it
// (view.go, questionview.go and others), and a script sees its data (quizdata.go
// and others). A page is made when it is first read, so that a dev server pays
// only for the pages that are open. The parts that many pages share (header,
// module tree, footer) are executed once for a module and depth (chrome.go);
// what is live in a text is set into it (body.go), and what it says of the
// glossary's terms is marked (mentions.go); an exam's page is stripped of its
// key, which is sealed (exam.go, quizview.go). A sheet for paper shows the texts
// of a module, or a quiz, anew (sheet.go, sheethtml.go, paper.go).
package render

import (
	"fmt"
	"html"
	"maps"
	"net/url"
	"slices"

	"ders/generator/output"
	"ders/generator/site"
	"ders/generator/theme"
)

// Site fills a tree with every page of the site, the theme's assets, the files
// that pages show and those for machines. Pages are not made yet, nor is
// anything drawn; Probe makes a few of the pages.
func Site(s *site.Site, th *theme.Theme, draw Draw, mentions *Mentions) (*output.Tree, error) {
	tree := output.NewTree()
	r := newRenderer(s, th, draw, mentions)
	for _, name := range slices.Sorted(maps.Keys(th.Outputs())) {
		if r.ofWorker(name) {
			continue
		}
		data := th.Outputs()[name]
		if name == favicon && r.accent != "" {
			data = r.recoloured(data)
		}
		if err := tree.Add(name, data); err != nil {
			return nil, fmt.Errorf("add asset: %w", err)
		}
	}
	if name, data := accentSheet(s.Config, th); name != "" {
		if err := tree.Add(name, data); err != nil {
			return nil, fmt.Errorf("add asset: %w", err)
		}
	}
	for _, page := range s.Pages {
		if err := tree.AddFunc(page.URL+"index.html", func() ([]byte, error) { return r.page(page) }); err != nil {
			return nil, fmt.Errorf("add page: %w", err)
		}
		for _, file := range page.Resources {
			if err := tree.Add(file.URL, []byte(file.File.Text)); err != nil {
				return nil, fmt.Errorf("add file: %w", err)
			}
		}
	}
	for _, page := range tagPages(s) {
		if err := tree.AddFunc(page.URL+"index.html", func() ([]byte, error) { return r.tagPage(page) }); err != nil {
			return nil, fmt.Errorf("add page: %w", err)
		}
	}
	for _, page := range ownPages(s) {
		if err := tree.AddFunc(page.URL+"index.html", func() ([]byte, error) { return r.own(page) }); err != nil {
			return nil, fmt.Errorf("add page: %w", err)
		}
	}
	for _, redirect := range s.Redirects {
		if err := tree.Add(redirect.From+"index.html", r.redirect(redirect)); err != nil {
			return nil, fmt.Errorf("add redirect: %w", err)
		}
	}
	if err := tree.AddFunc("404.html", r.notFound); err != nil {
		return nil, fmt.Errorf("add page: %w", err)
	}
	if err := r.identity(tree); err != nil {
		return nil, err
	}
	if err := r.directories(tree); err != nil {
		return nil, err
	}
	return tree, r.offline(tree)
}

// probedWhole is how many pages a site has at most of which those pages are made
// in every build that list it all: who edits waits for them.
const probedWhole = 300

// listsAll reports whether a page grows with the whole site, as a tag's may.
func listsAll(page *site.Page) bool {
	switch page.Kind {
	case site.Search, site.Progress, site.Review, site.Tagged:
		return true
	}
	return false
}

// Probe makes the first page of each layout, of quizzes and their sheets the
// first in each mode and of texts the first with each live thing, so that a
// mistake in a template shows in every build and not when somebody asks for the
// page.
func Probe(s *site.Site, tree *output.Tree) error {
	type shape struct {
		kind               site.Kind
		mode               site.Mode
		checks, calculator bool
		around             bool // it tells of pages around it
	}
	probed := map[shape]bool{}
	for _, page := range slices.Concat(s.Pages, ownPages(s), tagPages(s)) {
		if listsAll(page) && len(s.Pages) > probedWhole {
			continue
		}
		around := page.TagOf != nil || len(page.Tags)+len(page.Related)+len(page.Backlinks) > 0
		made := shape{kind: page.Kind, around: around}
		texts := []*site.Page{page}
		if page.SheetOf != nil {
			texts = sheetTexts(page.SheetOf)
		}
		for _, text := range texts {
			if text.Quiz != nil {
				made.mode = text.Quiz.Mode
			}
			if text.Doc == nil {
				continue
			}
			for _, embed := range text.Doc.Embeds {
				made.checks = made.checks || embed.Checks != nil
				made.calculator = made.calculator || embed.Checks == nil
			}
		}
		if probed[made] {
			continue
		}
		probed[made] = true
		if _, err := tree.Read(page.URL + "index.html"); err != nil {
			return err
		}
	}
	for _, name := range []string{"404.html", offlineName} {
		if !tree.Has(name) {
			continue
		}
		if _, err := tree.Read(name); err != nil {
			return err
		}
	}
	return nil
}

// page makes one page.
func (r *renderer) page(page *site.Page) ([]byte, error) {
	view, err := r.view(page)
	if err != nil {
		return nil, err
	}
	data, err := r.execute(view)
	return sized(page, data, err)
}

// notFound makes 404.html, which is served at any depth and so needs absolute
// addresses.
func (r *renderer) notFound() ([]byte, error) {
	base := "/"
	if u, err := url.Parse(r.site.Config.BaseURL); err == nil && u.Path != "" {
		base = u.Path
	}
	view, err := r.shell("404", base, nil)
	if err != nil {
		return nil, err
	}
	// Where the site lies is a guess without base_url: no place to put a worker.
	view.NoIndex, view.Offline = true, false
	view.Title = r.strings["notfound.title"]
	return r.execute(view)
}

// redirect makes the page at an old address.
func (r *renderer) redirect(d site.Redirect) []byte {
	target := html.EscapeString(rootOf(d.From) + d.To.URL)
	return []byte(`<!doctype html><html lang="` + html.EscapeString(r.site.Config.Language) + `"><head><meta charset="utf-8">` +
		`<title>` + html.EscapeString(d.To.Title) + `</title><meta name="robots" content="noindex">` +
		`<link rel="canonical" href="` + target + `">` + refresh + ` content="0; url=` + target + `"></head>` +
		`<body><p><a href="` + target + `">` + html.EscapeString(d.To.Title) + `</a></p></body></html>` + "\n")
}
