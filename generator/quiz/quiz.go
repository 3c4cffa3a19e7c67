package quiz

import (
	"cmp"
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
		source.Text{Message: "dosyada soru yok", Hint: "her soruyu “## Soru metni” satırıyla başlatın ya da ön bilgide draw ile başka sınavlardan soru çekin"},
		source.Text{Message: "the file has no question", Hint: "begin every question with a line “## Prompt”, or draw questions of other quizzes in the front matter"})
	ruleTooManyQuestions = source.Define("quiz/too-many-questions", source.Error,
		source.Text{Message: "dosyada %d soru var; sınır %d", Hint: "soruları birkaç dosyaya bölün"},
		source.Text{Message: "the file has %d questions; the limit is %d", Hint: "split them into several files"})
	ruleNoHeading = source.Define("quiz/choices-without-question", source.Error,
		source.Text{Message: "bu seçeneklerin üstünde soru başlığı yok", Hint: "sorunun metnini seçeneklerin üstüne “## ” ile başlayan bir satıra yazın"},
		source.Text{Message: "no question stands above these choices", Hint: "write the prompt above them, on a line that begins with “## ”"})
	ruleFootnote = source.Define("quiz/footnote", source.Error,
		source.Text{Message: "sorularda dipnot kullanılamaz", Hint: "dipnotu silin, metnini soruya ya da açıklamaya yazın"},
		source.Text{Message: "questions have no footnotes", Hint: "delete it, and write its text into the question or the explanation"})
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
	p := newParser(settings, diags)
	q := p.head(outline)
	p.body(q, outline, diags.HasErrors() || outline.Fields.Diagnostics().HasErrors())
	return q, append(p.diags, outline.Fields.Diagnostics()...)
}

// body reads what follows the front matter. In a broken file nothing is said
// to be missing.
func (p *parser) body(q *site.Quiz, outline *markdown.Outline, broken bool) {
	broken = p.questions(q, outline) || broken
	switch {
	case len(q.Questions) > 0 || broken:
	case len(q.Draws) == 0:
		p.report(outline.Fields.Where(), ruleNoQuestion)
	default:
		p.emptyDraws(q)
	}
	p.identify(q.Questions, outline.Sections)
}

// questions reads an outline into the quiz. It returns true where something
// was reported that may be a question.
func (p *parser) questions(q *site.Quiz, outline *markdown.Outline) (broken bool) {
	q.Links, q.External = outline.Links, outline.External
	for i := range outline.Intro {
		block := &outline.Intro[i]
		switch {
		case block.Kind == markdown.Footnotes:
			p.report(block.Span, ruleFootnote)
		case isChoices(block):
			p.report(block.Span, ruleNoHeading)
			broken = true
		case p.looseMarks(block):
			broken = true
		}
		for _, gap := range block.Gaps {
			p.report(gap.Span, ruleMisplacedGap)
			broken = true
		}
		q.Intro.Append(block.HTML)
	}
	outline.Sections = p.splitAtSlips(outline.Sections)
	for i := range outline.Sections {
		question := p.question(&outline.Sections[i])
		if q.ShuffleChoices && !question.Fixed {
			p.checkLetters(question)
		}
		q.Questions = append(q.Questions, question)
	}
	if len(q.Questions) > maxQuestions {
		p.report(q.Questions[maxQuestions].Span, ruleTooManyQuestions, len(q.Questions), maxQuestions)
	}
	return broken
}

// A parser gathers what is wrong with one file.
type parser struct {
	language *lang.Language
	diags    source.List
	stated   map[*site.Question]source.Span // where an id is written
}

func newParser(settings markdown.Settings, diags source.List) *parser {
	return &parser{language: settings.Language, diags: diags, stated: map[*site.Question]source.Span{}}
}

func (p *parser) report(span source.Span, rule *source.Rule, args ...any) {
	p.diags.Add(span.Report(rule, args...))
}

// head reads the front matter.
func (p *parser) head(outline *markdown.Outline) *site.Quiz {
	f := outline.Fields
	q := &site.Quiz{
		File: outline.File, Title: f.Required("title"), Description: f.String("description").Text,
		Aliases:  f.Strings("aliases"),
		PassMark: -1, ShuffleChoices: true, Draft: f.Bool("draft", false),
	}
	switch kind := f.String("type"); lang.Fold(kind.Text) {
	case "", "quiz":
	case "exam", "final", "sinav", "test":
		f.Report(kind.Report(ruleExamType, kind.Text))
	default:
		f.Report(kind.Report(ruleChipValue, "type", kind.Text, "quiz, scenario"))
	}
	if mark, ok := f.Int("pass_mark", 0, 100); ok {
		q.PassMark = mark
	}
	f.Known("shuffle")
	if truth, ok := f.Truth("shuffle"); ok {
		f.Report(truth.Report(ruleShuffleTruth, truth.Text))
	} else if f.Has("shuffle") {
		values := f.Strings("shuffle")
		q.ShuffleChoices = len(values) > 0
		for _, v := range values {
			switch v.Text {
			case "questions":
				q.ShuffleQuestions = true
			case "choices", "": // what is no text was reported
			default:
				p.report(v.Span, ruleChipValue, "shuffle", v.Text, "questions, choices")
			}
		}
	}
	q.Allow = markdown.ReadAllow(f)
	readAttempts(f, q)
	f.Done()
	return q
}

// identify gives every question, one of each section, an id that no other has.
func (p *parser) identify(questions []*site.Question, sections []markdown.Section) {
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
	last := map[string]int{} // the highest number behind a derived id
	for i, q := range questions {
		if q.ID != "" {
			continue
		}
		if _, tried := p.stated[q]; tried { // a bad id was reported
			q.ID = source.Sum(q.PromptText).Short()
			continue
		}
		base := p.idFrom(q.PromptText)
		q.ID = base
		for first[q.ID] != nil {
			last[base] = max(last[base], 1) + 1
			q.ID = base + "-" + strconv.Itoa(last[base])
		}
		first[q.ID] = q
		at, text := placeOfID(&sections[i], q.ID)
		p.diags.Add(q.Span.Report(ruleNoID, q.ID).FixedBy(at, text))
	}
}

// idFrom makes an id from a text's first words. It leaves out what reads as
// obscene in Turkish ("sık sık").
func (p *parser) idFrom(text string) string {
	id := ""
	for word := range strings.SplitSeq(p.language.Slug(text), "-") {
		if id == "" {
			word = strings.TrimLeft(word, "0123456789")
		}
		switch {
		case word == "" || lang.Obscene(word) != "":
		case id == "":
			id = word[:min(len(word), 40)]
		case len(id)+len("-")+len(word) > 32:
			return id
		default:
			id += "-" + word
		}
	}
	return cmp.Or(id, "soru")
}
