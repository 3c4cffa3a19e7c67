package lint

import (
	"unicode/utf8"

	"ders/generator/source"
)

const (
	// longKey is how many times as long as the mean wrong choice the right one
	// may be. HDR ask for choices of about equal length and name no figure; this
	// one is ours, from authoring.md.
	longKey = 1.3
	// longKeyBy keeps the rule from measuring words: of "On dört" and "Otuz" one
	// is half as long again, and nobody sees it. Ours.
	longKeyBy = 10
)

var longestKey = Rule{
	Rule: source.Define("quiz/longest-key", source.Warning,
		source.Text{Message: "doğru yanıt, yanlış seçeneklerin ortalamasından %%%d daha uzun", Hint: "fazlasını açıklamaya taşıyın ya da yanlışları da o kadar ayrıntılı yazın"},
		source.Text{Message: "the right answer is %d%% longer than the wrong choices on average", Hint: "move the surplus to the explanation, or write the wrong choices in as much detail"}),
	Doc: Docs{
		Turkish: Doc{
			Why: "Doğru yanıt kimse itiraz etmesin diye ayrıntılı yazılır, yanlışlar kısa kalır. Sınava alışkın biri konuyu bilmeden en uzun seçeneği işaretler.",
			Bad: "- [x] Kaydı açar, sipariş numarasını ister, süreyi söylerim\n" +
				"- [ ] Beklemesini söylerim\n" +
				"- [ ] Başka birime aktarırım",
			Good: "- [x] Kaydı açıp numarayı isterim\n" +
				"- [ ] Beklemesini rica ederim\n" +
				"- [ ] Başka birime aktarırım",
			Source: hdr + ": seçeneklerin uzunluğu birbirine yakın olsun. Casu ve García-García 2019, Psicología Educativa 25(1), 43-48: küçük bir denemede kurala uymayan sorular kolaylaşma eğilimi gösterdi. 1,3 kat ve 10 karakter sınırını biz koyduk.",
		},
		English: Doc{
			Why: "The right answer is written in detail so that nobody can object, and the wrong ones stay short. Who is used to tests picks the longest choice without knowing the subject.",
			Bad: "- [x] I open a record, ask for the order number and say how long it takes\n" +
				"- [ ] I ask them to wait\n" +
				"- [ ] I pass them on",
			Good: "- [x] I open a record\n" +
				"- [ ] I ask them to wait\n" +
				"- [ ] I pass them on",
			Source: hdrEnglish + ": keep the length of choices about equal. Casu and García-García 2019, Psicología Educativa 25(1), 43-48: in a small trial items against that rule tended to be easier. The limits of 1.3 times and 10 characters are ours.",
		},
	},
	quiz: ofQuestions(func(q *question, report report) {
		if !q.offersChoices() {
			return
		}
		var right, wrong, shortest, longest float64 // shortest of the right, longest of the wrong
		var keys, others float64
		var first *choice
		for i := range q.choices {
			c := &q.choices[i]
			length := float64(utf8.RuneCountInString(c.Text))
			if c.Right {
				if first == nil {
					first, shortest = c, length
				}
				right, keys, shortest = right+length, keys+1, min(shortest, length)
			} else {
				wrong, others, longest = wrong+length, others+1, max(longest, length)
			}
		}
		if keys == 0 || others == 0 || wrong == 0 || shortest <= longest {
			return
		}
		mean, usual := right/keys, wrong/others
		if mean >= longKey*usual && mean-usual >= longKeyBy {
			report(first.Span, int(100*mean/usual)-100)
		}
	}),
}
