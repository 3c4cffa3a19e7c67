package render

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"ders/generator/site"
)

func (r *renderer) passMark(q *site.Quiz) int {
	if q.PassMark >= 0 {
		return q.PassMark
	}
	return r.site.Config.PassMark
}

// quizView is a quiz as a form, with the key for its script. Of an exam the form
// is stripped of all that tells the key, and the data are sealed.
func (r *renderer) quizView(page *site.Page, root string, marker *marker) (*QuizView, error) {
	q := page.Quiz
	v := &QuizView{
		ID: q.ID(), PassMark: r.passMark(q), Intro: r.fill(q.Intro, page, page, root),
		Exam: q.Mode == site.Assessment, Asked: page.Asked, Attempts: q.Attempts, Timer: q.Timer,
	}
	topics := topicsOf(page)
	data := QuizData{
		ID: q.ID(), Mode: string(q.Mode), PassMark: r.passMark(q),
		Attempts: q.Attempts, RetryAfter: q.RetryAfter, Timer: q.Timer,
		ShuffleQuestions: q.ShuffleQuestions,
		Draws:            []DrawData{}, Topics: r.topicData(topics, root), Questions: []QuestionData{}, Strings: r.quiz,
		Review: r.site.Review != nil,
	}
	for i, posed := range page.Pool {
		shuffle := q.ShuffleChoices && posed.Owner.Quiz.ShuffleChoices
		html := r.htmlOf(page, posed.Owner, root)
		view, key := r.question(posed.Question, posed.ID, shuffle, html, marker.said(html))
		view.Number, view.Level = i+1, 2
		if v.Exam {
			view = stripped(view, key.ShuffleChoices)
		}
		key.Topic = topics.of(posed)
		v.Questions = append(v.Questions, view)
		data.Questions = append(data.Questions, key)
	}
	for _, drawn := range page.Drawn {
		draw := DrawData{Count: drawn.Count, Questions: []string{}}
		for _, posed := range drawn.From {
			draw.Questions = append(draw.Questions, posed.ID)
		}
		data.Draws = append(data.Draws, draw)
	}
	if !v.Exam {
		v.Data = data
		return v, nil
	}
	plain, err := json.Marshal(data)
	if err != nil {
		return nil, fmt.Errorf("seal %s: %w", page.Path(), err)
	}
	v.Sealed = base64.StdEncoding.EncodeToString(plain)
	return v, nil
}

// question is a question as a form and as a key, under an id of its page. What
// is said once it is answered is made by said.
func (r *renderer) question(q *site.Question, id string, shuffle bool, html, said func(site.Fragment) template.HTML) (QuestionView, QuestionData) {
	view := QuestionView{
		ID: id, Type: string(q.Type), Points: q.Points,
		Prompt: html(q.Prompt), Body: html(q.Body), Explanation: said(q.Explanation),
		Unit: q.Unit,
	}
	data := QuestionData{
		ID: id, Revision: q.Revision.Short(), Type: string(q.Type),
		Scoring: string(q.Scoring), Points: q.Points,
		Tags:           append([]string{}, q.Tags...),
		ShuffleChoices: shuffle && !q.Fixed,
		Choices:        []ChoiceData{}, Rows: []RowData{}, Gaps: []GapData{},
		Exact: q.Exact, Unit: q.Unit, Explanation: string(view.Explanation),
	}
	for _, hint := range q.Hints {
		view.Hints = append(view.Hints, html(hint))
	}
	for _, choice := range q.Choices {
		feedback := said(choice.Feedback)
		view.Choices = append(view.Choices, ChoiceView{
			ID: choice.ID, HTML: html(choice.HTML), Right: choice.Right,
			Weight: choice.Weight, Feedback: feedback,
		})
		data.Choices = append(data.Choices, choiceData(q, choice, string(feedback)))
	}
	switch q.Type {
	case site.Ordering:
		view.Order = view.Choices
		view.Choices = concealed(view.Order)
	case site.Matching:
		view.Choices = concealed(view.Choices)
		view.Heads = []template.HTML{html(q.Heads[0]), html(q.Heads[1])}
	}
	for _, row := range q.Rows {
		view.Rows = append(view.Rows, RowView{ID: row.ID, HTML: html(row.HTML), Right: row.Right.ID})
		data.Rows = append(data.Rows, RowData{ID: row.ID, Right: row.Right.ID})
	}
	view.Cloze = r.cloze(q, id, html)
	for _, gap := range q.Gaps {
		view.Gaps = append(view.Gaps, GapView{ID: gap.ID, Options: gap.Options, Right: gap.Accepted})
		data.Gaps = append(data.Gaps, GapData{
			ID: gap.ID, Accepted: append([]string{}, gap.Accepted...), Options: append([]string{}, gap.Options...),
		})
	}
	return view, data
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
func (r *renderer) cloze(q *site.Question, id string, html func(site.Fragment) template.HTML) template.HTML {
	var b strings.Builder
	for i, text := range q.Cloze {
		b.WriteString(string(html(text)))
		if i == len(q.Gaps) {
			break
		}
		gap := q.Gaps[i]
		name := template.HTMLEscapeString(id + "." + gap.ID)
		attributes := ` class="gap" name="` + name + `" id="` + name + `" aria-describedby="error-` + template.HTMLEscapeString(id) + `" aria-label="` +
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
