package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"ders/generator/site"
	"ders/generator/source"
)

// A Lead is the link that an item begins with, and the code spans behind it.
type Lead struct {
	To    *site.Link    // nil where it leads out of the site, or was reported
	HTML  site.Fragment // of its words, inline
	Text  string
	Span  source.Span // of its words
	Chips []Chip
	Rest  source.Span // the first other thing in the item that is no quote; File nil for none
}

// lead reads an item that begins with a link; written is the item's HTML.
func (w *writer) lead(item ast.Node, written site.Fragment) *Lead {
	first := item.FirstChild()
	if first == nil || first.FirstChild() == nil {
		return nil
	}
	link, ok := first.FirstChild().(*ast.Link)
	if !ok {
		return nil
	}
	lead := &Lead{Text: plain(link, w.text), Span: w.spanOf(link)}
	holes := len(w.links)
	w.inLink++
	w.inlines(link)
	w.inLink--
	lead.HTML = w.take()
	w.links = w.links[:holes] // the item's HTML has the same
	if len(written.Links) > 0 && written.Parts[0] == linkOpening {
		lead.To = written.Links[0]
	}
	rest := func(n ast.Node) {
		if lead.Rest.File == nil {
			lead.Rest = w.spanOf(n)
		}
	}
	for n := link.NextSibling(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.CodeSpan:
			lead.Chips = append(lead.Chips, w.codeChip(n))
		case *ast.Text:
			if len(bytes.TrimSpace(n.Segment.Value(w.text))) > 0 {
				rest(n)
			}
		default:
			rest(n)
		}
	}
	for n := first.NextSibling(); n != nil; n = n.NextSibling() {
		if n.Kind() != ast.KindBlockquote {
			rest(n)
		}
	}
	return lead
}
