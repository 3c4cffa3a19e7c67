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
	Title       string
	Number      int // of a lesson in its module, from 1
	Description string
	Canonical   string // absolute; empty without base_url
	NoIndex     bool
	Accent      string    // path from Root of the style sheet of the site's own accent; empty for none
	Meta        *MetaView // what the page tells machines; nil on 404.html
	Draft       bool
	EditURL     string // empty for none
	Offline     bool   // the page starts what makes the site work without a network

	Header     template.HTML // the site's header, shared by all pages of one depth
	Nav        template.HTML // the module's tree, shared; empty outside modules
	Footer     template.HTML
	Breadcrumb []LinkView // without the page itself
	Contents   []HeadingView
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

// A MetaView is what a page tells of itself where it is shared and searched.
type MetaView struct {
	Type        string // Open Graph's: "website" or "article"
	Locale      string // "tr_TR"
	Image       string // absolute; empty without base_url
	ImageAlt    string
	ImageWidth  int
	ImageHeight int
	Feed        string // of the site; empty for none
	LinkedData  LinkedData
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
	Repository string
	Module     *ModuleView  // nil outside modules
	Section    *SectionView // nil outside sections
	Modules    []LinkView   // of the header's menu; at most the first few
	Progress   string       // address of the learner's progress page; empty where there is none
	Sections   []LinkView   // knowledge bases
	Glossary   string       // address of the glossary; empty where there is none
	Search     string       // address of the search page; empty where there is none
}

// A GlossaryView is the glossary as its page shows it.
type GlossaryView struct {
	Count   int
	Letters []LetterView // the whole alphabet
}

// A LetterView is a letter of the alphabet and what is below it.
type LetterView struct {
	Letter string
	ID     string // of its heading
	Terms  []EntryView
}

// An EntryView is a term with all that the glossary says of it.
type EntryView struct {
	TermView
	Synonyms   []string
	Definition template.HTML
	See        []LinkView
	UsedIn     []LinkView // the first few pages that speak of it
	More       int        // pages that do too
}

// A TermView is a term in short.
type TermView struct {
	ID      string
	URL     string // its place in the glossary
	Title   string
	Abbr    string
	English string
	Text    string
}

// A QuizView is a quiz as its page shows it: the questions as forms, and Data
// for the script.
type QuizView struct {
	ID        string
	PassMark  int
	Exam      bool // nothing on the page may tell the key
	Asked     int  // questions of one attempt; fewer than Questions where some are drawn
	Attempts  int  // 0: as many as one likes
	Timer     int  // minutes; 0: none
	Intro     template.HTML
	Questions []QuestionView
	// Data goes into <script type="application/json" id="_quiz-data">. Of an exam
	// it is empty, and Sealed goes there in its place: the data as JSON in base64,
	// so that the readable source of the page holds no key.
	Data   QuizData
	Sealed string
}

// A ChecksView is a block of questions in the text of a page.
type ChecksView struct {
	Intro     template.HTML
	Questions []QuestionView
}

// A QuestionView is a question as a form. Type picks its partial,
// partials/question/<type>.html. In an exam nothing of it tells the key: no
// choice is right or has a weight or feedback, and there is no explanation, no
// order, no right choice of a row or text of a gap and no answer of a field.
type QuestionView struct {
	Number  int // from 1
	Level   int // of its heading
	Exam    bool
	ID      string
	Type    string
	Points  int
	Prompt  template.HTML // inline
	Body    template.HTML
	Choices []ChoiceView
	// Order holds the parts of an ordering question in their right order, for
	// the folded key; Choices has them in one that does not give it away.
	Order []ChoiceView
	// Unit stands behind the field of a numeric question.
	Unit string
	// Rows are the left cells of a matching question; its right cells are
	// Choices, each once, in an order that does not give the key away.
	Rows []RowView
	// Heads are the heads of its two columns; either may be empty.
	Heads []template.HTML
	// Cloze holds the text of a cloze question with its gaps as form fields,
	// named <question id>.<gap id>.
	Cloze       template.HTML
	Gaps        []GapView
	Hints       []template.HTML
	Explanation template.HTML
}

// A RowView is a row of a matching question. Right is the id of its choice.
type RowView struct {
	ID    string
	HTML  template.HTML
	Right string
}

// A GapView is a gap of a cloze question, for the folded key: what it accepts,
// the first one first.
type GapView struct {
	ID      string
	Options []string // of a drop-down, in the author's order; nil for a text gap
	Right   []string // accepted texts; of a drop-down the right option
}

// A ChoiceView is one choice. Right serves the folded key for readers without
// script.
type ChoiceView struct {
	ID    string
	HTML  template.HTML // inline or blocks
	Right bool
	// Weight is the percent of the points this choice is worth.
	Weight   int
	Feedback template.HTML
}

// QuizData is what the quiz script reads: the key and what to say. The
// TypeScript types in assets/quiz/data.ts are generated from these types.
type QuizData struct {
	ID               string            `json:"id"`
	Mode             string            `json:"mode"`       // "practice" or "exam"
	PassMark         int               `json:"passMark"`   // percent
	Attempts         int               `json:"attempts"`   // 0: as many as one likes
	RetryAfter       int               `json:"retryAfter"` // minutes until a used-up attempt comes back; 0: never
	Timer            int               `json:"timer"`      // minutes; 0: none
	ShuffleQuestions bool              `json:"shuffleQuestions"`
	Draws            []DrawData        `json:"draws"`
	Review           bool              `json:"review"` // what is answered wrong comes back after days
	Topics           []TopicData       `json:"topics"` // objectives of the questions, in the module's order
	Questions        []QuestionData    `json:"questions"`
	Strings          map[string]string `json:"strings"` // the theme's strings under "quiz.js."
}

