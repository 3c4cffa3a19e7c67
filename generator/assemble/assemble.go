// Package assemble puts the parsed files together: which page is where, in
// what order, and where every link leads.
//
//	assemble.go   the order of work
//	again.go      what need not be assembled again
//	edit.go       the last site with other texts in it
//	place.go      path → kind, order, slug, address; no two pages share one
//	glossary.go   the page of words
//	lesson.go     the ids of lessons in learners' records
//	section.go    knowledge bases and guides: topics and articles
//	tag.go        tags and their pages
//	scenario.go   the same as lesson.go for scenarios
//	path.go       learning paths and their final exams
//	own.go        the pages that no author writes: progress, certificates, sheets
//	draw.go       the questions of a quiz page, and what of them is drawn
//	link.go       links, anchors, images, files
//	related.go    related pages, and which pages lead to one
//	logo.go       the picture in the header
//	unused.go     files that no text shows or links to
//	svg.go        pictures that could run or fetch something
//	size.go       how large pictures are
//	refer.go      prerequisites, objectives, aliases
package assemble

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"ders/generator/site"
	"ders/generator/source"
)

// Input is what assembly reads.
type Input struct {
	Config    *site.Config
	Documents []*site.Document
	Quizzes   []*site.Quiz
	Scenarios []*site.Scenario
	// Files are those of content/ and quizzes/, each in order of their paths; File
	// finds one, or is nil.
	Files []*source.File
	File  func(path string) *source.File
	// Segments are the fixed parts of addresses: "quiz" → "sinav".
	Segments map[string]string
	Drafts   bool // keep drafts, for the dev server
}

var ruleNoContent = source.Define("site/empty", source.Error,
	source.Text{Message: "sitede hiç ders yok", Hint: "content/01-modul/index.md ve content/01-modul/01-ders.md dosyalarını oluşturun; her biri üç satırla başlar: ---, title: Başlık, ---"},
	source.Text{Message: "the site has no lesson", Hint: "make content/01-module/index.md and content/01-module/01-lesson.md; each begins with a front matter that has a title"})

// Site ties the files into a site.
func Site(in Input) (*site.Site, source.List) {
	a := assembleAll(in)
	return a.site, a.diags
}

func assembleAll(in Input) *assembly {
	a := &assembly{
		Input: in,
		site:  &site.Site{Config: in.Config},
		tables: tables{
			places: make(map[string]int, len(in.Documents)+len(in.Quizzes)+len(in.Scenarios)),
			drafts: map[string]bool{}, claims: make(map[string]claim, len(in.Files)), uses: map[string]int{},
		},
		pages:   make(map[string]*site.Page, len(in.Documents)+len(in.Quizzes)+len(in.Scenarios)),
		modules: map[string]*site.Module{}, lessons: map[string][]*site.Page{}, folders: map[string]*folder{},
	}
	if len(in.Documents) == 0 {
		a.diags.Add(source.ReportPath("content", ruleNoContent))
		return a
	}
	a.unread()
	a.readFolders()
	a.placeDocuments()
	a.placePaths()
	a.placeQuizzes()
	a.placeScenarios()
	a.placeOwn()
	a.order()
	a.tags()
	a.references()
	a.pools(a.site.Pages)
	for _, page := range a.site.Pages {
		a.tie(page)
		a.name(page.File(), page.Links(), 1)
	}
	a.nameInDrafts()
	a.backlinks(func(int) bool { return true })
	a.logo()
	a.unused()
	a.aliases() // what else has an address is known
	return a
}

// assembly is the state of one run.
type assembly struct {
	Input
	tables
	site   *site.Site
	lost   bool // a link or the logo leads to no file
	diags  source.List
	joined []byte // of pageFrom
	// While pages are given their places:
	pages   map[string]*site.Page // by path of their file
	modules map[string]*site.Module
	lessons map[string][]*site.Page // by the id they have got
	folders map[string]*folder
}

