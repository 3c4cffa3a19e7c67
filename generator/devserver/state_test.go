package devserver

import (
	"reflect"
	"strings"
	"testing"

	"ders/generator/source"
)

func TestStateInWords(t *testing.T) {
	for language, want := range map[string]problem{
		"tr": {Place: "quizzes/q.md:3:3", Message: "doğru yanıt yok: Soru 1", Before: "- ", Marked: "[ ]", After: " Şikâyeti dinlerim <b>", Caret: true, Hint: "bir seçeneği [x] ile işaretleyin"},
		"en": {Place: "quizzes/q.md:3:3", Message: "no correct choice: Soru 1", Before: "- ", Marked: "[ ]", After: " Şikâyeti dinlerim <b>", Caret: true, Hint: "mark a choice with [x]"},
	} {
		st := newState("b", language)
		st.add(broken(language), nil, true)
		if len(st.Problems) != 1 || !reflect.DeepEqual(st.Problems[0], want) {
			t.Errorf("%s: %+v", language, st.Problems)
		}
		words := reflect.ValueOf(st.Words)
		for i := range words.NumField() {
			if words.Field(i).String() == "" {
				t.Errorf("%s: no %s", language, words.Type().Field(i).Name)
			}
		}
	}
}

func TestExcerptIsCut(t *testing.T) {
	long := strings.Repeat("ş", 1000)
	f := source.NewFile("a.md", []byte(long+"X"+long+"\nikinci\n"))
	at := len(long)
	p := shown(f.Span(at, at+1).Report(badRule, "").Describe("tr"))
	if p.Marked != "X" || p.Before != "…"+strings.Repeat("ş", 80) || p.After != strings.Repeat("ş", 80)+"…" {
		t.Errorf("%+v", p)
	}
	// over the line's end, and longer than can be shown
	p = shown(f.Span(at, len(f.Text)-2).Report(badRule, "").Describe("tr"))
	if !strings.HasPrefix(p.Marked, "Xş") || len([]rune(p.Marked)) != 120 || p.After != "…" {
		t.Errorf("%+v", p)
	}
	// at the end of a line
	end := len(f.Text) - 1
	p = shown(f.Span(end, end).Report(badRule, "").Describe("tr"))
	if p.Before != "ikinci" || p.Marked != "" || !p.Caret {
		t.Errorf("%+v", p)
	}
	// about a path
	p = shown(source.ReportPath("content", badRule, "").Describe("tr"))
	if p.Place != "content" || p.Caret {
		t.Errorf("%+v", p)
	}
}

func TestOnlySomeProblemsAreListed(t *testing.T) {
	result := broken("tr")
	for range 60 {
		result.Diagnostics.Add(result.Diagnostics[0])
	}
	st := newState("b", "tr")
	st.add(result, nil, true)
	if len(st.Problems) != 50 || st.More != "ve 11 hata daha" {
		t.Errorf("%d %q", len(st.Problems), st.More)
	}
}
