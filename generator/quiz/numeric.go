package quiz

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"ders/generator/site"
	"ders/generator/source"
)

// Numeric: a marked list of numbers and ranges. The best one that holds the
// learner's number counts.

var (
	ruleBadNumber = source.Define("quiz/bad-number", source.Error,
		source.Text{Message: "“%s” sayı olarak okunamıyor", Hint: "şunlardan birini yazın: 14 | 2,5 | 14 ± 1 | 14 ± %%10 | 10 .. 20; birimi başlığın altına `unit: …` diye yazın"},
		source.Text{Message: "“%s” cannot be read as a number", Hint: "write one of: 14 | 2.5 | 14 ± 1 | 14 ± %%10 | 10 .. 20; the unit goes below the heading: `unit: …`"})
	ruleNoNumber = source.Define("quiz/no-number", source.Error,
		source.Text{Message: "soru sayı istiyor, ama yanıtlarının hiçbiri sayı değil", Hint: "yanıtları rakamla yazın; soru sayı istemiyorsa `type: numeric` bilgisini silin"},
		source.Text{Message: "the question asks for a number, and none of its answers is one", Hint: "write the answers in digits; if it asks for none, delete `type: numeric`"})
	ruleEmptyRange = source.Define("quiz/empty-range", source.Error,
		source.Text{Message: "“%s” aralığı boş: başı sonundan büyük", Hint: "küçük sayıyı öne yazın"},
		source.Text{Message: "the range “%s” is empty: it begins above its end", Hint: "write the smaller number first"})
	ruleCoveredNumber = source.Define("quiz/covered-number", source.Error,
		source.Text{Message: "“%s” hiç sayılmaz: daha çok puan veren “%s” onu içine alıyor", Hint: "satırlardan birini silin ya da aralığı daraltın"},
		source.Text{Message: "“%s” never counts: it lies inside “%s”, which is worth more", Hint: "delete one of the lines, or narrow the range"})
)

func hasDigit(c *site.Choice) bool { return strings.ContainsFunc(c.Text, unicode.IsDigit) }

func (p *parser) numeric(q *site.Question, list source.Span, sound bool) {
	q.Type = site.Numeric
	if len(q.Choices) > 1 && !slices.ContainsFunc(q.Choices, hasDigit) {
		p.report(list, ruleNoNumber)
		return
	}
	var read []*site.Choice
	var values []numbers
	for _, choice := range q.Choices {
		if choice.Text == "" && choice.HTML.Empty() {
			continue // reported
		}
		n, ok := readNumbers(choice.Text, p.language.Tag())
		switch {
		case !ok:
			p.report(choice.Span, ruleBadNumber, cmp.Or(choice.Text, choice.Span.Text()))
		case n.empty():
			p.report(choice.Span, ruleEmptyRange, choice.Text)
		default:
			choice.Low, choice.High = decimal(n.low), decimal(n.high)
			read, values = append(read, choice), append(values, n)
		}
	}
	for i, choice := range read {
		p.checkCovered(choice, values[i], i, read, values)
	}
	if sound && !hasFull(q.Choices) {
		p.report(list, ruleNoRight)
	}
}

// checkCovered reports a number that no learner could type without meeting a
// better or an equal one.
func (p *parser) checkCovered(choice *site.Choice, n numbers, i int, all []*site.Choice, values []numbers) {
	for j, other := range all {
		switch {
		case !values[j].covers(n):
		case other.Weight > choice.Weight:
			p.report(choice.Span, ruleCoveredNumber, choice.Text, other.Text)
			return
		case j < i && other.Weight == choice.Weight && n.covers(values[j]):
			p.diags.Add(choice.Span.Report(ruleEqualChoices, choice.Text).FirstHere(other.Span))
			return
		}
	}
}

// numericKey is what a number is scored by. The unit belongs to it: it is part
// of what learners typed.
func numericKey(q *site.Question) []string {
	key := []string{q.Unit}
	for _, choice := range q.Choices {
		if accepted(choice) {
			key = append(key, strings.Join([]string{strconv.Itoa(choice.Weight), choice.Low, choice.High}, " "))
		}
	}
	slices.Sort(key[1:])
	return key
}
