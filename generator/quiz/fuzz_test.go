package quiz_test

import (
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"slices"
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
	f.Add(head + "## a\n\n`type: cloze`\n\n*[[\\|a|(b)|\\(c)]] [x [[y]]](z.md) [[ [[\n]] **[[a\nb]]**\n\n![[[c]]](d.png)\n")
	f.Add(head + "## a\n\n`type: numeric` `unit: %`\n\n- [x] 1.250,50 ± %5\n- [-5%] −2 .. 0.922\n- [ ] ±\n")
	f.Add("---\ntitle: a\nmode: exam\nattempts: 3\nretry_after: 3d\ntimer: 20m\ndraw: { quiz: b, count: 1 }\n---\n")
	f.Add("---\ntitle: a\nmode: [exam]\nattempts: 1e1\nretry_after: 99999999999d\ntimer: 20 dk\ndraw:\n- quiz: b\n  tag: c\n  count: 2\n- {count: -1}\n- x\n---\n\n## a\n")
	f.Add("---\ntitle: a\ndraw: [{ quiz: deneme, tag: , count: }, {}, [], null]\nretry_after:\n---\n")
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
		borrows := false
		for _, draw := range q.Draws {
			inside("draw", draw.Span)
			inside("draw", draw.Quiz.Span)
			inside("draw", draw.Tag.Span)
			borrows = borrows || draw.Quiz.Text != ""
			if draw.Count < 1 {
				t.Errorf("a draw of %d", draw.Count)
			}
		}
		if !diags.HasErrors() && len(q.Questions) == 0 && !borrows {
			t.Error("no question, and no error")
		}
		if q.Attempts < 0 || q.RetryAfter < 0 || q.Timer < 0 {
			t.Errorf("limits below none: %d, %d, %d", q.Attempts, q.RetryAfter, q.Timer)
		}
	})
}

func checkQuestion(t *testing.T, q *site.Question, inside func(string, source.Span), broken bool) {
	inside("question", q.Span)
	inside("objective", q.Objective.Span)
	for _, f := range slices.Concat([]site.Fragment{q.Prompt, q.Body, q.Explanation}, q.Hints, q.Cloze, q.Heads[:]) {
		safe(t, f)
	}
	ids, right := map[string]bool{}, 0
	unique := func(what, id string) {
		if ids[what+id] && !broken {
			t.Errorf("%q: two %s are %q", q.ID, what, id)
		}
		ids[what+id] = true
	}
	for _, c := range q.Choices {
		inside("choice", c.Span)
		safe(t, c.HTML)
		safe(t, c.Feedback)
		unique("choices", c.ID)
		if c.Right {
			right++
		}
	}
	for _, row := range q.Rows {
		inside("row", row.Span)
		safe(t, row.HTML)
		unique("rows", row.ID)
		if !slices.Contains(q.Choices, row.Right) {
			t.Errorf("%q: the row %q matches no choice", q.ID, row.Text)
		}
	}
	for _, gap := range q.Gaps {
		inside("gap", gap.Span)
		unique("gaps", gap.ID)
	}
	if broken {
		return
	}
	if !validID.MatchString(q.ID) {
		t.Errorf("invalid id %q", q.ID)
	}
	if fault := unanswerable(q, right); fault != "" {
		t.Errorf("%q, %s: %s", q.ID, q.Type, fault)
	}
}

// unanswerable says why no learner could get all the points of a question.
func unanswerable(q *site.Question, right int) string {
	empty := func(f site.Fragment) bool { return f.Empty() }
	switch q.Type {
	case site.Single, site.Multiple, site.TrueFalse:
		if len(q.Choices) < 2 || right == 0 {
			return fmt.Sprintf("%d choices, %d right", len(q.Choices), right)
		}
	case site.ShortText:
		for _, c := range q.Choices {
			if strings.TrimSpace(c.Text) == "" {
				return "an answer without text"
			}
		}
		if right == 0 {
			return "nothing is right"
		}
	case site.Numeric:
		for _, c := range q.Choices {
			low, ok := new(big.Rat).SetString(c.Low)
			high, ok2 := new(big.Rat).SetString(c.High)
			if !ok || !ok2 || low.Cmp(high) > 0 || !decimal.MatchString(c.Low) || !decimal.MatchString(c.High) {
				return "from " + c.Low + " to " + c.High
			}
		}
		if right == 0 {
			return "nothing is right"
		}
	case site.Ordering:
		if len(q.Choices) < 3 {
			return "too few parts"
		}
	case site.Matching:
		if len(q.Rows) < 2 || len(q.Choices) < 2 {
			return fmt.Sprintf("%d rows, %d choices", len(q.Rows), len(q.Choices))
		}
	case site.Cloze:
		if len(q.Gaps) == 0 || len(q.Cloze) != len(q.Gaps)+1 || slices.ContainsFunc(q.Cloze[:1], empty) {
			return fmt.Sprintf("%d gaps in %d pieces", len(q.Gaps), len(q.Cloze))
		}
		for _, gap := range q.Gaps {
			for _, text := range slices.Concat(gap.Accepted, gap.Options) {
				if strings.TrimSpace(text) == "" {
					return "an empty variant"
				}
			}
			if len(gap.Accepted) == 0 || gap.Options != nil && (len(gap.Accepted) != 1 || !slices.Contains(gap.Options, gap.Accepted[0])) {
				return fmt.Sprintf("gap %s accepts %q of %q", gap.ID, gap.Accepted, gap.Options)
			}
		}
	default:
		return "unknown type"
	}
	return ""
}

var decimal = regexp.MustCompile(`^-?\d+(\.\d*[1-9])?$`)

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
