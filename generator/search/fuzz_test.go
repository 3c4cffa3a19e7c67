package search

import (
	"encoding/json"
	"reflect"
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
						t.Fatalf("%q stands %d times, first at %d of %q", w.lexeme.Value().Surface, w.count, w.at, made.text)
					}
					if again := r.know(w.lexeme.Value().Surface); again == nil || again.lexeme != w.lexeme {
						t.Fatalf("%q is another word when it is read again", w.lexeme.Value().Surface)
					}
				}
				if shown := excerpt(made.text, []stretched{{0, [2]int{wordStart(made.text, len(made.text)/2), wordEnd(made.text, len(made.text))}}}); !utf8.ValidString(shown) || strings.Contains(shown, "  ") {
					t.Fatalf("shown is %q", shown)
				}
			}
		}
	})
}

// A shard is written so that a reader of JSON gets what was put in.
func TestShardIsJSON(t *testing.T) {
	shard := newShard()
	shard.Terms = append(shard.Terms, "iade\t2\tiade\tAB", `a"b\c`)
	shard.Pages[12] = "0\tiade/\tİade “ve” <değişim> & \x01\u2028"
	shard.Shown[3], shard.Shown[20] = "\t\t", "süre\tSüre\t… \\ \"on dört\" …"
	var got Shard
	if err := json.Unmarshal(encode(shard), &got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, shard) {
		t.Errorf("got %+v, want %+v", got, shard)
	}
}
