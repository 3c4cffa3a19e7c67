// Package quiz reads a quiz file: an outline becomes questions with a key.
//
// It promises that every mistake of the grammar is reported at its place, all
// of them in one run, and that nothing an author wrote is dropped without a
// word. The scoring itself is the browser's (themes/default/assets/quiz/score.ts);
// here stands only what it is handed.
//
//	quiz.go       the file: front matter, introduction, questions
//	chips.go      `id: …` `points: …` below a prompt
//	question.go   a section: prompt, body, answer, notes
//	choices.go    marked lists: single, multiple, true-false
package quiz

import (
	"slices"
	"strconv"
	"strings"

	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

// maxQuestions is the most questions of one file.
const maxQuestions = 2000

var (
	ruleNoQuestion = source.Define("quiz/no-question", source.Error,
		source.Text{Message: "dosyada soru yok", Hint: "her soruyu “## Soru metni” satırıyla başlatın"},
		source.Text{Message: "the file has no question", Hint: "begin every question with a line “## Prompt”"})
	ruleTooManyQuestions = source.Define("quiz/too-many-questions", source.Error,
		source.Text{Message: "dosyada %d soru var; sınır %d", Hint: "soruları birkaç dosyaya bölün"},
		source.Text{Message: "the file has %d questions; the limit is %d", Hint: "split them into several files"})
	ruleUnsupportedKey = source.Define("quiz/unsupported-key", source.Warning,
		source.Text{Message: "“%s” bu sürümde uygulanmıyor", Hint: "sınav onsuz çalışır; uyarıyı kaldırmak için satırı silin"},
		source.Text{Message: "“%s” is not carried out by this version", Hint: "the quiz works without it; delete the line to silence this"})
	ruleDuplicateID = source.Define("quiz/duplicate-id", source.Error,
		source.Text{Message: "“%s” kimliği iki soruda var", Hint: "sorulardan birine başka bir kimlik verin"},
		source.Text{Message: "two questions have the id “%s”", Hint: "give one of them another id"})
	ruleNoID = source.Define("quiz/no-id", source.Warning,
		source.Text{Message: "sorunun kimliği yok", Hint: "başlığın altına yazın: `id: %s`; yoksa soru metni değişince yanıtlar kaybolur"},
		source.Text{Message: "the question has no id", Hint: "write below the heading: `id: %s`; without it, answers are lost when the prompt changes"})
)

// Parse reads one quiz file.
func Parse(file *source.File, settings markdown.Settings) (*site.Quiz, source.List) {
	outline, diags := markdown.NewOutline(file, settings)
	p := &parser{language: settings.Language, diags: diags}
	q := p.head(outline)
	q.Links = outline.Links
	for _, block := range outline.Intro {
		q.Intro = join(q.Intro, block.HTML)
		p.looseMarks(block)
	}
	for i := range outline.Sections {
		q.Questions = append(q.Questions, p.question(&outline.Sections[i]))
	}
	switch {
	case len(outline.Sections) == 0 && !outline.Fields.Diagnostics().HasErrors() && !diags.HasErrors():
		p.report(outline.Fields.Where(), ruleNoQuestion)
	case len(q.Questions) > maxQuestions:
		p.report(q.Questions[maxQuestions].Span, ruleTooManyQuestions, len(q.Questions), maxQuestions)
	}
	p.identify(q.Questions)
	return q, append(p.diags, outline.Fields.Diagnostics()...)
}

// A parser gathers what is wrong with one file.
type parser struct {
	language *lang.Language
	diags    source.List
	stated   map[*site.Question]source.Span // where an id is written
}

func (p *parser) report(span source.Span, rule *source.Rule, args ...any) {
	p.diags.Add(span.Report(rule, args...))
}

// head reads the front matter.
func (p *parser) head(outline *markdown.Outline) *site.Quiz {
	p.stated = map[*site.Question]source.Span{}
	f := outline.Fields
	q := &site.Quiz{
		File: outline.File, Title: f.Required("title"), Description: f.String("description").Text,
		PassMark: -1, ShuffleChoices: true, Draft: f.Bool("draft", false),
	}
	f.OneOf("type", "quiz", "quiz")
	f.OneOf("mode", "practice", "practice")
	if mark, ok := f.Int("pass_mark", 0, 100); ok {
		q.PassMark = mark
	}
	if f.Has("shuffle") {
		values := f.Strings("shuffle")
		q.ShuffleChoices = len(values) > 0
		for _, v := range values {
			switch v.Text {
			case "questions":
				q.ShuffleQuestions = true
			case "choices":
			default:
				p.report(v.Span, ruleChipValue, "shuffle", v.Text, "questions, choices")
			}
		}
	}
	if allow := f.Map("allow"); allow != nil {
		q.Allow = allow.Texts()
	}
	for _, key := range []string{"attempts", "retry_after", "draw", "timer"} {
		if f.Has(key) {
			f.Report(f.KeySpan(key).Report(ruleUnsupportedKey, key))
			f.Known(key)
		}
	}
	f.Done()
	return q
}

// identify gives every question an id that no other has.
func (p *parser) identify(questions []*site.Question) {
	first := map[string]*site.Question{}
	for _, q := range questions {
		if q.ID == "" {
			continue
		}
		if before := first[q.ID]; before != nil {
			p.diags.Add(p.stated[q].Report(ruleDuplicateID, q.ID).FirstHere(p.stated[before]))
			continue
		}
		first[q.ID] = q
	}
	for _, q := range questions {
		if q.ID != "" {
			continue
		}
		if _, tried := p.stated[q]; tried { // a bad id was reported
			q.ID = source.Sum(q.PromptText).Short()
			continue
		}
		q.ID = p.derive(q, first)
		first[q.ID] = q
		p.report(q.Span, ruleNoID, q.ID)
	}
}

// derive makes an id from the prompt's first words.
func (p *parser) derive(q *site.Question, taken map[string]*site.Question) string {
	slug := p.language.Slug(q.PromptText)
	tokens := strings.Split(slug, "-")
	tokens = slices.DeleteFunc(tokens, func(t string) bool { return lang.Obscene(t) != "" })
	for len(tokens) > 1 && len(strings.Join(tokens, "-")) > 32 {
		tokens = tokens[:len(tokens)-1]
	}
	id := strings.TrimLeft(strings.Join(tokens, "-"), "0123456789-")
	id = id[:min(len(id), 40)]
	if id == "" {
		id = "soru"
	}
	for n := 2; taken[id] != nil; n++ {
		id = strings.TrimRight(id, "0123456789-") + "-" + strconv.Itoa(n)
	}
	return id
}

// join puts two fragments behind one another.
func join(a, b site.Fragment) site.Fragment {
	if len(a.Parts) == 0 {
		return b
	}
	if len(b.Parts) == 0 {
		return a
	}
	parts := slices.Clone(a.Parts)
	parts[len(parts)-1] += b.Parts[0]
	return site.Fragment{
		Parts: append(parts, b.Parts[1:]...),
		Links: append(slices.Clone(a.Links), b.Links...),
	}
}
