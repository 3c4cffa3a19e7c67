package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// inlines writes a node's inline children.
func (w *writer) inlines(parent ast.Node) *writer {
	for child := parent.FirstChild(); child != nil && !w.full(); child = child.NextSibling() {
		w.inline(child)
	}
	return w
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		value := w.read(n.Segment)
		seen := w.sayUnbroken(value)
		if start, stop := textRun(n); stop > start && (seen&sign != 0 || stop > n.Segment.Stop || mayBeAddress(value)) {
			w.checkRun(n, start, stop)
		}
		if n.HardLineBreak() {
			w.html("<br>\n")
		} else if n.SoftLineBreak() {
			w.html("\n")
		}
	case *ast.String:
		w.plainText(string(n.Value))
	case *ast.CodeSpan:
		w.html("<code>")
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if text, ok := c.(*ast.Text); ok {
				w.say(strings.ReplaceAll(w.raw(text.Segment), "\n", " "))
			}
		}
		w.html("</code>")
	case *ast.Emphasis:
		tag := "em"
		if n.Level == 2 {
			tag = "strong"
		} else {
			w.takenMark(n, '*')
		}
		w.html("<" + tag + ">").inlines(n).html("</" + tag + ">")
	case *extast.Strikethrough:
		w.takenMark(n, '~')
		w.html("<del>").inlines(n).html("</del>")
	case *ast.Link:
		w.link(n)
	case *ast.Image:
		w.image(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.RawHTML:
		w.rawHTML(n)
	case *extast.TaskCheckBox:
		box := "☐"
		if n.IsChecked {
			box = "☑"
		}
		w.html(`<span class="task">` + box + `</span> `)
	case *gap:
		w.gap(n)
	case *extast.FootnoteLink:
		w.footnoteRef(n)
	case *extast.FootnoteBacklink:
		w.footnoteBack(n)
	default:
		w.inlines(n)
	}
}

// textRun is the stretch of text that begins with n; it is empty where n only
// goes on with the text before it. The parser cuts text at every bracket.
func textRun(n *ast.Text) (start, stop int) {
	if before, ok := n.PreviousSibling().(*ast.Text); ok && before.Segment.Stop == n.Segment.Start {
		return 0, 0
	}
	start, stop = n.Segment.Start, n.Segment.Stop
	for next := n.NextSibling(); ; next = next.NextSibling() {
		text, ok := next.(*ast.Text)
		if !ok || text.Segment.Start != stop {
			return start, stop
		}
		stop = text.Segment.Stop
	}
}

func (w *writer) rawHTML(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	first := n.Segments.At(0)
	text := first.Value(w.text)
	if bytes.HasPrefix(text, []byte("<!--")) {
		return
	}
	if bytes.HasPrefix(bytes.ToLower(text), []byte("<br")) {
		w.html(" ") // the words on both sides stay apart
	}
	name := string(bytes.ToLower(tagName.Find(text)))
	if opened := strings.TrimPrefix(name, "/"); opened != name && w.dropped[opened] > 0 {
		w.dropped[opened]-- // the end of what was reported
		return
	}
	w.dropped[name]++
	w.report(first.Start, first.Stop, ruleRawHTML, shorten(string(bytes.TrimSpace(text))), asMarkdown(name))
}

// asMarkdown is what stands for a tag in Markdown, for a hint.
func asMarkdown(tag string) string {
	switch strings.TrimPrefix(tag, "/") {
	case "b", "strong":
		return " (**…**)"
	case "i", "em":
		return " (*…*)"
	case "s", "del", "strike":
		return " (~~…~~)"
	case "a":
		return " ([…](…))"
	case "img":
		return " (![…](…))"
	case "code", "kbd":
		return " (`…`)"
	case "hr":
		return " (---)"
	case "li", "ul":
		return " (- …)"
	case "h2", "h3", "h4":
		return " (" + strings.Repeat("#", int(tag[len(tag)-1]-'0')) + " …)"
	}
	return ""
}

var tagName = regexp.MustCompile(`/?[A-Za-z][A-Za-z0-9-]*`)
