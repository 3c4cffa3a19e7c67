package markdown

import (
	"bytes"
	"regexp"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"ders/generator/source"
)

// A footnote is [^name] in the text and [^name]: … anywhere below. The parser
// drops a note that nobody refers to and shows a reference without a note as
// it is written: both are reported.

var (
	ruleUnusedFootnote = source.Define("markdown/unused-footnote", source.Warning,
		source.Text{Message: "“[^%s]” dipnotu hiçbir yerden çağrılmıyor, yayımlanmaz", Hint: "metinde çağırın: [^%[1]s]; aynı adla iki dipnot varsa birinin adını değiştirin; gerekmiyorsa silin"},
		source.Text{Message: "nothing refers to the footnote “[^%s]”, so it is not published", Hint: "refer to it in the text: [^%[1]s]; rename it if two notes share the name; delete it if it is not needed"})
	ruleNoFootnote = source.Define("markdown/missing-footnote", source.Warning,
		source.Text{Message: "“[^%s]” için dipnot yazılmamış", Hint: "sayfanın altına ekleyin: [^%[1]s]: açıklama"},
		source.Text{Message: "there is no footnote “[^%s]”", Hint: "add it at the end of the page: [^%[1]s]: its text"})
	ruleFootnoteColon = source.Define("markdown/footnote-colon", source.Error,
		source.Text{Message: "“[^%s]” dipnotunun iki noktası yok; metin olarak görünür", Hint: "ayraca bitişik iki nokta koyun: [^%[1]s]: açıklama"},
		source.Text{Message: "the footnote “[^%s]” lacks its colon and is shown as text", Hint: "put a colon right behind the bracket: [^%[1]s]: its text"})
)

// unusedFootnote stands for a note that the parser would drop.
type unusedFootnote struct {
	ast.BaseBlock
	name       string
	start, end int
}

var kindUnusedFootnote = ast.NewNodeKind("UnusedFootnote")

func (n *unusedFootnote) Kind() ast.NodeKind         { return kindUnusedFootnote }
func (n *unusedFootnote) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// unusedFootnotes runs before the notes without a number are dropped.
type unusedFootnotes struct{}

func (unusedFootnotes) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	var unused []*unusedFootnote
	for list := range blocksBelow(doc) {
		if list.Kind() != extast.KindFootnoteList {
			continue
		}
		for child := range children(list) {
			if note, ok := child.(*extast.Footnote); ok && note.Index < 0 {
				start := max(note.Pos(), 0)
				end := start
				if i := bytes.Index(reader.Source()[start:], []byte("]:")); i >= 0 {
					end += i + 1
				}
				unused = append(unused, &unusedFootnote{name: string(note.Ref), start: start, end: end})
			}
		}
	}
	for _, n := range unused {
		doc.AppendChild(doc, n)
	}
}

// footnoteRef writes a reference. Inside a link it is no link itself.
func (w *writer) footnoteRef(n *extast.FootnoteLink) {
	i := strconv.Itoa(n.Index)
	id := `id="fnref-` + i + suffix(n.RefIndex) + `"`
	if w.inLink > 0 {
		w.html(`<sup ` + id + `>` + i + `</sup>`)
		return
	}
	w.html(`<sup><a class="footnote-ref" ` + id + ` href="#fn-` + i + `" role="doc-noteref">` + i + `</a></sup>`)
}

func (w *writer) footnoteBack(n *extast.FootnoteBacklink) {
	w.html(` <a class="footnote-back" href="#fnref-` + strconv.Itoa(n.Index) + suffix(n.RefIndex) + `" role="doc-backlink">↩</a>`)
}

// suffix tells the second and later references to one footnote apart.
func suffix(ref int) string {
	if ref == 0 {
		return ""
	}
	return "-" + strconv.Itoa(ref+1)
}

func (w *writer) footnoteList(n *extast.FootnoteList) {
	w.html(`<section class="footnotes" role="doc-endnotes"><ol>` + "\n")
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if note, ok := child.(*extast.Footnote); ok {
			w.html(`<li id="fn-` + strconv.Itoa(note.Index) + `">`).blocks(note).html("</li>\n")
		}
	}
	w.html("</ol></section>\n")
}

var missingFootnote = regexp.MustCompile(`(^|[^\\])(\[\^([^\]\s\\]{1,40})\])`)

// checkFootnotes finds references that stayed text, and notes that lack their
// colon.
func (w *writer) checkFootnotes(start, stop int) {
	value := w.text[start:stop]
	if !bytes.Contains(value, []byte("[^")) {
		return
	}
	for _, m := range missingFootnote.FindAllSubmatchIndex(value, -1) {
		note := lost{string(value[m[6]:m[7]]), w.span(start+m[4], start+m[5])}
		if begins := start + m[4]; (begins == 0 || w.text[begins-1] == '\n') && bareNote.Match(value[m[5]:]) {
			w.bareNotes = append(w.bareNotes, note)
		} else {
			w.lostNotes = append(w.lostNotes, note)
		}
	}
}

// bareNote is what follows the name of a note whose colon is missing.
var bareNote = regexp.MustCompile(`^[ \t]+:?[ \t]*[\pL“"]`)

// lostFootnotes reports references without a note. One whose colon is missing
// is there.
func (w *writer) lostFootnotes() {
	var written map[string]bool
	for _, note := range w.bareNotes {
		w.diags.Add(note.at.Report(ruleFootnoteColon, note.name))
		if written == nil {
			written = map[string]bool{}
		}
		written[note.name] = true
	}
	for _, ref := range w.lostNotes {
		if !written[ref.name] {
			w.diags.Add(ref.at.Report(ruleNoFootnote, ref.name))
		}
	}
}
