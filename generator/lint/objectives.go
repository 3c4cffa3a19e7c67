package lint

import (
	"slices"
	"strings"

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
		tested := c.tested(false)
		for _, m := range c.site.Modules {
			if len(m.Quizzes) == 0 || tested.unknown[m] {
				continue
			}
			for _, objective := range m.Page.Doc.Meta.Objectives {
				if id := objective.ID; id.Text != "" && !tested.goals[goal{m, id.Text}] {
					report(id.Span, id.Text)
				}
			}
		}
	},
}

var aimlessLesson = Rule{
	Rule: source.Define("lesson/no-objective", source.Info,
		source.Text{Message: "dersin hedefi yazılmamış", Hint: "modülün hedeflerinden dersin öğrettiklerini yazın: objectives: [%[1]s]"},
		source.Text{Message: "the lesson names no objective", Hint: "name what it teaches of the module's objectives: objectives: [%[1]s]"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Ders hangi hedefe hizmet ettiğini söylemezse bir soruyu yanlış yanıtlayan kişiye hangi dersi okuyacağı gösterilemez. Hedefi bulunmayan bir ders modüle ait olmayabilir.",
			Good:   "objectives: [H5.1, H5.2]      # dersin ön bilgisinde",
			Source: "Biz koyduk. Yalnız başka bir dersi hedef yazmış modüllere bakılır.",
		},
		English: Doc{
			Why:    "If a lesson does not say which objective it serves, nobody can tell a learner which lesson to read after a wrong answer. A lesson without an objective may not belong to the module.",
			Good:   "objectives: [H5.1, H5.2]      # in the lesson's front matter",
			Source: "Ours. Only modules are looked at of which another lesson names objectives.",
		},
	},
	site: func(c *content, report report) {
		for _, m := range c.site.Modules {
			aims := func(lesson *site.Page) bool { return len(lesson.Doc.Meta.Objectives) > 0 }
			if !slices.ContainsFunc(m.Lessons, aims) {
				continue
			}
			var ids []string
			for _, o := range m.Page.Doc.Meta.Objectives {
				ids = append(ids, o.ID.Text)
			}
			for _, lesson := range m.Lessons {
				if title := lesson.Doc.Meta.Title; !aims(lesson) && !lesson.Doc.Meta.ObjectivesHidden && title.Text != "" {
					report(title.Span, strings.Join(ids, ", "))
				}
			}
		}
	},
}

var untestedLesson = Rule{
	Rule: source.Define("lesson/untested", source.Info,
		source.Text{Message: "dersin hedeflerini ölçen soru yok", Hint: "derse bir soru ekleyin ve altına yazın: `objective: %[1]s`"},
		source.Text{Message: "no question tests the lesson's objectives", Hint: "add a question to the lesson, and write below it: `objective: %[1]s`"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Okuyan, öğrenip öğrenmediğini ancak yanıtlayınca anlar. Sınavı olmayan bir modülde bunu dersin içindeki sorular gösterir.",
			Bad:    "objectives: [H5.1]      # dersin ön bilgisinde; hiçbir soru H5.1 demiyor",
			Good:   "`id: ilk-soz` `objective: H5.1`      # dersin içindeki bir sorunun altında",
			Source: "Biz koyduk. Yalnız sınavı olmayan modüllerin derslerine bakılır; sınavı olan modülde her hedefi quiz/untested-objective ayrı ayrı söyler.",
		},
		English: Doc{
			Why:    "Readers find out whether they have learnt something when they answer. In a module without a quiz the questions in its lessons show it.",
			Bad:    "objectives: [H5.1]      # in the lesson's front matter; no question names it",
			Good:   "`id: first-words` `objective: H5.1`      # below a question in the lesson",
			Source: "Ours. Only lessons of modules without a quiz are looked at; where there is one, quiz/untested-objective names each objective.",
		},
	},
	site: func(c *content, report report) {
		tested := c.tested(true)
		for _, m := range c.site.Modules {
			if len(m.Quizzes) > 0 || tested.unknown[m] {
				continue
			}
			for _, lesson := range m.Lessons {
				objectives := lesson.Doc.Meta.Objectives
				isTested := func(o site.Objective) bool { return o.ID.Text == "" || tested.goals[goal{m, o.ID.Text}] }
				if len(objectives) > 0 && !slices.ContainsFunc(objectives, isTested) {
					report(objectives[0].ID.Span, objectives[0].ID.Text)
				}
			}
		}
	},
}

// A goal is an objective of a module.
type goal struct {
	module *site.Module
	id     string
}

// tests is what the questions of the site test. What questions with an error
// test is unknown: it may be any objective of their modules.
type tests struct {
	goals   map[goal]bool
	unknown map[*site.Module]bool
}

// tested reads the quizzes, and the questions in lessons too if they count.
func (c *content) tested(lessons bool) tests {
	t := tests{map[goal]bool{}, map[*site.Module]bool{}}
	for _, page := range c.site.Pages {
		for _, posed := range page.Pool {
			if id := posed.Objective.Text; id != "" {
				t.goals[goal{posed.Module, id}] = true
			}
		}
		if page.Quiz == nil && !lessons {
			continue
		}
		for q := range quizzesOf(page) {
			for _, item := range q.Questions {
				if id := item.Objective.Text; id != "" {
					t.goals[goal{page.Module, id}] = true
				}
			}
			if !c.isBroken(q) {
				continue
			}
			t.unknown[page.Module] = true
			if page.FinalOf != nil { // it tests the objectives of its modules
				for _, m := range page.FinalOf.Modules {
					t.unknown[m] = true
				}
			}
		}
	}
	return t
}
