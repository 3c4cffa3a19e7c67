package scenario

import (
	"regexp"
	"strings"

	"ders/generator/markdown"
	"ders/generator/source"
)

// Markdown forgives: a choice with a slip at its beginning becomes text of the
// paragraph, the choice or the coaching above it. Here such lines are found.

var (
	ruleLooseChoice = source.Define("scenario/loose-choice", source.Error,
		source.Text{Message: "bu satır bir seçenek başlatmıyor", Hint: "satıra “- [” ile başlayın; çizgiden sonra boşluk bırakın"},
		source.Text{Message: "this line does not begin a choice", Hint: "begin the line with “- [”, with a space behind the dash"})
	ruleIndentedChoice = source.Define("scenario/indented-choice", source.Error,
		source.Text{Message: "bu seçenek içeri kaymış; üsttekinin parçası sayılıyor", Hint: "satırın başındaki boşlukları silin"},
		source.Text{Message: "this choice is indented and counts as part of the one above", Hint: "delete the spaces at the beginning of its line"})
)

var (
	// looseChoice is the beginning of a line that means to be a choice: a
	// bullet, if any, and a link to a scene. No-break spaces and bullets like •
	// come from word processors.
	looseChoice = regexp.MustCompile(`^[ \t\x{a0}]*((?:[-*+•·▪◦‣●○–—]|[0-9\pL]{1,2}[.)])?[ \t\x{a0}]*\[[^\]\n]*\]\(#[^)\n]*\)?)`)
	// soundChoice is a line that would be a choice if it were not indented.
	soundChoice = regexp.MustCompile(`^[ \t]+([-*+][ \t]+\[[^\]\n]*\]\(#[^)\n]*\)?)`)
)

// loose reports a block that holds choices: of a paragraph, of what four spaces
// make code, or where the lines of a quote go on without their mark.
func (p *parser) loose(b *markdown.Block) bool {
	switch b.Kind {
	case markdown.Paragraph, markdown.Quote:
		return p.looseLines(b.Span)
	case markdown.Code:
		whole := b.Span.File.Span(b.Span.LineStart(), b.Span.End)
		return !fenced.MatchString(whole.Text()) && p.looseLines(whole)
	}
	return false
}

var fenced = regexp.MustCompile("^ {0,3}(?:```|~~~)")

// looseLines reports lines of a span that mean to be choices. A line that
// begins with ">" is quoted on purpose, and code is code.
func (p *parser) looseLines(span source.Span) bool {
	found := false
	for start, line := range markdown.Unfenced(span) {
		if m := soundChoice.FindStringSubmatchIndex(line); m != nil {
			p.fault(span.File.Span(start+m[2], start+m[3]), ruleIndentedChoice)
			found = true
		} else if m := looseChoice.FindStringSubmatchIndex(line); m != nil {
			p.fault(span.File.Span(start+m[2], start+m[3]), ruleLooseChoice)
			found = true
		}
	}
	return found
}

// swallowed reports choices that became part of the item that begins at start
// and ends where the next one begins.
func (p *parser) swallowed(item source.Span, end int) bool {
	text := item.File.Text[item.Start:max(end, item.Start)]
	newline := strings.IndexByte(text, '\n')
	if newline < 0 {
		return false
	}
	return p.looseLines(item.File.Span(item.Start+newline+1, end))
}

// indent is how far the text of an item is indented: so far must be what is to
// belong to it.
func indent(item source.Span) int { return item.Start - item.LineStart() }
