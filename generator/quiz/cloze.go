package quiz

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

// Cloze: paragraphs with gaps. [[one|two]] is to be filled in and accepts
// either; [[wrong|(right)|wrong]] is a drop-down.

var (
	ruleNotCloze = source.Define("quiz/not-cloze", source.Error,
		source.Text{Message: "“cloze” türü [[boşluk]] olan bir metin ister", Hint: "yanıtı metnin içine [[14]] gibi yazın ya da type bilgisini silin"},
		source.Text{Message: "the type “cloze” needs a text with a [[gap]]", Hint: "write the answer into the text as [[14]], or delete the type"})
	ruleUnclosedGap = source.Define("quiz/unclosed-gap", source.Error,
		source.Text{Message: "“%s” bir boşluk oluşturmuyor", Hint: "her boşluğu [[ ile açıp ]] ile kapatın; ayraçların kendisini göstermek için \\[[ ve \\]] yazın"},
		source.Text{Message: "“%s” makes no gap", Hint: "open every gap with [[ and close it with ]]; to show the brackets themselves, write \\[[ and \\]]"})
	ruleMisplacedGap = source.Define("quiz/misplaced-gap", source.Error,
		source.Text{Message: "boşluk burada doldurulamaz", Hint: "boşlukları başlığın altındaki art arda paragraflara yazın; liste, tablo, alıntı, bağlantı ve başlıkta boşluk olmaz; ayraçları göstermek için \\[[ yazın"},
		source.Text{Message: "there can be no gap here", Hint: "write gaps into paragraphs below the heading, one after another; lists, tables, quotes, links and headings have none; to show the brackets, write \\[["})
	ruleEmptyVariant = source.Define("quiz/empty-variant", source.Error,
		source.Text{Message: "boşluğun bir seçeneği boş", Hint: "dik çizgilerin arasına yanıt yazın ya da fazla çizgiyi silin; çizginin kendisi için \\| yazın"},
		source.Text{Message: "the gap has an empty variant", Hint: "write an answer between the bars, or delete the extra bar; write \\| for the bar itself"})
	ruleTwoRights = source.Define("quiz/two-rights", source.Error,
		source.Text{Message: "boşlukta iki doğru seçenek var", Hint: "yalnız birini ayraç içine alın; ayracın kendisi için \\( yazın"},
		source.Text{Message: "the gap has two right options", Hint: "put only one between parentheses; write \\( for the parenthesis itself"})
	ruleFewOptions = source.Define("quiz/few-options", source.Error,
		source.Text{Message: "açılır listede tek seçenek var", Hint: "yanlış bir seçenek ekleyin: [[%s|yanlış]]; yazılacak bir yanıtsa ayraçları kaldırın"},
		source.Text{Message: "the drop-down has a single option", Hint: "add a wrong one: [[%s|wrong]]; remove the parentheses if the answer is to be typed"})
	ruleEqualVariants = source.Define("quiz/equal-variants", source.Error,
		source.Text{Message: "“%s” boşluğun başka bir seçeneğiyle aynı sayılır", Hint: "birini silin ya da değiştirin"},
		source.Text{Message: "“%s” counts as the same as another variant of the gap", Hint: "delete or change one of them"})
)

// isGapped reports whether a paragraph has gaps, or means to have one.
func isGapped(b *markdown.Block) bool {
	return b.Gaps != nil || slices.ContainsFunc(b.Loose, func(s source.Span) bool { return s.Text() == "[[" })
}

// gappedRun is the stretch of blocks around a paragraph with gaps that is one
// text. A paragraph without gaps goes on with it: letters have salutations.
func gappedRun(blocks []markdown.Block, last int) (first, end int) {
	first = last
	for i := last - 1; i >= 0 && partOfText(&blocks[i]); i-- {
		if isGapped(&blocks[i]) {
			first = i
		}
	}
	end = last + 1
	for i := end; i < len(blocks) && partOfText(&blocks[i]); i++ {
		if blocks[i].Kind == markdown.Paragraph {
			end = i + 1
		}
	}
	return first, end
}

var gapText = regexp.MustCompile(`\[\[[^\]\n]*\]\]`)

// gapIn is the first gap in a span where none can be, or the span.
func gapIn(span source.Span) source.Span {
	m := gapText.FindStringIndex(span.Text())
	if m == nil {
		return span
	}
	return span.File.Span(span.Start+m[0], span.Start+m[1])
}

func partOfText(b *markdown.Block) bool {
	_, isGlued := b.Glued(gluedChip)
	return b.Kind == markdown.Paragraph && !isGlued || b.HTML.Empty()
}

