package assemble

import (
	"path"

	"ders/generator/site"
	"ders/generator/source"
)

var ruleSameLesson = source.Define("site/same-lesson", source.Error,
	source.Text{Message: "bu modülde “%s” adlı iki ders var; okuyanların kayıtları karışır", Hint: "bu dosyaya başka bir ad verin (sıra numarası sayılmaz); öteki: %[2]s"},
	source.Text{Message: "this module has two lessons named “%s”; learners' records would mix them up", Hint: "give this file another name (its number does not count); the other is %[2]s"})

// nameLesson gives a lesson the id that learners' records know it by. Two with
// one address are reported as such.
func (a *assembly) nameLesson(page *site.Page, name string) {
	_, bare, _ := SplitNumber(name)
	page.ID = page.Module.ID + "/" + bare
	for _, other := range a.lessons[page.ID] {
		if other.URL != page.URL {
			file := page.Doc.File
			a.report(file.Span(0, 0), ruleSameLesson, bare, path.Base(other.Doc.File.Path))
			break
		}
	}
	a.lessons[page.ID] = append(a.lessons[page.ID], page)
}
