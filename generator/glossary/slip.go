package glossary

import (
	"regexp"
	"strings"

	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

// What a slip made of a heading or of chips is text to Markdown. Said here, it
// is said once: the term counts as there, and its definition too.

var (
	ruleNotHeading = source.Define("glossary/not-a-heading", source.Error,
		source.Text{Message: "bu satır yeni bir terim başlatmıyor", Hint: "terimi “## ” ile yazın: ## %s"},
		source.Text{Message: "this line begins no term", Hint: "write the term behind “## ”: ## %s"})
	ruleUnderlined = source.Define("glossary/underlined-text", source.Error,
		source.Text{Message: "alttaki çizgi bu metni başlığa çeviriyor", Hint: "metinle çizgi arasında boş bir satır bırakın ya da çizgiyi silin"},
		source.Text{Message: "the line below makes a heading of this text", Hint: "leave a blank line between the text and the line, or delete the line"})
	ruleBareChip = source.Define("glossary/bare-chip", source.Error,
		source.Text{Message: "“%s” ters tırnak içinde değil; tanım gibi gösterilir", Hint: "her bilgiyi kendi ters tırnaklarının içine alın: `%[2]s`"},
		source.Text{Message: "“%s” is not between backticks and would be shown as the definition", Hint: "put every chip between its own backticks: `%[2]s`"})
	ruleChipInTitle = source.Define("glossary/chip-in-heading", source.Error,
		source.Text{Message: "terim bilgisi başlık satırında", Hint: "başlığın altına, kendi satırına taşıyın; arada boş bir satır bırakın"},
		source.Text{Message: "a chip stands on the line of the heading", Hint: "move it below, onto a line of its own after a blank line"})
)

var ruleTitleBraces = source.Define("glossary/heading-braces", source.Warning,
	source.Text{Message: "“%s” kimlik olmuyor; terimin adında görünür", Hint: "kimlikse satırın en sonuna şöyle yazın: {#%[2]s}; metinse ayracın önüne \\ koyun"},
	source.Text{Message: "“%s” is no id and is shown in the term's name", Hint: "if it is one, write it at the very end of the line: {#%[2]s}; if it is text, put a \\ before the brace"})

var (
	// looseID is what means to be an id but stays in a term's name.
	looseID = regexp.MustCompile(`(?:^|[^\\])(\{[ \t]*[#:.]?[ \t]*(\pL[\pL\pN_-]*)[ \t]*\}?)[ \t.]*$`)
	// gluedHashes is a heading without its space, or with a no-break one.
	gluedHashes = regexp.MustCompile(`^#{2,6}(?:[^#\s]|\x{a0})`)
	boldLine    = regexp.MustCompile(`^\*\*[^*\n]+\*\*$`)
	// "see" and "en" begin too many sentences to be chips without a colon.
	bareChip    = regexp.MustCompile(`^(?:[-*+] )?["'‘’“”´]?(abbr|en|see|synonyms|mark)[ \x{a0}]*:`)
	chipInTitle = regexp.MustCompile("`(?:abbr|en|see|synonyms|mark)[ \\x{a0}]*:[^`\n]*`[ \t]*$")
)

// joined are the sections without those that a line below text began, which
// go on with the term above.
func (p *parser) joined(sections []markdown.Section) []markdown.Section {
	var all []markdown.Section
	for _, s := range sections {
		if !s.Underlined {
			all = append(all, s)
			continue
		}
		p.report(s.Span, ruleUnderlined)
		p.unsound = true
		if len(all) > 0 {
			last := &all[len(all)-1]
			last.Blocks = append(last.Blocks, s.Blocks...)
			p.cut[last.ID] = true
		}
	}
	return all
}

// split is the blocks of a term's definition, without chips that lack their
// backticks. It ends where another term was meant to begin, which is reported.
// doubt says that a slip may hide the definition.
func (p *parser) split(t *site.Term, s *markdown.Section) (blocks []markdown.Block, doubt bool) {
	line := s.Span.ToLineEnd()
	if m := chipInTitle.FindStringIndex(line.Text()); m != nil {
		p.report(line.File.Span(line.Start+m[0], line.Start+m[1]), ruleChipInTitle)
		p.unsound = true
	}
	if m := looseID.FindStringSubmatchIndex(line.Text()); m != nil && !s.Stated && strings.Contains(s.Text, "{") {
		at := line.File.Span(line.Start+m[2], line.Start+m[3])
		p.report(at, ruleTitleBraces, at.Text(), p.language.Slug(line.Text()[m[4]:m[5]]))
	}
	blocks = s.Blocks
	if len(s.Chips) == 0 && len(blocks) > 0 && blocks[0].Kind == markdown.Paragraph {
		at := blocks[0].Span
		line, below, _ := strings.Cut(at.Text(), "\n")
		if m := bareChip.FindStringSubmatch(line); m != nil {
			p.report(at.File.Span(at.Start, at.Start+len(line)), ruleBareChip, line, examples[m[1]])
			p.unsound, doubt = true, strings.TrimSpace(below) != ""
			blocks = blocks[1:]
		}
	}
	for i := range blocks {
		block := &blocks[i]
		chips := i+1 < len(blocks) && blocks[i+1].Kind == markdown.ChipsOnly && misplaced(&blocks[i+1])
		line, _, _ := strings.Cut(block.Span.Text(), "\n")
		switch {
		case block.Kind == markdown.Heading && chips:
		case block.Kind == markdown.Paragraph && gluedHashes.MatchString(line):
		case block.Kind == markdown.Paragraph && chips && boldLine.MatchString(line):
		default:
			continue
		}
		p.report(block.Span.File.Span(block.Span.Start, block.Span.Start+len(line)), ruleNotHeading, strings.Trim(line, "#* \t\u00a0"))
		p.unsound = true
		return blocks[:i], doubt
	}
	return blocks, doubt
}
