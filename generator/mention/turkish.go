package mention

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// The endings of a noun, in this order, each of them at most once: plural,
// whose it is, case, and what makes a noun or a sentence of it again
// ("programındaki", "sadakattir"). Endings that make another word (-li, -siz,
// -lik, -ci, -mek) are none of them. A is a or e, I is ı, i, u or ü by the vowel
// before, D is d or t.
var (
	casesAfterVowel     = []string{"", "yI", "yA", "DA", "DAn", "nIn", "ylA"}
	casesAfterConsonant = []string{"", "I", "A", "DA", "DAn", "In", "lA"}
	casesAfterOwner     = []string{"", "nI", "nA", "nDA", "nDAn", "nIn", "ylA"} // behind his, her, their
	ownersAfterVowel    = []string{"", "m", "n", "sI", "mIz", "nIz"}
	ownersAfterCons     = []string{"", "Im", "In", "I", "ImIz", "InIz"}
)

// turkishEndings spells all of them out.
var turkishEndings = sync.OnceValue(func() endings {
	e := endings{afterVowel: set{}, afterConsonant: set{}, vowelFirst: set{}, notLocative: set{}, consonantFirst: set{}, afterApostrophe: set{}}
	for _, vowels := range []string{"aı", "au", "ei", "eü"} {
		for _, d := range []string{"d", "t"} {
			spell(e.afterVowel, vowels, d, true)
			spell(e.afterConsonant, vowels, d, false)
		}
	}
	for ending := range e.afterConsonant {
		if strings.ContainsRune(turkishVowels, []rune(ending)[0]) {
			e.vowelFirst[ending] = true
			e.notLocative[ending] = ending[0] != 'a' && ending[0] != 'e'
		} else {
			e.consonantFirst[ending] = true
		}
	}
	maps.Copy(e.afterApostrophe, e.afterVowel)
	maps.Copy(e.afterApostrophe, e.afterConsonant)
	return e
})

// spell adds the endings behind a vowel or a consonant, whose vowels are those
// two: that of A, and the first of I.
func spell(into set, vowels, d string, afterVowel bool) {
	for _, plural := range []string{"", "lAr"} {
		vowel := afterVowel && plural == ""
		owners := ownersAfterCons
		if vowel {
			owners = ownersAfterVowel
		}
		for _, owner := range owners {
			cases := casesAfterConsonant
			switch {
			case owner == "I" || owner == "sI":
				cases = casesAfterOwner
			case owner == "" && vowel:
				cases = casesAfterVowel
			}
			for _, c := range cases {
				whole := plural + owner + c
				tails := []string{"", "DIr"}
				if strings.HasSuffix(c, "DA") || strings.HasSuffix(c, "In") {
					tails = append(tails, "ki", "kiler", "kileri", "kilere", "kilerin")
				}
				for _, tail := range tails {
					if whole+tail != "" {
						into[harmony(whole+tail, vowels, d)] = true
					}
				}
			}
		}
	}
}

// harmony gives an ending its vowels.
func harmony(ending, vowels, d string) string {
	pair := []rune(vowels)
	a, i := pair[0], pair[1]
	var b strings.Builder
	for _, r := range ending {
		switch r {
		case 'A':
			r = a
			i = map[rune]rune{'a': 'ı', 'e': 'i'}[a] // only a rounded vowel rounds the next
		case 'I':
			r = i
		case 'D':
			b.WriteString(d)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

const turkishVowels = "aeıioöuüâîû"

var (
	softened = map[rune]rune{'p': 'b', 'ç': 'c', 't': 'd', 'k': 'ğ'}
	hardened = map[rune]rune{'b': 'p', 'c': 'ç', 'd': 't', 'ğ': 'k'}
	// narrow are the vowels of a last syllable that may fall: kayıp, kaybı.
	narrow = map[rune]rune{'a': 'ı', 'ı': 'ı', 'â': 'ı', 'e': 'i', 'i': 'i', 'î': 'i', 'o': 'u', 'u': 'u', 'û': 'u', 'ö': 'ü', 'ü': 'ü'}
)

func isVowel(r rune) bool { return strings.ContainsRune(turkishVowels, r) }

// turkishStems are the stems of a word in lower case. The last word of a
// compound may be somebody's ("sadakat programı") and then loses that in its
// other forms ("programları", "programımız").
func turkishStems(word []rune, compound bool, e endings) []stem {
	last := len(word) - 1
	ends := e.afterConsonant
	switch {
	case isVowel(word[last]):
		ends = e.afterVowel
	case '0' <= word[last] && word[last] <= '9':
		ends = nil
	}
	all := []stem{{bare: true, ends: ends, plain: string(word)}}
	add := func(word []rune, ends set) { all = append(all, stem{ends: ends, plain: string(word)}) }
	if soft := softened[word[last]]; soft != 0 {
		ends := e.vowelFirst
		if soft == 'd' {
			ends = e.notLocative // rapor, raporda is not raport
		}
		add(with(word, soft), ends) // destek, desteği
		if soft == 'ğ' && last > 0 && word[last-1] == 'n' {
			add(with(word, 'g'), e.vowelFirst) // renk, rengi
		}
	}
	if !compound || last < 3 || !strings.ContainsRune("ıiuü", word[last]) {
		return all
	}
	owned := word[:last]
	end := owned[last-1]
	if end == 's' && isVowel(owned[last-2]) {
		add(owned[:last-1], e.afterVowel) // süresi, süreleri
	}
	add(owned, e.vowelFirst) // programı, programına
	hard := hardened[end]
	if hard == 0 {
		add(owned, e.consonantFirst) // programları
		hard = end
	} else {
		add(with(owned, hard), e.consonantFirst) // yolculuğu, yolculukları
	}
	switch before := owned[last-2]; {
	case before == end:
		add(owned[:last-1], e.consonantFirst) // hakkı, hakları
	case !isVowel(before):
		if vowel := narrow[lastVowel(owned)]; vowel != 0 {
			add(append(slices.Clone(owned[:last-1]), vowel, hard), e.consonantFirst) // kaybı, kayıpları
		}
	}
	return all
}

// with is a word with another last letter.
func with(word []rune, last rune) []rune { return append(slices.Clone(word[:len(word)-1]), last) }

func lastVowel(word []rune) rune {
	for i := len(word) - 1; i >= 0; i-- {
		if isVowel(word[i]) {
			return word[i]
		}
	}
	return 0
}
