// Package move plans how a page, or a folder of pages, gets another place: the
// files that go along, and every edit that the move asks of the site.
//
// It promises that each link leads where it led before, in the files that move
// and in all others: links of texts, quizzes and scenarios, the definitions of
// reference links, related pages, prerequisites, draws, and the modules of
// learning paths. Edits stand at the places that the parsers gave; a link whose
// place is not known for sure is refused, not guessed. It writes nothing.
//
//	move.go      what moves, and what goes along
//	link.go      the links between files
//	redirect.go  old addresses, and what learners' records lose
package move

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"ders/generator/assemble"
	"ders/generator/front"
	"ders/generator/site"
	"ders/generator/source"
)

// A Plan is a move with all that follows from it.
type Plan struct {
	source.Rearrangement
	Links int // that were written anew

	pages map[string]*site.Page // by path, before
	seen  map[source.Span]bool
}

// A Reason is why something cannot be moved.
type Reason string

// The reasons of refusals.
const (
	Outside  Reason = "is not in content/ or quizzes/"
	Fixed    Reason = "cannot be moved"
	Itself   Reason = "is the place where it stands"
	Inside   Reason = "is inside of what moves"
	OtherTop Reason = "is in another part of the site" // a page does not become a quiz
	Ending   Reason = "has another ending"
	Index    Reason = "is the first page of its folder"
	Unclear  Reason = "holds a link whose place is not known"
)

// A Refusal says why a move is not planned, and of which path.
type Refusal struct {
	Path   string
	Reason Reason
	At     source.Pos // of an unclear link
}

func (r *Refusal) Error() string { return r.Path + " " + string(r.Reason) }

// Folder is the folder of the site as a move needs to see it.
type Folder interface {
	File(path string) *source.File
	Below(path string) ([]string, error) // every file at or below a path, helper files too
}

// New plans the move of a file or folder of a site without errors. Both are
// paths in the site folder, the whole new one.
func New(s *site.Site, folder Folder, from, to string) (*Plan, error) {
	p := &Plan{pages: map[string]*site.Page{}, seen: map[source.Span]bool{}}
	p.From, p.To = from, to
	p.Names, p.Edits = map[string]string{}, map[*source.File][]source.Edit{}
	for _, page := range s.Pages {
		if page.Path() != "" {
			p.pages[page.Path()] = page
		}
	}
	if refusal := p.check(from, to); refusal != nil {
		return nil, refusal
	}
	if err := p.choose(s, folder, from, to); err != nil {
		return nil, err
	}
	if refusal := p.relink(s); refusal != nil {
		return nil, refusal
	}
	p.rename(s, from, to)
	return p, nil
}

func (p *Plan) check(from, to string) *Refusal {
	top := func(name string) string { before, _, _ := strings.Cut(name, "/"); return before }
	isMarkdown := func(name string) bool { return strings.HasSuffix(name, ".md") }
	switch page := p.pages[from]; {
	case top(from) != "content" && top(from) != "quizzes":
		return &Refusal{Path: from, Reason: Outside}
	case top(to) != "content" && top(to) != "quizzes":
		return &Refusal{Path: to, Reason: Outside}
	case !strings.Contains(from, "/"), from == "content/index.md":
		return &Refusal{Path: from, Reason: Fixed}
	case from == to:
		return &Refusal{Path: to, Reason: Itself}
	case strings.HasPrefix(to, from+"/"):
		return &Refusal{Path: to, Reason: Inside}
	case top(from) != top(to):
		return &Refusal{Path: to, Reason: OtherTop}
	case page != nil && path.Base(from) == "index.md":
		return &Refusal{Path: from, Reason: Index}
	case page != nil && !isMarkdown(to), page == nil && isMarkdown(to):
		return &Refusal{Path: to, Reason: Ending}
	}
	return nil
}

