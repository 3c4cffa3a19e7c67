package lint

import (
	"ders/generator/site"
	"ders/generator/source"
)

// feedbackSource is where both rules come from.
const feedbackSource = "Butler ve Roediger 2008, Memory & Cognition 36(3), 604-616: geri bildirim, çoktan seçmeli sınavın öğrettiğini artırır, yanlış seçeneklerden öğrenilen yanlışı azaltır."

const feedbackSourceEnglish = "Butler and Roediger 2008, Memory & Cognition 36(3), 604-616: feedback adds to what a multiple-choice test teaches and takes from the false knowledge that wrong choices leave behind."

var noFeedback = Rule{
	Rule: source.Define("quiz/no-feedback", source.Warning,
		source.Text{Message: "%d yanlış seçeneğin geri bildirimi yok", Hint: "seçeneğin altına iki boşluk içeriden yazın: > Neden yanlış olduğu"},
		source.Text{Message: "wrong choices without feedback: %d", Hint: "write below the choice, indented by two spaces: > why it is wrong"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Yanlış seçeneği işaretleyen, neden yanıldığını o anda öğrenmek ister. Geri bildirim yoksa yanlış bilgi aklında kalabilir.",
			Bad:    "- [ ] İade formunu gönderirim",
			Good:   "- [ ] İade formunu gönderirim\n  > Form, kayıt açıldıktan sonra gider.",
			Source: feedbackSource + " Kısa yanıtlı ve sayısal sorularda yalnız öngörülen yanlışlara bakılır.",
		},
		English: Doc{
			Why:    "Who ticks a wrong choice wants to learn at once what the mistake was. Without feedback the wrong answer may stick.",
			Bad:    "- [ ] I send the return form",
			Good:   "- [ ] I send the return form\n  > The form goes out once a record is open.",
			Source: feedbackSourceEnglish + " In short-text and numeric questions it is the foreseen mistakes that count.",
		},
	},
	quiz: ofQuestions(func(q *question, report report) {
		n := 0
		var first *site.Choice
		for _, c := range q.Choices {
			if q.isWrong(c) && c.Feedback.Empty() {
				if n++; n == 1 {
					first = c
				}
			}
		}
		if n > 0 {
			report(first.Span, n)
		}
	}),
}

// isWrong reports whether a learner who chose or typed c is owed a word about
// it: a typed answer that is worth something is nearly right.
func (q *question) isWrong(c *site.Choice) bool {
	switch q.Type {
	case site.ShortText, site.Numeric:
		return c.Weight <= 0
	case site.Ordering, site.Matching, site.Cloze:
		return false
	}
	return !c.Right
}

var noExplanation = Rule{
	Rule: source.Define("quiz/no-explanation", source.Warning,
		source.Text{Message: "sorunun açıklaması yok", Hint: "yanıtların altına yazın: > **Açıklama:** …"},
		source.Text{Message: "the question has no explanation", Hint: "write below the answers: > **Explanation:** …"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Açıklamayı herkes görür: bilen nedenini pekiştirir, bilmeyen kuralı öğrenir. Dersteki bölüme bir bağlantı da koyun.",
			Good:   "> **Açıklama:** Önce kayıt açılır. [Konuya dön](../content/03-iade/01-sure.md)",
			Source: feedbackSource,
		},
		English: Doc{
			Why:    "Everybody sees the explanation: who knew learns why, who did not learns the rule. Link the part of the lesson, too.",
			Good:   "> **Explanation:** A record comes first. [Read on](../content/03-a/time.md)",
			Source: feedbackSourceEnglish,
		},
	},
	quiz: ofQuestions(func(q *question, report report) {
		if q.Explanation.Empty() {
			report(q.Span)
		}
	}),
}
