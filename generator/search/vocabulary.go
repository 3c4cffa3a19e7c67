package search

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// A vocabulary is a word for each stem that is not rare: what a misspelt word
// may have been meant to be.
type vocabulary struct {
	candidates []candidate
	forms      []counted // used again and again
}

type candidate struct {
	word   string
	weight int
}

type counted struct {
	*form
	weight int
}

// add adds the words of a term: forms of a stem share their key.
func (v *vocabulary) add(t *term) {
	forms := v.forms[:0]
	for i := range t.forms {
		f := &t.forms[i]
		if f.similar || utf8.RuneCountInString(f.Folded) < 4 {
			continue
		}
		c := counted{form: f}
		for _, h := range f.hits {
			c.weight += 1 + h.impact()/8
		}
		forms = append(forms, c)
	}
	v.forms = forms
	slices.SortStableFunc(forms, func(x, y counted) int { return cmp.Compare(x.Stem, y.Stem) })
	for len(forms) > 0 {
		n, all := 0, 0
		for ; n < len(forms) && forms[n].Stem == forms[0].Stem; n++ {
			all += forms[n].weight
		}
		// The shortest form that is not rare is what a dictionary would have.
		best := slices.MinFunc(forms[:n], func(x, y counted) int {
			cost := func(c counted) int {
				if c.weight*6 < all {
					return 99 + len(c.Surface)
				}
				return len(c.Surface)
			}
			return cmp.Or(cmp.Compare(cost(x), cost(y)), cmp.Compare(y.weight, x.weight), cmp.Compare(x.Surface, y.Surface))
		})
		if all > 1 {
			v.candidates = append(v.candidates, candidate{best.Surface, all})
		}
		forms = forms[n:]
	}
}

// words are the vocabulary, the most frequent ones first.
func (v *vocabulary) words() []string {
	slices.SortStableFunc(v.candidates, func(x, y candidate) int { return y.weight - x.weight })
	words := make([]string, len(v.candidates))
	for i, c := range v.candidates {
		words[i] = c.word
	}
	return words
}
