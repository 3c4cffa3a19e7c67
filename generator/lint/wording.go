package lint

import (
	"regexp"
	"strings"

	"ders/generator/source"
)

// wholeChoices are choices that speak of the other choices, by language; they
// match all of a choice in lower case without its full stop.
var wholeChoices = map[string]*regexp.Regexp{
	"tr": regexp.MustCompile(`^(?:(?:yukarıdakilerin|yukarıdakilerden|bunların|bunlardan|seçeneklerin|şıkların|verilenlerin) )?(?:hepsi|tümü|tamamı|hiçbiri|hiçbirisi|hiç biri)(?: de)?(?: (?:doğru|yanlış|geçerli|uygun)(?:dur|tır|dir)?| değil(?:dir)?)?$` +
		`|^(?:her )?(?:ikisi|üçü|dördü) de(?: (?:doğru|yanlış)(?:dur|tır)?)?$` +
		`|^[a-eç](?:, [a-eç])* (?:ve|veya|ya da) [a-eç](?: (?:şıkları|seçenekleri))?$`),
	"en": regexp.MustCompile(`^(?:all|none|both|neither|any)(?: (?:of )?(?:the above|these|them|those|the (?:choices|answers|options)(?: above)?))?(?: (?:is|are) (?:right|wrong|correct|true|false))?$` +
		`|^(?:both |neither )?[a-e](?:, [a-e])* (?:and|or|nor) [a-e]$`),
}

var allOrNone = Rule{
	Rule: source.Define("quiz/all-or-none", source.Warning,
		source.Text{Message: "“%s” öbür seçeneklere gönderme yapıyor", Hint: "yerine gerçek bir seçenek yazın; birkaçı birlikte doğruysa her birini [x] ile işaretleyin"},
		source.Text{Message: "“%s” speaks of the other choices", Hint: "write a real choice instead; if several are right together, mark each of them [x]"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "“Hepsi” sorusunda iki seçeneğin doğru olduğunu gören gerisini okumaz; “Hiçbiri” ise doğruyu bilip bilmediğini ölçmez. Seçenekler karıştırıldığında “yukarıdakiler” sözü de anlamsız kalır.",
			Bad:    "- [ ] Dinlerim\n- [ ] Özetlerim\n- [x] Hepsi",
			Good:   "- [x] Dinlerim\n- [x] Özetlerim\n- [ ] Savunmaya geçerim",
			Source: hdr + ": “hepsi” seçeneğinden kaçının, “hiçbiri” seçeneğini dikkatle kullanın.",
		},
		English: Doc{
			Why:    "Who sees that two choices are right needs to read no further before “all of the above”; “none of the above” never shows whether the learner knows what is right. And shuffled choices have no “above”.",
			Bad:    "- [ ] I listen\n- [ ] I sum up\n- [x] All of the above",
			Good:   "- [x] I listen\n- [x] I sum up\n- [ ] I defend myself",
			Source: hdrEnglish + ": avoid all-of-the-above, use none-of-the-above carefully.",
		},
	},
	quiz: ofQuestions(func(q *question, report report) {
		if !q.offersChoices() {
			return
		}
		for _, c := range q.choices {
			if wholeChoices[q.language.Tag()].MatchString(strings.Trim(c.lower, " .,;:!…")) {
				report(c.Span, c.Text)
			}
		}
	}),
}

// absolutes are words that hardly anything true can be said with, by language:
// HDR's "always, never, completely, absolutely" and their Turkish; "mutlaka" is
// from authoring.md.
var absolutes = map[string][]string{
	"tr": {"asla", "daima", "mutlaka", "kesinlikle", "tamamen", "her zaman", "hiçbir zaman", "hiç bir zaman"},
	"en": {"always", "never", "completely", "absolutely"},
}

var absoluteWord = Rule{
	Rule: source.Define("quiz/absolute-word", source.Warning,
		source.Text{Message: "seçenekte “%s” var; kesin sözler yanlışı ele verir", Hint: "sözü silin ya da yumuşatın: “çoğu kez”, “genellikle”"},
		source.Text{Message: "the choice says “%s”; absolute words give the wrong choices away", Hint: "delete the word or soften it: “often”, “usually”"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "“Asla”, “daima”, “mutlaka” diyen bir cümle nadiren doğrudur. Sınava alışkın biri böyle seçenekleri okumadan eler.",
			Bad:    "- [ ] Müşteriye asla hayır demem",
			Good:   "- [ ] Müşteriye hayır demekten kaçınırım",
			Source: hdr + ": seçeneklerde “always, never, completely, absolutely” gibi belirleyicilerden kaçının. Türkçe listeyi biz çıkardık: asla, daima, mutlaka, kesinlikle, tamamen, her zaman, hiçbir zaman. Tırnak içindeki sözler ile bu sözün bütün seçeneklerde geçtiği sorular sayılmaz.",
		},
		English: Doc{
			Why:    "A sentence with “always” or “never” is seldom true. Who is used to tests rules such choices out without reading them.",
			Bad:    "- [ ] I never say no to a customer",
			Good:   "- [ ] I avoid saying no to a customer",
			Source: hdrEnglish + ": avoid specific determiners such as always, never, completely and absolutely. Words in quotation marks do not count, nor do questions of which every choice has such a word.",
		},
	},
	quiz: ofQuestions(func(q *question, report report) {
		if !q.offersChoices() {
			return
		}
		found := map[int]string{}
		for i, c := range q.choices {
			text := " " + strings.Join(wordsIn(unquoted(c.lower)), " ") + " "
			for _, word := range absolutes[q.language.Tag()] {
				if strings.Contains(text, " "+word+" ") {
					found[i] = word
					break
				}
			}
		}
		if len(found) == len(q.choices) {
			return
		}
		for i, word := range found {
			report(q.choices[i].Span, word)
		}
	}),
}
