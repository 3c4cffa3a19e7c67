package lint

import (
	"ders/generator/lang"
	"ders/generator/source"
)

// The figures are for Turkish. Its words are long, so that a score falls for
// reasons that a writer cannot change: sentences are what to shorten. The limits
// on sentences are ours.
const (
	longSentence = 25 // words
	longMean     = 15 // words
	hardText     = 30 // Ateşman: below it a text is "very hard"
	// Shorter texts say nothing about themselves.
	enoughSentences = 5
	enoughWords     = 100
)

var longSentenceRule = Rule{
	Rule: source.Define("page/long-sentence", source.Info,
		source.Text{Message: "cümle %d sözcük", Hint: "ikiye bölün; %[2]d sözcüğü geçmeyen cümle bir okuyuşta anlaşılır"},
		source.Text{Message: "a sentence of %d words", Hint: "split it; up to %[2]d words are understood at one reading"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Uzun cümlenin başı, sonu gelmeden unutulur. Okur geri döner ya da atlar.",
			Bad:    "Müşteri şikâyetini anlatırken sözünü kesmeden dinleyip anlattıklarını …",
			Good:   "Müşterinin sözünü kesmeden dinleyin. Anlattıklarını özetleyin.",
			Source: "Sınırı (25 sözcük) biz koyduk. Yalnız Türkçe derslere ve yazılara bakılır; kod, tablo ve başlık sayılmaz.",
		},
		English: Doc{
			Why:    "The beginning of a long sentence is forgotten before its end comes. Readers go back, or skip it.",
			Bad:    "While the customer tells the story, listen without interrupting and …",
			Good:   "Listen without interrupting. Then sum up what you heard.",
			Source: "The limit (25 words) is ours. Only Turkish lessons and articles are looked at; code, tables and headings do not count.",
		},
	},
	page: func(d *document, report report) {
		for _, s := range d.sentences {
			if s.words > longSentence {
				report(s.span, s.words, longSentence)
			}
		}
	},
}

var longMeanRule = Rule{
	Rule: source.Define("page/long-sentences", source.Info,
		source.Text{Message: "cümleler ortalama %d sözcük", Hint: "uzun cümleleri bölün; ortalama %[2]d sözcüğü geçmesin"},
		source.Text{Message: "sentences have %d words on average", Hint: "split the long ones; %[2]d on average is enough"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Türkçede konu sözcükleri uzundur; okumayı kolaylaştırmanın yolu cümleyi kısaltmaktır.",
			Good:   "Kaydı açın. Numarayı isteyin. Süreyi söyleyin.",
			Source: "Sınırı (ortalama 15 sözcük) biz koyduk. En az 5 cümlesi olan Türkçe derslere ve yazılara bakılır; noktasız liste maddeleri sayılmaz.",
		},
		English: Doc{
			Why:    "Turkish words of a subject are long; what makes a text easier is shorter sentences.",
			Good:   "Open a record. Ask for the number. Say how long it takes.",
			Source: "The limit (15 words on average) is ours. Turkish lessons and articles of at least 5 sentences are looked at; list items without a full stop do not count.",
		},
	},
	page: func(d *document, report report) {
		// The mean is rounded up, so that 15.2 is not said to be 15.
		if sentences, words, _ := d.body(); sentences >= enoughSentences && words > longMean*sentences {
			report(d.Meta.Title.Span, (words+sentences-1)/sentences, longMean)
		}
	},
}

var hardTextRule = Rule{
	Rule: source.Define("page/hard-to-read", source.Info,
		source.Text{Message: "okunabilirlik %d (Ateşman): çok zor", Hint: "önce cümleleri kısaltın, sonra uzun sözcüklerin kısasını arayın"},
		source.Text{Message: "readability %d (Ateşman): very hard", Hint: "shorten sentences first, then look for shorter words"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Puan 0 ile 100 arasındadır: 90-100 çok kolay, 70-89 kolay, 50-69 orta, 30-49 zor, 1-29 çok zor. Kesin bir ölçü değil, bir ipucudur: konu sözcükleri uzunsa puan düşer.",
			Bad:    "Memnuniyet ölçümlerinin düzenli aralıklarla değerlendirilmesi …",
			Good:   "Memnuniyeti düzenli ölçün. Sonuçlar, önce neyi düzelteceğinizi gösterir.",
			Source: "Ateşman 1997, Dil Dergisi 58, 71-74: 198,825 − 40,175 × hece/sözcük − 2,610 × sözcük/cümle. Yalnız “çok zor” (30 altı) söylenir; en az 5 cümle ve 100 sözcük gerekir.",
		},
		English: Doc{
			Why:    "The score is from 0 to 100: 90-100 very easy, 70-89 easy, 50-69 medium, 30-49 hard, 1-29 very hard. It is a hint and no measure: long words of the subject lower it.",
			Good:   "Measure satisfaction regularly. The results show what to mend first.",
			Source: "Ateşman 1997, Dil Dergisi 58, 71-74: 198.825 − 40.175 × syllables/words − 2.610 × words/sentences. Only “very hard” (below 30) is reported, of at least 5 sentences and 100 words.",
		},
	},
	page: func(d *document, report report) {
		sentences, words, syllables := d.body()
		if sentences < enoughSentences || words < enoughWords {
			return
		}
		if ease := lang.Ease(sentences, words, syllables); ease < hardText {
			report(d.Meta.Title.Span, int(ease))
		}
	},
}
