package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"ders/generator/lang"
	"ders/generator/source"
)

// A callout is a quote whose first line is a marker:
//
//	> [!tip] Title        > [!answer]- Folded        > [!tab] Telefon
//
// Quotes that an author glued together hold several markers; each begins a
// callout of its own. Consecutive tabs become one group of tabs; a --- between
// two groups keeps them apart.

// calloutKinds are the markers that make a box; tab and dialogue are
// constructs of their own.
var calloutKinds = []string{
	"note", "tip", "important", "warning", "caution", "example", "summary",
	"say", "avoid", "exercise", "answer", "law",
}

var (
	ruleMisspeltCallout = source.Define("markdown/misspelt-callout", source.Warning,
		source.Text{Message: "bilinmeyen kutu türü “%s”", Hint: "“%[2]s” mi demek istediniz?"},
		source.Text{Message: "unknown callout “%s”", Hint: "did you mean “%[2]s”?"})
	ruleEmptyCallout = source.Define("markdown/empty-callout", source.Warning,
		source.Text{Message: "kutunun içi boş", Hint: "metnini hemen altına yazın, her satırını “> ” ile başlatın; arada boş satır bırakmayın"},
		source.Text{Message: "the callout is empty", Hint: "write its text right below, every line behind “> ”; leave no blank line between"})
	ruleUnknownCallout = source.Define("markdown/unknown-callout", source.Warning,
		source.Text{Message: "bilinmeyen kutu türü “%s”", Hint: "şunlardan birini yazın: %[2]s"},
		source.Text{Message: "unknown callout “%s”", Hint: "write one of: %[2]s"})
)

// marker is the line of a callout's kind and title. Its inline content is the
// title.
type marker struct {
	ast.BaseBlock
	kind     string
	folded   bool
	kindSpan text.Segment
}

var kindMarker = ast.NewNodeKind("CalloutMarker")

func (n *marker) Kind() ast.NodeKind         { return kindMarker }
func (n *marker) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// callout is a box, a tab or a dialogue; its first child is its marker.
type callout struct {
	ast.BaseBlock
	*marker
}

var kindCallout = ast.NewNodeKind("Callout")

func (n *callout) Kind() ast.NodeKind         { return kindCallout }
func (n *callout) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

var markerLine = regexp.MustCompile(`^\[!([\p{L}-]+)\]([-+]?)[ \t]*`)

// calloutMarkers finds the markers while lines are still lines.
type calloutMarkers struct{}

// belowMarker finds what else a paragraph may be that follows a marker without
// a blank line.
var belowMarker = []parser.ParagraphTransformer{
	definitions{}, extension.NewTableParagraphTransformer(),
}

func (calloutMarkers) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	quote, ok := node.Parent().(*ast.Blockquote)
	if !ok {
		return
	}
	src := reader.Source()
	lines := node.Lines()
	begins := func(line text.Segment) bool { return bytes.HasPrefix(line.Value(src), []byte("[!")) }
	if !slices.ContainsFunc(lines.Sliced(0, lines.Len()), begins) { // as in most quotes
		return
	}
	rest := text.NewSegments()
	found := false
	flush := func() {
		if rest.Len() > 0 {
			p := ast.NewParagraph()
			last := rest.At(rest.Len() - 1)
			rest.Set(rest.Len()-1, last.TrimRightSpace(src))
			p.SetLines(rest)
			quote.InsertBefore(quote, node, p)
			for _, t := range belowMarker { // the parser no longer sees this paragraph
				if t.Transform(p, reader, pc); p.Parent() == nil {
					break
				}
			}
			rest = text.NewSegments()
		}
	}
	for i := range lines.Len() {
		line := lines.At(i)
		m := markerLine.FindSubmatchIndex(line.Value(src))
		if m == nil || line.Padding > 0 {
			rest.Append(line)
			continue
		}
		flush()
		found = true
		mark := &marker{
			// Other programs write [!TIP].
			kind:     strings.ToLower(string(line.Value(src)[m[2]:m[3]])),
			folded:   string(line.Value(src)[m[4]:m[5]]) == "-",
			kindSpan: text.NewSegment(line.Start+m[2], line.Start+m[3]),
		}
		mark.SetPos(line.Start)
		title := text.NewSegment(line.Start+m[1], line.Stop)
		if title = title.TrimRightSpace(src); !title.IsEmpty() {
			mark.Lines().Append(title)
		}
		quote.InsertBefore(quote, node, mark)
	}
	if !found {
		return
	}
	flush()
	quote.RemoveChild(quote, node)
}

// callouts shapes the tree once every block is known.
type callouts struct{}

