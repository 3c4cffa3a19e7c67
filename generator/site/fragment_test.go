package site

import (
	"slices"
	"testing"
)

// TestAppend: what is put behind a fragment leaves alone what it was made of.
func TestAppend(t *testing.T) {
	a, b := &Link{Path: "a"}, &Link{Path: "b"}
	first := Fragment{Parts: []string{"1", "2"}, Links: []*Link{a}}
	second := Fragment{Parts: []string{"3", "4", "5"}, Links: []*Link{b, a}}
	var f Fragment
	for _, next := range []Fragment{{}, first, {}, {Parts: []string{"x"}}, second, second, first} {
		f.Append(next)
	}
	if want := []string{"1", "2x3", "4", "53", "4", "51", "2"}; !slices.Equal(f.Parts, want) {
		t.Errorf("%q, want %q", f.Parts, want)
	}
	if want := []*Link{a, b, a, b, a, a}; !slices.Equal(f.Links, want) {
		t.Errorf("%d links, want %d", len(f.Links), len(want))
	}
	if !slices.Equal(first.Parts, []string{"1", "2"}) || !slices.Equal(second.Parts, []string{"3", "4", "5"}) {
		t.Errorf("%q and %q were changed", first.Parts, second.Parts)
	}
	kept := first
	first.Append(second)
	if !slices.Equal(kept.Parts, []string{"1", "2"}) {
		t.Errorf("a copy was changed: %q", kept.Parts)
	}
}

// TestAppendIsLinear: a section of very many blocks costs no more than its
// size; else this allocates hundreds of gigabytes.
func TestAppendIsLinear(t *testing.T) {
	var f Fragment
	one := Fragment{Parts: []string{"<p>Metin ", "</p>\n"}, Links: []*Link{{}}}
	text := Fragment{Parts: []string{"<p>Metin</p>\n"}}
	n := testing.AllocsPerRun(1, func() {
		for range 200_000 {
			f.Append(text)
			f.Append(one)
		}
	})
	if n > 2_000_000 || len(f.Parts) != 400_001 {
		t.Errorf("%v allocations for %d parts", n, len(f.Parts))
	}
}
