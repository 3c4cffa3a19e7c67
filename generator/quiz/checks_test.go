package quiz_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"ders/generator/markdown"
	"ders/generator/quiz"
	"ders/generator/site"
	"ders/generator/source"
)

// fences are the places in a page where a block of questions may stand: what
// opens it, and what stands before every further line of it.
var fences = []struct{ open, margin, close string }{
	{"~~~~~quiz\n", "", "~~~~~\n"},
	{"> [!tip] Kutu\n> ~~~~~quiz\n", "> ", "> ~~~~~\n"},
	{"1. Önce\n\n   - ~~~~~quiz\n", "     ", "     ~~~~~\n"},
	{"> > - ~~~~~quiz\n", "> >   ", "> >   ~~~~~\n"},
	{"1. Önce\n\n\t~~~~~quiz\n", "\t", "\t~~~~~\n"},
	{"-\tÖnce\n\n\t~~~~~quiz\n", "\t", "\t~~~~~\n"},
}

// page is a page with two blocks of one text in a place.
func page(text string, place int) (*site.Document, source.List) {
	f := fences[place]
	var b strings.Builder
	b.WriteString(head + "\n## Bölüm\n\n")
	for range 2 {
		b.WriteString(f.open)
		for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
			b.WriteString(strings.TrimRight(f.margin+line, " ") + "\n")
		}
		b.WriteString(f.close + "\n")
	}
	file := source.NewFile("content/deneme.md", []byte(b.String()))
	doc, diags := markdown.Parse(file, turkish)
	return doc, append(diags, quiz.ParseChecks(doc, turkish)...)
}

// Every case of the grammar is read in a page as it is in a file of its own,
// and reported at the same words.
func TestChecksAreQuestions(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txtar")
	mistakes, _ := filepath.Glob("../testdata/mistakes/quiz_*.txtar")
	names = append(names, mistakes...)
	compared := 0
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(text).Files {
			_, body, ok := strings.Cut(string(f.Data), "\n---\n")
			if !strings.HasSuffix(f.Name, ".md") || !ok {
				continue
			}
			alone, want := parse(head + body)
			if len(alone.Questions) == 0 {
				continue
			}
			compared++
			for place := range fences {
				doc, got := page(body, place)
				if len(doc.Embeds) != 2 {
					t.Fatalf("%s, place %d: %d embeds", name, place, len(doc.Embeds))
				}
				questions := doc.Embeds[0].Questions()
				if len(questions) != len(alone.Questions) {
					t.Fatalf("%s, place %d: %d questions, want %d", name, place, len(questions), len(alone.Questions))
				}
				for i, q := range questions {
					if a := alone.Questions[i]; q.ID != a.ID || q.Revision != a.Revision || q.PromptText != a.PromptText {
						t.Errorf("%s, place %d: %s (%s), want %s (%s)", name, place, q.ID, q.PromptText, a.ID, a.PromptText)
					}
				}
				if g, w := words(got, doc.Embeds[0], doc.Embeds[1]), words(want, nil, nil); g != w {
					t.Errorf("%s, place %d: reported\n%s\nwant\n%s", name, place, g, w)
				}
			}
		}
	}
	if compared < 20 {
		t.Errorf("only %d cases", compared)
	}
}

// A tab that reaches into the block is worth the columns behind the block's
// margin: what it indents stays indented.
func TestChecksBehindTabs(t *testing.T) {
	file := source.NewFile("content/deneme.md", []byte(head+"\n- Önce\n\n  ```quiz\n  ## Şu mu?\n\n\t`id: su`\n\n  - [x] Evet\n\t> Doğru.\n  - [ ] Hayır\n\t> *Yanlış.*\n  ```\n"))
	doc, diags := markdown.Parse(file, turkish)
	diags = append(diags, quiz.ParseChecks(doc, turkish)...)
	for _, d := range diags {
		t.Errorf("%d:%d %s", d.Pos().Line, d.Pos().Col, d.Rule.ID)
	}
	q := doc.Embeds[0].Questions()[0]
	if q.ID != "su" || q.Choices[0].Feedback.Empty() || q.Choices[1].Feedback.Empty() {
		t.Errorf("%s: feedback %v and %v", q.ID, q.Choices[0].Feedback, q.Choices[1].Feedback)
	}
}

// words are the rules and the words they are reported at, of one embed.
func words(diags source.List, embed, next *site.Embed) string {
	diags.Sort()
	var b strings.Builder
	for _, d := range diags {
		inside := embed == nil || d.Span.Start >= embed.Span.Start && d.Span.Start < next.Span.Start
		if line, _, _ := strings.Cut(d.Span.Text(), "\n"); inside {
			b.WriteString(d.Rule.ID + " " + line + "\n")
		}
	}
	return b.String()
}

// FuzzChecks gives any text to the questions of a page: every place lies
// inside the page, and without an error there is something to answer.
func FuzzChecks(f *testing.F) {
	f.Add("## a\n\n- [x] b\n  > c\n- [ ] d\n\n> **İpucu:** e", byte(1))
	f.Add("---\ntitle: a\n---\n\n`id: b`\n\n# c\n\n[[d|(e)]] [f](g.md)", byte(2))
	f.Add("\t- [x] a\n~~~\n```quiz\n## b\n", byte(3))
	f.Fuzz(func(t *testing.T, text string, place byte) {
		if len(text) > 4<<10 {
			return
		}
		doc, diags := page(strings.ToValidUTF8(text, ""), int(place)%len(fences))
		inside := func(what string, s source.Span) {
			if s.File == nil {
				return
			}
			s = s.InWhole()
			if s.File != doc.File || s.Start < 0 || s.End < s.Start || s.End > len(doc.File.Text) {
				t.Errorf("%s: span %d–%d of %d bytes", what, s.Start, s.End, len(doc.File.Text))
			}
		}
		for _, d := range diags {
			inside(d.Rule.ID, d.Span)
			for _, r := range d.Related {
				inside(d.Rule.ID, r.Span)
			}
			d.Describe("tr")
		}
		for _, link := range doc.Links {
			inside("link", link.Span)
		}
		ids := map[string]bool{}
		for _, embed := range doc.Embeds {
			inside("embed", embed.Span)
			for _, q := range embed.Questions() {
				checkQuestion(t, q, inside, diags.HasErrors())
				if !diags.HasErrors() && ids[q.ID] {
					t.Errorf("two questions are %q", q.ID)
				}
				ids[q.ID] = true
			}
			if !diags.HasErrors() && embed.Calculator == "" && len(embed.Questions()) == 0 {
				t.Error("no question, and no error")
			}
		}
	})
}
