package glossary

import (
	"regexp"
	"slices"
	"strings"

	"ders/generator/front"
	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleNoTerm = source.Define("glossary/no-term", source.Error,
		source.Text{Message: "sözlükte hiç terim yok", Hint: "her terimi “## Terim” satırıyla başlatın, altına tanımını yazın"},
		source.Text{Message: "the glossary has no term", Hint: "begin every term with a line “## Term”, and write its definition below"})
	ruleNoDefinition = source.Define("glossary/no-definition", source.Error,
		source.Text{Message: "“%s” teriminin tanımı yok", Hint: "terimin altına bir iki cümleyle ne demek olduğunu yazın"},
		source.Text{Message: "the term “%s” has no definition", Hint: "say below it in a sentence or two what it means"})
	ruleFirstLevel = source.Define("glossary/first-level-heading", source.Error,
		source.Text{Message: "birinci düzey başlık terim başlatmaz", Hint: "terimse “#” yerine “##” yazın; sayfanın adıysa silin: ad, ön bilgideki title satırındadır"},
		source.Text{Message: "a first-level heading begins no term", Hint: "write “##” instead of “#” if it is a term; delete it if it is the page's title, which the front matter has"})
	ruleEmptyTitle = source.Define("glossary/empty-term", source.Error,
		source.Text{Message: "terimin adı boş", Hint: "“##” işaretinden sonra terimi yazın"},
		source.Text{Message: "the term has no name", Hint: "write it after “##”"})
	ruleLinkInTitle = source.Define("glossary/link-in-term", source.Error,
		source.Text{Message: "terimin adında bağlantı ya da görsel var", Hint: "bağlantıyı tanımın içine taşıyın"},
		source.Text{Message: "the name of the term holds a link or a picture", Hint: "move it into the definition"})
	ruleFootnote = source.Define("glossary/footnote", source.Error,
		source.Text{Message: "sözlükte dipnot kullanılamaz", Hint: "dipnotu silin, metnini tanıma yazın"},
		source.Text{Message: "a glossary has no footnotes", Hint: "delete it, and write its text into the definition"})
	ruleMarkedList = source.Define("glossary/marked-list", source.Error,
		source.Text{Message: "bu maddenin başındaki işaret sözlükte gösterilmez", Hint: "köşeli ayraçları silin; soruysa quizzes/ klasörüne taşıyın"},
		source.Text{Message: "the mark of this item is not shown in a glossary", Hint: "delete the brackets; a question belongs into quizzes/"})
)

// Is reports whether a file of content/ says that it is a glossary.
func Is(file *source.File) bool {
	kind, _ := front.Peek(file, "kind")
	return kind == string(site.Glossary)
}

// Parse reads one glossary: a document whose body is its introduction, and
// whose headings are its terms.
func Parse(file *source.File, settings markdown.Settings) (*site.Document, source.List) {
	outline, written := markdown.NewOutline(file, settings)
	p := &parser{
		language: settings.Language, diags: written, doc: &site.Document{File: file},
		see: map[*site.Term][]source.Value{}, words: map[*site.Term][]source.Value{}, cut: map[string]bool{},
	}
	p.doc.Meta = markdown.ReadMeta(outline.Fields)
	p.doc.Links, p.doc.External = outline.Links, outline.External
	p.diags = append(p.diags, outline.Fields.Diagnostics()...)
	p.unsound = p.diags.HasErrors()

	intro := site.Fragment{}
	for i := range outline.Intro {
		if block := &outline.Intro[i]; !p.refused(block) {
			intro.Append(block.HTML)
		}
	}
	p.doc.Body = []site.Fragment{intro}
	sections := p.joined(outline.Sections)
	for i := range sections {
		p.section(&sections[i])
	}
	p.check()
	slices.SortStableFunc(p.doc.Terms, func(a, b *site.Term) int { return p.language.Compare(a.Title, b.Title) })
	for _, t := range p.doc.Terms {
		p.doc.Headings = append(p.doc.Headings, site.Heading{Level: 2, ID: t.ID, Text: t.Title, Span: t.Span})
	}
	return p.doc, p.diags
}

