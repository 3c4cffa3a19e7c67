package scenario

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
	ruleUnknownChip = source.Define("scenario/unknown-chip", source.Error,
		source.Text{Message: "bilinmeyen sahne bilgisi “%s”", Hint: "silin ya da şunlardan birini yazın: %[2]s"},
		source.Text{Message: "unknown chip “%s”", Hint: "delete it, or write one of: %[2]s"})
	ruleMisspeltChip = source.Define("scenario/misspelt-chip", source.Error,
		source.Text{Message: "bilinmeyen sahne bilgisi “%s”", Hint: "“%[2]s” mi demek istediniz?"},
		source.Text{Message: "unknown chip “%s”", Hint: "did you mean “%[2]s”?"})
	ruleChipValue = source.Define("scenario/bad-value", source.Error,
		source.Text{Message: "“%s” için “%s” yazılamaz", Hint: "şunlardan birini yazın: %[3]s"},
		source.Text{Message: "“%s” cannot be “%s”", Hint: "write one of: %[3]s"})
	ruleMisspeltValue = source.Define("scenario/misspelt-value", source.Error,
		source.Text{Message: "“%s” için “%s” yazılamaz", Hint: "“%[3]s” mi demek istediniz?"},
		source.Text{Message: "“%s” cannot be “%s”", Hint: "did you mean “%[3]s”?"})
	ruleEmptyChip = source.Define("scenario/empty-chip", source.Error,
		source.Text{Message: "“%s” için değer yok", Hint: "iki noktadan sonra şunlardan birini yazın: %[2]s"},
		source.Text{Message: "“%s” has no value", Hint: "write one of these after a colon: %[2]s"})
	ruleChipColon = source.Define("scenario/chip-without-colon", source.Error,
		source.Text{Message: "“%s” bilgisinde iki nokta eksik", Hint: "şöyle yazın: `%[2]s: %[3]s`"},
		source.Text{Message: "the chip “%s” lacks its colon", Hint: "write it like this: `%[2]s: %[3]s`"})
	ruleNeedlessValue = source.Define("scenario/needless-value", source.Error,
		source.Text{Message: "“%s” değer almaz", Hint: "yalnız `%[1]s` yazın"},
		source.Text{Message: "“%s” takes no value", Hint: "write `%[1]s` alone"})
	ruleRepeatedChip = source.Define("scenario/repeated-chip", source.Error,
		source.Text{Message: "“%s” iki kez yazılmış", Hint: "birini silin"},
		source.Text{Message: "“%s” stands twice", Hint: "delete one of them"})
	ruleTwoKinds = source.Define("scenario/two-kinds", source.Error,
		source.Text{Message: "bir sahne hem “%s” hem “%s” olamaz", Hint: "birini silin"},
		source.Text{Message: "a scene cannot be both “%s” and “%s”", Hint: "delete one of them"})
	ruleNoFeeling = source.Define("scenario/feeling-not-shown", source.Error,
		source.Text{Message: "“%s” bölümünde karşıdaki kişi görünmez; duygusu da gösterilmez", Hint: "feeling bilgisini silin"},
		source.Text{Message: "a “%s” shows nobody, and no feeling", Hint: "delete the feeling"})
	ruleMisplacedChips = source.Define("scenario/misplaced-chips", source.Error,
		source.Text{Message: "sahne bilgileri başlığın hemen altında değil", Hint: "bu satırı “## …” satırının hemen altına taşıyın"},
		source.Text{Message: "the chips are not directly under the heading", Hint: "move this line right below the “## …” line"})
	ruleGluedChips = source.Define("scenario/glued-chips", source.Error,
		source.Text{Message: "sahne bilgileri metinle aynı paragrafta", Hint: "bilgilerle metin arasında boş bir satır bırakın; her bilginin iki ters tırnağı da yerinde olsun"},
		source.Text{Message: "the chips share a paragraph with text", Hint: "leave a blank line between the chips and the text, and see that every chip has both its backticks"})
)

