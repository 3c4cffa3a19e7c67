package lang

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A SearchWord is a word as the search compares it, from the strictest way to
// the loosest. The browser makes the same of what a reader types
// (assets/search/keys.ts); search.vectors.json holds both to one answer.
type SearchWord struct {
	Surface string // lower case, as written: "şikâyetler"
	Folded  string // without marks: "sikayetler"
	Stem    string // without endings: "sikayet"
	Key     string // what the index is sorted by: "sikay"
}

// SearchWord is a word of SearchWords as the search compares it.
//
// Turkish stems are those of a light stemmer, cut to their first five letters
// as the key: on this vocabulary that finds more words of a family than
// Snowball, and simple truncation does as well as a lemmatiser in a large
// collection (Can et al. 2008, JASIST 59(3), 407-421). It works on folded
// letters, because people type without marks.
func (l *Language) SearchWord(word string) SearchWord {
	var w SearchWord
	var ok bool
	if w.Surface, w.Folded, ok = l.lowerLetters(word); !ok {
		w.Surface = l.Lower(word)
		w.Folded = Fold(w.Surface)
	}
	if l == turkish {
		w.Stem = stemTurkish(w.Folded)
		w.Key = w.Stem[:cut(w.Stem, 5)]
	} else {
		w.Stem = stemEnglish(w.Folded)
		w.Key = w.Stem
	}
	return w
}

// turkishLetters are those beside ASCII's: a capital, its lower case, and that without marks.
const turkishLetters = "Ççc Ğğg İii Ööo Şşs Üüu Ââa Îîi Ûûu"

// lowerFolded is of each of them its lower case, and that without marks.
var lowerFolded = func() (letters ['ƀ'][2]rune) {
	letters['ı'] = [2]rune{'ı', 'i'}
	for three := range strings.FieldsSeq(turkishLetters) {
		r := []rune(three)
		letters[r[0]], letters[r[1]] = [2]rune{r[1], r[2]}, [2]rune{r[1], r[2]}
	}
	return letters
}()

// lowerLetters is Lower and Fold of a word in the letters of Turkish and ASCII
// alone, as nearly all are, each in one character: nothing is to be composed.
func (l *Language) lowerLetters(word string) (lower, folded string, ok bool) {
	var both [2][64]byte
	a, b := both[0][:0], both[1][:0]
	for _, r := range word {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			a, b = append(a, byte(r)), append(b, byte(r))
		case r == 'I':
			a, b = utf8.AppendRune(a, l.smallI), append(b, 'i')
		case 'A' <= r && r <= 'Z':
			a, b = append(a, byte(r)+'a'-'A'), append(b, byte(r)+'a'-'A')
		default:
			if int(r) >= len(lowerFolded) || lowerFolded[r][0] == 0 {
				return "", "", false
			}
			a, b = utf8.AppendRune(a, lowerFolded[r][0]), utf8.AppendRune(b, lowerFolded[r][1])
		}
	}
	if lower = word; lower != string(a) {
		lower = string(a)
	}
	if folded = lower; folded != string(b) {
		folded = string(b)
	}
	return lower, folded, true
}

