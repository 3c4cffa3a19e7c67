package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"ders/generator/front"
	"ders/generator/site"
	"ders/generator/source"
)

// An Outline is a Markdown file as sections and blocks, for grammars that are
// written in Markdown. It knows nothing of any of them.
type Outline struct {
	File     *source.File
	Fields   *front.Fields  // the front matter; its reader calls Done; nil in a part of a file
	Intro    []Block        // before the first section
	Sections []Section      // one for each second-level heading
	Links    []*site.Link   // every hole of every fragment but those of a Talk or a Lead
	External []source.Value // every http and https address in them; one in a list or a quote twice
}

// A Section is a second-level heading and what follows it.
type Section struct {
	Level  int           // 2, or 1 where the author wrote a title
	Title  site.Fragment // inline
	Text   string
	ID     string
	Stated bool // the ID is the author's {#id}
	// Underlined is set where no # makes the heading, but a line of dashes or
	// equals signs below a paragraph.
	Underlined bool
	Span       source.Span
	Chips      []Chip // of a paragraph of code spans right below the heading
	Blocks     []Block
}

// A Chip is one code span "key: value". Value.Text is empty where there is no
// colon or nothing behind it.
type Chip struct{ Key, Value source.Value }

// BlockKind tells what a block is.
type BlockKind int

const (
	Other BlockKind = iota // callouts, definition lists, …
	Paragraph
	Quote
	List
	Table
	Code
	Heading
	Rule      // a --- line
	Footnotes // all of the file's, wherever they are written
	ChipsOnly // a paragraph of code spans that is not right below its heading
)

// A Block is one block of a section with everything a grammar may ask of it.
type Block struct {
	Kind    BlockKind
	HTML    site.Fragment
	Text    string
	Span    source.Span
	Info    source.Value // behind the opening fence of a code block
	Ordered bool
	Items   []Item // of a list
	Turns   []Turn // of a quote whose lines begin with bold labels
	// Talk is such a quote as a conversation, also where HTML shows its only
	// turn as a note.
	Talk    site.Fragment
	Columns int    // of a table
	Head    []Cell // of a table
	Rows    []Row  // of a table, without its head

	// Gaps are the [[…]] of a paragraph: what stands between the brackets as it
	// was typed, and the place with them. Around is the paragraph's HTML cut at
	// the gaps, one piece more than gaps; a piece alone need not be balanced.
	// HTML shows gaps as they were typed.
	Gaps   []source.Value
	Around []site.Fragment
	// Stray are gaps inside links and pictures; they are not among Gaps.
	Stray []source.Span
	// Loose are [[ and ]] that belong to no gap.
	Loose []source.Span
}

// A Row is one row of a table.
type Row struct {
	Cells []Cell // as many as the table has columns
	Span  source.Span
}

// A Cell is one cell of a table.
type Cell struct {
	HTML site.Fragment // inline
	Text string
	Span source.Span // of the row where the cell is empty
}

// An Item is one item of a list.
type Item struct {
	Marked bool
	Mark   source.Value  // what stands between the brackets
	HTML   site.Fragment // all but Quotes
	Text   string        // of HTML
	Span   source.Span   // of the item's first block
	Quotes []Block       // nested quotes
	Lead   *Lead         // nil where the item does not begin with a link
}

// A Turn is what follows one bold label in a quote.
type Turn struct {
	Label source.Value // without the colon
	HTML  site.Fragment
}

// NewOutline reads a Markdown file as an outline. A list or a quote is written
// both as a whole and item by item, since only the grammar knows which it
// wants; what is wrong in it may therefore be reported twice (List.Sort drops
// repetitions).
func NewOutline(file *source.File, settings Settings) (*Outline, source.List) {
	fields, body := front.Split(file)
	o, diags := PartOutline(file, body, settings)
	o.Fields = fields
	return o, diags
}

