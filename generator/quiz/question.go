package quiz

import (
	"regexp"
	"slices"
	"strings"

	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleNoAnswer = source.Define("quiz/no-answer", source.Error,
		source.Text{Message: "sorunun seçenekleri yok", Hint: "seçenekleri listeleyin: “- [x] doğru” ve “- [ ] yanlış”"},
		source.Text{Message: "the question has no answer", Hint: "list the choices: “- [x] right” and “- [ ] wrong”"})
	ruleTwoAnswers = source.Define("quiz/two-answers", source.Error,
		source.Text{Message: "soruda ikinci bir seçenek listesi var", Hint: "tek listede birleştirin ya da ikinci soru için yeni bir “##” başlığı açın"},
		source.Text{Message: "the question has a second list of choices", Hint: "join them into one list, or open a new “##” heading for a second question"})
	ruleMixedBullets = source.Define("quiz/mixed-bullets", source.Error,
		source.Text{Message: "madde imi değiştiği için seçenek listesi ikiye bölünmüş", Hint: "bütün seçenekleri aynı imle başlatın: -"},
		source.Text{Message: "the list of choices is split because the bullet changes", Hint: "begin every choice with the same bullet: -"})
	ruleLooseQuote = source.Define("quiz/loose-quote", source.Error,
		source.Text{Message: "bu alıntı bir seçeneğe bağlı değil", Hint: "geri bildirimse iki boşluk içeri alın; notsa **İpucu:** ya da **Açıklama:** ile başlatın"},
		source.Text{Message: "this quote belongs to no choice", Hint: "indent it by two spaces if it is feedback; begin it with **Hint:** or **Explanation:** if it is a note"})
	ruleUnknownNote = source.Define("quiz/unknown-note", source.Error,
		source.Text{Message: "bilinmeyen not etiketi “%s”", Hint: "**İpucu:** ya da **Açıklama:** yazın"},
		source.Text{Message: "unknown note label “%s”", Hint: "write **Hint:** or **Explanation:**"})
	ruleTwoExplanations = source.Define("quiz/two-explanations", source.Error,
		source.Text{Message: "soruda ikinci bir açıklama var", Hint: "iki açıklamayı birleştirin"},
		source.Text{Message: "the question has a second explanation", Hint: "join the two"})
	ruleAfterAnswer = source.Define("quiz/after-answer", source.Error,
		source.Text{Message: "seçeneklerden sonra metin var", Hint: "seçeneklerin üstüne taşıyın ya da “> **Açıklama:**” ile başlatın"},
		source.Text{Message: "there is text after the choices", Hint: "move it above the choices, or begin it with “> **Explanation:**”"})
	ruleEmptyPrompt = source.Define("quiz/empty-prompt", source.Error,
		source.Text{Message: "sorunun metni boş", Hint: "“##” işaretinden sonra soruyu yazın"},
		source.Text{Message: "the prompt is empty", Hint: "write the question after “##”"})
)

// question reads one section. It always returns a question, so that ids are
// checked even in broken ones.
func (p *parser) question(s *markdown.Section) *site.Question {
	q := &site.Question{
		Prompt: s.Title, PromptText: s.Text, Span: s.Span,
		Points: 1, Scoring: site.ByTicks,
	}
	if strings.TrimSpace(s.Text) == "" {
		p.report(s.Span, ruleEmptyPrompt)
	}
	c := p.readChips(q, s.Chips)
	before := len(p.diags)
	answer := p.answer(s)
	for i := range s.Blocks {
		block := &s.Blocks[i]
		switch {
		case block.Kind == markdown.ChipsOnly && misplaced(block):
			p.report(block.Span, ruleMisplacedChips)
		case i == answer:
		case answer < 0 || i < answer:
			q.Body = join(q.Body, block.HTML)
			p.looseMarks(*block)
		default:
			p.afterAnswer(q, s, answer, i)
		}
	}
	switch {
	case answer >= 0:
		p.choices(q, &s.Blocks[answer], c)
	case c.stated.Text != "" && slices.Contains(later, c.stated.Text):
		// the type was reported
	case len(p.diags) == before: // else a list that is none was reported
		p.report(s.Span, ruleNoAnswer)
	}
	q.Revision = revision(q, c)
	return q
}

// misplaced reports whether a paragraph of code spans means to be chips.
func misplaced(b *markdown.Block) bool {
	key, _, found := strings.Cut(b.Text, ":")
	return found && (slices.Contains(chipNames, strings.TrimSpace(key)) || lang.Nearest(strings.TrimSpace(key), chipNames) != "")
}

// answer is the index of the list with marks, or -1.
func (p *parser) answer(s *markdown.Section) int {
	for i, block := range s.Blocks {
		if isChoices(block) {
			return i
		}
	}
	return -1
}

func isChoices(b markdown.Block) bool {
	if b.Kind != markdown.List {
		return false
	}
	for _, item := range b.Items {
		if item.Marked {
			return true
		}
	}
	return false
}

// afterAnswer reads block i, which follows the choices.
func (p *parser) afterAnswer(q *site.Question, s *markdown.Section, answer, i int) {
	block := s.Blocks[i]
	switch {
	case isChoices(block) && i == answer+1:
		p.report(block.Items[0].Span, ruleMixedBullets)
	case isChoices(block) && s.Blocks[i-1].Kind == markdown.Quote && s.Blocks[i-1].Turns == nil:
		// the quote between the lists was reported: indented, it joins them
	case isChoices(block):
		p.report(block.Items[0].Span, ruleTwoAnswers)
	case block.Kind == markdown.Quote && block.Turns == nil:
		p.report(block.Span, ruleLooseQuote)
	case block.Kind == markdown.Quote:
		for _, turn := range block.Turns {
			p.note(q, turn)
		}
	case p.looseMarks(block):
	default:
		p.report(block.Span, ruleAfterAnswer)
	}
}

// note reads what a bold label introduces.
func (p *parser) note(q *site.Question, turn markdown.Turn) {
	switch lang.Fold(turn.Label.Text) {
	case "ipucu", "hint":
		q.Hints = append(q.Hints, turn.HTML)
	case "aciklama", "explanation":
		if !q.Explanation.Empty() {
			p.report(turn.Label.Span, ruleTwoExplanations)
		}
		q.Explanation = join(q.Explanation, turn.HTML)
	default:
		p.report(turn.Label.Span, ruleUnknownNote, turn.Label.Text)
	}
}

// looseMark is a line that means to be a choice but is no list item: no space
// behind the bullet, a bullet pasted from a word processor, or none.
var looseMark = regexp.MustCompile(`(?m)^[ \t]*([-*+•·▪◦‣–—]?[ \t]*\[(?:[xX ]|[-−]?\d{1,3}%)?\])`)

// looseMarks reports lines of a block that mean to be choices.
func (p *parser) looseMarks(b markdown.Block) bool {
	if b.Kind != markdown.Paragraph {
		return false
	}
	return p.looseMarksIn(b.Span, 0)
}

func (p *parser) looseMarksIn(span source.Span, from int) bool {
	text := span.Text()[from:]
	found := false
	for _, m := range looseMark.FindAllStringSubmatchIndex(text, -1) {
		at := span.Start + from
		p.report(span.File.Span(at+m[2], at+m[3]), ruleBadMark, span.File.Text[at+m[2]:at+m[3]])
		found = true
	}
	return found
}
