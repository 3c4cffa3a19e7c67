package lint

import (
	"ders/generator/site"
	"ders/generator/source"
)

var untestedObjective = Rule{
	Rule: source.Define("quiz/untested-objective", source.Warning,
		source.Text{Message: "“%s” hedefini ölçen soru yok", Hint: "bir soruya `objective: %[1]s` yazın ya da bu hedef için soru ekleyin"},
		source.Text{Message: "no question tests the objective “%s”", Hint: "write `objective: %[1]s` below a question, or add one for it"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Modül bir şey öğreteceğini söylüyor, sınav onu sormuyorsa geçen kişinin bunu öğrendiğini kimse bilemez.",
			Bad:    "objectives:                # modülün index.md dosyasında\n  - id: H5.1\n    text: Öfkeli müşteriyi sakinleştirir.",
			Good:   "`id: ilk-soz` `objective: H5.1`      # sınavda, sorunun altında",
			Source: "Haladyna ve Downing 1989, Applied Measurement in Education 2(1), 37-50: her soru bir öğrenme hedefine dayansın. Yalnız sınavı olan modüllere bakılır; hedefi modülün her sınavındaki bir soru ölçebilir. Modülün bir sınavında hata varsa önce o söylenir. Susturma satırı modülün index.md dosyasına yazılır.",
		},
		English: Doc{
			Why:    "If a module promises to teach something and its quiz does not ask for it, nobody knows whether those who passed have learnt it.",
			Bad:    "objectives:                # in the module's index.md\n  - id: H5.1\n    text: Calms an angry customer down.",
			Good:   "`id: first-words` `objective: H5.1`      # in the quiz, below a question",
			Source: "Haladyna and Downing 1989, Applied Measurement in Education 2(1), 37-50: base each item on an instructional objective. Only modules with a quiz are looked at; a question of any quiz of the module may test the objective. While a quiz of the module has an error nothing is said. To silence it, write the line into the module's index.md.",
		},
	},
	site: func(c *content, report report) {
		type goal struct {
			module *site.Module
			id     string
		}
		tested, broken := map[goal]bool{}, map[*site.Module]bool{}
		for _, page := range c.site.Pages {
			for _, posed := range page.Pool {
				tested[goal{posed.Module, posed.Objective.Text}] = true
			}
			if page.Quiz == nil || !c.isBroken(page.Quiz) {
				continue
			}
			broken[page.Module] = true
			if page.FinalOf != nil { // it tests the objectives of its modules
				for _, m := range page.FinalOf.Modules {
					broken[m] = true
				}
			}
		}
		for _, m := range c.site.Modules {
			if len(m.Quizzes) == 0 || broken[m] {
				continue
			}
			for _, objective := range m.Page.Doc.Meta.Objectives {
				if id := objective.ID; id.Text != "" && !tested[goal{m, id.Text}] {
					report(id.Span, id.Text)
				}
			}
		}
	},
}
