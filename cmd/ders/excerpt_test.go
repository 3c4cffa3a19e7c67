package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ders/generator/source"
)

var testRule = source.Define("ders/test", source.Error,
	source.Text{Message: "“%s” olmaz", Hint: "silin"},
	source.Text{Message: "“%s” will not do", Hint: "delete it"})

// The marks stand under the marked text whatever stands before it. The text
// between « and » is what a diagnostic is about.
func TestCaretStandsUnderItsText(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"plain", "see «here» now", `
 1 | see here now
   |     ^~~~`},
		{"Turkish letters", "ığüşöçİĞ «şikâyet» notu", `
 1 | ığüşöçİĞ şikâyet notu
   |          ^~~~~~~`},
		{"decomposed letters are composed", "s\u0327ikâyet «c\u0327ok» var", `
 1 | şikâyet çok var
   |         ^~~`},
		{"a tab is one space", "\t-\t«[X]» a", `
 1 |  - [X] a
   |    ^~~`},
		{"marks that combine take no room", "x\u0301\u0323y\u0308 «z\u0308w» v", `
 1 | x` + "\u0323\u0301" + `ÿ z̈w v
   |    ^~`},
		{"wide characters take two columns", "日本 «語» .", `
 1 | 日本 語 .
   |      ^~`},
		{"an emoji of several characters is one", "👍🏽 👩‍👧 «x»", `
 1 | 👍🏽 👩‍👧 x
   |       ^`},
		{"half a cluster is marked as one", "a👩\u200d«👧» b", `
 1 | a👩‍👧 b
   |  ^~`},
		{"an empty span", "a«»b", `
 1 | ab
   |  ^`},
		{"the end of the line", "title:«»", `
 1 | title:
   |       ^`},
		{"many lines end with the first", "one\n«two\nthree»", `
 2 | two
   | ^~~`},
		{"the gutter is as wide as the number", strings.Repeat("\n", 99) + "a «b»", `
 100 | a b
     |   ^`},
		{"nothing to show", "a\n«»\nb", ``},
		{"control characters print as a sign", "\x1b[31m «x»", `
 1 | ` + "\ufffd" + `[31m x
   |       ^`},
	} {
		t.Run(test.name, func(t *testing.T) {
			before, rest, _ := strings.Cut(test.text, "«")
			span, after, _ := strings.Cut(rest, "»")
			start := len(source.NewFile("", []byte(before)).Text)
			end := start + len(source.NewFile("", []byte(span)).Text)
			f := source.NewFile("a.md", []byte(before+span+after))

			p := &program{language: "tr", stdout: newStream(nil)}
			got := p.diagnosticText(p.stdout, f.Span(start, end).Report(testRule, "x").Describe("tr"))
			_, got, _ = strings.Cut(got, "[ders/test]")
			got = strings.TrimSuffix(got, "\n  öneri: silin\n")
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Authors write a paragraph on one line: what is shown fits a screen, holds
// the place, and says where it was cut.
func TestLongLinesAreCutAroundThePlace(t *testing.T) {
	paragraph := strings.Repeat("ışık ", 200)
	for _, at := range []int{0, 40, 69, 70, 71, 300, 950, 999, 1000} {
		text, marks := excerpt(paragraph, at, at+4)
		if n := len([]rune(text)); n > excerptWidth+2 {
			t.Errorf("at %d: %d columns", at, n)
		}
		caret := strings.IndexByte(marks, '^')
		if caret < 0 {
			t.Fatalf("at %d: no caret", at)
		}
		if at < 1000 {
			want := []rune(paragraph)[at]
			if shown := append([]rune(text), ' ')[caret]; shown != want {
				t.Errorf("at %d: the caret is under %q, want %q", at, shown, want)
			}
		}
		if cut := at > excerptWidth-excerptLead; cut != strings.HasPrefix(text, "…") {
			t.Errorf("at %d: %q", at, text)
		}
	}
}
