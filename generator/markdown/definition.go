package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"ders/generator/source"
)

// definitions takes the definitions of reference links off a paragraph. Few
// begin like one; for the others there is nothing to be made ready.
type definitions struct{}

func (definitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if node.Lines().Len() > 0 {
		line := node.Lines().At(0)
		if begun := bytes.TrimLeft(line.Value(reader.Source()), " \t\n\v\f\r"); len(begun) > 0 && begun[0] != '[' {
			return
		}
	}
	parser.LinkReferenceParagraphTransformer.Transform(node, reader, pc)
}

// define notes where the definitions of reference links ("[label]: path") have
// their destinations. Of two with one label the first counts, as in Markdown.
func (w *writer) define(tree ast.Node) {
	w.defined = map[string]source.Span{}
	for n := range blocksBelow(tree) {
		def, ok := n.(*ast.LinkReferenceDefinition)
		if !ok {
			continue
		}
		label := util.ToLinkReference(def.Label)
		if _, before := w.defined[label]; before || def.Lines().Len() == 0 {
			continue
		}
		start, end := def.Lines().At(0).Start, def.Lines().At(def.Lines().Len()-1).Stop
		if colon := bytes.Index(w.text[start:end], []byte("]:")); colon >= 0 {
			start += colon + len("]:")
			if at := bytes.Index(w.text[start:end], def.Destination); at >= 0 {
				w.defined[label] = w.span(start+at, start+at+len(def.Destination))
			}
		}
	}
}

// noteDefinition ties the link at a place to its definition, if the page keeps
// it as a hole: what leads out of the site has none.
func (w *writer) noteDefinition(reference *ast.ReferenceLink, at source.Span) {
	if reference == nil || len(w.holes) == 0 {
		return
	}
	if link := w.holes[len(w.holes)-1]; link.Span == at {
		link.Defined = w.defined[util.ToLinkReference(reference.Value)]
	}
}
