package render

import (
	"bytes"
	"html/template"
	"slices"
	"strings"
	"sync"

	"ders/generator/lang"
	"ders/generator/picture"
	"ders/generator/site"
	"ders/generator/theme"
)

// A renderer makes the pages of one build. It is safe for concurrent use.
type renderer struct {
	site     *site.Site
	theme    *theme.Theme
	language *lang.Language
	strings  map[string]string
	quiz     map[string]string // the quiz script's strings
	scenario map[string]string // the scenario player's
	keeping  map[string]string // the offline script's
	memory   Memory
	index    string // what the address of a page ends in besides its folder: in the portable form its file, else nothing
	accent   string // the path of the accent's style sheet, or empty
	look     picture.Look
	cards    []card // the site's, then by the number of a module; nil for none
	hasFeed  bool
	journey  map[site.Kind]map[string]string // the journey script's

	mu     sync.Mutex
	chrome map[chromeKey]func() (chrome, error)
	recent []chromeKey // those of chrome, the oldest first
}

// mostChrome is how many shared parts are kept: the pages of a module are made one
// after the other.
const mostChrome = 64

// chromeKey is all that the shared parts of a page depend on within a build.
type chromeKey struct {
	module  *site.Module
	section *site.Section
	topic   *site.Topic
	root    string
}

type chrome struct {
	header, nav, footer string
	module              *ModuleView // the layout sees it too
}

func newRenderer(s *site.Site, th *theme.Theme, memory Memory) *renderer {
	r := &renderer{
		site: s, theme: th,
		language: lang.For(s.Config.Language),
		strings:  th.Strings("", false),
		quiz:     th.Strings("quiz.js.", true),
		scenario: th.Strings("scenario.js.", true),
		keeping:  th.Strings("offline.js.", true),
		journey:  journeyStrings(th.Strings("journey.js.", true)),
		chrome:   map[chromeKey]func() (chrome, error){},
		memory:   memory,
		look:     look(s.Config, th),
	}
	r.accent, _ = accentSheet(s.Config, th)
	if s.Config.Portable {
		r.index = indexName
	}
	if s.Config.BaseURL != "" && !s.Config.Portable {
		r.hasFeed = slices.ContainsFunc(s.Pages, isNews)
		r.cards = r.makeCards()
	}
	return r
}

// shared is the header, tree, footer and module of the pages of one depth that stand
// beside page, or nowhere where it is nil, executed once.
func (r *renderer) shared(page *site.Page, root string) (chrome, error) {
	key := chromeKey{root: root}
	if page != nil {
		key.module, key.section, key.topic = page.Module, page.Section, page.Topic
	}
	r.mu.Lock()
	make := r.chrome[key]
	if make == nil {
		make = sync.OnceValues(func() (chrome, error) { return r.makeChrome(key) })
		r.chrome[key] = make
		if r.recent = append(r.recent, key); len(r.recent) > mostChrome {
			delete(r.chrome, r.recent[0])
			r.recent = r.recent[1:]
		}
	}
	r.mu.Unlock()
	return make()
}

// menuModules is how many modules the header's menu names; the home page has
// all of them.
const menuModules = 12

func (r *renderer) makeChrome(key chromeKey) (chrome, error) {
	root := key.root
	view := ChromeView{
		Language: r.site.Config.Language, SiteTitle: r.site.Config.Title,
		Logo: r.site.Logo, Root: root, Home: r.to(root, ""), Repository: r.site.Config.Repository,
	}
	if own := r.site.Progress; own != nil {
		view.Progress = r.to(root, own.URL)
	}
	if own := r.site.Search; own != nil {
		view.Search = r.to(root, own.URL)
	}
	if glossary := r.site.Glossary; glossary != nil {
		view.Glossary = r.to(root, glossary.URL)
	}
	for i, other := range r.site.Modules {
		if i == menuModules {
			break
		}
		view.Modules = append(view.Modules, LinkView{URL: r.to(root, other.Page.URL), Title: other.Page.Title})
	}
	for _, s := range r.site.Sections {
		if !s.Guide {
			view.Sections = append(view.Sections, LinkView{URL: r.to(root, s.Page.URL), Title: s.Page.Title})
		}
	}
	if key.module != nil {
		mv := r.module(key.module, root)
		mv.Requires = r.requires(key.module, root)
		view.Module = &mv
	}
	if key.section != nil {
		view.Section = r.sectionTree(key.section, key.topic, root)
	}
	c := chrome{module: view.Module}
	for _, part := range []struct {
		name string
		to   *string
		when bool
	}{{"header", &c.header, true}, {"nav", &c.nav, key.module != nil || key.section != nil}, {"footer", &c.footer, true}} {
		if !part.when {
			continue
		}
		var b bytes.Buffer
		if err := r.theme.Partial(&b, part.name, view); err != nil {
			return c, err
		}
		*part.to = b.String()
	}
	return c, nil
}

// markCurrent marks the links to the page itself in the shared parts.
func (v *View) markCurrent(self string) {
	link := ` href="` + template.HTMLEscapeString(self) + `"`
	for _, part := range []*template.HTML{&v.Header, &v.Nav, &v.Footer} {
		*part = template.HTML(strings.ReplaceAll(string(*part), link, link+` aria-current="page"`))
	}
}
