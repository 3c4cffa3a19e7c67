package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

// An embed is a fenced block that a page shows as something live:
//
//	```calculator        ```quiz
//	nps                  ## A prompt
//	```                  …
//	                     ```
//
// It cuts the body in two. What stands between the fences becomes a part of
// the file: the calculator's word is read here, questions by the room that
// knows their grammar.

var (
	ruleEmbedPlace = source.Define("markdown/embed-place", source.Error,
		source.Text{Message: "“%s” bloğu burada kullanılamaz", Hint: "quiz ve calculator blokları derslerin ve sayfaların metnine yazılır; sınav dosyalarından ve başka bir bloğun içinden çıkarın"},
		source.Text{Message: "a “%s” block cannot stand here", Hint: "quiz and calculator blocks belong into the text of lessons and pages; take it out of quiz files and out of other blocks"})
	ruleEmbedOpen = source.Define("markdown/unclosed-embed", source.Error,
		source.Text{Message: "“%s” bloğu kapanmıyor; altındaki metin de bloğa girer", Hint: "bloğun bittiği yere, kendi satırına %[2]s yazın"},
		source.Text{Message: "the “%s” block is not closed and takes in the text below", Hint: "write %[2]s on a line of its own where it ends"})
	ruleEmbedWords = source.Define("markdown/embed-words", source.Error,
		source.Text{Message: "“%[2]s”, “%[1]s” sözcüğüyle aynı satırda okunmaz", Hint: "bir alt satıra taşıyın ya da silin"},
		source.Text{Message: "“%[2]s” is not read on the line of “%[1]s”", Hint: "move it to the line below, or delete it"})
	ruleEmbedNear = source.Define("markdown/misspelt-embed", source.Warning,
		source.Text{Message: "“%s” bloğu kod olarak gösterilir", Hint: "“%[2]s” mi demek istediniz?"},
		source.Text{Message: "the block “%s” is shown as code", Hint: "did you mean “%[2]s”?"})
	ruleCalculatorEmpty = source.Define("calculator/empty", source.Error,
		source.Text{Message: "hesaplayıcının adı yok", Hint: "bloğun içine şunlardan birini yazın: %s"},
		source.Text{Message: "the calculator has no name", Hint: "write one of these into the block: %s"})
	ruleCalculatorNear = source.Define("calculator/misspelt", source.Error,
		source.Text{Message: "“%s” adlı hesaplayıcı yok", Hint: "“%[2]s” mi demek istediniz? Olanlar: %[3]s"},
		source.Text{Message: "there is no calculator “%s”", Hint: "did you mean “%[2]s”? There are: %[3]s"})
	ruleCalculatorUnknown = source.Define("calculator/unknown", source.Error,
		source.Text{Message: "“%s” adlı hesaplayıcı yok", Hint: "şunlardan birini yazın: %[2]s"},
		source.Text{Message: "there is no calculator “%s”", Hint: "write one of: %[2]s"})
	ruleCalculatorExtra = source.Define("calculator/extra-text", source.Error,
		source.Text{Message: "blokta hesaplayıcının adından başka bir şey var", Hint: "yalnız %s yazın; ikinci bir hesaplayıcı için ikinci bir blok açın"},
		source.Text{Message: "the block holds more than the name of a calculator", Hint: "write %s alone; open a second block for a second calculator"})
)

const (
	checks     = "quiz"
	calculator = "calculator"
)

var embedKinds = []string{checks, calculator}

// embedKind is checks, calculator or, for the name of any other block, "".
func embedKind(name string) string {
	for _, kind := range embedKinds {
		if strings.EqualFold(name, kind) {
			return kind
		}
	}
	return ""
}

