package corpus

import (
	_ "embed"
	"math"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words that Turkish texts of training use, the frequent ones first.
//
//go:embed words.txt
var wordList string

var words = strings.Fields(wordList)

// A writer writes text whose words are as frequent as in the academy's lessons,
// and whose vocabulary grows with it.
type writer struct{ *rand.Rand }

// word is one of the list, drawn as Zipf and Mandelbrot say of real texts, or
// rarely a new one.
func (w writer) word() string {
	if w.IntN(33) == 0 {
		return w.coined()
	}
	const flat = 8 // of the academy's frequencies
	n := float64(len(words))
	return words[int(flat*math.Pow((n+flat)/flat, w.Float64()))-flat]
}

var syllables = strings.Fields("ba ce dı fo gö hu jı ke la mi no öt pa re sı tu ül va yo za kal der men son tür bek lan çık gez per")

// coined is a word that a site has for itself: names, products, places.
func (w writer) coined() string {
	var word strings.Builder
	for range 2 + w.IntN(3) {
		word.WriteString(syllables[w.IntN(len(syllables))])
	}
	return word.String()
}

// phrase is so many words of which none begins as one of those to avoid.
func (w writer) phrase(count int, avoid string) string {
	var out []string
	avoid = strings.ToLowerSpecial(unicode.TurkishCase, avoid)
	for len(out) < count {
		if word := w.word(); !strings.Contains(avoid, root(word)) {
			out = append(out, word)
			avoid += " " + word
		}
	}
	return capital(strings.Join(out, " "))
}

func root(word string) string {
	letters := []rune(word)
	return string(letters[:min(4, len(letters))])
}

func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.TurkishCase.ToUpper(first)) + text[size:]
}

// sentence has six to twelve words.
func (w writer) sentence() string {
	count := 6 + w.IntN(7)
	comma, bold := w.IntN(2*count), w.IntN(12*count)
	var s strings.Builder
	for i := range count {
		word := w.word()
		if i == 0 {
			word = capital(word)
		} else {
			s.WriteByte(' ')
		}
		if i == bold {
			word = "**" + word + "**"
		}
		s.WriteString(word)
		if i == comma && i < count-1 {
			s.WriteByte(',')
		}
	}
	return s.String() + "."
}

// paragraph is so many sentences.
func (w writer) paragraph(sentences int) string {
	var out []string
	for range sentences {
		out = append(out, w.sentence())
	}
	return strings.Join(out, " ")
}
