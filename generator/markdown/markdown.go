// Package markdown turns an author's Markdown into a document whose body is
// HTML with holes for link targets, and into outlines for the grammars that
// are written in Markdown (quizzes, scenarios). It is the only room that meets
// goldmark.
//
// It promises: every character of the input is shown or reported; the HTML
// holds no script, no style attribute and no raw HTML of the author's; every
// diagnostic stands at its place in the author's file. It refuses input whose
// shape would cost more than its size allows (limits.go, tablesize.go).
//
// parse:    text → goldmark tree          (this file; callout.go, tabs.go, conversation.go add constructs, tablecode.go mends one)
// walk:     tree → nodes                  (tree.go)
// words:    nodes → words                 (words.go)
// write:    tree → HTML, headings, links  (writer.go, block.go, inline.go, link.go, definition.go, footnote.go)
// ids:      headings → their ids          (ids.go)
// code:     fenced blocks, with a caption where one is named (code.go)
// faq:      sections → questions that open (faq.go)
// template: fenced blocks to copy         (template.go)
// embed:    fenced blocks that are live   (embed.go, embedslip.go)
// slip:     lines that a slip makes text  (slip.go, bullet.go, heading.go, loosetable.go, task.go, foreign.go)
// run:      marks that a slip makes text  (run.go, leftover.go, linkslip.go, reference.go)
// prose:    tree → what paragraphs say    (prose.go)
// outline:  tree → sections and blocks    (outline.go, gap.go, lead.go, lines.go)
package markdown

import (
	"maps"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"ders/generator/front"
	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

// Settings are what parsing depends on besides the file.
type Settings struct {
	Language *lang.Language
	Words    map[string]string // "callout.tip": the titles of callouts that have none of their own
}

// Digest changes when a parse could.
func (s Settings) Digest() source.Digest {
	parts := []string{s.Language.Tag()}
	for _, key := range slices.Sorted(maps.Keys(s.Words)) {
		parts = append(parts, key, s.Words[key])
	}
	return source.Sum(parts...)
}

// documents and outlines differ in two things: in an outline a list item's mark
// ([x], [50%]) belongs to the grammar above, in a document to task lists; and
// only outlines have gaps ([[…]]).
var (
	documents = newParser(false)
	outlines  = newParser(true)
)

func newParser(outline bool) parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithHeadingAttribute(),
	)
	p.AddOptions(
		parser.WithParagraphTransformers(
			util.Prioritized(blockLimit{}, 0),
			util.Prioritized(calloutMarkers{}, 50),
			util.Prioritized(definitions{}, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(extension.NewFootnoteParser(), 101),
		),
		parser.WithBlockParsers(
			util.Prioritized(extension.NewFootnoteBlockParser(), 999),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		),
		parser.WithASTTransformers(
			util.Prioritized(tableCode{}, 0),
			util.Prioritized(unusedFootnotes{}, 998),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
			util.Prioritized(callouts{}, 1000),
		),
	)
	if outline {
		p.AddOptions(
			parser.WithParagraphTransformers(util.Prioritized(itemMarks{}, 40)),
			parser.WithInlineParsers(util.Prioritized(gaps{}, 50)),
		)
	} else {
		p.AddOptions(parser.WithInlineParsers(util.Prioritized(extension.NewTaskCheckBoxParser(), 0)))
	}
	return p
}

// Parse reads one page.
func Parse(file *source.File, settings Settings) (*site.Document, source.List) {
	fields, body := front.Split(file)
	doc := &site.Document{File: file, Meta: ReadMeta(fields)}
	diags := fields.Diagnostics()

	w := newWriter(file, body, settings)
	defer w.leave()
	w.doc = doc
	tree := w.parse(documents)
	if tree == nil {
		return doc, append(diags, w.diags...)
	}
	w.nameHeadings(tree, false)
	if doc.Meta.Kind == "faq" {
		w.asks = true
		doc.Answers = w.faq(tree)
	} else {
		w.blocks(tree)
	}
	w.endPiece()
	w.finish()
	doc.Headings = w.headings
	doc.Links, doc.External = w.links, w.external
	doc.Prose = w.prose(tree)
	doc.Words = w.words
	doc.Minutes = settings.Language.ReadingMinutes(w.words)
	diags = append(diags, w.diags...)
	return doc, diags
}

// parse is the tree of the body, or nil where it is over a limit, which is
// reported.
func (w *writer) parse(p parser.Parser) ast.Node {
	if over := overLimit(w.file, w.base); over != nil {
		w.diags.Add(*over)
		return nil
	}
	pc := parser.NewContext()
	tree := p.Parse(text.NewReader(w.text), parser.WithContext(pc))
	for _, b := range refused(pc) {
		w.report(b.start, b.start+1, b.rule, b.limit)
		tree = nil
	}
	if tree != nil {
		w.define(tree)
	}
	return tree
}

