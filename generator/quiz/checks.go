package quiz

import (
	"regexp"
	"strings"

	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleEmptyChecks = source.Define("quiz/empty-block", source.Error,
		source.Text{Message: "quiz bloğunda soru yok", Hint: "bloğun içinde her soruyu “## Soru metni” satırıyla başlatın; soru sormayacaksanız bloğu silin"},
		source.Text{Message: "the quiz block has no question", Hint: "begin every question in it with a line “## Prompt”; delete the block if it asks nothing"})
	ruleChecksHead = source.Define("quiz/front-matter-in-block", source.Error,
		source.Text{Message: "quiz bloğunun içinde ön bilgi olmaz", Hint: "--- çizgilerini ve aralarını silin; süre, geçme notu gibi ayarlar yalnız sınav dosyalarında vardır"},
		source.Text{Message: "a quiz block has no front matter", Hint: "delete the --- lines and what stands between them; settings such as the pass mark belong to quiz files"})
)

// ParseChecks reads the questions in the text of a page into its embeds, and
// adds their links to the page's. Ids are unique on the page.
func ParseChecks(doc *site.Document, settings markdown.Settings) source.List {
	p := newParser(settings, nil)
	var all []*site.Question
	var sections []markdown.Section
	for _, embed := range doc.Embeds {
		if embed.Calculator != "" {
			continue
		}
		outline := p.checks(embed, settings)
		doc.Links = append(doc.Links, embed.Checks.Links...)
		doc.External = append(doc.External, embed.Checks.External...)
		all = append(all, embed.Checks.Questions...)
		sections = append(sections, outline.Sections...)
	}
	p.identify(all, sections)
	return p.diags
}

// checks reads one block into its embed.
func (p *parser) checks(embed *site.Embed, settings markdown.Settings) *markdown.Outline {
	q := &site.Quiz{File: embed.Part, Mode: site.Practice, PassMark: -1, ShuffleChoices: true}
	body := 0
	if head := headOf(embed.Part); head.File != nil {
		p.report(head, ruleChecksHead)
		body = head.End
	}
	outline, diags := markdown.PartOutline(embed.Part, body, settings)
	p.diags = append(p.diags, diags...)
	broken := p.questions(q, outline) || diags.HasErrors()
	if len(q.Questions) == 0 && !broken {
		p.report(embed.Span, ruleEmptyChecks)
	}
	embed.Checks = q
	return outline
}

var frontKey = regexp.MustCompile(`^[A-Za-z_]+[ \t]*:`)

// headOf is the front matter that a block begins with, or the zero Span.
func headOf(part *source.File) source.Span {
	start := len(part.Text) - len(strings.TrimLeft(part.Text, " \t\n"))
	at, keys, lines := start, 0, 0
	for line := range strings.Lines(part.Text[start:]) {
		bare := strings.TrimSpace(line)
		switch {
		case bare == "---" && lines > 0 && keys > 0:
			return part.Span(start, at+len(strings.TrimRight(line, "\n")))
		case bare == "---" && lines == 0:
		case lines == 0 || strings.HasPrefix(bare, "#"):
			return source.Span{}
		case frontKey.MatchString(bare):
			keys++
		}
		at += len(line)
		lines++
	}
	return source.Span{}
}
