package lint

import "ders/generator/source"

const (
	// fewestChoices: three choices are enough and two invite guessing. Rodriguez
	// 2005, "Three Options Are Optimal for Multiple-Choice Items: A Meta-Analysis
	// of 80 Years of Research", Educational Measurement: Issues and Practice
	// 24(2), 3-13.
	fewestChoices = 3
	// mostChoices is the upper end of what tests use; from authoring.md.
	mostChoices = 5
)

var choiceCount = Rule{
	Rule: source.Define("quiz/choice-count", source.Warning,
		source.Text{Message: "soruda %d seçenek var", Hint: "en az %[2]d, en çok %[3]d seçenek yazın; iki yanıtlı bir soruyu Doğru-Yanlış cümlesine çevirebilirsiniz"},
		source.Text{Message: "the question has %d choices", Hint: "write %[2]d to %[3]d; a question with two answers may become a statement with True and False"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "İki seçenekte bilmeyen de yarı yarıya tutturur. Beşten fazlasını okumak yorar, sona eklenenleri de kimse işaretlemez: inandırıcı yanlış bulmak zordur. Üç iyi seçenek çoğu kez yeter.",
			Bad:    "- [x] Özür dilerim\n- [ ] Beklerim",
			Good:   "- [x] Özür dilerim\n- [ ] Beklerim\n- [ ] Kuralı okurum",
			Source: "Rodriguez 2005, Educational Measurement: Issues and Practice 24(2), 3-13: 80 yıllık araştırmanın meta-analizinde en uygun sayı üçtür. Üst sınırı (beş) biz koyduk. Doğru-Yanlış soruları sayılmaz.",
		},
		English: Doc{
			Why:    "With two choices half of those who do not know are right. More than five tire the reader, and nobody picks the last ones: convincing wrong choices are hard to find. Three good ones are mostly enough.",
			Bad:    "- [x] I apologise\n- [ ] I wait",
			Good:   "- [x] I apologise\n- [ ] I wait\n- [ ] I read out the rule",
			Source: "Rodriguez 2005, Educational Measurement: Issues and Practice 24(2), 3-13: in a meta-analysis of 80 years of research three is optimal. The upper limit (five) is ours. True-false questions do not count.",
		},
	},
	quiz: ofQuestions(func(q *question, report report) {
		if n := len(q.choices); q.offersChoices() && (n < fewestChoices || n > mostChoices) {
			report(q.Span, n, fewestChoices, mostChoices)
		}
	}),
}
