package source_test

import (
	"strings"
	"testing"

	"ders/generator/source"
)

// TestQuote: what is kept of a text beside its file is the text again, and little
// where the file has most of it.
func TestQuote(t *testing.T) {
	for name, c := range map[string]struct {
		file, text string
		most       int // bytes of the quoted
	}{
		"nothing":           {"", "", 1},
		"of an empty file":  {"", "<p>bir metin</p>", 20},
		"of nothing else":   {"Müşteri bekliyor.\n", "Müşteri bekliyor.\n", 5},
		"shorter than any":  {"Kısa.", "<p>Kısa.</p>", 16},
		"in tags":           {"Müşteri **hemen yanıt bekliyor** ve gidiyor.\n", "<p>Müşteri <strong>hemen yanıt bekliyor</strong> ve gidiyor.</p>\n", 45},
		"with an entity":    {"“Olmaz” dedi & telefonu kapattı.", "<p>“Olmaz” dedi &amp; telefonu kapattı.</p>", 30},
		"backwards":         {"birinci satır\nikinci satır\n", "ikinci satır, birinci satır", 24},
		"behind a long gap": {"birinci satır\n" + strings.Repeat("soru ", 600) + "\nbaşka bir satırın sözleri", "birinci satır bir iki üç dört beş altı yedi sekiz. başka bir satırın sözleri", 64},
		"many times over":   {"bir satır ve bir satır daha", strings.Repeat("bir satır ve bir satır daha ", 3), 68},
	} {
		f := source.NewFile("a.md", []byte(c.file))
		quoted := f.Quote([]byte(c.text), 0)
		if got := f.Unquote(quoted, len(c.text)); got != c.text {
			t.Errorf("%s: %q", name, got)
		}
		if len(quoted) > c.most {
			t.Errorf("%s: %d bytes of %d: %q", name, len(quoted), len(c.text), quoted)
		}
	}
}

// TestQuoteFrom: what stands far behind is found from where it is known to begin.
func TestQuoteFrom(t *testing.T) {
	f := source.NewFile("a.md", []byte(strings.Repeat("soru ", 6000)+"Yanıt bundan sonra gelir."))
	text := "<p>Yanıt bundan sonra gelir.</p>"
	quoted := f.Quote([]byte(text), 5*6000)
	if got := f.Unquote(quoted, len(text)); got != text || len(quoted) > 16 {
		t.Errorf("%q in %d bytes", got, len(quoted))
	}
}

func FuzzQuote(f *testing.F) {
	f.Add("Müşteri **hemen yanıt bekliyor**.", "<p>Müşteri <strong>hemen yanıt bekliyor</strong>.</p>", 9)
	f.Fuzz(func(t *testing.T, text, html string, from int) {
		file := source.NewFile("a.md", []byte(text))
		if got := file.Unquote(file.Quote([]byte(html), from), len(html)); got != html {
			t.Errorf("%q, not %q", got, html)
		}
	})
}