// embed ends a piece of the body where a live block stands. Nothing is kept of
// a block that is no use.
func (w *writer) embed(n *ast.FencedCodeBlock, kind string) {
	start, stop := n.Info.Segment.Start, n.Info.Segment.Stop
	span := w.span(start, start+len(kind))
	if w.outline {
		w.diags.Add(span.Report(ruleEmbedPlace, kind))
		return
	}
	fence := w.fence(n)
	if w.runsOn(n, fence) {
		w.diags.Add(span.Report(ruleEmbedOpen, kind, fence))
		return
	}
	if words := strings.TrimSpace(string(w.text[start+len(kind) : stop])); words != "" {
		w.report(stop-len(words), stop, ruleEmbedWords, kind, words)
		return
	}
	lines := make([]source.Line, n.Lines().Len())
	for i := range lines {
		line := n.Lines().At(i)
		lines[i] = source.Line{Span: w.span(line.Start, line.Stop), Indent: line.Padding}
	}
	e := &site.Embed{Part: w.file.Part(lines), Level: 2, Span: span}
	if len(w.headings) > 0 {
		e.Level = min(w.headings[len(w.headings)-1].Level+1, 6)
	}
	if kind == calculator {
		if e.Calculator = w.calculator(e); e.Calculator == "" {
			return
		}
	}
	w.endPiece()
	w.doc.Embeds = append(w.doc.Embeds, e)
}

// calculator is the name that a block holds; what else it holds is reported.
func (w *writer) calculator(e *site.Embed) string {
	all := strings.Join(site.Calculators, ", ")
	text := strings.TrimSpace(e.Part.Text)
	if text == "" {
		w.diags.Add(e.Span.Report(ruleCalculatorEmpty, all))
		return ""
	}
	if name := strings.ToLower(text); slices.Contains(site.Calculators, name) {
		return name
	}
	start := strings.Index(e.Part.Text, text)
	at := e.Part.Span(start, start+len(text))
	notLetter := func(r rune) bool { return !unicode.IsLetter(r) }
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), notLetter) {
		if slices.Contains(site.Calculators, word) {
			w.diags.Add(at.Report(ruleCalculatorExtra, word))
			return word
		}
	}
	line, _, _ := strings.Cut(text, "\n")
	if near := lang.Nearest(text, site.Calculators); near != "" {
		w.diags.Add(at.Report(ruleCalculatorNear, shorten(line), near, all))
	} else {
		w.diags.Add(at.Report(ruleCalculatorUnknown, shorten(line), all))
	}
	return ""
}

// fence is what a block is fenced with: "```" or longer.
func (w *writer) fence(n *ast.FencedCodeBlock) string {
	end := len(bytes.TrimRight(w.text[:n.Info.Segment.Start], " \t"))
	start := end
	for start > 0 && w.text[start-1] == w.text[end-1] {
		start--
	}
	return string(w.text[start:end])
}

// runsOn reports whether a block ends without its fence: at the end of the
// text or of what it stands in, or at the fence of the next block, which its
// author took for another's.
func (w *writer) runsOn(n *ast.FencedCodeBlock, fence string) bool {
	last := n.Info.Segment.Stop
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		last = line.Stop - 1
		inner, ok := bytes.CutPrefix(bytes.TrimSpace(line.Value(w.text)), []byte(fence))
		name, _, _ := strings.Cut(strings.TrimSpace(string(inner)), " ")
		if ok && embedKind(name) != "" {
			return true
		}
	}
	_, below, _ := bytes.Cut(w.text[last:], []byte("\n"))
	line, _, _ := bytes.Cut(below, []byte("\n"))
	margin := len(line) - len(bytes.TrimLeft(line, " \t>"))
	if !bytes.HasPrefix(line[margin:], []byte(fence)) || len(bytes.Trim(line[margin:], fence[:1]+" \t")) > 0 {
		return true
	}
	// The line is a fence: that of this block, unless another begins there.
	end := len(w.text) - len(below) + len(line)
	next, ok := following(n).(*ast.FencedCodeBlock)
	return ok && next.Pos() >= 0 && next.Pos() <= end
}

// following is the block that comes after n in the text, be it around or
// inside of others, down to one that holds no blocks.
func following(n ast.Node) ast.Node {
	for n != nil && n.NextSibling() == nil {
		n = n.Parent()
	}
	if n == nil {
		return nil
	}
	for n = n.NextSibling(); n.HasChildren() && n.FirstChild().Type() == ast.TypeBlock; {
		n = n.FirstChild()
	}
	return n
}
