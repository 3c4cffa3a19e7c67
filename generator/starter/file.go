package starter

import (
	"fmt"
	"path"
	"strings"

	"ders/generator/front"
	"ders/generator/lang"
	"ders/generator/site"
)

// Kind is what a new file is.
type Kind string

// The kinds of new files.
const (
	Module   Kind = "module"
	Lesson   Kind = "lesson"
	Quiz     Kind = "quiz"
	Scenario Kind = "scenario"
	Article  Kind = "article"
)

// A Request is what somebody asks for.
type Request struct {
	Kind  Kind
	Name  string // a title, or the name of a file, with or without its folder
	Title string // empty: from the name
	In    string // the module, section or topic; empty: from the name or from Here
	Here  string // the current folder, as a path in the site; empty: none in particular
}

// A File is a planned new file.
type File struct {
	Path  string
	Title string
	In    string // title of the module, section, topic or path; empty for a module
	Text  string
}

// Plan plans a new file in a site whose files have the given paths. A *Refusal
// says why there is none.
func Plan(s *site.Site, paths []string, r Request) (*File, error) {
	p := &planner{site: s, paths: paths, request: r, language: lang.For(s.Config.Language)}
	if refusal := p.place(); refusal != nil {
		return nil, refusal
	}
	for _, name := range paths {
		if lang.Fold(name) == lang.Fold(p.file.Path) {
			return nil, &Refusal{Reason: Taken, Name: name}
		}
	}
	p.write()
	return &p.file, nil
}

// write fills the template of the file's kind.
func (p *planner) write() {
	template := string(p.request.Kind)
	if p.final != nil {
		template = "exam"
	}
	text, err := files.ReadFile(path.Join("file", p.language.Tag(), template+".md"))
	if err != nil { // the files are in the program
		panic(err)
	}
	id, question := "", strings.TrimSuffix(path.Base(p.file.Path), ".md")
	_, question = splitNumber(question)
	if p.request.Kind == Module {
		_, id = splitNumber(path.Base(path.Dir(p.file.Path)))
	}
	p.file.Text = strings.NewReplacer(
		"<title>", front.Quoted(p.file.Title),
		"<id>", id,
		"<objective>", p.objective(),
		"<objectives>", p.objectives(),
		"<question>", p.questionID(question),
		"<draws>\n", p.draws(),
	).Replace(string(text))
}

// questionID is a slug as the id of a question, which begins with a letter.
func (p *planner) questionID(slug string) string {
	id := strings.TrimLeft(slug, "0123456789-")
	if id == "" {
		return map[string]string{"tr": "soru", "en": "question"}[p.language.Tag()]
	}
	return strings.TrimRight(id[:min(len(id), 32)], "-")
}

// objective is an id that no module declares, for a new one, or the chip of the
// first objective of a quiz's module.
func (p *planner) objective() string {
	if p.request.Kind == Quiz {
		if ids := p.declared(); len(ids) > 0 {
			return " `objective: " + ids[0] + "`"
		}
		return ""
	}
	taken := map[string]bool{}
	for _, m := range p.site.Modules {
		for _, o := range m.Page.Doc.Meta.Objectives {
			taken[o.ID.Text] = true
		}
	}
	for n := len(p.site.Modules) + 1; ; n++ {
		if id := fmt.Sprintf("H%d.1", n); !taken[id] {
			return id
		}
	}
}

// objectives is what the module of a lesson declares, for the author to choose
// from.
func (p *planner) objectives() string {
	if ids := p.declared(); len(ids) > 0 {
		return strings.Join(ids, ", ")
	}
	return "H1.1"
}

func (p *planner) declared() []string {
	var ids []string
	if p.module != nil {
		for _, o := range p.module.Page.Doc.Meta.Objectives {
			ids = append(ids, o.ID.Text)
		}
	}
	return ids
}

// draws takes a few questions of every module of a path.
func (p *planner) draws() string {
	if p.final == nil {
		return ""
	}
	var b strings.Builder
	for _, m := range p.final.Modules {
		for _, page := range m.Quizzes {
			if n := len(page.Quiz.Questions); n > 0 {
				fmt.Fprintf(&b, "  - { quiz: %s, count: %d }\n", front.Quoted(page.Quiz.ID()), min(n, 4))
				break
			}
		}
	}
	return b.String()
}
