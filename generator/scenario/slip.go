package scenario

import (
	"regexp"
	"strings"

	"ders/generator/markdown"
	"ders/generator/source"
)

// What a slip made of a title or of chips is text to Markdown. Said here, it is
// said once: the scene counts as there, and nothing as missing from it.

var (
	ruleNoHeading = source.Define("scenario/not-a-heading", source.Error,
		source.Text{Message: "bu satır yeni bir sahne başlatmıyor", Hint: "sahnenin adını “## ” ile yazın: ## %s"},
		source.Text{Message: "this line begins no scene", Hint: "write the name of the scene behind “## ”: ## %s"})
	ruleBareChip = source.Define("scenario/bare-chip", source.Error,
		source.Text{Message: "“%s” ters tırnak içinde değil; öğrenene metin olarak görünür", Hint: "şöyle yazın: `%[1]s`"},
		source.Text{Message: "“%s” is not between backticks and would be shown as text", Hint: "write it like this: `%[1]s`"})
	ruleChipInTitle = source.Define("scenario/chip-in-title", source.Error,
		source.Text{Message: "sahne bilgisi başlık satırında", Hint: "başlığın altına, kendi satırına taşıyın; arada boş bir satır bırakın"},
		source.Text{Message: "a chip stands on the line of the heading", Hint: "move it below, onto a line of its own after a blank line"})
	ruleNoHash = source.Define("scenario/id-without-hash", source.Error,
		source.Text{Message: "“%s” bir kimlik değil: # işareti eksik", Hint: "şöyle yazın: {#%[2]s}"},
		source.Text{Message: "“%s” is no id: it lacks the #", Hint: "write it like this: {#%[2]s}"})
)

var (
	// gluedHashes is a heading without its space, or with a no-break one.
	gluedHashes = regexp.MustCompile(`^#{2,6}(?:[^#\s]|\x{a0})`)
	boldLine    = regexp.MustCompile(`^\*\*[^*\n]+\*\*$`)
	bareChip    = regexp.MustCompile(`^[*_'"‘’‚“”„´]*((?:route|ending|debrief|feeling)(?:[ \x{a0}]*:[ \x{a0}]*\pL+)?)[*_'"‘’‚“”„´]*$`)
	chipInTitle = regexp.MustCompile("`(?:route|ending|debrief|feeling)\\b[^`\n]*`[ \t]*$")
	braces      = regexp.MustCompile(`\{(#?)([^{}\n]+)\}[ \t]*#*[ \t]*$`)
)

// splitAtSlips ends drafts where a title was meant to begin the next one.
func (p *parser) splitAtSlips(d *draft) {
	blocks := d.section.Blocks
	below := 0 // blocks after the last choices
	for below < len(blocks) && !leadsAnywhere(&blocks[len(blocks)-1-below]) {
		below++
	}
	for d != nil {
		p.drafts = append(p.drafts, d)
		d = p.splitAtSlip(d, below)
	}
}

// splitAtSlip ends a draft at the first slip, and returns the next one; below
// its last choices there are so many blocks.
func (p *parser) splitAtSlip(d *draft, below int) *draft {
	blocks, choices := d.section.Blocks, false
	for i := range blocks {
		block := &blocks[i]
		chips := i+1 < len(blocks) && blocks[i+1].Kind == markdown.ChipsOnly && misplaced(&blocks[i+1])
		line, _, _ := strings.Cut(block.Span.Text(), "\n")
		switch {
		case block.Kind == markdown.Heading && (chips || choices && i+below < len(blocks)):
		case block.Kind == markdown.Paragraph && gluedHashes.MatchString(line):
		case block.Kind == markdown.Paragraph && chips && boldLine.MatchString(line):
		default:
			choices = choices || leadsAnywhere(block)
			continue
		}
		name := strings.Trim(line, "#* \t\u00a0")
		p.fault(block.Span.File.Span(block.Span.Start, block.Span.Start+len(line)), ruleNoHeading, name)
		rest := blocks[i+1:]
		if chips {
			rest = rest[1:]
		}
		d.section.Blocks = blocks[:i:i]
		next := p.newDraft(&markdown.Section{
			Level: 2, Text: name, ID: p.language.Slug(name), Span: block.Span, Blocks: rest,
		})
		next.doubt = true
		return next
	}
	return nil
}

// checkTitle reports what the line of a title should not hold, and gives the
// node the id that its author meant.
func (p *parser) checkTitle(d *draft) {
	line := d.section.Span.ToLineEnd()
	at := func(m []int) source.Span { return line.File.Span(line.Start+m[0], line.Start+m[1]) }
	if m := chipInTitle.FindStringIndex(line.Text()); m != nil {
		p.fault(at(m), ruleChipInTitle)
		d.doubt = true
		d.node.ID = p.language.Slug(strings.TrimLeft(line.Text()[:m[0]], "# "))
		return
	}
	m := braces.FindStringSubmatchIndex(line.Text())
	if m == nil || d.section.Stated {
		return
	}
	id := p.language.Slug(line.Text()[m[4]:m[5]])
	if m[2] == m[3] {
		whole := line.File.Span(line.Start+m[2]-len("{"), line.Start+m[5]+len("}"))
		p.fault(whole, ruleNoHash, whole.Text(), id)
	}
	p.unsound = true // else the id was reported
	d.node.ID = id
}

// withoutBareChip reports chips without backticks right below a title, and
// returns the blocks without them.
func (p *parser) withoutBareChip(d *draft, blocks []markdown.Block) []markdown.Block {
	if len(blocks) == 0 || len(d.section.Chips) > 0 || blocks[0].Kind != markdown.Paragraph {
		return blocks
	}
	at := blocks[0].Span
	line, _, _ := strings.Cut(at.Text(), "\n")
	m := bareChip.FindStringSubmatch(strings.TrimSpace(line))
	if m == nil {
		return blocks
	}
	p.fault(at.File.Span(at.Start, at.Start+len(line)), ruleBareChip, m[1])
	d.doubt = true
	return blocks[1:]
}