// ReadMeta reads the keys that pages know. What is wrong with them is in
// f.Diagnostics.
func ReadMeta(f *front.Fields) site.Meta {
	m := site.Meta{
		Title:       f.Required("title"),
		Description: f.String("description").Text,
		Kind:        f.OneOf("kind", "", "module", "lesson", "page", "glossary", "knowledge-base", "guide", "topic", "article", "faq"),
		Slug:        f.String("slug"),
		Tags:        f.Strings("tags"),
		Related:     f.Strings("related"),
		Synonyms:    words(distinct(f, f.Strings("synonyms"))),
		Aliases:     f.Strings("aliases"),
		Draft:       f.Bool("draft", false),
		Date:        f.Date("date"),
		Updated:     f.Date("updated"),
		TOC:         f.Bool("toc", true),
		Audience:    f.String("audience").Text,
		Duration:    f.String("duration").Text,
		Requires:    f.Strings("requires"),
	}
	if f.Has("kind") {
		m.KindSpan = f.KeySpan("kind")
	}
	if m.Kind != "" {
		m.KindSpan = f.String("kind").Span
	}
	if m.Updated != "" && m.Updated < m.Date {
		f.Report(f.KeySpan("updated").Report(ruleUpdatedFirst, m.Updated, m.Date))
	}
	if weight, ok := f.Int("weight", -1_000_000, 1_000_000); ok {
		m.Weight = &weight
	}
	notAPage(f)
	reported := len(f.Diagnostics())
	for _, o := range f.Maps("objectives", "- { id: H1.1, text: … }", func(id source.Value) {
		m.Objectives = append(m.Objectives, site.Objective{ID: id})
	}) {
		m.Objectives = append(m.Objectives, site.Objective{ID: o.Required("id"), Text: o.Required("text").Text})
		o.Done()
	}
	m.ObjectivesHidden = len(f.Diagnostics()) > reported || f.Hidden("objectives")
	declaredTwice(f, m.Objectives)
	m.DescriptionHidden = f.Hidden("description")
	m.Allow = ReadAllow(f)
	f.Done()
	return m
}

// ReadAllow reads which rules a head silences.
func ReadAllow(f *front.Fields) []site.Allowance {
	allow := f.Map("allow")
	if allow == nil {
		return nil
	}
	var list []site.Allowance
	for _, rule := range allow.Keys() {
		list = append(list, site.Allowance{Rule: rule, Reason: allow.String(rule.Text).Text})
	}
	return list
}

// distinct is the words of a list, each once. One that stands twice is reported.
func distinct(f *front.Fields, words []source.Value) []source.Value {
	var out []source.Value
	first := map[string]source.Span{}
	for _, word := range words {
		key := lang.Fold(word.Text)
		if before, twice := first[key]; twice && key != "" {
			f.Report(word.Report(ruleSynonymTwice, word.Text).FirstHere(before))
			continue
		}
		first[key] = word.Span
		out = append(out, word)
	}
	return out
}

var ruleSynonymTwice = source.Define("page/synonym-twice", source.Warning,
	source.Text{Message: "“%s” synonyms listesinde zaten var", Hint: "birini silin; arama büyük-küçük harfe ve ş-s gibi farklara bakmaz"},
	source.Text{Message: "“%s” stands in synonyms already", Hint: "delete one of them; the search takes no notice of letter case and accents"})

var ruleUpdatedFirst = source.Define("page/updated-before-date", source.Warning,
	source.Text{Message: "güncelleme tarihi (%s) sayfanın tarihinden (%s) önce", Hint: "tarihleri düzeltin: date ilk yayım, updated son değişiklik günüdür"},
	source.Text{Message: "the page was updated (%s) before its date (%s)", Hint: "mend the dates: date is the day of publication, updated that of the last change"})

// declaredTwice reports objectives that a module's head declares again.
func declaredTwice(f *front.Fields, objectives []site.Objective) {
	if len(objectives) < 2 {
		return
	}
	first := map[string]source.Span{}
	for _, o := range objectives {
		switch before, twice := first[o.ID.Text]; {
		case o.Text == "" || o.ID.Text == "":
		case twice:
			f.Report(o.ID.Report(ruleTwoObjectives, o.ID.Text).FirstHere(before))
		default:
			first[o.ID.Text] = o.ID.Span
		}
	}
}

var ruleTwoObjectives = source.Define("site/duplicate-objective", source.Error,
	source.Text{Message: "“%s” hedefi iki kez tanımlanmış", Hint: "birine başka bir kimlik verin"},
	source.Text{Message: "the objective “%s” is declared twice", Hint: "give one of them another id"})

var ruleNotAPage = source.Define("site/quiz-in-content", source.Error,
	source.Text{Message: "“%s” sınav ve senaryo dosyalarına özgüdür; content/ sayfaların yeridir", Hint: "dosyayı quizzes/modülün-adı/ klasörüne taşıyın; sayfaysa bu satırı silin"},
	source.Text{Message: "“%s” belongs to quizzes and scenarios; content/ is for pages", Hint: "move the file to quizzes/name-of-the-module/, or delete the line if it is a page"})

// notAPage reports the head of a quiz or a scenario, once.
func notAPage(f *front.Fields) {
	reported := false
	for _, key := range []string{"type", "meters", "draw", "mode", "pass_mark", "attempts", "retry_after", "timer", "shuffle", "start"} {
		if !f.Has(key) || key == "start" && !reported {
			continue
		}
		f.Known(key)
		if !reported {
			f.Report(f.KeySpan(key).Report(ruleNotAPage, key))
		}
		reported = true
	}
}

func words(values []source.Value) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = v.Text
	}
	return out
}
