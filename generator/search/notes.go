package search

import (
	"encoding/binary"
	"slices"
)

const (
	k1         = 1.5
	b          = 0.6
	textLevels = 9.0
)

// What is worth more than a text: how many levels a single word has there.
type bonus byte

const (
	inHeading bonus = iota
	inTitle
	inName // of a term; who types the whole name gets it first (core.ts)
	beside
	inPhrase
)

var bonusLevels = [...]float64{inHeading: 7, inTitle: 15, inName: 8, beside: 5, inPhrase: 8}

// A notebook is what all words say of the sections, noted in their order. There
// are as many notes as words in all sections, so they are kept short: a word's
// stand as bytes in pieces of a few slabs.
type notebook struct {
	lists   []list // by lexeme
	slabs   [][]byte
	pieces  int32   // that are taken
	lengths []int32 // of the sections' texts, in words
	norms   []float64
	scratch []byte
}

// A list is where the notes of a word are.
type list struct {
	first, last int32 // pieces; the last byte of each is not the list's, but the next one's number
	size        int32 // bytes
	section     int32 // of the last note
}

const (
	pieceSize = 64
	pieceRoom = pieceSize - 4
	slabSize  = pieceSize << 13
)

// A note begins with a number: how many sections after the last note's, and one of
const (
	once  = iota // in the text; where follows
	often        // how many quarters follow, and where
	above        // a bonus follows, and how many words share it
	kinds
)

// text notes the next section: its text and its heading.
func (n *notebook) text(s *section) {
	n.lengths = append(n.lengths, s.length)
	for _, w := range s.words {
		if count := w.count(); count == 4 {
			n.note(w.lexeme, once, w.at())
		} else {
			n.note(w.lexeme, often, count, w.at())
		}
	}
	n.bonus(s.headed, inHeading)
}

// bonus notes words that stand above the section's text.
func (n *notebook) bonus(words []lexeme, what bonus) {
	for i, word := range words {
		if !slices.Contains(words[:i], word) {
			n.note(word, above, int(what), len(words))
		}
	}
}

// head notes what a page's title and other names say of its first section. A
// phrase says what no other word of the page's head does.
func (n *notebook) head(h head) {
	n.bonus(h.titled, inTitle)
	n.bonus(h.others, beside)
	if len(h.phrases) == 0 {
		return
	}
	said := slices.Concat(h.titled, h.others)
	for _, phrase := range h.phrases {
		phrase = slices.DeleteFunc(slices.Clone(phrase), func(w lexeme) bool { return slices.Contains(said, w) })
		n.bonus(phrase, inPhrase)
		said = append(said, phrase...)
	}
}

func (n *notebook) note(word lexeme, kind int, numbers ...int) {
	section := int32(len(n.lengths) - 1)
	for int(word) >= len(n.lists) {
		n.lists = append(n.lists, list{})
	}
	l := &n.lists[word]
	var room [4 * binary.MaxVarintLen32]byte
	bytes := binary.AppendUvarint(room[:0], uint64(section-l.section)*kinds+uint64(kind))
	for _, number := range numbers {
		bytes = binary.AppendUvarint(bytes, uint64(number))
	}
	l.section = section
	for len(bytes) > 0 {
		at := l.size % pieceRoom
		if at == 0 {
			next := n.piece()
			if l.size == 0 {
				l.first = next
			} else {
				binary.LittleEndian.PutUint32(n.at(l.last)[pieceRoom:], uint32(next))
			}
			l.last = next
		}
		copied := copy(n.at(l.last)[at:pieceRoom], bytes)
		bytes, l.size = bytes[copied:], l.size+int32(copied)
	}
}

// piece takes a piece of a slab.
func (n *notebook) piece() int32 {
	if int(n.pieces)*pieceSize == len(n.slabs)*slabSize {
		n.slabs = append(n.slabs, make([]byte, slabSize))
	}
	n.pieces++
	return n.pieces - 1
}

func (n *notebook) at(piece int32) []byte {
	at := int(piece) * pieceSize
	return n.slabs[at/slabSize][at%slabSize:][:pieceSize]
}

func (n *notebook) has(word lexeme) bool { return int(word) < len(n.lists) && n.lists[word].size > 0 }

// appendHits appends what a word says of the sections, in their order.
func (n *notebook) appendHits(to []hit, word lexeme) []hit {
	if !n.has(word) {
		return to
	}
	l := n.lists[word]
	notes := n.scratch[:0]
	for piece, left := l.first, int(l.size); left > 0; left -= pieceRoom {
		from := n.at(piece)
		notes = append(notes, from[:min(left, pieceRoom)]...)
		piece = int32(binary.LittleEndian.Uint32(from[pieceRoom:]))
	}
	n.scratch = notes
	number := func() int {
		if first := notes[0]; first < 0x80 { // as nearly all
			notes = notes[1:]
			return int(first)
		}
		value, size := binary.Uvarint(notes)
		notes = notes[size:]
		return int(value)
	}
	first, section := len(to), int32(0)
	for len(notes) > 0 {
		begins := number()
		section += int32(begins / kinds)
		said, at := 0.0, nowhere
		switch begins % kinds {
		case above:
			// A word of two says more than one of ten.
			what := number()
			said = bonusLevels[what] * (0.5 + 0.5/float64(number()))
		case often:
			said = n.said(section, float64(number())/4)
			at = number()
		default:
			said = n.said(section, 1)
			at = number()
		}
		if last := len(to) - 1; last >= first && to[last].section == section {
			to[last] = newHit(section, said+float64(to[last].impact()), to[last].at())
			continue
		}
		to = append(to, newHit(section, said, at))
	}
	return to
}

// said is how much a word says that stands so many times in a section's text.
func (n *notebook) said(section int32, times float64) float64 {
	if len(n.norms) != len(n.lengths) {
		total := 0
		for _, length := range n.lengths {
			total += int(length)
		}
		mean := max(1, float64(total)/float64(len(n.lengths)))
		n.norms = make([]float64, len(n.lengths))
		for i, length := range n.lengths {
			n.norms[i] = k1 * (1 - b + b*float64(length)/mean)
		}
	}
	return textLevels * times / (times + n.norms[section])
}

// A hit says how much a word says about a section, and where it stands there
// first.
type hit struct {
	section int32
	rest    uint32
}

const (
	// levels of impact are written as one letter.
	levels = 26
	// nowhere is the place of a word that is not in the text.
	nowhere    = -1
	impactBits = 5
	mostPlace  = 1<<(32-impactBits) - 2
)

func newHit(section int32, impact float64, at int) hit {
	return hit{section, uint32(min(at, mostPlace)+1)<<impactBits | uint32(min(levels-1, impact))}
}

// impact is from 0 to levels-1.
func (h hit) impact() int { return int(h.rest & (1<<impactBits - 1)) }

func (h hit) at() int { return int(h.rest>>impactBits) - 1 }
