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

var (
	ruleEmptyBlank = source.Define("markdown/empty-blank", source.Warning,
		source.Text{Message: "“%s” neyin yazılacağını söylemiyor", Hint: "ayraçların arasına yazılacak bilginin adını koyun, örneğin [ad]"},
		source.Text{Message: "“%s” does not say what to fill in", Hint: "name it between the brackets, for example [name]"})
	ruleBrokenBlank = source.Define("markdown/broken-blank", source.Warning,
		source.Text{Message: "bu ayracın eşi yok: “%s”; doldurulacak yer işaretlenmez", Hint: "yerin iki yanına da ayraç koyun, örneğin [ad]"},
		source.Text{Message: "this bracket has no partner: “%s”; nothing is marked to be filled in", Hint: "put a bracket on both sides, for example [name]"})
)

var (
	anyBracket = regexp.MustCompile(`[\[\]{}]`)
	emptyBlank = regexp.MustCompile(`^(?:\[[ \t]*\]|\{[ \t]*\})`)
)

// checkBlanks reports brackets of a line of a template that mark nothing, each
// once. The line begins at an offset of the body.
func (w *writer) checkBlanks(at int, line string) {
	for line != "" {
		i := anyBracket.FindStringIndex(line)
		if i == nil {
			return
		}
		at, line = at+i[0], line[i[0]:]
		length := 1
		if m := emptyBlank.FindString(line); m != "" {
			length = len(m)
			w.report(at, at+length, ruleEmptyBlank, m)
		} else if m := blank.FindStringIndex(line); m != nil && m[0] == 0 {
			length = m[1]
		} else {
			word := strings.TrimRight(line, " \t\r\n")
			if strings.ContainsAny(line[:1], "]}") {
				word = line[:1]
			} else if end := strings.IndexAny(line[1:], "[]{}"); end >= 0 {
				word = line[:1+end]
			}
			w.report(at, at+1, ruleBrokenBlank, shorten(strings.TrimSpace(word)))
		}
		at, line = at+length, line[length:]
	}
}

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
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		w.checkBlanks(line.Start, string(w.text[line.Start:line.Stop]))
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
