package generator

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"ders/generator/assemble"
	"ders/generator/config"
	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/mention"
	"ders/generator/output"
	"ders/generator/picture"
	"ders/generator/render"
	"ders/generator/search"
	"ders/generator/site"
	"ders/generator/source"
	"ders/generator/theme"
)

// Options say what a Builder builds.
type Options struct {
	Source   string // the site folder
	BaseURL  string // wins over ders.yaml's base_url
	Drafts   bool   // build drafts too, marked; serve does
	Online   bool   // no browser keeps the site, whatever ders.yaml says; serve does
	Portable bool   // the site opens from a disk, without a server; build does where it is told
	Once     bool   // there is one Build, and each file of its tree is read once; build does
	Thorough bool   // give advice that takes a look at all pages, too; check does
	// Program tells programs apart that may build or say something else of the
	// same files; it is empty where that is not known.
	Program string
	// Progress, if set, is told how many files of how many are parsed. It may
	// be called from several goroutines at once.
	Progress func(done, total int)
}

// A Result is what one build found and made.
type Result struct {
	Site        *site.Site   // nil when the theme could not be loaded
	Tree        *output.Tree // nil when Diagnostics.HasErrors()
	Diagnostics source.List  // sorted
	Language    string       // of the site, for the diagnostics' words: "tr" or "en"
	Editor      string       // the site.Config's; diagnostics can be opened with it
	BaseURL     string       // where the site will be, if anybody said
	Styles      []string     // tree paths of the style sheets, e.g. "assets/main-1a2b.css"
	Pages       int
	Quizzes     int
	Scenarios   int
}

// A Builder builds one site again and again, each time from the files as they
// are, and remembers what did not change. It is not safe for concurrent use.
type Builder struct {
	opts    Options
	files   *source.Snapshot
	changed []string
	rescan  bool
	read    bool // the files are as the next Build is to see them
	// supposed says that the files are not those of the folder, and stay so.
	supposed bool
	last     *Result // of the files as they are; nil where that build did not end

	kinds     memo[*source.File, bool] // whether a file of quizzes/ is a scenario
	docs      row[parseKey, parsed[*site.Document]]
	quizzes   row[parseKey, parsed[*site.Quiz]]
	scenarios row[parseKey, parsed[*site.Scenario]]
	assembled assemble.Memory
	advice    row[any, source.List] // about a quiz or a document; one that is parsed again is another one
	themes    memo[source.Digest, loadedTheme]
	names     *output.Names
	addresses []string // of names
	probed    memo[probeKey, bool]
	cards     memo[picture.Card, string]
	drawings  memo[picture.Drawing, func() ([]byte, error)]
	finders   memo[*site.Document, *mention.Finder] // by glossary
	mentioned memo[mentionKey, []mention.Mention]

	// What documents say is read when an index is asked for, which may be long
	// after the build and from two trees at once.
	searching sync.Mutex
	facts     memo[any, *search.Facts] // by document, quiz or scenario
}

// Roots are the names in a site folder of all that a build reads.
func Roots() []string {
	return []string{config.Name, "content", "quizzes", "themes", source.MoveNote}
}

// New opens the site folder. Nothing is read before the first Build.
func New(opts Options) (*Builder, error) {
	files, err := source.Open(opts.Source, Roots()...)
	if err != nil {
		return nil, fmt.Errorf("new builder: %w", err)
	}
	return &Builder{opts: opts, files: files, rescan: true}, nil
}

// Close releases the site folder.
func (b *Builder) Close() error { return b.files.Close() }

// Changed tells the builder which paths (absolute, or relative to the site
// folder) may differ from what it last read: the next Build reads these again
// and no others. With no path the next Build reads everything again.
func (b *Builder) Changed(paths ...string) {
	if len(paths) == 0 {
		b.rescan = true
	}
	b.changed = append(b.changed, paths...)
}

// refresh brings the files up to date. A Build that nothing was told about
// reads everything again. It forgets the last Result unless no file differs.
func (b *Builder) refresh() {
	if b.supposed || b.read {
		b.read = false
		return
	}
	var differs bool
	if b.rescan || len(b.changed) == 0 {
		differs = b.files.Rescan()
	} else {
		differs = b.files.Refresh(b.changed...)
	}
	b.rescan, b.changed = false, nil
	if differs {
		b.last = nil
	}
}

// paths lists every content file, for suggestions.
func (b *Builder) paths() (names []string) {
	for _, root := range []string{"content", "quizzes"} {
		for _, f := range b.files.Files(root) {
			names = append(names, f.Path)
		}
	}
	return names
}

type loadedTheme struct {
	theme *theme.Theme
	diags source.List
}

