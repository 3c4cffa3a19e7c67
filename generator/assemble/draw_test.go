package assemble

import (
	"testing"

	"ders/generator/site"
	"ders/generator/source"
)

// TestFillDraws: draws may share questions, as long as an attempt can give each
// of them its own; where it cannot, it is said of the first that lacks one.
func TestFillDraws(t *testing.T) {
	for name, test := range map[string]struct {
		pools  []string // a letter is a question
		counts []int
		asked  int // of the letters a to j; 0 where it is not possible
		wrong  int // the draw that is then reported
	}{
		"apart":                   {[]string{"abc", "def"}, []int{3, 1}, 4 + 4, 0},
		"one in another":          {[]string{"ab", "abcd"}, []int{1, 2}, 3 + 6, 0},
		"the narrow one last":     {[]string{"abcd", "ab"}, []int{3, 1}, 4 + 6, 0},
		"the narrow one takes":    {[]string{"abcd", "ab"}, []int{2, 2}, 4 + 6, 0},
		"the tight one last":      {[]string{"abc", "cde"}, []int{2, 3}, 5 + 5, 0},
		"all of them":             {[]string{"abc", "abc", "abc"}, []int{1, 1, 1}, 3 + 7, 0},
		"one question in each":    {[]string{"ab", "ac", "ad"}, []int{1, 1, 1}, 3 + 6, 0},
		"handed on twice":         {[]string{"ab", "bc", "a"}, []int{1, 1, 1}, 3 + 7, 0},
		"a chain":                 {[]string{"abcdef", "abcd", "ab"}, []int{2, 2, 2}, 6 + 4, 0},
		"one too many":            {[]string{"abc", "abc"}, []int{2, 2}, 0, 1},
		"neither can come second": {[]string{"ab", "bc"}, []int{2, 2}, 0, 1},
		"the last two too many":   {[]string{"xyz", "ab", "ab"}, []int{3, 1, 2}, 0, 2},
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
			a.fillDraws(page)
			switch {
			case test.asked > 0 && len(a.diags) > 0:
				t.Errorf("reported: %s", a.diags[0].Rule.ID)
			case test.asked > 0 && page.Asked != test.asked:
				t.Errorf("%d questions asked, want %d", page.Asked, test.asked)
			case test.asked == 0 && (len(a.diags) != 1 || a.diags[0].Span.Start != test.wrong):
				t.Errorf("reported: %v, want draw %d", a.diags, test.wrong)
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
