package search

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// vocabulary is a word for each stem that is not rare, the most frequent ones
// first: what a misspelt word may have been meant to be.
func (w *writer) vocabulary() []string {
	type candidate struct {
		word   string
		weight int
	}
	type counted struct {
		*form
		weight int
	}
	var candidates []candidate
	var room []counted
	for _, t := range w.terms { // forms of a stem share their key
		forms := room[:0]
		for _, f := range t.forms {
			if f.similar || utf8.RuneCountInString(f.Folded) < 4 {
				continue
			}
			c := counted{form: f}
			for _, h := range f.hits {
				c.weight += 1 + h.impact()/8
			}
			forms = append(forms, c)
		}
		room = forms
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
				candidates = append(candidates, candidate{best.Surface, all})
			}
			forms = forms[n:]
		}
	}
	slices.SortStableFunc(candidates, func(x, y candidate) int { return y.weight - x.weight })
	words := make([]string, len(candidates))
	for i, c := range candidates {
		words[i] = c.word
	}
	return words
}
