package search

import (
	"cmp"
	"maps"
	"slices"
	"unicode/utf8"
)

// vocabulary is a word for each stem that is not rare, the most frequent ones
// first: what a misspelt word may have been meant to be.
func (w *writer) vocabulary() []string {
	type candidate struct {
		forms  map[string]int
		weight int
	}
	byStem := map[string]*candidate{}
	var order []*candidate
	for _, t := range w.terms {
		for _, f := range t.forms {
			if f.similar || utf8.RuneCountInString(f.Folded) < 4 {
				continue
			}
			c := byStem[f.Stem]
			if c == nil {
				c = &candidate{forms: map[string]int{}}
				byStem[f.Stem] = c
				order = append(order, c)
			}
			for _, h := range f.hits {
				c.forms[f.Surface] += 1 + int(h.impact)/8
			}
			c.weight += c.forms[f.Surface]
		}
	}
	slices.SortStableFunc(order, func(x, y *candidate) int { return y.weight - x.weight })
	words := []string{}
	for _, c := range order {
		if c.weight > 1 {
			// The shortest form that is not rare is what a dictionary would have.
			words = append(words, slices.MinFunc(slices.Collect(maps.Keys(c.forms)), func(x, y string) int {
				cost := func(form string) int {
					if c.forms[form]*6 < c.weight {
						return 99 + len(form)
					}
					return len(form)
				}
				return cmp.Or(cmp.Compare(cost(x), cost(y)), cmp.Compare(c.forms[y], c.forms[x]), cmp.Compare(x, y))
			}))
		}
	}
	return words
}
