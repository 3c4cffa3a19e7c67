package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ders/generator/site"
)

// A scanner goes through the HTML of one text, which is ours: attributes are
// quoted, and "<" begins a tag. A part may end inside an attribute, where a link
// has its hole.
type scanner struct {
	finder      *Finder
	piece, part int
	seen        map[*site.Term]bool // in this section
	found       []Mention

	inTag bool   // the part before ended in a tag
	quote byte   // and in a value that this ends; 0 for none
	skip  string // the element that is passed over, and
	depth int    // how many of its name are open
	bold  bool   // inside strong
	last  rune   // what the text so far ends with; 0 at the start of a block
	words []word
}

// passed are the elements in which nothing is looked for: what leads somewhere,
// is a title, or is to be typed as it stands.
var passed = []string{
	"a", "button", "code", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label",
	"option", "pre", "script", "select", "style", "sub", "summary", "sup", "svg", "template", "textarea", "th",
}

// passedClasses are such elements by their class.
var passedClasses = []string{"callout-title", "footnotes", "speaker", "tab-title"}

// inline are the elements that part no words.
var inline = []string{"a", "code", "del", "em", "kbd", "span", "strong", "sub", "sup"}

// scan goes through the next part.
func (s *scanner) scan(part string) {
	at := 0
	if s.inTag {
		at = s.leave(part, 0)
	}
	for at < len(part) {
		next := strings.IndexByte(part[at:], '<')
		if next < 0 {
			next = len(part) - at
		}
		if next > 0 {
			s.text(part, at, at+next)
		}
		if at += next; at < len(part) {
			at = s.tag(part, at)
		}
	}
}

// leave is the place behind the tag that a place lies in.
func (s *scanner) leave(part string, at int) int {
	s.inTag = true
	for ; at < len(part); at++ {
		switch c := part[at]; {
		case s.quote != 0:
			if c == s.quote {
				s.quote = 0
			}
		case c == '"' || c == '\'':
			s.quote = c
		case c == '>':
			s.inTag = false
			return at + 1
		}
	}
	return at
}

// tag takes note of a tag, and is the place behind it.
func (s *scanner) tag(part string, at int) int {
	end := s.leave(part, at)
	name, closing := tagName(part[at:end])
	if !slices.Contains(inline, name) {
		s.last = 0
	}
	switch {
	case s.skip != "":
		switch {
		case name != s.skip:
		case closing:
			if s.depth--; s.depth == 0 {
				s.skip = ""
			}
		default:
			s.depth++
		}
	case closing:
		if name == "strong" {
			s.bold = false
		}
	case slices.Contains(passed, name) || hasClass(part[at:end]):
		s.skip, s.depth = name, 1
		if name == "h2" {
			clear(s.seen)
		}
	case name == "strong":
		s.bold = true
	}
	return end
}

func tagName(tag string) (name string, closing bool) {
	name, closing = strings.CutPrefix(tag[1:], "/")
	if end := strings.IndexAny(name, " />\n"); end >= 0 {
		name = name[:end]
	}
	return name, closing
}

func hasClass(tag string) bool {
	_, value, found := strings.Cut(tag, ` class="`)
	if !found {
		return false
	}
	value, _, _ = strings.Cut(value, `"`)
	for class := range strings.FieldsSeq(value) {
		if slices.Contains(passedClasses, class) {
			return true
		}
	}
	return false
}

// text looks at a stretch of text between tags.
func (s *scanner) text(part string, start, end int) {
	glued := unicode.IsLetter(s.last) // to what stands before an inline tag
	s.last, _ = utf8.DecodeLastRuneInString(part[start:end])
	if s.skip != "" || s.bold && strings.HasSuffix(strings.TrimRight(part[start:end], " "), ":") {
		return // a bold label is the name of what follows
	}
	s.words = split(s.words[:0], part, start, end)
	for i := 0; i < len(s.words); {
		if i == 0 && glued && s.words[0].start == start {
			i++
			continue
		}
		m, ok := s.finder.longest(part, s.words[i:])
		if !ok {
			i++
			continue
		}
		i += m.words
		if m.end == end && unicode.IsLetter(behind(part, end)) || s.seen[m.term] {
			continue
		}
		s.seen[m.term] = true
		s.found = append(s.found, Mention{Term: m.term, Piece: s.piece, Part: s.part, Start: s.words[i-m.words].start, End: m.end})
	}
}

// behind is the first letter of the text behind inline tags.
func behind(part string, at int) rune {
	for at < len(part) && part[at] == '<' {
		end := strings.IndexByte(part[at:], '>')
		if name, _ := tagName(part[at:]); end < 0 || !slices.Contains(inline, name) {
			return 0
		}
		at += end + 1
	}
	r, _ := utf8.DecodeRuneInString(part[at:])
	return r
}

func isWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !isApostrophe(r) // one of them is a letter to Unicode
}

// A word is a run of letters and digits. What follows an apostrophe inside of it
// is its ending.
type word struct {
	start, end int
	apostrophe int  // where the word proper ends; end where there is no apostrophe
	ending     int  // where what follows the apostrophe begins; end for none
	gap        byte // before it: ' ', '-', or 0 for anything else
}

// split appends the words of text[start:end].
func split(words []word, text string, start, end int) []word {
	open, gap := false, byte(0)
	for at := start; at < end; {
		r, size := next(text[at:end])
		switch {
		case isWord(r) || r == '\u00ad' && open:
			if !open {
				words = append(words, word{start: at, gap: gap})
				open = true
			}
			w := &words[len(words)-1]
			w.end = at + size
			if w.ending == 0 {
				w.apostrophe = w.end
			}
		case open && isApostrophe(r) && words[len(words)-1].ending == 0 && startsWithLetter(text[at+size:end]):
			words[len(words)-1].ending = at + size
		default:
			if open {
				closeWord(&words[len(words)-1])
			}
			open, gap = false, gapOf(gap, r, open)
		}
		at += size
	}
	if open {
		closeWord(&words[len(words)-1])
	}
	return words
}

func closeWord(w *word) {
	if w.ending == 0 {
		w.ending = w.end
	}
}

// gapOf is what parts two words, of which r is one more character.
func gapOf(before byte, r rune, first bool) byte {
	switch {
	case unicode.IsSpace(r) && (first || before == ' '):
		return ' '
	case first && (r == '-' || '‐' <= r && r <= '–'):
		return '-'
	}
	return 0
}

// next is the character that text begins with, an entity as what it stands for.
func next(text string) (r rune, size int) {
	if text[0] == '&' {
		if end := strings.IndexByte(text[:min(len(text), 8)], ';'); end > 0 {
			if text[:end] == "&#39" {
				return '\'', end + 1
			}
			return ';', end + 1
		}
	}
	return utf8.DecodeRuneInString(text)
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '`', '´':
		return true
	}
	return false
}

func startsWithLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}
