package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Code is a fenced block that is shown as it is written. What follows the name
// of its language is its caption, for example the file that it is:
//
//	```yaml ders.yaml
//	title: Fırın Akademisi
//	```
//
// Blocks of a few names are something else: a text to copy (template.go), or
// live (embed.go).

var languageName = regexp.MustCompile(`^[A-Za-z0-9_+#.-]{1,30}$`)

func (w *writer) fencedCode(n *ast.FencedCodeBlock) {
	info := ""
	if n.Info != nil {
		info = strings.TrimSpace(string(unescape(n.Info.Segment.Value(w.text))))
	}
	name, title, _ := strings.Cut(info, " ")
	title = strings.TrimSpace(title)
	if strings.EqualFold(name, template) {
		w.template(n, title)
		return
	}
	if kind := embedKind(name); kind != "" {
		w.embed(n, kind)
		return
	}
	before, _, joined := strings.Cut(name, ":")
	if near := embedMeant(before); near != "" && (!joined || near == template) {
		w.report(n.Info.Segment.Start, min(n.Info.Segment.Start+len(name), n.Info.Segment.Stop), ruleEmbedNear, name, near)
	} else if slices.Contains(drawings, before) && !w.outline {
		w.report(n.Info.Segment.Start, min(n.Info.Segment.Start+len(name), n.Info.Segment.Stop), ruleNotDrawn, name)
	}
	w.openCode(n)
	if title == "" {
		w.code(n, name).html("\n")
		return
	}
	w.html(`<figure class="code"><figcaption>`).plainText(title).html("</figcaption>")
	w.code(n, name).html("</figure>\n")
}

func (w *writer) code(n *ast.FencedCodeBlock, language string) *writer {
	w.html("<pre><code")
	if languageName.MatchString(language) {
		w.html(` class="language-`).attr(language).html(`"`)
	}
	return w.html(">").lines(n).html("</code></pre>")
}
