package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"ders/generator/source"
)

// Limits on the shape of Markdown, checked before it is parsed: goldmark has
// no nesting limit, cannot be cancelled, and needs more than linear time for
// some inputs. No limit depends on the clock.
const (
	maxBlock = 16 << 10  // bytes of one paragraph, heading, line or table cell
	maxTable = 256 << 10 // bytes of one table
	maxDepth = 100       // containers that one line opens
	maxCells = 100_000   // table cells of a file, those that short rows leave out too
	maxHTML  = 16 << 20  // bytes of one page's body
)

var (
	ruleBlockTooLong = source.Define("markdown/block-too-long", source.Error,
		source.Text{Message: "paragraf çok uzun: %d bayttan fazla", Hint: "boş satırlarla küçük paragraflara bölün; bu bir tabloysa birkaç tabloya bölün"},
		source.Text{Message: "the paragraph is too long: over %d bytes", Hint: "split it into smaller ones with blank lines; if it is a table, split the table"})
	ruleTooDeep = source.Define("markdown/too-deep", source.Error,
		source.Text{Message: "iç içe liste ve alıntılar çok derin: %d düzeyden fazla", Hint: "listeyi daha az iç içe yazın"},
		source.Text{Message: "lists and quotes are nested too deeply: over %d levels", Hint: "simplify the structure"})
	ruleTooManyCells = source.Define("markdown/too-many-cells", source.Error,
		source.Text{Message: "dosyada çok fazla tablo hücresi var: %d hücreden fazla", Hint: "tabloyu bölün"},
		source.Text{Message: "the file has too many table cells: over %d", Hint: "split the table"})
	ruleTooMuchHTML = source.Define("markdown/page-too-large", source.Error,
		source.Text{Message: "sayfa çok büyük: HTML %d baytı aşıyor", Hint: "sayfayı bölün"},
		source.Text{Message: "the page is too large: its HTML exceeds %d bytes", Hint: "split the page"})
)

// overLimit is the first place where a file's shape exceeds a limit that shows
// in its lines, or nil. What only a parser can tell, the length of a paragraph
// and the size of a table, is left to blockLimit.
func overLimit(file *source.File, body int) *source.Diagnostic {
	fence := ""
	offset := body
	for line := range strings.Lines(file.Text[body:]) {
		at := offset
		offset += len(line)
		trimmed := strings.TrimSpace(line)
		if fence != "" {
			if strings.HasPrefix(trimmed, fence) && strings.Trim(trimmed, fence[:1]) == "" {
				fence = ""
			}
			continue
		}
		if marker := fenceOf(trimmed); marker != "" {
			fence = marker
			continue
		}
		var rule *source.Rule
		limit := 0
		switch {
		case longestCell(strings.TrimSuffix(line, "\n")) > maxBlock:
			rule, limit = ruleBlockTooLong, maxBlock
		case containers(line) > maxDepth:
			rule, limit = ruleTooDeep, maxDepth
		}
		if rule != nil {
			start := at + len(line) - len(strings.TrimLeft(line, " \t"))
			d := file.Span(start, start+1).Report(rule, limit)
			return &d
		}
	}
	return nil
}

// longestCell is the length of the longest stretch of a line between two
// pipes that are not escaped; a line without any is one stretch.
func longestCell(line string) int {
	if len(line) <= maxBlock {
		return len(line)
	}
	longest, start := 0, 0
	for i := range len(line) {
		if line[i] == '|' && (i == 0 || line[i-1] != '\\') {
			longest, start = max(longest, i-start), i+1
		}
	}
	return max(longest, len(line)-start)
}

// blockLimit refuses paragraphs whose inline text would take too long to read,
// and tables of too many cells. It runs before every other transformer, also
// for the text of an underlined heading, and cuts what it refuses.
type blockLimit struct{}

// A refusal is a block that is not read any further.
type refusal struct {
	start int
	rule  *source.Rule
	limit int
}

var refusedKey, cellsKey = parser.NewContextKey(), parser.NewContextKey()

func (blockLimit) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	if lines.Len() == 0 {
		return
	}
	src := reader.Source()
	head, columns := tableIn(lines, src)
	refuse := func(start int, rule *source.Rule, limit int) {
		pc.Set(refusedKey, append(refused(pc), refusal{start, rule, limit}))
		lines.SetSliced(0, 1)
	}
	if head > 0 && lengthOf(lines, 0, head, src) > maxBlock {
		refuse(lines.At(0).Start, ruleBlockTooLong, maxBlock)
		return
	}
	if head == lines.Len() {
		return
	}
	start := lines.At(head).Start
	if lengthOf(lines, head, lines.Len(), src) > maxTable {
		refuse(start, ruleBlockTooLong, maxBlock)
		return
	}
	before, _ := pc.Get(cellsKey).(int)
	cells := before + columns*(lines.Len()-head-1)
	pc.Set(cellsKey, cells)
	switch {
	case before > maxCells: // told at the table that was too much
		lines.SetSliced(0, 1)
	case cells > maxCells:
		refuse(start, ruleTooManyCells, maxCells)
	}
}

// lengthOf is the length of some lines without the end of the last.
func lengthOf(lines *text.Segments, from, to int, src []byte) int {
	return len(bytes.TrimSuffix(src[lines.At(from).Start:lines.At(to-1).Stop], []byte("\n")))
}

// refused lists the blocks that are not read.
func refused(pc parser.Context) []refusal {
	list, _ := pc.Get(refusedKey).([]refusal)
	return list
}

func fenceOf(trimmed string) string {
	for _, c := range []string{"`", "~"} {
		n := len(trimmed) - len(strings.TrimLeft(trimmed, c))
		if n >= 3 && (c == "~" || !strings.Contains(trimmed[n:], "`")) {
			return strings.Repeat(c, n)
		}
	}
	return ""
}

// containers counts the quotes and list items that a line's beginning could
// open. A space belongs to the mark before it; of all others, two columns count
// as one more.
func containers(line string) int {
	if rule := strings.Trim(line, " \t\n"); rule == "" || strings.Trim(rule, "- \t") == "" || strings.Trim(rule, "* \t") == "" {
		return 0 // a blank line and a row of dashes open nothing
	}
	depth, spaces, number, marked := 0, 0, false, false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ':
			if !marked {
				spaces++
			}
			marked = false
			continue
		case c == '\t':
			spaces += 4
			marked = false
			continue
		case c == '>':
			depth++
		case (c == '-' || c == '*' || c == '+') && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
			depth++
		case c >= '0' && c <= '9':
			number = true
			continue
		case (c == '.' || c == ')') && number:
			depth++
		default:
			return depth + spaces/2
		}
		number, marked = false, true
	}
	return depth
}
