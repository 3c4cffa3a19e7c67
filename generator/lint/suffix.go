package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ders/generator/source"
)

var gluedSuffix = Rule{
	Rule: source.Define("page/glued-suffix", source.Info,
		source.Text{Message: "“%s” bitişik yazılmış", Hint: "“dahi” anlamındaysa ayırın: %[2]s %[4]s; ekse kesme işareti koyun: %[2]s’%[3]s"},
		source.Text{Message: "“%s” is written as one word", Hint: "part it if it means “too”: %[2]s %[4]s; write an apostrophe if it is a suffix: %[2]s’%[3]s"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Özel ada ve kısaltmaya bitişen “de” iki ayrı şey söyleyebilir: “Kerem de aradı” ile “Kerem’de kaldı”. Okur hangisi olduğunu yazımdan anlar.",
			Bad:    "Kaydı Keremde bulun. NPSde payda önemlidir.",
			Good:   "Kaydı Kerem’de bulun. NPS’de payda önemlidir.",
			Source: "Yazım Kılavuzu (TDK). Büyük harfli kısaltmalara ve metinde yalın olarak da geçen özel adlara bakılır; cümlenin ilk sözcüğü sayılmaz.",
		},
		English: Doc{
			Why:    "A “de” glued to a name or an abbreviation may say two things: “Kerem, too” and “at Kerem's”. The spelling tells which.",
			Bad:    "Kaydı Keremde bulun. NPSde payda önemlidir.",
			Good:   "Kaydı Kerem’de bulun. NPS’de payda önemlidir.",
			Source: "The spelling guide of Türk Dil Kurumu. Only Turkish lessons and articles are looked at: abbreviations in capitals, and names that the text also uses without a suffix; the first word of a sentence does not count.",
		},
	},
	page: func(d *document, report report) {
		names, words := d.names()
		for _, t := range words {
			word := d.File.Text[t.start:t.end]
			cut := len(word) - len("de")
			if cut < 2 || !isGluable(word[cut:]) {
				continue
			}
			switch stem := word[:cut]; {
			case isAbbreviation(stem), !t.first && names[stem] && utf8.RuneCountInString(stem) > 2:
				report(d.File.Span(t.start, t.end), word, stem, word[cut:], "d"+word[cut+1:])
			}
		}
	},
}

func isGluable(suffix string) bool {
	return suffix == "de" || suffix == "da" || suffix == "te" || suffix == "ta"
}

// isAbbreviation reports whether a word is two or more capitals.
func isAbbreviation(word string) bool {
	small := func(r rune) bool { return !unicode.IsUpper(r) }
	return utf8.RuneCountInString(word) > 1 && !strings.ContainsFunc(word, small)
}

// A placed word knows whether a sentence, or what somebody says, begins with it.
type placedWord struct {
	start, end int
	first      bool
}

// names are the words that stand inside of a sentence with a capital letter and
// nowhere with a small one; words are all, in order.
func (d *document) names() (names map[string]bool, words []placedWord) {
	first, small := map[int]bool{}, map[string]bool{}
	for _, s := range d.sentences {
		first[s.span.Start] = true
	}
	names = map[string]bool{}
	var room []token
	for _, passage := range d.Prose {
		room = tokens(room, d.File, passage)
		for _, t := range room {
			word := d.File.Text[t.start:t.end]
			starts := first[t.start] || opens(d.File.Text[:t.start])
			words = append(words, placedWord{t.start, t.end, starts})
			switch initial, _ := utf8.DecodeRuneInString(word); {
			case unicode.IsLower(initial):
				small[capital(word)] = true
			case unicode.IsUpper(initial) && !starts:
				names[word] = true
			}
		}
	}
	for word := range small {
		delete(names, word)
	}
	return names, words
}

// opens reports whether a text ends with what a capital letter may follow.
func opens(before string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " *_\n"))
	return strings.ContainsRune("“\"‘'«(:–—…/", last)
}
