package devserver

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	"ders/generator/source"
)

// What the overlay shows of names, texts and errors cannot turn the words
// around it, nor reach a terminal raw where it is fetched there.
func TestOverlayShowsNothingRaw(t *testing.T) {
	const evil = "\x1b[31m\u202ea\u2066\u200f\u009b\x07\u2028\n</script><b>"
	result := broken("tr")
	f := source.NewFile("a"+evil+".md", []byte("x"+evil+"y\nz"))
	result.Diagnostics = source.List{
		f.Span(1, 20).Report(badRule, evil).FirstHere(f.Span(0, 1)), source.ReportPath("b"+evil, badRule, evil),
	}
	for _, language := range []string{"tr", "en"} {
		st := newState("b", language)
		st.add(result, nil, true, editor{})
		failed := newState("b", language)
		failed.add(nil, errors.New("open "+evil), false, editor{})
		for _, text := range []string{string(st.encode()), string(failed.encode()), st.text(), failed.text()} {
			if len(text) < 40 {
				t.Errorf("nothing is said: %q", text)
			}
			for i, r := range text {
				if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028') {
					t.Errorf("%s: %q is shown in %q", language, r, text[max(0, i-40):min(len(text), i+20)])
					break
				}
			}
		}
		if strings.Contains(string(st.encode()), "</script>") {
			t.Error("the state could end a script")
		}
	}
}
