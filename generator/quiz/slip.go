package quiz

import (
	"regexp"
	"slices"
	"strings"

	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

// What a slip made of a prompt or of chips is text to Markdown. Said here, it
// is said once: the question counts as there, and its id as stated.

var (
	ruleNotHeading = source.Define("quiz/not-a-heading", source.Error,
		source.Text{Message: "bu satır yeni bir soru başlatmıyor", Hint: "soruyu “## ” ile yazın: ## %s"},
		source.Text{Message: "this line begins no question", Hint: "write the prompt behind “## ”: ## %s"})
	ruleUnderlined = source.Define("quiz/underlined-text", source.Error,
		source.Text{Message: "alttaki çizgi bu metni başlığa çeviriyor", Hint: "metinle çizgi arasında boş bir satır bırakın ya da çizgiyi silin"},
		source.Text{Message: "the line below makes a heading of this text", Hint: "leave a blank line between the text and the line, or delete the line"})
	ruleBareChips = source.Define("quiz/bare-chips", source.Error,
		source.Text{Message: "“%s” ters tırnak içinde değil; öğrenene metin olarak görünür", Hint: "her bilgiyi kendi ters tırnaklarının içine alın: `id: …` `points: …`"},
		source.Text{Message: "“%s” is not between backticks and would be shown as text", Hint: "put every chip between its own backticks: `id: …` `points: …`"})
	ruleChipInTitle = source.Define("quiz/chip-in-heading", source.Error,
		source.Text{Message: "soru bilgisi başlık satırında", Hint: "başlığın altına, kendi satırına taşıyın; arada boş bir satır bırakın"},
		source.Text{Message: "a chip stands on the line of the heading", Hint: "move it below, onto a line of its own after a blank line"})
	ruleHeadingID = source.Define("quiz/heading-id", source.Error,
		source.Text{Message: "“%s” sorunun kimliği olmaz", Hint: "silin, başlığın altına yazın: `id: %[2]s`; metinse ayracın önüne \\ koyun"},
		source.Text{Message: "“%s” is not the id of a question", Hint: "delete it, and write below the heading: `id: %[2]s`; if it is text, put a \\ before the brace"})
)

// noHeading is the level of a section that a slip kept from being one.
const noHeading = 0

var (
	gluedHashes = regexp.MustCompile(`^#{2,6}(?:[^#\s]|\x{a0})`)
	boldLine    = regexp.MustCompile(`^\*\*[^*\n]+\*\*$`)
	chip        = `(?:` + strings.Join(chipNames, "|") + `)[ \x{a0}]*:`
	bareChips   = regexp.MustCompile(`^[*_'"‘’‚“”„´]*(` + chip + `[ \x{a0}]*[^\s*_'"‘’“”´` + "`" + `]+)(?:[*_'"‘’‚“”„´\s]+` + chip + `.*|[*_'"‘’‚“”„´]*)$`)
	looseID     = regexp.MustCompile("^[^{]*[^\\\\`{](\\{[ \t]*(\\pL[\\pL\\pN_-]*)[ \t]*\\})[ \t]*#*[ \t]*$")
	chipInTitle = regexp.MustCompile("`" + chip + "[^`\n]*`[ \t]*$")
)

// splitAtSlips ends sections where a prompt was meant to begin the next one, and
// joins those that a line below text began.
func (p *parser) splitAtSlips(sections []markdown.Section) []markdown.Section {
	var all []markdown.Section
	open := false // the last one has no answers: then text above a line is no prompt
	for _, s := range sections {
		if open && s.Underlined && s.Level == 2 && len(s.Chips) == 0 {
			p.report(s.Span, ruleUnderlined)
			last := &all[len(all)-1]
			last.Blocks = append(last.Blocks, s.Blocks...)
			open = !answered(s.Blocks)
			continue
		}
		below := 0 // blocks after the last choices
		for below < len(s.Blocks) && !isChoices(&s.Blocks[len(s.Blocks)-1-below]) {
			below++
		}
		for next := p.splitAtSlip(&s, below); ; next = p.splitAtSlip(&s, below) {
			all = append(all, s)
			if next == nil {
				break
			}
			s = *next
		}
		open = !answered(s.Blocks)
	}
	return all
}

// answered reports whether blocks hold the answers of a question.
func answered(blocks []markdown.Block) bool {
	return anyChoices(blocks) || locate(blocks).construct != nil
}

// splitAtSlip ends a section at the first slip, and returns what follows; below
// its last choices there are so many blocks.
func (p *parser) splitAtSlip(s *markdown.Section, below int) *markdown.Section {
	choices := false
	for i := range s.Blocks {
		block := &s.Blocks[i]
		chips := i+1 < len(s.Blocks) && s.Blocks[i+1].Kind == markdown.ChipsOnly && misplaced(&s.Blocks[i+1])
		line := firstLine(block.Span)
		switch text := line.Text(); {
		case block.Kind == markdown.Heading && (chips || choices && i+below < len(s.Blocks)):
		case block.Kind == markdown.Paragraph && gluedHashes.MatchString(text):
		case block.Kind == markdown.Paragraph && chips && boldLine.MatchString(text):
		default:
			choices = choices || isChoices(block)
			continue
		}
		prompt := strings.Trim(line.Text(), "#* \t\u00a0")
		p.report(line, ruleNotHeading, prompt)
		rest := s.Blocks[i+1:]
		if chips {
			rest = rest[1:]
		}
		s.Blocks = s.Blocks[:i:i]
		return &markdown.Section{Level: noHeading, Text: prompt, Span: line, Blocks: rest}
	}
	return nil
}

// checkTitle reports what the line of a prompt should not hold.
func (p *parser) checkTitle(q *site.Question, s *markdown.Section) {
	line := s.Span.ToLineEnd()
	if m := chipInTitle.FindStringIndex(line.Text()); m != nil {
		p.stated[q] = line.File.Span(line.Start+m[0], line.Start+m[1])
		p.report(p.stated[q], ruleChipInTitle)
	}
	if s.Stated {
		at := strings.LastIndex(line.Text(), "{#")
		p.stated[q] = line.File.Span(line.Start+max(at, 0), line.End)
		p.report(p.stated[q], ruleHeadingID, p.stated[q].Text(), s.ID)
	} else if m := looseID.FindStringSubmatchIndex(line.Text()); m != nil && !hasID(s) {
		p.stated[q] = line.File.Span(line.Start+m[2], line.Start+m[3])
		p.report(p.stated[q], ruleHeadingID, p.stated[q].Text(), p.idFrom(line.Text()[m[4]:m[5]]))
	}
}

// hasID reports whether a question has its id: what else looks like one is text.
func hasID(s *markdown.Section) bool {
	return slices.ContainsFunc(s.Chips, func(c markdown.Chip) bool { return c.Key.Text == "id" })
}

// bareChips reports chips without backticks right below a prompt, and takes
// them out of the section.
func (p *parser) bareChips(q *site.Question, s *markdown.Section) {
	if len(s.Blocks) == 0 || len(s.Chips) > 0 || s.Blocks[0].Kind != markdown.Paragraph {
		return
	}
	line := firstLine(s.Blocks[0].Span)
	m := bareChips.FindStringSubmatch(strings.TrimSpace(line.Text()))
	if m == nil {
		return
	}
	p.stated[q] = line
	p.report(line, ruleBareChips, m[1])
	s.Blocks = s.Blocks[1:]
}
