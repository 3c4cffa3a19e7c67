package search

import (
	"cmp"
	"encoding/binary"
	"iter"
	"math"
	"slices"
	"strings"

	"ders/generator/lang"
)

// A form is a word as it is written, with the sections that have it in order.
type form struct {
	*lang.SearchWord
	hits    []hit
	similar bool // it stands under the key of a word that means the same
}

// A term is the forms of one key, in order.
type term struct {
	key      string
	forms    []form
	sections int // that have any of the forms, synonyms aside
}

// size is about what a term takes in a file.
func (t *term) size() int {
	size := len(t.key) + 8
	for i := range t.forms {
		size += len(t.forms[i].Surface) + 2*len(t.forms[i].hits) + 4
	}
	return size
}

// most is how many sections a key names, the best ones: a word that stands in
// more of them hardly tells one from another.
const most = 1500

// A noted word stands in some section.
type noted struct {
	*lang.SearchWord
	lexeme lexeme
	order  uint64 // the first letters of the key: they sort as it does
}

// sorted are the noted words, by key.
func (w *writer) sorted() []noted {
	words := make([]noted, 0, w.words.count)
	for l := range w.words.count {
		if w.notes.has(l) {
			word := w.words.word(l)
			var first [8]byte
			copy(first[:], word.Key)
			words = append(words, noted{word, l, binary.BigEndian.Uint64(first[:])})
		}
	}
	slices.SortFunc(words, func(x, y noted) int {
		if x.order != y.order {
			return cmp.Compare(x.order, y.order)
		}
		if c := strings.Compare(x.Key, y.Key); c != 0 {
			return c
		}
		return strings.Compare(x.Surface, y.Surface)
	})
	return words
}

// terms makes terms of the words and what is noted of them, sorted by key. Each
// is good until the next.
func (w *writer) terms() iter.Seq[*term] {
	return func(yield func(*term) bool) {
		words := w.sorted()
		similar := w.similar(words)
		seen := make([]int32, len(w.page)) // by section, which term was the last to stand there
		t := &term{}
		for number := int32(1); len(words)+len(similar) > 0; number++ {
			if len(words) == 0 || len(similar) > 0 && similar[0].Key < words[0].Key {
				t.key = similar[0].Key
			} else {
				t.key = words[0].Key
			}
			t.forms, t.sections, w.room = t.forms[:0], 0, w.room[:0]
			for ; len(words) > 0 && words[0].Key == t.key; words = words[1:] {
				from := len(w.room)
				w.room = w.notes.appendHits(w.room, words[0].lexeme)
				hits := w.room[from:]
				for _, h := range hits {
					if seen[h.section] != number {
						seen[h.section] = number
						t.sections++
					}
				}
				t.forms = append(t.forms, form{SearchWord: words[0].SearchWord, hits: hits})
			}
			t.cap(len(w.room))
			for ; len(similar) > 0 && similar[0].Key == t.key; similar = similar[1:] {
				t.forms = append(t.forms, similar[0])
			}
			if !yield(t) {
				return
			}
		}
		w.notes = notebook{} // is used up
	}
}

// similar is for each of the words that has synonyms what they say, under its
// key.
func (w *writer) similar(words []noted) []form {
	var found []form
	for _, group := range meanings(w.language) {
		standing := make([][]hit, len(group))
		for i, meant := range group {
			standing[i] = w.standing(words, meant)
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
				found = append(found, form{&lang.SearchWord{Surface: "~" + word.Stem + marks, Key: word.Key}, standing[j], true})
			}
		}
	}
	slices.SortStableFunc(found, func(x, y form) int { return strings.Compare(x.Key, y.Key) })
	return found
}

// mostSimilar is how many sections a synonym leads to.
const mostSimilar = 60

// standing is where all words of a meaning stand together.
func (w *writer) standing(words []noted, m meaning) []hit {
	var all []hit
	for i, word := range m {
		var here []hit
		first, _ := slices.BinarySearchFunc(words, word.Key, func(n noted, key string) int { return strings.Compare(n.Key, key) })
		for _, n := range words[first:] {
			if n.Key != word.Key {
				break
			}
			if n.Stem != word.Stem {
				continue
			}
			w.room = w.notes.appendHits(w.room[:0], n.lexeme)
			hits := w.room
			if len(m) == 1 {
				hits = strongest(hits, mostSimilar) // no others are among those of all forms
			}
			here = either(here, hits)
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
func (t *term) cap(total int) {
	if total <= most {
		return
	}
	for i := range t.forms {
		f := &t.forms[i]
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
