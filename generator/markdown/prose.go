package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"ders/generator/site"
)

// prose finds the passages of a document: what its paragraphs, list items
// and the titles of callouts say, by places in the file.
func (w *writer) prose(tree ast.Node) []site.Passage {
	var all site.Passage // of all passages
	var ends []int       // of each of them
	begun := 0           // where the current one begins
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeBlock && len(all) > begun {
			begun = len(all)
			ends = append(ends, begun)
		}
		if w.noTables[n] {
			return ast.WalkSkipChildren, nil
		}
		switch n := n.(type) {
		case *ast.Heading, *ast.CodeSpan, *ast.Image, *ast.AutoLink, *extast.Table, *extast.DefinitionTerm:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if !entering || n.Segment.Len() == 0 {
				break
			}
			start, end := w.base+n.Segment.Start, w.base+n.Segment.Stop
			if last := len(all) - 1; last >= begun && all[last][1] == start { // the parser cuts text at every bracket
				all[last][1] = end
			} else {
				all = append(all, [2]int{start, end})
			}
		}
		return ast.WalkContinue, nil
	})
	all = slices.Clone(all) // it is kept
	passages, start := make([]site.Passage, len(ends)), 0
	for i, end := range ends {
		passages[i], start = all[start:end:end], end
	}
	return passages
}
