package quiz

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleUnknownChip = source.Define("quiz/unknown-chip", source.Error,
		source.Text{Message: "bilinmeyen soru bilgisi “%s”", Hint: "silin ya da şunlardan birini yazın: %[2]s"},
		source.Text{Message: "unknown chip “%s”", Hint: "delete it, or write one of: %[2]s"})
	ruleMisspeltChip = source.Define("quiz/misspelt-chip", source.Error,
		source.Text{Message: "bilinmeyen soru bilgisi “%s”", Hint: "“%[2]s” mi demek istediniz?"},
		source.Text{Message: "unknown chip “%s”", Hint: "did you mean “%[2]s”?"})
	ruleEmptyChip = source.Define("quiz/empty-chip", source.Error,
		source.Text{Message: "“%s” için değer yok", Hint: "iki noktadan sonra değerini yazın: `%[1]s: …`"},
		source.Text{Message: "“%s” has no value", Hint: "write it after a colon: `%[1]s: …`"})
	ruleChipColon = source.Define("quiz/chip-without-colon", source.Error,
		source.Text{Message: "“%s” bilgisinde iki nokta eksik", Hint: "adıyla değerinin arasına iki nokta koyun: `%[2]s: …`"},
		source.Text{Message: "the chip “%s” lacks its colon", Hint: "put a colon between name and value: `%[2]s: …`"})
	ruleJoinedChips = source.Define("quiz/joined-chips", source.Error,
		source.Text{Message: "“%s” başka bir bilginin içine yazılmış", Hint: "her bilgiyi kendi ters tırnaklarının içine alın: `id: …` `points: …`"},
		source.Text{Message: "“%s” is written inside another chip", Hint: "put every chip between its own backticks: `id: …` `points: …`"})
	ruleGluedChips = source.Define("quiz/glued-chips", source.Error,
		source.Text{Message: "soru bilgileri metinle aynı paragrafta", Hint: "bilgilerle metin arasında boş bir satır bırakın; her bilginin iki ters tırnağı da yerinde olsun"},
		source.Text{Message: "the chips share a paragraph with text", Hint: "leave a blank line between the chips and the text, and see that every chip has both its backticks"})
	ruleRepeatedChip = source.Define("quiz/repeated-chip", source.Error,
		source.Text{Message: "“%s” iki kez yazılmış", Hint: "birini silin"},
		source.Text{Message: "“%s” stands twice", Hint: "delete one of them"})
	ruleMisplacedChips = source.Define("quiz/misplaced-chips", source.Error,
		source.Text{Message: "soru bilgileri başlığın hemen altında değil", Hint: "bu satırı “## …” satırının hemen altına taşıyın"},
		source.Text{Message: "the chips are not directly under the heading", Hint: "move this line right below the “## …” line"})
	ruleBadID = source.Define("quiz/bad-id", source.Error,
		source.Text{Message: "“%s” geçerli bir soru kimliği değil", Hint: "küçük harfle (a-z) başlayın; küçük harf, rakam ve kısa çizgiyle en çok 48 karakter yazın, örneğin `id: %[2]s`"},
		source.Text{Message: "“%s” is not a valid question id", Hint: "begin with a-z and use lower-case letters, digits and hyphens, at most 48, for example `id: %[2]s`"})
	ruleChipValue = source.Define("quiz/bad-value", source.Error,
		source.Text{Message: "“%s” için “%s” yazılamaz", Hint: "şunlardan birini yazın: %[3]s"},
		source.Text{Message: "“%s” cannot be “%s”", Hint: "write one of: %[3]s"})
	ruleNearValue = source.Define("quiz/misspelt-value", source.Error,
		source.Text{Message: "“%s” için “%s” yazılamaz", Hint: "“%[3]s” mi demek istediniz?"},
		source.Text{Message: "“%s” cannot be “%s”", Hint: "did you mean “%[3]s”?"})
	ruleTagCommas = source.Define("quiz/tag-commas", source.Error,
		source.Text{Message: "noktalı virgülle ayrılan etiketler tek bir etiket sayılıyor", Hint: "virgülle ayırın: `tags: %s`"},
		source.Text{Message: "tags parted by semicolons count as a single one", Hint: "part them by commas: `tags: %s`"})
	ruleBadPoints = source.Define("quiz/bad-points", source.Error,
		source.Text{Message: "puan “%s” olamaz", Hint: "1 ile %[2]d arasında bir tam sayı yazın"},
		source.Text{Message: "points cannot be “%s”", Hint: "write a whole number from 1 to %[2]d"})
	ruleChipInItem = source.Define("quiz/chip-in-item", source.Warning,
		source.Text{Message: "“%s” bir liste satırında etkisiz; öğrenene metin olarak görünür", Hint: "sorunun bilgisiyse başlığın altına, kendi satırına taşıyın; bir seçeneğin puanını işaretiyle verin: - [50%%] …"},
		source.Text{Message: "“%s” does nothing in a list; learners see it as text", Hint: "move it below the heading if it belongs to the question; a choice is worth what its mark says: - [50%%] …"})
	ruleChipNotForType = source.Define("quiz/chip-not-for-type", source.Error,
		source.Text{Message: "“%s” bu soru türünde kullanılmaz", Hint: "bu bilgiyi silin"},
		source.Text{Message: "“%s” has no meaning for this type of question", Hint: "delete it"})
)

