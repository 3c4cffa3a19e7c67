package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"ders/generator/site"
	"ders/generator/source"
)

// blocks writes a node's children.
func (w *writer) blocks(parent ast.Node) *writer { return w.after(parent, nil) }

// after writes the children of a node that follow first.
func (w *writer) after(parent, first ast.Node) *writer {
	child := parent.FirstChild()
	if first != nil {
		child = first.NextSibling()
	}
	for ; child != nil && !w.full(); child = child.NextSibling() {
		w.block(child)
	}
	return w
}

func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.wikiLinks(n)
		w.inlines(n)
		if n.NextSibling() != nil {
			w.html("\n")
		}
	case *ast.Heading:
		w.heading(n)
	case *ast.ThematicBreak:
		w.html("<hr>\n")
	case *ast.CodeBlock:
		w.indentedText(n)
		w.html("<pre><code>").lines(n).html("</code></pre>\n")
	case *ast.FencedCodeBlock:
		w.fencedCode(n)
	case *ast.Blockquote:
		if talk, ok := n.FirstChild().(*conversation); ok && talk.ChildCount() > 1 {
			w.conversation(talk)
		} else {
			w.html("<blockquote>\n").blocks(n).html("</blockquote>\n")
		}
	case *ast.List:
		w.list(n)
	case *ast.ListItem:
		w.looseTask(n)
		w.html("<li>").blocks(n).html("</li>\n")
	case *ast.HTMLBlock:
		w.htmlBlock(n)
	case *extast.Table:
		w.table(n)
	case *extast.DefinitionList:
		w.html("<dl>\n").blocks(n).html("</dl>\n")
	case *extast.DefinitionTerm:
		w.html("<dt>").inlines(n)
		w.html("</dt>\n")
	case *extast.DefinitionDescription:
		w.html("<dd>").blocks(n).html("</dd>\n")
	case *extast.FootnoteList:
		w.footnoteList(n)
	case *callout:
		w.callout(n)
	case *tabs:
		w.tabTitles(n)
		w.html(`<div class="tabs">` + "\n").blocks(n).html("</div>\n")
	case *conversation:
		w.conversation(n)
	case *extast.FootnoteBacklink: // a note that ends with no paragraph
		w.footnoteBack(n)
	case *unusedFootnote:
		w.report(n.start, n.end, ruleUnusedFootnote, n.name)
	case *ast.LinkReferenceDefinition:
	default:
		if n.Type() == ast.TypeBlock { // no construct of ours: its text must not be lost
			w.blocks(n)
		}
	}
}

// paragraph writes a paragraph, or a figure where an image stands alone.
func (w *writer) paragraph(n *ast.Paragraph) {
	if image, ok := n.FirstChild().(*ast.Image); ok && n.ChildCount() == 1 {
		w.html("<figure>").image(image)
		if len(image.Title) > 0 {
			w.html("<figcaption>").plainText(string(unescape(image.Title))).html("</figcaption>")
			w.count(string(image.Title))
		}
		w.html("</figure>\n")
		return
	}
	w.wordBullets(n)
	w.looseQuestion(n)
	w.looseFences(n)
	w.slips(n)
	w.wikiLinks(n)
	w.html("<p>").inlines(n)
	w.html("</p>\n")
}

func (w *writer) heading(h *ast.Heading) {
	text := plain(h, w.text)
	start, end := w.extent(h)
	level := h.Level
	previous := 1
	if len(w.headings) > 0 {
		previous = w.headings[len(w.headings)-1].Level
	}
	switch {
	case w.underlined(h):
		w.report(start, end, ruleUnderlined)
		level = 2
	case level == 1:
		w.report(start, end, ruleSecondTitle)
		level = 2
	case level > previous+1:
		w.report(start, end, ruleLevelSkipped, previous, level, strings.Repeat("#", previous+1))
	}
	if text == "" && !w.asks { // whose own it has no question
		w.report(start, max(end, start+h.Level), ruleEmptyHeading)
	}
	id := w.ids[h]
	w.headings = append(w.headings, site.Heading{Level: level, ID: id, Text: text, Span: w.span(start, end)})
	tag := "h" + strconv.Itoa(level)
	if w.unnamed {
		w.html("<" + tag + ">")
	} else {
		w.html("<" + tag + ` id="` + id + `">`)
	}
	w.inlines(h)
	w.html("</" + tag + ">\n")
}

func (w *writer) list(n *ast.List) {
	w.flatItems(n)
	tag := "ul"
	open := "<ul>\n"
	if n.IsOrdered() {
		tag, open = "ol", "<ol>\n"
		if n.Start != 1 {
			open = `<ol start="` + strconv.Itoa(n.Start) + `">` + "\n"
		}
	}
	w.html(open).blocks(n).html("</" + tag + ">\n")
}

// lines writes a block's raw lines as text.
func (w *writer) lines(n ast.Node) *writer {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		w.html(strings.Repeat(" ", line.Padding)).plainText(string(line.Value(w.text)[line.Padding:]))
	}
	return w
}

