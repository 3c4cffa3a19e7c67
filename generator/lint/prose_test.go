package lint

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ders/generator/site"
)

// TestTokens: words and numbers of the stretches of a passage, each with its
// vowels, and whether it holds letters, and nothing else.
func TestTokens(t *testing.T) {
	text := "“Kâr’ı %12 arttı**maz**dı, 3D’ye  5N1K. *ş* ** 日本' İş\nÜs"
	var passage site.Passage
	start := 0
	for part := range strings.SplitSeq(text, "*") {
		if part != "" {
			passage = append(passage, [2]int{start, start + len(part)})
		}
		start += len(part) + len("*")
	}
	var got []string
	for _, t := range tokens(nil, text, passage) {
		got = append(got, fmt.Sprint(text[t.start:t.end], " ", t.vowels, t.word, t.pure))
	}
	want := []string{
		"Kâr’ı 2 true false", "12 0 false false", "arttı**maz**dı 4 true false", "3D’ye 1 true false", "5N1K 0 true false",
		"ş 0 true false", "日本' 0 true false", "İş 1 true true", "Üs 1 true true",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