const maxPoints = 100

var (
	semicolons = regexp.MustCompile(`[ \t]*;[ \t]*`)
	validID    = regexp.MustCompile(`^[a-z][a-z0-9-]{0,47}$`)
	chipNames  = []string{"id", "points", "type", "tags", "objective", "shuffle", "scoring", "revision", "unit", "case"}
	types      = []string{
		string(site.Single), string(site.Multiple), string(site.TrueFalse), string(site.ShortText),
		string(site.Numeric), string(site.Ordering), string(site.Matching), string(site.Cloze),
	}
	// turkish are the words that authors write for an English one, folded.
	turkish = map[string]string{
		"kimlik": "id", "puan": "points", "tur": "type", "tip": "type", "etiket": "tags", "etiketler": "tags", "tag": "tags",
		"hedef": "objective", "karistir": "shuffle", "puanlama": "scoring", "surum": "revision", "birim": "unit",
		"tek": string(site.Single), "tek secim": string(site.Single), "coktan secmeli": string(site.Single),
		"cok": string(site.Multiple), "coklu": string(site.Multiple), "coklu secim": string(site.Multiple),
		"dogru yanlis": string(site.TrueFalse), "dogru-yanlis": string(site.TrueFalse), "dogru/yanlis": string(site.TrueFalse),
		"kisa": string(site.ShortText), "kisa yanit": string(site.ShortText), "kisa-yanit": string(site.ShortText), "metin": string(site.ShortText),
		"sayi": string(site.Numeric), "sayisal": string(site.Numeric), "sirala": string(site.Ordering), "siralama": string(site.Ordering),
		"eslestir": string(site.Matching), "eslestirme": string(site.Matching), "bosluk": string(site.Cloze), "bosluk doldurma": string(site.Cloze),
		"hayir": "false", "evet": "true",
	}
	// chipsOf tells which types know a chip that not all of them know.
	chipsOf = map[string][]site.QuestionType{
		"shuffle": {site.Single, site.Multiple, site.TrueFalse},
		"unit":    {site.Numeric},
		"case":    {site.ShortText, site.Cloze},
	}

	// A chip without its colon, and a chip inside the value of another.
	chipName  = regexp.MustCompile(`^(?:` + strings.Join(chipNames, "|") + `)\b`)
	innerChip = regexp.MustCompile(`[\s,;](` + strings.Join(chipNames, "|") + `):`)
)

// chips are what a question's chips say.
type chips struct {
	stated   source.Value // type; one of types
	scoring  source.Value
	revision string
	special  []source.Value // keys that only some types know
}

// statedType is the type that the author wrote, or "".
func (c chips) statedType() site.QuestionType { return site.QuestionType(c.stated.Text) }

// readChips fills in the question what its chips say about it.
func (p *parser) readChips(q *site.Question, list []markdown.Chip) chips {
	var c chips
	seen := map[string]bool{}
	for _, chip := range list {
		key, value := chip.Key, chip.Value
		if !p.soundChip(key, value) {
			if strings.HasPrefix(key.Text, "id") || meant(key.Text, chipNames) == "id" {
				p.stated[q] = key.Span // an id was tried: do not ask for one
			}
			continue
		}
		if seen[key.Text] {
			p.report(key.Span, ruleRepeatedChip, key.Text)
			continue
		}
		seen[key.Text] = true
		if chipsOf[key.Text] != nil {
			c.special = append(c.special, key)
		}
		switch key.Text {
		case "id":
			p.stated[q] = value.Span
			if !validID.MatchString(value.Text) {
				p.report(value.Span, ruleBadID, value.Text, p.idFrom(value.Text))
			} else {
				q.ID = value.Text
			}
		case "points":
			n, err := strconv.Atoi(value.Text)
			if err != nil || n < 1 || n > maxPoints {
				p.report(value.Span, ruleBadPoints, value.Text, maxPoints)
			} else {
				q.Points = n
			}
		case "type":
			if slices.Contains(types, value.Text) {
				c.stated = value
			} else {
				p.wrongValue(key, value, types...)
			}
		case "tags":
			if strings.Contains(value.Text, ";") {
				p.report(value.Span, ruleTagCommas, strings.Join(semicolons.Split(value.Text, -1), ", "))
			}
			for tag := range strings.SplitSeq(value.Text, ",") {
				if tag = strings.TrimSpace(tag); tag != "" {
					q.Tags = append(q.Tags, tag)
				}
			}
		case "objective":
			q.Objective = value
		case "shuffle":
			switch value.Text {
			case "true":
			case "false":
				q.Fixed = true
			default:
				p.wrongValue(key, value, "true", "false")
			}
		case "scoring":
			c.scoring = value
			if value.Text != "all" {
				p.report(value.Span, ruleChipValue, key.Text, value.Text, "all")
			} else {
				q.Scoring = site.ByAll
			}
		case "revision":
			c.revision = value.Text
		case "unit":
			q.Unit = value.Text
		case "case":
			q.Exact = value.Text == "exact"
			if !q.Exact {
				p.report(value.Span, ruleChipValue, key.Text, value.Text, "exact")
			}
		}
	}
	return c
}

