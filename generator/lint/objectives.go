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
			module *site.Module // nil: of the exam of a path, which tests its modules'
			id     string
		}
		tested := map[goal]bool{}
		for _, page := range c.site.Pages {
			if page.Quiz == nil {
				continue
			}
			for _, item := range page.Quiz.Questions {
				tested[goal{page.Module, item.Objective.Text}] = true
			}
		}
		for _, m := range c.site.Modules {
			sound := len(m.Quizzes) > 0 && m.Page != nil && m.Page.Doc != nil
			for _, page := range m.Quizzes {
				sound = sound && !c.isBroken(page.Quiz)
			}
			if !sound {
				continue
			}
			for _, objective := range m.Page.Doc.Meta.Objectives {
				if id := objective.ID; id.Text != "" && !tested[goal{m, id.Text}] && !tested[goal{nil, id.Text}] {
					report(id.Span, id.Text)
				}
			}
		}
	},
}
