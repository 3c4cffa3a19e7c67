package search

import (
	"strings"
	"sync"

	"ders/generator/lang"
	"ders/generator/site"
)

// Facts are what a document says by itself, wherever it stands. They depend on
// the document and the language alone, so whoever builds again may remember
// them.
type Facts struct {
	words    *dictionary // has the lexemes
	prose    []byte      // of the page: what is shown of the sections, one behind the other
	sections []section
	names    [][][]lexeme // by section, of the glossary: the words of each name of a term, which is like the title of a page
	said     []word       // of all sections
	headed   []lexeme     // too
}

// A section is a heading of a page with what stands under it; the first one is
// the page's own, under its title.
type section struct {
	from, text, to int32 // of the page's prose: anchor and heading as in Shard, and the text
	length         int32 // words of the text
	words          []word
	headed         []lexeme // the heading's words
}

// A word of a section's text, with how often and where it stands there first:
// words are what an index has most of.
type word struct {
	lexeme lexeme
	rest   uint32
}

const (
	countBits = 10
	mostCount = 1<<countBits - 1
	mostAt    = 1<<(32-countBits) - 1
)

func newWord(l lexeme, at int) word {
	return word{l, uint32(min(at, mostAt)) << countBits}
}

// count is in quarters: a word in a link to another page speaks of that one, and
// counts for one.
func (w word) count() int { return int(w.rest & mostCount) }

// at is a byte offset of the text.
func (w word) at() int { return int(w.rest >> countBits) }

func (w *word) add(quarters int) {
	w.rest += uint32(min(quarters, mostCount-w.count()))
}

// A reader turns texts into words and remembers what it has read. It is not
// safe for concurrent use.
type reader struct {
	*dictionary
	spent  *sync.Pool // facts that nobody needs any more, for their room
	last   []place    // by lexeme
	had    int32      // sections so far
	short  []byte
	places []int32

	// Of the page that is read.
	prose    prose
	words    []word
	headed   []lexeme
	sections []section
	links    [][2]int // what of the prose, in the section, are words of links to other pages
}

// A place is where a lexeme stands among the words of the page, and the section
// that had it last.
type place struct{ section, at int32 }

func newReader(d *dictionary, spent *sync.Pool) *reader { return &reader{dictionary: d, spent: spent} }

// know is the lexeme of a word.
func (r *reader) know(written []byte) lexeme {
	l := r.lexeme(written)
	for int(l) >= len(r.last) {
		r.last = append(r.last, place{})
	}
	return l
}

// placesOf is where the words of a text begin and end, until the next text.
func (r *reader) placesOf(text []byte) []int32 {
	r.places = lang.SearchWords(r.places[:0], text)
	return r.places
}

// appendWords appends the words of a short text, in order.
func (r *reader) appendWords(to []lexeme, text string) []lexeme {
	r.short = append(r.short[:0], text...)
	return r.appendWordsOf(to, r.short)
}

func (r *reader) appendWordsOf(to []lexeme, text []byte) []lexeme {
	for places := r.placesOf(text); len(places) > 0; places = places[2:] {
		if l := r.know(text[places[0]:places[1]]); l != notIndexed {
			to = append(to, l)
		}
	}
	return to
}

// document makes the facts of a document. Its questions are no part of its
// text: an answer is not to be found by searching.
func (r *reader) document(doc *site.Document) *Facts {
	r.begin("")
	r.endHeading("")
	r.lead(doc.Meta.Description)
	for _, o := range doc.Meta.Objectives {
		r.lead(o.Text)
	}
	heading, link := false, -1
	endHeading := func() {
		if heading {
			heading = false
			r.endHeading("")
		}
	}
	tags(doc.Body(), r.prose.write, func(tag, attributes string, elsewhere bool) {
		switch tag {
		case "h2", "h3":
			if id, ok := strings.CutPrefix(attributes, `id="`); ok {
				endHeading()
				r.endSection()
				id, _, _ = strings.Cut(id, `"`)
				r.begin(id)
				heading, link = true, -1
				return
			}
		case "/h2", "/h3":
			if heading {
				endHeading()
				return
			}
		case "a":
			if elsewhere && !heading {
				link = len(r.prose.b)
			}
		case "/a":
			if link >= 0 {
				r.links = append(r.links, [2]int{link, len(r.prose.b)})
			}
			link = -1
		}
		if parts(tag) {
			r.prose.separate()
		}
	})
	endHeading()
	r.endSection()
	return r.facts()
}

