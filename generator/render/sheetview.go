package render

import "html/template"

// A SheetView is a page for paper: a whole module, or a quiz. The key of a
// module's checks, and that of a quiz for practice, stand behind all else.
type SheetView struct {
	Of      LinkView // the page whose sheet it is
	Address string   // of that page, to be typed: "ornek.org/iade/"
	Key     []KeyView

	Lessons []SheetLesson // of a module
	More    []SheetLink   // what a module has that is no lesson

	// Of a quiz; nothing of an exam tells its key.
	Course    string // title of its module or path
	Exam      bool
	Files     []string // the author's, where trainers find the key of an exam
	Fields    []string // what it asks of the learner: some of "name", "staff_id", "unit"
	PassMark  int      // percent
	Timer     int      // minutes; 0: none
	Pool      int      // questions that an attempt may ask; more than Questions where some are drawn
	Points    int      // of all questions
	Intro     template.HTML
	Questions []PaperQuestion
}

// A SheetLesson is a lesson with all in its text as paper takes it: what was
// folded is open, and no id is that of another lesson.
type SheetLesson struct {
	ID      string
	Number  int // from 1
	Title   string
	Minutes int
	Body    template.HTML
}

// A SheetLink is a scenario or a quiz: where it is on the site, and on paper.
type SheetLink struct {
	LinkView
	Scenario    bool
	Description string
	Address     string // to be typed
	Sheet       string // of a quiz: its own sheet
}

// A PaperQuestion is a question to answer with a pen. Nothing of it tells the
// key: the letters stand in an order that is mixed where an attempt mixes it.
type PaperQuestion struct {
	Number  int // from 1 on its sheet
	Level   int // of its heading
	Type    string
	Points  int    // 0 where they are not counted
	How     string // key of what to do: "print.how.<How>"
	Prompt  template.HTML
	Body    template.HTML
	Unit    string
	Choices []PaperChoice
	Rows    []template.HTML // of a matching question; Choices are its right cells
	Heads   []template.HTML // of its two columns; either may be empty
	Cloze   template.HTML   // the text with its gaps as lines
}

// A PaperChoice is a choice and its letter.
type PaperChoice struct {
	Letter string
	HTML   template.HTML
}

// A PaperChecks is a block of questions in the text of a lesson.
type PaperChecks struct {
	Intro     template.HTML
	Questions []PaperQuestion
}

// A KeyView is the key of the questions of a lesson, or of a quiz.
type KeyView struct {
	Title   string // of the lesson; empty for a quiz
	Answers []AnswerView
}

// An AnswerView is the key of one question.
type AnswerView struct {
	Number      int
	Points      int
	Order       string // of an ordering question: the numbers for its boxes, from the top
	Right       []RightView
	Explanation template.HTML
}

// A RightView is a right answer, or one that is partly right.
type RightView struct {
	Mark    string // a letter; of a row or a gap its number; or empty
	HTML    template.HTML
	Percent int // of the points; 100 for all
}
