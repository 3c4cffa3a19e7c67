package move

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"ders/generator/assemble"
	"ders/generator/front"
	"ders/generator/site"
	"ders/generator/source"
)

// relink plans the edits of all links that would lead elsewhere.
func (p *Plan) relink(s *site.Site) *Refusal {
	for _, page := range s.Pages {
		for _, link := range page.Links() {
			next, changes := p.way(page, link.Path)
			if !changes {
				continue
			}
			span := link.Span
			if link.Defined.File != nil {
				span = link.Defined
			}
			written, rest := cutPath(span.Text())
			if decoded(written) != link.Path {
				return &Refusal{Path: page.Path(), Reason: Unclear, At: span.InWhole().File.Pos(span.InWhole().Start)}
			}
			if p.edit(source.Edit{Span: span, Text: escaped(next) + rest}) {
				p.Links++
			}
		}
		if page.Doc == nil {
			continue
		}
		for _, value := range page.Doc.Meta.Related {
			if next, changes := p.way(page, value.Text); changes && p.edit(front.Instead(value, next)) {
				p.Links++
			}
		}
	}
	if logo := s.Config.Logo; logo.Text != "" {
		if next := p.After(path.Join("content", logo.Text)); next != path.Join("content", logo.Text) {
			p.edit(front.Instead(logo, strings.TrimPrefix(next, "content/")))
		}
	}
	return nil
}

// way is the path of a link after the move, and whether it has to be written
// anew for that.
func (p *Plan) way(page *site.Page, link string) (next string, changes bool) {
	if link == "" { // an anchor of the page
		return "", false
	}
	target := p.After(path.Join(path.Dir(page.Path()), link))
	here := p.After(page.Path())
	if path.Join(path.Dir(here), link) == target {
		return link, false
	}
	return assemble.Relative(here, target), true
}

// cutPath parts a written destination behind its path.
func cutPath(written string) (path, rest string) {
	if i := strings.IndexAny(written, "#?"); i >= 0 {
		return written[:i], written[i:]
	}
	return written, ""
}

var backslash = regexp.MustCompile("\\\\([!-/:-@[-`{-~])")

// decoded is the path that a written one means.
func decoded(written string) string {
	name, err := url.PathUnescape(backslash.ReplaceAllString(written, "$1"))
	if err != nil {
		return ""
	}
	return path.Clean(norm.NFC.String(strings.TrimSpace(name)))
}

// escaped is a path as the destination of a link, which it cannot end or break.
func escaped(name string) string {
	var b strings.Builder
	for _, r := range name {
		if strings.ContainsRune(" ()<>%?#\\\"'&|`*", r) {
			fmt.Fprintf(&b, "%%%02X", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Verify reports whether every link of a site leads where it led before the
// plan was carried out, and if not, a path of which that is not so.
func (p *Plan) Verify(after *site.Site) (string, bool) {
	now := map[string]*site.Page{}
	for _, page := range after.Pages {
		now[page.Path()] = page
	}
	for name, page := range p.pages {
		then := now[p.After(name)]
		if then == nil || len(then.Links()) != len(page.Links()) {
			return name, false
		}
		for i, link := range page.Links() {
			other := then.Links()[i]
			if p.target(page, link, true) != p.target(then, other, false) {
				return name, false
			}
		}
	}
	return "", true
}

// target is where a link leads once the plan is carried out.
func (p *Plan) target(page *site.Page, link *site.Link, before bool) string {
	name := page.Path()
	if link.Path != "" {
		name = path.Join(path.Dir(page.Path()), link.Path)
	}
	if before {
		name = p.After(name)
	}
	return name + "#" + link.Anchor
}
