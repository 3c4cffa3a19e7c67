// Package mention finds where a text speaks of a term of the glossary, also by
// its abbreviation or a synonym, and with the endings of the language:
// "NPS’nin", "sadakat programlarının".
//
// It promises to find the longest name at a place, each term once in a section,
// and nothing in links, headings, code or where a page names its own parts; and
// to work through a text once. It would rather miss a mention than claim one: a
// word that is made of another ("sadakatsizlik") does not speak of it.
//
//	mention.go   what is found, and a text with its mentions marked
//	scan.go      our HTML: which stretches of it are running text
//	index.go     the names of terms, made ready to be found
//	turkish.go   the endings of nouns, and what they do to a word
package mention

import (
	"strings"

	"ders/generator/lang"
	"ders/generator/site"
)

// A Finder finds mentions of the terms of one glossary. It is safe for
// concurrent use.
type Finder struct {
	fold  func(rune) rune
	names *phrase
	ends  endings
}

// A Mention is a stretch of text that speaks of a term:
// pieces[Piece].Parts[Part][Start:End].
type Mention struct {
	Term        *site.Term
	Piece, Part int
	Start, End  int
}

// NewFinder makes the names of the terms ready to be found that texts may mark.
func NewFinder(terms []*site.Term, language *lang.Language) *Finder {
	f := &Finder{fold: foldEnglish, names: newPhrase(), ends: englishEndings}
	if language.Tag() == "tr" {
		f.fold, f.ends = foldTurkish, turkishEndings()
	}
	for _, t := range terms {
		if t.Unmarked {
			continue
		}
		for _, name := range t.Names {
			f.add(t, name, language.Tag() == "tr")
		}
	}
	return f
}

// In finds the first mention of each term in each section of a text, in order.
// A section begins at a second-level heading. The pieces belong together: a tag
// that one opens another may close.
func (f *Finder) In(pieces ...site.Fragment) []Mention {
	s := scanner{finder: f, seen: map[*site.Term]bool{}}
	for i, piece := range pieces {
		for j, part := range piece.Parts {
			s.piece, s.part = i, j
			s.scan(part)
		}
	}
	return s.found
}

// Mark is a piece of a text with something put before and after its mentions: those
// of In that lie in it, in order.
func Mark(piece site.Fragment, mentions []Mention, before func(*site.Term) string, after string) site.Fragment {
	if len(mentions) == 0 {
		return piece
	}
	marked := site.Fragment{Parts: make([]string, len(piece.Parts)), Links: piece.Links}
	var b strings.Builder
	for i, part := range piece.Parts {
		at := 0
		for len(mentions) > 0 && mentions[0].Part == i {
			m := mentions[0]
			b.WriteString(part[at:m.Start])
			b.WriteString(before(m.Term))
			b.WriteString(part[m.Start:m.End])
			b.WriteString(after)
			at, mentions = m.End, mentions[1:]
		}
		b.WriteString(part[at:])
		marked.Parts[i] = b.String()
		b.Reset()
	}
	return marked
}
