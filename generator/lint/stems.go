package lint

import (
	"regexp"
	"slices"
	"strings"

	"ders/generator/site"
	"ders/generator/source"
)

var plainNegative = Rule{
	Rule: source.Define("quiz/plain-negative", source.Warning,
		source.Text{Message: "soru olumsuz soruyor ve “%s” vurgulanmamış", Hint: "olumlu sorun; olumsuz kalacaksa sözü kalın yazın: **%[1]s**"},
		source.Text{Message: "the question asks negatively and “%s” is not emphasised", Hint: "ask positively; if it must stay negative, write the word in bold: **%[1]s**"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Hızlı okuyan “değildir” sözünü atlar ve bildiği hâlde yanlış yanıtlar. Soru o zaman bilgiyi değil, dikkati ölçer.",
			Bad:    "## Hangisi sakinleştirme adımlarından değildir?",
			Good:   "## Hangisi sakinleştirme adımlarındandır?\n## Hangisi sakinleştirme adımlarından **değildir**?",
			Source: hdr + ", 17. ilke: soru kökünü olumlu yazın; olumsuz söz gerekiyorsa kalın ve büyük yazın. Yalnız olumsuz soran cümlelere bakılır: içinde “hangisi, aşağıdakilerden, ne, kim” gibi bir söz geçip olumsuz bir yüklemle biten cümleler ve “yanlış olanı işaretleyin” gibi yönergeler. *Eğik* yazı da vurgudur.",
		},
		English: Doc{
			Why:    "Who reads fast skips the “not” and answers wrongly in spite of knowing. The question then measures attention, not knowledge.",
			Bad:    "## Which of these is not a step of calming down?",
			Good:   "## Which of these is a step of calming down?\n## Which of these is **not** a step of calming down?",
			Source: hdrEnglish + ", guideline 17: word the stem positively; if a negative word is needed, capitalise it and set it in bold. Only sentences that ask negatively are looked at. *Emphasis* will do, too.",
		},
	},
	quiz: ofQuestions(func(q *question, report report) {
		negative := negativeOf[q.language.Tag()]
		if negative(q.stem) == "" {
			return
		}
		plain := words(withoutEmphasis(q.Prompt)) + " " + words(withoutEmphasis(q.Body))
		if word := negative(q.language.Lower(plain)); word != "" {
			report(q.Span, word)
		}
	}),
}

var emphasis = regexp.MustCompile(`(?s)<(?:strong|em)>.*?</(?:strong|em)>`)

// withoutEmphasis is a fragment with another word in the place of each that is
// emphasised. A link inside of it is lost; its text is among the parts.
func withoutEmphasis(f site.Fragment) site.Fragment {
	return site.Fragment{Parts: []string{emphasis.ReplaceAllString(strings.Join(f.Parts, ""), "xx")}}
}

// negativeOf finds the word by which a text asks negatively, or "", by
// language. The text is in lower case.
var negativeOf = map[string]func(string) string{"tr": negativeTurkish, "en": negativeEnglish}

var sentenceEnd = regexp.MustCompile(`[.?!:…]+`)

