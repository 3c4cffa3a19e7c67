package render

import "html/template"

// A View is all that a layout can see: plain values copied out of the site.
// Every URL in it is relative to the page (404.html alone gets absolute ones).
type View struct {
	Layout      string // "home", "module", "lesson", "quiz", "scenario", "page", "glossary", "knowledge-base", "guide", "topic", "article", "faq", "tag", "search", "progress", "review", "certificate", "print", "404", "offline"
	Language    string
	SiteID      string
	SiteTitle   string
	Root        string // from this page to the site's root: "./", "../", "../../"
	Home        string // address of the home page
	Portable    bool   // the site is opened from a disk, without a server
	Title       string
	Number      int // of a lesson in its module, from 1
	Left        int // of a module's lessons, behind this one
	Description string
	Canonical   string // absolute; empty without base_url
	NoIndex     bool
	Accent      string    // path from Root of the style sheet of the site's own accent; empty for none
	Meta        *MetaView // what the page tells machines; nil where none reads it
	Draft       bool
	EditURL     string // empty for none
	Offline     bool   // the page starts what makes the site work without a network

	Loads      LoadsView     // what styles and scripts it loads follows from this alone
	Header     template.HTML // the site's header, shared by all pages of one depth
	Nav        template.HTML // the module's tree, shared; empty outside modules
	Footer     template.HTML
	Breadcrumb []LinkView    // without the page itself
	Contents   template.HTML // the list of headings; empty where there is none to show
	Body       template.HTML // with questions and calculators in their places
	Calculator bool          // Body holds a calculator
	Minutes    int
	Updated    string // "9 Mart 2026"; empty if unknown
	UpdatedISO string
	Prev, Next *LinkView
	Feedback   *FeedbackView // nil where the page does not ask

	Module   *ModuleView   // the page's module
	Modules  []ModuleView  // of the home page
	Bases    []SectionView // of the home page: the knowledge bases
	Paths    []PathView    // of the home page
	Checks   *QuizData     // the key of the questions in Body; nil where there are none
	Quiz     *QuizView     // of a quiz page
	Scenario *ScenarioView // of a scenario page
	Glossary *GlossaryView // of the glossary
	Terms    []TermView    // what the page says of the glossary, in that order: terms that are marked in it
	Journey  *JourneyData  // of the home page and the pages of modules; nil for all else
	Keep     *KeepData     // of a page that offers to keep something offline; nil for all else

	Section   *SectionView // of the first page of a knowledge base or a guide
	Topic     *TopicView   // of the first page of a topic
	Tags      []LinkView   // of the page
	Related   []PageLink   // pages that its author names
	Backlinks []PageLink   // pages whose text leads here
	Tagged    []PageLink   // of the page of a tag: what has it
	AllTags   []TagView    // of the page of all tags

	SearchURL string      // of the search page; empty where there is none
	Search    *SearchView // of the search page itself

	Progress    *ProgressData    // of the learner's progress page
	Review      *ReviewView      // of the page of spaced review, and of the home page; nil where nothing comes back
	Certificate *CertificateView // of the certificate of a path
	Sheet       *SheetView       // of a page for paper
	Paper       string           // address of the sheet of the page; empty for none
}

// A LoadsView is what a page has of that which wants styles and scripts, and how
// its document begins. It is equal for most pages: what loads them is executed
// once for these.
type LoadsView struct {
	Language, SiteID, Layout, Root, Accent       string
	Quiz, Checks, Scenario, Calculator, Glossary bool
	Journey, Keep, Search, Progress              bool
	Certificate, Sheet, Portable, Offline        bool
}

func (v *View) loads() LoadsView {
	return LoadsView{
		Language: v.Language, SiteID: v.SiteID, Layout: v.Layout, Root: v.Root, Accent: v.Accent,
		Quiz: v.Quiz != nil, Checks: v.Checks != nil, Scenario: v.Scenario != nil, Calculator: v.Calculator, Glossary: v.Glossary != nil,
		Journey: v.Journey != nil, Keep: v.Keep != nil, Search: v.Search != nil, Progress: v.Progress != nil,
		Certificate: v.Certificate != nil, Sheet: v.Sheet != nil, Portable: v.Portable, Offline: v.Offline,
	}
}

// A MetaView is what a page tells of itself where it is shared and searched.
type MetaView struct {
	SiteMeta
	Image       string // absolute; empty without base_url
	ImageAlt    string
	ImageWidth  int
	ImageHeight int
	LinkedData  LinkedData
}

// A SiteMeta is what most pages tell alike.
type SiteMeta struct {
	Type      string // Open Graph's: "website" or "article"
	SiteTitle string
	Locale    string // "tr_TR"
	Feed      string // of the site; empty for none
}

// A LinkView is a title and where it leads.
type LinkView struct {
	URL   string
	Title string
}

// A HeadingView is a line of the contents list.
type HeadingView struct {
	ID    string
	Title string
	Level int // 2 or 3
}

// A ModuleView is a module as a card or as its page's list.
type ModuleView struct {
	ID          string
	Number      int // from 1
	URL         string
	Title       string
	Description string
	Audience    string
	Duration    string
	Minutes     int // reading time of all lessons
	Objectives  []string
	Lessons     []LessonView
	Quizzes     []QuizLink
	Scenarios   []LessonView // Minutes is 0
	Course      CourseView   // the same module, for its progress
	Requires    []CourseView // advice: modules to learn before
	Keep        string       // address of the list of what to keep offline; empty for none
}

// A LessonView is a line in a module's list.
type LessonView struct {
	ID          string // in learners' records
	Number      int    // from 1
	URL         string
	Title       string
	Description string
	Minutes     int
	Draft       bool
}

// A QuizLink is a line in a module's list.
type QuizLink struct {
	ID        string
	URL       string
	Title     string
	Questions int
	PassMark  int
}

// A PathView is a learning path: modules that lead to a certificate together.
type PathView struct {
	ID      string
	Title   string
	Modules []CourseView // in their order
	Due     string       // "9 Mart 2026", or empty
	DueISO  string
	Exam    *QuizLink // its final exam; nil for none
	Proof   string    // address of its certificate; empty for none
	Keep    string    // address of the list of what to keep offline; empty for none
	Folded  bool      // one of many and not the first: its steps show when they are asked for
}

// ChromeView is what the shared parts of a page see: header, tree and footer are
// executed once for a module or topic and depth, and the line of the current
// page is marked afterwards (its link gets aria-current="page").
type ChromeView struct {
	Language   string
	SiteTitle  string
	Logo       string // path from Root; empty for the theme's icon
	Root       string
	Home       string // address of the home page
	Repository string
	Module     *ModuleView  // nil outside modules
	Section    *SectionView // nil outside sections
	Modules    []LinkView   // of the header's menu; at most the first few
	Progress   string       // address of the learner's progress page; empty where there is none
	Sections   []LinkView   // knowledge bases
	Glossary   string       // address of the glossary; empty where there is none
	Search     string       // address of the search page; empty where there is none
}
