package theme

import (
	"html/template"
	"io"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"

	"ders/generator/source"
)

// parseTemplates makes one set of templates for each layout: the base, every
// partial and the layout itself.
func (th *Theme) parseTemplates() source.List {
	var diags source.List
	functions := template.FuncMap{
		"t":     th.text,
		"asset": th.asset,
		// bound to a set in newSet
		"partial": func(string, any) (template.HTML, error) { return "", nil },
		"shared":  func(string, any) (template.HTML, error) { return "", nil },
	}
	common := template.New("").Funcs(functions)
	var layouts []string
	for _, name := range slices.Sorted(maps.Keys(th.files)) {
		switch {
		case name == base, strings.HasPrefix(name, "partials/") && strings.HasSuffix(name, ".html"):
			t, err := common.New(name).Parse(th.files[name].Text)
			if err != nil {
				diags.Add(th.templateFault(err))
			} else if name != base && t.Tree != nil {
				th.lines[name] = endLine(t.Tree.Root)
			}
		case strings.HasPrefix(name, "layouts/") && strings.HasSuffix(name, ".html"):
			layouts = append(layouts, name)
		}
	}
	if diags.HasErrors() {
		return diags
	}
	known := func(name string) bool { return common.Lookup(name) != nil }
	for root := range trees(common) {
		foldPartials(root, known)
	}
	callable(common, common)
	th.partials = th.newSet(func() *template.Template { return template.Must(common.Clone()) })
	for _, name := range layouts {
		own, err := template.New(name).Funcs(functions).Parse(th.files[name].Text)
		if err != nil {
			diags.Add(th.templateFault(err))
			continue
		}
		th.layouts[strings.TrimSuffix(path.Base(name), ".html")] = th.newSet(func() *template.Template {
			all := template.Must(common.Clone())
			for _, t := range own.Templates() {
				if t.Tree != nil && !(parse.IsEmptyTree(t.Tree.Root) && all.Lookup(t.Name()) != nil) { // as Parse does it
					foldPartials(t.Tree.Root, known)
					template.Must(all.AddParseTree(t.Name(), t.Tree))
				}
			}
			callable(all, own)
			return all
		})
	}
	return diags
}

const base = "layouts/base.html"

// partial is the name of a partial's template.
func partial(name string) string { return "partials/" + name + ".html" }

// A set is templates of which some are executed. It is put together when the
// first is, since a site has few of the kinds of pages that a theme has layouts
// for; each is escaped and folded when it is first executed itself.
type set struct {
	text      func(key string) (string, bool)
	templates func() (*template.Template, []*parse.ListNode) // and the trees of all

	mu    sync.Mutex
	ready sync.Map // names
}

// newSet is a set of templates with the functions that execute others of it: a
// partial whose name is not known before, and what is the same on many pages, a
// template that is executed once for equal data. Such data are few.
func (th *Theme) newSet(make func() *template.Template) *set {
	s := &set{text: func(key string) (string, bool) {
		text, ok := th.strings[key]
		return text, ok
	}}
	execute := func(name string, data any) (template.HTML, error) {
		var b strings.Builder
		err := s.execute(&b, name, data)
		return template.HTML(b.String()), err
	}
	type call struct {
		name string
		data any
	}
	var results sync.Map // of calls
	s.templates = sync.OnceValues(func() (*template.Template, []*parse.ListNode) {
		templates := make().Funcs(lighterFunctions).Funcs(template.FuncMap{
			"partial": func(name string, data any) (template.HTML, error) { return execute(partial(name), data) },
			"shared": func(name string, data any) (template.HTML, error) {
				if known, ok := results.Load(call{name, data}); ok {
					return known.(template.HTML), nil
				}
				made, err := execute(name, data)
				if err == nil {
					results.Store(call{name, data}, made)
				}
				return made, err
			},
		})
		return templates, slices.Collect(trees(templates))
	})
	return s
}

func (s *set) execute(w io.Writer, name string, data any) error {
	if _, ok := s.ready.Load(name); !ok {
		if err := s.prepare(name); err != nil {
			return err
		}
	}
	templates, _ := s.templates()
	return templates.ExecuteTemplate(w, name, data)
}

// escaping is the name of a template that has another escaped. What is executed
// is escaped before, with all that it calls; this one then does nothing.
func escaping(name string) string { return "escape " + name }

// callable adds them to a set, for the templates of another.
func callable(all, of *template.Template) {
	for _, t := range of.Templates() {
		if all.Lookup(escaping(t.Name())) == nil {
			template.Must(all.New(escaping(t.Name())).Parse("{{if .}}{{template " + strconv.Quote(t.Name()) + " .}}{{end}}"))
		}
	}
}

// prepare escapes a template and folds it, while others of the set may be executed.
func (s *set) prepare(name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	templates, trees := s.templates()
	escaping := escaping(name)
	if templates.Lookup(escaping) == nil {
		escaping = name // the message names it
	}
	if err := templates.ExecuteTemplate(io.Discard, escaping, nil); err != nil {
		return err
	}
	for _, root := range trees {
		foldCalls(root, s.text)
	}
	s.ready.Store(name, true)
	return nil
}