// htmlBlock drops raw HTML and says so; a comment is an author's note and goes
// without a word.
func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	if n.Lines().Len() == 0 {
		return
	}
	first, last := n.Lines().At(0), n.Lines().At(n.Lines().Len()-1)
	if n.HasClosure() {
		last = n.ClosureLine
	}
	start, end := first.Start, last.Stop
	text := w.text[start:end]
	start += len(text) - len(bytes.TrimLeft(text, " \t"))
	end -= len(text) - len(bytes.TrimRight(text, " \t\n"))
	text = w.text[start:end]
	if n.HTMLBlockType != ast.HTMLBlockType2 {
		line, _, _ := bytes.Cut(text, []byte("\n"))
		w.report(start, end, ruleRawHTML, shorten(string(line)), asMarkdown(strings.ToLower(string(tagName.Find(line)))))
		return
	}
	// A comment hides the rest of the line that closes it, too.
	close := bytes.Index(text, []byte("-->"))
	if close < 0 {
		w.report(start, start+len("<!--"), ruleOpenComment)
		return
	}
	if rest := bytes.TrimLeft(text[close+len("-->"):], " \t"); len(rest) > 0 && !bytes.HasPrefix(rest, []byte("<!--")) {
		w.report(end-len(rest), end, ruleAfterComment)
	}
}

var (
	ruleOpenComment = source.Define("markdown/unclosed-comment", source.Error,
		source.Text{Message: "gizli not (<!--) kapanmıyor; sonrası yayımlanmaz", Hint: "notun bittiği yere --> yazın"},
		source.Text{Message: "the comment (<!--) is not closed; what follows is not published", Hint: "write --> where the comment ends"})
	ruleAfterComment = source.Define("markdown/text-after-comment", source.Warning,
		source.Text{Message: "gizli notla (-->) aynı satırdaki metin yayımlanmaz", Hint: "metni bir alt satıra alın"},
		source.Text{Message: "text on the line of a comment's end (-->) is not published", Hint: "move the text to the line below"})
)

func shorten(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:39]) + "…"
	}
	return s
}

func (w *writer) table(n *extast.Table) {
	w.html(`<div class="table-scroll"><table>` + "\n")
	w.inTable = true
	for row := n.FirstChild(); row != nil && !w.full(); row = row.NextSibling() {
		cell := "td"
		_, head := row.(*extast.TableHeader)
		switch {
		case head:
			cell = "th"
			w.html("<thead>\n<tr>")
		default:
			if _, afterHead := row.PreviousSibling().(*extast.TableHeader); afterHead {
				w.html("<tbody>\n")
			}
			w.html("<tr>")
		}
		if !head {
			w.cells(row, len(n.Alignments))
		}
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			w.html("<" + cell)
			if head {
				w.html(` scope="col"`)
			}
			if align := c.(*extast.TableCell).Alignment; align != extast.AlignNone {
				w.html(` class="align-` + align.String() + `"`)
			}
			w.html(">").inlines(c)
			w.html("</" + cell + ">")
		}
		w.html("</tr>\n")
		if head {
			w.html("</thead>\n")
		} else if row.NextSibling() == nil {
			w.html("</tbody>\n")
		}
	}
	w.inTable = false
	w.html("</table></div>\n")
}

var ruleFewCells = source.Define("markdown/few-cells", source.Warning,
	source.Text{Message: "satırda başlıktakinden az hücre var: %d hücre, başlıkta %d", Hint: "eksik dik çizgiyi koyun, boş hücreyi | | diye bırakın; tablo bittiyse bu satırın üstüne boş bir satır koyun"},
	source.Text{Message: "the row has fewer cells than the table's head: %d, the head has %d", Hint: "add the missing bar, leave an empty cell as | |; if the table is over, put a blank line above this one"})

var ruleExtraCells = source.Define("markdown/extra-cells", source.Error,
	source.Text{Message: "satırda başlıktakinden çok hücre var: %d hücre, başlıkta %d", Hint: "fazla hücreyi silin ya da başlığa sütun ekleyin; metnin içindeki dik çizgiyi \\| diye yazın"},
	source.Text{Message: "the row has more cells than the table's head: %d, the head has %d", Hint: "delete the extra cell or add a column to the head; write a bar inside text as \\|"})

// cells reports cells beyond the head's, which the parser drops, and a row that
// lacks some: a bar was forgotten, or the text below ran into the table.
func (w *writer) cells(row ast.Node, columns int) {
	start := row.Pos()
	if start < 0 || start >= len(w.text) {
		return
	}
	line, _, _ := bytes.Cut(w.text[start:], []byte("\n"))
	end := start + len(bytes.TrimRight(line, " \t"))
	for start < end && (w.text[start] == ' ' || w.text[start] == '\t') {
		start++
	}
	if start < end && w.text[start] == '|' {
		start++
	}
	if end > start && w.text[end-1] == '|' {
		end--
	}
	cells, extra := 1, -1
	for i := start; i < end; i++ {
		if w.text[i] == '|' && w.text[i-1] != '\\' {
			if cells == columns {
				extra = i + 1
			}
			cells++
		}
	}
	if start == end {
		return
	}
	if cells < columns && !w.outline { // its grammar speaks of its tables
		w.report(start, end, ruleFewCells, cells, columns)
	}
	if extra < 0 {
		return
	}
	for extra < end && (w.text[extra] == ' ' || w.text[extra] == '\t') {
		extra++
	}
	for end > extra && (w.text[end-1] == ' ' || w.text[end-1] == '\t') {
		end--
	}
	w.report(extra, end, ruleExtraCells, cells, columns)
}
