package site

// A Posed question stands on a quiz page, which may have borrowed it.
type Posed struct {
	*Question
	ID     string  // on this page: a borrowed one's is "<quiz>/<question>"
	Owner  *Page   // the page of its own quiz, whose Targets its links have
	Module *Module // the module that declares its objective; nil where none does
}

// A Drawn draw knows its questions.
type Drawn struct {
	Count int
	From  []*Posed
}
