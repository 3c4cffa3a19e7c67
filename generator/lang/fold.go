package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is s made for comparing names, never for showing: lower case, the four
// i's (I ı İ i) as one, letters without their marks, and every run of white
// space one space, none at the ends. Names that fold alike are one name to a
// reader, whatever the language.
func Fold(s string) string {
	ascii := true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			s = norm.NFD.String(strings.ToValidUTF8(s, "\uFFFD"))
			break
		}
	}
	b := make([]byte, 0, len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case !ascii && unicode.Is(unicode.Mn, r):
			continue
		case r == 'ı':
			r = 'i'
		}
		if space && len(b) > 0 {
			b = append(b, ' ')
		}
		space = false
		b = utf8.AppendRune(b, unicode.ToLower(r))
	}
	if ascii {
		return string(b)
	}
	return norm.NFC.String(string(b)) // puts Hangul together again
}

// Nearest is the candidate that word was probably meant to be, or "": the one
// with the fewest slips (a letter added, lost, changed, or two neighbours
// swapped) after folding, the first of several. At most a third of the word's
// letters may be slips, though always one, and one letter must be right.
func Nearest(word string, candidates []string) string {
	folded := []rune(Fold(word))
	nearest, best := "", min(max(1, len(folded)/3), len(folded)-1)+1
	for _, c := range candidates {
		if d := slips(folded, []rune(Fold(c)), best); d < best {
			nearest, best = c, d
		}
	}
	return strings.Clone(nearest)
}

// slips is the optimal string alignment distance of a and b, or limit when it
// is not smaller than that.
func slips(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}
