package assemble

import (
	"slices"
	"testing"

	"ders/generator/site"
	"ders/generator/source"
)

// TestOrderDraws: draws that share questions come in an order in which none
// finds too few, whatever chance gave those before it; where there is none,
// it is said.
func TestOrderDraws(t *testing.T) {
	for name, test := range map[string]struct {
		pools  []string // a letter is a question
		counts []int
		order  []int // of the draws; nil where there is none
		asked  int   // of the letters a to j
	}{
		"apart":                   {[]string{"abc", "def"}, []int{3, 1}, []int{0, 1}, 4 + 4},
		"as written":              {[]string{"ab", "abcd"}, []int{1, 2}, []int{0, 1}, 3 + 6},
		"the narrow one first":    {[]string{"abcd", "ab"}, []int{3, 1}, []int{1, 0}, 4 + 6},
		"the tight one first":     {[]string{"abc", "cde"}, []int{2, 3}, []int{1, 0}, 5 + 5},
		"all of them":             {[]string{"abc", "abc", "abc"}, []int{1, 1, 1}, []int{0, 1, 2}, 3 + 7},
		"one too many":            {[]string{"abc", "abc"}, []int{2, 2}, nil, 0},
		"a chain":                 {[]string{"abcdef", "abcd", "ab"}, []int{2, 2, 2}, []int{2, 1, 0}, 6 + 4},
		"neither can come second": {[]string{"ab", "bc"}, []int{2, 2}, nil, 0},
		"the last two too many":   {[]string{"xyz", "ab", "ab"}, []int{3, 1, 2}, nil, 0},
	} {
		t.Run(name, func(t *testing.T) {
			a := &assembly{}
			file := source.NewFile("quizzes/a.md", []byte("0123456789"))
			page := &site.Page{Quiz: &site.Quiz{File: file}}
			questions := map[rune]*site.Posed{}
			for _, letter := range "abcdefghij" {
				questions[letter] = &site.Posed{ID: string(letter)}
				page.Pool = append(page.Pool, questions[letter])
			}
			for i, pool := range test.pools {
				drawn := site.Drawn{Count: test.counts[i]}
				for _, letter := range pool {
					if questions[letter] == nil {
						questions[letter] = &site.Posed{ID: string(letter)}
					}
					drawn.From = append(drawn.From, questions[letter])
				}
				page.Drawn = append(page.Drawn, drawn)
				page.Quiz.Draws = append(page.Quiz.Draws, site.Draw{Count: test.counts[i], Span: file.Span(i, i+1)})
			}
			written := slices.Clone(page.Drawn)
			a.orderDraws(page)
			if (test.order == nil) != (len(a.diags) == 1) {
				t.Fatalf("%d diagnostics", len(a.diags))
			}
			if test.order == nil {
				return
			}
			for i, at := range test.order {
				if got, want := page.Drawn[i], written[at]; got.Count != want.Count || !slices.Equal(got.From, want.From) {
					t.Errorf("draw %d is not the one written as %d", i, at)
				}
			}
			if page.Asked != test.asked {
				t.Errorf("%d questions asked, want %d", page.Asked, test.asked)
			}
		})
	}
}

// An attribute lists ids with spaces between them, so none may hold one.
func TestIDPrefix(t *testing.T) {
	for path, want := range map[string]string{
		"quizzes/iade.md":           "iade/",
		"quizzes/iade/son sınav.md": "iade/son%20s%C4%B1nav/",
		"quizzes/iade/son%20ek.md":  "iade/son%2520ek/",
		"quizzes/paths/yeni.md":     "paths/yeni/",
		"quizzes/iade/a\tb\"c<d.md": "iade/a%09b%22c%3Cd/",
	} {
		if got := idPrefix(&site.Quiz{File: source.NewFile(path, nil)}); got != want {
			t.Errorf("%s gives %s, want %s", path, got, want)
		}
	}
}