// What a section is.
const (
	scene   = ""
	route   = "route"
	ending  = "ending"
	debrief = "debrief"
)

var (
	chipNames = []string{route, ending, debrief, "feeling"}
	// guesses are what authors write for an English word, folded.
	guesses = map[string]string{
		"rota": route, "yol": route, "yon": route, "yonlendir": route, "yonlendirme": route,
		"son": ending, "bitis": ending, "end": ending,
		"degerlendirme": debrief, "ozet": debrief, "kapanis": debrief,
		"duygu": "feeling", "his": "feeling", "ruh hali": "feeling", "emotion": "feeling",
		"iyi": "good", "orta": "medium", "kotu": "poor", "zayif": "poor", "bad": "poor",
		"mutlu": "happy", "sakin": "calm", "endiseli": "worried", "kaygili": "worried",
		"kizgin": "angry", "sinirli": "angry", "ofkeli": "furious", "cok kizgin": "furious",
	}
)

// meant is the word that an author probably meant, or "".
func meant(word string, words []string) string {
	if guess := guesses[lang.Fold(word)]; slices.Contains(words, guess) {
		return guess
	}
	return lang.Nearest(word, words)
}

// readChips fills in the draft what its chips say about it.
func (p *parser) readChips(d *draft, chips []markdown.Chip) {
	seen := map[string]bool{}
	for _, chip := range chips {
		key, value := chip.Key, chip.Value
		switch {
		case !slices.Contains(chipNames, key.Text):
			name, rest, spaced := strings.Cut(key.Text, " ")
			if spaced && (name == ending || name == "feeling") && value.Text == "" {
				p.fault(key.Span, ruleChipColon, key.Text, name, strings.TrimSpace(rest))
			} else if near := meant(key.Text, chipNames); near != "" {
				p.fault(key.Span, ruleMisspeltChip, key.Text, near)
				d.seems = near
			} else {
				p.fault(key.Span, ruleUnknownChip, key.Text, strings.Join(chipNames, ", "))
			}
			d.doubt = true
			continue
		case seen[key.Text]:
			p.report(key.Span, ruleRepeatedChip, key.Text)
			continue
		}
		seen[key.Text] = true
		switch key.Text {
		case "feeling":
			d.feeling = key.Span
			d.node.Feeling = p.oneOf(key, value, site.Feelings)
			continue
		case ending:
			d.node.Ending = p.oneOf(key, value, site.Endings)
		default:
			if value.Text != "" {
				p.report(value.Span, ruleNeedlessValue, key.Text)
			}
		}
		if d.kind != scene {
			p.fault(key.Span, ruleTwoKinds, d.kind, key.Text)
			continue
		}
		d.kind = key.Text
	}
	if d.feeling.File != nil && (d.kind == route || d.kind == debrief) {
		p.report(d.feeling, ruleNoFeeling, d.kind)
	}
}

// oneOf is a chip's value out of a few, or "".
func (p *parser) oneOf(key, value source.Value, words []string) string {
	if slices.Contains(words, value.Text) {
		return value.Text
	}
	if value.Text == "" {
		p.report(key.Span, ruleEmptyChip, key.Text, strings.Join(words, ", "))
	} else if near := meant(value.Text, words); near != "" {
		p.report(value.Span, ruleMisspeltValue, key.Text, value.Text, near)
	} else {
		p.report(value.Span, ruleChipValue, key.Text, value.Text, strings.Join(words, ", "))
	}
	return ""
}

// misplaced reports whether a paragraph of code spans means to be chips.
func misplaced(b *markdown.Block) bool {
	key, _, _ := strings.Cut(b.Text, ":")
	key, _, _ = strings.Cut(strings.TrimSpace(key), " ")
	return slices.Contains(chipNames, key) || strings.Contains(b.Text, ":") && meant(key, chipNames) != ""
}

// gluedChip is a chip that a paragraph begins with.
var gluedChip = regexp.MustCompile("^`(?:" + strings.Join(chipNames, "|") + ")(?::[^`\n]*)?`")
