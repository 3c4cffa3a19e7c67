// Package site holds the nouns: what a training site is made of.
//
// Parsers fill Documents, Quizzes and Scenarios, each from one file alone;
// assembly ties them into a Site; rendering reads it. Everything here is plain
// data. What a parser made is shared between builds and must not be changed
// afterwards: what only the whole site knows (addresses, neighbours, link
// targets) stands in Page and Module, which every build makes anew.
package site

import (
	"strings"

	"ders/generator/source"
)

// Config is what ders.yaml says, with defaults filled in.
type Config struct {
	ID            string // names learners' records in the browser
	Title         string
	Description   string
	Language      string // "tr" or "en"
	BaseURL       string // ends in a slash; empty when the site has no known address
	Theme         string
	Logo          source.Value // an image beside the home page; empty for the theme's icon
	Accent        source.Value // a colour, "#0b5cad"; empty for the theme's own
	Repository    string       // for "edit this page" links; empty for none
	PassMark      int          // percent, the default of every quiz
	SearchEngines bool         // false asks them to stay away
	Paths         []*LearningPath
	PathsUnread   bool // there may be more paths: what hides them was reported
	Certificate   Certificate
	Report        Report
	Feedback      string // an e-mail address to tell what a page lacks; empty for none
	Offline       bool   // the site works without a network once it was visited
	Review        bool   // questions answered wrong come back after days
}

// Meta is a file's front matter.
type Meta struct {
	Title       source.Value
	Description string
	Kind        string // stated kind, or empty
	KindSpan    source.Span
	Weight      *int
	Slug        source.Value
	Tags        []source.Value
	Related     []source.Value // paths of pages, relative to the file's folder
	Synonyms    []string       // words to be found by that the text may not hold
	Aliases     []source.Value // old addresses that lead here
	Draft       bool
	Date        string // 2006-01-02
	Updated     string // 2006-01-02
	TOC         bool   // show the contents list; true unless switched off
	Allow       map[string]string

	// Of lessons: the ids of objectives they serve. Of modules: with texts.
	Objectives []Objective
	// Of modules.
	Audience string
	Duration string
	Requires []source.Value
}

// An Objective is what a learner can do afterwards.
type Objective struct {
	ID   source.Value
	Text string // only where it is declared, in the module's index.md
}

// A Document is one parsed Markdown file.
type Document struct {
	File     *source.File
	Meta     Meta
	Body     []Fragment // the text around the embeds: len(Embeds)+1 pieces of HTML, not balanced one by one
	Embeds   []*Embed   // in the order of the text
	Headings []Heading  // of levels 2 to 6, in order
	Links    []*Link    // every link and image of Body and Embeds with a hole
	Prose    []Passage  // in order
	Terms    []*Term    // of a glossary, in the language's order; nil for all else
	Answers  []Answer   // of an FAQ page: its questions, in order
	Words    int
	Minutes  int // reading time, rounded up
}

// An Answer is a question of an FAQ page with the first paragraph of its answer.
type Answer struct {
	Question Heading
	Text     string // without markup
}

// A Passage is what a paragraph or a list item says: stretches of the file, as
// byte offsets, without markup, code and pictures.
type Passage [][2]int

// An Embed is a live block in the text of a document: a calculator, or
// questions to check oneself with.
type Embed struct {
	Calculator string       // one of Calculators; empty for questions
	Checks     *Quiz        // the questions; nil for a calculator
	Part       *source.File // what stands between the fences
	Level      int          // of a heading inside it, 2 to 6: one below the section it stands in
	Span       source.Span  // of the word that makes the block one
}

// Questions are the questions of the block, if it holds any.
func (e *Embed) Questions() []*Question {
	if e.Checks == nil {
		return nil
	}
	return e.Checks.Questions
}

// Calculators are the calculators that a document may hold.
var Calculators = []string{"nps", "csat", "ces", "clv"}

// A Heading is a section's title and its anchor on the page.
type Heading struct {
	Level int
	ID    string
	Text  string
	Span  source.Span
}

// A Fragment is HTML with holes for link targets, which only the assembled
// site knows: Parts[0] hole Parts[1] hole …; len(Parts) == len(Links)+1 unless
// the fragment is empty.
type Fragment struct {
	Parts []string
	Links []*Link
}

// Empty reports whether the fragment holds nothing.
func (f Fragment) Empty() bool { return len(f.Parts) == 0 || len(f.Parts) == 1 && f.Parts[0] == "" }

// A Link is a reference from one file of the site to another, or to an anchor.
type Link struct {
	Path   string // relative to the file's folder, unescaped; empty for an anchor of the same page
	Anchor string // without '#', unescaped
	Image  bool
	Span   source.Span // of the destination
}

