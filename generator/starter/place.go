package starter

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"ders/generator/lang"
	"ders/generator/site"
)

// A Reason is why a file cannot be planned.
type Reason string

// The reasons of refusals.
const (
	NoName  Reason = "no name for a file can be made of it"
	Taken   Reason = "exists already"
	None    Reason = "the site has none" // module, section or exam questions to belong to
	Which   Reason = "the site has several, and none was named"
	Unknown Reason = "is not in the site"
	Finals  Reason = "no quiz to draw from"
	Modular Reason = "a module belongs to no module"
)

// A Refusal says why no file is planned.
type Refusal struct {
	Reason Reason
	Name   string   // what was asked for, or what is in the way
	Near   string   // of Unknown: what was probably meant
	Known  []string // of Which and Unknown: what there is
}

func (r *Refusal) Error() string { return r.Name + ": " + string(r.Reason) }

// A planner finds the place of one file.
type planner struct {
	site     *site.Site
	paths    []string
	request  Request
	language *lang.Language

	file   File
	module *site.Module // the file's; nil for none
	final  *site.Path   // whose final exam it is; nil for none
}

// A home is where files of a kind can go.
type home struct {
	id, title, folder string // of content/
	module            *site.Module
}

func (p *planner) homes() []home {
	var all []home
	add := func(id, title string, page *site.Page, m *site.Module) {
		all = append(all, home{id, title, path.Dir(page.Path()), m})
	}
	if p.request.Kind != Article {
		for _, m := range p.site.Modules {
			add(m.ID, m.Page.Title, m.Page, m)
		}
		return all
	}
	for _, s := range p.site.Sections {
		add(s.ID, s.Page.Title, s.Page, nil)
		for _, t := range s.Topics {
			add(s.ID+"/"+t.ID, t.Title, t.Page, nil)
		}
	}
	return all
}

