package glossary

import (
	"regexp"
	"slices"
	"strings"

	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleUnknownChip = source.Define("glossary/unknown-chip", source.Error,
		source.Text{Message: "bilinmeyen terim bilgisi “%s”", Hint: "silin ya da şunlardan birini yazın: %[2]s"},
		source.Text{Message: "unknown chip “%s”", Hint: "delete it, or write one of: %[2]s"})
	ruleMisspeltChip = source.Define("glossary/misspelt-chip", source.Error,
		source.Text{Message: "bilinmeyen terim bilgisi “%s”", Hint: "“%[2]s” mi demek istediniz?"},
		source.Text{Message: "unknown chip “%s”", Hint: "did you mean “%[2]s”?"})
	ruleEmptyChip = source.Define("glossary/empty-chip", source.Error,
		source.Text{Message: "“%s” için değer yok", Hint: "iki noktadan sonra yazın, örneğin `%[2]s`; gerekmiyorsa silin"},
		source.Text{Message: "“%s” has no value", Hint: "write one after a colon, for example `%[2]s`, or delete it"})
	ruleMark = source.Define("glossary/bad-mark", source.Error,
		source.Text{Message: "“mark” için “%s” yazılamaz", Hint: "terim metinlerde işaretlenmesin diye `mark: no` yazın; işaretlensin diye silin"},
		source.Text{Message: "“mark” cannot be “%s”", Hint: "write `mark: no` to keep texts from marking the term, or delete it"})
	ruleRepeatedChip = source.Define("glossary/repeated-chip", source.Error,
		source.Text{Message: "“%s” iki kez yazılmış", Hint: "birini silin; birden çok değeri virgülle ayırın"},
		source.Text{Message: "“%s” stands twice", Hint: "delete one of them; part several values by commas"})
	ruleMisplacedChips = source.Define("glossary/misplaced-chips", source.Error,
		source.Text{Message: "terim bilgileri başlığın hemen altında değil", Hint: "bu satırı “## …” satırının hemen altına taşıyın"},
		source.Text{Message: "the chips are not directly under the heading", Hint: "move this line right below the “## …” line"})
	ruleJoinedChips = source.Define("glossary/joined-chips", source.Error,
		source.Text{Message: "“%s” başka bir bilginin içine yazılmış", Hint: "her bilgiyi kendi ters tırnaklarının içine alın: `abbr: …` `en: …`"},
		source.Text{Message: "“%s” is written inside another chip", Hint: "put every chip between its own backticks: `abbr: …` `en: …`"})
	ruleChipComma = source.Define("glossary/chips-apart", source.Error,
		source.Text{Message: "terim bilgilerinin arasında “%s” var", Hint: "bilgilerin arasına yalnız boşluk koyun: `abbr: …` `en: …`"},
		source.Text{Message: "there is “%s” between the chips", Hint: "put nothing but a space between them: `abbr: …` `en: …`"})
	ruleGluedChips = source.Define("glossary/glued-chips", source.Error,
		source.Text{Message: "terim bilgileri tanımla aynı paragrafta", Hint: "bilgilerle tanım arasında boş bir satır bırakın"},
		source.Text{Message: "the chips share a paragraph with the definition", Hint: "leave a blank line between the chips and the definition"})
)

var (
	chipNames = []string{"abbr", "en", "see", "synonyms", "mark"}
	// examples show how a chip is written.
	examples = map[string]string{
		"abbr": "abbr: NPS", "en": "en: Net Promoter Score", "see": "see: csat, ces", "synonyms": "synonyms: NPS skoru", "mark": "mark: no",
	}
	// guesses are what authors write for an English word, folded.
	guesses = map[string]string{
		"kisaltma": "abbr", "abbreviation": "abbr", "short": "abbr", "kisa": "abbr",
		"ingilizce": "en", "ingilizcesi": "en", "english": "en", "eng": "en",
		"bkz": "see", "bak": "see", "bakiniz": "see", "ilgili": "see", "iliskili": "see", "see also": "see", "related": "see",
		"es anlamli": "synonyms", "es anlamlilar": "synonyms", "esanlamli": "synonyms", "esanlamlilar": "synonyms",
		"isaretle": "mark", "isaret": "mark", "mark no": "mark",
		"oteki adlar": "synonyms", "diger adlar": "synonyms", "aliases": "synonyms",
	}
)

