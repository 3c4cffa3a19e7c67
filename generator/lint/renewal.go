package lint

import (
	"ders/generator/site"
	"ders/generator/source"
)

var usedUpAttempts = Rule{
	Rule: source.Define("quiz/no-renewal", source.Info,
		source.Text{Message: "“%s” yolunun sertifikası %d ay geçerli, ama bu sınavın deneme hakkı bitince geri gelmez", Hint: "hak geri gelsin diye retry_after: 24h gibi bir satır ekleyin ya da attempts satırını silin"},
		source.Text{Message: "the certificate of the path “%s” is valid for %d months, but used-up attempts of this quiz never come back", Hint: "add a line like retry_after: 24h so that they do, or delete attempts"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Süreli bir sertifika yenilenmek ister; yenilemek için sınava yeniden girilir. Deneme hakkı bitmiş biri o gün sınavı açamaz ve eğitmenini arar.",
			Bad:    "attempts: 3                   # sınavda; ders.yaml: valid: 12 months",
			Good:   "attempts: 3\nretry_after: 24h",
			Source: "Biz koyduk. Yalnız geçerlilik süresi (valid) olan yolların modüllerindeki sınavlara ve yolun kendi sınavına bakılır.",
		},
		English: Doc{
			Why:    "A certificate with a period of validity has to be renewed, which means to sit the quiz again. Who has used up all attempts cannot open it on that day, and calls the trainer.",
			Bad:    "attempts: 3                   # in the quiz; ders.yaml: valid: 12 months",
			Good:   "attempts: 3\nretry_after: 24h",
			Source: "Ours. Only quizzes in the modules of paths with a period of validity (valid) are looked at, and the final exams of such paths.",
		},
	},
	site: func(c *content, report report) {
		told := map[*site.Page]bool{} // a module may be part of several paths
		for _, path := range c.site.Paths {
			if path.Valid == 0 {
				continue
			}
			var quizzes []*site.Page
			for _, m := range path.Modules {
				quizzes = append(quizzes, m.Quizzes...)
			}
			if path.Exam != nil {
				quizzes = append(quizzes, path.Exam)
			}
			for _, page := range quizzes {
				if q := page.Quiz; q.Attempts > 0 && q.RetryAfter == 0 && !told[page] && !c.isBroken(q) {
					told[page] = true
					report(q.Title.Span, path.Title, path.Valid)
				}
			}
		}
	},
}
