package assemble

import (
	"maps"
	"slices"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	rulePathModule = source.Define("site/unknown-path-module", source.Error,
		source.Text{Message: "öğrenme yolundaki “%s” modülü yok", Hint: "var olan modüllerden birini yazın: %[2]s"},
		source.Text{Message: "there is no module “%s” for this path", Hint: "name one that exists: %[2]s"})
	rulePathNearModule = source.Define("site/misspelt-path-module", source.Error,
		source.Text{Message: "öğrenme yolundaki “%s” modülü yok", Hint: "“%[2]s” mi demek istediniz?"},
		source.Text{Message: "there is no module “%s” for this path", Hint: "did you mean “%[2]s”?"})
	rulePathDraft = source.Define("site/draft-path-module", source.Error,
		source.Text{Message: "öğrenme yolundaki “%s” modülü bir taslak; yayımlanmıyor", Hint: "modülün draft satırını silin ya da modülü yoldan çıkarın"},
		source.Text{Message: "the module “%s” of this path is a draft and is not published", Hint: "delete its draft line, or take it out of the path"})
	ruleNoPaths = source.Define("quiz/no-paths", source.Error,
		source.Text{Message: "bu sınavın öğrenme yolu yok: ders.yaml dosyasında hiç yol yazılmamış", Hint: "ders.yaml dosyasına ekleyin: paths: [{ id: %s, title: …, modules: […] }]"},
		source.Text{Message: "this exam belongs to no learning path: ders.yaml lists none", Hint: "add to ders.yaml: paths: [{ id: %s, title: …, modules: […] }]"})
	ruleUnknownPath = source.Define("quiz/unknown-path", source.Error,
		source.Text{Message: "bu sınavın öğrenme yolu yok: “%s”", Hint: "dosyaya ders.yaml içindeki bir yolun kimliğini ad olarak verin ya da yolu paths altına ekleyin; var olan yollar: %[2]s"},
		source.Text{Message: "this exam belongs to no learning path: “%s”", Hint: "name the file after the id of a path in ders.yaml, or add the path there; there are: %[2]s"})
	ruleNearPath = source.Define("quiz/misspelt-path", source.Error,
		source.Text{Message: "bu sınavın öğrenme yolu yok: “%s”", Hint: "“%[2]s” mi demek istediniz? Dosyanın adını değiştirin"},
		source.Text{Message: "this exam belongs to no learning path: “%s”", Hint: "did you mean “%[2]s”? Rename the file"})
)

// placePaths ties the learning paths of ders.yaml to their modules.
func (a *assembly) placePaths() {
	ids := slices.Sorted(maps.Keys(a.modules))
	for _, config := range a.Config.Paths {
		p := &site.Path{LearningPath: config}
		for _, want := range config.Modules {
			m := a.modules[want.Text]
			near := lang.Nearest(want.Text, ids)
			switch {
			case m != nil:
				p.Modules = append(p.Modules, m)
			case a.draftModule(want.Text):
				a.report(want.Span, rulePathDraft, want.Text)
			case a.notSection(want.Text, want.Span, ids):
			case near != "":
				a.report(want.Span, rulePathNearModule, want.Text, near)
			default:
				a.report(want.Span, rulePathModule, want.Text, list(ids))
			}
		}
		a.site.Paths = append(a.site.Paths, p)
	}
}

// placeFinal makes the page of a path's final exam.
func (a *assembly) placeFinal(q *site.Quiz, id string) {
	var ids []string
	for _, p := range a.site.Paths {
		ids = append(ids, p.ID.Text)
		if p.ID.Text != id {
			continue
		}
		p.Exam = &site.Page{
			Kind: site.Exam, Quiz: q, FinalOf: p, Title: q.Title.Text,
			URL: a.Segments["path"] + "/" + id + "/" + a.Segments["quiz"] + "/",
		}
		a.place(p.Exam)
		a.claim(p.Exam.URL, q.File.Path, q.Title.Span, q.File)
		return
	}
	if a.Config.PathsUnread {
		return
	}
	at := q.Title.Span
	if at.File == nil {
		at = q.File.Span(0, 0)
	}
	if len(ids) == 0 {
		a.report(at, ruleNoPaths, id)
		return
	}
	if near := lang.Nearest(id, ids); near != "" {
		a.report(at, ruleNearPath, id, near)
		return
	}
	a.report(at, ruleUnknownPath, id, list(ids))
}
