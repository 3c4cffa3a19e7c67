package lang

// vowels are those of Turkish, small and capital.
var vowels = func() (set ['ı' + 1]bool) {
	for _, r := range "aeıioöuüâîûAEIİOÖUÜÂÎÛ" {
		set[r] = true
	}
	return set
}()

// IsVowel reports whether r is a vowel of Turkish: a word has as many of them as
// it has syllables.
func IsVowel(r rune) bool { return uint(r) < uint(len(vowels)) && vowels[r] }

// Ease is the readability of a Turkish text by Ateşman 1997 (Dil Dergisi 58,
// 71-74), from 0 (very hard) to 100 (very easy).
func Ease(sentences, words, syllables int) float64 {
	if sentences == 0 || words == 0 {
		return 0
	}
	s, w, y := float64(sentences), float64(words), float64(syllables)
	return min(100, max(0, 198.825-40.175*y/w-2.610*w/s))
}
