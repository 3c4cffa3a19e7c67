package search

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
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
			r := newReader(newDictionary(lang.For(tag)))
			doc := &site.Document{File: source.NewFile("b.md", nil)}
			doc.SetBody(site.Fragment{Parts: []string{text, text}, Links: []*site.Link{{Path: "a.md"}}})
			for _, made := range r.document(doc).sections {
				for _, w := range made.words {
					if w.count <= 0 || int(w.at) >= len(made.text) || !utf8.RuneStart(made.text[w.at]) {
						t.Fatalf("%q stands %d times, first at %d of %q", w.lexeme.Value().Surface, w.count, w.at, made.text)
					}
					if again := r.know(w.lexeme.Value().Surface); again == nil || again.lexeme != w.lexeme {
						t.Fatalf("%q is another word when it is read again", w.lexeme.Value().Surface)
					}
				}
				if shown := shownOf(t, made.text, []stretched{{0, [2]int{wordStart(made.text, len(made.text)/2), wordEnd(made.text, len(made.text))}}}); !utf8.ValidString(shown) || strings.Contains(shown, "  ") {
					t.Fatalf("shown is %q", shown)
				}
			}
		}
	})
}

// shownOf is what a browser reads of an excerpt.
func shownOf(t *testing.T, text string, parts []stretched) (shown string) {
	t.Helper()
	if err := json.Unmarshal(append(appendExcerpt([]byte{'"'}, text, parts), '"'), &shown); err != nil {
		t.Fatal(err)
	}
	return shown
}

// Parts that meet are one, and what is left out is seen to be.
func TestExcerpt(t *testing.T) {
	const text = "bir iki üç dört beş"
	for want, parts := range map[string][][2]int{
		"bir iki üç dört beş": {{0, len(text)}},
		"bir iki …":           {{0, 7}},
		"bir iki üç …":        {{0, 7}, {8, 12}},
		"bir … dört beş":      {{0, 3}, {13, len(text)}},
		"… iki üç dört …":     {{4, 11}, {8, 18}},
		"… iki üç dört beş":   {{4, len(text)}, {8, 12}},
	} {
		var of []stretched
		for _, part := range parts {
			of = append(of, stretched{0, part})
		}
		if got := shownOf(t, text, of); got != want {
			t.Errorf("%v: %q, want %q", parts, got, want)
		}
	}
}

// A shard is written so that a reader of JSON gets what was put in.
func TestShardIsJSON(t *testing.T) {
	w := &writer{
		entries: []entry{
			{url: "iade/", title: "İade “ve” <değişim> & \x01\u2028", sections: []section{{text: "… \\ \"on dört\" …"}}},
			{url: "iade/b/", title: "B", sections: []section{{text: ""}, {anchor: "süre", heading: "Sü\\re", text: "bir"}}},
		},
		places: []Place{{URL: "iade/"}}, place: []int{0, 0}, page: []int{0, 1, 1}, first: []int{0, 1},
	}
	said := &form{SearchWord: lang.SearchWord{Surface: "iade"}, hits: []hit{{section: 0, impact: 0}, {section: 2, impact: 1}}}
	data := w.encodeShard(&shard{
		terms: []*term{{key: "iade", forms: []*form{said}, sections: 2}, {key: `a"b\c`}},
		shown: []stretched{{0, [2]int{0, len(w.entries[0].sections[0].text)}}, {2, [2]int{0, 3}}},
	})
	want := Shard{
		Terms: []string{"iade\t2\tiade\tA1B", "a\"b\\c\t0"},
		Pages: map[int]string{0: "0\t\tİade “ve” <değişim> & \x01\u2028", 1: "0\tb/\tB"},
		Shown: map[int]string{0: "\t\t… \\ \"on dört\" …", 2: "süre\tSü\\re\tbir"},
	}
	var got Shard
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
