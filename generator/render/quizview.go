package render

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"ders/generator/site"
)

// quizID names a quiz in learners' records: its path without quizzes/ and .md.
func quizID(q *site.Quiz) string {
	return strings.TrimSuffix(strings.TrimPrefix(q.File.Path, "quizzes/"), ".md")
}

func (r *renderer) passMark(q *site.Quiz) int {
	if q.PassMark >= 0 {
		return q.PassMark
	}
	return r.site.Config.PassMark
}

// quizView is a quiz as a form, with the key for its script.
func (r *renderer) quizView(page *site.Page, html func(site.Fragment) template.HTML) *QuizView {
	q := page.Quiz
	v := &QuizView{
		ID: quizID(q), PassMark: r.passMark(q), Intro: html(q.Intro),
		Data: QuizData{
			ID: quizID(q), PassMark: r.passMark(q), ShuffleQuestions: q.ShuffleQuestions,
			Questions: []QuestionData{}, Strings: r.quiz,
		},
	}
	for i, question := range q.Questions {
		view := QuestionView{
			Number: i + 1, ID: question.ID, Type: string(question.Type), Points: question.Points,
			Prompt: html(question.Prompt), Body: html(question.Body), Explanation: html(question.Explanation),
			Unit: question.Unit,
		}
		data := QuestionData{
			ID: question.ID, Revision: question.Revision.Short(), Type: string(question.Type),
			Scoring: string(question.Scoring), Points: question.Points,
			Tags:           append([]string{}, question.Tags...),
			ShuffleChoices: q.ShuffleChoices && !question.Fixed,
			Choices:        []ChoiceData{}, Rows: []RowData{}, Gaps: []GapData{},
			Exact: question.Exact, Unit: question.Unit, Explanation: string(view.Explanation),
		}
		for _, hint := range question.Hints {
			view.Hints = append(view.Hints, html(hint))
		}
		for _, choice := range question.Choices {
			feedback := html(choice.Feedback)
			view.Choices = append(view.Choices, ChoiceView{
				ID: choice.ID, HTML: html(choice.HTML), Right: choice.Right,
				Weight: choice.Weight, Feedback: feedback,
			})
			data.Choices = append(data.Choices, choiceData(question, choice, string(feedback)))
		}
		switch question.Type {
		case site.Ordering:
			view.Order = view.Choices
			view.Choices = concealed(view.Order)
		case site.Matching:
			view.Choices = concealed(view.Choices)
			view.Heads = []template.HTML{html(question.Heads[0]), html(question.Heads[1])}
		}
		for _, row := range question.Rows {
			view.Rows = append(view.Rows, RowView{ID: row.ID, HTML: html(row.HTML), Right: row.Right.ID})
			data.Rows = append(data.Rows, RowData{ID: row.ID, Right: row.Right.ID})
		}
		view.Cloze = r.cloze(question, html)
		for _, gap := range question.Gaps {
			view.Gaps = append(view.Gaps, GapView{ID: gap.ID, Options: gap.Options, Right: gap.Accepted})
			data.Gaps = append(data.Gaps, GapData{
				ID: gap.ID, Accepted: append([]string{}, gap.Accepted...), Options: append([]string{}, gap.Options...),
			})
		}
		v.Questions = append(v.Questions, view)
		v.Data.Questions = append(v.Data.Questions, data)
	}
	return v
}

// concealed is choices whose order is the key, in an order that tells nothing:
// that of their ids, which are digests. Should that be the right one after all,
// the first goes to the end.
func concealed(key []ChoiceView) []ChoiceView {
	byID := func(a, b ChoiceView) int { return strings.Compare(a.ID, b.ID) }
	sorted := slices.SortedFunc(slices.Values(key), byID)
	if slices.IsSortedFunc(key, byID) && len(key) > 1 {
		sorted = append(sorted[1:], sorted[0])
	}
	return sorted
}

func choiceData(q *site.Question, c *site.Choice, feedback string) ChoiceData {
	data := ChoiceData{ID: c.ID, Weight: c.Weight, Right: c.Right, Feedback: feedback, Low: c.Low, High: c.High}
	if q.Type == site.ShortText {
		data.Text = c.Text
	}
	return data
}

// cloze is the text of a cloze question with a field in each gap. No field
// tells by its width how long the answer is.
func (r *renderer) cloze(q *site.Question, html func(site.Fragment) template.HTML) template.HTML {
	var b strings.Builder
	for i, text := range q.Cloze {
		b.WriteString(string(html(text)))
		if i == len(q.Gaps) {
			break
		}
		gap := q.Gaps[i]
		name := template.HTMLEscapeString(q.ID + "." + gap.ID)
		attributes := ` class="gap" name="` + name + `" id="` + name + `" aria-describedby="error-` + template.HTMLEscapeString(q.ID) + `" aria-label="` +
			template.HTMLEscapeString(fmt.Sprintf(r.strings["quiz.gap"], gap.ID)) + `"`
		if gap.Options == nil {
			b.WriteString(`<input type="text"` + attributes + ` size="12" maxlength="200" autocomplete="off" autocapitalize="off" spellcheck="false">`)
			continue
		}
		b.WriteString(`<select` + attributes + `><option value="">…</option>`)
		for _, option := range gap.Options {
			option = template.HTMLEscapeString(option)
			b.WriteString(`<option value="` + option + `">` + option + `</option>`)
		}
		b.WriteString(`</select>`)
	}
	return template.HTML(b.String())
}
