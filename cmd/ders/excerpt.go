package main

import (
	"strings"

	"github.com/rivo/uniseg"
)

// A line of an excerpt is no wider than this: authors write a paragraph on one
// line, and a caret below wrapped text points nowhere.
const (
	excerptWidth = 100
	excerptLead  = 30 // shown before the place when the line's start is cut off
)

// A cell is a grapheme cluster: what a terminal draws as one.
type cell struct {
	text   string
	width  int // columns of a terminal: 2 for wide characters
	marked bool
}

// excerpt is a line of text and the line of marks below it: "^~~~" under the
// characters from start to end (both from 0), a lone "^" for an empty span.
// The text has no tabs; Described saw to that.
func excerpt(line string, start, end int) (text, marks string) {
	cells := cellsOf(line, start, max(end, start+1))
	from, to := window(cells)
	var t, m strings.Builder
	if from > 0 {
		t.WriteString("…")
		m.WriteByte(' ')
	}
	mark := byte('^')
	for _, c := range cells[from:to] {
		t.WriteString(c.text)
		if !c.marked {
			m.WriteString(strings.Repeat(" ", c.width))
			continue
		}
		for range max(1, c.width) {
			m.WriteByte(mark)
			mark = '~'
		}
	}
	if to < len(cells) {
		t.WriteString("…")
	}
	return strings.TrimRight(t.String(), " "), strings.TrimRight(m.String(), " ")
}

// cellsOf cuts a line into cells. A place behind the last character is a cell
// of its own.
func cellsOf(line string, start, end int) []cell {
	var cells []cell
	at, state := 0, -1
	for line != "" {
		var cluster string
		var width int
		cluster, line, width, state = uniseg.FirstGraphemeClusterInString(line, state)
		next := at + len([]rune(cluster))
		cells = append(cells, cell{cluster, width, start < next && at < end})
		at = next
	}
	if start >= at {
		cells = append(cells, cell{" ", 1, true})
	}
	return cells
}

// window is the part of the cells that is shown: the beginning if the place is
// in it, else what surrounds the place.
func window(cells []cell) (from, to int) {
	columns := make([]int, len(cells)+1) // where each cell begins
	first := -1
	for i, c := range cells {
		columns[i+1] = columns[i] + c.width
		if c.marked && first < 0 {
			first = i
		}
	}
	if columns[len(cells)] <= excerptWidth {
		return 0, len(cells)
	}
	if columns[first] > excerptWidth-excerptLead {
		for columns[from] < columns[first]-excerptLead {
			from++
		}
	}
	for to = from; to < len(cells) && columns[to+1]-columns[from] <= excerptWidth; {
		to++
	}
	return from, to
}