func (callouts) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	var quotes []*ast.Blockquote
	for n := range blocksBelow(doc) {
		if quote, ok := n.(*ast.Blockquote); ok {
			quotes = append(quotes, quote)
		}
	}
	for _, quote := range quotes {
		splitCallouts(quote, reader.Source())
	}
	groupTabs(doc)
}

// splitCallouts puts the callouts of a quote in its place.
func splitCallouts(quote *ast.Blockquote, src []byte) {
	parent := quote.Parent()
	var current *callout
	var made []*callout
	for child := quote.FirstChild(); child != nil; {
		next := child.NextSibling()
		if mark, ok := child.(*marker); ok {
			current = &callout{marker: mark}
			current.BaseBlock.SetPos(mark.Pos())
			parent.InsertBefore(parent, quote, current)
			made = append(made, current)
		}
		if current != nil {
			current.BaseBlock.AppendChild(current, child)
		}
		child = next
	}
	if current == nil {
		shapeConversation(quote, 2, src)
		return
	}
	for _, n := range made {
		if n.kind == "dialogue" {
			n.BaseBlock.RemoveChild(n, n.marker)
			shapeConversation(n, 1, src)
		}
	}
	if !quote.HasChildren() {
		parent.RemoveChild(parent, quote)
	} else {
		// What stood before the first marker stays a quote, above the callouts.
		parent.InsertBefore(parent, made[0], quote)
	}
}

// callout writes a box, a tab or a dialogue.
func (w *writer) callout(n *callout) {
	mark := n.marker
	switch {
	case mark.kind == "tab":
		if n.LastChild() == ast.Node(mark) {
			w.report(mark.kindSpan.Start, mark.kindSpan.Stop, ruleEmptyCallout)
		}
		title := plain(mark, w.text)
		w.html(`<section class="tab" aria-label="`).attr(title).html(`"><p class="tab-title">`)
		w.inlines(mark)
		w.html("</p>\n").after(n, mark).html("</section>\n")
		return
	case mark.kind == "dialogue":
		if n.FirstChild() == nil || n.FirstChild().Kind() != kindConversation {
			w.report(mark.kindSpan.Start, mark.kindSpan.Stop, ruleDialogueShape)
		}
		w.blocks(n)
		return
	}
	kind := mark.kind
	if !slices.Contains(calloutKinds, kind) {
		if near := w.nearestKind(kind); near != "" {
			w.report(mark.kindSpan.Start, mark.kindSpan.Stop, ruleMisspeltCallout, kind, near)
		} else {
			w.report(mark.kindSpan.Start, mark.kindSpan.Stop, ruleUnknownCallout, kind, joinKinds())
		}
		kind = "note"
	}
	if n.LastChild() == ast.Node(mark) && (mark.folded || !mark.HasChildren()) {
		w.report(mark.kindSpan.Start, mark.kindSpan.Stop, ruleEmptyCallout)
	}
	open, titleTag, close := `<div class="callout callout-`, "p", "</div>\n" // no aside: each would be a landmark
	if mark.folded {
		open, titleTag, close = `<details class="callout callout-`, "summary", "</details>\n"
	}
	w.html(open).html(kind).html(`"><` + titleTag + ` class="callout-title">`)
	if mark.HasChildren() {
		w.inlines(mark)
	} else {
		w.plainText(w.settings.Words["callout."+kind])
	}
	w.html("</"+titleTag+">\n").after(n, mark).html(close)
}

// foreignKinds are what other programs and Turkish authors call our callouts.
var foreignKinds = map[string]string{
	"info": "note", "bilgi": "note", "hint": "tip", "success": "tip", "attention": "warning", "danger": "caution", "tehlike": "caution", "error": "caution",
	"abstract": "summary", "tldr": "summary", "question": "exercise", "soru": "exercise", "ornek": "example", "kural": "law", "kanun": "law", "yasa": "law",
	"sekme": "tab", "konusma": "dialogue", "diyalog": "dialogue",
}

// nearestKind is the kind that an author probably meant: the one whose title
// readers see ("ipucu" for tip), else the one spelt most like it.
func (w *writer) nearestKind(kind string) string {
	if meant := foreignKinds[lang.Fold(kind)]; meant != "" {
		return meant
	}
	for _, k := range calloutKinds {
		if lang.Fold(w.settings.Words["callout."+k]) == lang.Fold(kind) {
			return k
		}
	}
	return lang.Nearest(kind, append([]string{"tab", "dialogue"}, calloutKinds...))
}

func joinKinds() string {
	out := ""
	for _, kind := range calloutKinds {
		out += kind + ", "
	}
	return out + "tab, dialogue"
}