// choose finds the files that move: what was named, the quizzes of a module
// that gets another name, and what a page has beside it for itself alone.
func (p *Plan) choose(s *site.Site, folder Folder, from, to string) error {
	if err := p.take(folder, from, to); err != nil {
		return err
	}
	if old, next, renamed := p.module(s, from, to); renamed {
		for _, ending := range []string{".md", ""} {
			err := p.take(folder, "quizzes/"+old+ending, "quizzes/"+next+ending)
			if err != nil && !errors.Is(err, fs.ErrNotExist) { // it may have none
				return err
			}
		}
	}
	if page := p.pages[from]; page != nil && path.Dir(from) != path.Dir(to) {
		p.takeAlong(s, folder, page, to)
	}
	return nil
}

func (p *Plan) take(folder Folder, from, to string) error {
	below, err := folder.Below(from)
	for _, name := range below {
		p.Names[name] = to + strings.TrimPrefix(name, from)
	}
	return err
}

// takeAlong adds the pictures and files of a page that stand in its folder and
// that no other page shows.
func (p *Plan) takeAlong(s *site.Site, folder Folder, page *site.Page, to string) {
	users := map[string]int{}
	for _, other := range s.Pages {
		for _, file := range other.Resources {
			users[file.File.Path]++
		}
	}
	if s.Config.Logo.Text != "" {
		users[path.Join("content", s.Config.Logo.Text)]++
	}
	dir := path.Dir(page.Path()) + "/"
	for _, file := range page.Resources {
		inside, beside := strings.CutPrefix(file.File.Path, dir)
		next := path.Join(path.Dir(to), inside)
		if beside && users[file.File.Path] == 1 && folder.File(next) == nil {
			p.Names[file.File.Path] = next
		}
	}
}

// module is the id of a module that moves, before and after.
func (p *Plan) module(s *site.Site, from, to string) (old, next string, renamed bool) {
	at := slices.IndexFunc(s.Modules, func(m *site.Module) bool { return path.Dir(m.Page.Path()) == from })
	if at < 0 {
		return "", "", false
	}
	old, next = s.Modules[at].ID, bare(path.Base(to))
	return old, next, old != next
}

// bare is a name without the number that gives its order.
func bare(name string) string {
	_, rest, _ := assemble.SplitNumber(name)
	return rest
}

// rename writes a module's new id, and those of quizzes, where they are named.
func (p *Plan) rename(s *site.Site, from, to string) {
	if old, next, renamed := p.module(s, from, to); renamed {
		var named []source.Value
		for _, m := range s.Modules {
			named = append(named, m.Page.Doc.Meta.Requires...)
		}
		for _, learningPath := range s.Config.Paths {
			named = append(named, learningPath.Modules...)
		}
		for _, value := range named {
			if value.Text == old {
				p.edit(front.Instead(value, next))
			}
		}
	}
	for _, page := range s.Pages {
		if page.Quiz == nil {
			continue
		}
		for _, draw := range page.Quiz.Draws {
			next, moves := p.Names["quizzes/"+draw.Quiz.Text+".md"]
			if moves {
				p.edit(front.Instead(draw.Quiz, strings.TrimSuffix(strings.TrimPrefix(next, "quizzes/"), ".md")))
			}
		}
	}
}

// edit adds an edit; links that share a definition ask for it twice.
func (p *Plan) edit(e source.Edit) bool {
	e.Span = e.Span.InWhole()
	if p.seen[e.Span] {
		return false
	}
	p.seen[e.Span] = true
	p.Edits[e.Span.File] = append(p.Edits[e.Span.File], e)
	return true
}

// After is the path of a file once the plan is carried out.
func (p *Plan) After(name string) string {
	if next, moves := p.Names[name]; moves {
		return next
	}
	return name
}

// Moved lists the files that move, by their old paths.
func (p *Plan) Moved() []string { return slices.Sorted(maps.Keys(p.Names)) }

// Edited lists the files that change, by their new paths.
func (p *Plan) Edited() []string {
	var names []string
	for file := range p.Edits {
		names = append(names, p.After(file.Path))
	}
	slices.Sort(names)
	return names
}
