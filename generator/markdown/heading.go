package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"ders/generator/source"
)

var (
	ruleUnderlined = source.Define("markdown/underlined-text", source.Warning,
		source.Text{Message: "alttaki çizgi bu metni başlığa çeviriyor", Hint: "metinle çizgi arasında boş bir satır bırakın ya da çizgiyi silin; başlıksa “## ” ile yazın"},
		source.Text{Message: "the line below makes a heading of this text", Hint: "leave a blank line between the text and the line, or delete the line; if it is a heading, write “## ” before it"})
	ruleEmptyHeading = source.Define("markdown/empty-heading", source.Warning,
		source.Text{Message: "başlığın metni yok", Hint: "işaretten sonra başlığı yazın ya da satırı silin"},
		source.Text{Message: "the heading has no words", Hint: "write them behind the mark, or delete the line"})
)

// headless reports whether the head of a page is read as its text, which was
// reported.
func (w *writer) headless() bool { return w.doc != nil && w.base == 0 }

// maxUnderlined is how many letters a heading has at most that its author
// underlined on purpose.
const maxUnderlined = 60

// underlined reports whether a line of dashes or equals signs below a text made
// a heading of it, and the text does not look like one: then the author meant a
// line between two parts, or the end of a front matter. A heading is short,
// ends without a full stop, and is underlined by more than the three dashes of
// such a line.
func (w *writer) underlined(h *ast.Heading) bool {
	lines := h.Lines()
	if h.Level > 2 || lines == nil || lines.Len() == 0 || w.headless() {
		return false
	}
	first, last := lines.At(0), lines.At(lines.Len()-1)
	before := w.text[bytes.LastIndexByte(w.text[:first.Start], '\n')+1 : first.Start]
	if bytes.HasSuffix(bytes.TrimRight(before, " \t"), []byte("#")) {
		return false
	}
	_, below, _ := bytes.Cut(w.text[max(last.Stop-1, 0):], []byte("\n"))
	below, _, _ = bytes.Cut(below, []byte("\n"))
	text := bytes.TrimSpace(last.Value(w.text))
	end, _ := utf8.DecodeLastRune(text)
	return h.Level == 1 || lines.Len() > 1 || len(bytes.Trim(below, "> \t")) < 4 ||
		utf8.RuneCount(text) > maxUnderlined || strings.ContainsRune(".!?:;,…”\"", end)
}
