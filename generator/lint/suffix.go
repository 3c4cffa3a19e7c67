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
		var names map[string]bool // most texts need none
		for _, t := range d.words {
			word := d.text(t)
			cut := len(word) - len("de")
			if cut < 2 || !isGluable(word[cut:]) {
				continue
			}
			stem := word[:cut]
			glued := isAbbreviation(stem)
			if !glued && utf8.RuneCountInString(stem) > 2 && beginsLarge(stem) && !d.opens(t) {
				if names == nil {
					names = d.names()
				}
				glued = names[stem]
			}
			if glued {
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

// names are the words that stand inside of a sentence with a capital letter and
// nowhere with a small one.
func (d *document) names() map[string]bool {
	names := map[string]bool{}
	for _, t := range d.words {
		if word := d.text(t); beginsLarge(word) && !d.opens(t) {
			names[word] = true
		}
	}
	for _, t := range d.words {
		word := d.text(t)
		if initial, _ := utf8.DecodeRuneInString(word); unicode.IsLower(initial) && len(names) > 0 {
			delete(names, capital(word))
		}
	}
	return names
}

// beginsLarge reports whether a word begins with a capital letter.
func beginsLarge(word string) bool {
	initial, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(initial)
}

// opens reports whether a word may have a capital letter for where it stands: a
// sentence begins with it, or what somebody says.
func (d *document) opens(t token) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(d.File.Text[:t.start], " *_\n"))
	return t.first || strings.ContainsRune("“\"‘'«(:–—…/", last)
}
