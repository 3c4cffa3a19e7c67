// Package render makes each page from its view alone, and the files that tell
// machines of the site: sitemap, feed, robots.txt, manifest, cards and icons,
// and those that make it work without a network (offline.go) or without a
// server (portable.go).
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
	"iter"
	"maps"
	"net/url"
	"slices"

	"ders/generator/output"
	"ders/generator/picture"
	"ders/generator/site"
	"ders/generator/theme"
)

// A Memory is what the caller remembers of earlier builds.
type Memory struct {
	Mentions *Mentions // nil without a glossary
	Draw     Draw
	Card     func(k picture.Card, name func() string) string          // the names of cards
	Names    func(addresses []string) (*output.Names, error)          // equal lists have the same
	Probe    func(th *theme.Theme, s Shape, probe func() error) error // only what had no error
}

// Site fills a tree with every page of the site, the theme's assets, the files
// that pages show and those for machines. Pages are not made yet, nor is
// anything drawn; Probe makes a few of the pages.
func Site(s *site.Site, th *theme.Theme, memory Memory) (*output.Tree, error) {
	r := newRenderer(s, th, memory)
	files := r.files()
	addresses := make([]string, len(files))
	for i, file := range files {
		addresses[i] = file.address()
	}
	names, err := memory.Names(addresses)
	if err != nil {
		return nil, fmt.Errorf("add pages: %w", err)
	}
	tree := output.NewTreeOf(names, func(i int, room []byte) ([]byte, error) { return r.make(files[i], room) })
	for _, name := range slices.Sorted(maps.Keys(th.Outputs())) {
		if r.unlinked(name) {
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
	if s.Config.Portable {
		return tree, r.scripts(tree)
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

// A file is one of those of which a large site has many: a page, what a page
// shows, what is at an old address, a card.
type file struct {
	page     *site.Page
	resource *site.Resource
	redirect *site.Redirect
	card     *card
}

// files are all of these.
func (r *renderer) files() []file {
	s := r.site
	files := make([]file, 0, len(s.Pages)+len(s.Pages)/4)
	for _, page := range s.Pages {
		files = append(files, file{page: page})
		for i := range page.Resources {
			files = append(files, file{resource: &page.Resources[i]})
		}
	}
	for page := range otherPages(s) {
		files = append(files, file{page: page})
	}
	for i := range s.Redirects {
		files = append(files, file{redirect: &s.Redirects[i]})
	}
	drawn := map[string]bool{}
	for i := range r.cards {
		if k := &r.cards[i]; !drawn[k.path] {
			drawn[k.path] = true
			files = append(files, file{card: k})
		}
	}
	return files
}

// otherPages are those that no author wrote.
func otherPages(s *site.Site) iter.Seq[*site.Page] {
	return func(yield func(*site.Page) bool) {
		for _, pages := range []iter.Seq[*site.Page]{tagPages(s), ownPages(s)} {
			for page := range pages {
				if !yield(page) {
					return
				}
			}
		}
	}
}

func (f file) address() string {
	switch {
	case f.page != nil:
		return f.page.URL
	case f.resource != nil:
		return f.resource.URL
	case f.card != nil:
		return f.card.path
	}
	return f.redirect.From
}

// make makes a file, appended to room.
func (r *renderer) make(f file, room []byte) ([]byte, error) {
	switch {
	case f.resource != nil:
		return append(room, f.resource.File.Text...), nil
	case f.redirect != nil:
		return append(room, r.redirect(*f.redirect)...), nil
	case f.card != nil:
		picture, err := r.memory.Draw(f.card.Card)()
		return append(room, picture...), err
	}
	switch f.page.Kind {
	case site.Tagged:
		return r.tagPage(f.page, room)
	case site.Sheet, site.Search, site.Progress, site.Review, site.Proof:
		return r.own(f.page, room)
	}
	return r.page(f.page, room)
}

// A Shape is what makes a layout take other ways through its templates.
type Shape struct {
	kind               site.Kind
	mode               site.Mode
	checks, calculator bool
	around             bool // it tells of pages around it
}

func shapeOf(page *site.Page) Shape {
	s := Shape{kind: page.Kind, around: page.TagOf != nil || len(page.Tags)+len(page.Related)+len(page.Backlinks) > 0}
	look := func(text *site.Page) {
		if text.Quiz != nil {
			s.mode = text.Quiz.Mode
		}
		if text.Doc == nil {
			return
		}
		for _, embed := range text.Doc.Embeds {
			s.checks = s.checks || embed.Checks != nil
			s.calculator = s.calculator || embed.Checks == nil
		}
	}
	look(page)
	if of := page.SheetOf; of != nil {
		look(of)
		if of.Quiz == nil {
			for _, lesson := range of.Module.Lessons {
				look(lesson)
			}
		}
	}
	return s
}

// Probe makes the first page of each layout, of quizzes and their sheets the
// first in each mode and of texts the first with each live thing, so that a
// mistake in a template shows in the build and not when somebody asks for the
// page. What was tried with a theme is not tried again: an edit of a text does
// not wait for it.
func Probe(s *site.Site, th *theme.Theme, tree *output.Tree, memory Memory) error {
	probed := map[Shape]bool{}
	try := func(shape Shape, name string) error {
		probed[shape] = true
		return memory.Probe(th, shape, func() error {
			_, err := tree.Read(name)
			return err
		})
	}
	for _, pages := range []iter.Seq[*site.Page]{slices.Values(s.Pages), otherPages(s)} {
		for page := range pages {
			if shape := shapeOf(page); !probed[shape] {
				if err := try(shape, page.URL+"index.html"); err != nil {
					return err
				}
			}
		}
	}
	for _, name := range []string{"404.html", offlineName} {
		if !tree.Has(name) {
			continue
		}
		if err := try(Shape{kind: site.Kind(name)}, name); err != nil {
			return err
		}
	}
	return nil
}

// page makes one page.
func (r *renderer) page(page *site.Page, room []byte) ([]byte, error) {
	view, err := r.view(page)
	if err != nil {
		return nil, err
	}
	data, err := r.execute(view, room)
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
	return r.execute(view, nil)
}

// redirect makes the page at an old address.
func (r *renderer) redirect(d site.Redirect) string {
	target := html.EscapeString(r.to(rootOf(d.From), d.To.URL))
	return `<!doctype html><html lang="` + html.EscapeString(r.site.Config.Language) + `"><head><meta charset="utf-8">` +
		`<title>` + html.EscapeString(d.To.Title) + `</title><meta name="robots" content="noindex">` +
		`<link rel="canonical" href="` + target + `">` + refresh + ` content="0; url=` + target + `"></head>` +
		`<body><p><a href="` + target + `">` + html.EscapeString(d.To.Title) + `</a></p></body></html>` + "\n"
}
