package render

import "html/template"

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