// QuestionType is how a question is answered.
type QuestionType string

const (
	Single    QuestionType = "single"
	Multiple  QuestionType = "multiple"
	TrueFalse QuestionType = "true-false"
	ShortText QuestionType = "short-text"
	Numeric   QuestionType = "numeric"
	Ordering  QuestionType = "ordering"
	Matching  QuestionType = "matching"
	Cloze     QuestionType = "cloze"
)

// Scoring is how ticks become points.
type Scoring string

const (
	ByTicks   Scoring = "ticks"   // right ticked / right − wrong ticked / wrong
	ByWeights Scoring = "weights" // the sum of the ticked weights
	ByAll     Scoring = "all"     // all right or nothing
)

// Mode says when feedback comes.
type Mode string

const (
	Practice   Mode = "practice" // after each question
	Assessment Mode = "exam"     // at the end
)

// A Quiz is one parsed quiz file.
type Quiz struct {
	File        *source.File
	Title       source.Value
	Description string
	Mode        Mode
	PassMark    int // percent; -1 where the file leaves it to the site
	Attempts    int // 0: as many as one likes
	RetryAfter  int // minutes until a used-up attempt comes back; 0: never
	Timer       int // minutes; 0: none
	Draws       []Draw
	// ShuffleQuestions and ShuffleChoices say what a new attempt mixes.
	ShuffleQuestions, ShuffleChoices bool
	Draft                            bool
	Allow                            map[string]string
	Intro                            Fragment
	Questions                        []*Question
	Links                            []*Link // every hole of every fragment
}

// A Draw is what an attempt takes by chance: Count questions with a tag.
// The quiz's own questions that no draw names are always asked.
type Draw struct {
	Quiz  source.Value // another quiz, as in its path: "zor-musteriler"; empty for this one
	Tag   source.Value // empty for any
	Count int
	Span  source.Span // of Count
}

// A Question is a prompt with choices, a key and what to say afterwards.
type Question struct {
	ID         string
	Revision   source.Digest // of what scoring sees, not of wording
	Type       QuestionType
	Scoring    Scoring
	Points     int
	Tags       []string
	Objective  source.Value
	Prompt     Fragment // inline HTML
	PromptText string
	Body       Fragment
	// Choices are, by type: the choices; accepted answers and foreseen mistakes
	// (short-text, numeric); the parts in their right order (ordering); the
	// right cells, each once (matching).
	Choices     []*Choice
	Fixed       bool        // choices keep their order
	Exact       bool        // short-text and cloze: case and diacritics count
	Unit        string      // of a numeric question
	Rows        []*Row      // of a matching question
	Heads       [2]Fragment // of the two columns of a matching question; may be empty
	Gaps        []*Gap      // of a cloze question, in the order of the text
	Cloze       []Fragment  // the text around the gaps: len(Gaps)+1 pieces of HTML, not balanced one by one
	Hints       []Fragment
	Explanation Fragment
	Span        source.Span // of the prompt
}

// A Choice is one answer of a question.
type Choice struct {
	ID       string // from its text: moving a choice keeps a learner's response
	Weight   int    // percent of the points; 100 for [x], 0 for [ ]
	Right    bool   // [x], or the best weight
	HTML     Fragment
	Text     string
	Feedback Fragment
	// Low and High are the ends of a numeric answer, as decimals with a point.
	Low, High string
	Span      source.Span
}

// A Row is a left cell of a matching question.
type Row struct {
	ID    string // from its text
	HTML  Fragment
	Text  string
	Right *Choice
	Span  source.Span
}

// A Gap is a gap of a cloze question.
type Gap struct {
	ID       string   // "1", "2", … in the order of the text
	Accepted []string // of a drop-down the one right option
	Options  []string // of a drop-down, in the author's order; nil for a text gap
	Span     source.Span
}

// A Scenario is one parsed conversation with branches: a graph of nodes
// without loops.
type Scenario struct {
	File        *source.File
	Title       source.Value
	Description string
	Draft       bool
	Allow       map[string]string
	Meters      []*Meter // in the author's order
	Intro       Fragment
	Nodes       []*Node // in the author's order, the debrief not among them
	Start       *Node
	// Debrief is shown at every ending, under DebriefTitle; both may be empty.
	DebriefTitle Fragment
	Debrief      Fragment
	// Best is the most points that a way through can have, and BestWay such a
	// way: the moves of it that a learner chooses.
	Best     int
	BestWay  []*Move
	Revision source.Digest // of the graph, not of wording
	Links    []*Link       // every hole of every fragment
}

// A Meter is a number that moves change and conditions read. It stays between
// Min and Max.
type Meter struct {
	ID              string
	Label           string
	Start, Min, Max int
}

