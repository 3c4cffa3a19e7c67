package search

import "slices"

const (
	k1           = 1.5
	b            = 0.6
	textLevels   = 9.0
	headLevels   = 7.0
	titleLevels  = 15.0
	nameLevels   = 8.0 // of a term; who types the whole name gets it first (core.ts)
	besideLevels = 5.0
	phraseLevels = 8.0
)

// A note is that a word says something about a section.
type note struct {
	form   int32
	at     int32
	levels float64
}

// A notebook is what all words say, noted in the order of the sections before
// it is given to the forms, whose lists then have the right size at once.
type notebook struct {
	numbers map[lexeme]int32
	words   []*form
	notes   []note
	ends    []int32 // of the notes of a section
}

func takeNotes(entries []entry) *notebook {
	total, sections, words := 0, 0, 0
	for _, e := range entries {
		for _, s := range e.sections {
			total += s.length
			sections++
			words += len(s.words) + len(s.headed)
		}
	}
	mean := max(1, float64(total)/float64(max(1, sections)))
	n := &notebook{
		numbers: map[lexeme]int32{},
		notes:   make([]note, 0, words+words/8),
		ends:    make([]int32, 0, sections),
	}
	for _, e := range entries {
		for i, s := range e.sections {
			norm := 1 - b + b*float64(s.length)/mean
			for _, w := range s.words {
				tf := float64(w.count) / 4
				n.add(w.lexeme, textLevels*tf*(k1+1)/(tf+k1*norm)/(k1+1), w.at)
			}
			n.bonus(s.headed, headLevels)
			for _, name := range s.names {
				n.bonus(name, nameLevels)
			}
			if i == 0 {
				n.head(e)
			}
			n.ends = append(n.ends, int32(len(n.notes)))
		}
	}
	return n
}

func (n *notebook) add(word lexeme, levels float64, at int32) {
	number, ok := n.numbers[word]
	if !ok {
		number = int32(len(n.words))
		n.numbers[word] = number
		n.words = append(n.words, &form{SearchWord: word.Value()})
	}
	n.words[number].notes++
	n.notes = append(n.notes, note{number, at, levels})
}

// bonus notes words that stand above a text. A word of two says more than one
// of ten.
func (n *notebook) bonus(words []lexeme, most float64) {
	each := most * (0.5 + 0.5/float64(max(1, len(words))))
	for j, word := range words {
		if !slices.Contains(words[:j], word) {
			n.add(word, each, -1)
		}
	}
}

// head notes what a page's title and other names say of its first section. A
// phrase says what no other word of the page's head does.
func (n *notebook) head(e entry) {
	n.bonus(e.titled, titleLevels)
	n.bonus(e.others, besideLevels)
	said := slices.Concat(e.titled, e.others)
	for _, phrase := range e.phrases {
		phrase = slices.DeleteFunc(slices.Clone(phrase), func(w lexeme) bool { return slices.Contains(said, w) })
		n.bonus(phrase, phraseLevels)
		said = append(said, phrase...)
	}
}

// forms are the words with their hits, and how many sections there are.
func (n *notebook) forms() (forms []*form, sections int) {
	hits := make([]hit, len(n.notes)) // room for those of all forms
	for _, f := range n.words {
		f.hits, hits = hits[:0:f.notes], hits[f.notes:]
	}
	from := int32(0)
	for id, end := range n.ends {
		for _, one := range n.notes[from:end] {
			f := n.words[one.form]
			if last := len(f.hits) - 1; last >= 0 && f.hits[last].section == int32(id) {
				f.hits[last].impact = uint8(min(levels-1, float64(f.hits[last].impact)+one.levels))
				continue
			}
			f.hits = append(f.hits, hit{int32(id), uint8(min(levels-1, one.levels)), one.at})
		}
		from = end
	}
	return n.words, len(n.ends)
}
