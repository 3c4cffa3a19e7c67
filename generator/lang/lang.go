// Package lang is what a language means for text: its lower case, its slugs,
// its order, its dates, and how long it takes to read.
//
// It promises that a text and its decomposed spelling (as macOS and some
// editors deliver it) give the same answer, that every function is pure and
// safe for concurrent use, and that Slug yields ASCII only. It refuses to
// guess: Turkish is Turkish, every other tag is read as English.
//
// The traps it keeps from everybody else: strings.ToLower turns "ILIK" into
// "ilik", strings.ToLowerSpecial turns a decomposed "İ" into "ı" and a stray
// dot, and strings.EqualFold tells "İ" from "i". The expected answers stand in
// testdata/vectors.json, which the scripts in the browser are held to as well.
//
// Where the figures come from: 170 words a minute of Turkish is 238 × 166 / 228
// rounded, that is the silent reading of English non-fiction (238, Brysbaert
// 2019, "How many words do we read per minute?") scaled by how Turkish (166)
// and English (228) compare when read aloud (IReST, Trauzettel-Klosinski and
// Dietz 2012). English is Brysbaert's 238.
package lang

import (
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// A Language answers for the texts written in it.
type Language struct {
	tag            string
	and            string // what "&" is read as
	wordsPerMinute int
	months         [12]string
	smallI         rune      // the lower case of "I"
	alphabet       string    // capital letters, in order
	casers         sync.Pool // a cases.Caser keeps state and may not be shared
	collators      sync.Pool // nor may a collate.Collator
}

var turkish = &Language{
	tag: "tr", and: "ve", wordsPerMinute: 170, smallI: 'ı',
	months: [12]string{"Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran",
		"Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"},
	alphabet:  "ABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ",
	casers:    sync.Pool{New: func() any { c := cases.Lower(language.Turkish); return &c }},
	collators: sync.Pool{New: newCollator(language.Turkish)},
}

var english = &Language{
	tag: "en", and: "and", wordsPerMinute: 238, smallI: 'i',
	months: [12]string{"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"},
	alphabet:  "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
	casers:    sync.Pool{New: func() any { c := cases.Lower(language.English); return &c }},
	collators: sync.Pool{New: newCollator(language.English)},
}

// For is the language of a tag: Turkish for "tr" and its regions ("tr-TR"),
// English for anything else.
func For(tag string) *Language {
	base, _, _ := strings.Cut(tag, "-")
	if strings.EqualFold(base, "tr") {
		return turkish
	}
	return english
}

// Tag is the language's own tag, "tr" or "en".
func (l *Language) Tag() string { return l.tag }

// Lower is s in NFC and in the language's lower case. A dot above that an
// earlier, wrong conversion left on an "i" is dropped.
func (l *Language) Lower(s string) string {
	if lower, ok := l.lowerKnown(s); ok {
		return lower
	}
	// A Caser drops what follows a broken byte.
	s = strings.ToValidUTF8(s, "\uFFFD")
	c := l.casers.Get().(*cases.Caser)
	// A Turkish "I" finds its dot only when both are one character, so NFC
	// comes first.
	s = c.String(norm.NFC.String(s))
	l.casers.Put(c)
	if strings.Contains(s, "i\u0307") {
		s = dropDots(s)
	}
	// A lower-case pair may compose where its capital did not.
	return norm.NFC.String(s)
}

// Upper is s in the language's upper case.
func (l *Language) Upper(s string) string {
	if l == turkish {
		return strings.ToUpperSpecial(unicode.TurkishCase, s)
	}
	return strings.ToUpper(s)
}

// lowerKnown is Lower for the letters and the punctuation of Turkish and
// English, most of what is asked for: nothing in them is to be composed.
func (l *Language) lowerKnown(s string) (string, bool) {
	same := true
	for _, r := range s {
		lower := l.lowerOf(r)
		if lower == 0 {
			return "", false
		}
		same = same && lower == r
	}
	if same {
		return s, true
	}
	b := make([]byte, 0, len(s)+8)
	for _, r := range s {
		b = utf8.AppendRune(b, l.lowerOf(r))
	}
	return string(b), true
}

// lowerOf is the lower case of a character, or 0 where it is not for lowerKnown.
func (l *Language) lowerOf(r rune) rune {
	switch {
	case r == 'I':
		return l.smallI
	case 'A' <= r && r <= 'Z':
		return r + ('a' - 'A')
	case r < utf8.RuneSelf, '‐' <= r && r <= '…':
		return r
	case int(r) < len(lowerFolded):
		return lowerFolded[r][0]
	}
	return 0
}

// dropDots takes every U+0307 that directly follows an "i" out of s.
func dropDots(s string) string {
	b := make([]byte, 0, len(s))
	afterI := false
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if r != '\u0307' || !afterI {
			b = append(b, s[:n]...)
			afterI = r == 'i'
		}
		s = s[n:]
	}
	return string(b)
}

// letters are those of Latin scripts, among them all of Turkish and English.
var letters = func() (set ['ƀ']bool) {
	for r := range set {
		set[r] = unicode.IsLetter(rune(r))
	}
	return set
}()

// IsLetter is unicode.IsLetter, quicker where texts are Turkish or English.
func IsLetter(r rune) bool {
	if uint(r) < uint(len(letters)) {
		return letters[r]
	}
	return unicode.Is(unicode.L, r)
}

// ReadingMinutes is how many minutes a text of so many words takes to read
// silently, rounded up; 0 for an empty text.
func (l *Language) ReadingMinutes(words int) int {
	if words <= 0 {
		return 0
	}
	return (words-1)/l.wordsPerMinute + 1
}

// Date is the day "2026-03-09" as people write it: "9 Mart 2026". What is no
// such day is returned as it stands.
func (l *Language) Date(iso string) string {
	day, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return day.Format("2 ") + l.months[day.Month()-1] + day.Format(" 2006")
}
