package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// tableIn tells where the head of a table stands among the lines of a
// paragraph, and how many columns the line below it makes: a row has as many
// cells, whatever is written in it. Without a table the head is behind the
// last line. It is the library's own judgement: what it takes for text is read
// as text, at the cost of text.
func tableIn(lines *text.Segments, src []byte) (head, columns int) {
	for i := 1; i < lines.Len(); i++ {
		below, above := lines.At(i), lines.At(i-1)
		columns := columnsOf(below.Value(src))
		if columns == 0 {
			continue
		}
		if cellsOf(above.Value(src)) > columns {
			break
		}
		return i - 1, columns
	}
	return lines.Len(), 0
}

var alignment = regexp.MustCompile(`^\s*:?-+:?\s*$`)

// columnsOf is how many columns the line under a table's head makes, 0 for
// any other line.
func columnsOf(line []byte) int {
	if len(bytes.Trim(line, "|-: \t\n\v\f\r")) > 0 || len(bytes.Trim(line, "-")) == 0 {
		return 0
	}
	if indent, _ := util.IndentWidth(line, 0); indent > 3 {
		return 0
	}
	columns := bytes.Split(line, []byte("|"))
	if len(bytes.TrimSpace(columns[0])) == 0 {
		columns = columns[1:]
	}
	if n := len(columns); n > 0 && len(bytes.TrimSpace(columns[n-1])) == 0 {
		columns = columns[:n-1]
	}
	for _, column := range columns {
		if !alignment.Match(column) {
			return 0
		}
	}
	return len(columns)
}

// cellsOf is how many cells are written in a row.
func cellsOf(line []byte) int {
	line = bytes.TrimPrefix(bytes.TrimSpace(line), []byte("|"))
	line = bytes.TrimSuffix(line, []byte("|"))
	cells := 0
	for i, c := range line {
		if c == '|' && (i == 0 || line[i-1] != '\\') {
			cells++
		}
	}
	if len(line) > 0 && line[len(line)-1] != '|' {
		cells++
	}
	return cells
}
