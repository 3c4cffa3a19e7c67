package scenario

import (
	"cmp"
	"slices"
	"strings"

	"ders/generator/front"
	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

const (
	maxNodes  = 500
	maxMeters = 6
	maxNumber = 1000 // of a meter, an effect
)

var (
	ruleNoType = source.Define("scenario/no-type", source.Error,
		source.Text{Message: "“%s” satırı bir senaryoya ait, ama dosyanın türü yazılmamış", Hint: "ön bilgiye ekleyin: type: scenario"},
		source.Text{Message: "“%s” belongs to a scenario, but the file does not say that it is one", Hint: "add to the front matter: type: scenario"})
	ruleMisspeltType = source.Define("scenario/misspelt-type", source.Error,
		source.Text{Message: "“%s” diye bir tür yok", Hint: "şöyle yazın: type: scenario"},
		source.Text{Message: "there is no type “%s”", Hint: "write it like this: type: scenario"})
	ruleNoScene = source.Define("scenario/no-scene", source.Error,
		source.Text{Message: "dosyada sahne yok", Hint: "her sahneyi “## Sahnenin adı” satırıyla başlatın"},
		source.Text{Message: "the file has no scene", Hint: "begin every scene with a line “## Name of the scene”"})
	ruleTooManyScenes = source.Define("scenario/too-many-scenes", source.Error,
		source.Text{Message: "dosyada %d sahne var; sınır %d", Hint: "senaryoyu birkaç dosyaya bölün"},
		source.Text{Message: "the file has %d scenes; the limit is %d", Hint: "split it into several files"})
	ruleNoSceneAbove = source.Define("scenario/choices-without-scene", source.Error,
		source.Text{Message: "bu seçeneklerin üstünde sahne başlığı yok", Hint: "seçeneklerin üstüne “## Sahnenin adı” satırını yazın"},
		source.Text{Message: "no scene stands above these choices", Hint: "write a line “## Name of the scene” above them"})
)

// endingLine begins the chips of an ending.
const endingLine = "\n`ending:"

// Is reports whether a file of quizzes/ means to be a scenario: by its type,
// also a misspelt one, or by keys and chips that only scenarios have.
func Is(file *source.File) bool {
	if kind, stated := front.Peek(file, "type"); stated && kind != "" {
		kind = lang.Nearest(kind, []string{"quiz", "sınav", "scenario", "scenarios", "senaryo", "dialogue", "diyalog"})
		return kind != "" && kind != "quiz" && kind != "sınav"
	}
	_, meters := front.Peek(file, "meters")
	_, start := front.Peek(file, "start")
	return meters || start || strings.Contains(file.Text, endingLine)
}

// Parse reads one scenario file.
func Parse(file *source.File, settings markdown.Settings) (*site.Scenario, source.List) {
	outline, written := markdown.NewOutline(file, settings)
	written.Sort()
	p := &parser{
		language: settings.Language, head: outline.Fields, written: written,
		scenario: &site.Scenario{File: file}, at: map[*site.Move]places{}, unknown: map[string]bool{},
	}
	p.unsound = written.HasErrors()
	p.readHead()
	p.unsound = p.unsound || p.head.Diagnostics().HasErrors()
	p.readBody(outline)
	p.scenario.Links, p.scenario.External = links(p.scenario), outline.External
	return p.scenario, p.diagnostics()
}

// A parser gathers what is wrong with one file.
type parser struct {
	language *lang.Language
	head     *front.Fields
	written  source.List   // what is wrong with the Markdown, by place
	replaced []source.Span // where we said it better
	diags    source.List   // ours
	scenario *site.Scenario
	start    source.Value
	drafts   []*draft // every section, in order
	at       map[*site.Move]places
	unknown  map[string]bool // meters that were reported not to be there
	// metersUnread says that there may be meters, in a head that cannot be read.
	metersUnread bool
	// unsound is set once a mistake hides a part of the graph: then nothing is
	// said to be missing or never to happen.
	unsound bool
}

// report says what is wrong where the graph is known all the same.
func (p *parser) report(span source.Span, rule *source.Rule, args ...any) {
	p.diags.Add(span.Report(rule, args...))
}

// fault says what is wrong where a part of the graph is unknown for it.
func (p *parser) fault(span source.Span, rule *source.Rule, args ...any) {
	p.report(span, rule, args...)
	p.unsound = true
}

// instead says more exactly what is wrong in a span than Markdown's reader did.
func (p *parser) instead(span source.Span, rule *source.Rule, args ...any) {
	p.replaced = append(p.replaced, span)
	p.report(span, rule, args...)
}

// reportedIn reports whether Markdown's reader found an error inside the span.
func (p *parser) reportedIn(span source.Span) bool {
	first, _ := slices.BinarySearchFunc(p.written, span.Start, startsAt)
	for _, d := range p.written[first:] {
		if d.Span.Start > span.End {
			break
		}
		if d.Rule.Severity == source.Error && d.Span.End <= span.End {
			return true
		}
	}
	return false
}

func startsAt(d source.Diagnostic, offset int) int { return cmp.Compare(d.Span.Start, offset) }

// diagnostics is all that was found wrong.
func (p *parser) diagnostics() source.List {
	for _, span := range p.replaced {
		first, _ := slices.BinarySearchFunc(p.written, span.Start, startsAt)
		for i := first; i < len(p.written) && p.written[i].Span.Start <= span.End; i++ {
			if p.written[i].Span.End <= span.End {
				p.written[i].Rule = nil
			}
		}
	}
	gone := func(d source.Diagnostic) bool { return d.Rule == nil }
	return slices.Concat(slices.DeleteFunc(p.written, gone), p.diags, p.head.Diagnostics())
}

func (p *parser) readHead() {
	f, s := p.head, p.scenario
	switch kind := f.String("type"); {
	case kind.Text == "" && f.Misspelt("type"):
	case kind.Text == "":
		above, _, ends := strings.Cut(s.File.Text, endingLine)
		switch {
		case f.Has("meters"):
			f.Report(f.KeySpan("meters").Report(ruleNoType, "meters"))
		case f.Has("start"):
			f.Report(f.KeySpan("start").Report(ruleNoType, "start"))
		case ends && len(f.Keys()) > 0:
			at := len(above) + len("\n`")
			f.Report(s.File.Span(at, at+len("ending")).Report(ruleNoType, "ending"))
		}
	case kind.Text != "scenario":
		f.Report(kind.Report(ruleMisspeltType, kind.Text))
	}
	s.Title = f.Required("title")
	s.Description = f.String("description").Text
	s.Aliases = f.Strings("aliases")
	s.Draft = f.Bool("draft", false)
	p.start = f.String("start")
	switch {
	case f.IsMap("meters"):
		p.readMeters(f.Map("meters"))
	case f.Has("meters"):
		p.faultInHead(f.KeySpan("meters"), ruleMeterShape, "meters")
		for _, key := range f.Keys() { // meters that are not indented
			if f.IsMap(key.Text) && key.Text != "allow" {
				f.Known(key.Text)
			}
		}
		f.Known("meters")
	default:
		p.metersUnread = len(f.Keys()) == 0 || f.Misspelt("meters")
	}
	s.Allow = markdown.ReadAllow(f)
	f.Done()
}

// readBody reads what follows the front matter, and checks the whole.
func (p *parser) readBody(outline *markdown.Outline) {
	intro := withoutRules(outline.Intro)
	for i := range intro {
		p.readIntro(&intro[i])
	}
	for i := range outline.Sections {
		p.readSection(&outline.Sections[i])
	}
	s := p.scenario
	for _, d := range p.drafts {
		p.readDraft(d)
		if d.kind != debrief {
			s.Nodes = append(s.Nodes, d.node)
		}
	}
	switch {
	case len(s.Nodes) == 0:
		if !p.unsound {
			p.report(p.head.Where(), ruleNoScene)
		}
		return
	case len(s.Nodes) > maxNodes:
		p.report(s.Nodes[maxNodes].Span, ruleTooManyScenes, len(s.Nodes), maxNodes)
		return
	}
	p.link()
	p.checkGraph()
	if !p.unsound {
		p.walk()
	}
	s.Revision = revision(s)
}

func (p *parser) readIntro(block *markdown.Block) {
	if p.refused(block) {
		return
	}
	if leadsAnywhere(block) {
		p.fault(block.Span, ruleNoSceneAbove)
		return
	}
	if block.Kind == markdown.Paragraph && p.looseLines(block.Span) {
		return
	}
	p.scenario.Intro.Append(shown(block))
}

// links is every hole of every fragment.
func links(s *site.Scenario) []*site.Link {
	var all []*site.Link
	for _, f := range []site.Fragment{s.Intro, s.DebriefTitle, s.Debrief} {
		all = append(all, f.Links...)
	}
	for _, n := range s.Nodes {
		all = append(append(all, n.Title.Links...), n.Body.Links...)
		for _, m := range n.Moves {
			all = append(append(all, m.HTML.Links...), m.Coaching.Links...)
		}
	}
	return all
}
