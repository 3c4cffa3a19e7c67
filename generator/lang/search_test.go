package lang

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// searchVectors is read by the tests of the browser's code too
// (generator/theme/search_test.go).
type searchVectors struct {
	Words []struct {
		Lang, Word, Surface, Folded, Stem, Key string
	}
	Families, Strangers []struct{ Lang, Words string }
	Texts               []struct {
		Text  string
		Words []string
	}
}

// FuzzSearchWord holds the short way of a word, which nearly all take, to the
// long one.
func FuzzSearchWord(f *testing.F) {
	for _, word := range strings.Fields("İLETİŞİM ILIK ıssız I\u0307 i\u0307 ŞİKÂYETİ kâğıdı s\u0327ey naïve ÇĞÖÜ Îû 15'i Ǆ") {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		for _, l := range []*Language{turkish, english} {
			lower, folded, ok := l.lowerLetters(word)
			if ok && (lower != l.Lower(word) || folded != Fold(lower)) {
				t.Errorf("%s: %q is %q and %q, not %q and %q", l.tag, word, lower, folded, l.Lower(word), Fold(lower))
			}
		}
	})
}

// Whatever character stands between two letters and by itself: it is part of
// their word, the end of it, or what its ending follows.
func TestSearchWordsOfAnyCharacter(t *testing.T) {
	for r := range rune(0x3000) {
		c := string(r)
		want := []string{"a" + c + "ğ", c, "ü" + c}
		switch characterOf(r) {
		case between:
			want = []string{"a", "ğ", "ü"}
		case apostrophe:
			want = []string{"a", "ü"}
		}
		text := "a" + c + "ğ " + c + " ü" + c
		if got := wordsOf(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestSearchWords(t *testing.T) {
	text, err := os.ReadFile("../../themes/default/assets/search/search.vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var v searchVectors
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Words) == 0 || len(v.Families) == 0 || len(v.Strangers) == 0 || len(v.Texts) == 0 {
		t.Fatal("no vectors")
	}
	for _, c := range v.Words {
		want := SearchWord{c.Surface, c.Folded, c.Stem, c.Key}
		if got := For(c.Lang).SearchWord(c.Word); got != want {
			t.Errorf("%s %q: got %q, want %q", c.Lang, c.Word, got, want)
		}
	}
	for _, f := range v.Families {
		words := strings.Fields(f.Words)
		want := For(f.Lang).SearchWord(words[0]).Key
		for _, word := range words {
			if got := For(f.Lang).SearchWord(word); got.Key != want && !strings.HasPrefix(got.Key, want) {
				t.Errorf("%s: the key of %q is %q, that of %q is %q", f.Lang, word, got.Key, words[0], want)
			}
		}
	}
	for _, f := range v.Strangers {
		words := strings.Fields(f.Words)
		if a, b := For(f.Lang).SearchWord(words[0]).Key, For(f.Lang).SearchWord(words[1]).Key; a == b {
			t.Errorf("%s: %q and %q have the key %q", f.Lang, words[0], words[1], a)
		}
	}
	for _, c := range v.Texts {
		if got := wordsOf(c.Text); !slices.Equal(got, c.Words) {
			t.Errorf("%q: got %q, want %q", c.Text, got, c.Words)
		}
	}
}

func wordsOf(text string) (words []string) {
	places := SearchWords(nil, []byte(text))
	for i := 0; i < len(places); i += 2 {
		words = append(words, text[places[i]:places[i+1]])
	}
	return words
}
