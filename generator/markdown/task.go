package markdown

import (
	"regexp"

	"github.com/yuin/goldmark/ast"

	"ders/generator/source"
)

var ruleLooseTask = source.Define("markdown/loose-task", source.Warning,
	source.Text{Message: "“%s” yapılacak kutusu olmuyor; olduğu gibi görünür", Hint: "“- [ ] ” ya da “- [x] ” yazın: ayracın içinde bir boşluk ya da x, ardında bir boşluk"},
	source.Text{Message: "“%s” makes no box to tick and is shown as it is", Hint: "write “- [ ] ” or “- [x] ”: one space or x inside the brackets, a space behind them"})

// looseTask is a box that the parser takes for text. Behind it may stand what
// makes a link of it.
var looseTask = regexp.MustCompile(`^(\[[ \x{a0}]*[xX]?[ \x{a0}]*\])(?:[^(\[:]|$)`)

// looseTask reports an item that begins with a box that is none.
func (w *writer) looseTask(item *ast.ListItem) {
	first := item.FirstChild()
	if w.outline || first == nil || first.Lines() == nil || first.Lines().Len() == 0 {
		return
	}
	line := first.Lines().At(0)
	if line.Start >= len(w.text) || w.text[line.Start] != '[' {
		return
	}
	if text, ok := first.FirstChild().(*ast.Text); !ok || text.Segment.Start != line.Start { // a box, or a link
		return
	}
	if m := looseTask.FindSubmatch(line.Value(w.text)); m != nil {
		w.report(line.Start, line.Start+len(m[1]), ruleLooseTask, string(m[1]))
	}
}
