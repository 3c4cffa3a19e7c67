package assemble

import (
	"path"
	"slices"
	"strings"

	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleUnusedImage = source.Define("file/unused-image", source.Warning,
		source.Text{Message: "“%s” hiçbir sayfada gösterilmiyor", Hint: "dosyayı silin ya da bir sayfada gösterin: ![ne gösterdiği](%[2]s)"},
		source.Text{Message: "no page shows “%s”", Hint: "delete the file, or show it on a page: ![what it shows](%[2]s)"})
	ruleUnusedFile = source.Define("file/unused", source.Warning,
		source.Text{Message: "“%s” dosyasına hiçbir sayfadan bağlantı yok; yayımlanmaz", Hint: "dosyayı silin ya da bir sayfadan bağlantı verin: [adı](%[2]s)"},
		source.Text{Message: "no page links to “%s”, so it is not published", Hint: "delete the file, or link to it from a page: [its name](%[2]s)"})
)

// unused reports the files beside the texts that no text needs. Drafts need
// theirs, too. While a link leads nowhere, any file may be what it means.
func (a *assembly) unused() {
	if a.lost {
		return
	}
	logo := path.Join("content", a.Config.Logo.Text)
	for _, file := range a.Files {
		name := file.Path
		if a.uses[name] > 0 || name == logo || isPageName(name) {
			continue
		}
		rule := ruleUnusedFile
		if slices.Contains(imageTypes, strings.ToLower(path.Ext(name))) {
			rule = ruleUnusedImage
		}
		a.diags.Add(source.ReportPath(name, rule, path.Base(name), destination(path.Base(name))))
	}
}

// destination is a path as it is written into a link.
func destination(name string) string {
	if strings.ContainsAny(name, " ()") {
		return "<" + name + ">"
	}
	return name
}

// nameInDrafts counts what the texts name that have no page.
func (a *assembly) nameInDrafts() {
	if len(a.places) == len(a.Documents)+len(a.Quizzes)+len(a.Scenarios) {
		return
	}
	name := func(file *source.File, links []*site.Link) {
		if a.page(file.Path) == nil {
			a.name(file, links, 1)
		}
	}
	for _, doc := range a.Documents {
		name(doc.File, doc.Links)
	}
	for _, quiz := range a.Quizzes {
		name(quiz.File, quiz.Links)
	}
	for _, scenario := range a.Scenarios {
		name(scenario.File, scenario.Links)
	}
}

// name adds to the uses of what the links of a file name.
func (a *assembly) name(file *source.File, links []*site.Link, times int) {
	for _, link := range links {
		if link.Path != "" && !isPageName(link.Path) {
			a.uses[path.Join(path.Dir(file.Path), link.Path)] += times
		}
	}
}

// isPageName reports whether a file is a page, or is told that it is not one.
func isPageName(name string) bool {
	if strings.HasSuffix(name, ".md") { // nearly all
		return true
	}
	low := strings.ToLower(name)
	return slices.ContainsFunc(pageEndings, func(ending string) bool { return strings.HasSuffix(low, ending) })
}

// pageEndings are the endings of texts; only the first one makes a page.
var pageEndings = []string{".md", ".markdown", ".mdx", ".md.txt"}
