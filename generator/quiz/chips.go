package quiz

import (
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
		source.Text{Message: "bilinmeyen bilgi “%s”", Hint: "şunlardan biri olmalı: %[2]s"},
		source.Text{Message: "unknown chip “%s”", Hint: "it should be one of: %[2]s"})
	ruleMisspeltChip = source.Define("quiz/misspelt-chip", source.Error,
		source.Text{Message: "bilinmeyen bilgi “%s”", Hint: "“%[2]s” mi demek istediniz?"},
		source.Text{Message: "unknown chip “%s”", Hint: "did you mean “%[2]s”?"})
	ruleEmptyChip = source.Define("quiz/empty-chip", source.Error,
		source.Text{Message: "“%s” için değer yok", Hint: "iki noktadan sonra değerini yazın: `%[1]s: …`"},
		source.Text{Message: "“%s” has no value", Hint: "write it after a colon: `%[1]s: …`"})
	ruleRepeatedChip = source.Define("quiz/repeated-chip", source.Error,
		source.Text{Message: "“%s” iki kez yazılmış", Hint: "birini silin"},
		source.Text{Message: "“%s” stands twice", Hint: "delete one of them"})
	ruleMisplacedChips = source.Define("quiz/misplaced-chips", source.Error,
		source.Text{Message: "soru bilgileri başlığın hemen altında değil", Hint: "bu satırı “## …” satırının hemen altına taşıyın"},
		source.Text{Message: "the chips are not directly under the heading", Hint: "move this line right below the “## …” line"})
	ruleBadID = source.Define("quiz/bad-id", source.Error,
		source.Text{Message: "“%s” geçerli bir soru kimliği değil", Hint: "a-z ile başlayın; küçük harf, rakam ve kısa çizgi kullanın, en çok 48 karakter"},
		source.Text{Message: "“%s” is not a valid question id", Hint: "begin with a-z; use lower-case letters, digits and hyphens, at most 48"})
	ruleChipValue = source.Define("quiz/bad-value", source.Error,
		source.Text{Message: "“%s” için geçersiz değer “%s”", Hint: "şunlardan birini yazın: %[3]s"},
		source.Text{Message: "“%s” cannot be “%s”", Hint: "write one of: %[3]s"})
	ruleBadPoints = source.Define("quiz/bad-points", source.Error,
		source.Text{Message: "puan “%s” olamaz", Hint: "1 ile %[2]d arasında bir tam sayı yazın"},
		source.Text{Message: "points cannot be “%s”", Hint: "write a whole number from 1 to %[2]d"})
	ruleUnsupportedType = source.Define("quiz/unsupported-type", source.Error,
		source.Text{Message: "“%s” türü bu sürümde yok", Hint: "soruyu şu türlerden biriyle yazın: %[2]s"},
		source.Text{Message: "the type “%s” is not in this version", Hint: "write the question as one of: %[2]s"})
	ruleChipNotForType = source.Define("quiz/chip-not-for-type", source.Error,
		source.Text{Message: "“%s” bu soru türünde kullanılmaz", Hint: "silin"},
		source.Text{Message: "“%s” has no meaning for this type of question", Hint: "delete it"})
)

const maxPoints = 100

var (
	validID   = regexp.MustCompile(`^[a-z][a-z0-9-]{0,47}$`)
	chipNames = []string{"id", "points", "type", "tags", "objective", "shuffle", "scoring", "revision", "unit", "case"}
	types     = []string{string(site.Single), string(site.Multiple), string(site.TrueFalse)}
	// later are the types of the grammar that this version does not know yet.
	later = []string{"short-text", "numeric", "ordering", "matching", "cloze"}
)

// chips are what a question's chips say.
type chips struct {
	stated   source.Value // type
	revision string
}

// readChips fills in the question what its chips say about it.
func (p *parser) readChips(q *site.Question, list []markdown.Chip) chips {
	var c chips
	seen := map[string]bool{}
	for _, chip := range list {
		key, value := chip.Key, chip.Value
		switch {
		case !slices.Contains(chipNames, key.Text):
			if near := lang.Nearest(key.Text, chipNames); near != "" {
				p.report(key.Span, ruleMisspeltChip, key.Text, near)
			} else {
				p.report(key.Span, ruleUnknownChip, key.Text, strings.Join(chipNames, ", "))
			}
			continue
		case value.Text == "":
			p.report(key.Span, ruleEmptyChip, key.Text)
			if key.Text == "id" {
				p.stated[q] = key.Span
			}
			continue
		case seen[key.Text]:
			p.report(key.Span, ruleRepeatedChip, key.Text)
			continue
		}
		seen[key.Text] = true
		switch key.Text {
		case "id":
			p.stated[q] = value.Span
			if !validID.MatchString(value.Text) {
				p.report(value.Span, ruleBadID, value.Text)
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
			switch {
			case slices.Contains(types, value.Text):
				c.stated = value
			case slices.Contains(later, value.Text):
				c.stated = value
				p.report(value.Span, ruleUnsupportedType, value.Text, strings.Join(types, ", "))
			default:
				p.report(value.Span, ruleChipValue, key.Text, value.Text, strings.Join(types, ", "))
			}
		case "tags":
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
				p.report(value.Span, ruleChipValue, key.Text, value.Text, "true, false")
			}
		case "scoring":
			if value.Text != "all" {
				p.report(value.Span, ruleChipValue, key.Text, value.Text, "all")
			} else {
				q.Scoring = site.ByAll
			}
		case "revision":
			c.revision = value.Text
		case "unit", "case":
			p.report(key.Span, ruleChipNotForType, key.Text)
		}
	}
	return c
}
