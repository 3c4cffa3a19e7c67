package record

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"
)

// WriteCSV writes a table as RFC 4180 asks for, in UTF-8 with the mark by which
// spreadsheets know it. What a learner wrote must not become a formula: a cell
// that begins like one gets an apostrophe, as OWASP advises.
func WriteCSV(w io.Writer, separator rune, table [][]string) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = separator, true
	for _, row := range table {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = harmless(cell)
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// harmless is a cell on one line that no spreadsheet takes for a formula.
func harmless(cell string) string {
	cell = strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\ufeff':
			return -1
		}
		return r
	}, cell))
	if strings.IndexAny(cell, "=+-@＝＋－＠−") == 0 {
		return "'" + cell
	}
	return cell
}