// PartOutline reads what stands in a file from an offset on as an outline.
func PartOutline(file *source.File, body int, settings Settings) (*Outline, source.List) {
	o := &Outline{File: file}
	w := newWriter(file, body, settings)
	defer w.leave()
	w.outline = true
	w.unnamed = true // sections may meet those of other files on one page
	tree := w.parse(outlines)
	if tree == nil {
		return o, w.diags
	}
	for n := range children(tree) {
		if quote, ok := n.(*ast.Blockquote); ok {
			shapeConversation(quote, 1, w.text)
		}
	}
	w.nameHeadings(tree, true)
	var section *Section
	afterHeading := false
	for n := range children(tree) {
		if h, ok := n.(*ast.Heading); ok && h.Level <= 2 {
			if section != nil {
				o.Sections = append(o.Sections, *section)
			}
			section = w.section(h)
			afterHeading = true
			continue
		}
		block := w.outlineBlock(n)
		switch {
		case section == nil:
			o.Intro = append(o.Intro, block)
		case afterHeading && block.Kind == ChipsOnly:
			section.Chips = w.chips(n.(*ast.Paragraph))
		default:
			section.Blocks = append(section.Blocks, block)
		}
		afterHeading = false
	}
	if section != nil {
		o.Sections = append(o.Sections, *section)
	}
	w.finish()
	o.Links, o.External = w.links, w.external
	return o, w.diags
}

func (w *writer) section(h *ast.Heading) *Section {
	w.inlines(h)
	w.headings = append(w.headings, site.Heading{Level: 2})
	span := w.spanOf(h)
	line := w.file.Text[strings.LastIndexByte(w.file.Text[:span.Start], '\n')+1:]
	_, stated := h.AttributeString("id")
	return &Section{
		Level: h.Level, Title: w.take(), Text: plain(h, w.text), ID: w.ids[h], Span: span,
		Stated:     stated,
		Underlined: !hashes.MatchString(line),
	}
}

// hashes are what a heading's line begins with, unless a line below makes it one.
var hashes = regexp.MustCompile(`^ {0,3}#{1,6}(?:[ \t\n]|$)`)

func (w *writer) outlineBlock(n ast.Node) Block {
	b := Block{Span: w.spanOf(n), Text: plain(n, w.text)}
	switch n := n.(type) {
	case *ast.Paragraph:
		b.Kind = Paragraph
		if len(w.chips(n)) > 0 {
			b.Kind = ChipsOnly
		}
	case *ast.Blockquote:
		b.Kind = Quote
		if talk, ok := n.FirstChild().(*conversation); ok {
			b.Turns = w.turns(talk)
			holes := len(w.links)
			w.talk(talk)
			b.Talk = w.take()
			w.links = w.links[:holes] // HTML has the same
		}
	case *ast.List:
		b.Kind, b.Ordered = List, n.IsOrdered()
		for item := range children(n) {
			b.Items = append(b.Items, w.item(item))
		}
	case *extast.Table:
		b.Kind = Table
		b.Columns = len(n.Alignments)
		w.rows(n, &b)
	case *ast.FencedCodeBlock:
		b.Kind = Code
		if n.Info != nil {
			at := n.Info.Segment
			b.Info = source.Value{Text: strings.TrimSpace(string(at.Value(w.text))), Span: w.span(at.Start, at.Stop)}
		}
	case *ast.CodeBlock:
		b.Kind = Code
	case *ast.Heading:
		b.Kind = Heading
	case *ast.ThematicBreak:
		b.Kind = Rule
	case *extast.FootnoteList:
		b.Kind = Footnotes
	}
	w.block(n)
	b.HTML = w.take()
	if p, ok := n.(*ast.Paragraph); ok {
		w.cutAtGaps(p, &b)
	}
	return b
}

func (w *writer) rows(table *extast.Table, b *Block) {
	for n := range children(table) {
		row := Row{Span: w.lineOf(n)}
		for c := range children(n) {
			w.inlines(c)
			cell := Cell{HTML: w.take(), Text: plain(c, w.text), Span: row.Span}
			if c.Lines().Len() > 0 && !cell.HTML.Empty() {
				cell.Span = w.spanOf(c)
			}
			row.Cells = append(row.Cells, cell)
		}
		if n.Kind() == extast.KindTableHeader {
			b.Head = row.Cells
		} else {
			b.Rows = append(b.Rows, row)
		}
	}
}

// lineOf is the line of a table's row, without the spaces around it.
func (w *writer) lineOf(row ast.Node) source.Span {
	start := min(max(row.Pos(), 0), len(w.text))
	line, _, _ := bytes.Cut(w.text[start:], []byte("\n"))
	start += len(line) - len(bytes.TrimLeft(line, " \t"))
	return w.span(start, start+len(bytes.TrimSpace(line)))
}

