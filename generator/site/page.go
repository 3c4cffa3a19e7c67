package site

import "ders/generator/source"

// Kind is what a page is for; it names the page's layout.
type Kind string

const (
	Home     Kind = "home"
	Course   Kind = "module"
	Lesson   Kind = "lesson"
	Exam     Kind = "quiz"
	Dialogue Kind = "scenario"
	Plain    Kind = "page"
	// Pages of the learner's own: what stands there comes from their record.
	Progress Kind = "progress"
	Proof    Kind = "certificate"
	Review   Kind = "review"
	// Pages that show again what stands on others.
	Sheet  Kind = "print"  // a whole module, or a quiz with its key, for paper
	Search Kind = "search" // what is where
	Tagged Kind = "tag"    // what has a tag, or all tags
	// Pages of sections beside the modules: a knowledge base, or a guide that
	// staff are not led to.
	Base     Kind = "knowledge-base" // the first page of a section
	Guide    Kind = "guide"          // the same, of a guide
	Shelf    Kind = "topic"          // the first page of a topic
	Article  Kind = "article"
	FAQ      Kind = "faq" // an article that is questions, each with its answer
	Glossary Kind = "glossary"
)

// A Page is one address of the site.
type Page struct {
	Kind     Kind
	URL      string // "" for home, else ends in a slash; relative to the site's root
	Place    int    // in Site.Pages; 0 for a page that no author wrote
	Order    int    // among its like: its weight, or the number of its name
	ID       string // names a lesson in learners' records: its module and its file's name, without number
	Title    string
	Doc      *Document // nil for a quiz and a scenario
	Quiz     *Quiz     // nil for all else
	Scenario *Scenario // nil for all else
	Module   *Module   // nil outside modules
	FinalOf  *Path     // of a path's final exam; nil for all else
	ProofOf  *Path     // of a path's certificate; nil for all else
	Sheet    *Page     // the same for paper: of a quiz, and of a module with lessons
	SheetOf  *Page     // of a sheet: what it shows; nil for all else
	Section  *Section  // nil outside sections
	Topic    *Topic    // of a topic's first page and its articles; nil for all else
	TagOf    *Tag      // of a tag's page; nil for all else, the page of all tags too
	Terms    []*Term   // of the glossary, in the language's order
	Prev     *Page
	Next     *Page
	Tags     []*Tag
	Related  []*Page // that its author names
	// Backlinks are the pages whose text leads here, in reading order, without
	// quizzes, scenarios, what Related says and what stands above or below them
	// in a section.
	Backlinks []*Page
	// Targets tells where each link of the page leads, relative to the site's root.
	Targets map[*Link]string
	// Sizes are those of the pictures among them, as far as their files tell.
	Sizes map[*Link]Size
	// Resources are the files published beside the page.
	Resources []Resource

	// Of a quiz: the questions that an attempt may ask, its own first, and what
	// of them it draws. Draws may share questions; there are enough to give each
	// draw its own.
	Pool  []*Posed
	Drawn []Drawn
	Asked int // questions of one attempt
	// Paper is what its sheet asks: as many as an attempt, the same in every build.
	Paper []*Posed
}

// File is the page's file; nil for a page that no author wrote.
func (p *Page) File() *source.File {
	switch {
	case p.Quiz != nil:
		return p.Quiz.File
	case p.Scenario != nil:
		return p.Scenario.File
	case p.Doc != nil:
		return p.Doc.File
	}
	return nil
}

// Path is the path of the page's file in the site folder; empty for a page that
// no author wrote.
func (p *Page) Path() string {
	if file := p.File(); file != nil {
		return file.Path
	}
	return ""
}

// Links are the links and images of the page that stay in the site.
func (p *Page) Links() []*Link {
	switch {
	case p.Quiz != nil:
		return p.Quiz.Links
	case p.Scenario != nil:
		return p.Scenario.Links
	case p.Doc != nil:
		return p.Doc.Links
	}
	return nil
}

// External are the addresses on other sites that the page links to.
func (p *Page) External() []source.Value {
	switch {
	case p.Quiz != nil:
		return p.Quiz.External
	case p.Scenario != nil:
		return p.Scenario.External
	case p.Doc != nil:
		return p.Doc.External
	}
	return nil
}

// Aliases are the old addresses that lead to the page.
func (p *Page) Aliases() []source.Value {
	switch {
	case p.Quiz != nil:
		return p.Quiz.Aliases
	case p.Scenario != nil:
		return p.Scenario.Aliases
	case p.Doc != nil:
		return p.Doc.Meta.Aliases
	}
	return nil
}

// IsDraft reports whether the page's author has not published it yet.
func (p *Page) IsDraft() bool {
	switch {
	case p.Quiz != nil:
		return p.Quiz.Draft
	case p.Scenario != nil:
		return p.Scenario.Draft
	}
	return p.Doc != nil && p.Doc.Meta.Draft
}

// InGuide reports whether the page is one of a guide: staff are not led to it,
// and neither they nor search engines find it.
func (p *Page) InGuide() bool { return p.Section != nil && p.Section.Guide }

// A Resource is a file that a page shows or offers.
type Resource struct {
	File *source.File
	URL  string // relative to the site's root
}

// A Size is how many pixels of a page a picture takes where there is room.
type Size struct{ Width, Height int }
