package theme_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestSearchWords holds the browser's idea of a word to that of the index:
// generator/lang reads the same vectors.
func TestSearchWords(t *testing.T) {
	text, err := os.ReadFile(assets + "search/search.vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	type word struct {
		Surface string `json:"surface"`
		Folded  string `json:"folded"`
		Stem    string `json:"stem"`
		Key     string `json:"key"`
	}
	var v struct {
		Words []struct {
			word
			Lang, Word string
		}
		Families, Strangers []struct{ Lang, Words string }
		Texts               []struct {
			Text  string
			Words []string
		}
	}
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
	js := newScript(t, "search/keys.ts", "search/typo.ts")
	made := func(text, language string) (w word) {
		js.call(&w, `(word, language) => page.searchWord(word, language)`, text, language)
		return w
	}
	for _, c := range v.Words {
		if got := made(c.Word, c.Lang); got != c.word {
			t.Errorf("%s %q: got %q, want %q", c.Lang, c.Word, got, c.word)
		}
	}
	for _, f := range v.Families {
		words := strings.Fields(f.Words)
		want := made(words[0], f.Lang).Key
		for _, word := range words {
			if got := made(word, f.Lang); got.Key != want && !strings.HasPrefix(got.Key, want) {
				t.Errorf("%s: the key of %q is %q, that of %q is %q", f.Lang, word, got.Key, words[0], want)
			}
		}
	}
	for _, f := range v.Strangers {
		words := strings.Fields(f.Words)
		if a, b := made(words[0], f.Lang).Key, made(words[1], f.Lang).Key; a == b {
			t.Errorf("%s: %q and %q have the key %q", f.Lang, words[0], words[1], a)
		}
	}
	for _, c := range v.Texts {
		var got []string
		js.call(&got, `(text) => page.searchWords(text).map(([start, end]) => text.slice(start, end))`, c.Text)
		if !slices.Equal(got, c.Words) {
			t.Errorf("%q: got %q, want %q", c.Text, got, c.Words)
		}
	}
}

// A misspelt word is guessed only where there is little doubt.
func TestSearchTypos(t *testing.T) {
	js := newScript(t, "search/keys.ts", "search/typo.ts")
	words := []string{"müşteri", "iletişim", "sadakat", "memnuniyet", "kargo", "renk", "değerlendirme"}
	for typed, want := range map[string]string{
		"iletşim": "iletişim", "iletşimde": "iletişim", "sadakti": "sadakat", "müsteir": "müşteri", "kragoo": "", "krago": "kargo",
		"memnuyet": "", "memnunyt": "", "memnunyetler": "memnuniyet", "memuniyyet": "memnuniyet", "memmuniyyet": "memnuniyet",
		"rent": "", "renkk": "renk", "kuantum": "", "2026": "", "12345": "", "degerlendrme": "değerlendirme", "dgerlendrme": "değerlendirme",
	} {
		var got string
		js.call(&got, `(typed, words) => page.nearest(page.searchWord(typed, "tr"), words, "tr")`, typed, words)
		if got != want {
			t.Errorf("%s: got %q, want %q", typed, got, want)
		}
	}
}
