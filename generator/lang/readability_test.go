package lang

import (
	"math"
	"testing"
)

func TestIsVowel(t *testing.T) {
	for word, want := range map[string]int{
		"müşteri": 3, "saat": 2, "iade": 3, "kârlılık": 3, "şikâyetler": 4, "program": 2, "İstanbul": 3,
		"müşterilerimizden": 7, "değerlendirilmesi": 7, "stres": 1, "NPS": 0, "IŞIK": 2, "’€": 0,
	} {
		got := 0
		for _, r := range word {
			if IsVowel(r) {
				got++
			}
		}
		if got != want {
			t.Errorf("%s has %d vowels, got %d", word, want, got)
		}
	}
}

// TestEase holds the formula against texts that were counted by hand.
func TestEase(t *testing.T) {
	for _, c := range []struct {
		sentences, words, syllables int
		want                        float64
	}{
		{2, 6, 12, 100},     // 110.645
		{3, 10, 28, 77.635}, //
		{1, 10, 51, 0},      // −32.167
		{0, 0, 0, 0},
	} {
		if got := Ease(c.sentences, c.words, c.syllables); math.Abs(got-c.want) > 0.001 {
			t.Errorf("%v: got %.3f", c, got)
		}
	}
}