// find is the home that somebody named by its id, folder, path or title.
func find(homes []home, name string) (home, bool) {
	name = strings.Trim(strings.TrimSuffix(strings.ReplaceAll(name, `\`, "/"), "/index.md"), "/")
	for _, h := range homes {
		names := []string{h.id, h.folder, strings.TrimPrefix(h.folder, "content/"), path.Base(h.folder), h.title}
		if h.module != nil {
			names = append(names, "quizzes/"+h.id)
		} else {
			names = append(names, path.Base(h.id))
		}
		if slices.ContainsFunc(names, func(n string) bool { return lang.Fold(n) == lang.Fold(name) }) {
			return h, true
		}
	}
	return home{}, false
}

// place finds the path and the title of the file.
func (p *planner) place() *Refusal {
	r := p.request
	if r.Kind == Module {
		return p.placeModule()
	}
	homes := p.homes()
	name, folder := r.Name, r.In
	if rest, path := strings.CutPrefix(strings.ReplaceAll(name, `\`, "/"), "quizzes/"); path {
		name = strings.TrimSuffix(rest, ".md")
	}
	if r.Kind == Quiz && p.isFinal(name, folder) {
		return p.placeFinal(name)
	}
	ofModule := false // a quiz is asked for by the name of its module
	if h, known := find(homes, name); known && r.Kind == Quiz && folder == "" {
		name, folder, ofModule = h.title, h.id, true
	}
	stated := false // the name has a folder
	if dir, base := path.Split(strings.ReplaceAll(name, `\`, "/")); dir != "" && folder == "" && !ofModule {
		if _, known := find(homes, dir); known {
			name, folder, stated = base, dir, true
		} else if looksLikeFolder.MatchString(dir) {
			return unknown(homes, strings.Trim(dir, "/"))
		}
	}
	h, refusal := p.choose(homes, folder)
	if refusal != nil {
		return refusal
	}
	p.module, p.file.In = h.module, h.title
	dir := h.folder
	if r.Kind == Quiz || r.Kind == Scenario {
		dir = "quizzes/" + h.id
	}
	digits, slug := p.name(name)
	if slug == "" {
		return &Refusal{Reason: NoName, Name: r.Name}
	}
	if digits == "" {
		digits = p.number(dir)
	}
	p.file.Path = path.Join(dir, joined(digits, slug)+".md")
	switch own := dir + ".md"; {
	case ofModule:
		p.file.Path = own
		p.file.Title = h.title + ": " + map[string]string{"tr": "sınav", "en": "quiz"}[p.language.Tag()]
	case r.Kind == Quiz && !stated && !slices.Contains(p.paths, own):
		p.file.Path = own
	}
	p.title(name)
	return nil
}

var looksLikeFolder = regexp.MustCompile(`^[a-z0-9/_-]+$`)

// choose is the home that was named, the one of the current folder, or the only
// one.
func (p *planner) choose(homes []home, name string) (home, *Refusal) {
	if name != "" {
		if h, known := find(homes, name); known {
			return h, nil
		}
		return home{}, unknown(homes, name)
	}
	for dir := p.request.Here; dir != "" && dir != "."; dir = path.Dir(dir) {
		if h, known := find(homes, dir); known && strings.Contains(dir, "/") {
			return h, nil
		}
	}
	switch len(homes) {
	case 0:
		return home{}, &Refusal{Reason: None}
	case 1:
		return homes[0], nil
	}
	return home{}, &Refusal{Reason: Which, Known: ids(homes)}
}

func ids(homes []home) []string {
	var all []string
	for _, h := range homes {
		all = append(all, h.id)
	}
	return all
}

func unknown(homes []home, name string) *Refusal {
	if len(homes) == 0 {
		return &Refusal{Reason: None}
	}
	return &Refusal{Reason: Unknown, Name: name, Near: lang.Nearest(name, ids(homes)), Known: ids(homes)}
}

func (p *planner) placeModule() *Refusal {
	if p.request.In != "" {
		return &Refusal{Reason: Modular, Name: p.request.In}
	}
	name := strings.Trim(strings.TrimSuffix(strings.ReplaceAll(p.request.Name, `\`, "/"), "/index.md"), "/")
	name = strings.TrimPrefix(name, "content/")
	digits, slug := p.name(name)
	if slug == "" {
		return &Refusal{Reason: NoName, Name: p.request.Name}
	}
	var folders []string
	for _, inside := range p.beside("content") {
		if _, rest := splitNumber(inside); rest == slug {
			return &Refusal{Reason: Taken, Name: "content/" + inside}
		}
		if p.isModule("content/" + inside) {
			folders = append(folders, inside)
		}
	}
	if digits == "" {
		digits = nextNumber(folders)
	}
	p.file.Path = "content/" + joined(digits, slug) + "/index.md"
	p.title(name)
	return nil
}

func (p *planner) isModule(folder string) bool {
	return slices.ContainsFunc(p.site.Modules, func(m *site.Module) bool { return path.Dir(m.Page.Path()) == folder })
}

// isFinal reports whether the final exam of a path is asked for: quizzes of
// paths stand in quizzes/paths, and a path may be named by its id.
func (p *planner) isFinal(name, folder string) bool {
	if folder == "paths" || strings.HasPrefix(strings.TrimPrefix(name, "quizzes/"), "paths/") {
		return true
	}
	return folder == "" && slices.ContainsFunc(p.site.Paths, func(l *site.Path) bool { return l.ID.Text == name }) &&
		!slices.ContainsFunc(p.site.Modules, func(m *site.Module) bool { return m.ID == name })
}

func (p *planner) placeFinal(name string) *Refusal {
	id := strings.TrimSuffix(path.Base(name), ".md")
	var known []string
	for _, l := range p.site.Paths {
		known = append(known, l.ID.Text)
		if l.ID.Text == id || lang.Fold(l.Title) == lang.Fold(name) {
			p.final, id = l, l.ID.Text
		}
	}
	if p.final == nil {
		if len(known) == 0 {
			return &Refusal{Reason: None, Name: "paths"}
		}
		return &Refusal{Reason: Unknown, Name: id, Near: lang.Nearest(id, known), Known: known}
	}
	if p.draws() == "" {
		return &Refusal{Reason: Finals, Name: id}
	}
	p.file.In = p.final.Title
	p.file.Path = "quizzes/paths/" + id + ".md"
	p.file.Title = p.final.Title + ": " + map[string]string{"tr": "bitirme sınavı", "en": "final exam"}[p.language.Tag()]
	if p.request.Title != "" {
		p.file.Title = p.request.Title
	}
	return nil
}
