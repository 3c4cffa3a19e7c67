package site

import "ders/generator/source"

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
	Allow       []Allowance

	// DescriptionHidden says that there may be a description, and
	// ObjectivesHidden that there may be more objectives: what hides them was
	// reported.
	DescriptionHidden, ObjectivesHidden bool

	// Of lessons: the ids of objectives they serve. Of modules: with texts.
	Objectives []Objective
	// Of modules.
	Audience string
	Duration string
	Requires []source.Value
}

// An Allowance silences a rule in the file that it stands in.
type Allowance struct {
	Rule   source.Value // its id
	Reason string       // empty where the author gave none
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
	Embeds   []*Embed       // in the order of the text
	Headings []Heading      // of levels 2 to 6, in order
	Links    []*Link        // every link and image of Body and Embeds with a hole
	External []source.Value // every http and https address of Body
	Prose    []Passage      // in order
	Terms    []*Term        // of a glossary, in the language's order; nil for all else
	Answers  []Answer       // of an FAQ page: its questions, in order
	Words    int
	Minutes  int // reading time, rounded up

	body []piece
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
