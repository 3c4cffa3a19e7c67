package quiz

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleBadMark = source.Define("quiz/bad-mark", source.Error,
		source.Text{Message: "“%s” geçerli bir seçenek işareti değil", Hint: "“- [x] ”, “- [ ] ” ya da “- [50%%] ” yazın (yüzde −100 ile 100 arası)"},
		source.Text{Message: "“%s” is no valid mark of a choice", Hint: "write “- [x] ”, “- [ ] ” or “- [50%%] ” (−100 to 100 percent)"})
	ruleUnmarked = source.Define("quiz/unmarked-choice", source.Error,
		source.Text{Message: "seçeneğin işareti yok", Hint: "doğruysa [x], değilse [ ] ile başlatın"},
		source.Text{Message: "the choice has no mark", Hint: "begin it with [x] if it is right, else with [ ]"})
	ruleFewChoices = source.Define("quiz/few-choices", source.Error,
		source.Text{Message: "en az iki seçenek gerekir", Hint: "bir seçenek daha ekleyin; yanıt yazılacaksa başlığın altına `type: short-text` ya da `type: numeric` yazın"},
		source.Text{Message: "at least two choices are needed", Hint: "add another choice; if the answer is to be typed, write `type: short-text` or `type: numeric` below the heading"})
	ruleNoRight = source.Define("quiz/no-right-choice", source.Error,
		source.Text{Message: "doğru seçenek işaretlenmemiş", Hint: "doğru seçeneği [x] ile işaretleyin"},
		source.Text{Message: "no choice is marked right", Hint: "mark the right one with [x]"})
	ruleNoFull = source.Define("quiz/no-full-choice", source.Error,
		source.Text{Message: "hiçbir seçenek tam puan vermiyor", Hint: "doğru seçeneği [x] ile işaretleyin; birkaç seçenek birlikte doğruysa başlığın altına `type: multiple` yazın"},
		source.Text{Message: "no choice gives all the points", Hint: "mark the right one with [x]; if several are right together, write `type: multiple` below the heading"})
	ruleNoWrong = source.Define("quiz/no-wrong-choice", source.Error,
		source.Text{Message: "yanlış seçenek yok; en az bir tane gerekir", Hint: "yanlış olanı [ ] ile işaretleyin ya da yanlış bir seçenek ekleyin; hepsi yazılabilecek yanıtlarsa `type: short-text` yazın"},
		source.Text{Message: "no choice is wrong; at least one must be", Hint: "mark the wrong one with [ ], or add a wrong choice; if all are answers that may be typed, write `type: short-text`"})
	ruleTypeContradicts = source.Define("quiz/type-contradicts", source.Error,
		source.Text{Message: "“%s” türünde tek doğru seçenek olur, burada %d seçenek [x] ile işaretli", Hint: "fazla işaretleri kaldırın; hepsi doğruysa type bilgisini silin"},
		source.Text{Message: "the type “%s” has one right choice, but %d are marked [x]", Hint: "unmark the others; delete the type if all of them are right"})
	ruleNotTrueFalse = source.Define("quiz/not-true-false", source.Error,
		source.Text{Message: "doğru-yanlış sorusunda yalnız “Doğru” ve “Yanlış” bulunur", Hint: "iki seçeneği tam böyle yazın ya da type bilgisini silin"},
		source.Text{Message: "a true-false question has just the choices “True” and “False”", Hint: "write the two choices exactly so, or delete the type"})
	ruleEqualChoices = source.Define("quiz/equal-choices", source.Error,
		source.Text{Message: "iki seçenek aynı: “%s”", Hint: "birini değiştirin ya da silin"},
		source.Text{Message: "two choices are equal: “%s”", Hint: "change or delete one of them"})
	ruleEmptyChoice = source.Define("quiz/empty-choice", source.Error,
		source.Text{Message: "seçeneğin metni boş", Hint: "işaretten sonra seçeneği yazın"},
		source.Text{Message: "the choice has no text", Hint: "write the choice behind the mark"})
	ruleBidi = source.Define("quiz/bidi-control", source.Error,
		source.Text{Message: "seçenekte yazı yönünü değiştiren gizli bir karakter var", Hint: "satırı silip elle yeniden yazın"},
		source.Text{Message: "the choice holds a hidden character that changes the writing direction", Hint: "delete the line and type it again"})
	ruleWeightTotal = source.Define("quiz/weight-total", source.Error,
		source.Text{Message: "artı yüzdelerin toplamı %d; 100 olmalı", Hint: "doğru seçeneklerin yüzdelerini toplamı 100 olacak biçimde değiştirin"},
		source.Text{Message: "the positive percentages total %d; they must total 100", Hint: "change them so that they total 100"})
	ruleMixedMarks = source.Define("quiz/mixed-marks", source.Error,
		source.Text{Message: "çoklu seçimde [x] ile yüzde birlikte kullanılamaz", Hint: "puan getiren her seçeneğe yüzde verin ya da yalnız [x] ve [ ] kullanın"},
		source.Text{Message: "a multiple question cannot mix [x] with percentages", Hint: "give every choice that counts a percentage, or use [x] and [ ] only"})
	ruleScoringAll = source.Define("quiz/scoring-all", source.Error,
		source.Text{Message: "“scoring: all” yalnız [x] ve [ ] işaretli çoklu seçimde kullanılır", Hint: "bu bilgiyi silin"},
		source.Text{Message: "“scoring: all” is for multiple questions with [x] and [ ] only", Hint: "delete it"})
)