// asking are words that ask a learner to choose, askingBegins what they may
// begin with. "Ne zaman", "neden" and "ne kadar" ask for something else,
// whatever their verb.
var (
	asking       = []string{"ne", "neyi", "neler", "neleri", "kim", "kimi", "kimler", "kimleri"}
	askingBegins = []string{"hangi", "aşağıdaki", "yukarıdaki"}
	askingOther  = []string{"zaman", "kadar", "için", "yapar", "olur"}
	// notPredicate ends a sentence that asks for what is not so. The aorist
	// (-maz), the present (-mıyor) and the obligation (-mamalı) with their
	// persons; the nouns "çıkmaz" and "korkmaz" do not end questions.
	notPredicate = regexp.MustCompile(`^(?:değil(?:dir|di)?|yanlış(?:tır)?|hatalı(?:dır)?|yok(?:tur)?|hariç(?:tir)?|dışındadır)$` +
		`|\p{L}(?:maz|mez)(?:lar|ler|dı|di|sın|sin|sınız|siniz|ız|iz)?$` +
		`|\p{L}(?:mamalı|memeli)(?:dır|dir|sın|sin|sınız|siniz|yız|yiz)?$` +
		`|\p{L}m[ıiuü]yor(?:lar|du|sun|sunuz|uz)?$`)
	// positive verbs whose stem ends in m.
	positive = regexp.MustCompile(`^(?:um|em|göm|yum|süm)[uüi]yor`)
	// order is what a learner is told to do with what is not so.
	order       = regexp.MustCompile(`^(?:seç|işaretle|bul|belirt|göster)(?:in|yin|iniz|yiniz|in)?$`)
	notTheThing = regexp.MustCompile(`\p{L}(?:mayan|meyen)(?:ı|i|ları|leri)?$|^(?:yanlış|hatalı)(?:ı|yı|ları)?$`)
)

// questions are the sentences of a text that may ask: where one ends with a
// question mark, what ends with a full stop only tells.
func questions(text string) []string {
	var all, asked []string
	for start := 0; start < len(text); {
		end := len(text)
		if m := sentenceEnd.FindStringIndex(text[start:]); m != nil {
			end = start + m[1]
		}
		sentence := text[start:end]
		all = append(all, sentence)
		if strings.HasSuffix(sentence, "?") {
			asked = append(asked, sentence)
		}
		start = end
	}
	if asked != nil {
		return asked
	}
	return all
}

func negativeTurkish(text string) string {
	for _, sentence := range questions(unquoted(text)) {
		words := wordsIn(sentence)
		if len(words) < 2 {
			continue
		}
		last := words[len(words)-1]
		if order.MatchString(last) {
			for _, word := range words[max(0, len(words)-3) : len(words)-1] {
				if notTheThing.MatchString(word) {
					return word
				}
			}
		}
		asked := false
		for i, word := range words[:len(words)-1] {
			begins := func(beginning string) bool { return strings.HasPrefix(word, beginning) }
			asks := slices.Contains(asking, word) || slices.ContainsFunc(askingBegins, begins)
			asked = asked || asks && !slices.Contains(askingOther, words[i+1])
		}
		if asked && notPredicate.MatchString(last) && !positive.MatchString(last) {
			return last
		}
	}
	return ""
}

var (
	askingEnglish = []string{"which", "what", "who", "whom"}
	// clause begins a part of a sentence that is not the question itself.
	clause     = []string{"if", "when", "while", "that", "because", "since", "whose", "where", "who", "so", "but"}
	notEnglish = regexp.MustCompile(`^(?:not|never|cannot)$|n['’]t$`)
	allBut     = regexp.MustCompile(`^(?:all|each|any|every|everything|everyone)$`)
	falseWords = []string{"false", "untrue", "incorrect", "wrong"}
)

func negativeEnglish(text string) string {
	for _, sentence := range sentenceEnd.Split(unquoted(text), -1) {
		main, _, _ := strings.Cut(sentence, ",")
		if rest := strings.SplitN(sentence, ",", 2); len(rest) == 2 && !asks(wordsIn(main)) { // "In a call, which …"
			main = rest[1]
		}
		asked, all := false, false
		words := wordsIn(main)
		for i, word := range words {
			switch {
			case slices.Contains(askingEnglish, word) && !asked:
				asked = true
			case asked && slices.Contains(clause, word):
				asked = false
			case allBut.MatchString(word):
				all = true
			case asked && notEnglish.MatchString(word), (asked || all) && word == "except",
				asked && i == len(words)-1 && slices.Contains(falseWords, word):
				return word
			}
		}
	}
	return ""
}

// asks reports whether words hold one that asks.
func asks(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(askingEnglish, w) || allBut.MatchString(w) })
}
