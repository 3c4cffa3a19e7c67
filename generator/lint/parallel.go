package lint

import (
	"slices"
	"strings"
	"unicode"

	"ders/generator/source"
)

// notParallel tells by two signs alone, which a writer sees at a glance and a
// machine cannot get wrong: some choices end as sentences and others do not, or
// most begin with a capital and one does not. A capital among small letters
// may be a name.
var notParallel = Rule{
	Rule: source.Define("quiz/not-parallel", source.Warning,
		source.Text{Message: "bu seçenek öbürleri gibi yazılmamış", Hint: "seçenekleri aynı biçimde başlatıp bitirin: ya hepsi noktalı cümle olsun ya hiçbiri; baş harfler de aynı"},
		source.Text{Message: "this choice is not written like the others", Hint: "begin and end the choices alike: all of them sentences with a full stop, or none; capitals too"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Biçimi ayrı olan seçenek göze batar: ya doğru sanılır ya hemen elenir. Öbürlerinden sonra, aceleyle eklendiği de belli olur.",
			Bad:    "- [x] Sipariş numarasını isterim.\n- [ ] form göndermek\n- [ ] Beklemesini söylerim.",
			Good:   "- [x] Sipariş numarasını isterim.\n- [ ] Form gönderirim.\n- [ ] Beklemesini söylerim.",
			Source: hdr + ": seçenekler içerik ve dil bilgisi yönünden türdeş olsun. Ölçüyü biz seçtik: kimi seçenek noktayla bitiyor kimi bitmiyorsa ya da çoğu büyük harfle, biri küçük harfle başlıyorsa söylenir. Cümlenin kuruluşuna bakılmaz.",
		},
		English: Doc{
			Why:    "A choice of another form catches the eye: it is taken for the right one or ruled out at once. It also shows that it was added later, in haste.",
			Bad:    "- [x] I ask for the order number.\n- [ ] sending a form\n- [ ] I ask them to wait.",
			Good:   "- [x] I ask for the order number.\n- [ ] I send a form.\n- [ ] I ask them to wait.",
			Source: hdrEnglish + ": keep choices homogeneous in content and grammatical structure. The measure is ours: some choices end in a full stop and others do not, or most begin with a capital and one does not. The structure of the sentence is not looked at.",
		},
	},
	quiz: ofQuestions(func(q *question, report report) {
		if !q.offersChoices() {
			return
		}
		if odd, _ := oddOne(q.choices, endsAsSentence); odd != nil {
			report(odd.Span)
		} else if odd, form := oddOne(q.choices, beginsSmall); odd != nil && form == special {
			report(odd.Span)
		}
	}),
}

// A form is what a sign says of a choice.
type form int

const (
	unclear form = iota // the sign says nothing about it
	usual
	special
)

// oddOne is the first choice whose form fewer choices have, and that form; of
// two forms that are as frequent, that of the first choice is taken to be meant.
func oddOne(choices []choice, sign func(string) form) (*choice, form) {
	forms := make([]form, len(choices))
	count := map[form]int{}
	meant := unclear
	for i, c := range choices {
		forms[i] = sign(c.Text)
		count[forms[i]]++
		if meant == unclear {
			meant = forms[i]
		}
	}
	if count[usual] == 0 || count[special] == 0 {
		return nil, unclear
	}
	odd := usual + special - meant
	if count[odd] > count[meant] {
		odd = meant
	}
	return &choices[slices.Index(forms, odd)], odd
}

const closing = "”’\"'»)*"

// shortened are ends of a text that are no end of a sentence.
var shortened = []string{"vb.", "vs.", "vd.", "no.", "tl.", "ltd.", "şti.", "a.ş.", "etc.", "inc.", "dk.", "sn."}

// endsAsSentence: a full stop, question mark or exclamation mark, also inside
// a closing quotation mark.
func endsAsSentence(text string) form {
	text = strings.TrimRight(text, closing+" ")
	fields := strings.Fields(text)
	if len(fields) == 0 {
		return unclear
	}
	last := strings.ToLower(fields[len(fields)-1])
	switch {
	case slices.Contains(shortened, last) || !strings.ContainsFunc(text, unicode.IsLetter):
		return unclear
	case strings.ContainsAny(text[len(text)-1:], ".!?") || strings.HasSuffix(text, "…"):
		return special
	}
	return usual
}

// beginsSmall: the first letter is a small one; with a name that is written so
// ("iPhone"), a number or an abbreviation it is unclear.
func beginsSmall(text string) form {
	first, second := rune(0), rune(0)
	for _, r := range strings.TrimLeft(text, "“‘\"'«(* ") {
		if first == 0 {
			first = r
			continue
		}
		second = r
		break
	}
	switch {
	case !unicode.IsLetter(first), unicode.IsLower(first) && unicode.IsUpper(second), unicode.IsUpper(first) && unicode.IsUpper(second):
		return unclear
	case unicode.IsLower(first):
		return special
	}
	return usual
}
