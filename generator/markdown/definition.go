package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
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
