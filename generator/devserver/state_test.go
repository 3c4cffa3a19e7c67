package devserver

import (
	"reflect"
	"strings"
	"testing"

	"ders/generator/source"
)

func TestStateInWords(t *testing.T) {
	for language, want := range map[string]problem{
		"tr": {spot: spot{Place: "quizzes/q.md:3:3"}, Rule: "devserver/test-error", Line: 3, Message: "doğru yanıt yok: Soru 1", Before: "- ", Marked: "[ ]", After: " Şikâyeti dinlerim <b>", Caret: true, Hint: "bir seçeneği [x] ile işaretleyin"},
		"en": {spot: spot{Place: "quizzes/q.md:3:3"}, Rule: "devserver/test-error", Line: 3, Message: "no correct choice: Soru 1", Before: "- ", Marked: "[ ]", After: " Şikâyeti dinlerim <b>", Caret: true, Hint: "mark a choice with [x]"},
	} {
		st := newState("b", language)
		st.add(broken(language), nil, true, editor{})
		if len(st.Problems) != 1 || !reflect.DeepEqual(st.Problems[0], want) {
			t.Errorf("%s: %+v", language, st.Problems)
		}
		soft := map[string]string{"tr": "uzun", "en": "long"}[language]
		if len(st.Warnings) != 1 || st.Warnings[0].Message != soft || st.Warnings[0].Place != "quizzes/q.md:1:1" {
			t.Errorf("%s: warnings %+v", language, st.Warnings)
		}
		if text := st.text(); !strings.HasSuffix(text, "\n\n"+st.Words.warning+": quizzes/q.md:1:1: "+soft+"\n") {
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
	p := shown(f.Span(at, at+1).Report(badRule, "").Describe("tr"), editor{})
	if p.Marked != "X" || p.Before != "…"+strings.Repeat("ş", 80) || p.After != strings.Repeat("ş", 80)+"…" {
		t.Errorf("%+v", p)
	}
	// over the line's end, and longer than can be shown
	p = shown(f.Span(at, len(f.Text)-2).Report(badRule, "").Describe("tr"), editor{})
	if !strings.HasPrefix(p.Marked, "Xş") || len([]rune(p.Marked)) != 120 || p.After != "…" {
		t.Errorf("%+v", p)
	}
	// at the end of a line
	end := len(f.Text) - 1
	p = shown(f.Span(end, end).Report(badRule, "").Describe("tr"), editor{})
	if p.Before != "ikinci" || p.Marked != "" || !p.Caret {
		t.Errorf("%+v", p)
	}
	// about a path
	p = shown(source.ReportPath("content", badRule, "").Describe("tr"), editor{})
	if p.Place != "content" || p.Caret {
		t.Errorf("%+v", p)
	}
}

func TestEveryProblemIsListed(t *testing.T) {
	result := broken("tr")
	for range listed - 3 {
		result.Diagnostics.Add(result.Diagnostics[0])
	}
	st := newState("b", "tr")
	st.add(result, nil, true, editor{})
	if len(st.Problems) != listed-2 || len(st.Warnings) != 1 || st.More != "" || st.Errors != "998 hata" || st.Cautions != "1 uyarı" {
		t.Errorf("%d %d %q %q %q", len(st.Problems), len(st.Warnings), st.More, st.Errors, st.Cautions)
	}
}

// Where too much is wrong, what a page does not list is counted.
func TestTooManyProblemsAreCounted(t *testing.T) {
	result := broken("tr")
	for range listed + 10 {
		result.Diagnostics.Add(result.Diagnostics[0])
	}
	st := newState("b", "tr")
	st.add(result, nil, true, editor{})
	if len(st.Problems) != listed || len(st.Warnings) != 0 || st.More != "ve 11 hata, 1 uyarı daha" || st.Errors != "1011 hata" {
		t.Errorf("%d %d %q %q", len(st.Problems), len(st.Warnings), st.More, st.Errors)
	}

	result = broken("en")
	for range listed + 10 {
		result.Diagnostics.Add(result.Diagnostics[1])
	}
	st = newState("b", "en")
	st.add(result, nil, true, editor{})
	if len(st.Problems) != 1 || len(st.Warnings) != listed-1 || st.More != "not listed: 12 warnings" || st.Errors != "1 error" || st.Cautions != "1011 warnings" {
		t.Errorf("%d %d %q %q %q", len(st.Problems), len(st.Warnings), st.More, st.Errors, st.Cautions)
	}
}
