package generator

import (
	"context"
	"errors"
	"slices"
	"strings"

	"ders/generator/assemble"
	"ders/generator/config"
	"ders/generator/glossary"
	"ders/generator/lint"
	"ders/generator/markdown"
	"ders/generator/output"
	"ders/generator/quiz"
	"ders/generator/render"
	"ders/generator/scenario"
	"ders/generator/site"
	"ders/generator/source"
	"ders/generator/theme"
)

// Build runs the spine once: load, parse, assemble, lint, render. A mistake of
// an author is in the Result; an error means that the machine failed, or that
// ctx ended. Where no file differs, the Result is the last one itself.
func (b *Builder) Build(ctx context.Context) (*Result, error) {
	b.refresh()
	if b.last != nil {
		return b.last, ctx.Err()
	}
	in := b.load()
	diags := in.diags
	result := func(s *site.Site, tree *output.Tree) *Result {
		diags.Sort()
		b.last = newResult(in, s, tree, diags)
		return b.last
	}
	if in.theme == nil || b.files.File(config.Name) == nil { // no site to speak of
		return result(nil, nil), ctx.Err()
	}
	if note := b.files.File(source.MoveNote); note != nil { // half a site, which would have much to say
		diags = source.List{source.HalfMoved(note)}
		return result(nil, nil), ctx.Err()
	}

	docs, more := parseAll(ctx, b, &b.docs, in.content, in.settings, parseDocument)
	diags = append(diags, more...)
	quizzes, more := parseAll(ctx, b, &b.quizzes, in.quizzes, in.settings, quiz.Parse)
	diags = append(diags, more...)
	scenarios, more := parseAll(ctx, b, &b.scenarios, in.scenarios, in.settings, scenario.Parse)
	diags = append(diags, more...)
	if err := ctx.Err(); err != nil {
		return nil, err
	}

	s, more := b.assembled.Site(assemble.Input{
		Config: in.config, Documents: docs, Quizzes: quizzes, Scenarios: scenarios,
		Files: in.files, File: b.files.File, Drafts: b.opts.Drafts,
		Segments: in.theme.Strings("segment.", true),
	})
	diags = append(diags, more...)
	diags = append(diags, lint.Check(s, diags, b.remember)...)
	if b.opts.Thorough {
		diags = append(diags, unusedTerms(s, b.mentions(s), diags)...)
	}
	diags = lint.Silence(diags, docs, quizzes, scenarios)
	if diags.HasErrors() {
		return result(s, nil), nil
	}

	memory := b.memory(s)
	tree, err := render.Site(s, in.theme, memory)
	if err == nil {
		err = tree.AddFolder(site.SearchFolder, b.index(s, in.theme))
	}
	if err == nil && !b.opts.Once { // else all of it is made, and its mistakes show
		err = render.Probe(s, in.theme, tree, memory)
	}
	if fault := (*theme.Fault)(nil); errors.As(err, &fault) {
		diags.Add(fault.Diagnostic)
		return result(s, nil), nil
	}
	if err != nil {
		return nil, err
	}
	return result(s, tree), nil
}

// parseDocument reads a page and the questions in its text, or a glossary.
func parseDocument(file *source.File, settings markdown.Settings) (*site.Document, source.List) {
	if glossary.Is(file) {
		return glossary.Parse(file, settings)
	}
	doc, diags := markdown.Parse(file, settings)
	return doc, append(diags, quiz.ParseChecks(doc, settings)...)
}

// input is what load hands to the spine.
type input struct {
	config    *site.Config
	theme     *theme.Theme // nil where it does not load
	settings  markdown.Settings
	files     []*source.File // all but ders.yaml and the theme's
	content   []*source.File
	quizzes   []*source.File
	scenarios []*source.File
	diags     source.List
}

// load sorts what refresh, the only reading of disk, has read: ders.yaml,
// content, quizzes, theme.
func (b *Builder) load() input {
	in := input{diags: b.files.Diagnostics()}
	hasTheme := func(name string) bool { return len(b.files.Files("themes/"+name)) > 0 }
	var more source.List
	in.config, more = config.Read(b.files.File(config.Name), b.opts.BaseURL, hasTheme)
	unread := func(d source.Diagnostic) bool { return d.Pos().Path == config.Name }
	if b.files.File(config.Name) != nil || !slices.ContainsFunc(in.diags, unread) {
		in.diags = append(in.diags, more...)
	}
	in.config.Portable = b.opts.Portable
	in.config.Offline = in.config.Offline && !b.opts.Online && !b.opts.Portable
	in.theme, more = b.loadTheme(in.config)
	in.diags = append(in.diags, more...)
	if in.theme != nil {
		in.settings = newSettings(in.config, in.theme)
		in.diags = append(in.diags, in.theme.AdviseAccent(in.config.Accent)...)
	}
	in.files = slices.Concat(b.files.Files("content"), b.files.Files("quizzes"))
	in.content = markdownFiles(b.files.Files("content"))
	defer b.kinds.forget()
	for _, f := range markdownFiles(b.files.Files("quizzes")) {
		if b.kinds.get(f, func() bool { return scenario.Is(f) }) {
			in.scenarios = append(in.scenarios, f)
		} else {
			in.quizzes = append(in.quizzes, f)
		}
	}
	return in
}

func markdownFiles(files []*source.File) []*source.File {
	out := make([]*source.File, 0, len(files))
	for _, f := range files {
		if strings.HasSuffix(f.Path, ".md") {
			out = append(out, f)
		}
	}
	return out
}
