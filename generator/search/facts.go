package search

import (
	"slices"
	"strings"
	"sync"
	"unique"

	"ders/generator/lang"
	"ders/generator/site"
)

// Facts are what a document says by itself, wherever it stands. They depend on
// the document and the language alone, so whoever builds again may remember
// them.
type Facts struct {
	sections []section
}

// A section is a heading of a page with what stands under it; the first one is
// the page's own, under its title.
type section struct {
	anchor, heading string
	text            string // white space as single spaces
	words           []word
	headed          []lexeme   // the heading's words
	names           [][]lexeme // of a term: the words of each of its names; each is like the title of a page
	length          int        // words of the text
}

// A lexeme is a word as the search compares it. Whoever reads it, and whenever,
// the same word is the same lexeme: words are compared millions of times.
type lexeme = unique.Handle[lang.SearchWord]

// A word of a section's text, with how often and where it stands there first.
type word struct {
	lexeme lexeme
	count  int32 // in quarters: a word in a link to another page speaks of that one, and counts for one
	at     int32 // a byte offset of the text
}

// A dictionary is the words that the readers of a build have met, by how they
// are written: what one has looked at the others need not.
type dictionary struct {
	language *lang.Language
	mu       sync.Mutex
	written  map[string]lexeme // the zero lexeme for words that are not indexed
}

func newDictionary(l *lang.Language) *dictionary {
	return &dictionary{language: l, written: make(map[string]lexeme, 1<<13)}
}

func (d *dictionary) word(written string) lexeme {
	d.mu.Lock()
	defer d.mu.Unlock()
	word, ok := d.written[written]
	if !ok {
		if w := d.language.SearchWord(written); len(w.Folded) > 1 && !d.language.StopWord(w.Folded) {
			word = unique.Make(w)
		}
		d.written[written] = word
	}
	return word
}

// A reader turns texts into words and remembers what it has read. It is not
// safe for concurrent use.
type reader struct {
	*dictionary
	known    map[string]*known // nil for words that are not indexed
	lexemes  map[lexeme]*known
	sections int    // that were read so far
	words    []word // of the section that is read
}

// A known word, and where it stands among the words of the section that had it last.
type known struct {
	lexeme         lexeme
	section, place int
}

func newReader(d *dictionary) *reader {
	return &reader{dictionary: d, known: make(map[string]*known, 1<<13), lexemes: make(map[lexeme]*known, 1<<13)}
}

// know is a word that is indexed, or nil.
func (r *reader) know(written string) *known {
	k, ok := r.known[written]
	if !ok {
		if word := r.word(written); word != (lexeme{}) {
			if k = r.lexemes[word]; k == nil {
				k = &known{lexeme: word}
				r.lexemes[word] = k
			}
		}
		r.known[written] = k
	}
	return k
}

// list is the words of a short text, in order.
func (r *reader) list(text string) []lexeme {
	var out []lexeme
	for start, end := range lang.SearchWords(text) {
		if k := r.know(text[start:end]); k != nil {
			out = append(out, k.lexeme)
		}
	}
	return out
}

// document makes the facts of a document. Its questions are no part of its
// text: an answer is not to be found by searching.
func (r *reader) document(doc *site.Document) *Facts {
	f := &Facts{}
	for i, s := range stretches(doc.Body()) {
		lead := ""
		if i == 0 {
			lead = doc.Meta.Description
			for _, o := range doc.Meta.Objectives {
				lead = join(lead, o.Text)
			}
		}
		f.sections = append(f.sections, r.section(s, lead))
	}
	return f
}

// plain makes the facts of a page that is only introduced: a quiz, a scenario.
func (r *reader) plain(description string, intro site.Fragment) *Facts {
	s := &stretch{}
	for _, part := range stretches([]site.Fragment{intro}) {
		s.text.WriteString(part.heading + " " + part.text.String())
	}
	return &Facts{[]section{r.section(s, description)}}
}

func join(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	if strings.ContainsAny(a[len(a)-1:], ".!?:") {
		return a + " " + b
	}
	return a + " · " + b
}

// section counts the words of a stretch, with a lead before its text.
func (r *reader) section(s *stretch, lead string) section {
	text, links := squeeze(s.text.String(), s.links)
	skip := len(text) - len(strings.TrimLeft(text, " ·"))
	if lead != "" {
		lead = join(lead, " ")
	}
	text = strings.TrimRight(lead+text[skip:], " ·")
	out := section{anchor: s.anchor, heading: s.heading, headed: r.list(s.heading), text: text}
	r.sections++
	r.words = r.words[:0]
	linked := 0
	for start, end := range lang.SearchWords(text) {
		out.length++
		k := r.know(text[start:end])
		if k == nil {
			continue
		}
		for len(links) > 0 && links[0][1]-skip+len(lead) <= start {
			links = links[1:]
		}
		weight := int32(4)
		if len(links) > 0 && links[0][0]-skip+len(lead) <= start {
			weight = 1
			linked++
		}
		if k.section != r.sections {
			k.section, k.place = r.sections, len(r.words)
			r.words = append(r.words, word{lexeme: k.lexeme, at: int32(start)})
		}
		r.words[k.place].count += weight
	}
	out.words = slices.Clone(r.words)
	if linked*4 > out.length { // a list of links, where all is about other pages
		for i := range out.words {
			out.words[i].count = 1
		}
	}
	return out
}

// squeeze makes every run of white space one space, and moves places with it.
func squeeze(s string, places [][2]int) (string, [][2]int) {
	b := make([]byte, 0, len(s))
	moved := make([][2]int, len(places))
	copy(moved, places)
	next, space := 0, true
	for i := 0; i <= len(s); i++ {
		for next < 2*len(moved) && moved[next/2][next%2] == i {
			moved[next/2][next%2] = len(b)
			next++
		}
		if i == len(s) {
			break
		}
		switch c := s[i]; c {
		case ' ', '\n', '\t', '\r':
			if !space {
				b = append(b, ' ')
			}
			space = true
		default:
			b = append(b, c)
			space = false
		}
	}
	return string(b), moved
}
