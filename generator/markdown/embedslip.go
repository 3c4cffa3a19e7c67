package markdown

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/yuin/goldmark/ast"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

// A live block with a slip in its fence is text or code to Markdown: learners
// would be shown the key of a question.

var (
	ruleEmbedFence = source.Define("markdown/embed-fence", source.Error,
		source.Text{Message: "“%s” bir blok açmıyor", Hint: "bloğu kendi satırında, üç ters tırnak ve %[2]s sözcüğüyle açın"},
		source.Text{Message: "“%s” opens no block", Hint: "open it on a line of its own, with three backticks and the word %[2]s"})
	ruleEmbedIndent = source.Define("markdown/indented-embed", source.Error,
		source.Text{Message: "içeri kaymış “%s” bloğu kod olarak gösterilir", Hint: "bloğun satırlarının başındaki boşlukları ya da sekmeleri silin"},
		source.Text{Message: "the “%s” block is indented and shown as code", Hint: "delete the spaces or tabs before its lines"})
)

var ruleNotDrawn = source.Define("markdown/not-drawn", source.Warning,
	source.Text{Message: "“%s” bloğu çizilmez, kod olarak gösterilir", Hint: "çizimin görselini koyun: ![ne gösterdiği](cizim.svg)"},
	source.Text{Message: "the “%s” block is not drawn but shown as code", Hint: "put in a picture of it: ![what it shows](drawing.svg)"})

// drawings are the blocks that other programs make pictures of.
var drawings = []string{"mermaid", "math", "latex", "plantuml"}

var (
	// embedWords are what authors write for the name of a block, folded.
	embedWords = map[string]string{
		"sinav": checks, "soru": checks, "sorular": checks, "test": checks, "alistirma": checks, "question": checks, "questions": checks,
		"sablon": template, "taslak": template, "kopyala": template, "templates": template,
		"hesap": calculator, "hesapla": calculator, "hesaplama": calculator, "hesaplayici": calculator, "calc": calculator,
	}
	looseFence = regexp.MustCompile("^[ \\x{a0}]*((?:``|['\"‘’‚“”„´~]{1,4})[ \\t\\x{a0}]*(quiz|calculator))[ \\t\\x{a0}]*$")
	codeFence  = regexp.MustCompile("^[ \\t]*(?:```|~~~)[ \\t]*(quiz|calculator|template)(?:[ \\t].*)?$")
)

// embedMeant is the kind of live block that the name of a code block means to
// be, or "".
func embedMeant(name string) string {
	folded := lang.Fold(name)
	if slices.Contains(site.Calculators, folded) {
		return calculator
	}
	if kind := embedWords[folded]; kind != "" {
		return kind
	}
	return lang.Nearest(name, append(embedKinds[:len(embedKinds):len(embedKinds)], template))
}

// looseFences reports lines of a paragraph that mean to open a live block.
func (w *writer) looseFences(n *ast.Paragraph) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		value := bytes.TrimRight(line.Value(w.text), "\n")
		if beginsWithLetter(value) {
			continue
		}
		if m := looseFence.FindSubmatchIndex(value); m != nil {
			at := func(i int) (int, int) { return line.Start + m[2*i], line.Start + m[2*i+1] }
			start, end := at(1)
			from, to := at(2)
			w.report(start, end, ruleEmbedFence, string(w.text[start:end]), string(w.text[from:to]))
		}
	}
}

// indentedFence reports a live block that its indentation makes code.
func (w *writer) indentedFence(n *ast.CodeBlock) bool {
	if n.Lines().Len() == 0 {
		return false
	}
	line := n.Lines().At(0)
	m := codeFence.FindSubmatchIndex(bytes.TrimRight(line.Value(w.text), "\n"))
	if m == nil {
		return false
	}
	start, end := line.Start+m[2], line.Start+m[3]
	w.report(start, end, ruleEmbedIndent, string(w.text[start:end]))
	return true
}
