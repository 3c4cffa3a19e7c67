package lint

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"ders/generator/lang"
	"ders/generator/source"
)

// A misspelling is a word that is often written wrongly.
type misspelling struct {
	wrong, right string
	whole        bool   // what only begins so is right
	but          string // what begins so is right
}

// misspellings are words that the spelling guide of Türk Dil Kurumu writes in
// another way, with a small letter and with a capital, by their first byte.
var misspellings = func() (all [256][]misspelling) {
	small := []misspelling{
		{wrong: "şikayet", right: "şikâyet"}, {wrong: "tezgah", right: "tezgâh"}, {wrong: "kağıt", right: "kâğıt"},
		{wrong: "kağıd", right: "kâğıd"}, {wrong: "imkan", right: "imkân"}, {wrong: "dükkan", right: "dükkân"},
		{wrong: "mekan", right: "mekân", but: "mekani"}, {wrong: "hikaye", right: "hikâye"},
		{wrong: "herşey", right: "her şey"}, {wrong: "birşey", right: "bir şey"}, {wrong: "bir çok", right: "birçok", whole: true},
		{wrong: "herkez", right: "herkes"}, {wrong: "yanlız", right: "yalnız"}, {wrong: "sadaket", right: "sadakat"},
		{wrong: "yada", right: "ya da", whole: true}, {wrong: "hala", right: "hâlâ", whole: true},
		{wrong: "direk", right: "doğrudan", whole: true},
	}
	for _, m := range small {
		large := misspelling{capital(m.wrong), capital(m.right), m.whole, capital(m.but)}
		all[m.wrong[0]] = append(all[m.wrong[0]], m)
		all[large.wrong[0]] = append(all[large.wrong[0]], large)
	}
	return all
}()

// beginnings has by the first byte of a misspelling a bit for its third: few
// words get by.
var beginnings = func() (all [256]uint64) {
	for first, of := range misspellings {
		for _, m := range of {
			all[first] |= 1 << (m.wrong[2] % 64)
		}
	}
	return all
}()

func capital(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	if size == 0 {
		return ""
	}
	return string(unicode.TurkishCase.ToUpper(first)) + word[size:]
}

var spelling = Rule{
	Rule: source.Define("page/spelling", source.Info,
		source.Text{Message: "“%s” yerine “%s” yazılır", Hint: "başka bir sözcükse olduğu gibi bırakın"},
		source.Text{Message: "“%s” is written “%s”", Hint: "leave it as it is if it is another word"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Sık yapılan yazım yanlışları okurun güvenini azaltır. Düzeltme işareti anlamı da ayırır: kâr ile kar, hâlâ ile hala.",
			Bad:    "Şikayet kağıdı hala tezgahta.",
			Good:   "Şikâyet kâğıdı hâlâ tezgâhta.",
			Source: "Yazım Kılavuzu (TDK). Listeyi biz seçtik: şikâyet, tezgâh, kâğıt, imkân, dükkân, mekân, hikâye, hâlâ, her şey, bir şey, birçok, ya da, herkes, yalnız, sadakat, doğrudan. Yalnız Türkçe derslere ve yazılara bakılır.",
		},
		English: Doc{
			Why:    "Common misspellings cost a reader's trust. The circumflex also tells Turkish words apart.",
			Bad:    "Şikayet kağıdı hala tezgahta.",
			Good:   "Şikâyet kâğıdı hâlâ tezgâhta.",
			Source: "The spelling guide of Türk Dil Kurumu; the list of words is ours. Only Turkish lessons and articles are looked at.",
		},
	},
	page: func(d *document, report report) {
		for _, t := range d.words {
			d.spell(t.start, report)
			if t.pure {
				continue
			}
			letters := true // behind an apostrophe or a number another one may begin
			for i, r := range d.text(t) {
				before := letters
				if letters = lang.IsLetter(r); letters && !before {
					d.spell(t.start+i, report)
				}
			}
		}
	},
}

// spell reports the word that begins at an offset, if it is a misspelling.
func (d *document) spell(at int, report report) {
	text := d.File.Text[at:]
	if len(text) < 3 || beginnings[text[0]]>>(text[2]%64)&1 == 0 {
		return
	}
	for _, m := range misspellings[text[0]] {
		if !strings.HasPrefix(text, m.wrong) || m.but != "" && strings.HasPrefix(text, m.but) {
			continue
		}
		rest := text[len(m.wrong):]
		rest = rest[:len(rest)-len(strings.TrimLeftFunc(rest, unicode.IsLetter))]
		before, _ := utf8.DecodeLastRuneInString(d.File.Text[:at])
		if d.says(at) && !unicode.IsLetter(before) && (rest == "" || !m.whole) {
			span := d.File.Span(at, at+len(m.wrong)+len(rest))
			report(span, span.Text(), m.right+rest)
		}
	}
}

var punctuation = Rule{
	Rule: source.Define("page/punctuation", source.Info,
		source.Text{Message: "Türkçe noktalamaya uymuyor: “%s”", Hint: "“…”, %%5 ve tek boşluk yazın"},
		source.Text{Message: "not as Turkish is punctuated: “%s”", Hint: "write “…”, %%5 and single spaces, as Turkish does"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Türkçede tırnak “…”, yüzde işareti sayının önündedir: %5. Sözcükler arasında tek boşluk olur.",
			Bad:    "Puanı 5%  artan \"ekip\" …",
			Good:   "Puanı %5 artan “ekip” …",
			Source: "Yazım Kılavuzu (TDK). Yalnız Türkçe derslere ve yazılara bakılır; her paragrafta ilk yer gösterilir.",
		},
		English: Doc{
			Why:    "Turkish quotation marks are “…”, and the percent sign stands before the number: %5. Words are one space apart.",
			Bad:    "Puanı 5%  artan \"ekip\" …",
			Good:   "Puanı %5 artan “ekip” …",
			Source: "The spelling guide of Türk Dil Kurumu. Only Turkish lessons and articles are looked at; of each paragraph the first place is shown.",
		},
	},
	page: func(d *document, report report) {
		for _, passage := range d.Prose {
			for _, part := range passage {
				line := d.File.Text[part[0]:part[1]]
				if strings.IndexByte(line, '"') < 0 && strings.IndexByte(line, '%') < 0 && !strings.Contains(line, "  ") {
					continue
				}
				if m := strayMark.FindStringSubmatchIndex(line); m != nil {
					at := d.File.Span(part[0]+m[2], part[0]+m[3])
					report(at, at.Text())
					break
				}
			}
		}
	},
}

// strayMark is a straight quotation mark, a percent sign behind its number, and
// two spaces between words.
var strayMark = regexp.MustCompile(`("|\d+ ?%|\S {2,}\S)(?:\D|$)`)
