package markdown_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"ders/generator/markdown"
	"ders/generator/source"
)

// FuzzParse gives any text to both parsers: no panic, every place inside the
// file, every diagnostic speakable, and HTML that keeps its promises.
func FuzzParse(f *testing.F) {
	for _, name := range cases(f) {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(head + string(archive.Comment))
		if strings.HasPrefix(string(archive.Comment), "---\n") { // with a head of its own
			f.Add(string(archive.Comment))
		}
		for paragraph := range strings.SplitSeq(string(archive.Comment), "\n\n") {
			f.Add(head + paragraph)
		}
	}
	f.Add("---\ntitle: [a, {b: c}]\nobjectives:\n - {id: x}\nallow: {a: b}\n...\n---\n- [x] a\n  > b\n")
	f.Add(head + "[[a|(b)]] *[[c\\]\nd]]* [x [[e]]](f.md) ![[[g]]](h.png) [[ ]] \\[[i]]\n\n| [[j]] | |\n|---|---|\n| k\n")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4<<10 {
			return
		}
		file := source.NewFile("content/deneme.md", []byte(strings.ToValidUTF8(text, "")))
		doc, diags := markdown.Parse(file, settings)
		_, more := markdown.NewOutline(file, settings)
		diags = append(diags, more...)
		for _, d := range diags {
			s := d.Span
			if s.File != file || s.Start < 0 || s.Start > s.End || s.End > len(file.Text) {
				t.Errorf("%s stands at %d to %d of %d bytes", d.Rule.ID, s.Start, s.End, len(file.Text))
			}
			for _, language := range []string{"tr", "en"} {
				if w := d.Describe(language); strings.Contains(strings.ReplaceAll(w.Message+w.Hint, text, ""), "%!") && !strings.Contains(text, "%!") {
					t.Errorf("%s: %s / %s", d.Rule.ID, w.Message, w.Hint)
				}
			}
		}
		for _, l := range doc.Links {
			if l.Span.Start > l.Span.End || l.Span.End > len(file.Text) {
				t.Errorf("the link %q stands at %d to %d", l.Path, l.Span.Start, l.Span.End)
			}
		}
		if diags.HasErrors() { // not published
			return
		}
		html := ""
		for _, piece := range doc.Body() {
			html += strings.Join(piece.Parts, "ders.html") // a target is escaped where it is filled in
		}
		if len(doc.Body()) != len(doc.Embeds)+1 {
			t.Errorf("%d pieces around %d embeds", len(doc.Body()), len(doc.Embeds))
		}
		if fault := faultOf(html); fault != "" {
			t.Errorf("%s\n%s", fault, html)
		}
	})
}
