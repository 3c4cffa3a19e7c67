package markdown

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// asked notes what tableIn says of the first paragraph.
type asked struct{ head, columns, lines int }

func (a *asked) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	if a.lines == 0 {
		a.lines = node.Lines().Len()
		a.head, a.columns = tableIn(node.Lines(), reader.Source())
	}
}

// TestTableSize: what is taken for a table, and how large, is what the library
// makes of it. Else a text could slip past the limit on paragraphs as a table
// that is none, or a table past the one on cells.
func TestTableSize(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "|", "|", "-", "-", ":", " ", "\\", "\n", "\n", "-|-\n", "|-|:-:|\n", "a|b\n", "`", "    "}
	tables := 0
	for range 40_000 {
		var b strings.Builder
		b.WriteString("a")
		for range 2 + random.IntN(14) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		src := []byte(b.String())
		a := &asked{}
		p := parser.NewParser(
			parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
			parser.WithParagraphTransformers(util.Prioritized(a, 0), util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		)
		tree := p.Parse(text.NewReader(src))
		cells, found := 0, false
		_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if _, ok := n.(*extast.Table); ok && entering {
				if found { // of a second paragraph
					return ast.WalkStop, nil
				}
				found = true
			}
			if _, ok := n.(*extast.TableCell); ok && entering {
				cells++
			}
			return ast.WalkContinue, nil
		})
		if first, ok := tree.FirstChild().(*ast.Paragraph); ok && a.head == a.lines && first.Lines().Len() == a.lines {
			continue // none, they agree
		}
		tables++
		if want := a.columns * (a.lines - a.head - 1); want != cells {
			t.Fatalf("%q: %d cells, taken for %d", src, cells, want)
		}
	}
	if tables < 1000 {
		t.Errorf("only %d tables", tables)
	}
}
