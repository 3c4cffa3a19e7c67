package quiz_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/quiz"
	"ders/generator/site"
	"ders/generator/source"
)

var update = flag.Bool("update", false, "rewrite what the tests compare with")

// TestParse shows what becomes of a quiz file: each case in testdata holds an
// input and, as quiz.json, all that the parser read from it.
func TestParse(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases (%v)", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			q := parseSound(t, string(archive.Files[0].Data))
			got := asJSON(t, q)
			if *update {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "quiz.json", Data: got})
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(archive.Files) != 2 || !bytes.Equal(got, archive.Files[1].Data) {
				t.Errorf("got\n%s", got)
			}
		})
	}
}

// asJSON is a quiz to be read by people; a hole for a link's target is shown
// as {{path#anchor}}. What is empty is left out.
func asJSON(t *testing.T, q *site.Quiz) []byte {
	type object = map[string]any
	put := func(o object, key string, value any, present bool) {
		if present {
			o[key] = value
		}
	}
	fragment := func(o object, key string, f site.Fragment) { put(o, key, html(f), !f.Empty()) }
	var questions []object
	for _, question := range q.Questions {
		o := object{
			"id": question.ID, "type": question.Type, "points": question.Points,
			"scoring": question.Scoring, "prompt": html(question.Prompt), "text": question.PromptText,
		}
		put(o, "tags", question.Tags, question.Tags != nil)
		put(o, "objective", question.Objective.Text, question.Objective.Text != "")
		put(o, "fixedOrder", true, question.Fixed)
		fragment(o, "body", question.Body)
		fragment(o, "explanation", question.Explanation)
		var hints []string
		for _, hint := range question.Hints {
			hints = append(hints, html(hint))
		}
		put(o, "hints", hints, hints != nil)
		var choices []object
		for _, choice := range question.Choices {
			c := object{"id": choice.ID, "weight": choice.Weight, "html": html(choice.HTML), "text": choice.Text}
			put(c, "right", true, choice.Right)
			fragment(c, "feedback", choice.Feedback)
			put(c, "low", choice.Low, choice.Low != "")
			put(c, "high", choice.High, choice.High != "")
			choices = append(choices, c)
		}
		put(o, "choices", choices, choices != nil)
		put(o, "exact", true, question.Exact)
		put(o, "unit", question.Unit, question.Unit != "")
		if question.Type == site.Matching {
			o["heads"] = []string{html(question.Heads[0]), html(question.Heads[1])}
		}
		var rows []object
		for _, row := range question.Rows {
			rows = append(rows, object{"id": row.ID, "html": html(row.HTML), "text": row.Text, "right": row.Right.Text})
		}
		put(o, "rows", rows, rows != nil)
		var gaps []object
		for _, gap := range question.Gaps {
			g := object{"id": gap.ID, "accepted": gap.Accepted}
			put(g, "options", gap.Options, gap.Options != nil)
			gaps = append(gaps, g)
		}
		put(o, "gaps", gaps, gaps != nil)
		var cloze []string
		for _, piece := range question.Cloze {
			cloze = append(cloze, html(piece))
		}
		put(o, "cloze", cloze, cloze != nil)
		questions = append(questions, o)
	}
	o := object{
		"title": q.Title.Text, "passMark": q.PassMark,
		"shuffleQuestions": q.ShuffleQuestions, "shuffleChoices": q.ShuffleChoices, "questions": questions,
	}
	put(o, "description", q.Description, q.Description != "")
	put(o, "mode", q.Mode, q.Mode != site.Practice)
	put(o, "attempts", q.Attempts, q.Attempts > 0)
	put(o, "retryAfter", q.RetryAfter, q.RetryAfter > 0)
	put(o, "timer", q.Timer, q.Timer > 0)
	var draws []object
	for _, draw := range q.Draws {
		d := object{"count": draw.Count}
		put(d, "quiz", draw.Quiz.Text, draw.Quiz.Text != "")
		put(d, "tag", draw.Tag.Text, draw.Tag.Text != "")
		draws = append(draws, d)
	}
	put(o, "draws", draws, draws != nil)
	fragment(o, "intro", q.Intro)
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func html(f site.Fragment) string {
	var b strings.Builder
	for i, part := range f.Parts {
		b.WriteString(part)
		if i < len(f.Links) {
			link := f.Links[i]
			b.WriteString("{{" + link.Path)
			if link.Anchor != "" {
				b.WriteString("#" + link.Anchor)
			}
			b.WriteString("}}")
		}
	}
	return b.String()
}

var turkish = markdown.Settings{Language: lang.For("tr"), Words: map[string]string{"callout.tip": "İpucu"}}

func parse(text string) (*site.Quiz, source.List) {
	return quiz.Parse(source.NewFile("quizzes/deneme.md", []byte(text)), turkish)
}

// parseSound parses a quiz in which no error may be found.
func parseSound(t testing.TB, text string) *site.Quiz {
	t.Helper()
	q, diags := parse(text)
	for _, d := range diags {
		if d.Rule.Severity == source.Error {
			t.Fatalf("%+v", d.Describe("en"))
		}
	}
	return q
}

const head = "---\ntitle: Deneme\n---\n\n"

// only is the one question of a quiz whose body is text.
func only(t *testing.T, text string) *site.Question {
	t.Helper()
	q := parseSound(t, head+text)
	if len(q.Questions) != 1 {
		t.Fatalf("%d questions", len(q.Questions))
	}
	return q.Questions[0]
}

// A learner's response is a list of choice ids: it must survive that an author
// moves a choice, marks it otherwise or mends its feedback.
func TestChoiceKeepsItsID(t *testing.T) {
	ids := func(text string) map[string]string {
		out := map[string]string{}
		for _, c := range only(t, text).Choices {
			out[c.Text] = c.ID
		}
		return out
	}
	before := ids("## Soru?\n\n`id: a`\n\n- [x] Bir\n- [ ] **İki**\n- [ ] [Üç](../content/x.md)\n")
	after := ids("## Başka soru?\n\n`id: b`\n\n- [ ] [Üç](../content/y.md)\n- [x] İki\n  > Evet.\n\n- [50%] Bir\n")
	if len(before) != 3 {
		t.Fatalf("ids are not unique: %v", before)
	}
	for text, id := range before {
		if after[text] != id {
			t.Errorf("%q had the id %s and now has %s", text, id, after[text])
		}
	}
}

// Choices that differ only in their pictures are two choices.
func TestPicturesAsChoices(t *testing.T) {
	q := only(t, "## Hangi kutu?\n\n`id: a`\n\n- [x] ![](a.png)\n- [ ] ![](b.png)\n")
	if q.Choices[0].ID == q.Choices[1].ID {
		t.Error("two pictures have one id")
	}
	if _, diags := parse(head + "## Hangi kutu?\n\n`id: a`\n\n- [x] ![](a.png)\n- [ ] ![](a.png)\n"); !says(diags, "quiz/equal-choices") {
		t.Error("one picture twice is not reported")
	}
}

// A stored response is void when the revision changes: that is when scoring
// would come out differently, and not when a typing error is mended.
func TestRevision(t *testing.T) {
	const (
		prompt  = "## Hangileri gerekir?\n\n"
		chips   = "`id: a` `type: multiple`"
		choices = "\n\n- [x] Bir\n- [x] İki\n- [ ] Üç\n"
	)
	before := only(t, prompt+chips+choices).Revision
	for name, text := range map[string]string{
		"prompt":      "## Hangileri *gerekir*?\n\n" + chips + choices,
		"body":        prompt + chips + "\n\nDüşünün." + choices,
		"choice":      prompt + chips + strings.Replace(choices, "Bir", "Birinci", 1),
		"feedback":    prompt + chips + strings.Replace(choices, "Bir", "Bir\n  > Doğru.", 1),
		"notes":       prompt + chips + choices + "\n> **İpucu:** Var.\n\n> **Açıklama:** Var.\n",
		"id":          prompt + strings.Replace(chips, "id: a", "id: b", 1) + choices,
		"tags":        prompt + chips + " `tags: iade` `objective: H1` `shuffle: false`" + choices,
		"mark's case": prompt + chips + strings.ReplaceAll(choices, "[x]", "[X]"),
	} {
		if only(t, text).Revision != before {
			t.Errorf("%s: the revision changed", name)
		}
	}
	for name, text := range map[string]string{
		"points":            prompt + chips + " `points: 2`" + choices,
		"marks":             prompt + chips + strings.Replace(choices, "[x] Bir", "[ ] Bir", 1),
		"marks exchanged":   prompt + chips + "\n\n- [x] Bir\n- [ ] İki\n- [x] Üç\n",
		"weights":           prompt + chips + "\n\n- [50%] Bir\n- [50%] İki\n- [ ] Üç\n",
		"other weights":     prompt + chips + "\n\n- [40%] Bir\n- [60%] İki\n- [ ] Üç\n",
		"scoring":           prompt + chips + " `scoring: all`" + choices,
		"number of choices": prompt + chips + choices + "- [ ] Dört\n",
		"revision":          prompt + chips + " `revision: 2`" + choices,
	} {
		if only(t, text).Revision == before {
			t.Errorf("%s: the revision did not change", name)
		}
	}
	one := "\n\n- [x] Bir\n- [ ] İki\n"
	if only(t, prompt+"`id: a`"+one).Revision == only(t, prompt+chips+one).Revision {
		t.Error("type: the revision did not change")
	}
}

// The other types are scored by more than marks.
func TestRevisionOfKeys(t *testing.T) {
	const (
		text     = "## Soru?\n\n`id: a` `type: short-text`\n\n- [x] CRM\n- [50%] yazılım\n- [ ] ERP\n"
		number   = "## Soru?\n\n`id: a` `type: numeric`\n\n- [x] 14\n- [ ] 30\n"
		order    = "## Soru?\n\n`id: a`\n\n1. Dinle\n2. Özetle\n3. Çöz\n"
		matching = "## Soru?\n\n`id: a`\n\n| a | b |\n|---|---|\n| bir | iki |\n| üç | dört |\n| | beş |\n"
		cloze    = "## Soru?\n\n`id: a`\n\nSüre [[14|on dört]] gün, ücret [[3|(5)]] gün.\n"
	)
	for _, c := range []struct {
		question, old, new string
		changes            bool
	}{
		{text, "CRM", "crm.", false},
		{text, "ERP", "SAP", false},
		{text, "- [x] CRM\n- [50%] yazılım", "- [50%] yazılım\n- [x] CRM", true}, // so it is with every list of marks
		{text, "CRM", "CTI", true},
		{text, "text`", "text` `case: exact`", true},
		{number, "14", "14,0", false},
		{number, "30", "31", false},
		{number, "14", "14 ± 1", true},
		{number, "numeric`", "numeric` `unit: gün`", true},
		{order, "Soru?", "Sıra?", false},
		{order, "1. Dinle\n2. Özetle", "1. Özetle\n2. Dinle", true},
		{matching, "| bir | iki |\n| üç | dört |", "| üç | dört |\n| bir | iki |", false},
		{matching, "| bir | iki |\n| üç | dört |", "| bir | dört |\n| üç | iki |", true},
		{matching, "| | beş |\n", "", true},
		{cloze, "Süre", "Zaman", false},
		{cloze, "on dört", "On Dört", false},
		{cloze, "[[3|", "[[4|", false},
		{cloze, "[[3|", "[[3|4|", true},
		{cloze, "|on dört", "", true},
		{cloze, "3|(5)", "(3)|5", true},
	} {
		if !strings.Contains(c.question, c.old) {
			t.Fatalf("%q is not in %q", c.old, c.question)
		}
		after := strings.Replace(c.question, c.old, c.new, 1)
		if changed := only(t, c.question).Revision != only(t, after).Revision; changed != c.changes {
			t.Errorf("%q for %q: changed %v", c.new, c.old, changed)
		}
	}
}

// TestNumbers reads keys of numeric questions as people write them.
func TestNumbers(t *testing.T) {
	for _, c := range []struct{ language, key, low, high string }{
		{"tr", "14", "14", "14"},
		{"tr", "007", "7", "7"},
		{"tr", "2,5", "2.5", "2.5"},
		{"tr", "2.5", "2.5", "2.5"},
		{"tr", "2,50", "2.5", "2.5"},
		{"tr", "1.500", "1500", "1500"},
		{"tr", "1,500", "1.5", "1.5"},
		{"tr", "0.922", "0.922", "0.922"},
		{"tr", "1.250,50", "1250.5", "1250.5"},
		{"tr", "12.345.678", "12345678", "12345678"},
		{"tr", "1500.250", "1500.25", "1500.25"},
		{"tr", "−5", "-5", "-5"},
		{"tr", "-0,1", "-0.1", "-0.1"},
		{"tr", "15 ± 1", "14", "16"},
		{"tr", "15 +- 1", "14", "16"},
		{"tr", "15+-0,1", "14.9", "15.1"},
		{"tr", "15 +/− 1", "14", "16"},
		{"tr", "200 ± %5", "190", "210"},
		{"tr", "−200 ± %5", "-210", "-190"},
		{"tr", "0,1 ± %0,5", "0.0995", "0.1005"},
		{"tr", "10 .. 20", "10", "20"},
		{"tr", "10..20", "10", "20"},
		{"tr", "−5 .. −2,5", "-5", "-2.5"},
		{"tr", "1.000 .. 1.500", "1000", "1500"},
		{"tr", "99999999999999999999,000000001", "99999999999999999999.000000001", "99999999999999999999.000000001"},
		{"en", "1,500", "1500", "1500"},
		{"en", "1.500", "1.5", "1.5"},
		{"en", "0,922", "0.922", "0.922"},
		{"en", "1,250.50", "1250.5", "1250.5"},
		{"en", "200 ± 5%", "190", "210"},
	} {
		settings := markdown.Settings{Language: lang.For(c.language)}
		text := head + "## Kaç?\n\n`id: a` `type: numeric`\n\n- [x] " + c.key + "\n"
		q, diags := quiz.Parse(source.NewFile("quizzes/deneme.md", []byte(text)), settings)
		if diags.HasErrors() {
			t.Errorf("%s %q: %s", c.language, c.key, diags[0].Describe("en").Message)
		} else if got := q.Questions[0].Choices[0]; got.Low != c.low || got.High != c.high {
			t.Errorf("%s %q: %s to %s", c.language, c.key, got.Low, got.High)
		}
	}
	for _, key := range []string{
		"on dört", "14 gün", "%75", "1,5,5", "1.50.000", "14 ±", "± 1", "14 ± -1", "10 ..", "1 .. 2 .. 3", "--5",
		",5", "5.", "١٤", "1e5", "1 500", strings.Repeat("9", 31),
	} {
		if _, diags := parse(head + "## Kaç?\n\n`id: a` `type: numeric`\n\n- [x] " + key + "\n"); !says(diags, "quiz/bad-number") {
			t.Errorf("%q was read", key)
		}
	}
}

// TestComparedText: what a learner may type for an answer is no second answer.
func TestComparedText(t *testing.T) {
	clash := func(chips, a, b string) bool {
		_, diags := parse(head + "## Ne?\n\n`id: a` `type: short-text`" + chips + "\n\n- [x] " + a + "\n- [x] " + b + "\n")
		return says(diags, "quiz/equal-answers")
	}
	for _, pair := range [][2]string{
		{"iade", "İADE"}, {"ısı", "ISI"}, {"ısı", "isi"}, {"kâr", "kar"}, {"şikâyet", "sikayet"}, {"çağrı  merkezi", "Çağrı merkezi."},
		{"NPS'nin", "NPS’nin"}, {"müşteri-odaklı", "müşteri–odaklı"}, {"tamam", "tamam!…"},
	} {
		if !clash("", pair[0], pair[1]) {
			t.Errorf("%q are two answers", pair)
		}
		if clash(" `case: exact`", pair[0], pair[1]) {
			t.Errorf("%q are one exact answer", pair)
		}
	}
	for _, pair := range [][2]string{{"a b", "ab"}, {"C", "C++"}, {"on dört", "14"}, {"%", "!"}} {
		if clash("", pair[0], pair[1]) {
			t.Errorf("%q are one answer", pair)
		}
	}
}

var validID = regexp.MustCompile(`^[a-z][a-z0-9-]{0,47}$`)

// An id that the program makes up stays where it is: it does not depend on
// other questions, unless two would have the same.
func TestDerivedIDs(t *testing.T) {
	prompts := []string{
		"Müşteri iade süresini sorduğunda ilk adımınız nedir?", "Sık sık sorulan nedir?", "Sık sık?", "2sik", "3 am",
		"14", "?", "…", "日本語", "İ", "a", "am 2", "Aynı soru", "Aynı soru", "Aynı soru 2", "Aynı soru",
		strings.Repeat("uzun", 30), strings.Repeat("a ", 40), strings.Repeat("9", 60) + "got",
	}
	var b strings.Builder
	for _, prompt := range prompts {
		fmt.Fprintf(&b, "## %s\n\n- [x] Bir\n- [ ] İki\n\n", prompt)
	}
	seen := map[string]bool{}
	for i, q := range parseSound(t, head+b.String()).Questions {
		switch {
		case !validID.MatchString(q.ID):
			t.Errorf("%q: invalid id %q", prompts[i], q.ID)
		case lang.Obscene(q.ID) != "":
			t.Errorf("%q: obscene id %q", prompts[i], q.ID)
		case seen[q.ID]:
			t.Errorf("%q: id %q is given twice", prompts[i], q.ID)
		}
		seen[q.ID] = true
	}
	alone := only(t, "## Sık sık sorulan nedir?\n\n- [x] Bir\n- [ ] İki\n")
	if alone.ID != "sorulan-nedir" || !seen[alone.ID] {
		t.Errorf("alone the id is %q", alone.ID)
	}
	q := parseSound(t, head+"## Bir soru\n\n- [x] Bir\n- [ ] İki\n\n## Başka soru\n\n`id: bir-soru`\n\n- [x] Bir\n- [ ] İki\n")
	if q.Questions[0].ID != "bir-soru-2" {
		t.Errorf("a derived id took %q from a question that states it", q.Questions[0].ID)
	}
}

func TestTooManyQuestions(t *testing.T) {
	if _, diags := parse(many(2000)); len(diags) != 0 {
		t.Errorf("2000 questions: %+v", diags[0].Describe("en"))
	}
	_, diags := parse(many(2001))
	if len(diags) != 1 {
		t.Fatalf("%d diagnostics", len(diags))
	}
	got := diags[0].Describe("tr")
	if got.Rule != "quiz/too-many-questions" || got.Message != "dosyada 2001 soru var; sınır 2000" || got.Excerpt != "## Soru 2001?" {
		t.Errorf("%+v", got)
	}
}

// A file as long as the limit is read as well as a short one.
func TestTwoThousandQuestions(t *testing.T) {
	q := parseSound(t, many(2000))
	if len(q.Questions) != 2000 {
		t.Fatalf("%d questions", len(q.Questions))
	}
	short := parseSound(t, many(1)).Questions[0]
	for i, question := range q.Questions {
		n := fmt.Sprint(i + 1)
		if question.ID != strings.TrimSuffix(short.ID, "1")+n || question.PromptText != "Soru "+n+"?" || question.Type != short.Type {
			t.Fatalf("question %d is %s: %q", i+1, question.ID, question.PromptText)
		}
		for k, choice := range question.Choices {
			want := short.Choices[k]
			if choice.Text != want.Text || choice.Right != want.Right || html(choice.Feedback) != html(want.Feedback) {
				t.Fatalf("question %d: %+v", i+1, choice)
			}
		}
		if line := q.File.Pos(question.Span.Start).Line; i > 0 && line <= q.File.Pos(q.Questions[i-1].Span.Start).Line {
			t.Fatalf("question %d stands in line %d", i+1, line)
		}
	}
}

// many is a quiz of n questions as people write them.
func many(n int) string {
	var b strings.Builder
	b.WriteString(head)
	for i := range n {
		fmt.Fprintf(&b, "## Soru %d?\n\n`id: soru-%d` `tags: iade`\n\nMüşteri **iade** istiyor.\n\n", i+1, i+1)
		for j, mark := range []string{"x", " ", "50%", " "} {
			fmt.Fprintf(&b, "- [%s] Seçenek %d: [kuralı](../content/a.md#b) okurum\n  > Geri bildirim.\n", mark, j)
		}
		b.WriteString("\n> **İpucu:** Önce ne gerekir?\n\n> **Açıklama:** Kayıt.\n\n")
	}
	return b.String()
}

func BenchmarkParse2000(b *testing.B) {
	file := source.NewFile("quizzes/deneme.md", []byte(many(2000)))
	b.SetBytes(int64(len(file.Text)))
	for b.Loop() {
		quiz.Parse(file, turkish)
	}
}

func says(diags source.List, rule string) bool {
	for _, d := range diags {
		if d.Rule.ID == rule {
			return true
		}
	}
	return false
}