func (p *parser) cloze(q *site.Question, a *answer) {
	if strings.Contains(q.PromptText, "[[") {
		p.report(gapIn(q.Span), ruleMisplacedGap)
	}
	q.Cloze = []site.Fragment{{}}
	for i := a.first; i < a.end; i++ {
		block := &a.blocks[i]
		for _, at := range block.Loose {
			p.report(at, ruleUnclosedGap, at.Text())
		}
		for _, at := range block.Stray {
			p.report(at, ruleMisplacedGap)
		}
		if n := len(q.Gaps) + len(block.Gaps); n > maxAnswers {
			p.report(block.Gaps[maxAnswers-len(q.Gaps)].Span, ruleTooManyAnswers, n, maxAnswers)
			return
		}
		for _, typed := range block.Gaps {
			q.Gaps = append(q.Gaps, p.gap(typed, q.Exact, len(q.Gaps)+1))
		}
		around := block.Around
		if around == nil {
			around = []site.Fragment{block.HTML}
		}
		last := len(q.Cloze) - 1
		q.Cloze[last].Append(around[0])
		q.Cloze = append(q.Cloze, around[1:]...)
	}
}

// A variant is one of the texts of a gap.
type variant struct {
	text  string
	right bool // between parentheses
	span  source.Span
}

// gap reads what stands between the brackets.
func (p *parser) gap(typed source.Value, exact bool, number int) *site.Gap {
	gap := &site.Gap{ID: strconv.Itoa(number), Span: typed.Span}
	variants := within(p, p.variants(typed), func(v variant) source.Span { return v.span })
	dropDown := slices.ContainsFunc(variants, func(v variant) bool { return v.right })
	seen := map[string]source.Span{}
	for _, v := range variants {
		p.checkBidi(v.text, v.span)
		key := compared(v.text, exact)
		if dropDown { // options are read, not typed: c++ and c are two
			key = p.language.Lower(v.text)
			gap.Options = append(gap.Options, v.text)
		}
		if first, ok := seen[key]; v.text == "" {
			p.report(v.span, ruleEmptyVariant)
		} else if ok {
			p.diags.Add(v.span.Report(ruleEqualVariants, v.text).FirstHere(first))
		} else {
			seen[key] = v.span
		}
		switch {
		case !dropDown || v.right && gap.Accepted == nil:
			gap.Accepted = append(gap.Accepted, v.text)
		case v.right:
			p.report(v.span, ruleTwoRights)
		}
	}
	if dropDown && len(variants) < 2 {
		p.report(typed.Span, ruleFewOptions, typed.Text)
	}
	return gap
}

// variants splits a gap at its bars. The place of an empty variant is the gap.
func (p *parser) variants(typed source.Value) []variant {
	var out []variant
	inside := typed.Span.Start + len("[[")
	start := 0
	add := func(end int) {
		raw := typed.Text[start:end]
		v := variant{span: typed.Span}
		if trimmed := strings.TrimSpace(raw); trimmed != "" {
			at := inside + start + strings.Index(raw, trimmed)
			v.span = typed.Span.File.Span(at, at+len(trimmed))
			v.text, v.right = readVariant(trimmed)
		}
		out = append(out, v)
		start = end + 1
	}
	for i := 0; i < len(typed.Text); i++ {
		switch typed.Text[i] {
		case '\\':
			i++
		case '|':
			add(i)
		}
	}
	add(len(typed.Text))
	return out
}

// readVariant takes the parentheses of the right option off, and backslashes
// off what they protect. In "(a) or (b)" the first parenthesis closes too soon
// to embrace the variant.
func readVariant(s string) (text string, right bool) {
	var b strings.Builder
	open, end := 0, -1 // end is where the parenthesis at the beginning closes
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			if i+1 < len(s) && strings.IndexByte(`\|[]()`, s[i+1]) >= 0 {
				i++
			}
		case '(':
			open++
		case ')':
			if open--; open == 0 && end < 0 {
				end = i
			}
		}
		b.WriteByte(s[i])
	}
	text = b.String()
	if right = s[0] == '(' && end == len(s)-1; right {
		text = text[len("(") : len(text)-len(")")]
	}
	return strings.Join(strings.Fields(text), " "), right
}

// clozeKey is what a cloze is scored by.
func clozeKey(q *site.Question) []string {
	key := []string{strconv.FormatBool(q.Exact)}
	for _, gap := range q.Gaps {
		key = append(key, "gap", strconv.Itoa(len(gap.Options)))
		for _, text := range gap.Accepted {
			if gap.Options == nil {
				text = compared(text, q.Exact)
			}
			key = append(key, text)
		}
	}
	return key
}