// NodeKind is what happens at a node.
type NodeKind string

const (
	Scene  NodeKind = "scene"  // is shown; the learner chooses a move
	Route  NodeKind = "route"  // shows nothing: the first move whose condition holds is taken
	Ending NodeKind = "ending" // is shown, and it is over
)

// Endings and Feelings are the words for them, the best first.
var (
	Endings  = []string{"good", "medium", "poor"}
	Feelings = []string{"happy", "calm", "worried", "angry", "furious"}
)

// A Node is one place of a scenario.
type Node struct {
	ID      string
	Kind    NodeKind
	Ending  string // of an ending: one of Endings
	Feeling string // of the other person: one of Feelings, or empty
	Title   Fragment
	Text    string // of the title
	Body    Fragment
	Moves   []*Move
	Span    source.Span // of the title
}

// A Move leads from a node to another.
type Move struct {
	ID       string // its node's and its place there, "giris.2"; unique in the scenario
	HTML     Fragment
	Text     string
	To       *Node
	Points   int
	Effects  []Effect
	If       []Comparison // all must hold; empty: always
	Coaching Fragment
	Span     source.Span
}

// An Effect adds to a meter.
type Effect struct {
	Meter string
	By    int
}

// A Comparison asks a meter, or "points".
type Comparison struct {
	Meter string
	Op    string // "<", "<=", "=", "!=", ">=" or ">"
	Value int
}

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

// A Site is everything that will be published.
type Site struct {
	Config    *Config
	Home      *Page
	Modules   []*Module
	Sections  []*Section
	Tags      []*Tag // in the language's order
	TagIndex  *Page  // all tags; nil where there are none
	Glossary  *Page  // nil for none
	Paths     []*Path
	Pages     []*Page // every page that an author wrote, in reading order, home first
	Logo      string  // path in the finished site; empty for the theme's icon
	Progress  *Page   // what the learner has done; nil where there is no module to learn
	Search    *Page   // where everything is found; nil where there is nothing to find
	Review    *Page   // what to answer again today; nil where nothing comes back
	Redirects []Redirect
}

// A Module is lessons that are learnt together.
type Module struct {
	ID        string
	Number    int // its place in the site, from 1
	Page      *Page
	Lessons   []*Page
	Quizzes   []*Page
	Scenarios []*Page
}

// A Section is pages beside the modules, by topic: a knowledge base or a guide.
type Section struct {
	ID       string
	Guide    bool // staff are not led there, and do not find it
	Page     *Page
	Articles []*Page // those of no topic, in order
	Topics   []*Topic
}

// A Topic is articles on one thing.
type Topic struct {
	ID       string
	Title    string
	Page     *Page
	Articles []*Page
}

// A Tag is a word that pages share.
type Tag struct {
	Title string  // as most pages write it
	Page  *Page   // shows Pages
	Pages []*Page // in reading order
}

// A Term is a word of the glossary.
type Term struct {
	ID         string // of its section on the glossary's page
	Title      string
	Abbr       string   // "NPS", or empty
	English    string   // "Net Promoter Score", or empty
	Synonyms   []string // other words for it
	Names      []string // all that a text may call it: of the title, abbreviation, synonyms
	Unmarked   bool     // texts do not mark it: its word has other meanings
	See        []*Term
	Definition Fragment
	Text       string      // of the definition, without markup
	Brief      string      // the first paragraph of it
	Span       source.Span // of the title
}

// A Page is one address of the site.
type Page struct {
	Kind     Kind
	URL      string // "" for home, else ends in a slash; relative to the site's root
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

// SearchFolder is the folder of the site that holds the search index.
const SearchFolder = "search-index"

// ID names a quiz in learners' records and in draws: its path without
// quizzes/ and .md.
func (q *Quiz) ID() string {
	return assessmentID(q.File)
}

// ID names a scenario in learners' records, as that of a quiz does.
func (s *Scenario) ID() string {
	return assessmentID(s.File)
}

func assessmentID(file *source.File) string {
	return strings.TrimSuffix(strings.TrimPrefix(file.Path, "quizzes/"), ".md")
}

// Path is the path of the page's file in the site folder; empty for a page that
// no author wrote.
func (p *Page) Path() string {
	switch {
	case p.Quiz != nil:
		return p.Quiz.File.Path
	case p.Scenario != nil:
		return p.Scenario.File.Path
	case p.Doc != nil:
		return p.Doc.File.Path
	}
	return ""
}

// A Resource is a file that a page shows or offers.
type Resource struct {
	File *source.File
	URL  string // relative to the site's root
}

// A Redirect leads from an old address to a page.
type Redirect struct {
	From string // like Page.URL
	To   *Page
}
