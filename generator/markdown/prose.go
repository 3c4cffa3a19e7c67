package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"ders/generator/site"
)

// prose finds the passages of a document: what its paragraphs, list items
// and the titles of callouts say, by places in the file.
func (w *writer) prose(tree ast.Node) []site.Passage {
	var all []site.Passage
	var passage site.Passage
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeBlock && len(passage) > 0 {
			all, passage = append(all, passage), nil
		}
		switch n := n.(type) {
		case *ast.Heading, *ast.CodeSpan, *ast.Image, *ast.AutoLink, *extast.Table, *extast.DefinitionTerm:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if !entering || n.Segment.Len() == 0 {
				break
			}
			start, end := w.base+n.Segment.Start, w.base+n.Segment.Stop
			if last := len(passage) - 1; last >= 0 && passage[last][1] == start { // the parser cuts text at every bracket
				passage[last][1] = end
			} else {
				passage = append(passage, [2]int{start, end})
			}
		}
		return ast.WalkContinue, nil
	})
	return all
}
