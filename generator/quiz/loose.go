package quiz

import (
	"regexp"
	"strings"

	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

// Markdown forgives: a choice with a slip at its beginning becomes text of the
// paragraph, the choice or the feedback above it. Here such lines are found.

var (
	ruleLooseMark = source.Define("quiz/loose-mark", source.Error,
		source.Text{Message: "“%s” bir seçenek başlatmıyor", Hint: "satıra “- [x] ” ya da “- [ ] ” ile başlayın; çizgiden ve ayraçtan sonra boşluk bırakın"},
		source.Text{Message: "“%s” does not begin a choice", Hint: "begin the line with “- [x] ” or “- [ ] ”, with a space behind the dash and the bracket"})
	ruleIndentedChoice = source.Define("quiz/indented-choice", source.Error,
		source.Text{Message: "bu seçenek içeri kaymış; üsttekinin parçası sayılıyor", Hint: "satırın başındaki boşlukları silin"},
		source.Text{Message: "this choice is indented and counts as part of the one above", Hint: "delete the spaces at the beginning of its line"})
	ruleDeepFeedback = source.Define("quiz/deep-feedback", source.Error,
		source.Text{Message: "geri bildirim fazla içeride; seçeneğin metni sayılıyor", Hint: "satırın başında yalnız %d boşluk bırakın"},
		source.Text{Message: "the feedback is indented too far and counts as text of the choice", Hint: "begin the line with %d spaces only"})
	ruleIndentedNote = source.Define("quiz/indented-note", source.Error,
		source.Text{Message: "“%s” sorunun notu, ama bir seçeneğin içine kaymış", Hint: "satırın başındaki boşlukları silin; üstünde boş bir satır olsun"},
		source.Text{Message: "“%s” is a note of the question but stands inside a choice", Hint: "delete the spaces before the line, and leave a blank line above it"})
)

var (
	// looseMark is the beginning of a line that means to be a choice: a bullet,
	// if any, and a mark. No-break spaces and bullets like • come from word
	// processors.
	looseMark = regexp.MustCompile(`^[ \t\x{a0}]*((?:[-*+•·▪◦‣●○–—]|[0-9\pL]{1,2}[.)])?[ \t\x{a0}]*\[(?:[ \x{a0}]?[xXvV✓✔]?[ \x{a0}]?|%?[-−]?\d{1,3}%?)\])(.?)`)
	// soundMark is a line that would be a choice if it were not indented.
	soundMark = regexp.MustCompile(`^[ \t]+([-*+][ \t]+\[(?:[xX ]|[-−]?\d{1,3}%)\])[ \t]`)
)

var fenced = regexp.MustCompile("^[ >]*(?:```|~~~)")

// looseMarks reports lines of a block that mean to be choices.
func (p *parser) looseMarks(b *markdown.Block) bool {
	switch b.Kind {
	case markdown.Paragraph, markdown.Quote: // whose lines may go on without their mark
		return p.looseLines(b.Span)
	case markdown.Code: // four spaces make code
		whole := b.Span.File.Span(b.Span.LineStart(), b.Span.End)
		return !fenced.MatchString(whole.Text()) && p.looseLines(whole)
	case markdown.List:
		found := false
		for i := range b.Items {
			found = p.looseLines(b.Items[i].Span) || found
		}
		return found
	}
	return false
}

// looseLines reports lines of a span that mean to be choices. A line that
// begins with ">" is quoted on purpose, and code is code.
func (p *parser) looseLines(span source.Span) bool {
	found := false
	for start, line := range markdown.Unfenced(span) {
		if !strings.Contains(line, "[") {
			continue
		}
		if m := soundMark.FindStringSubmatchIndex(line); m != nil {
			p.report(span.File.Span(start+m[2], start+m[3]), ruleIndentedChoice)
			found = true
		} else if m := looseMark.FindStringSubmatchIndex(line); m != nil && !strings.ContainsAny(line[m[4]:m[5]], "([:") {
			p.report(span.File.Span(start+m[2], start+m[3]), ruleLooseMark, line[m[2]:m[3]])
			found = true
		}
	}
	return found
}

// swallowed reports choices that became part of item i: of its text, of a list
// inside it, or of its feedback.
func (p *parser) swallowed(a *answer, i int) bool {
	item, end := &a.items[i], a.span.End
	if i+1 < len(a.items) {
		end = lineStart(&a.items[i+1])
	}
	text := item.Span.File.Text[:max(end, item.Span.Start)]
	newline := strings.IndexByte(text[item.Span.Start:], '\n')
	if newline < 0 {
		return false
	}
	inside := item.Span.File.Span(item.Span.Start+newline+1, end)
	deep := p.deepFeedback(item, inside)
	return p.looseLines(inside) || deep
}

// deepFeedback reports quotes below an item's first line that stand too far
// right to be quotes.
func (p *parser) deepFeedback(item *markdown.Item, inside source.Span) bool {
	found, quoted := false, false
	for start, line := range markdown.Unfenced(inside) {
		text := strings.TrimLeft(line, " \t")
		margin := line[:len(line)-len(text)]
		quote := strings.HasPrefix(text, ">")
		if quote && !quoted && !found && len(strings.ReplaceAll(margin, "\t", "    ")) >= indent(item)+4 {
			p.report(inside.File.Span(start+len(margin), start+len(strings.TrimRight(line, " \t\n"))), ruleDeepFeedback, indent(item))
			found = true
		}
		quoted = quote || quoted && strings.TrimSpace(line) != ""
	}
	return found
}

// indentedNotes reports notes of the question that became feedback of an item.
// The explanation counts as written: its lack would be a second message.
func (p *parser) indentedNotes(q *site.Question, item *markdown.Item) {
	for i := range item.Quotes {
		quote := &item.Quotes[i]
		if !strings.Contains(quote.Span.Text(), "**") {
			continue
		}
		for _, m := range boldLabel.FindAllStringSubmatchIndex(quote.Span.Text(), -1) {
			label := quote.Span.File.Span(quote.Span.Start+m[2], quote.Span.Start+m[3])
			words := quote.Span.Text()[m[4]:m[5]]
			kind := noteKind(markdown.Turn{Label: source.Value{Text: words, Span: label}})
			if kind == otherNote {
				continue
			}
			p.report(label, ruleIndentedNote, words)
			if kind == explanation {
				q.Explanation.Append(quote.HTML)
			}
		}
	}
}

// boldLabel is what a line of a quote begins with that looks like a note.
var boldLabel = regexp.MustCompile(`(?m)^[ \t>]*(\*\*([^*\n:]+)(?::\*\*|\*\*:))`)

// sign is where an item's line begins to be its own: at its mark, if it has one.
func sign(item *markdown.Item) source.Span {
	if item.Marked {
		return item.Mark.Span
	}
	return item.Span
}

// lineStart is where the line of an item's bullet begins.
func lineStart(item *markdown.Item) int { return sign(item).LineStart() }

// bullet is what an item's line begins with.
func bullet(item *markdown.Item) source.Span { return markdown.Bullet(sign(item)) }

// indent is how far the text of an item is indented: so far must be what is to
// belong to it.
func indent(item *markdown.Item) int {
	at := item.Span.Start
	if item.Marked {
		at = item.Mark.Span.Start - len("[")
	}
	return at - lineStart(item)
}
