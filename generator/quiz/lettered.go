package quiz

import (
	"regexp"
	"strings"

	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

// A word processor and a chatbot write choices with letters or boxes, which are
// text to Markdown.

var (
	ruleLettered = source.Define("quiz/lettered-choices", source.Error,
		source.Text{Message: "“%s” bir seçenek başlatmıyor; sorunun yanıtları yok", Hint: "bu satırı ve altındakileri “- [ ] ” ile, doğru olanı “- [x] ” ile başlatın; “%[1]s” işaretlerini silin"},
		source.Text{Message: "“%s” does not begin a choice, and the question has no answers", Hint: "begin this line and those below with “- [ ] ”, the right one with “- [x] ”, and delete “%[1]s”"})
	ruleLetters = source.Define("quiz/choice-letters", source.Warning,
		source.Text{Message: "seçenekler “%s” diye harflenmiş, ama karışık sırayla çıkar", Hint: "harfleri silin; sıra değişmesin isterseniz başlığın altına yazın: `shuffle: false`"},
		source.Text{Message: "the choices have letters (“%s”), but are shown in a random order", Hint: "delete the letters; to keep the order write below the heading: `shuffle: false`"})
)

var ruleFeedbackInText = source.Define("quiz/feedback-in-choice", source.Warning,
	source.Text{Message: "“%s” seçeneğin metni sayılıyor; yanıttan önce görünür", Hint: "geri bildirimse satırı %[2]d boşluk ve > ile başlatın; sorunun açıklamasıysa yanıtların altına taşıyın: > **Açıklama:** …"},
	source.Text{Message: "“%s” counts as text of the choice and is shown before the answer", Hint: "begin the line with %[2]d spaces and > if it is feedback; move it below the answers if it explains the question: > **Explanation:** …"})

// feedbackLine is a line of a choice that says what it is.
var feedbackLine = regexp.MustCompile(`(?m)^[ \t]*(?:[-*+–][ \t]+)?[*_]{0,2}((?i:Açıklama|Geri ?bildirim|Neden|İpucu|Explanation|Feedback|Why|Hint)[ \t]*[*_]{0,2}:)`)

// feedbackInText reports feedback that was not made a quote.
func (p *parser) feedbackInText(item *markdown.Item, end int) {
	text := item.Span.File.Text[item.Span.Start:max(end, item.Span.Start)]
	first, below, found := strings.Cut(text, "\n")
	if !found {
		return
	}
	if m := feedbackLine.FindStringSubmatchIndex(below); m != nil {
		at := item.Span.Start + len(first) + len("\n")
		p.report(item.Span.File.Span(at+m[2], at+m[3]), ruleFeedbackInText, below[m[2]:m[3]], indent(item))
	}
}

// lettered is the beginning of a line with a letter or a box: the sign.
var lettered = regexp.MustCompile(`^[ \t]*(?:[-*+•][ \t\x{a0}]+)?(\(?[A-Ha-h][.)]|\([ \x{a0}xX]?\)|[☐☑☒✓✔✗✘○●◯⚪⚫🔘✅❌]\x{fe0f}?)[ \t\x{a0}]+\S`)

// letters is where a section lists choices with such signs, two lines of them
// at least, and the first sign.
func letters(blocks []markdown.Block) (at source.Span, sign string) {
	for i := range blocks {
		block := &blocks[i]
		if block.Kind != markdown.Paragraph && block.Kind != markdown.List {
			continue
		}
		found := 0
		for start, line := range markdown.Unfenced(block.Span) {
			m := lettered.FindStringSubmatchIndex(line)
			if m == nil {
				continue
			}
			if found++; found == 1 {
				at, sign = block.Span.File.Span(start, start+len(strings.TrimRight(line, " \t\n"))), line[m[2]:m[3]]
			} else if line[m[2]:m[3]] != sign || strings.Contains("☐○◯⚪()( )", sign) || found > 2 {
				return at, sign
			}
		}
	}
	return source.Span{}, ""
}

// checkLetters reports choices that begin with A), B), C) and so on.
func (p *parser) checkLetters(q *site.Question) {
	if q.Type != site.Single && q.Type != site.Multiple || len(q.Choices) < 2 {
		return
	}
	for i, c := range q.Choices {
		if len(c.Text) < 3 || c.Text[0]|0x20 != byte('a'+i) || c.Text[1] != ')' && c.Text[1] != '.' {
			return
		}
	}
	first := q.Choices[0]
	p.report(first.Span, ruleLetters, first.Text[:2])
}
