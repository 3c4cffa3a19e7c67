package lint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

// A document is a document with its sentences made ready.
type document struct {
	*site.Document
	language  *lang.Language
	sentences []sentence
}

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
	word       bool // it holds a letter
	syllables  int
}

// tokens are the words and numbers of a passage, in the room of others that
// nobody needs.
func tokens(room []token, file *source.File, passage site.Passage) []token {
	out := room[:0]
	open := false
	before := 0 // the end of the last stretch
	for i, part := range passage {
		if i > 0 && strings.ContainsAny(file.Text[before:part[0]], " \t\n") {
			open = false
		}
		before = part[1]
		for at, r := range file.Text[part[0]:part[1]] {
			letter := unicode.IsLetter(r)
			if !letter && !unicode.IsDigit(r) && (!open || r != '\'' && r != '’') {
				open = false
				continue
			}
			if !open {
				out, open = append(out, token{start: part[0] + at}), true
			}
			t := &out[len(out)-1]
			t.end = part[0] + at + utf8.RuneLen(r)
			t.word = t.word || letter
		}
	}
	for i := range out {
		out[i].syllables = lang.Syllables(file.Text[out[i].start:out[i].end])
	}
	return out
}

// Abbreviations whose full stop ends no sentence.
var abbreviations = []string{"vb", "vs", "vd", "örn", "bkz", "dr", "prof", "doç", "av", "no", "md", "tel", "sn", "dk", "st", "cad", "sok", "yy"}

// sentencesOf are the sentences of a document. A sentence ends at a full stop,
// question mark, exclamation mark or ellipsis. It goes on behind an
// abbreviation, an ordinal number ("2. adım"), a mark in quotation marks and an
// ellipsis, if the next word is small.
func sentencesOf(doc *site.Document) []sentence {
	var all []sentence
	text := doc.File.Text
	var words []token
	for _, passage := range doc.Prose {
		words = tokens(words, doc.File, passage)
		for i := 0; i < len(words); {
			s := sentence{span: doc.File.Span(words[i].start, words[i].end)}
			for i < len(words) && !s.closed {
				word, behind, next := words[i], passage[len(passage)-1][1], rune(0)
				if i+1 < len(words) {
					behind = words[i+1].start
					next, _ = utf8.DecodeRuneInString(text[behind:])
				}
				if word.word {
					s.words++
					s.syllables += word.syllables
				}
				s.span.End = word.end
				s.closed = ends(text[word.start:word.end], text[word.end:behind], next)
				i++
			}
			all = append(all, s)
		}
	}
	return all
}

// ends reports whether a sentence ends behind a word: between is what stands
// there before the next one, which begins with next.
func ends(word, between string, next rune) bool {
	mark := strings.IndexAny(between, ".!?…")
	if mark < 0 {
		return false
	}
	rest := strings.TrimLeft(between[mark:], ".!?…")
	switch {
	case next == 0:
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
