package markdown

import (
	"testing"

	"ders/generator/source"
)

// TestSay: what is counted are runs that hold a letter; what is written is
// escaped HTML.
func TestSay(t *testing.T) {
	for text, want := range map[string]struct {
		words int
		html  string
	}{
		"":                         {0, ""},
		"Müşteri’nin sözü":         {2, "Müşteri’nin sözü"},
		"Kerem'in 12 günü, %5 – 3": {2, "Kerem&#39;in 12 günü, %5 – 3"},
		"sözcük-sözcük a/b a+b":    {5, "sözcük-sözcük a/b a+b"},
		"“bir”\u00a0iki\tüç\n…dört… 日本": {5, "“bir”\u00a0iki\tüç\n…dört… 日本"},
		`a<b & "c"`:       {2, "a&lt;b &amp; &#34;c&#34;"},
		"5N1K 3. 100’lük": {2, "5N1K 3. 100’lük"},
	} {
		w := newWriter(&source.File{}, 0, Settings{})
		w.say(text)
		if w.words != want.words || w.buf.String() != want.html {
			t.Errorf("%q has %d words: %s", text, w.words, w.buf)
		}
		w.leave()
	}
}
