package lint

import (
	"slices"
	"unicode/utf8"

	"ders/generator/site"
	"ders/generator/source"
)

// rootLength is how many letters two words must begin with in common to be one
// word to a reader. Turkish suffixes follow the root; five letters keep apart
// what is different with a precision of 0.98 (measured over the vocabulary of
// such sites). Ours.
const rootLength = 5

// commonRoots are beginnings of words that any prompt may hold, by language.
var commonRoots = map[string][]string{
	"tr": {"hangi", "nasıl", "neden", "niçin", "aşağı", "yukar", "doğru", "yanlı", "uygun", "gerek", "sonra", "olara",
		"olmas", "olduğ", "olabi", "olaca", "değil", "başka", "birli", "birka", "kadar", "zaman", "durum", "seçen", "ifade", "örnek",
		"kendi", "böyle", "şöyle", "yalnı", "bütün", "öneml", "ilgil", "işare", "yapıl", "yapar", "yapma", "söyle"},
	"en": {"which", "follo", "shoul", "would", "could", "their", "there", "about", "these", "those", "where", "corre",
		"answe", "state", "other", "first", "after", "befor", "alway", "never", "choos", "selec", "becau", "while", "under", "being", "someo", "somet"},
}

var repeatedWord = Rule{
	Rule: source.Define("quiz/repeated-word", source.Warning,
		source.Text{Message: "soruda geçen “%s” yalnız doğru seçenekte yineleniyor", Hint: "sözü doğru seçenekten çıkarın ya da yanlış bir seçenekte de kullanın"},
		source.Text{Message: "of the choices only the right one repeats “%s” from the prompt", Hint: "take the word out of the right choice, or use it in a wrong one, too"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Bilmeyen biri, sorudaki sözü yineleyen seçeneği işaretler. Söz yalnız doğru seçenekte geçiyorsa tutturur.",
			Bad:    "## Telafi ne zaman önerilir?\n- [x] Telafiyi gerektiren zarar doğduğunda\n- [ ] Müşteri bağırdığında\n- [ ] Vardiya bittiğinde",
			Good:   "## Telafi ne zaman önerilir?\n- [x] Müşteri zarara uğradığında\n- [ ] Müşteri bağırdığında\n- [ ] Vardiya bittiğinde",
			Source: hdr + ": sorudaki sözlerin aynısını ya da benzerini taşıyan seçenekler ipucu verir. Sözlerin ilk beş harfine bakılır; bu ölçüyü biz koyduk. Yanlış bir seçenek de sorudan bir söz taşıyorsa ya da söz sınavın konusuysa (birkaç soruda geçiyorsa) sayılmaz.",
		},
		English: Doc{
			Why:    "Who does not know picks the choice that repeats a word of the prompt. If only the right one does, that is a lucky hit.",
			Bad:    "## When is compensation due?\n- [x] When there is damage to compensate\n- [ ] When a customer shouts\n- [ ] When the shift is over",
			Good:   "## When is compensation due?\n- [x] When a customer suffered damage\n- [ ] When a customer shouts\n- [ ] When the shift is over",
			Source: hdrEnglish + ": choices that are identical to or resemble words of the stem are clues. The first five letters of words are compared, a measure of ours. It does not count where a wrong choice shares a word with the prompt, too, or where the word is the subject of the quiz (it stands in several prompts).",
		},
	},
	quiz: func(q *quiz, report report) {
		prompts := map[string]int{} // in how many prompts a root stands
		for _, item := range q.questions {
			for root := range roots(item.stem, item.language.Tag()) {
				prompts[root]++
			}
		}
		for _, item := range q.questions {
			if word, key := item.clang(prompts); word != "" {
				report(key.Span, word)
			}
		}
	},
}

// clang is the word that a single question's prompt shares with its key alone,
// and the key. Where a wrong choice shares one, too, nothing is given away.
func (q *question) clang(prompts map[string]int) (string, *site.Choice) {
	if q.Type != site.Single || len(q.choices) < fewestChoices {
		return "", nil
	}
	tag := q.language.Tag()
	stem := roots(q.stem, tag)
	shared, key := "", (*site.Choice)(nil)
	for _, c := range q.choices {
		for root := range roots(c.lower, tag) {
			switch word, common := stem[root]; {
			case !common:
			case !c.Right:
				return "", nil
			case prompts[root] < subjectPrompts && (shared == "" || word < shared):
				shared, key = word, c.Choice
			}
		}
	}
	return shared, key
}

// subjectPrompts is in how many prompts a word is the subject of the quiz, and
// no clue. Ours.
const subjectPrompts = 3

// roots are the beginnings of the words of a text that mean something, each
// with a word that has it.
func roots(text, language string) map[string]string {
	out := map[string]string{}
	for _, word := range wordsIn(text) {
		if utf8.RuneCountInString(word) < rootLength {
			continue
		}
		root := string([]rune(word)[:rootLength])
		if !slices.Contains(commonRoots[language], root) {
			out[root] = word
		}
	}
	return out
}
