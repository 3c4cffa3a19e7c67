package generator

import (
	"fmt"
	"sync"

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
	Thorough bool   // give advice that takes a look at all pages, too; check does
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
	// supposed says that the files are not those of the folder, and stay so.
	supposed bool
	last     *Result // of the files as they are; nil where that build did not end

	docs      memo[parseKey, parsed[*site.Document]]
	quizzes   memo[parseKey, parsed[*site.Quiz]]
	scenarios memo[parseKey, parsed[*site.Scenario]]
	advice    memo[any, source.List] // about a quiz or a document; one that is parsed again is another one
	themes    memo[source.Digest, loadedTheme]
	drawings  memo[picture.Drawing, func() ([]byte, error)]
	finders   memo[*site.Document, *mention.Finder] // by glossary
	mentioned memo[mentionKey, func() []mention.Mention]
	listed    []string // paths, for suggestions

	// What documents say is read when an index is asked for, which may be long
	// after the build and from two trees at once.
	searching sync.Mutex
	facts     memo[any, *search.Facts] // by document, quiz or scenario
}

// New opens the site folder. Nothing is read before the first Build.
func New(opts Options) (*Builder, error) {
	files, err := source.Open(opts.Source, config.Name, "content", "quizzes", "themes")
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
	if b.supposed {
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
		b.last, b.listed = nil, nil
	}
}

// paths lists every content file, for suggestions.
func (b *Builder) paths() []string {
	if b.listed == nil {
		for _, root := range []string{"content", "quizzes"} {
			for _, f := range b.files.Files(root) {
				b.listed = append(b.listed, f.Path)
			}
		}
	}
	return b.listed
}

type loadedTheme struct {
	theme *theme.Theme
	diags source.List
}

func (b *Builder) loadTheme(c *site.Config) (*theme.Theme, source.List) {
	own := b.files.Files("themes/" + c.Theme)
	key := []string{c.Theme, c.Language}
	for _, f := range own {
		key = append(key, f.Path, f.Digest.String())
	}
	defer b.themes.forget()
	loaded := b.themes.get(source.Sum(key...), func() loadedTheme {
		th, diags := theme.Load(c.Theme, own, c.Language)
		return loadedTheme{th, diags}
	})
	return loaded.theme, loaded.diags
}

// remember is the memory of advice for one build.
func (b *Builder) remember() func(any, func() source.List) source.List {
	b.advice.forget()
	return b.advice.get
}

// drawer is the memory of pictures for one build. What the build names is kept,
// drawn or not, and is drawn once.
func (b *Builder) drawer() render.Draw {
	b.drawings.forget()
	return func(d picture.Drawing) func() ([]byte, error) {
		return b.drawings.get(d, func() func() ([]byte, error) { return sync.OnceValues(d.PNG) })
	}
}

// index makes the search index of a build when it is first asked for: an edit
// while serving does not pay for it.
func (b *Builder) index(s *site.Site, th *theme.Theme) func() map[string][]byte {
	return func() map[string][]byte {
		b.searching.Lock()
		defer b.searching.Unlock()
		defer b.facts.forget()
		index, _ := search.Build(s, search.Options{Strings: th.Strings("search.js.", true), Remember: b.facts.get})
		return index
	}
}

// mentionKey is all that the mentions in a document depend on. One that is
// parsed again is another one.
type mentionKey struct{ glossary, document *site.Document }

// mentions is the memory of what documents say of the glossary, for one build.
// What the build names is kept, looked for or not, and is looked for once.
func (b *Builder) mentions(s *site.Site) *render.Mentions {
	b.finders.forget()
	b.mentioned.forget()
	if s.Glossary == nil {
		return nil
	}
	glossary := s.Glossary.Doc
	finder := b.finders.get(glossary, func() *mention.Finder {
		return mention.NewFinder(glossary.Terms, lang.For(s.Config.Language))
	})
	in := map[*site.Document]func() []mention.Mention{}
	for _, page := range s.Pages {
		if doc := page.Doc; doc != nil && doc != glossary {
			in[doc] = b.mentioned.get(mentionKey{glossary, doc}, func() func() []mention.Mention {
				return sync.OnceValue(func() []mention.Mention { return finder.In(doc.Body...) })
			})
		}
	}
	return &render.Mentions{Finder: finder, In: func(doc *site.Document) []mention.Mention { return in[doc]() }}
}

// newSettings are what parsers see of the site: a change of anything else
// parses nothing again.
func newSettings(c *site.Config, th *theme.Theme) markdown.Settings {
	return markdown.Settings{Language: lang.For(c.Language), Words: th.Strings("callout.", false)}
}

func newResult(in input, s *site.Site, tree *output.Tree, diags source.List) *Result {
	r := &Result{Site: s, Tree: tree, Diagnostics: diags, Language: in.config.Language, Editor: in.config.Editor}
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
