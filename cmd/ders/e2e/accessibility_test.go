package e2e

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
)

// controls are the roles that a person operates, and so must hear the name of.
var controls = []string{"button", "link", "radio", "checkbox", "textbox", "searchbox", "combobox", "tab", "DisclosureTriangle", "dialog", "alertdialog", "navigation", "radiogroup", "tabpanel"}

// TestPagesCanBeHeard holds each kind of page, and what opens on it, against
// what a screen reader needs.
func TestPagesCanBeHeard(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.problems.expect("/yok")
	for _, path := range []string{home, module, lesson, delivery, exam, "/yok/"} {
		p.open(path)
		p.sound(path)
	}
	p.open(home)
	p.click("Görünüm")
	p.sound("the appearance menu")
	p.open(exam)
	p.goTo(func(q question) bool { return q.Type == "multiple" })
	p.sound("a question of many")
	p.click("Yanıtla")
	p.sound("an empty answer")
	p.answer(p.question().wrong())
	p.sound("feedback")
	for range p.count() - 1 {
		p.goOn()
		p.answer(p.question().wrong())
	}
	p.goOn()
	p.sound("the result")
}

// sound checks the page as it is.
func (p *person) sound(where string) {
	p.Helper()
	for _, fault := range ask[[]string](p, "faults()") {
		p.Errorf("%s: %s", where, fault)
	}
	tree := call(p, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	for _, node := range tree.Nodes {
		if node.Ignored || !slices.Contains(controls, word(node.Role)) || word(node.Name) != "" {
			continue
		}
		p.Errorf("%s: a %s without a name", where, word(node.Role))
	}
	p.audit(where)
}

func word(value *accessibility.Value) (text string) {
	if value != nil && json.Unmarshal(value.Value, &text) != nil {
		return string(value.Value)
	}
	return text
}

// TestFocusCanBeSeen walks through whole pages with Tab.
func TestFocusCanBeSeen(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	for _, path := range []string{home, lesson, delivery, exam} {
		p.open(path)
		seen := map[string]bool{}
		for {
			p.press("Tab")
			// The last Tab leaves the page for the browser's own controls.
			focus := ask[string](p, "document.activeElement === document.body ? '' : [...document.querySelectorAll('*')].indexOf(document.activeElement) + ' ' + nameOf(document.activeElement)")
			if focus == "" || seen[focus] {
				break
			}
			seen[focus] = true
			if !ask[bool](p, "focusShows()") {
				p.Errorf("%s: the focus on %q cannot be seen", path, focus)
			}
		}
		if len(seen) < 10 {
			p.Errorf("%s: Tab comes to %d controls only", path, len(seen))
		}
	}
}
