package main

import (
	"bytes"
	"regexp"
	"testing"

	"ders/generator/source"
)

// What would end a property or a message of a workflow command is escaped; a
// comma in a message is only a comma.
func TestGithubEscaping(t *testing.T) {
	got := githubText(source.Described{
		Path: "a,b:%/c.md", Line: 3, Col: 2, EndLine: 3, EndCol: 5, Severity: "info", Rule: "x/y",
		Message: "%50, a: b", Hint: "c",
	})
	want := "::notice file=a%2Cb%3A%25/c.md,line=3,col=2,endColumn=5,title=x/y::%2550, a: b%0Ac\n"
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}

	// GitHub refuses columns of different lines, and a file as a whole has none.
	if got, want := githubText(source.Described{Path: "a", Line: 1, Col: 4, EndLine: 2, EndCol: 1, Severity: "error"}),
		"::error file=a,line=1,col=4,title=::\n"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got, want := githubText(source.Described{Path: "a", Severity: "error"}), "::error file=a,title=::\n"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestJSONFieldsAreNamed: the help names every field that JSON may have, so
// that one that is renamed or new is noticed.
func TestJSONFieldsAreNamed(t *testing.T) {
	var got bytes.Buffer
	p := &program{language: "en"}
	file := source.NewFile("a.md", []byte("a\nb\n"))
	rule := &source.Rule{ID: "a/b", English: source.Text{Message: "m", Hint: "h"}}
	diags := source.List{file.Span(0, 1).Report(rule).FirstHere(file.Span(2, 3))}
	if err := p.writeJSON(&got, ".", diags, []source.Mending{{Path: "a.md", Fixes: 1, Refusal: source.Changed}}); err != nil {
		t.Fatal(err)
	}
	fields := regexp.MustCompile(`"(\w+)":`).FindAllStringSubmatch(got.String(), -1)
	if len(fields) < 20 {
		t.Fatalf("only %d fields in %s", len(fields), got.String())
	}
	for _, m := range fields {
		for _, help := range []string{moreCheck.turkish, moreCheck.english} {
			if !regexp.MustCompile(`\b` + m[1] + `\b`).MatchString(help) {
				t.Errorf("the help does not name %s", m[1])
			}
		}
	}
}