// DrawData says how many of some questions an attempt asks, by chance. Draws may
// share questions, but none asks what another one does; there are always enough.
// What no draw names is always asked.
type DrawData struct {
	Count     int      `json:"count"`
	Questions []string `json:"questions"` // ids
}

// TopicData is an objective that questions test, and where it is taught.
type TopicData struct {
	ID      string     `json:"id"`
	Title   string     `json:"title"`
	Lessons []LinkData `json:"lessons"`
}

// LinkData is a title and where it leads.
type LinkData struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

// QuestionData is the key of one question.
type QuestionData struct {
	ID             string   `json:"id"`
	Revision       string   `json:"revision"` // a stored response of another revision is void
	Type           string   `json:"type"`
	Scoring        string   `json:"scoring"` // "ticks", "weights" or "all"
	Points         int      `json:"points"`
	Tags           []string `json:"tags"`
	Topic          string   `json:"topic"` // id of a topic; empty for none
	ShuffleChoices bool     `json:"shuffleChoices"`
	// Choices are, by type: the choices (single, multiple, true-false); accepted
	// answers and foreseen mistakes (short-text, numeric); the parts in their
	// right order (ordering); the right cells, each once (matching).
	Choices     []ChoiceData `json:"choices"`
	Exact       bool         `json:"exact"`       // short-text and cloze: case and diacritics count
	Unit        string       `json:"unit"`        // numeric: a learner may type it or not
	Rows        []RowData    `json:"rows"`        // matching
	Gaps        []GapData    `json:"gaps"`        // cloze
	Explanation string       `json:"explanation"` // HTML, may be empty
}

// RowData is the key of a row of a matching question.
type RowData struct {
	ID    string `json:"id"`
	Right string `json:"right"` // id of a choice
}

// GapData is the key of a gap of a cloze question.
type GapData struct {
	ID       string   `json:"id"`
	Accepted []string `json:"accepted"` // texts; of a drop-down the one right option
	Options  []string `json:"options"`  // of a drop-down; empty for a text gap
}

// ChoiceData is the key of one choice.
type ChoiceData struct {
	ID       string `json:"id"`
	Weight   int    `json:"weight"` // percent, −100 to 100
	Right    bool   `json:"right"`
	Feedback string `json:"feedback"` // HTML, may be empty
	// Text is the accepted answer or foreseen mistake of a short-text question,
	// as written. Low and High are the ends of a numeric one, as decimals with a
	// point ("13.5"); equal for a single number. Empty for every other type.
	Text string `json:"text"`
	Low  string `json:"low"`
	High string `json:"high"`
}

// A ScenarioView is a conversation with branches as its page shows it: every
// node as a section with links to where its moves lead, readable without
// script, and Data for the player.
type ScenarioView struct {
	ID     string
	Intro  template.HTML
	Meters []MeterData
	Nodes  []NodeView // scenes and endings, in the author's order; routes not among them
	Start  string     // id of the first node; a route is possible
	// The debrief is shown at every ending; both may be empty.
	DebriefTitle template.HTML
	Debrief      template.HTML
	Data         ScenarioData // goes into <script type="application/json" id="_scenario-data">
}

// A NodeView is a scene or an ending. Its section has the id "node-<ID>".
type NodeView struct {
	ID      string
	Ending  string // "good", "medium", "poor", or empty
	Feeling string
	Title   template.HTML
	Body    template.HTML
	Moves   []MoveView
}

// A MoveView is what one can say at a scene. Leads are the scenes that may
// follow: more than one where a route decides.
type MoveView struct {
	ID       string // as in MoveData
	HTML     template.HTML
	Points   int
	Coaching template.HTML
	Leads    []LinkView // URL is "#node-" and the node's id
}

// ScenarioData is what the player reads. The TypeScript types in
// assets/scenario/data.ts are generated from these types.
type ScenarioData struct {
	ID       string            `json:"id"`
	Revision string            `json:"revision"` // an unfinished way of another revision starts again
	Start    string            `json:"start"`
	Best     int               `json:"best"`    // most points of any way; 0 or less where none earns any
	BestWay  []string          `json:"bestWay"` // ids of the choices of such a way, in order
	Meters   []MeterData       `json:"meters"`
	Nodes    []NodeData        `json:"nodes"`
	Strings  map[string]string `json:"strings"` // the theme's strings under "scenario.js."
}

// MeterData is a number that moves change.
type MeterData struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Start int    `json:"start"`
	Min   int    `json:"min"`
	Max   int    `json:"max"`
}

// NodeData is a node of the graph, routes among them. The words of scenes and
// endings stand in the page.
type NodeData struct {
	ID      string     `json:"id"`
	Kind    string     `json:"kind"`   // "scene", "route" or "ending"
	Ending  string     `json:"ending"` // "good", "medium", "poor", or empty
	Feeling string     `json:"feeling"`
	Moves   []MoveData `json:"moves"`
}

// MoveData is a way from a node to another.
type MoveData struct {
	ID       string           `json:"id"` // unique in the scenario
	HTML     string           `json:"html"`
	To       string           `json:"to"`
	Points   int              `json:"points"`
	Effects  []EffectData     `json:"effects"`
	If       []ComparisonData `json:"if"`       // all must hold
	Coaching string           `json:"coaching"` // HTML, may be empty
}

// EffectData adds to a meter.
type EffectData struct {
	Meter string `json:"meter"`
	By    int    `json:"by"`
}

// ComparisonData asks a meter, or "points".
type ComparisonData struct {
	Meter string `json:"meter"`
	Op    string `json:"op"` // "<", "<=", "=", "!=", ">=" or ">"
	Value int    `json:"value"`
}