// tables are what is known of a site beside its pages. While no page moves they
// hold for the next site, too, but for what an edited text says.
type tables struct {
	places map[string]int   // of pages in Site.Pages, by the path of their file
	drafts map[string]bool  // paths left out as drafts
	claims map[string]claim // addresses taken
	leads  [][]int          // by place: the places of the pages that a page leads to
	uses   map[string]int   // how many links of all texts name a file that is no page
	ways   map[string]bool  // what may be no file, so that an old address can lead through it
}

// page is the page of a file, or nil.
func (a *assembly) page(path string) *site.Page {
	if place, ok := a.places[path]; ok {
		return a.site.Pages[place]
	}
	return nil
}

// pageFrom is the page to which a way leads from a folder, or nil. Nearly all
// links lead to pages, so that their paths are put together in one place.
func (a *assembly) pageFrom(folder, way string) *site.Page {
	dir, rest := folder, way
	for strings.HasPrefix(rest, "../") {
		dir, rest = path.Dir(dir), rest[len("../"):]
	}
	a.joined = append(append(append(a.joined[:0], dir...), '/'), rest...)
	if place, ok := a.places[string(a.joined)]; ok {
		return a.site.Pages[place]
	}
	return a.page(path.Join(folder, way)) // a way may be written in many ways
}

func (a *assembly) report(span source.Span, rule *source.Rule, args ...any) {
	a.diags.Add(span.Report(rule, args...))
}

// order sorts modules and lessons and ties each page to its neighbours. The
// way through a module is: its page, its lessons, its scenarios, its quizzes,
// the next module: one practises before one is tested. The exams of paths stand
// behind all modules and on no way; behind them the sections, then the rest.
func (a *assembly) order() {
	s := a.site
	for _, m := range a.modules {
		if m.Page != nil {
			s.Modules = append(s.Modules, m)
		}
	}
	slices.SortFunc(s.Modules, func(x, y *site.Module) int { return byOrder(x.Page, y.Page) })
	var plain []*site.Page
	for _, p := range a.pages {
		if p.Kind == site.Plain || p.Kind == site.Glossary {
			plain = append(plain, p)
		}
	}
	slices.SortFunc(plain, byOrder)

	if s.Home != nil {
		s.Pages = append(s.Pages, s.Home)
	}
	var previous *site.Page
	for i, m := range s.Modules {
		m.Number = i + 1
		slices.SortFunc(m.Lessons, byOrder)
		slices.SortFunc(m.Quizzes, func(x, y *site.Page) int { // the module's own quiz first
			return cmp.Or(cmp.Compare(strings.Count(x.Path(), "/"), strings.Count(y.Path(), "/")), byOrder(x, y))
		})
		slices.SortFunc(m.Scenarios, byOrder)
		way := slices.Concat([]*site.Page{m.Page}, m.Lessons, m.Scenarios, m.Quizzes)
		for _, page := range way {
			if previous != nil {
				page.Prev, previous.Next = previous, page
			}
			previous = page
		}
		s.Pages = append(s.Pages, way...)
	}
	for _, p := range s.Paths {
		if p.Exam != nil {
			s.Pages = append(s.Pages, p.Exam)
		}
	}
	s.Pages = append(s.Pages, a.orderSections()...)
	s.Pages = append(s.Pages, plain...)
	for i, page := range s.Pages {
		page.Place = i
		a.places[page.Path()] = i
	}
	a.leads = make([][]int, len(s.Pages))
}

func byOrder(x, y *site.Page) int {
	if x.Order != y.Order {
		return cmp.Compare(x.Order, y.Order)
	}
	return cmp.Compare(x.Path(), y.Path())
}

// orderOf is a page's weight, else the number that its name begins with; pages
// with neither come last.
func orderOf(p *site.Page) int {
	if p.Doc != nil && p.Doc.Meta.Weight != nil {
		return *p.Doc.Meta.Weight
	}
	name := strings.TrimSuffix(p.Path(), "/index.md")
	if number, _, ok := SplitNumber(name[strings.LastIndexByte(name, '/')+1:]); ok {
		return number
	}
	return 1 << 30
}
