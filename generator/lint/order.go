package lint

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ders/generator/site"
	"ders/generator/source"
)

var unsortedNumbers = Rule{
	Rule: source.Define("quiz/unsorted-numbers", source.Warning,
		source.Text{Message: "sayılar sırasız ve seçenekler karıştırılmıyor", Hint: "sayıları küçükten büyüğe dizin ya da seçenekleri karıştırın"},
		source.Text{Message: "the numbers are in no order, and the choices are not shuffled", Hint: "put them in ascending order, or let the choices be shuffled"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Sıralı sayılar bir bakışta okunur. Sırasız sayılarda okur, konuyu değil dizilişi çözmeye çalışır.",
			Bad:    "- [ ] 30 gün\n- [x] 14 gün\n- [ ] 60 gün",
			Good:   "- [x] 14 gün\n- [ ] 30 gün\n- [ ] 60 gün",
			Source: hdr + ": seçenekleri mantık ya da sayı sırasına koyun. Yalnız “shuffle: []” ya da “shuffle: false” yazılmışsa bakılır.",
		},
		English: Doc{
			Why:    "Numbers in order are read at a glance. Without order a reader puzzles over the list instead of the subject.",
			Bad:    "- [ ] 30 days\n- [x] 14 days\n- [ ] 60 days",
			Good:   "- [x] 14 days\n- [ ] 30 days\n- [ ] 60 days",
			Source: hdrEnglish + ": place choices in logical or numerical order. It is looked at only with “shuffle: []” or “shuffle: false”.",
		},
	},
	quiz: ofQuestions(func(q *question, report report) {
		if !q.offersChoices() || q.shuffled || len(q.choices) < 3 { // two are always in order
			return
		}
		var numbers []float64
		unit := ""
		for i, c := range q.choices {
			n, rest, ok := readNumber(c.lower, q.language.Tag())
			if !ok || i > 0 && rest != unit {
				return
			}
			unit = rest
			numbers = append(numbers, n)
		}
		rising := slices.IsSorted(numbers)
		slices.Reverse(numbers)
		if !rising && !slices.IsSorted(numbers) {
			report(q.choices[0].Span)
		}
	}),
}

var numberText = regexp.MustCompile(`^([%₺$€]? ?)([-−]?)(\d[\d.,]*\d|\d)(.*)$`)

// readNumber is the number that a choice begins with, and what stands around
// it. It is no more exact than ordering needs.
func readNumber(text, language string) (n float64, around string, ok bool) {
	m := numberText.FindStringSubmatch(strings.TrimRight(strings.TrimSpace(text), ".;"))
	if m == nil {
		return 0, "", false
	}
	thousands, point := ",", "."
	if language == "tr" {
		thousands, point = ".", ","
	}
	digits := m[3]
	if i := strings.LastIndex(digits, thousands); i >= 0 && len(digits)-i == 4 || strings.Contains(digits, point) {
		digits = strings.ReplaceAll(digits, thousands, "")
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", "."), 64)
	if m[2] != "" {
		n = -n
	}
	return n, m[1] + m[4], err == nil
}

// enoughFirst is how many questions make a habit of a place. Ours.
const enoughFirst = 3

var keyFirst = Rule{
	Rule: source.Define("quiz/key-first", source.Warning,
		source.Text{Message: "doğru seçenek %d sorunun hepsinde ilk sırada ve seçenekler karıştırılmıyor", Hint: "doğru seçeneğin yerini değiştirin ya da seçenekleri karıştırın"},
		source.Text{Message: "in all %d questions the right choice comes first, and the choices are not shuffled", Hint: "move the right choices, or let the choices be shuffled"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Yazarken doğru seçenek önce akla gelir. Seçenekler karıştırılmıyorsa üçüncü soruda düzen anlaşılır, gerisi okunmadan işaretlenir.",
			Bad:    "shuffle: []          # ve her soruda ilk seçenek doğru",
			Good:   "shuffle: [choices]   # ya da satırı silin: seçenekler kendiliğinden karışır",
			Source: hdr + ": doğru yanıtın yerini değiştirin. Üç soru sınırını biz koyduk. Doğru-Yanlış soruları sayılmaz; onların sırası değişmez.",
		},
		English: Doc{
			Why:    "Writing, one thinks of the right choice first. If choices are not shuffled the habit shows by the third question, and the rest is ticked unread.",
			Bad:    "shuffle: []          # and the first choice is right in every question",
			Good:   "shuffle: [choices]   # or delete the line: choices are shuffled by default",
			Source: hdrEnglish + ": vary the location of the right answer. The limit of three questions is ours. True-false questions do not count; their order is fixed.",
		},
	},
	quiz: func(q *quiz, report report) {
		first, all := 0, 0
		var at source.Span
		for _, item := range q.questions {
			if item.Type != site.Single || item.shuffled {
				continue
			}
			all++
			if best := item.choices[0]; best.Right {
				if first++; first == 1 {
					at = best.Span
				}
			}
		}
		if first == all && first >= enoughFirst {
			report(at, first)
		}
	},
}
