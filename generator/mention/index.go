package mention

import (
	"unicode"
	"unicode/utf8"

	"ders/generator/site"
)

// A phrase is where names are after some of their words. Its letters lead
// through the next word.
type phrase struct{ letters *letter }

func newPhrase() *phrase { return &phrase{&letter{}} }

// A letter is where words are after some of their letters, folded.
type letter struct {
	next  map[rune]*letter
	stems []stem
	goOn  []inner
}

// An inner word of a name stands as it is: its whole is one of them.
type inner struct {
	gap   byte   // behind it
	exact string // of an abbreviation: as it is written
	to    *phrase
}

// A stem is what the last word of a name begins with.
type stem struct {
	term  *site.Term
	bare  bool   // it is a name without any ending
	ends  set    // the endings that it takes
	exact string // of an abbreviation: as it is written
	plain string // of a short one: with its circumflexes, which tell kâr from kar
}

// A set is endings, folded.
type set map[string]bool

// endings are those of a language.
type endings struct {
	afterVowel, afterConsonant set
	vowelFirst, consonantFirst set // of afterConsonant: those that begin so
	notLocative                set // of vowelFirst: those that with a d before make no -da, -den
	afterApostrophe            set
}

var englishEndings = endings{
	afterVowel: set{"s": true}, afterConsonant: set{"s": true, "es": true}, afterApostrophe: set{"s": true},
}

// add makes a name of a term ready to be found.
func (f *Finder) add(t *site.Term, name string, turkish bool) {
	words := split(nil, name, 0, len(name))
	at := f.names
	for i, w := range words {
		text := name[w.start:w.end]
		if i == len(words)-1 {
			for _, s := range f.stems(text, turkish, i > 0) {
				s.term = t
				end := at.letters.through(s.plain, f.fold)
				if utf8.RuneCountInString(s.plain) >= 5 {
					s.plain = ""
				}
				end.stems = append(end.stems, s)
			}
			return
		}
		end := at.letters.through(text, f.fold)
		in := inner{gap: words[i+1].gap, exact: abbreviation(text)}
		for _, other := range end.goOn {
			if other.gap == in.gap && other.exact == in.exact {
				in.to = other.to
			}
		}
		if in.to == nil {
			in.to = newPhrase()
			end.goOn = append(end.goOn, in)
		}
		at = in.to
	}
}

// through is where a word leads.
func (l *letter) through(word string, fold func(rune) rune) *letter {
	for _, r := range word {
		if r = fold(r); r == '\u00ad' {
			continue
		}
		if l.next == nil {
			l.next = map[rune]*letter{}
		}
		if l.next[r] == nil {
			l.next[r] = &letter{}
		}
		l = l.next[r]
	}
	return l
}

// stems are the stems of the last word of a name; compound says that it has
// others before it. Their plain is the stem itself.
func (f *Finder) stems(word string, turkish, compound bool) []stem {
	if exact := abbreviation(word); exact != "" {
		return []stem{{bare: true, exact: exact, plain: word}}
	}
	lower := make([]rune, 0, len(word))
	for _, r := range word {
		lower = append(lower, lowerOf(r, turkish))
	}
	if turkish {
		return turkishStems(lower, compound, f.ends)
	}
	ends := f.ends.afterConsonant
	last := lower[len(lower)-1]
	all := []stem{{bare: true, ends: ends, plain: string(lower)}}
	if last == 'y' {
		all = append(all, stem{ends: set{"ies": true}, plain: string(lower[:len(lower)-1])})
	}
	return all
}

// abbreviation is a word that is written in capitals, or "".
func abbreviation(word string) string {
	capitals := 0
	for _, r := range word {
		switch {
		case unicode.IsLower(r):
			return ""
		case unicode.IsUpper(r):
			capitals++
		}
	}
	if capitals < 2 {
		return ""
	}
	return word
}

// A match is a name at the start of some words.
type match struct {
	term  *site.Term
	words int
	end   int
}

// longest is the longest name that words begin with.
func (f *Finder) longest(text string, words []word) (match, bool) {
	return f.from(f.names, text, words, 1)
}

// from goes on in a name with its n-th word, the first of words.
func (f *Finder) from(p *phrase, text string, words []word, n int) (best match, ok bool) {
	w := words[0]
	l := p.letters
	at := w.start
	for {
		if at == w.end && w.ending == w.end && len(words) > 1 {
			for _, in := range l.goOn {
				if in.gap != words[1].gap || in.gap == 0 || in.exact != "" && in.exact != text[w.start:w.end] {
					continue
				}
				if m, found := f.from(in.to, text, words[1:], n+1); found {
					return m, true // more words are a longer name
				}
			}
		}
		for _, s := range l.stems {
			if end, fits := f.fits(s, text, w, at); fits && (!ok || end >= best.end) {
				best, ok = match{s.term, n, end}, true
			}
		}
		if at >= w.apostrophe || l.next == nil {
			return best, ok
		}
		r, size := next(text[at:])
		at += size
		if r == '\u00ad' {
			continue
		}
		if l = l.next[f.fold(r)]; l == nil {
			return best, ok
		}
	}
}

// fits reports whether a word whose stem ends at a place is a form of it, and
// where that ends.
func (f *Finder) fits(s stem, text string, w word, at int) (end int, ok bool) {
	if s.exact != "" && (at != w.apostrophe || text[w.start:at] != s.exact) {
		return 0, false
	}
	if s.plain != "" && s.exact == "" && !f.samePlain(s.plain, text[w.start:at]) {
		return 0, false
	}
	switch {
	case at == w.apostrophe && w.ending == w.end:
		return w.end, s.bare
	case at == w.apostrophe: // NPS’nin
		if s.bare && f.folded(f.ends.afterApostrophe, text[w.ending:w.end]) {
			return w.end, true
		}
		return w.apostrophe, s.exact != ""
	case w.ending != w.end:
		return 0, false
	}
	return w.end, f.folded(s.ends, text[at:w.end])
}

// samePlain compares with circumflexes.
func (f *Finder) samePlain(plain, text string) bool {
	for _, r := range text {
		want, size := utf8.DecodeRuneInString(plain)
		if size == 0 || circumflex(want) != want != (circumflex(unicode.ToLower(r)) != unicode.ToLower(r)) {
			return false
		}
		plain = plain[size:]
	}
	return plain == ""
}

// folded reports whether a set has an ending.
func (f *Finder) folded(ends set, ending string) bool {
	var buf [32]byte
	b := buf[:0]
	for _, r := range ending {
		if r == '\u00ad' {
			continue
		}
		b = utf8.AppendRune(b, f.fold(r))
		if len(b) > 24 {
			return false
		}
	}
	return ends[string(b)]
}

func foldTurkish(r rune) rune { return circumflex(lowerOf(r, true)) }
func foldEnglish(r rune) rune { return circumflex(lowerOf(r, false)) }

// lowerOf is a letter in lower case. The texts are in NFC.
func lowerOf(r rune, turkish bool) rune {
	switch {
	case r == 'İ':
		return 'i'
	case r == 'I' && turkish:
		return 'ı'
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(r)
}

// circumflex is a letter without one: many leave it out.
func circumflex(r rune) rune {
	switch r {
	case 'â':
		return 'a'
	case 'î':
		return 'i'
	case 'û':
		return 'u'
	}
	return r
}
