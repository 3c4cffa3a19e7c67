package lang

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// newCollator is the order of a language, with numbers by their value.
func newCollator(tag language.Tag) func() any {
	return func() any { return collate.New(tag, collate.Numeric) }
}

// Compare orders a and b as a dictionary of the language does: ç behind c and ı
// before i in Turkish, "hal" before "hâl", modul-2 before modul-10. It is 0 for
// equal texts only, so that a sort by it has one outcome.
func (l *Language) Compare(a, b string) int {
	c := l.collators.Get().(*collate.Collator)
	order := c.CompareString(a, b)
	l.collators.Put(c)
	return cmp.Or(order, strings.Compare(a, b))
}

// Alphabet lists the language's capital letters in their order.
func (l *Language) Alphabet() []string { return strings.Split(l.alphabet, "") }

// Initial is the letter that s stands under in an index: its first letter in
// the language's upper case, without a circumflex or any mark that the alphabet
// does not know ("iade" is under İ, "âdet" under A). What begins with no letter
// stands under "#".
func (l *Language) Initial(s string) string {
	for _, r := range norm.NFC.String(s) {
		switch {
		case unicode.IsDigit(r):
			return "#"
		case !unicode.IsLetter(r):
			continue
		}
		letter := l.Upper(string(r))
		if strings.Contains(l.alphabet, letter) {
			return letter
		}
		if bare := bareLetter(r); bare != 0 {
			return l.Upper(string(bare))
		}
		first, _ := utf8.DecodeRuneInString(norm.NFD.String(letter))
		return string(first)
	}
	return "#"
}
