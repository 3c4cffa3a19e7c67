package assemble

import (
	"path"
	"slices"
	"strings"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleNotAPage = source.Define("link/not-a-page", source.Error,
		source.Text{Message: "“%s” bir sayfanın yolu değil", Hint: "related altına bir .md dosyasının yolunu yazın, örneğin ../02-modul/01-ders.md"},
		source.Text{Message: "“%s” is not the path of a page", Hint: "write the path of a .md file, for example ../02-module/01-lesson.md"})
	rulePageMeant = source.Define("link/page-meant", source.Error,
		source.Text{Message: "“%s” bir sayfanın yolu değil", Hint: "related altına sayfanın dosyasını yazın: %[2]s"},
		source.Text{Message: "“%s” is not the path of a page", Hint: "write the page's file: %[2]s"})
	ruleIdleRelated = source.Define("link/idle-related", source.Warning,
		source.Text{Message: "“%s” bir şey katmıyor: sayfanın kendisi ya da listede zaten var", Hint: "bu yolu related listesinden silin"},
		source.Text{Message: "“%s” adds nothing: it is the page itself, or stands in the list already", Hint: "delete this path from related"})
)

// related finds the pages that a page names in its front matter, as a link in
// its text would.
func (a *assembly) related(page *site.Page) {
	page.Related = nil
	if page.Doc == nil {
		return
	}
	for _, value := range page.Doc.Meta.Related {
		if value.Span.File == nil { // no text, which was reported
			continue
		}
		if !strings.HasSuffix(value.Text, ".md") || strings.ContainsAny(value.Text, `:\`) || strings.HasPrefix(value.Text, "/") {
			if meant := a.pageMeant(page, value.Text); meant != "" {
				a.report(value.Span, rulePageMeant, value.Text, meant)
			} else {
				a.report(value.Span, ruleNotAPage, value.Text)
			}
			continue
		}
		if _, ok := a.resolve(page, &site.Link{Path: value.Text, Span: value.Span}); !ok {
			continue
		}
		to := a.pageFrom(path.Dir(page.Path()), value.Text)
		if to == page || slices.Contains(page.Related, to) {
			a.report(value.Span, ruleIdleRelated, value.Text)
			continue
		}
		page.Related = append(page.Related, to)
	}
}

// pageMeant is the path, from another page, of the page that an author named by
// its anchor, folder, title or address; or "".
func (a *assembly) pageMeant(from *site.Page, text string) string {
	file, _, _ := strings.Cut(strings.ReplaceAll(text, `\`, "/"), "#")
	name := path.Join(path.Dir(from.Path()), file)
	if strings.HasPrefix(file, "/") {
		name = strings.TrimPrefix(file, "/")
	}
	for _, candidate := range []string{name, name + "/index.md", name + ".md"} {
		if a.page(candidate) != nil {
			return Relative(from.Path(), candidate)
		}
	}
	for _, page := range a.site.Pages {
		if page.Title != "" && (lang.Fold(page.Title) == lang.Fold(text) || strings.Trim(page.URL, "/") == strings.Trim(text, "/")) && page.Path() != "" {
			return Relative(from.Path(), page.Path())
		}
	}
	return ""
}

// backlinks tells pages, by their place, which others lead to them. They are gone
// through in order, so that one that does so twice is the last that was noted.
func (a *assembly) backlinks(of func(place int) bool) {
	for place, from := range a.site.Pages {
		for _, led := range a.leads[place] {
			if !of(led) {
				continue
			}
			to := a.site.Pages[led]
			if n := len(to.Backlinks); (n == 0 || to.Backlinks[n-1] != from) && leadsBack(from, to) {
				to.Backlinks = append(to.Backlinks, from)
			}
		}
	}
}

// leadsBack reports whether a page that leads to another is worth a word there.
func leadsBack(from, to *site.Page) bool {
	switch {
	case from == to || from.Doc == nil || from.Kind == site.Home:
		return false
	case from.InGuide() && !to.InGuide(): // staff are not led to a guide
		return false
	case lists(from, to), lists(to, from): // the tree tells both
		return false
	}
	return !slices.Contains(to.Related, from)
}

// lists reports whether a page is the first of another's section or topic.
func lists(index, page *site.Page) bool {
	return page.Section != nil && index == page.Section.Page || page.Topic != nil && index == page.Topic.Page
}
