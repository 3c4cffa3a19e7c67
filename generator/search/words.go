package search

import (
	"encoding/binary"
	"math/bits"
	"sync"
	"sync/atomic"

	"ders/generator/lang"
)

// A lexeme is the number of a word in the dictionary.
type lexeme int32

// notIndexed is the lexeme of words that say nothing.
const notIndexed lexeme = 0

// A dictionary is the words that the readers of a build have met, by how they
// are written: what one has looked at the others need not. All words of a site
// are looked up in it, so it is a table of their bytes themselves, which is read
// without a lock: a slot that is in use never changes.
type dictionary struct {
	language *lang.Language
	slots    atomic.Pointer[[]slot] // as many as a power of two

	mu    sync.Mutex
	used  int               // slots
	long  map[string]lexeme // words that no slot has room for: one in two hundred
	count lexeme
	words [][]lang.SearchWord // by lexeme, some in each

	surface []byte // of the word that is added
}

const wordsInEach = 1 << 9

// A slot has a word in the bytes of two numbers.
type slot struct {
	word   packed
	lexeme atomic.Int32 // and one; none while the slot is free
}

func newDictionary(l *lang.Language) *dictionary {
	d := &dictionary{language: l, long: map[string]lexeme{}}
	d.append(lang.SearchWord{}) // of notIndexed
	slots := make([]slot, 1<<13)
	d.slots.Store(&slots)
	return d
}

// lexeme is that of a word as it is written.
func (d *dictionary) lexeme(written []byte) lexeme {
	if word, ok := pack(written); ok {
		if l, ok := find(*d.slots.Load(), word); ok {
			return l
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	l, ok := d.find(written)
	if ok {
		return l
	}
	w := d.language.SearchWord(string(written))
	surface := append(d.surface[:0], w.Surface...)
	d.surface = surface
	if l, ok = d.find(surface); !ok {
		if len(w.Folded) > 1 && !d.language.StopWord(w.Folded) {
			l = d.append(w)
		}
		d.add(surface, l)
	}
	if w.Surface != string(written) {
		d.add(written, l)
	}
	return l
}

// append gives a word its lexeme.
func (d *dictionary) append(w lang.SearchWord) lexeme {
	if d.count%wordsInEach == 0 {
		d.words = append(d.words, make([]lang.SearchWord, wordsInEach))
	}
	d.count++
	*d.word(d.count - 1) = w
	return d.count - 1
}

// word is the word of a lexeme. Nothing is added to the dictionary meanwhile.
func (d *dictionary) word(l lexeme) *lang.SearchWord {
	return &d.words[l/wordsInEach][l%wordsInEach]
}

// find is for who holds the lock, as add is.
func (d *dictionary) find(written []byte) (lexeme, bool) {
	word, ok := pack(written)
	if !ok {
		l, ok := d.long[string(written)]
		return l, ok
	}
	return find(*d.slots.Load(), word)
}

// add adds a word that is not to be found.
func (d *dictionary) add(written []byte, l lexeme) {
	word, ok := pack(written)
	if !ok {
		d.long[string(written)] = l
		return
	}
	if slots := *d.slots.Load(); 4*d.used > 3*len(slots) {
		more := make([]slot, 2*len(slots))
		for i := range slots {
			if s := &slots[i]; s.lexeme.Load() > 0 {
				put(more, s.word, lexeme(s.lexeme.Load()-1))
			}
		}
		d.slots.Store(&more)
	}
	put(*d.slots.Load(), word, l)
	d.used++
}

// find is the lexeme of a word, if it is there.
func find(slots []slot, word packed) (lexeme, bool) {
	last := uint64(len(slots) - 1)
	for i := word.hash(); ; i++ {
		s := &slots[i&last]
		l := s.lexeme.Load()
		if l == 0 {
			return notIndexed, false
		}
		if s.word == word {
			return lexeme(l - 1), true
		}
	}
}

// put uses a free slot: whoever reads its lexeme finds the word in it.
func put(slots []slot, word packed, l lexeme) {
	last := uint64(len(slots) - 1)
	for i := word.hash(); ; i++ {
		if s := &slots[i&last]; s.lexeme.Load() == 0 {
			s.word = word
			s.lexeme.Store(int32(l) + 1)
			return
		}
	}
}

// A packed is a word as a slot has it: its bytes, and zeros. Fields stay in
// registers where an array would not.
type packed struct{ first, rest uint64 }

const packedRoom = 16

// hash spreads words with the golden ratio (Knuth, vol. 3, 6.4).
func (w packed) hash() uint64 {
	const odd = 0x9e3779b97f4a7c15
	return bits.RotateLeft64((w.first^w.rest*odd)*odd, 24)
}

// masks leave of numbers the bytes of a word, by its length.
var masks = func() (m [packedRoom + 1]packed) {
	for n := range m {
		m[n] = packed{1<<(8*min(n, 8)) - 1, 1<<(8*max(n-8, 0)) - 1}
	}
	return m
}()

// pack packs a word, unless it is too long.
func pack(word []byte) (packed, bool) {
	if len(word) > packedRoom {
		return packed{}, false
	}
	from := word
	if cap(from) < packedRoom {
		from = append(make([]byte, 0, packedRoom), word...)
	}
	from = from[:packedRoom] // with what follows in the text
	m := masks[len(word)]
	return packed{binary.LittleEndian.Uint64(from) & m.first, binary.LittleEndian.Uint64(from[8:]) & m.rest}, true
}
