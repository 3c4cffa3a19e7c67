package site

import (
	"strings"

	"ders/generator/source"
)

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
	Aliases                          []source.Value // old addresses that lead here
	Draft                            bool
	Allow                            []Allowance
	Intro                            Fragment
	Questions                        []*Question
	Links                            []*Link        // every hole of every fragment
	External                         []source.Value // every http and https address in them
}

// ID names a quiz in learners' records and in draws: its path without
// quizzes/ and .md.
func (q *Quiz) ID() string {
	return assessmentID(q.File)
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

func assessmentID(file *source.File) string {
	return strings.TrimSuffix(strings.TrimPrefix(file.Path, "quizzes/"), ".md")
}
