package markdown

import (
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"ders/generator/source"
)

// A template is a text to copy: a fenced block
//
//	```template Özür mesajı
//	Konu: Siparişiniz hakkında
//
//	Sayın [ad], …
//	```
//
// A first line that names a subject goes into a row of its own, since mail
// programs have a field of its own for it. What is to fill in stands in
// brackets or braces and is marked.

const template = "template"

var (
	subjectLine = regexp.MustCompile(`^(?:Konu|Subject):[ \t]+(\S.*)$`)
	blank       = regexp.MustCompile(`\[[^\[\]{}\n]{1,60}\]|\{[^\[\]{}\n]{1,60}\}`)
)

var ruleEmptyTemplate = source.Define("markdown/empty-template", source.Error,
	source.Text{Message: "kopyalanacak metin yok", Hint: "metni bloğun içine yazın ya da bloğu silin"},
	source.Text{Message: "there is no text to copy", Hint: "write it into the block, or delete the block"})

func (w *writer) template(n *ast.FencedCodeBlock, title string) {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.WriteString(strings.Repeat(" ", line.Padding))
		b.Write(line.Value(w.text)[line.Padding:])
	}
	text := b.String()
	if fence := w.fence(n); w.runsOn(n, fence) {
		start := n.Info.Segment.Start
		w.report(start, start+len(template), ruleEmbedOpen, template, fence)
		return
	}
	if strings.TrimSpace(text) == "" {
		start := n.Info.Segment.Start
		w.report(start, start+len(template), ruleEmptyTemplate)
	}
	w.html(`<figure class="template">`)
	if title != "" {
		w.html("<figcaption>").plainText(title).html("</figcaption>")
	}
	first, rest, _ := strings.Cut(text, "\n")
	if m := subjectLine.FindStringSubmatch(strings.TrimRight(first, " \t\r")); m != nil && strings.TrimSpace(rest) != "" {
		label, _, _ := strings.Cut(first, ":")
		w.html(`<p class="template-subject"><span><strong>`).plainText(label + ":").html("</strong> <code>" + withBlanks(m[1]) + "</code></span></p>")
		text = strings.TrimLeft(rest, "\n")
	}
	w.html("<pre><code>" + withBlanks(text) + "</code></pre></figure>\n")
}

// withBlanks is text as HTML with what is to fill in marked.
func withBlanks(text string) string {
	var b strings.Builder
	done := 0
	for _, at := range blank.FindAllStringIndex(text, -1) {
		b.WriteString(html.EscapeString(text[done:at[0]]))
		b.WriteString(`<span class="blank">` + html.EscapeString(text[at[0]:at[1]]) + `</span>`)
		done = at[1]
	}
	b.WriteString(html.EscapeString(text[done:]))
	return b.String()
}
