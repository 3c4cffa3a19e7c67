package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Slug is s as a part of a URL or as an id: it matches ^[a-z0-9-]*$, has no
// hyphen at its ends and never two in a row. Turkish letters lose their marks,
// apostrophes vanish, "&" becomes the language's word for it, and everything
// else that is no letter or digit of ASCII is one hyphen. Different texts can
// share a slug ("kâr", "kar"); a text without any letter has the slug "".
func (l *Language) Slug(s string) string {
	if slug, ok := l.slugKnown(s); ok {
		return slug
	}
	w := slugWriter{and: l.and, b: make([]byte, 0, len(s))}
	for _, r := range norm.NFD.String(l.Lower(s)) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		w.write(r)
	}
	return string(w.b)
}

// slugKnown is Slug in one pass for texts of ASCII, Turkish letters and usual
// punctuation, that is for nearly every heading. Anything else, combining
// marks above all, is left to the thorough way.
func (l *Language) slugKnown(s string) (string, bool) {
	w := slugWriter{and: l.and, b: make([]byte, 0, len(s)+4)}
	for _, r := range s {
		switch {
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A' // "I" too: ı and i end as one letter
		case r < utf8.RuneSelf, '‐' <= r && r <= '…':
		default:
			if r = bareLetter(r); r == 0 {
				return "", false
			}
		}
		w.write(r)
	}
	return string(w.b), true
}

// bareLetter is the ASCII letter under a Turkish one, or 0.
func bareLetter(r rune) rune {
	switch r {
	case 'ç', 'Ç':
		return 'c'
	case 'ğ', 'Ğ':
		return 'g'
	case 'ı', 'İ', 'î', 'Î':
		return 'i'
	case 'ö', 'Ö':
		return 'o'
	case 'ş', 'Ş':
		return 's'
	case 'ü', 'Ü', 'û', 'Û':
		return 'u'
	case 'â', 'Â':
		return 'a'
	}
	return 0
}

// A slugWriter appends lower-case characters to a slug.
type slugWriter struct {
	and string
	b   []byte
	gap bool // a hyphen is due before the next letter
}

func (w *slugWriter) write(r rune) {
	switch {
	case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		w.hyphen()
		w.b = append(w.b, byte(r))
	case r == 'ı': // the one letter that loses no mark when decomposed
		w.hyphen()
		w.b = append(w.b, 'i')
	case r == '\'', r == '’':
	case r == '&':
		w.gap = true
		w.hyphen()
		w.b = append(w.b, w.and...)
		w.gap = true
	default:
		w.gap = true
	}
}

func (w *slugWriter) hyphen() {
	if w.gap && len(w.b) > 0 {
		w.b = append(w.b, '-')
	}
	w.gap = false
}

// Obscene is the first token of a slug that reads as a vulgar Turkish word
// ("sik" of "Sık sorulan sorular"), or "".
func Obscene(slug string) string {
	for token := range strings.SplitSeq(slug, "-") {
		switch token {
		case "sik", "siki", "got", "am", "bok", "pic":
			return token
		}
	}
	return ""
}