// checkChips reports chips that say nothing to the question's type. Where a
// slip hides the type nothing is reported.
func (p *parser) checkChips(q *site.Question, c chips) {
	typ := cmp.Or(q.Type, c.statedType())
	if typ == "" {
		return
	}
	for _, key := range c.special {
		if !slices.Contains(chipsOf[key.Text], typ) {
			p.report(key.Span, ruleChipNotForType, key.Text)
		}
	}
	if q.Scoring == site.ByAll && typ != site.Multiple {
		p.report(c.scoring.Span, ruleScoringAll)
	}
}

// soundChip reports what is wrong with a chip whatever it says.
func (p *parser) soundChip(key, value source.Value) bool {
	inner := innerChip.FindStringSubmatchIndex(value.Text)
	switch {
	case !slices.Contains(chipNames, key.Text) && value.Text == "" && chipName.MatchString(key.Text):
		p.report(key.Span, ruleChipColon, key.Text, chipName.FindString(key.Text))
	case !slices.Contains(chipNames, key.Text):
		if near := meant(key.Text, chipNames); near != "" {
			p.report(key.Span, ruleMisspeltChip, key.Text, near)
		} else {
			p.report(key.Span, ruleUnknownChip, key.Text, strings.Join(chipNames, ", "))
		}
	case strings.Trim(value.Text, ", ") == "":
		p.report(key.Span, ruleEmptyChip, key.Text)
	case inner != nil:
		at := value.Span.Start
		p.report(value.Span.File.Span(at+inner[2], at+inner[3]), ruleJoinedChips, value.Text[inner[2]:inner[3]])
	default:
		return true
	}
	return false
}

// misplaced reports whether a paragraph of code spans means to be chips.
func misplaced(b *markdown.Block) bool {
	key, _, found := strings.Cut(b.Text, ":")
	key = strings.TrimSpace(key)
	return found && (slices.Contains(chipNames, key) || lang.Nearest(key, chipNames) != "")
}

// meant is the one of some words that an author probably meant, or "".
func meant(word string, words []string) string {
	if english := turkish[lang.Fold(word)]; slices.Contains(words, english) {
		return english
	}
	return lang.Nearest(word, words)
}

// wrongValue reports a value that a chip cannot have.
func (p *parser) wrongValue(key, value source.Value, values ...string) {
	if near := meant(value.Text, values); near != "" {
		p.report(value.Span, ruleNearValue, key.Text, value.Text, near)
	} else {
		p.report(value.Span, ruleChipValue, key.Text, value.Text, strings.Join(values, ", "))
	}
}

// checkItems reports chips that a line of a list's item begins or ends with.
func (p *parser) checkItems(list *markdown.Block) {
	for i := range list.Items {
		at := list.Items[i].Span
		if !strings.Contains(at.Text(), "`") {
			continue
		}
		for _, run := range chipsInItem.FindAllStringIndex(at.Text(), -1) {
			for _, m := range codeSpan.FindAllStringIndex(at.Text()[run[0]:run[1]], -1) {
				span := at.File.Span(at.Start+run[0]+m[0], at.Start+run[0]+m[1])
				p.report(span, ruleChipInItem, strings.Trim(span.Text(), "`"))
			}
		}
	}
}

var (
	chipsInItem = func() *regexp.Regexp {
		chips := "(?:`(?:" + strings.Join(chipNames, "|") + ")[ \\x{a0}]*:[^`\n]*`[ \t]*)+"
		return regexp.MustCompile("(?m)^" + chips + "|" + chips + "$")
	}()
	codeSpan = regexp.MustCompile("`[^`]*`")
)

// gluedChip is a chip that a paragraph begins with.
var gluedChip = regexp.MustCompile("^`(?:" + strings.Join(chipNames, "|") + "):[^`\n]*`")
