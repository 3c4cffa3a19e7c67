package main

import (
	"regexp"
	"slices"
	"testing"
	"time"

	"ders/generator/output"
	"ders/generator/record"
)

// Everything is said in both languages, with the same gaps to fill.
func TestEveryPhraseHasBothLanguages(t *testing.T) {
	gap := regexp.MustCompile(`%[a-z]`)
	for _, words := range phrases {
		if words.turkish == "" || words.english == "" || words.turkish == words.english {
			t.Errorf("not in both languages: %q, %q", words.turkish, words.english)
		}
		if tr, en := gap.FindAllString(words.turkish, -1), gap.FindAllString(words.english, -1); !slices.Equal(tr, en) {
			t.Errorf("different gaps: %q, %q", words.turkish, words.english)
		}
	}
	for _, n := range nouns {
		if n.turkish == "" || n.one == "" || n.many == "" {
			t.Errorf("not in both languages: %q", n)
		}
	}
}

func TestEveryRefusalHasWords(t *testing.T) {
	for _, reason := range []output.Reason{
		output.NotEmptyForeign, output.IsSource, output.ParentOfSource, output.Home,
		output.NotAFolder, output.SymlinkForeign, output.ForeignFiles, output.Busy, insideSource,
	} {
		if _, ok := refusals[reason]; !ok {
			t.Errorf("no words for: the folder %s", reason)
		}
	}
}

func TestNumbersAreWrittenAsTheLanguageDoes(t *testing.T) {
	tr, en := &program{language: "tr"}, &program{language: "en"}
	for _, test := range []struct{ got, want string }{
		{tr.count(1234567, pages), "1.234.567 sayfa"},
		{en.count(1234567, pages), "1,234,567 pages"},
		{en.count(1, quizzes), "1 quiz"},
		{en.count(0, quizzes), "0 quizzes"},
		{tr.count(999, quizzes), "999 sınav"},
		{tr.seconds(1234 * time.Millisecond), "1,23 sn"},
		{en.seconds(1234 * time.Millisecond), "1.23 s"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

func TestEveryRemarkHasWords(t *testing.T) {
	for kind := record.RemarkKind(0); kind < record.RemarkKinds; kind++ {
		if _, ok := remarkWords[kind]; !ok {
			t.Errorf("no words for remark %d", kind)
		}
	}
	if len(checkWords) != 3 {
		t.Error("a check has no words")
	}
}
