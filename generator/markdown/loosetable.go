package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"ders/generator/source"
)

// A table with a slip, and one pasted from a spreadsheet, is text to Markdown.

var (
	ruleNotTable = source.Define("markdown/not-a-table", source.Warning,
		source.Text{Message: "bu satırlar tablo olmuyor; dik çizgileriyle görünür", Hint: "ilk satırın altındaki satır şu olsun: %s"},
		source.Text{Message: "these lines make no table and are shown with their bars", Hint: "the line below the first must be: %s"})
	ruleSplitTable = source.Define("markdown/split-table", source.Warning,
		source.Text{Message: "tablonun bu satırı tek başına; satırlar tablo olmuyor", Hint: "tablonun satırları arasındaki boş satırları silin"},
		source.Text{Message: "this row of a table stands alone; the rows make no table", Hint: "delete the blank lines between the rows"})
	ruleTabbedTable = source.Define("markdown/tabbed-table", source.Warning,
		source.Text{Message: "sekmeyle (Tab) ayrılmış sütunlar tablo olmuyor; satırlar tek paragraf olur", Hint: "sütunları dik çizgiyle ayırın: %s; altına şu satırı ekleyin: %s"},
		source.Text{Message: "columns parted by tabs make no table; the lines become one paragraph", Hint: "part them by bars: %s; and add the line below: %s"})
)

var cellBar = regexp.MustCompile(`[^\\|]\|`)

// looseTable reports lines with bars, so many of them, that make no table.
func (w *writer) looseTable(n *ast.Paragraph, bars int) {
	line := func(i int) []byte { at := n.Lines().At(i); return bytes.TrimSpace(at.Value(w.text)) }
	head := line(0)
	switch _, below := n.PreviousSibling().(*extast.Table); {
	case below && bars == n.Lines().Len() && columnsIn(head) > 1: // a blank line cut it off
		first := n.Lines().At(0)
		w.report(first.Start, first.Start+len(head), ruleSplitTable)
		return
	case bars == 1 && n.Lines().Len() == 1 && columnsOf(head) > 0:
		start, end := w.extent(n)
		w.report(start, end, ruleSplitTable)
		return
	case bars > 1 && bytes.HasPrefix(head, []byte("|")):
	case bytes.HasPrefix(head, []byte("+-")) && n.Lines().Len() > 1: // drawn with + and -
		head = line(1)
	default:
		return
	}
	start, end := w.extent(n)
	columns := max(1, columnsIn(head))
	if w.noTables == nil {
		w.noTables = map[ast.Node]bool{}
	}
	w.noTables[n] = true
	w.report(start, end, ruleNotTable, "|"+strings.Repeat(" --- |", columns))
}

// columnsIn is how many cells a line with bars holds; those at its ends need not
// be there.
func columnsIn(line []byte) int {
	line = bytes.TrimPrefix(bytes.TrimSpace(line), []byte("|"))
	if bytes.HasSuffix(line, []byte("|")) && !bytes.HasSuffix(line, []byte(`\|`)) {
		line = line[:len(line)-1]
	}
	return len(cellBar.FindAll(append([]byte(" "), line...), -1)) + 1
}

// barlessTable reports lines that hold the same bars between words, but lack
// the line that would make them a table.
func (w *writer) barlessTable(n *ast.Paragraph) bool {
	bars := 0
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		found := bytes.Count(line.Value(w.text), []byte(" | "))
		if found == 0 || i > 0 && found != bars || bytes.IndexByte(line.Value(w.text), '`') >= 0 {
			return false
		}
		bars = found
	}
	if n.Lines().Len() < 2 {
		return false
	}
	start, end := w.extent(n)
	w.report(start, end, ruleNotTable, "|"+strings.Repeat(" --- |", bars+1))
	return true
}

// tabbedTable reports lines whose columns are parted by tabs: as many in the
// first two of them. A bullet of a word processor has a tab behind it, too.
func (w *writer) tabbedTable(n *ast.Paragraph) {
	first := n.Lines().At(0)
	switch line := first.Value(w.text); {
	case bytes.HasPrefix(line, []byte("o\t")):
		w.report(first.Start, first.Start+1, ruleWordBullet, "o")
		return
	case enumeratorIn(line) != nil, pictureSign(line) != "", wordBullet.Match(line):
		return
	}
	cells := strings.Split(strings.TrimSpace(string(first.Value(w.text))), "\t")
	second := n.Lines().At(1)
	if len(cells) < 2 || bytes.Count(bytes.TrimSpace(second.Value(w.text)), []byte("\t")) != len(cells)-1 {
		return
	}
	row := "| " + strings.Join(cells, " | ") + " |"
	w.report(first.Start, first.Start+len(bytes.TrimRight(first.Value(w.text), " \t\n")), ruleTabbedTable,
		row, "|"+strings.Repeat(" --- |", len(cells)))
}
