package render

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"ders/generator/site"
)

// question is a question for paper, and its key. In an exam it is the same
// whichever answers are right.
func (p *paper) question(q *site.Question, id string, shuffle, exam bool, html func(site.Fragment) template.HTML) (PaperQuestion, AnswerView) {
	p.asked++
	view, data := p.renderer.question(q, id, shuffle, html, html)
	all := slices.Clone(view.Choices)
	if exam || q.Type != site.Ordering && q.Type != site.Matching { // these two are mixed
		view = stripped(view, data.ShuffleChoices)
	}
	question := PaperQuestion{
		Number: p.asked, Type: view.Type, Points: view.Points, How: view.Type,
		Prompt: view.Prompt, Body: view.Body, Unit: view.Unit, Heads: view.Heads, Cloze: paperCloze(q, html),
	}
	letters := map[string]string{}
	for i, choice := range view.Choices {
		letters[choice.ID] = letter(i)
		question.Choices = append(question.Choices, PaperChoice{letter(i), choice.HTML})
	}
	for _, row := range view.Rows {
		question.Rows = append(question.Rows, row.HTML)
	}
	if slices.ContainsFunc(q.Gaps, func(gap *site.Gap) bool { return gap.Options != nil }) {
		question.How += ".options"
	}
	answer := AnswerView{Number: p.asked, Points: view.Points, Explanation: html(q.Explanation)}
	text := map[string]template.HTML{}
	for _, choice := range all {
		text[choice.ID] = choice.HTML
	}
	switch q.Type {
	case site.Ordering:
		var ranks []string
		for _, shown := range view.Choices {
			rank := slices.IndexFunc(q.Choices, func(c *site.Choice) bool { return c.ID == shown.ID })
			ranks = append(ranks, strconv.Itoa(rank+1))
		}
		answer.Order = strings.Join(ranks, " – ")
	case site.Matching:
		for i, row := range q.Rows {
			right := template.HTML(letters[row.Right.ID]+") ") + text[row.Right.ID]
			answer.Right = append(answer.Right, RightView{strconv.Itoa(i + 1), right, 100})
		}
	case site.Cloze:
		for _, gap := range q.Gaps {
			accepted := template.HTML(template.HTMLEscapeString(strings.Join(gap.Accepted, " / ")))
			answer.Right = append(answer.Right, RightView{gap.ID, accepted, 100})
		}
	default:
		for _, choice := range shownFirst(q.Choices, letters) {
			if choice.Right || choice.Weight > 0 {
				answer.Right = append(answer.Right, RightView{letters[choice.ID], text[choice.ID], choice.Weight})
			}
		}
	}
	return question, answer
}

// shownFirst is choices in the order of their letters; those that have none
// keep theirs.
func shownFirst(choices []*site.Choice, letters map[string]string) []*site.Choice {
	return slices.SortedStableFunc(slices.Values(choices), func(a, b *site.Choice) int {
		return strings.Compare(letters[a.ID], letters[b.ID])
	})
}

// letter is the letter of the choice at i: A to Z, then AA.
func letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return letter(i/26-1) + letter(i%26)
}

// paperCloze is the text of a cloze question with a numbered line in each gap;
// a drop-down lists what it offers. No line tells how long the answer is.
func paperCloze(q *site.Question, html func(site.Fragment) template.HTML) template.HTML {
	var b strings.Builder
	for i, text := range q.Cloze {
		b.WriteString(string(html(text)))
		if i == len(q.Gaps) {
			break
		}
		gap := q.Gaps[i]
		number := fmt.Sprintf(`<small>(%s)</small>`, template.HTMLEscapeString(gap.ID))
		if gap.Options == nil {
			b.WriteString(`<span class="paper-gap">` + number + `</span>`)
			continue
		}
		b.WriteString(`<span class="paper-options">` + number + ` [` + template.HTMLEscapeString(strings.Join(gap.Options, " / ")) + `]</span>`)
	}
	return template.HTML(b.String())
}
