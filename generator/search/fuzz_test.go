package search

import (
	"encoding/json"
	"reflect"
	"strings"
	"sync"
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
	f.Add(`<h2 id="a">bir<h3 id="b">iki`)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) { // source reports such a file
			return
		}
		for _, tag := range []string{"tr", "en"} {
			r := newReader(newDictionary(lang.For(tag)), &sync.Pool{})
			doc := &site.Document{File: source.NewFile("b.md", nil)}
			doc.SetBody(site.Fragment{Parts: []string{text, text}, Links: []*site.Link{{Path: "a.md"}}})
			facts := r.document(doc)
			for _, made := range facts.sections {
				text := facts.prose[made.text:made.to]
				for _, w := range made.words {
					word := r.dictionary.word(w.lexeme).Surface
					if w.count() <= 0 || w.at() >= len(text) || !utf8.RuneStart(text[w.at()]) {
						t.Fatalf("%q stands %d times, first at %d of %q", word, w.count(), w.at(), text)
					}
					if again := r.know([]byte(word)); again != w.lexeme {
						t.Fatalf("%q is another word when it is read again", word)
					}
				}
				for _, of := range [][2]int{{0, len(text)}, {wordStart(text, len(text)/2), wordEnd(text, len(text))}, {0, wordEnd(text, len(text)/2)}} {
					part := stretched{0, [2]int32{int32(of[0]), int32(of[1])}}
					if shown := shownOf(t, text, []stretched{part}); !utf8.ValidString(shown) || strings.Contains(shown, "  ") {
						t.Fatalf("shown is %q", shown)
					}
				}
				if shown := shownOf(t, facts.prose[made.from:made.text], []stretched{{0, [2]int32{0, made.text - made.from}}}); strings.Count(shown, "\t") != 2 {
					t.Fatalf("the heading is shown as %q", shown)
				}
			}
		}
	})
}

// shownOf is what a browser reads of an excerpt.
func shownOf(t *testing.T, text []byte, parts []stretched) (shown string) {
	t.Helper()
	if err := json.Unmarshal(append(appendExcerpt([]byte{'"'}, text, parts), '"'), &shown); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return shown
}

// Parts that meet are one, and what is left out is seen to be.
func TestExcerpt(t *testing.T) {
	const text, all = "bir iki üç dört beş", int32(len("bir iki üç dört beş"))
	for want, parts := range map[string][][2]int32{
		"bir iki üç dört beş": {{0, all}},
		"bir iki …":           {{0, 7}},
		"bir iki üç …":        {{0, 7}, {8, 12}},
		"bir … dört beş":      {{0, 3}, {13, all}},
		"… iki üç dört …":     {{4, 11}, {8, 18}},
		"… iki üç dört beş":   {{4, all}, {8, 12}},
	} {
		var of []stretched
		for _, part := range parts {
			of = append(of, stretched{0, part})
		}
		if got := shownOf(t, []byte(text), of); got != want {
			t.Errorf("%v: %q, want %q", parts, got, want)
		}
	}
}

// A shard is written so that a reader of JSON gets what was put in.
func TestShardIsJSON(t *testing.T) {
	lines := []string{`\t\t… \\ \"on dört\" …`, `\t\tbir`, `süre\tSü\\re\tbir`}
	w := &writer{
		entries: []entry{{url: "iade/", title: "İade “ve” <değişim> & \x01\u2028"}, {url: "iade/b/", title: "B"}},
		places:  []Place{{URL: "iade/"}}, place: []int{0, 0}, page: []int32{0, 1, 1},
		shown: []shown{{[]byte(lines[0]), 4}, {[]byte(lines[1]), 4}, {[]byte(lines[2]), 16}},
	}
	w.writeLines()
	said := form{SearchWord: &lang.SearchWord{Surface: "iade"}, hits: []hit{newHit(0, 0, 0), newHit(2, 1, 0)}}
	terms := appendTerm(nil, &term{key: "iade", forms: []form{said}, sections: 2})
	data := w.encodeShard(nil, shard{
		terms: appendTerm(append(terms, ','), &term{key: "abc"}),
		shown: []stretched{{0, [2]int32{0, int32(len(w.text(0)))}}, {2, [2]int32{0, 3}}},
	})
	want := Shard{
		Terms: []string{"iade\t2\tiade\tA1B", "abc\t0"},
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
