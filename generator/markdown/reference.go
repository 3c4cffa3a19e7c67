package markdown

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"ders/generator/lang"
	"ders/generator/source"
)

// A reference link is [text][label], [label][] or [label] in the text, and its
// definition [label]: path on a line of its own. The parser shows one without a
// definition as it is written, and drops a definition that nothing refers to.

var (
	ruleNoDefinition = source.Define("markdown/missing-definition", source.Warning,
		source.Text{Message: "“[%s]” tanımlanmamış; bağlantı köşeli ayraçlarıyla görünür", Hint: "adresi hemen arkasına yazın: [metin](adres); ya da sayfanın altına ekleyin: [%[1]s]: adres; bağlantı değilse ilk ayracın önüne \\ koyun"},
		source.Text{Message: "“[%s]” is not defined; the link is shown with its brackets", Hint: "write the address right behind: [text](address); or add at the end of the page: [%[1]s]: address; if it is no link, put a \\ before the first bracket"})
	ruleNearDefinition = source.Define("markdown/misspelt-definition", source.Warning,
		source.Text{Message: "“[%s]” tanımlanmamış; bağlantı köşeli ayraçlarıyla görünür", Hint: "“[%[2]s]” mi demek istediniz?"},
		source.Text{Message: "“[%s]” is not defined; the link is shown with its brackets", Hint: "did you mean “[%[2]s]”?"})
	ruleUnusedDefinition = source.Define("markdown/unused-definition", source.Warning,
		source.Text{Message: "“[%s]” tanımını hiçbir bağlantı kullanmıyor; yayımlanmaz", Hint: "metinde kullanın: [metin][%[1]s]; aynı adla iki tanım varsa birinin adını değiştirin; gerekmiyorsa silin"},
		source.Text{Message: "no link uses the definition “[%s]”, so it is not published", Hint: "use it in the text: [text][%[1]s]; rename it if two definitions share the name; delete it if it is not needed"})
)

// A definition is a line "[label]: path".
type definition struct {
	label string // as the parser compares it
	name  source.Value
	to    source.Span // its destination
	again bool        // one above has the same label
	note  bool        // a comment, as authors write them: [//]: # (…)
}

// A lost is a mark in the text that refers to nothing.
type lost struct {
	name string
	at   source.Span
}

// define notes the definitions. Of two with one label the first counts, as in
// Markdown.
func (w *writer) define(tree ast.Node) {
	for n := range blocksBelow(tree) {
		def, ok := n.(*ast.LinkReferenceDefinition)
		if !ok || def.Lines().Len() == 0 {
			continue
		}
		label := util.ToLinkReference(def.Label)
		start, end := def.Lines().At(0).Start, def.Lines().At(def.Lines().Len()-1).Stop
		open, colon := bytes.IndexByte(w.text[start:end], '['), bytes.Index(w.text[start:end], []byte("]:"))
		if open < 0 || colon < open {
			continue
		}
		d := definition{
			label: label, again: w.definition(label) != nil,
			name: source.Value{Text: string(w.text[start+open+1 : start+colon]), Span: w.span(start+open, start+colon+1)},
			note: len(def.Destination) == 0 || string(def.Destination) == "#",
		}
		start += colon + len("]:")
		if at := bytes.Index(w.text[start:end], def.Destination); at >= 0 {
			d.to = w.span(start+at, start+at+len(def.Destination))
		}
		if w.defined == nil {
			w.defined = map[string]int{}
		}
		if !d.again {
			w.defined[label] = len(w.definitions)
		}
		w.definitions = append(w.definitions, d)
	}
}

// definition is the one that counts of those with a label, or nil.
func (w *writer) definition(label string) *definition {
	if i, ok := w.defined[label]; ok {
		return &w.definitions[i]
	}
	return nil
}

// noteDefinition ties the link at a place to its definition, if the page keeps
// it as a hole: what leads out of the site has none.
func (w *writer) noteDefinition(reference *ast.ReferenceLink, at source.Span) {
	if reference == nil {
		return
	}
	label := util.ToLinkReference(reference.Value)
	if w.used == nil {
		w.used = map[string]bool{}
	}
	w.used[label] = true
	if len(w.holes) == 0 {
		return
	}
	if link := w.holes[len(w.holes)-1]; link.Span == at {
		if d := w.definition(label); d != nil {
			link.Defined = d.to
		}
	}
}

// checkReferences finds "[text][label]" and "[label][]" that stayed text. Two
// numbers in brackets are sources, and empty ones are code.
func (w *writer) checkReferences(start, stop int) {
	value := w.text[start:stop]
	for at := 0; ; {
		i := bytes.Index(value[at:], []byte("]["))
		if i < 0 {
			return
		}
		border := at + i // between the two
		at = border + 1
		length := bytes.IndexAny(value[at+1:], "[]\\")
		if length < 0 || value[at+1+length] != ']' || border > 0 && value[border-1] == '\\' {
			continue
		}
		open := bytes.LastIndexAny(value[:border], "[]") // before it may be a run of another format
		if open >= 0 && (value[open] == ']' || open > 0 && value[open-1] == '\\') {
			continue
		}
		text, label := string(value[open+1:border]), string(value[at+1:at+1+length])
		if label == "" && open < 0 || strings.Trim(text, " xX0123456789") == "" || text == label || text[0] == '^' || strings.HasPrefix(label, "^") {
			continue
		}
		if w.definitions == nil && label != "" && !strings.Contains(text, " ") { // keys and fields: [Ctrl][C], [ad][soyad]
			continue
		}
		if label == "" {
			label = text
		}
		w.lostLinks = append(w.lostLinks, lost{label, w.span(start+max(open, 0), start+at+1+length+1)})
	}
}

// maxNear is how many links, and among how many definitions, are looked through
// for a name that is nearly theirs.
const maxNear = 200

// finish reports what only the whole text tells: what refers to nothing, and
// what nothing refers to.
func (w *writer) finish() {
	w.lostFootnotes()
	names := slices.Sorted(maps.Keys(w.defined))
	for i, link := range w.lostLinks {
		near := ""
		if i < maxNear && len(names) < maxNear && strings.Trim(link.name, "#0123456789") != "" { // of numbers the next is no nearer
			near = lang.Nearest(util.ToLinkReference([]byte(link.name)), names)
		}
		if near != "" {
			w.diags.Add(link.at.Report(ruleNearDefinition, link.name, w.definition(near).name.Text))
		} else {
			w.diags.Add(link.at.Report(ruleNoDefinition, link.name))
		}
	}
	if len(w.lostLinks) > 0 { // one of these may mean it
		return
	}
	for _, d := range w.definitions {
		if !d.note && (d.again || !w.used[d.label]) {
			w.diags.Add(d.name.Report(ruleUnusedDefinition, d.name.Text))
		}
	}
}
