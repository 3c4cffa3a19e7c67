package render

import (
	"html/template"
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
		}
		data := QuestionData{
			ID: question.ID, Revision: question.Revision.Short(), Type: string(question.Type),
			Scoring: string(question.Scoring), Points: question.Points,
			Tags:           append([]string{}, question.Tags...),
			ShuffleChoices: q.ShuffleChoices && !question.Fixed,
			Choices:        []ChoiceData{}, Explanation: string(html(question.Explanation)),
		}
		for _, hint := range question.Hints {
			view.Hints = append(view.Hints, html(hint))
		}
		for _, choice := range question.Choices {
			view.Choices = append(view.Choices, ChoiceView{
				ID: choice.ID, HTML: html(choice.HTML), Right: choice.Right,
				Weight: choice.Weight, Feedback: html(choice.Feedback),
			})
			data.Choices = append(data.Choices, ChoiceData{
				ID: choice.ID, Weight: choice.Weight, Right: choice.Right, Feedback: string(html(choice.Feedback)),
			})
		}
		v.Questions = append(v.Questions, view)
		v.Data.Questions = append(v.Data.Questions, data)
	}
	return v
}
