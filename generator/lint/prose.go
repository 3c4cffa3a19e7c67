package lint

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

// A document is a document with its words and sentences made ready.
type document struct {
	*site.Document
	language  *lang.Language
	words     []token // of its prose, in order
	sentences []sentence
}

// documents are read; their words and sentences find room where those of
// others were.
var documents = sync.Pool{New: func() any { return new(document) }}

// read makes words and sentences of the prose ready.
func (d *document) read(doc *site.Document, l *lang.Language) {
	*d = document{Document: doc, language: l, words: d.words[:0], sentences: d.sentences[:0]}
	for _, passage := range doc.Prose {
		from := len(d.words)
		d.words = tokens(d.words, doc.File.Text, passage)
		d.addSentences(d.words[from:], passage[len(passage)-1][1])
	}
}

// text is what stands at a token.
func (d *document) text(t token) string { return d.File.Text[t.start:t.end] }

// body counts the sentences that are closed, their words and syllables.
func (d *document) body() (sentences, words, syllables int) {
	for _, s := range d.sentences {
		if s.closed {
			sentences, words, syllables = sentences+1, words+s.words, syllables+s.syllables
		}
	}
	return sentences, words, syllables
}

// says reports whether an offset of the file lies in its prose.
func (d *document) says(offset int) bool {
	for _, passage := range d.Prose {
		if offset >= passage[len(passage)-1][1] {
			continue
		}
		for _, part := range passage {
			if part[0] <= offset && offset < part[1] {
				return true
			}
		}
		return false
	}
	return false
}

// A sentence is a sentence of a page's passages.
type sentence struct {
	span      source.Span
	words     int // runs of letters; numbers are none
	syllables int
	closed    bool // by a full stop or its like; a list's items often are not
}

// A token is a word or a number of a passage; an apostrophe may stand inside of
// one, and markup ("kal**maz**").
type token struct {
	start, end int
	vowels     int
	word       bool // it holds a letter
	pure       bool // it holds nothing but letters
	first      bool // a sentence begins with it
}

// syllables is how many a Turkish word has: one for each vowel, and one for an
// abbreviation that has none.
func (t *token) syllables() int { return max(t.vowels, 1) }

// What a character is to a token.
const (
	vowel = 1 << iota
	letter
	digit
	apostrophe
)

var traits = lang.NewTraits(traitsOf)

func traitsOf(r rune) byte {
	switch {
	case lang.IsVowel(r):
		return letter | vowel
	case lang.IsLetter(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case r == '\'', r == '’':
		return apostrophe
	}
	return 0
}

// tokens appends the words and numbers of a passage.
func tokens(out []token, text string, passage site.Passage) []token {
	var open *token // goes on where the next stretch does
	for i, part := range passage {
		if open != nil {
			open.pure = false
			if strings.ContainsAny(text[passage[i-1][1]:part[0]], " \t\n") {
				open = nil
			}
		}
		for at := part[0]; at < part[1]; {
			if open == nil {
				if at += toToken(text[at:part[1]]); at == part[1] {
					break
				}
				out = append(out, token{start: at, pure: true})
				open = &out[len(out)-1]
			}
			if at = open.read(text, at, part[1]); at < part[1] {
				open = nil
			}
		}
	}
	return out
}

// toToken is how far it is to where a token begins.
func toToken(text string) int {
	for i, r := range text {
		if traits.Of(r)&(letter|digit) != 0 {
			return i
		}
	}
	return len(text)
}

// read goes on with a token from one offset of the text to another, or to where
// it ends.
func (t *token) read(text string, from, to int) int {
	some, all, vowels := byte(0), byte(letter), 0
	for i, r := range text[from:to] {
		is := traits.Of(r)
		if is == 0 {
			to = from + i
			break
		}
		some, all = some|is, all&is
		vowels += int(is & vowel)
	}
	if to > from {
		t.end = to
	}
	t.vowels += vowels
	t.word = t.word || some&letter != 0
	t.pure = t.pure && all != 0
	return to
}

// Abbreviations whose full stop ends no sentence.
var abbreviations = []string{"vb", "vs", "vd", "örn", "bkz", "dr", "prof", "doç", "av", "no", "md", "tel", "sn", "dk", "st", "cad", "sok", "yy"}

// addSentences parts the words of a passage, which ends at an offset, into
// sentences. A sentence ends at a full stop, question mark, exclamation mark or
// ellipsis. It goes on behind an abbreviation, an ordinal number ("2. adım"), a
// mark in quotation marks and an ellipsis, if the next word is small.
func (d *document) addSentences(words []token, end int) {
	text := d.File.Text
	for i := 0; i < len(words); {
		words[i].first = true
		s := sentence{span: d.File.Span(words[i].start, words[i].end)}
		for i < len(words) && !s.closed {
			word, behind, next := &words[i], end, ""
			if i++; i < len(words) {
				behind = words[i].start
				next = text[behind:]
			}
			if word.word {
				s.words++
				s.syllables += word.syllables()
			}
			s.span.End = word.end
			between := text[word.end:behind]
			s.closed = between != " " && between != ", " && ends(d.text(*word), between, next)
		}
		d.sentences = append(d.sentences, s)
	}
}

// ends reports whether a sentence ends behind a word: between is what stands
// there before the next one, with which the text behind begins.
func ends(word, between, behind string) bool {
	mark := strings.IndexAny(between, ".!?…")
	if mark < 0 {
		return false
	}
	rest := strings.TrimLeft(between[mark:], ".!?…")
	next, _ := utf8.DecodeRuneInString(behind)
	switch {
	case behind == "":
		return true
	case rest == "": // 10.000
		return false
	case unicode.IsUpper(next):
		return !slices.Contains(abbreviations, strings.ToLower(word))
	}
	number := strings.ContainsFunc(word, unicode.IsDigit)
	soft := number || utf8.RuneCountInString(word) == 1 || slices.Contains(abbreviations, strings.ToLower(word)) ||
		strings.ContainsAny(rest, "”’\"»)") || strings.HasPrefix(between[mark:], "…")
	return !soft
}
