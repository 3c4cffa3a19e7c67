package quiz_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"ders/generator/site"
	"ders/generator/source"
)

// FuzzParse holds the parser to what it promises of any text: no panic, every
// place inside the file, and, where it reports no error, a quiz that can be
// asked and scored.
func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"testdata/*.txtar", "../testdata/mistakes/quiz_*.txtar"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			for _, file := range txtar.Parse(text).Files {
				if strings.HasSuffix(file.Name, ".md") {
					f.Add(string(file.Data))
				}
			}
		}
	}
	f.Add(head + "## a\n\n- [x] <script>x</script>\n- [ ] {style=\"x\"}\n\n# b {style=x}\n\n| a |\n|:-:|\n| <b style=c> |\n")
	f.Fuzz(func(t *testing.T, text string) {
		q, diags := parse(text)
		file := q.File
		inside := func(what string, s source.Span) {
			if s.File == nil {
				return
			}
			if s.File != file || s.Start < 0 || s.End < s.Start || s.End > len(file.Text) {
				t.Errorf("%s: span %d–%d of %d bytes", what, s.Start, s.End, len(file.Text))
			}
		}
		for _, d := range diags {
			if d.Span.File == nil {
				t.Errorf("%s has no place", d.Rule.ID)
			}
			inside(d.Rule.ID, d.Span)
			for _, r := range d.Related {
				inside(d.Rule.ID, r.Span)
			}
			d.Describe("tr")
		}
		for _, link := range q.Links {
			inside("link", link.Span)
		}
		safe(t, q.Intro)
		ids := map[string]bool{}
		for _, question := range q.Questions {
			checkQuestion(t, question, inside, diags.HasErrors())
			if !diags.HasErrors() && ids[question.ID] {
				t.Errorf("two questions are %q", question.ID)
			}
			ids[question.ID] = true
		}
		if !diags.HasErrors() && len(q.Questions) == 0 {
			t.Error("no question, and no error")
		}
	})
}

func checkQuestion(t *testing.T, q *site.Question, inside func(string, source.Span), broken bool) {
	inside("question", q.Span)
	inside("objective", q.Objective.Span)
	for _, f := range append([]site.Fragment{q.Prompt, q.Body, q.Explanation}, q.Hints...) {
		safe(t, f)
	}
	ids, right := map[string]bool{}, 0
	for _, c := range q.Choices {
		inside("choice", c.Span)
		safe(t, c.HTML)
		safe(t, c.Feedback)
		if ids[c.ID] && !broken {
			t.Errorf("%q: two choices are %q", q.ID, c.ID)
		}
		ids[c.ID] = true
		if c.Right {
			right++
		}
	}
	if broken {
		return
	}
	if len(q.Choices) < 2 || right == 0 {
		t.Errorf("%q: %d choices, %d right", q.ID, len(q.Choices), right)
	}
	if !validID.MatchString(q.ID) {
		t.Errorf("invalid id %q", q.ID)
	}
	if q.Type != site.Single && q.Type != site.Multiple && q.Type != site.TrueFalse {
		t.Errorf("%q: type %q", q.ID, q.Type)
	}
}

var (
	tag            = regexp.MustCompile(`<[^>]*>`)
	attributeValue = regexp.MustCompile(`="[^"]*"`)
)

// safe reports markup that no author may get into a page.
func safe(t *testing.T, f site.Fragment) {
	if len(f.Parts) > 0 && len(f.Parts) != len(f.Links)+1 {
		t.Errorf("%d parts, %d links", len(f.Parts), len(f.Links))
	}
	text := html(site.Fragment{Parts: f.Parts})
	if strings.Contains(strings.ToLower(text), "<script") {
		t.Errorf("a script: %s", text)
	}
	for _, tag := range tag.FindAllString(text, -1) {
		if bare := strings.ToLower(attributeValue.ReplaceAllString(tag, "")); strings.Contains(bare, " style") || strings.Contains(bare, " on") {
			t.Errorf("an attribute: %s", tag)
		}
	}
}
