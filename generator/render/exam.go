package render

import (
	"slices"
	"strings"

	"ders/generator/site"
)

// stripped is a question of an exam without all that tells its key: it is the
// same whichever answers are right. Choices that are shuffled stand in the order
// of their ids, since many authors write the right one first.
func stripped(q QuestionView, shuffle bool) QuestionView {
	q.Exam, q.Order, q.Explanation = true, nil, ""
	typ := site.QuestionType(q.Type)
	switch {
	case typ == site.ShortText || typ == site.Numeric:
		q.Choices = nil
	case shuffle || typ == site.Ordering || typ == site.Matching:
		slices.SortFunc(q.Choices, func(a, b ChoiceView) int { return strings.Compare(a.ID, b.ID) })
	}
	for i := range q.Choices {
		c := &q.Choices[i]
		c.Right, c.Weight, c.Feedback = false, 0, ""
	}
	for i := range q.Rows {
		q.Rows[i].Right = ""
	}
	for i := range q.Gaps {
		q.Gaps[i].Right = nil
	}
	return q
}

// A topic is an objective of a module.
type topic struct {
	module    *site.Module
	objective site.Objective
}

func (t topic) id() string { return t.module.ID + "/" + t.objective.ID.Text }

// topics are the objectives that the questions of quiz pages test: modules in
// the order of the site, objectives in that of their module.
type topics []topic

func topicsOf(pages ...*site.Page) topics {
	tested := map[*site.Module][]string{}
	var modules []*site.Module
	for _, page := range pages {
		for _, posed := range page.Pool {
			if m := posed.Module; m != nil {
				if tested[m] == nil {
					modules = append(modules, m)
				}
				tested[m] = append(tested[m], posed.Objective.Text)
			}
		}
	}
	slices.SortFunc(modules, func(a, b *site.Module) int { return a.Number - b.Number })
	var all topics
	for _, m := range modules {
		for _, o := range m.Page.Doc.Meta.Objectives {
			if o.Text != "" && slices.Contains(tested[m], o.ID.Text) {
				all = append(all, topic{m, o})
			}
		}
	}
	return all
}

// of is the id of the topic of a question, or empty.
func (ts topics) of(posed *site.Posed) string {
	for _, t := range ts {
		if t.module == posed.Module && t.objective.ID.Text == posed.Objective.Text {
			return t.id()
		}
	}
	return ""
}

// topicData is topics for a script on a page.
func (r *renderer) topicData(ts topics, root string) []TopicData {
	all := []TopicData{}
	for _, t := range ts {
		data := TopicData{ID: t.id(), Title: t.objective.Text, Lessons: []LinkData{}}
		for _, lesson := range t.module.Lessons {
			if slices.ContainsFunc(lesson.Doc.Meta.Objectives, func(o site.Objective) bool { return o.ID.Text == t.objective.ID.Text }) {
				data.Lessons = append(data.Lessons, LinkData{Title: lesson.Title, URL: r.to(root, lesson.URL)})
			}
		}
		all = append(all, data)
	}
	return all
}
