package main

import (
	"runtime/debug"
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

func TestVersionText(t *testing.T) {
	info := &debug.BuildInfo{Main: debug.Module{Version: "v1.2.0"}, Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "0123456789abcdef"}, {Key: "vcs.modified", Value: "true"},
	}}
	tail := versionText(nil)[len("ders devel"):]
	if got, want := versionText(info), "ders v1.2.0 · 0123456789ab+dirty"+tail; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