// meant is the chip that an author probably meant, or "".
func meant(name string) string {
	if guess := guesses[lang.Fold(name)]; guess != "" {
		return guess
	}
	if len(name) <= 2 { // nearly everything is near to "en"
		return ""
	}
	return lang.Nearest(name, chipNames)
}

// chips fills in the term what its chips say about it.
func (p *parser) chips(t *site.Term, chips []markdown.Chip) {
	seen := map[string]bool{}
	for _, chip := range chips {
		key, value := chip.Key, chip.Value
		switch {
		case !slices.Contains(chipNames, key.Text):
			if near := meant(key.Text); near != "" {
				p.report(key.Span, ruleMisspeltChip, key.Text, near)
			} else {
				p.report(key.Span, ruleUnknownChip, key.Text, strings.Join(chipNames, ", "))
			}
			p.unsound = true
			continue
		case seen[key.Text]:
			p.report(key.Span, ruleRepeatedChip, key.Text)
			continue
		case strings.Trim(value.Text, ", ") == "":
			p.report(key.Span, ruleEmptyChip, key.Text, examples[key.Text])
			seen[key.Text] = true
			continue
		}
		seen[key.Text] = true
		if m := innerChip.FindStringSubmatchIndex(value.Text); m != nil {
			at := value.Span.Start
			p.report(value.Span.File.Span(at+m[2], at+m[3]), ruleJoinedChips, value.Text[m[2]:m[3]])
			p.unsound = true
			continue
		}
		switch key.Text {
		case "abbr":
			t.Abbr = value.Text
			p.word(t, value)
		case "en":
			t.English = value.Text
		case "mark":
			if t.Unmarked = value.Text == "no"; !t.Unmarked {
				p.report(value.Span, ruleMark, value.Text)
			}
		case "see":
			p.see[t] = listed(value)
		case "synonyms":
			for _, synonym := range listed(value) {
				if !p.word(t, synonym) {
					p.report(synonym.Span, ruleSynonymTwice, synonym.Text)
					continue
				}
				t.Synonyms = append(t.Synonyms, synonym.Text)
			}
		}
	}
}

// listed are the values between commas, each with its place.
func listed(value source.Value) []source.Value {
	var all []source.Value
	at := value.Span.Start
	for part := range strings.SplitSeq(value.Text, ",") {
		if text := strings.TrimSpace(part); text != "" {
			start := at + strings.Index(part, text)
			all = append(all, source.Value{Text: text, Span: value.Span.File.Span(start, start+len(text))})
		}
		at += len(part) + len(",")
	}
	return all
}

// misplaced reports whether a paragraph of code spans means to be chips.
func misplaced(b *markdown.Block) bool {
	key, _, colon := strings.Cut(b.Text, ":")
	key = strings.TrimSpace(key)
	return colon && (slices.Contains(chipNames, key) || meant(key) != "")
}

var (
	// innerChip is a chip that begins in the value of another.
	innerChip = regexp.MustCompile(`[\s,;](` + strings.Join(chipNames, "|") + `):`)
	// betweenChips is what stands between two chips that a paragraph begins
	// with, if it is no word.
	betweenChips = regexp.MustCompile("^`[^`\n]*`\\s*([,;.·|/–-]+)\\s*`(?:" + strings.Join(chipNames, "|") + "):")
)

// gluedChip is a chip that a paragraph begins with.
var gluedChip = regexp.MustCompile("^`(?:" + strings.Join(chipNames, "|") + "):[^`\n]*`")
