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
	var others []string
	for _, file := range a.Files {
		if name := file.Path; !isPageName(name) {
			others = append(others, name)
		}
	}
	if a.lost || len(others) == 0 {
		return
	}
	used := a.used()
	for _, name := range others {
		rule := ruleUnusedFile
		if slices.Contains(imageTypes, strings.ToLower(path.Ext(name))) {
			rule = ruleUnusedImage
		}
		if !used[name] {
			a.diags.Add(source.ReportPath(name, rule, path.Base(name), destination(path.Base(name))))
		}
	}
}

// destination is a path as it is written into a link.
func destination(name string) string {
	if strings.ContainsAny(name, " ()") {
		return "<" + name + ">"
	}
	return name
}

// used are the paths that texts and ders.yaml name.
func (a *assembly) used() map[string]bool {
	all := map[string]bool{path.Join("content", a.Config.Logo.Text): true}
	use := func(file *source.File, links []*site.Link) {
		for _, link := range links {
			all[path.Join(path.Dir(file.Path), link.Path)] = true
		}
	}
	for _, doc := range a.Documents {
		use(doc.File, doc.Links)
	}
	for _, quiz := range a.Quizzes {
		use(quiz.File, quiz.Links)
	}
	for _, scenario := range a.Scenarios {
		use(scenario.File, scenario.Links)
	}
	return all
}

// isPageName reports whether a file is a page, or is told that it is not one.
func isPageName(name string) bool {
	low := strings.ToLower(name)
	return slices.ContainsFunc(pageEndings, func(ending string) bool { return strings.HasSuffix(low, ending) })
}

// pageEndings are the endings of texts; only the first one makes a page.
var pageEndings = []string{".md", ".markdown", ".mdx", ".md.txt"}
