package markdown

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// longestSum is how many characters of a sum stay on one line: on the
	// narrowest phone they fit into a callout's list.
	longestSum = 20
	// longestCounted is how long a word may be that stays with its number.
	longestCounted = 14

	noBreak     = "\u00a0"
	signs       = "+−×÷=≈≠≤≥<>±" // of sums, beside one number
	doubleSigns = "-–*/:x·"      // signs of sums between two numbers only
	units       = "%‰₺$€£°"
)

// unbroken is text whose lines do not end where a reader would stumble: between
// a number and what it counts, and in a sum. Too long a sum may break before a
// sign, first of all before an equals sign. Some spaces become no-break spaces;
// nothing else changes.
func unbroken(text string) string {
	words := strings.Split(text, " ")
	if len(words) == 1 {
		return text
	}
	tied := make([]bool, len(words))   // to the word before
	mayTie := make([]bool, len(words)) // signs, to what stands before them
	for i := 1; i < len(words); i++ {
		if i+1 < len(words) && isSign(words[i-1], words[i], words[i+1]) {
			tied[i+1], mayTie[i] = true, true
		} else if counts(words[i-1], words[i]) {
			tied[i] = true
		}
	}
	for from := 0; from < len(words); {
		to := from + 1
		for to < len(words) && (tied[to] || mayTie[to]) {
			to++
		}
		tieSum(words, tied, mayTie, from, to)
		from = to
	}
	var b strings.Builder
	b.Grow(len(text) + 8)
	for i, word := range words {
		switch {
		case tied[i]:
			b.WriteString(noBreak)
		case i > 0:
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

// hyphened is a range such as 1-5 or %10-%20, or a word such as e-posta: browsers
// end a line at the hyphen.
var hyphened = regexp.MustCompile(`\d(?:[\d.,:]*\d)?(?:[-–]%?\d(?:[\d.,:]*\d)?)+|\b[eE]-\pL{2,}`)

// sayUnbroken appends text whose words count as its lines may break, and tells
// what its characters are. What is hyphened has no space to tie, and another hyphen
// would be another text to copy or to find.
func (w *writer) sayUnbroken(text string) (seen byte) {
	numbers, hyphens := strings.ContainsAny(text, "0123456789"), strings.Contains(text, "-")
	if !numbers && !hyphens {
		return w.say(text)
	}
	if numbers {
		text = unbroken(text)
	}
	if seen = w.count(text); seen&escaped != 0 {
		text = html.EscapeString(text)
	}
	if hyphens || strings.Contains(text, "–") {
		text = hyphened.ReplaceAllStringFunc(text, func(found string) string {
			if len(found) > longestSum {
				return found
			}
			return `<span class="range">` + found + `</span>`
		})
	}
	w.html(text)
	return seen
}

// tieSum ties the signs of the words from..to where they are short enough, else
// those of each side of its equals signs.
func tieSum(words []string, tied, mayTie []bool, from, to int) {
	if length(words[from:to]) <= longestSum {
		for i := from + 1; i < to; i++ {
			tied[i] = true
		}
		return
	}
	side := from
	for i := from + 1; i <= to; i++ {
		if i < to && (words[i] != "=" || !mayTie[i]) {
			continue
		}
		if side > from || i < to { // else it is the whole again
			tieSum(words, tied, mayTie, side, i)
		}
		side = i
	}
}

// length is how many characters words take with the spaces between them.
func length(words []string) int {
	n := len(words) - 1
	for _, word := range words {
		n += utf8.RuneCountInString(word)
	}
	return n
}

// isSign reports whether a word is a sign between two operands.
func isSign(left, word, right string) bool {
	sign, size := utf8.DecodeRuneInString(word)
	switch {
	case size == 0 || size < len(word) || left == "" || right == "":
		return false
	case strings.ContainsRune(signs, sign):
		return isNumber(left) || isNumber(right)
	}
	return strings.ContainsRune(doubleSigns, sign) && isNumber(left) && isNumber(right)
}

// isNumber reports whether a word is a number, with all that may stand around
// one: "(1", "%25,", "+37".
func isNumber(word string) bool {
	return strings.ContainsAny(word, "0123456789") && !strings.ContainsFunc(word, unicode.IsLetter)
}

// counts reports whether a word says what a number before it is of: "10 TL",
// "3 gün", "14. gün", "% 25".
func counts(number, word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	if strings.ContainsRune(units, lastRune(number)) && isDigit(first) {
		return utf8.RuneCountInString(strings.TrimLeft(number, "(“\"‘'")) == 1
	}
	plain, ordinal := strings.CutSuffix(number, ".")
	switch {
	case !isDigit(lastRune(plain)):
		return false
	case strings.ContainsRune(units, first):
		return !ordinal
	case ordinal && !unicode.IsLower(first), !unicode.IsLetter(first):
		return false
	}
	return utf8.RuneCountInString(word) <= longestCounted
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