func (b *Builder) loadTheme(c *site.Config) (*theme.Theme, source.List) {
	own := b.files.Files("themes/" + c.Theme)
	key := []string{c.Theme, c.Language}
	for _, f := range own {
		key = append(key, f.Path, f.Digest().String())
	}
	defer b.themes.forget()
	loaded := b.themes.get(source.Sum(key...), func() loadedTheme {
		th, diags := theme.Load(c.Theme, own, c.Language)
		return loadedTheme{th, diags}
	})
	return loaded.theme, loaded.diags
}

// remember is the memory of advice.
func (b *Builder) remember(about []any, advise func(any) source.List) []source.List {
	advice, _ := b.advice.all(context.Background(), about, func(one any, _ int) source.List { return advise(one) })
	return advice
}

// memory is what the pages and pictures of one build are made with.
func (b *Builder) memory(s *site.Site) render.Memory {
	b.drawings.forgetBut(func(d picture.Drawing) bool {
		card, ok := d.(picture.Card)
		return ok && b.cards.has(card)
	})
	b.cards.forget()
	b.probed.forget()
	return render.Memory{
		Mentions: b.mentions(s),
		Draw: func(d picture.Drawing) func() ([]byte, error) {
			return b.drawings.get(d, func() func() ([]byte, error) { return sync.OnceValues(d.PNG) })
		},
		Card:  b.cards.get,
		Names: b.namesOf,
		Probe: b.probe,
	}
}

// namesOf are the names of the last build where the addresses are the same.
func (b *Builder) namesOf(addresses []string) (*output.Names, error) {
	if b.names != nil && slices.Equal(b.addresses, addresses) {
		return b.names, nil
	}
	names, err := output.NewNames(addresses)
	if err == nil {
		b.names, b.addresses = names, addresses
	}
	return names, err
}

type probeKey struct {
	theme *theme.Theme
	shape render.Shape
}

// probe tries what was not tried yet, or not without an error.
func (b *Builder) probe(th *theme.Theme, shape render.Shape, try func() error) error {
	var err error
	key := probeKey{th, shape}
	if !b.probed.get(key, func() bool { err = try(); return err == nil }) {
		b.probed.drop(key)
	}
	return err
}

// index makes the search index of a build when it is first asked for: an edit
// while serving does not pay for it.
func (b *Builder) index(s *site.Site, th *theme.Theme) func(add func(name string, data []byte)) {
	return func(add func(name string, data []byte)) {
		b.searching.Lock()
		defer b.searching.Unlock()
		defer b.facts.forget()
		options := search.Options{Strings: th.Strings("search.js.", true)}
		if !b.opts.Once {
			options.Remember = b.facts.get
		}
		if b.opts.Portable {
			add = render.Scripts(add)
		}
		search.Build(s, options, add)
	}
}

// mentionKey is all that the mentions in a document depend on. One that is
// parsed again is another one.
type mentionKey struct{ glossary, document *site.Document }

// mentions is the memory of what documents say of the glossary.
func (b *Builder) mentions(s *site.Site) *render.Mentions {
	b.finders.forget()
	if s.Glossary == nil {
		b.mentioned.forget()
		return nil
	}
	glossary := s.Glossary.Doc
	b.mentioned.forgetBut(func(key mentionKey) bool {
		file := key.document.File
		return key.glossary == glossary && b.files.File(file.Path) == file
	})
	finder := b.finders.get(glossary, func() *mention.Finder {
		return mention.NewFinder(glossary.Terms, lang.For(s.Config.Language))
	})
	return &render.Mentions{Finder: finder, In: func(doc *site.Document) []mention.Mention {
		return b.mentioned.get(mentionKey{glossary, doc}, func() []mention.Mention { return finder.In(doc.Body()...) })
	}}
}

// newSettings are what parsers see of the site: a change of anything else
// parses nothing again.
func newSettings(c *site.Config, th *theme.Theme) markdown.Settings {
	return markdown.Settings{Language: lang.For(c.Language), Words: th.Strings("callout.", false)}
}

func newResult(in input, s *site.Site, tree *output.Tree, diags source.List) *Result {
	r := &Result{Site: s, Tree: tree, Diagnostics: diags, Language: in.config.Language, Editor: in.config.Editor, BaseURL: in.config.BaseURL}
	if in.theme != nil {
		r.Styles = render.Styles(in.config, in.theme)
	}
	if s != nil {
		r.Pages = len(s.Pages)
		for _, page := range s.Pages {
			switch page.Kind {
			case site.Exam:
				r.Quizzes++
			case site.Dialogue:
				r.Scenarios++
			}
		}
	}
	return r
}
