package markdown

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"ders/generator/source"
)

var ruleWikiLink = source.Define("markdown/wiki-link", source.Warning,
	source.Text{Message: "“%s” burada bağlantı olmuyor; köşeli ayraçlarıyla görünür", Hint: "şöyle yazın, ayraç içine dosyanın bu klasörden başlayan yolunu: %[2]s; doldurulacak bir boşluksa bir soru bloğunun içine alın"},
	source.Text{Message: "“%s” is no link here and is shown with its brackets", Hint: "write it so, with the path of the file from this folder on: %[2]s; a gap to fill in belongs into a block of questions"})

var wikiLink = regexp.MustCompile(`(!?)\[\[([^\[\]|^#][^\[\]|#]*)(#[^\[\]|]*)?(?:\|([^\[\]]*))?\]\]`)

// wikiLinks reports the links of wikis and note books: [[page]], [[page#part]],
// [[page|text]], ![[picture.png]]. In an outline that is a gap.
func (w *writer) wikiLinks(n ast.Node) {
	if w.outline {
		return
	}
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		text := line.Value(w.text)
		if !bytes.Contains(text, []byte("[[")) || tocMark.Match(bytes.TrimSpace(text)) {
			continue
		}
		for _, m := range wikiLink.FindAllSubmatchIndex(text, -1) {
			if inCode(text, m[0]) || bytes.ContainsAny(text[m[1]:min(m[1]+1, len(text))], "([") {
				continue // or a link around brackets
			}
			w.report(line.Start+m[0], line.Start+m[1], ruleWikiLink, shorten(string(text[m[0]:m[1]])), asLink(text, m))
		}
	}
}

// asLink is a match of wikiLink as Markdown.
func asLink(text []byte, m []int) string {
	part := func(i int) string { return string(text[max(m[2*i], 0):max(m[2*i+1], 0)]) }
	file, name := part(2), part(4)
	if strings.Trim(name, "0123456789x") == "" { // none, or the width of a picture
		name = strings.TrimSuffix(path.Base(file), path.Ext(file))
	}
	if path.Ext(file) == "" {
		file += ".md"
	}
	return part(1) + "[" + name + "](" + file + part(3) + ")"
}