func (w *writer) turns(talk *conversation) []Turn {
	var out []Turn
	for n := range children(talk) {
		t := n.(*turn)
		w.blocks(t)
		out = append(out, Turn{
			Label: source.Value{Text: t.label, Span: w.span(t.span[0], t.span[1])},
			HTML:  withoutEmptyStart(w.take()),
		})
	}
	return out
}

// withoutEmptyStart drops the paragraph that a label alone on its line leaves.
func withoutEmptyStart(f site.Fragment) site.Fragment {
	f.Parts[0] = strings.TrimPrefix(f.Parts[0], "<p></p>\n")
	return f
}

// chips are the code spans of a paragraph that holds nothing else, or nil.
func (w *writer) chips(p *ast.Paragraph) []Chip {
	var out []Chip
	for n := range children(p) {
		switch n := n.(type) {
		case *ast.CodeSpan:
			out = append(out, w.codeChip(n))
		case *ast.Text:
			if strings.TrimSpace(string(n.Segment.Value(w.text))) != "" {
				return nil
			}
		default:
			return nil
		}
	}
	return out
}

func (w *writer) codeChip(n *ast.CodeSpan) Chip {
	start, end := w.extent(n)
	for start < end && w.text[start] == '`' {
		start++
	}
	return w.chip(start, end)
}

func (w *writer) chip(start, end int) Chip {
	raw := string(w.text[start:end])
	key, value, _ := strings.Cut(raw, ":")
	valueStart := start + min(len(raw), len(key)+1)
	trimmedValue := strings.TrimSpace(value)
	valueStart += len(value) - len(strings.TrimLeft(value, " "))
	trimmedKey := strings.TrimSpace(key)
	keyStart := start + strings.Index(raw, trimmedKey)
	return Chip{
		Key:   source.Value{Text: trimmedKey, Span: w.span(keyStart, keyStart+len(trimmedKey))},
		Value: source.Value{Text: trimmedValue, Span: w.span(valueStart, valueStart+len(trimmedValue))},
	}
}

func (w *writer) item(n ast.Node) Item {
	item := Item{}
	if mark, ok := n.AttributeString("mark"); ok {
		m := mark.([2]int)
		item.Marked = true
		item.Mark = source.Value{Text: string(w.text[m[0]:m[1]]), Span: w.span(m[0], m[1])}
	}
	first := n.FirstChild()
	item.Span = w.spanOf(n)
	if first != nil {
		item.Span = w.spanOf(first)
	}
	var words []string
	var quotes []ast.Node
	for child := range children(n) {
		_, isText := child.(*ast.TextBlock)
		_, isParagraph := child.(*ast.Paragraph)
		switch {
		case child.Kind() == ast.KindBlockquote:
			quotes = append(quotes, child)
			continue
		case child == first && (isText || isParagraph):
			w.inlines(child)
		default:
			w.block(child)
		}
		words = append(words, plain(child, w.text))
	}
	item.HTML, item.Text = w.take(), strings.TrimSpace(strings.Join(words, " "))
	item.Lead = w.lead(n, item.HTML)
	for _, q := range quotes {
		w.blocks(q)
		item.Quotes = append(item.Quotes, Block{Kind: Quote, HTML: w.take(), Text: plain(q, w.text), Span: w.spanOf(q)})
	}
	return item
}

// itemMarks takes the mark off the first line of an item of an outermost list;
// what looks like a mark in lists inside lists and quotes stays text.
type itemMarks struct{}

// The no-break space comes from word processors and looks like any other.
var itemMark = regexp.MustCompile(`^\[([^\]\n]{0,12})\](?:[ \t\x{a0}]+|\n|$)`)

func (itemMarks) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	item, ok := node.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != ast.Node(node) || item.Parent().Parent().Kind() != ast.KindDocument {
		return
	}
	line := node.Lines().At(0)
	m := itemMark.FindSubmatchIndex(line.Value(reader.Source()))
	if m == nil {
		return
	}
	item.SetAttributeString("mark", [2]int{line.Start + m[2], line.Start + m[3]})
	line.Start += m[1]
	if !util.IsBlank(line.Value(reader.Source())) {
		node.Lines().Set(0, line)
		return
	}
	// goldmark never comes back from a paragraph that begins with an empty line.
	rest := text.NewSegments()
	rest.AppendAll(node.Lines().Sliced(1, node.Lines().Len()))
	node.SetLines(rest)
}
