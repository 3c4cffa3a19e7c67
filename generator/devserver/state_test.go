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
		soft := map[string]string{"tr": "uzun", "en": "long"}[language]
		if len(st.Warnings) != 1 || st.Warnings[0].Message != soft || st.Warnings[0].Place != "quizzes/q.md:1:1" {
			t.Errorf("%s: warnings %+v", language, st.Warnings)
		}
		if text := st.text(); !strings.HasSuffix(text, "\n\n"+st.Words.Warning+": quizzes/q.md:1:1: "+soft+"\n") {
			t.Errorf("%s: without scripts: %s", language, text)
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
	if len(st.Problems) != 50 || len(st.Warnings) != 0 || st.More != "ve 11 hata, 1 uyarı daha" {
		t.Errorf("%d %d %q", len(st.Problems), len(st.Warnings), st.More)
	}

	result = broken("en")
	for range 60 {
		result.Diagnostics.Add(result.Diagnostics[1])
	}
	st = newState("b", "en")
	st.add(result, nil, true)
	if len(st.Problems) != 1 || len(st.Warnings) != 49 || st.More != "not listed: 12 warnings" {
		t.Errorf("%d %d %q", len(st.Problems), len(st.Warnings), st.More)
	}
}