// A parser gathers the terms of one file and what is wrong with them.
type parser struct {
	language *lang.Language
	doc      *site.Document
	see      map[*site.Term][]source.Value // as written
	words    map[*site.Term][]source.Value // all that a text may call a term, the title first
	cut      map[string]bool               // ids of sections that a slip cut in two
	diags    source.List
	// unsound is set once a mistake may hide a term: then none is said to be
	// missing.
	unsound bool
}

func (p *parser) report(span source.Span, rule *source.Rule, args ...any) {
	p.diags.Add(span.Report(rule, args...))
}

// section reads a term, or what was meant to be one.
func (p *parser) section(s *markdown.Section) {
	switch {
	case s.Level == 1:
		p.report(s.Span, ruleFirstLevel)
		p.unsound = true
		return
	case strings.TrimSpace(s.Text) == "":
		p.report(s.Span.ToLineEnd(), ruleEmptyTitle)
		p.unsound = true
		return
	case len(s.Title.Links) > 0 || strings.Contains(strings.Join(s.Title.Parts, ""), "<a "):
		p.report(s.Span, ruleLinkInTitle)
	}
	t := &site.Term{ID: s.ID, Title: s.Text, Span: s.Span}
	p.doc.Terms = append(p.doc.Terms, t)
	p.title(t)
	p.chips(t, s.Chips)
	p.definition(t, s)
}

// inBrackets is what a title says in other words: "Chatbot (sohbet robotu)".
var inBrackets = regexp.MustCompile(`^(.*\S)\s*\(([^()]+)\)$`)

// title gathers the words of a term's title.
func (p *parser) title(t *site.Term) {
	if m := inBrackets.FindStringSubmatch(t.Title); m != nil {
		p.word(t, source.Value{Text: m[1], Span: t.Span})
		p.word(t, source.Value{Text: m[2], Span: t.Span})
		return
	}
	p.word(t, source.Value{Text: t.Title, Span: t.Span})
}

// definition reads all below the chips.
func (p *parser) definition(t *site.Term, s *markdown.Section) {
	blocks, doubt := p.split(t, s)
	doubt = doubt || p.cut[s.ID]
	var said []string
	for i := range blocks {
		block := &blocks[i]
		if p.refused(block) {
			doubt = true
			continue
		}
		t.Definition.Append(block.HTML)
		text := textOf(block)
		if text == "" {
			continue
		}
		said = append(said, text)
		if t.Brief == "" && block.Kind == markdown.Paragraph {
			t.Brief = text
		}
	}
	t.Text = strings.Join(said, " ")
	if t.Brief == "" {
		t.Brief = t.Text
	}
	if t.Text == "" && !doubt {
		p.report(s.Span, ruleNoDefinition, t.Title)
	}
}

// textOf is what a block says, with its items and cells apart.
func textOf(block *markdown.Block) string {
	var parts []string
	for _, item := range block.Items {
		parts = append(parts, item.Text)
		for _, quote := range item.Quotes {
			parts = append(parts, quote.Text)
		}
	}
	for _, row := range append([]markdown.Row{{Cells: block.Head}}, block.Rows...) {
		for _, cell := range row.Cells {
			parts = append(parts, cell.Text)
		}
	}
	if parts == nil {
		return block.Text
	}
	return strings.Join(parts, " ")
}

// refused reports a block that can stand nowhere in a glossary.
func (p *parser) refused(block *markdown.Block) bool {
	switch at, isGlued := block.Glued(gluedChip); {
	case block.Kind == markdown.Footnotes:
		p.report(block.Span, ruleFootnote)
	case block.Kind == markdown.ChipsOnly && misplaced(block):
		p.report(block.Span, ruleMisplacedChips)
	case isGlued:
		p.unsound = true
		if m := betweenChips.FindStringSubmatchIndex(block.Span.Text()); m != nil {
			start := block.Span.Start
			between := block.Span.File.Span(start+m[2], start+m[3])
			p.report(between, ruleChipComma, between.Text())
			break
		}
		p.report(at, ruleGluedChips)
	case slices.ContainsFunc(block.Items, func(item markdown.Item) bool { return item.Marked }):
		p.report(block.Span, ruleMarkedList)
	case block.Kind == markdown.Code && embedded(block):
		// reported as such
	default:
		return false
	}
	return true
}

func embedded(block *markdown.Block) bool {
	name, _, _ := strings.Cut(block.Info.Text, " ")
	return name == "quiz" || name == "calculator"
}
