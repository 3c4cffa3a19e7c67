package render

import (
	"html/template"
	"testing"
)

// TestStripped: a theme may show whatever an exam's questions hold, and still
// nobody reads the key.
func TestStripped(t *testing.T) {
	for _, typ := range []string{"single", "multiple", "true-false", "short-text", "numeric", "ordering", "matching", "cloze"} {
		q := stripped(QuestionView{
			Type:    typ,
			Choices: []ChoiceView{{ID: "b", HTML: "B", Right: true, Weight: 100, Feedback: "key"}, {ID: "a", HTML: "A", Weight: -50, Feedback: "key"}},
			Order:   []ChoiceView{{ID: "b"}, {ID: "a"}},
			Rows:    []RowView{{ID: "r", Right: "a"}},
			Gaps:    []GapView{{ID: "1", Options: []string{"x", "y"}, Right: []string{"key"}}},
			Hints:   []template.HTML{"hint"}, Explanation: "key",
		}, typ != "true-false")
		if !q.Exam || q.Order != nil || q.Explanation != "" || q.Rows[0].Right != "" || q.Gaps[0].Right != nil {
			t.Errorf("%s: %+v", typ, q)
		}
		if len(q.Hints) != 1 || len(q.Gaps[0].Options) != 2 {
			t.Errorf("%s lost what learners need: %+v", typ, q)
		}
		order := ""
		for _, c := range q.Choices {
			order += c.ID
			if c.Right || c.Weight != 0 || c.Feedback != "" {
				t.Errorf("%s: %+v", typ, c)
			}
		}
		want := map[string]string{"short-text": "", "numeric": "", "true-false": "ba"}
		if w, special := want[typ]; order != w && special || order != "ab" && !special {
			t.Errorf("%s: the choices stand as %q", typ, order)
		}
	}
}
