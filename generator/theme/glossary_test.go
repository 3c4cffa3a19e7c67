package theme_test

import (
	"encoding/json"
	"os"
	"testing"

	"ders/generator/lang"
)

// TestGlossaryFoldsAsGo: a reader finds a name in the browser under whatever it
// is the same name to the build.
func TestGlossaryFoldsAsGo(t *testing.T) {
	text, err := os.ReadFile("../lang/testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors struct {
		Lower, Slug, Fold []struct{ In, Want string }
	}
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	names := newScript(t, "glossary/names.ts")
	n := 0
	for _, list := range [][]struct{ In, Want string }{vectors.Lower, vectors.Slug, vectors.Fold} {
		for _, v := range list {
			var got string
			names.call(&got, `(text) => page.fold(text)`, v.In)
			if want := lang.Fold(v.In); got != want {
				t.Errorf("%+q: got %+q, want %+q", v.In, got, want)
			}
			n++
		}
	}
	if n < 40 {
		t.Errorf("only %d vectors", n)
	}
}

func TestGlossaryHolds(t *testing.T) {
	names := newScript(t, "glossary/names.ts")
	for _, c := range []struct {
		names, query string
		want         bool
	}{
		{"Net tavsiye skoru NPS Net Promoter Score", "", true},
		{"Net tavsiye skoru NPS Net Promoter Score", "nps", true},
		{"Net tavsiye skoru NPS Net Promoter Score", "SKOR  promo", true},
		{"Net tavsiye skoru NPS Net Promoter Score", "skor müşteri", false},
		{"Şikâyet", "sikayet", true}, {"Isı haritası", "ISI", true}, {"İade", "ıade", true}, {"Çaba", "caba", true}, {"Caba", "çaba", true}, {"Öz", "o\u0308z", true},
	} {
		var got bool
		names.call(&got, `(names, query) => page.hold(names, query)`, c.names, c.query)
		if got != c.want {
			t.Errorf("%q in %q: %t", c.query, c.names, got)
		}
	}
}
