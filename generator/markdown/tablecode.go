package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tableCode takes the backslash from a pipe in the code of a table's cell,
// where it only keeps the cell from ending. The library's own way takes the
// square of their number.
type tableCode struct{}

func (tableCode) Transform(tree *ast.Document, reader text.Reader, _ parser.Context) {
	src := reader.Source()
	if !bytes.Contains(src, []byte(`\|`)) {
		return
	}
	inTable := 0
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *extast.Table:
			if entering {
				inTable++
			} else {
				inTable--
			}
		case *ast.CodeSpan:
			if entering && inTable > 0 {
				unescapePipes(n, src)
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

func unescapePipes(code *ast.CodeSpan, src []byte) {
	for c := code.FirstChild(); c != nil; {
		next := c.NextSibling()
		if text, ok := c.(*ast.Text); ok {
			segment := text.Segment
			for {
				at := bytes.Index(segment.Value(src), []byte(`\|`))
				if at < 0 {
					break
				}
				code.InsertBefore(code, c, ast.NewRawTextSegment(segment.WithStop(segment.Start+at)))
				segment = segment.WithStart(segment.Start + at + 1)
			}
			text.Segment = segment
		}
		c = next
	}
}
