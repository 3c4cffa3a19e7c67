package markdown

import (
	"bytes"
	"strconv"

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
		value := unescape(n.Segment.Value(w.text))
		w.plainText(string(value))
		w.count(value)
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
				w.plainText(string(bytes.ReplaceAll(text.Segment.Value(w.text), []byte("\n"), []byte(" "))))
				w.count(text.Segment.Value(w.text))
			}
		}
		w.html("</code>")
	case *ast.Emphasis:
		tag := "em"
		if n.Level == 2 {
			tag = "strong"
		}
		w.html("<" + tag + ">").inlines(n).html("</" + tag + ">")
	case *extast.Strikethrough:
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
	case *extast.FootnoteLink:
		i := strconv.Itoa(n.Index)
		w.html(`<sup><a class="footnote-ref" id="fnref-` + i + suffix(n.RefIndex) + `" href="#fn-` + i + `" role="doc-noteref">` + i + `</a></sup>`)
	case *extast.FootnoteBacklink:
		w.html(` <a class="footnote-back" href="#fnref-` + strconv.Itoa(n.Index) + suffix(n.RefIndex) + `" role="doc-backlink">↩</a>`)
	default:
		w.inlines(n)
	}
}

// suffix tells the second and later references to one footnote apart.
func suffix(ref int) string {
	if ref == 0 {
		return ""
	}
	return "-" + strconv.Itoa(ref+1)
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
	w.report(first.Start, first.Stop, ruleRawHTML, shorten(string(bytes.TrimSpace(text))))
}