var markNumber = regexp.MustCompile(`^([-−]?)(\d{1,3})%$`)

// A mark is what stands between the brackets of a choice.
type mark struct {
	tick   bool // [x]
	weight int
	number bool // [N%]
}

func readMark(s string) (mark, bool) {
	switch s {
	case "x", "X":
		return mark{tick: true, weight: 100}, true
	case " ", "\u00a0": // a no-break space looks like any other
		return mark{}, true
	}
	m := markNumber.FindStringSubmatch(s)
	if m == nil {
		return mark{}, false
	}
	n, _ := strconv.Atoi(m[2])
	if m[1] != "" {
		n = -n
	}
	return mark{weight: n, number: true}, n >= -100 && n <= 100
}

// choices reads the marked list of a question.
func (p *parser) choices(q *site.Question, a *answer, c chips) {
	var marks []mark
	sound := !a.doubt
	within(p, a.items, func(item markdown.Item) source.Span { return item.Span }) // all are read: what is not would count as loose
	for i := range a.items {
		item := &a.items[i]
		m, ok := p.mark(item)
		if p.swallowed(a, i) || !ok {
			sound = false
		}
		end := a.span.End
		if i+1 < len(a.items) {
			end = lineStart(&a.items[i+1])
		}
		p.feedbackInText(item, end)
		p.checkText(item)
		p.indentedNotes(q, item)
		marks = append(marks, m)
		q.Choices = append(q.Choices, newChoice(item, m))
	}
	typ := c.statedType()
	switch construct := constructOf(typ); {
	case construct != nil:
		p.report(c.stated.Span, construct.needed)
	case typ == site.ShortText:
		p.shortText(q, a.span, sound)
	case typ == site.Numeric:
		p.numeric(q, a.span, sound)
	default:
		p.distinct(a.items)
		if sound && len(marks) < 2 && a.above != nil {
			p.report(a.above.Items[0].Span, ruleUnmarked)
		} else if sound && len(marks) < 2 {
			p.report(a.span, ruleFewChoices)
		} else if sound {
			p.decide(q, marks, a.span, c)
		}
	}
}

func (p *parser) mark(item *markdown.Item) (mark, bool) {
	if !item.Marked {
		if !p.looseLines(firstLine(item.Span)) { // "[x]Text"
			p.report(item.Span, ruleUnmarked)
		}
		return mark{}, false
	}
	m, ok := readMark(item.Mark.Text)
	if !ok {
		at := item.Mark.Span
		p.report(at.File.Span(at.Start-len("["), at.End+len("]")), ruleBadMark, "["+item.Mark.Text+"]")
	}
	return m, ok
}

func firstLine(span source.Span) source.Span {
	line, _, _ := strings.Cut(span.Text(), "\n")
	return span.File.Span(span.Start, span.Start+len(line))
}

// checkText checks what a choice says by itself.
func (p *parser) checkText(item *markdown.Item) {
	if item.Text == "" && item.HTML.Empty() {
		at := item.Span
		if item.Marked {
			at = at.File.Span(item.Mark.Span.Start-len("["), item.Mark.Span.End+len("]"))
		}
		p.report(at, ruleEmptyChoice)
		return
	}
	p.checkBidi(item.Text, item.Span)
}

// checkBidi reports a character in text, which stands at a place, that could
// make it read as something else.
func (p *parser) checkBidi(text string, at source.Span) {
	isBidi := func(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }
	if !strings.ContainsFunc(text, isBidi) {
		return
	}
	if i := strings.IndexFunc(at.Text(), isBidi); i >= 0 { // it may be written as an entity
		_, size := utf8.DecodeRuneInString(at.Text()[i:])
		at = at.File.Span(at.Start+i, at.Start+i+size)
	}
	p.report(at, ruleBidi)
}

