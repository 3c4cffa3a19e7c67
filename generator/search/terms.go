package search

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"ders/generator/lang"
)

// A form is a word as it is written, with the sections that have it in order.
type form struct {
	*lang.SearchWord
	lexeme  lexeme
	order   uint64 // the first letters of the key: they sort as it does
	hits    []hit
	similar bool // it stands under the key of a word that means the same
}

// A term is the forms of one key, in order.
type term struct {
	key      string
	forms    []*form
	sections int // that have any of the forms, synonyms aside
}

// size is about what a term takes in a file.
func (t *term) size() int {
	size := len(t.key) + 8
	for _, f := range t.forms {
		size += len(f.Surface) + 2*len(f.hits) + 4
	}
	return size
}

// most is how many sections a key names, the best ones: a word that stands in
// more of them hardly tells one from another.
const most = 1500

// gather makes terms of the words and what is noted of them, sorted by key.
func (w *writer) gather() {
	all := make([]form, 0, w.words.count)
	for l := range w.words.count {
		if w.notes.has(l) {
			word := w.words.word(l)
			var first [8]byte
			copy(first[:], word.Key)
			all = append(all, form{SearchWord: word, lexeme: l, order: binary.BigEndian.Uint64(first[:])})
		}
	}
	forms := make([]*form, len(all))
	for i := range all {
		forms[i] = &all[i]
	}
	slices.SortFunc(forms, func(x, y *form) int {
		if x.order != y.order {
			return cmp.Compare(x.order, y.order)
		}
		if c := strings.Compare(x.Key, y.Key); c != 0 {
			return c
		}
		return strings.Compare(x.Surface, y.Surface)
	})
	var stock []hit
	seen := make([]int32, len(w.page)) // by section, which term was the last to stand there
	for n := 0; len(forms) > 0; forms = forms[n:] {
		t := &term{key: forms[0].Key}
		w.terms = append(w.terms, t)
		for n = 1; n < len(forms) && forms[n].Key == t.key; n++ {
		}
		t.forms = forms[:n:n]
		w.room = w.notes.find(t, w.room[:0])
		for _, f := range t.forms {
			for _, h := range f.hits {
				if seen[h.section] != int32(len(w.terms)) {
					seen[h.section] = int32(len(w.terms))
					t.sections++
				}
			}
		}
		t.cap()
		for _, f := range t.forms {
			if len(f.hits) > len(stock) {
				stock = make([]hit, max(len(f.hits), 1<<12))
			}
			n := copy(stock, f.hits)
			f.hits, stock = stock[:n:n], stock[n:]
		}
	}
	w.addSimilar()
	w.notes = notebook{} // is used up
}

// find finds where the forms of a term stand, and returns the room of all hits.
func (n *notebook) find(t *term, room []hit) []hit {
	ends := make([]int, len(t.forms))
	for i, f := range t.forms {
		room = n.appendHits(room, f.lexeme)
		ends[i] = len(room)
	}
	from := 0
	for i, f := range t.forms {
		f.hits, from = room[from:ends[i]], ends[i]
	}
	return room
}

// byKey is the term of a key, or nil.
func byKey(terms []*term, key string) *term {
	i, ok := slices.BinarySearchFunc(terms, key, func(t *term, key string) int { return strings.Compare(t.key, key) })
	if !ok {
		return nil
	}
	return terms[i]
}

// addSimilar puts under the key of each word that has synonyms what they say.
func (w *writer) addSimilar() {
	terms := w.terms
	found := map[string][]*form{}
	for _, group := range meanings(w.language) {
		standing := make([][]hit, len(group))
		for i, meant := range group {
			standing[i] = w.standing(meant)
		}
		for i, asked := range group {
			if len(asked) != 1 {
				continue
			}
			for j, meant := range group {
				if j == i || len(standing[j]) == 0 {
					continue
				}
				word := asked[0]
				// The stem of the word asked for, and the keys to mark.
				marks := ""
				for _, w := range meant {
					marks += " " + w.Key
				}
				found[word.Key] = append(found[word.Key], &form{
					SearchWord: &lang.SearchWord{Surface: "~" + word.Stem + marks, Key: word.Key}, hits: standing[j], similar: true,
				})
			}
		}
	}
	for key, forms := range found {
		t := byKey(w.terms, key)
		if t == nil {
			t = &term{key: key}
			terms = append(terms, t)
		}
		t.forms = append(t.forms, forms...)
	}
	slices.SortFunc(terms, func(x, y *term) int { return strings.Compare(x.key, y.key) })
	w.terms = terms
}

// mostSimilar is how many sections a synonym leads to.
const mostSimilar = 60

// standing is where all words of a meaning stand together.
func (w *writer) standing(m meaning) []hit {
	var all []hit
	for i, word := range m {
		var here []hit
		if t := byKey(w.terms, word.Key); t != nil {
			for _, f := range t.forms {
				if f.Stem != word.Stem {
					continue
				}
				w.room = w.notes.appendHits(w.room[:0], f.lexeme)
				hits := w.room
				if len(m) == 1 {
					hits = strongest(hits, mostSimilar) // no others are among those of all forms
				}
				here = either(here, hits)
			}
		}
		if i > 0 {
			here = both(all, here)
		}
		all = here
	}
	return strongest(all, mostSimilar)
}

// either is where any of two words stands: what says more there.
func either(x, y []hit) []hit {
	all := make([]hit, 0, len(x)+len(y))
	for len(x) > 0 && len(y) > 0 {
		switch c := cmp.Compare(x[0].section, y[0].section); {
		case c < 0:
			all, x = append(all, x[0]), x[1:]
		case c > 0:
			all, y = append(all, y[0]), y[1:]
		default:
			better := x[0]
			if y[0].impact() > better.impact() || y[0].impact() == better.impact() && better.at() == nowhere {
				better = y[0]
			}
			all, x, y = append(all, better), x[1:], y[1:]
		}
	}
	return append(append(all, x...), y...)
}

// both is where two words stand together: what they both say there.
func both(x, y []hit) []hit {
	var all []hit
	for _, h := range x {
		i, ok := slices.BinarySearchFunc(y, h, bySection)
		if y = y[i:]; ok {
			all = append(all, newHit(h.section, float64(min(h.impact(), y[0].impact())), h.at()))
		}
	}
	return all
}

func bySection(x, y hit) int { return cmp.Compare(x.section, y.section) }

// cap keeps the best sections of a key that has too many, of each form a share.
func (t *term) cap() {
	total := 0
	for _, f := range t.forms {
		total += len(f.hits)
	}
	if total <= most {
		return
	}
	for _, f := range t.forms {
		f.hits = strongest(f.hits, max(20, int(math.Round(float64(len(f.hits))*most/float64(total)))))
	}
}

// strongest are at most n of the hits, in their order: those that say most, and
// of those that say the same the first.
func strongest(hits []hit, n int) []hit {
	if len(hits) <= n {
		return hits
	}
	var count [levels]int
	for _, h := range hits {
		count[h.impact()]++
	}
	kept := make([]hit, 0, n)
	least := levels - 1
	for ; count[least] < n; least-- {
		n -= count[least]
	}
	for _, h := range hits {
		if h.impact() == least {
			n--
		}
		if h.impact() > least || h.impact() == least && n >= 0 {
			kept = append(kept, h)
		}
	}
	return kept
}
