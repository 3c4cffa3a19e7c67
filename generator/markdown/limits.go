package markdown

import (
	"strings"

	"ders/generator/source"
)

// Limits on the shape of Markdown, checked before it is parsed: goldmark has
// no nesting limit, cannot be cancelled, and needs more than linear time for
// some inputs. No limit depends on the clock.
const (
	maxBlock = 16 << 10  // bytes of one paragraph, heading or table
	maxTable = 256 << 10 // bytes of one table
	maxDepth = 100       // containers that one line opens
	maxCells = 100_000   // "|" outside code
	maxHTML  = 16 << 20  // bytes of one page's body
)

var (
	ruleBlockTooLong = source.Define("markdown/block-too-long", source.Error,
		source.Text{Message: "paragraf çok uzun: %d bayttan fazla", Hint: "boş satırlarla küçük paragraflara bölün"},
		source.Text{Message: "the paragraph is too long: over %d bytes", Hint: "split it into smaller ones with blank lines"})
	ruleTooDeep = source.Define("markdown/too-deep", source.Error,
		source.Text{Message: "iç içe liste ve alıntılar çok derin: %d düzeyden fazla", Hint: "yapıyı sadeleştirin"},
		source.Text{Message: "lists and quotes are nested too deeply: over %d levels", Hint: "simplify the structure"})
	ruleTooManyCells = source.Define("markdown/too-many-cells", source.Error,
		source.Text{Message: "dosyada çok fazla tablo hücresi var: %d hücreden fazla", Hint: "tabloyu bölün"},
		source.Text{Message: "the file has too many table cells: over %d", Hint: "split the table"})
	ruleTooMuchHTML = source.Define("markdown/page-too-large", source.Error,
		source.Text{Message: "sayfa çok büyük: HTML %d baytı aşıyor", Hint: "sayfayı bölün"},
		source.Text{Message: "the page is too large: its HTML exceeds %d bytes", Hint: "split the page"})
)

// overLimit is the first place where a file's shape exceeds a limit, or nil.
func overLimit(file *source.File, body int) *source.Diagnostic {
	fence := ""
	block, blockStart, table, cells := 0, 0, true, 0
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
			fence, block = marker, 0
			continue
		}
		if strings.Trim(trimmed, "> \t") == "" {
			block = 0
			continue
		}
		if block == 0 {
			blockStart, table = at, true
		}
		block += len(line)
		table = table && strings.Contains(line, "|")
		if limit := maxBlock; !table && block > limit || block > maxTable {
			d := file.Span(blockStart, blockStart+1).Report(ruleBlockTooLong, limit)
			return &d
		}
		if depth := containers(line); depth > maxDepth {
			d := file.Span(at, at+1).Report(ruleTooDeep, maxDepth)
			return &d
		}
		if cells += strings.Count(line, "|"); cells > maxCells {
			d := file.Span(at, at+1).Report(ruleTooManyCells, maxCells)
			return &d
		}
	}
	return nil
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
// open, with two columns of indentation counted as one more.
func containers(line string) int {
	depth, spaces := 0, 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ':
			spaces++
		case c == '\t':
			spaces += 4
		case c == '>':
			depth++
		case (c == '-' || c == '*' || c == '+') && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
			depth++
		case c >= '0' && c <= '9' || c == '.' || c == ')':
			if c == '.' || c == ')' {
				depth++
			}
		default:
			return depth + spaces/2
		}
	}
	return 0 // a blank line or a row of markers opens nothing
}