// distinct reports choices that say the same.
func (p *parser) distinct(items []markdown.Item) {
	seen := map[string]source.Span{}
	for i := range items {
		item := &items[i]
		identity := item.HTML.Identity(item.Text)
		key := p.language.Lower(identity)
		if first, ok := seen[key]; ok && identity != "" {
			p.diags.Add(item.Span.Report(ruleEqualChoices, cmp.Or(item.Text, item.Span.Text())).FirstHere(first))
			continue
		}
		seen[key] = item.Span
	}
}

// idOf is the id of a choice, row or part: moving it keeps a learner's response.
func idOf(text string, html site.Fragment) string {
	return source.Sum(html.Identity(text)).Short()[:8]
}

func newChoice(item *markdown.Item, m mark) *site.Choice {
	choice := &site.Choice{
		ID: idOf(item.Text, item.HTML), Weight: m.weight, Right: m.weight == 100,
		HTML: item.HTML, Text: item.Text, Span: item.Span,
	}
	for _, quote := range item.Quotes {
		choice.Feedback.Append(quote.HTML)
	}
	return choice
}

// decide finds the type and checks the marks against it.
func (p *parser) decide(q *site.Question, marks []mark, list source.Span, c chips) {
	ticks, numbers, blanks := 0, 0, 0
	for _, m := range marks {
		switch {
		case m.tick:
			ticks++
		case m.number:
			numbers++
		default:
			blanks++
		}
	}
	binary := isTrueFalse(q.Choices)
	q.Type = site.QuestionType(c.stated.Text)
	switch {
	case c.stated.Text == "" && binary && ticks <= 1:
		q.Type = site.TrueFalse
	case c.stated.Text == "" && ticks <= 1:
		q.Type = site.Single
	case c.stated.Text == "":
		q.Type = site.Multiple
	case q.Type == site.TrueFalse && !binary:
		p.report(c.stated.Span, ruleNotTrueFalse)
		return
	}
	if q.Scoring == site.ByAll && q.Type == site.Multiple && numbers > 0 {
		p.report(c.scoring.Span, ruleScoringAll)
	}
	switch q.Type {
	case site.Single, site.TrueFalse:
		q.Fixed = q.Fixed || binary
		switch {
		case ticks > 1:
			p.report(c.stated.Span, ruleTypeContradicts, q.Type, ticks)
		case ticks == 0 && numbers == 0:
			p.report(list, ruleNoRight)
		case ticks == 0 && !hasFull(q.Choices):
			p.report(list, ruleNoFull)
		}
	case site.Multiple:
		p.multiple(q, marks, ticks, numbers, blanks, list)
	}
}

func (p *parser) multiple(q *site.Question, marks []mark, ticks, numbers, blanks int, list source.Span) {
	switch {
	case ticks > 0 && numbers > 0:
		p.report(list, ruleMixedMarks)
		return
	case ticks == 0 && numbers == 0:
		p.report(list, ruleNoRight)
		return
	case numbers == 0:
		if blanks == 0 {
			p.report(list, ruleNoWrong)
		}
		return
	}
	total, wrong := 0, blanks
	for i, m := range marks {
		q.Choices[i].Right = m.weight > 0
		if m.weight > 0 {
			total += m.weight
		} else if m.number {
			wrong++
		}
	}
	q.Scoring = site.ByWeights
	if total != 100 {
		p.report(list, ruleWeightTotal, total)
	}
	if wrong == 0 {
		p.report(list, ruleNoWrong)
	}
}

// hasFull reports whether a choice is worth all the points.
func hasFull(choices []*site.Choice) bool {
	return slices.ContainsFunc(choices, func(c *site.Choice) bool { return c.Weight == 100 })
}

// isTrueFalse reports whether two choices say just true and false.
func isTrueFalse(choices []*site.Choice) bool {
	if len(choices) != 2 {
		return false
	}
	word := func(c *site.Choice) string { return strings.TrimRight(lang.Fold(c.Text), ".!") }
	pair := word(choices[0]) + "/" + word(choices[1])
	return slices.Contains([]string{"dogru/yanlis", "yanlis/dogru", "true/false", "false/true"}, pair)
}

// revision digests what scoring sees of a question, not its wording. What a
// type is scored by besides marks, its construct adds.
func revision(q *site.Question, c chips) source.Digest {
	parts := []string{string(q.Type), string(q.Scoring), strconv.Itoa(q.Points), c.revision}
	for _, choice := range q.Choices {
		parts = append(parts, fmt.Sprint(choice.Weight, choice.Right))
	}
	switch q.Type {
	case site.ShortText:
		parts = append(parts, shortTextKey(q)...)
	case site.Numeric:
		parts = append(parts, numericKey(q)...)
	case site.Ordering:
		parts = append(parts, orderingKey(q)...)
	case site.Matching:
		parts = append(parts, matchingKey(q)...)
	case site.Cloze:
		parts = append(parts, clozeKey(q)...)
	}
	return source.Sum(parts...)
}