// cut is where the first n letters of s end.
func cut(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// SearchWords appends where the words of a text, which is UTF-8, begin and end,
// by turns. What follows an apostrophe is an ending ("NPS’nin"), and belongs to
// no word.
func SearchWords(to []int32, s []byte) []int32 {
	n, last := len(to), between
	to = slices.Grow(to, len(s)+1)[:n+len(s)+1] // not more often than with each byte
	for i := 0; i < len(s); {
		is, size := ofByte[s[i]], 1
		if is > ofWord {
			switch is, size = beginsWith(s[i:]); {
			case is == apostrophe && last == ofWord:
				to[n], last = int32(i), between
				n++
				for is != between && i < len(s) {
					i += size
					is, size = beginsWith(s[i:])
				}
				continue
			case is == apostrophe:
				is = between
			case i > 0 && s[i-1] == 0xc3: // × or ÷, and what it begins with is of no word
				if i--; to[n-1] == int32(i) {
					n, last = n-1, between
				}
				is, size = between, 2
			}
		}
		// Without a branch, since where words end cannot be foreseen.
		to[n] = int32(i)
		n += int(is ^ last)
		last = is
		i += size
	}
	if last == ofWord {
		to[n] = int32(len(s))
		n++
	}
	return to[:n]
}

// What a character is to words.
type wordly uint8

const (
	between wordly = iota
	ofWord
	apostrophe
	unknown // its bytes have to be looked at
)

// ofByte is what the character is that a byte stands in, if the byte tells.
var ofByte = func() (is [256]wordly) {
	for c := range is {
		switch {
		case c < utf8.RuneSelf:
			is[c] = characterOf(rune(c))
		case c == 0x97 || c == 0xb7 || c > 0xc5 || c == 0xc2:
			is[c] = unknown
		default: // of À to ſ without × and ÷, letters all: Turkish is full of them
			is[c] = ofWord
		}
	}
	return is
}()

// beginsWith is what the first character of a text is, and how long it is. Of
// one that has begun before, the rest is a part of a word.
func beginsWith(s []byte) (wordly, int) {
	if len(s) > 0 && !utf8.RuneStart(s[0]) {
		return ofWord, 1
	}
	r, n := utf8.DecodeRune(s)
	return characterOf(r), n
}

func characterOf(r rune) wordly {
	switch {
	case isApostrophe(r):
		return apostrophe
	case IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
		return ofWord
	}
	return between
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '`', '´':
		return true
	}
	return false
}

// StopWord reports whether a folded word says nothing about what it stands in.
func (l *Language) StopWord(folded string) bool {
	if l == turkish {
		return turkishStops[folded]
	}
	return englishStops[folded]
}

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

var (
	turkishStops = setOf("ve ile bir bu su da de ki icin gibi mi mu ama veya en cok daha her olarak olan")
	englishStops = setOf("a an and are as at be by for from in is it of on or that the this to with")

	// turkishEndings are folded, the longest first; A is a or e, I is i or u.
	turkishEndings = strings.Fields("lArInIz lArImIz dAdIr lArI ImIz InIz ndAn lAr nIn ndA dAn tAn dIr tIr ylA dA tA lA yA yI nA nI sI In Im A I")

	// endingsOf are those by their last letter.
	endingsOf = func() (of ['z' + 1][]string) {
		for last := range of {
			for _, ending := range turkishEndings {
				if endsIn(string(rune(last)), ending[len(ending)-1:]) {
					of[last] = append(of[last], ending)
				}
			}
		}
		return of
	}()

	// fullNouns lose their last vowel before an ending that begins with one:
	// "gönül", "gönlü".
	fullNouns = "agiz akil akit asil asir atif ayip bahis beyin boyun burun cisim devir emir fikir gogus gonul hacim " +
		"hapis hukum huzun ilim isim izin kabir kasit kayip kayit keyif kisim kufur lutuf metin meyil nabiz nakil nakit " +
		"nehir nesil ogul omur omuz ozur resim sabir sahis sehir sekil seyir sihir sukur tavir ufuk vakit vasif zehir zihin zulum"
	// wholeWords only look as if they had an ending.
	wholeWords = setOf(fullNouns + " sorun urun sablon pazartesi cumartesi")
	// shortened leads from "gonl" to "gonul", and from "kayb" to "kayip".
	shortened = shortenNouns()
)

func shortenNouns() map[string]string {
	short := map[string]string{}
	for noun := range strings.FieldsSeq(fullNouns) {
		n := len(noun)
		stem := noun[:n-2] + noun[n-1:]
		short[stem] = noun
		switch noun[n-1] {
		case 'p':
			short[stem[:n-2]+"b"] = noun
		case 't':
			short[stem[:n-2]+"d"] = noun
		}
	}
	return short
}

