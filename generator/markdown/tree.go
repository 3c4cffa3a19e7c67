package markdown

import (
	"iter"

	"github.com/yuin/goldmark/ast"
)

// children ranges over a node's children; the loop may not change the tree.
func children(parent ast.Node) iter.Seq[ast.Node] {
	return func(yield func(ast.Node) bool) {
		for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
			if !yield(n) {
				return
			}
		}
	}
}

// blocksBelow ranges over the blocks in a node, each before those in it; the
// loop may not change the tree.
func blocksBelow(parent ast.Node) iter.Seq[ast.Node] {
	return func(yield func(ast.Node) bool) { eachBlock(parent, yield) }
}

func eachBlock(parent ast.Node, yield func(ast.Node) bool) bool {
	// Behind inline content, of which there may be much, no block follows.
	for n := parent.FirstChild(); n != nil && n.Type() == ast.TypeBlock; n = n.NextSibling() {
		if !yield(n) || !eachBlock(n, yield) {
			return false
		}
	}
	return true
}
