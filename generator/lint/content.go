package lint

import (
	"html"
	"iter"
	"strings"
	"unicode"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

// A content is what rules about the site look at.
type content struct {
	site     *site.Site
	language *lang.Language
	broken   map[*source.File]bool // files with an error
}

// A quiz is a quiz with its questions made ready.
type quiz struct {
	*site.Quiz
	questions []*question
}

// A question is a question as its rules read it: choices are those that a
// learner chooses from, and none for types that have no such choices.
type question struct {
	*site.Question
	language *lang.Language
	shuffled bool // the choices are
	choices  []choice
	stem     string // the words of prompt and body, lower case
}

// A choice is a choice with its words in lower case.
type choice struct {
	*site.Choice
	lower string
}

func newContent(s *site.Site, found source.List) *content {
	c := &content{site: s, language: lang.For(s.Config.Language), broken: map[*source.File]bool{}}
	for _, d := range found {
		if d.Rule.Severity == source.Error && d.Span.File != nil {
			c.broken[d.Span.File] = true
		}
	}
	return c
}

// quizzesOf are the quizzes of a page, in the order of its text: its own, or
// the questions in it.
func quizzesOf(page *site.Page) iter.Seq[*site.Quiz] {
	return func(yield func(*site.Quiz) bool) {
		switch {
		case page.Quiz != nil:
			yield(page.Quiz)
		case page.Doc != nil:
			for _, embed := range page.Doc.Embeds {
				if embed.Checks != nil && !yield(embed.Checks) {
					return
				}
			}
		}
	}
}

// isBroken reports whether the author's file of a quiz has an error.
func (c *content) isBroken(q *site.Quiz) bool {
	return c.broken[q.File.Span(0, 0).InWhole().File]
}

func newQuiz(q *site.Quiz, l *lang.Language) *quiz {
	ready := &quiz{Quiz: q}
	for _, item := range q.Questions {
		r := &question{
			Question: item, language: l,
			shuffled: q.ShuffleChoices && !item.Fixed,
			stem:     l.Lower(item.PromptText),
		}
		if !item.Body.Empty() {
			r.stem += " " + l.Lower(words(item.Body))
		}
		switch item.Type {
		case site.Single, site.Multiple, site.TrueFalse:
			for _, ch := range item.Choices {
				r.choices = append(r.choices, choice{ch, l.Lower(ch.Text)})
			}
		}
		ready.questions = append(ready.questions, r)
	}
	return ready
}

// ofQuestions is the check of a rule about one question.
func ofQuestions(check func(q *question, report report)) func(*quiz, report) {
	return func(ready *quiz, report report) {
		for _, q := range ready.questions {
			check(q, report)
		}
	}
}

// offersChoices reports whether the author wrote the choices: "Doğru" and
// "Yanlış" are not the author's.
func (q *question) offersChoices() bool { return q.Type == site.Single || q.Type == site.Multiple }

// words is the text of HTML, as a reader sees it. A link's target is a hole
// inside a tag.
func words(f site.Fragment) string {
	var b strings.Builder
	for rest := strings.Join(f.Parts, ""); ; {
		text, behind, found := strings.Cut(rest, "<")
		b.WriteString(html.UnescapeString(text))
		if !found {
			return b.String()
		}
		var tag string
		tag, rest, _ = strings.Cut(behind, ">")
		if !inline[strings.TrimPrefix(tag, "/")] {
			b.WriteByte(' ')
		}
	}
}

// inline are tags that may stand inside of a word.
var inline = map[string]bool{"em": true, "strong": true, "del": true, "code": true}

// wordsIn are the runs of letters and digits of a text; an apostrophe and a
// hyphen may stand inside of one.
func wordsIn(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("'’-", r)
	})
}

// unquoted is a text without what stands between quotation marks: somebody
// else's words.
func unquoted(text string) string {
	for _, pair := range [][2]string{{"“", "”"}, {"\"", "\""}, {"«", "»"}} {
		for {
			before, rest, found := strings.Cut(text, pair[0])
			_, after, closed := strings.Cut(rest, pair[1])
			if !found || !closed {
				break
			}
			text = before + " " + after
		}
	}
	return text
}
