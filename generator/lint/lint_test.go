package lint

import (
	"slices"
	"testing"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

// TestWords: a reader sees no markup, and no hole of a link that is in it.
func TestWords(t *testing.T) {
	hole := &site.Link{Path: "sure.md"}
	for name, test := range map[string]struct {
		fragment site.Fragment
		want     string
	}{
		"nothing":       {site.Fragment{}, ""},
		"inside a word": {site.Fragment{Parts: []string{"kal<strong>maz</strong>"}}, "kalmaz"},
		"blocks":        {site.Fragment{Parts: []string{"<p>bir</p><p>iki</p>"}}, " bir  iki "},
		"entities":      {site.Fragment{Parts: []string{"a &lt; b &amp;amp; c"}}, "a < b &amp; c"},
		"links": {
			site.Fragment{Parts: []string{`<a href="`, `">Süre</a> ne değildir? <a href="`, `">İade</a>`}, Links: []*site.Link{hole, hole}},
			" Süre  ne değildir?  İade ",
		},
		"a picture": {site.Fragment{Parts: []string{`bir<img src="`, `" alt="asla" width="3">iki`}, Links: []*site.Link{hole}}, "bir iki"},
	} {
		if got := words(test.fragment); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// TestOddOne: the form that fewer choices have is the odd one, whichever comes
// first; what tells no form is not counted.
func TestOddOne(t *testing.T) {
	for name, test := range map[string]struct {
		texts []string
		sign  func(string) form
		want  int // the odd one; -1 for none
	}{
		"all sentences":        {[]string{"Bekler.", "Sorar!", "Susar…"}, endsAsSentence, -1},
		"one without its stop": {[]string{"Bekler.", "Sorar", "Susar."}, endsAsSentence, 1},
		"the first is odd":     {[]string{"Bekler.", "Sorar", "Susar"}, endsAsSentence, 0},
		"half and half":        {[]string{"Bekler.", "Sorar", "Susar", "Arar."}, endsAsSentence, 1},
		"a stop in quotes":     {[]string{"“Dinliyorum.”", "Susar."}, endsAsSentence, -1},
		"abbreviations":        {[]string{"Form vb.", "Fiş", "14.", "Kupon"}, endsAsSentence, -1},
		"one begins small":     {[]string{"Bekler", "sorar", "“Susar”"}, beginsSmall, 1},
		"names and numbers":    {[]string{"Bekler", "iPhone", "14 gün", "TL", ""}, beginsSmall, -1},
	} {
		var choices []choice
		for _, text := range test.texts {
			choices = append(choices, choice{&site.Choice{Text: text}, ""})
		}
		got := -1
		odd, _ := oddOne(choices, test.sign)
		for i := range choices {
			if odd == &choices[i] {
				got = i
			}
		}
		if got != test.want {
			t.Errorf("%s: choice %d, want %d", name, got, test.want)
		}
	}
}

// TestReadNumber: points and commas mean what they mean in the language.
func TestReadNumber(t *testing.T) {
	for _, test := range []struct {
		text, language string
		n              float64
		around         string
	}{
		{"14 gün", "tr", 14, " gün"},
		{"1.500 tl", "tr", 1500, " tl"},
		{"1,5 saat", "tr", 1.5, " saat"},
		{"1.234.567,5", "tr", 1234567.5, ""},
		{"%20", "tr", 20, "%"},
		{"−3", "tr", -3, ""},
		{"1.5 hours", "en", 1.5, " hours"},
		{"1,500", "en", 1500, ""},
		{"$20.", "en", 20, "$"},
	} {
		n, around, ok := readNumber(test.text, test.language)
		if !ok || n != test.n || around != test.around {
			t.Errorf("%s in %s: %v with %q (%v)", test.text, test.language, n, around, ok)
		}
	}
	for _, text := range []string{"", "gün", "on dört", "–"} {
		if n, _, ok := readNumber(text, "tr"); ok {
			t.Errorf("%q is read as %v", text, n)
		}
	}
}

// TestSentences: where sentences end, and where a full stop ends none.
func TestSentences(t *testing.T) {
	for text, want := range map[string][]int{ // words of each; negative where none closes it
		"Kaydı açın. Numarayı isteyin.":          {2, 2},
		"Kayıt, form vb. belgeleri isteyin.":     {5},
		"Önce 2. adıma geçin.":                   {3},
		"Tutar 10.000 lira olur.":                {3},
		"“Olmaz!” dedi ve gitti.":                {4},
		"Bekledi… sonra sordu. Peki ya sonra?":   {3, 3},
		"Sayın Dr. Kaya geldi.":                  {4},
		"Kayıt açılır! Sonra? Form gider.":       {2, 1, 2},
		"Noktasız madde":                         {-2},
		"Türkiye'nin 81 ili var. Hepsi ayrı mı?": {3, 3},
	} {
		doc := &site.Document{File: source.NewFile("a.md", []byte(text)), Prose: []site.Passage{{{0, len(text)}}}}
		var got []int
		read := &document{}
		read.read(doc, lang.For("tr"))
		for _, s := range read.sentences {
			if !s.closed {
				s.words = -s.words
			}
			got = append(got, s.words)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
