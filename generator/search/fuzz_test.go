package search

import (
	"strings"
	"testing"
	"unicode/utf8"

	"ders/generator/lang"
	"ders/generator/site"
)

// FuzzSection reads whatever text as our HTML: every word stands where it is
// said to, inside the text, and what is shown of it is text.
func FuzzSection(f *testing.F) {
	f.Add(`<p>İade <a href="">süresi</a> on&nbsp;dört gün&shy;dür.</p><h2 id="a">NPS’nin</h2>kârı &amp; zararı`)
	f.Add("<h2 id=\"x\">'</h2>'a''b \u00ad-\u0307 ﬀ &#x49;̇")
	f.Add("<a \x01>bir\xff</p>")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) { // source reports such a file
			return
		}
		for _, tag := range []string{"tr", "en"} {
			r := newReader(lang.For(tag))
			body := []site.Fragment{{Parts: []string{text, text}, Links: []*site.Link{{Path: "a.md"}}}}
			for _, made := range r.document(&site.Document{Body: body}).sections {
				for _, w := range made.words {
					if w.count <= 0 || int(w.at) >= len(made.text) || !utf8.RuneStart(made.text[w.at]) {
						t.Fatalf("%q stands %d times, first at %d of %q", w.surface, w.count, w.at, made.text)
					}
					if again := r.surface(w.surface); again != w.surface {
						t.Fatalf("%q is %q when it is read again", w.surface, again)
					}
				}
				if shown := excerpt(made.text, [][2]int{{wordStart(made.text, len(made.text)/2), wordEnd(made.text, len(made.text))}}); !utf8.ValidString(shown) || strings.Contains(shown, "  ") {
					t.Fatalf("shown is %q", shown)
				}
			}
		}
	})
}