// plain makes the facts of a page that is only introduced: a quiz, a scenario.
func (r *reader) plain(description string, intro site.Fragment) *Facts {
	r.begin("")
	r.endHeading("")
	r.lead(description)
	tags([]site.Fragment{intro}, r.prose.write, func(tag, _ string, _ bool) {
		if parts(tag) {
			r.prose.separate()
		}
	})
	r.endSection()
	return r.facts()
}

// begin begins a section; its heading follows.
func (r *reader) begin(anchor string) {
	r.sections = append(r.sections, section{from: int32(len(r.prose.b))})
	r.prose.b = append(appendEscaped(r.prose.b, anchor), tab...)
	r.prose.from = len(r.prose.b)
}

// endHeading ends the heading, with what is shown of it besides; the section's
// text follows.
func (r *reader) endHeading(besides string) {
	p := &r.prose
	p.end()
	s, headed := &r.sections[len(r.sections)-1], len(r.headed)
	r.headed = r.appendWordsOf(r.headed, p.b[p.from:])
	s.headed = r.headed[headed:]
	p.write(besides)
	p.b = append(p.b, tab...)
	s.text, p.from = int32(len(p.b)), len(p.b)
}

// lead writes a part of what stands before the text.
func (r *reader) lead(part string) {
	r.prose.write(part)
	r.prose.separate()
	r.prose.from = len(r.prose.b)
}

// endSection ends the section's text and counts its words.
func (r *reader) endSection() {
	s := &r.sections[len(r.sections)-1]
	r.prose.from = int(s.text)
	r.prose.end()
	s.to = int32(len(r.prose.b))
	text, links, first := r.prose.b[s.text:], r.links, len(r.words)
	r.had++
	linked := int32(0)
	places := r.placesOf(text)
	s.length += int32(len(places) / 2)
	for ; len(places) > 0; places = places[2:] {
		start := int(places[0])
		l := r.know(text[start:places[1]])
		if l == notIndexed {
			continue
		}
		for len(links) > 0 && links[0][1]-int(s.text) <= start {
			links = links[1:]
		}
		weight := 4
		if len(links) > 0 && links[0][0]-int(s.text) <= start {
			weight = 1
			linked++
		}
		last := &r.last[l]
		if last.section != r.had {
			*last = place{r.had, int32(len(r.words))}
			r.words = append(r.words, newWord(l, start))
		}
		r.words[last.at].add(weight)
	}
	r.links = r.links[:0]
	s.words = r.words[first:]
	if linked*4 > s.length { // a list of links, where all is about other pages
		for i, w := range s.words {
			s.words[i] = newWord(w.lexeme, w.at())
			s.words[i].add(1)
		}
	}
}

// facts ends the page.
func (r *reader) facts() *Facts {
	f, ok := r.spent.Get().(*Facts)
	if !ok {
		f = &Facts{}
	}
	*f = Facts{
		words: r.dictionary, prose: append(f.prose[:0], r.prose.b...), sections: append(f.sections[:0], r.sections...),
		said: append(f.said[:0], r.words...), headed: append(f.headed[:0], r.headed...),
	}
	words, headed := f.said, f.headed
	for i := range f.sections {
		s := &f.sections[i]
		s.words, words = words[:len(s.words)], words[len(s.words):]
		s.headed, headed = headed[:len(s.headed)], headed[len(s.headed):]
	}
	r.prose, r.words, r.headed, r.sections = prose{b: r.prose.b[:0]}, r.words[:0], r.headed[:0], r.sections[:0]
	return f
}
