package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// What is noted of many words over many sections, in pieces of a slab, is read
// as it was said: each section once, in order, where the word stands first.
func TestNotes(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var notes notebook
	type said struct {
		section int32
		at      int
	}
	want := map[lexeme][]said{}
	for section := range int32(3000) {
		s := someSection(random)
		for _, w := range s.words {
			want[w.lexeme] = append(want[w.lexeme], said{section, w.at()})
		}
		for _, l := range s.headed {
			if last := want[l]; len(last) == 0 || last[len(last)-1].section != section {
				want[l] = append(want[l], said{section, nowhere})
			}
		}
		notes.text(&s)
	}
	for l := range lexeme(60) {
		var got []said
		for _, h := range notes.appendHits(nil, l) {
			got = append(got, said{h.section, h.at()})
			if h.impact() < 0 || h.impact() >= levels {
				t.Fatalf("word %d says %d", l, h.impact())
			}
		}
		if !slices.Equal(got, want[l]) {
			t.Fatalf("word %d stands in %v, not %v", l, got[:min(9, len(got))], want[l][:min(9, len(want[l]))])
		}
	}
	// Who stands there more often says more, and in the heading still more.
	impact := func(count int, headed bool) int {
		var n notebook
		s := section{length: 100, words: []word{newWord(1, 7)}}
		s.words[0].add(count)
		if headed {
			s.headed = []lexeme{1}
		}
		n.text(&s)
		return n.appendHits(nil, 1)[0].impact()
	}
	if once, often, above := impact(4, false), impact(40, false), impact(4, true); once >= often || often >= above {
		t.Errorf("once %d, often %d, in the heading %d", once, often, above)
	}
}

// someSection is a section of some of sixty words, the first of them in nearly all.
func someSection(random *rand.Rand) section {
	s := section{length: int32(random.IntN(300))}
	for l := range lexeme(60) {
		if l > 0 && random.IntN(int(l)) < 2 {
			w := newWord(l, random.IntN(1<<random.IntN(20)))
			w.add(1 + random.IntN(40))
			s.words = append(s.words, w)
		}
		if l > 0 && random.IntN(50) == 0 {
			s.headed = append(s.headed, l)
		}
	}
	return s
}