// stemTurkish takes endings off a folded word, again and again, as long as
// three letters remain.
func stemTurkish(word string) string {
	if !plainASCII(word) {
		return word
	}
	stem := word
	for {
		if wholeWords[stem] {
			return stem
		}
		if full := shortened[stem]; full != "" && stem != word {
			return full
		}
		rest := withoutEnding(stem)
		if rest == stem {
			break
		}
		stem = rest
	}
	n := len(stem)
	if stem != word && n > 3 && stem[n-1] == stem[n-2] { // hakkı → hak
		n--
		stem = stem[:n]
	}
	if n > 3 {
		switch stem[n-1] { // kitabı → kitap
		case 'b':
			return stem[:n-1] + "p"
		case 'd':
			return stem[:n-1] + "t"
		case 'g':
			return stem[:n-1] + "k"
		}
	}
	return stem
}

// plainASCII reports whether a folded word is in the letters that endings are
// known for.
func plainASCII(word string) bool {
	for i := range len(word) {
		if c := word[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// withoutEnding takes the longest ending off, or the one that leaves a word
// that is known to be whole: "ürün-ü", not "ürü-nü".
func withoutEnding(word string) string {
	if len(word) < 4 {
		return word
	}
	rest := word
	for _, ending := range endingsOf[word[len(word)-1]] {
		if n := len(word) - len(ending); n >= 3 && endsIn(word[n:], ending) && mayEnd(word[:n], ending) {
			if wholeWords[word[:n]] {
				return word[:n]
			}
			if rest == word {
				rest = word[:n]
			}
		}
	}
	return rest
}

// mayEnd reports whether an ending can follow these letters: -ta follows a
// voiceless one, "kitap-ta", and "karta" is "kart-a".
func mayEnd(rest, ending string) bool {
	return ending[0] != 't' || strings.IndexByte("cfhkpst", rest[len(rest)-1]) >= 0
}

func endsIn(s, ending string) bool {
	for i := range len(ending) {
		switch ending[i] {
		case 'A':
			if s[i] != 'a' && s[i] != 'e' {
				return false
			}
		case 'I':
			if s[i] != 'i' && s[i] != 'u' {
				return false
			}
		default:
			if s[i] != ending[i] {
				return false
			}
		}
	}
	return true
}

// stemEnglish takes a plural, -ing or -ed off a folded word, and a final e, so
// that "measure", "measures", "measuring" and "measured" are one.
func stemEnglish(word string) string {
	if !plainASCII(word) {
		return word
	}
	stem, n := word, len(word)
	switch {
	case n > 4 && strings.HasSuffix(word, "ies"):
		return word[:n-3] + "y"
	case n > 4 && (strings.HasSuffix(word, "sses") || strings.HasSuffix(word, "xes") || strings.HasSuffix(word, "ches") || strings.HasSuffix(word, "shes")):
		stem = word[:n-2]
	case n > 3 && word[n-1] == 's' && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us") && !strings.HasSuffix(word, "is"):
		stem = word[:n-1]
	case n > 5 && strings.HasSuffix(word, "ing") && hasVowel(word[:n-3]):
		stem = single(word[:n-3])
	case n > 4 && strings.HasSuffix(word, "ed") && !strings.HasSuffix(word, "eed") && hasVowel(word[:n-2]):
		stem = single(word[:n-2])
	}
	if n = len(stem); n > 3 && stem[n-1] == 'e' {
		return stem[:n-1]
	}
	return stem
}

func hasVowel(s string) bool { return strings.ContainsAny(s, "aeiouy") }

// single is s with one consonant where its last two are the same: "stopp".
func single(s string) string {
	if n := len(s); n > 3 && s[n-1] == s[n-2] && !strings.ContainsRune("aeiouls", rune(s[n-1])) {
		return s[:n-1]
	}
	return s
}
