package main

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"ders/generator/lint"
	"ders/generator/source"
)

// What a rule means is told in four steps: what it says, a text that breaks it,
// what to do, a text that does not. Advice says it all itself (lint.Doc). For
// all other rules the wrong text and the words come from the cases in
// generator/testdata/mistakes, so that an explanation shows what really happens;
// TestExamples gathers them.

//go:generate go test -run "TestExamples|TestRulesPage" -update

// An example is a text that breaks a rule, and what was said of it.
type example struct {
	Path    string      `json:"path,omitempty"` // of the file; with Wrong empty, the file as a whole is meant
	Wrong   string      `json:"wrong,omitempty"`
	Turkish source.Text `json:"tr"`
	English source.Text `json:"en"`
}

//go:embed examples.json
var exampleText []byte

// examples are by rule. What no text file can show has none.
func examples() map[string]example {
	all := map[string]example{}
	if err := json.Unmarshal(exampleText, &all); err != nil {
		panic(err) // a slip of ours, which every test of explanations finds
	}
	return all
}

//go:embed right.txtar
var rightText []byte

// rightly are texts that keep a rule, by rule, for rules whose hint alone does
// not show it.
func rightly() map[string]string {
	all := map[string]string{}
	for _, f := range txtar.Parse(rightText).Files {
		all[f.Name] = strings.TrimRight(string(f.Data), "\n")
	}
	return all
}

// An explanation is all that there is to say of a rule in one language.
type explanation struct {
	rule    *source.Rule
	message string // of the example, or with its gaps left open
	hint    string
	why     string
	path    string // of the file that wrong stands in
	wrong   string
	right   string
	basis   string // where the rule comes from
	advice  bool   // the rule is one of lint
}

// explanations are those of every rule, by ID.
func (p *program) explanations() []explanation {
	shown, right := examples(), rightly()
	var all []explanation
	for _, rule := range source.Rules() {
		e := explanation{rule: rule, right: right[rule.ID]}
		text := p.ruleText(rule)
		e.message, e.hint = open(text.Message), open(text.Hint)
		if ex, ok := shown[rule.ID]; ok {
			e.path, e.wrong = ex.Path, ex.Wrong
			text := ex.English
			if p.language == "tr" {
				text = ex.Turkish
			}
			e.message, e.hint = text.Message, text.Hint
		}
		if at := slices.IndexFunc(lint.Rules(), func(r lint.Rule) bool { return r.Rule == rule }); at >= 0 {
			doc := lint.Rules()[at].Doc.English
			if p.language == "tr" {
				doc = lint.Rules()[at].Doc.Turkish
			}
			e.advice, e.why, e.path, e.wrong, e.right, e.basis = true, doc.Why, "", doc.Bad, doc.Good, doc.Source
		}
		all = append(all, e)
	}
	return all
}

// A group is rules about one thing; the name is what their IDs begin with.
type group struct {
	name         string
	title, about phrase
}

// groups are in the order in which a trainer meets them.
var groups = []group{
	{"front", say("Ön bilgi", "Front matter"), say(
		"Dosyanın başında, iki --- satırının arasında yazılanlar. Her satır “anahtar: değer” biçimindedir; iki noktadan sonra bir boşluk olur.",
		"What stands between the two --- lines at the start of a file: “key: value” on each line, with a space behind the colon.")},
	{"markdown", say("Metnin yazımı", "Text"), say(
		"Derslerin, yazıların ve soruların metni: başlıklar, kutular, tablolar, görseller, bağlantılar.",
		"The text of lessons, articles and questions: headings, callouts, tables, pictures, links.")},
	{"link", say("Bağlantılar", "Links"), say(
		"Sitenin kendi sayfalarına ve dosyalarına giden bağlantılar her denetimde izlenir. Adı external- ile başlayan kurallar yalnız ders check --external ile çalışır; yanıtı başka bir site verdiği için yarın değişebilir.",
		"Links to pages and files of the site are followed at every check. Rules whose name begins with external- are for ders check --external only; another site answers, so that it may be different tomorrow.")},
	{"file", say("Dosyalar", "Files"), say(
		"Sayfaların yanında duran görseller ve belgeler.",
		"Pictures and documents beside the pages.")},
	{"page", say("Sayfalar", "Pages"), say(
		"Bir sayfanın ön bilgisi ve dili. Yazım, noktalama ve uzunlukla ilgili olanlar bilgidir; karar yazarındır.",
		"The front matter of a page and its language. What is about spelling, punctuation and length is a remark; the author decides.")},
	{"lesson", say("Dersler", "Lessons"), say(
		"Derslerin hedeflerle bağı.",
		"How lessons and objectives belong together.")},
	{"quiz", say("Sınavlar ve sorular", "Quizzes and questions"), say(
		"quizzes/ klasöründeki sınavlar ve derslerin içindeki sorular. Hatalar sorunun okunamadığını, uyarılar daha iyi yazılabileceğini söyler.",
		"The quizzes in quizzes/ and the questions in lessons. Errors say that a question cannot be read, warnings that it could be written better.")},
	{"scenario", say("Senaryolar", "Scenarios"), say(
		"Dallanan görüşmeler: sahneler, seçenekler, koşullar, göstergeler ve sonlar.",
		"Branching dialogues: scenes, choices, conditions, meters and endings.")},
	{"glossary", say("Sözlük", "Glossary"), say(
		"Terimler, kısaltmalar, eş anlamlılar ve terimlerin birbirine gönderdiği yerler.",
		"Terms, abbreviations, synonyms, and where terms lead to one another.")},
	{"faq", say("Sık sorulan sorular", "FAQ pages"), say(
		"kind: faq yazan sayfalar: her soru bir ## başlığıdır.",
		"Pages of kind: faq: every question is a ## heading.")},
	{"calculator", say("Hesaplayıcılar", "Calculators"), say(
		"calculator blokları.",
		"The calculator blocks.")},
	{"site", say("Sitenin bütünü", "The site as a whole"), say(
		"Dosyaların birlikte oluşturduğu şeyler: adresler, klasörler, hedefler, etiketler, ön koşullar.",
		"What files make together: addresses, folders, objectives, tags, prerequisites.")},
	{"config", say("Ayarlar: ders.yaml", "Settings: ders.yaml"), say(
		"Sitenin ayarları.",
		"The settings of the site.")},
	{"theme", say("Tema", "Theme"), say(
		"themes/ klasöründeki dosyalar ve renkler.",
		"The files in themes/, and colours.")},
	{"source", say("Dosyaların okunması", "Reading files"), say(
		"Bir dosya hiç okunamıyorsa: kodlama, izin, boyut.",
		"What keeps a file from being read at all: encoding, permission, size.")},
	{"lint", say("Susturma", "Silencing"), say(
		"Uyarılar ve bilgiler, dosyanın ön bilgisindeki allow satırıyla gerekçesi yazılarak susturulabilir; hatalar susturulamaz.",
		"Warnings and remarks can be silenced by allow in the front matter of a file, with a reason; errors cannot.")},
}

// in are the explanations of the group's rules.
func (g group) in(all []explanation) []explanation {
	var own []explanation
	for _, e := range all {
		if strings.HasPrefix(e.rule.ID, g.name+"/") {
			own = append(own, e)
		}
	}
	return own
}
