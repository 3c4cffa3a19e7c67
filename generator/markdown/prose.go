package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"ders/generator/site"
)

// A prose gathers the passages of a document.
type prose struct {
	base  int
	all   site.Passage // of all passages
	ends  []int        // of each of them
	begun int          // where the current one begins
}

// prose finds the passages of a document: what its paragraphs, list items
// and the titles of callouts say, by places in the file.
func (w *writer) prose(tree ast.Node) []site.Passage {
	p := &w.room.prose
	*p = prose{base: w.base, all: p.all[:0], ends: p.ends[:0]}
	p.read(tree, w.noTables)
	all := slices.Clone(p.all) // it is kept
	passages, start := make([]site.Passage, len(p.ends)), 0
	for i, end := range p.ends {
		passages[i], start = all[start:end:end], end
	}
	return passages
}

// read gathers what a node says, but for some nodes.
func (p *prose) read(n ast.Node, but map[ast.Node]bool) {
	block := n.Type() == ast.TypeBlock
	if block {
		p.end()
	}
	if but[n] {
		return
	}
	switch n := n.(type) {
	case *ast.Text:
		p.add(n)
	case *ast.Heading, *ast.CodeSpan, *ast.Image, *ast.AutoLink, *extast.Table, *extast.DefinitionTerm:
	default:
		for child := n.FirstChild(); child != nil; child = child.NextSibling() {
			p.read(child, but)
		}
	}
	if block {
		p.end()
	}
}

// end ends a passage that holds anything.
func (p *prose) end() {
	if len(p.all) > p.begun {
		p.begun = len(p.all)
		p.ends = append(p.ends, p.begun)
	}
}

func (p *prose) add(n *ast.Text) {
	if n.Segment.Len() == 0 {
		return
	}
	start, end := p.base+n.Segment.Start, p.base+n.Segment.Stop
	if last := len(p.all) - 1; last >= p.begun && p.all[last][1] == start { // the parser cuts text at every bracket
		p.all[last][1] = end
	} else {
		p.all = append(p.all, [2]int{start, end})
	}
}
