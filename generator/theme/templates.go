package theme

import (
	"html/template"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"ders/generator/source"
)

// parseTemplates makes one set of templates for each layout: the base, every
// partial and the layout itself.
func (th *Theme) parseTemplates() source.List {
	var diags source.List
	common := template.New("").Funcs(template.FuncMap{
		"t":     th.text,
		"asset": th.asset,
		// bound to a set below
		"partial": func(string, any) (template.HTML, error) { return "", nil },
		"shared":  func(string, any) (template.HTML, error) { return "", nil },
	})
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
	th.partials = th.bind(template.Must(common.Clone()), slices.Collect(maps.Keys(th.lines))...)
	for _, name := range layouts {
		own := template.Must(common.Clone())
		if _, err := own.New(name).Parse(th.files[name].Text); err != nil {
			diags.Add(th.templateFault(err))
			continue
		}
		for root := range trees(own) {
			foldPartials(root, known)
		}
		th.layouts[strings.TrimSuffix(path.Base(name), ".html")] = th.bind(own, base)
	}
	return diags
}

const base = "layouts/base.html"

// partial is the name of a partial's template.
func partial(name string) string { return "partials/" + name + ".html" }

// bind gives a set of templates the functions that execute others of it: a
// partial whose name is not known before, and what is the same on many pages, a
// template that is executed once for equal data. Such data are few.
func (th *Theme) bind(templates *template.Template, roots ...string) *set {
	execute := func(name string, data any) (template.HTML, error) {
		var b strings.Builder
		err := templates.ExecuteTemplate(&b, name, data)
		return template.HTML(b.String()), err
	}
	type call struct {
		name string
		data any
	}
	var results sync.Map // of calls
	templates.Funcs(template.FuncMap{
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
	return newSet(templates, func(key string) (string, bool) {
		text, ok := th.strings[key]
		return text, ok
	}, roots...)
}

// A set is templates of which some are executed. They are escaped and folded when
// the first is.
type set struct {
	*template.Template
	fold func()
}

func newSet(templates *template.Template, text func(key string) (string, bool), roots ...string) *set {
	return &set{templates, sync.OnceFunc(func() {
		for _, name := range roots {
			// The only way to have a template escaped is to execute it. A mistake
			// shows again where there is a page to blame.
			_ = templates.ExecuteTemplate(io.Discard, name, nil)
		}
		for root := range trees(templates) {
			foldTexts(root, text)
		}
	})}
}

func (s *set) execute(w io.Writer, name string, data any) error {
	s.fold()
	return s.ExecuteTemplate(w, name, data)
}
