package scenario

import (
	"regexp"
	"strconv"
	"strings"

	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleBadCondition = source.Define("scenario/bad-condition", source.Error,
		source.Text{Message: "“%s” bir koşul olarak okunamıyor", Hint: "`if: %[2]s` gibi yazın; işaretler: < <= = != >= >"},
		source.Text{Message: "“%s” cannot be read as a condition", Hint: "write it like `if: %[2]s`; the signs are < <= = != >= >"})
	ruleConditionWord = source.Define("scenario/condition-word", source.Error,
		source.Text{Message: "koşullar “%s” ile birleştirilemez", Hint: "hepsi birden gerekiyorsa “and” yazın; biri yeterliyse her koşul için ayrı bir satır açın"},
		source.Text{Message: "conditions cannot be joined with “%s”", Hint: "write “and” if all are needed; if one is enough, write a line for each"})
	ruleConditionColon = source.Define("scenario/condition-colon", source.Error,
		source.Text{Message: "koşulda “if” sözcüğünden sonra iki nokta yok", Hint: "şöyle yazın: `if: %s`"},
		source.Text{Message: "the condition lacks the colon after “if”", Hint: "write it like this: `if: %s`"})
)

var (
	comparison = regexp.MustCompile(`^([^\s<>=!≤≥≠]+)[ \t\x{a0}]*(<=|>=|==|!=|[<>=≤≥≠])[ \t\x{a0}]*([+−–-]?\d{1,6})$`)
	and        = regexp.MustCompile(`(?i)[ \t\x{a0}]+and[ \t\x{a0}]+`)
	// otherWord joins in other languages, or does not join.
	otherWord = regexp.MustCompile(`(?i)(?:[ \t\x{a0}]|^)(or|ve|veya|ya da|&&|&|\|\||,)(?:[ \t\x{a0}]|$)|(,)`)
	ifWord    = regexp.MustCompile(`(?i)^if[ \t\x{a0}]+`)
)

var signs = map[string]string{"≤": "<=", "≥": ">=", "≠": "!=", "==": "="}

// isIf reports whether a code span means to be a condition.
func isIf(chip markdown.Chip, text string) bool {
	switch lang.Fold(chip.Key.Text) {
	case "if", "eger", "kosul", "when":
		return true
	}
	return ifWord.MatchString(text)
}

// readCondition reads `if: …`.
func (p *parser) readCondition(m *site.Move, chip markdown.Chip, at *places) {
	value := chip.Value
	_, example := p.examples()
	if chip.Key.Text != "if" && comparison.MatchString(value.Text) {
		example = value.Text
	}
	at.doubt = chip.Key.Text != "if" || value.Text == ""
	switch {
	case ifWord.MatchString(chip.Key.Text):
		rest := strings.TrimSpace(ifWord.ReplaceAllString(chip.Key.Text, ""))
		p.fault(chip.Key.Span, ruleConditionColon, rest)
		return
	case chip.Key.Text != "if":
		p.fault(chip.Key.Span, ruleBadCondition, chip.Key.Text, example)
		return
	case value.Text == "":
		p.fault(chip.Key.Span, ruleBadCondition, chip.Key.Text, example)
		return
	case at.condition.Text != "":
		p.fault(value.Span, ruleTwoConditions, at.condition.Text, value.Text)
		return
	}
	at.condition = value
	start := 0
	for _, border := range append(and.FindAllStringIndex(value.Text, -1), []int{len(value.Text), len(value.Text)}) {
		from := value.Span.Start + start
		part := source.Value{
			Text: value.Text[start:border[0]],
			Span: value.Span.File.Span(from, value.Span.Start+border[0]),
		}
		start = border[1]
		if c, ok := p.comparison(part, example); ok {
			m.If = append(m.If, c)
			at.parts = append(at.parts, part)
		}
	}
}

func (p *parser) comparison(part source.Value, example string) (site.Comparison, bool) {
	found := comparison.FindStringSubmatch(part.Text)
	if found == nil {
		if m := otherWord.FindStringSubmatchIndex(part.Text); m != nil {
			from, to := m[2], m[3]
			if from < 0 {
				from, to = m[4], m[5]
			}
			p.fault(part.Span.File.Span(part.Span.Start+from, part.Span.Start+to), ruleConditionWord, part.Text[from:to])
		} else {
			p.fault(part.Span, ruleBadCondition, part.Text, example)
		}
		return site.Comparison{}, false
	}
	name := source.Value{Text: found[1], Span: part.Span.File.Span(part.Span.Start, part.Span.Start+len(found[1]))}
	if !p.known(name) {
		return site.Comparison{}, false
	}
	number := strings.TrimPrefix(strings.NewReplacer("−", "-", "–", "-").Replace(found[3]), "+")
	value, err := strconv.Atoi(number)
	if err != nil { // the expression holds no more digits than an int
		panic(err)
	}
	sign := found[2]
	if plain := signs[sign]; plain != "" {
		sign = plain
	}
	return site.Comparison{Meter: name.Text, Op: sign, Value: value}, true
}

// holds reports whether a comparison is true of a number.
func holds(c site.Comparison, n int) bool {
	switch c.Op {
	case "<":
		return n < c.Value
	case "<=":
		return n <= c.Value
	case "=":
		return n == c.Value
	case "!=":
		return n != c.Value
	case ">=":
		return n >= c.Value
	}
	return n > c.Value
}
