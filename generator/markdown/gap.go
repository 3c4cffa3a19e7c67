package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"ders/generator/source"
)

// A gap is [[…]] in an outermost paragraph of an outline. Its inside is raw
// text: what the words between the brackets mean is the grammar's business.
type gap struct {
	ast.BaseInline
	start, stop int // in the text, brackets included
}

var kindGap = ast.NewNodeKind("Gap")

func (n *gap) Kind() ast.NodeKind         { return kindGap }
func (n *gap) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// gaps finds gaps. It runs ahead of links and emphasis, whose marks are plain
// letters inside a gap.
type gaps struct{}

func (gaps) Trigger() []byte { return []byte{'['} }

func (gaps) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	p, ok := parent.(*ast.Paragraph)
	if !ok || p.Parent() == nil || p.Parent().Kind() != ast.KindDocument {
		return nil
	}
	_, line := block.PeekLine()
	rest := block.Source()[line.Start:p.Lines().At(p.Lines().Len()-1).Stop]
	length := gapLength(rest)
	if length == 0 {
		return nil
	}
	n := &gap{start: line.Start, stop: line.Start + length}
	n.SetPos(n.start)
	for line.Stop < n.stop { // the author's editor wrapped the line inside the gap
		block.AdvanceLine()
		_, line = block.PeekLine()
	}
	block.Advance(n.stop - line.Start)
	return n
}

// gapLength is the length of the gap that b begins with, or 0. A second "[["
// before the end says that the first was not closed, so that one slip does not
// swallow the next gap; it also keeps the search linear.
func gapLength(b []byte) int {
	if !bytes.HasPrefix(b, []byte("[[")) {
		return 0
	}
	for i := 2; i+1 < len(b); i++ {
		switch {
		case b[i] == '\\':
			i++
		case b[i] == '[' && b[i+1] == '[':
			return 0
		case b[i] == ']' && b[i+1] == ']':
			return i + 2
		}
	}
	return 0
}

// gap writes a gap: as it was typed, or as the border between two fragments
// while a block is cut. A link holds no field, so a gap inside one is text.
func (w *writer) gap(n *gap) {
	if b := w.cutting; b != nil && w.inLink == 0 {
		b.Around = append(b.Around, w.take())
		b.Gaps = append(b.Gaps, source.Value{Text: string(w.text[n.start+2 : n.stop-2]), Span: w.span(n.start, n.stop)})
		return
	}
	w.plainText(string(w.text[n.start:n.stop]))
}

// cutAtGaps fills in what a block tells about the gaps of its paragraph.
func (w *writer) cutAtGaps(p *ast.Paragraph, b *Block) {
	found := false
	_ = ast.Walk(p, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			b.Loose = append(b.Loose, w.looseBrackets(n)...)
		case *gap:
			if found = true; inLinkOrImage(n) {
				b.Stray = append(b.Stray, w.span(n.start, n.stop))
			}
		}
		return ast.WalkContinue, nil
	})
	if !found {
		return
	}
	w.cutting = b
	w.block(p)
	last := w.take()
	w.cutting = nil
	if b.Gaps != nil {
		b.Around = append(b.Around, last)
	}
}

func inLinkOrImage(n ast.Node) bool {
	for ; n != nil && n.Type() == ast.TypeInline; n = n.Parent() {
		if n.Kind() == ast.KindLink || n.Kind() == ast.KindImage {
			return true
		}
	}
	return false
}

var doubleBracket = regexp.MustCompile(`\[\[|\]\]`)

// looseBrackets are the [[ and ]] of a run of text, where no gap took them.
// Whoever protects brackets with a backslash protects only the first of them.
func (w *writer) looseBrackets(n *ast.Text) []source.Span {
	start, stop := textRun(n)
	var out []source.Span
	run := w.text[start:stop]
	for _, m := range doubleBracket.FindAllIndex(run, -1) {
		if !bytes.Contains(run[:m[0]], []byte(`\[`)) && !bytes.HasSuffix(run[:m[0]], []byte(`\`)) {
			out = append(out, w.span(start+m[0], start+m[1]))
		}
	}
	return out
}
