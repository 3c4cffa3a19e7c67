package quiz

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

// Short text: a marked list of what a learner may type. What is worth points
// is accepted; the rest are foreseen mistakes, each with feedback of its own.

var (
	ruleAcceptedAndRefused = source.Define("quiz/accepted-and-refused", source.Error,
		source.Text{Message: "“%s” hem kabul ediliyor hem edilmiyor", Hint: "satırlardan birini silin; büyük-küçük harf ve düzeltme işareti fark edecekse başlığın altına `case: exact` yazın"},
		source.Text{Message: "“%s” is both accepted and refused", Hint: "delete one of the lines; if case and accents are to count, write `case: exact` below the heading"})
	ruleEqualAnswers = source.Define("quiz/equal-answers", source.Error,
		source.Text{Message: "“%s” yukarıdaki bir yanıtla aynı sayılır", Hint: "birini silin; büyük-küçük harf ve düzeltme işareti fark edecekse başlığın altına `case: exact` yazın"},
		source.Text{Message: "“%s” counts as the same as an answer above", Hint: "delete one of them; if case and accents are to count, write `case: exact` below the heading"})
)

func (p *parser) shortText(q *site.Question, list source.Span, sound bool) {
	q.Type = site.ShortText
	first := map[string]*site.Choice{}
	for _, choice := range q.Choices {
		if choice.Text == "" {
			if !choice.HTML.Empty() { // nobody can type a picture
				p.report(choice.Span, ruleEmptyChoice)
			}
			continue
		}
		key := compared(choice.Text, q.Exact)
		before, rule := first[key], ruleEqualAnswers
		switch {
		case before == nil:
			first[key] = choice
			continue
		case q.Exact:
			rule = ruleEqualChoices
		case accepted(before) != accepted(choice):
			rule = ruleAcceptedAndRefused
		}
		p.diags.Add(choice.Span.Report(rule, choice.Text).FirstHere(before.Span))
	}
	if sound && !hasFull(q.Choices) {
		p.report(list, ruleNoRight)
	}
}

func accepted(c *site.Choice) bool { return c.Weight > 0 }

var oneSpelling = strings.NewReplacer(
	"‘", "'", "’", "'", "ʼ", "'", "`", "'", "´", "'",
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "−", "-",
)

// compared is a typed text as fold.ts compares it: two texts with one result
// are one answer. Punctuation alone keeps its first character.
func compared(text string, exact bool) string {
	if exact {
		return strings.Join(strings.Fields(text), " ")
	}
	text = oneSpelling.Replace(lang.Fold(text))
	_, first := utf8.DecodeRuneInString(text)
	return text[:first] + strings.TrimRight(text[first:], " .,;:!?…")
}

// shortTextKey is what a short text is scored by. Foreseen mistakes only choose
// feedback.
func shortTextKey(q *site.Question) []string {
	key := []string{strconv.FormatBool(q.Exact)}
	for _, choice := range q.Choices {
		if accepted(choice) {
			key = append(key, strconv.Itoa(choice.Weight)+" "+compared(choice.Text, q.Exact))
		}
	}
	slices.Sort(key[1:])
	return key
}
