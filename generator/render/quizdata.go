package render

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
