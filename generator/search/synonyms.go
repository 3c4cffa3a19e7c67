package search

import (
	"slices"
	"strings"

	"ders/generator/lang"
)

// synonyms are words that people use for one another in this trade, group by
// group. Who searches for one finds the others too, below what has the word
// itself. More than one word stands for sections that have them all.
var synonyms = map[string][]string{
	"tr": {
		"memnuniyet, tatmin, hoşnutluk",
		"sadakat, bağlılık",
		"ölçüt, metrik, gösterge",
		"geribildirim, geri bildirim",
		"değişim, takas",
		"kargo, teslimat, gönderi",
		"telefon, çağrı",
		"şikâyet, yakınma",
		"e-posta, eposta, mail",
		"sohbet, chat, canlı destek",
		"anket, soruşturma",
		"empati, duygudaşlık",
		"temsilci, çalışan, personel",
		"indirim, iskonto",
		"öfke, kızgınlık, sinir, hiddet",
		"öfkeli, kızgın, sinirli, agresif, saldırgan",
		"yanıt, cevap",
		"etkin, aktif",
		"sözcük, kelime",
		"hasarlı, kırık, ezik",
		"kusurlu, ayıplı, bozuk, arızalı, defolu",
		"fiş, fatura, makbuz",
		"hakaret, küfür, argo",
		"yetkili, sorumlu, müdür, amir, şef",
		"aktarma, eskalasyon, devir",
		"kupon, hediye çeki",
		"şablon, mesaj, hazır cümle",
		"bağlantı, link",
		"anımsatma, hatırlatma",
		"hile, dolandırıcılık, sahtekârlık",
		"kayıp, churn, ayrılma",
		"sms, kısa mesaj",
		"satın alma, alışveriş",
		"gizlilik, mahremiyet, kvkk",
		"ders, eğitim, kurs",
		"sınav, test",
		"nps, tavsiye puanı",
		"csat, memnuniyet puanı",
		"ces, çaba puanı",
		"clv, yaşam boyu değer",
		"crm, müşteri ilişkileri",
		"sss, sık sorulan",
		"telafi, tazmin",
		"müşteri, alıcı, tüketici",
	},
	"en": {
		"satisfaction, contentment",
		"loyalty, retention",
		"metric, measure, indicator",
		"feedback, response",
		"shipping, delivery",
		"phone, call, telephone",
		"complaint, grievance",
		"refund, return",
		"email, mail",
		"chat, messaging",
		"survey, questionnaire",
		"agent, representative",
		"discount, reduction",
		"anger, rage",
		"purchase, order",
		"privacy, confidentiality",
		"lesson, course, training",
		"quiz, test, exam",
		"nps, promoter score",
		"csat, satisfaction score",
		"ces, effort score",
		"clv, lifetime value",
		"crm, customer relationship",
		"faq, frequently asked",
		"customer, client, buyer",
	},
}

// A meaning is one of a group: words that stand for the same when they stand
// together. A single word can be searched for by itself.
type meaning []lang.SearchWord

// meanings are the groups of a language.
func meanings(l *lang.Language) [][]meaning {
	var groups [][]meaning
	for _, line := range synonyms[l.Tag()] {
		var group []meaning
		for _, phrase := range strings.Split(line, ",") {
			var m meaning
			for at := range slices.Chunk(lang.SearchWords(nil, []byte(phrase)), 2) {
				if w := l.SearchWord(phrase[at[0]:at[1]]); len(w.Folded) > 1 {
					m = append(m, w)
				}
			}
			group = append(group, m)
		}
		groups = append(groups, group)
	}
	return groups
}
