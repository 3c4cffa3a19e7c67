package quiz

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleBadMark = source.Define("quiz/bad-mark", source.Error,
		source.Text{Message: "“%s” geçerli bir seçenek işareti değil", Hint: "“- [x] ”, “- [ ] ” ya da “- [50%%] ” yazın (yüzde −100 ile 100 arası; çizgiden ve ayraçtan sonra boşluk)"},
		source.Text{Message: "“%s” is no valid mark of a choice", Hint: "write “- [x] ”, “- [ ] ” or “- [50%%] ” (−100 to 100 percent; a space behind dash and bracket)"})
	ruleUnmarked = source.Define("quiz/unmarked-choice", source.Error,
		source.Text{Message: "seçeneğin işareti yok", Hint: "doğruysa [x], değilse [ ] ile başlatın"},
		source.Text{Message: "the choice has no mark", Hint: "begin it with [x] if it is right, else with [ ]"})
	ruleFewChoices = source.Define("quiz/few-choices", source.Error,
		source.Text{Message: "en az iki seçenek gerekir", Hint: "bir seçenek daha ekleyin"},
		source.Text{Message: "at least two choices are needed", Hint: "add another choice"})
	ruleNoRight = source.Define("quiz/no-right-choice", source.Error,
		source.Text{Message: "doğru seçenek işaretlenmemiş", Hint: "doğru seçeneği [x] ile işaretleyin"},
		source.Text{Message: "no choice is marked right", Hint: "mark the right one with [x]"})
	ruleNoWrong = source.Define("quiz/no-wrong-choice", source.Error,
		source.Text{Message: "çoklu seçimde en az bir yanlış seçenek gerekir", Hint: "[ ] ile bir çeldirici ekleyin"},
		source.Text{Message: "a multiple question needs a wrong choice", Hint: "add a distractor with [ ]"})
	ruleTypeContradicts = source.Define("quiz/type-contradicts", source.Error,
		source.Text{Message: "“%s” türü seçeneklerle uyuşmuyor: %d seçenek [x] ile işaretli", Hint: "türü silin ya da işaretleri düzeltin"},
		source.Text{Message: "the type “%s” contradicts the choices: %d are marked [x]", Hint: "delete the type, or mend the marks"})
	ruleNotTrueFalse = source.Define("quiz/not-true-false", source.Error,
		source.Text{Message: "doğru-yanlış sorusunda yalnız “Doğru” ve “Yanlış” bulunur", Hint: "iki seçeneği tam böyle yazın ya da türü silin"},
		source.Text{Message: "a true-false question has just “True” and “False”", Hint: "write the two choices exactly so, or delete the type"})
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
		source.Text{Message: "artı yüzdelerin toplamı %d; 100 olmalı", Hint: "yüzdeleri toplamı 100 olacak biçimde düzeltin"},
		source.Text{Message: "the positive percentages total %d; they must total 100", Hint: "change them so that they total 100"})
	ruleMixedMarks = source.Define("quiz/mixed-marks", source.Error,
		source.Text{Message: "çoklu seçimde [x] ile yüzde birlikte kullanılamaz", Hint: "ya hepsine yüzde verin ya da yalnız [x] ve [ ] kullanın"},
		source.Text{Message: "a multiple question cannot mix [x] with percentages", Hint: "give every choice that counts a percentage, or use [x] and [ ] only"})
	ruleScoringAll = source.Define("quiz/scoring-all", source.Error,
		source.Text{Message: "“scoring: all” yalnız [x] ve [ ] işaretli çoklu seçimde kullanılır", Hint: "silin"},
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
	case " ":
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

// choices reads a marked list as the answer of a question.
func (p *parser) choices(q *site.Question, list *markdown.Block, c chips) {
	var marks []mark
	sound := true
	seen := map[string]source.Span{}
	for i := range list.Items {
		item := &list.Items[i]
		m, ok := mark{}, true
		switch {
		case !item.Marked:
			p.report(item.Span, ruleUnmarked)
			sound = false
		default:
			if m, ok = readMark(item.Mark.Text); !ok {
				p.report(item.Mark.Span, ruleBadMark, "["+item.Mark.Text+"]")
				sound = false
			}
		}
		if newline := strings.IndexByte(item.Span.Text(), '\n'); newline >= 0 && p.looseMarksIn(item.Span, newline+1) {
			sound = false // a mistyped choice glued itself to this one
		}
		p.checkText(item, seen)
		marks = append(marks, m)
		q.Choices = append(q.Choices, newChoice(item, m))
	}
	if len(marks) < 2 {
		p.report(list.Span, ruleFewChoices)
		return
	}
	if sound {
		p.decide(q, marks, list.Span, c)
	}
}

func (p *parser) checkText(item *markdown.Item, seen map[string]source.Span) {
	switch {
	case item.Text == "" && len(item.HTML.Links) == 0:
		p.report(item.Span, ruleEmptyChoice)
		return
	case strings.IndexFunc(item.Text, func(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }) >= 0:
		p.report(item.Span, ruleBidi)
	}
	key := p.language.Lower(item.Text)
	if item.Text == "" {
		return
	}
	if first, ok := seen[key]; ok {
		p.diags.Add(item.Span.Report(ruleEqualChoices, item.Text).FirstHere(first))
		return
	}
	seen[key] = item.Span
}

func newChoice(item *markdown.Item, m mark) *site.Choice {
	choice := &site.Choice{Weight: m.weight, Right: m.weight == 100, HTML: item.HTML, Text: item.Text, Span: item.Span}
	identity := item.Text
	for _, link := range item.HTML.Links {
		identity += "\n" + link.Path
	}
	choice.ID = source.Sum(identity).Short()[:8]
	for _, quote := range item.Quotes {
		choice.Feedback = join(choice.Feedback, quote.HTML)
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
	case c.stated.Text == "" && binary && ticks == 1:
		q.Type = site.TrueFalse
	case c.stated.Text == "" && ticks <= 1:
		q.Type = site.Single
	case c.stated.Text == "":
		q.Type = site.Multiple
	case q.Type == site.TrueFalse && !binary:
		p.report(c.stated.Span, ruleNotTrueFalse)
		return
	}
	if q.Scoring == site.ByAll && (q.Type != site.Multiple || numbers > 0) {
		p.report(list, ruleScoringAll)
	}
	switch q.Type {
	case site.Single, site.TrueFalse:
		q.Fixed = q.Fixed || q.Type == site.TrueFalse
		switch {
		case ticks > 1:
			p.report(c.stated.Span, ruleTypeContradicts, q.Type, ticks)
		case ticks == 0 && !hasFull(marks):
			p.report(list, ruleNoRight)
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

func hasFull(marks []mark) bool {
	for _, m := range marks {
		if m.weight == 100 {
			return true
		}
	}
	return false
}

// isTrueFalse reports whether two choices say just true and false.
func isTrueFalse(choices []*site.Choice) bool {
	if len(choices) != 2 {
		return false
	}
	pair := lang.Fold(choices[0].Text) + "/" + lang.Fold(choices[1].Text)
	return slices.Contains([]string{"dogru/yanlis", "yanlis/dogru", "true/false", "false/true"}, pair)
}

// revision digests what scoring sees of a question, not its wording.
func revision(q *site.Question, c chips) source.Digest {
	parts := []string{string(q.Type), string(q.Scoring), strconv.Itoa(q.Points), c.revision}
	for _, choice := range q.Choices {
		parts = append(parts, fmt.Sprint(choice.Weight, choice.Right))
	}
	return source.Sum(parts...)
}
