package quiz

import (
	"strconv"
	"strings"

	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

// Ordering: a numbered list without marks, written in the right order.

var (
	ruleNotOrdering = source.Define("quiz/not-ordering", source.Error,
		source.Text{Message: "“ordering” türü işaretsiz, numaralı bir liste ister", Hint: "parçaları doğru sırayla 1. 2. 3. diye yazın ya da type bilgisini silin"},
		source.Text{Message: "the type “ordering” needs a numbered list without marks", Hint: "write the parts in their right order as 1. 2. 3., or delete the type"})
	ruleFewParts = source.Define("quiz/few-parts", source.Error,
		source.Text{Message: "sıralama için en az üç parça gerekir", Hint: "listeye parça ekleyin; liste sorunun metniyse altına yanıtları yazın"},
		source.Text{Message: "an ordering needs at least three parts", Hint: "add parts to the list; if it belongs to the prompt, write the answers below it"})
	ruleEqualParts = source.Define("quiz/equal-parts", source.Error,
		source.Text{Message: "sıralamada iki parça aynı: “%s”", Hint: "birini değiştirin ya da silin"},
		source.Text{Message: "two parts of the ordering are equal: “%s”", Hint: "change or delete one of them"})
	ruleEmptyPart = source.Define("quiz/empty-part", source.Error,
		source.Text{Message: "sıralanacak parçanın metni boş", Hint: "numaradan sonra parçayı yazın ya da satırı silin"},
		source.Text{Message: "a part of the ordering has no text", Hint: "write the part behind its number, or delete the line"})
	ruleSplitOrdering = source.Define("quiz/split-ordering", source.Error,
		source.Text{Message: "bu liste üsttekinin devamı gibi görünüyor, ama ayrı bir liste", Hint: "bütün parçaları araya metin koymadan ve aynı işaretle (1. 2. 3.) yazın"},
		source.Text{Message: "this list seems to go on with the one above, but is another list", Hint: "write all parts without text between them and with one kind of mark (1. 2. 3.)"})
	ruleQuoteInPart = source.Define("quiz/quote-in-part", source.Error,
		source.Text{Message: "sıralanacak parçanın geri bildirimi olmaz", Hint: "alıntıyı silin ya da listenin altına “> **Açıklama:**” ile yazın"},
		source.Text{Message: "a part of an ordering has no feedback", Hint: "delete the quote, or write it below the list as “> **Explanation:**”"})
)

const fewestParts = 3

func isOrder(b *markdown.Block) bool { return b.Kind == markdown.List && b.Ordered && !isChoices(b) }

func (p *parser) ordering(q *site.Question, a *answer) {
	list := &a.blocks[a.first]
	seen := map[string]source.Span{}
	items := within(p, list.Items, func(item markdown.Item) source.Span { return item.Span })
	for i := range items {
		item := &items[i]
		identity := item.HTML.Identity(item.Text)
		key := p.language.Lower(identity)
		p.checkBidi(item.Text, item.Span)
		if first, ok := seen[key]; identity == "" {
			p.report(bullet(item), ruleEmptyPart)
		} else if ok {
			p.diags.Add(item.Span.Report(ruleEqualParts, item.Text).FirstHere(first))
		} else {
			seen[key] = item.Span
		}
		for _, quote := range item.Quotes {
			p.report(quote.Span, ruleQuoteInPart)
		}
		q.Choices = append(q.Choices, &site.Choice{
			ID: idOf(item.Text, item.HTML), HTML: item.HTML, Text: item.Text, Span: item.Span,
		})
	}
	switch {
	case continues(a):
		p.report(list.Span, ruleSplitOrdering)
	case len(list.Items) < fewestParts:
		p.report(list.Span, ruleFewParts)
	}
}

// continues reports whether the answer goes on with a numbered list above it:
// the author changed "1." to "1)", or wrote text between two parts.
func continues(a *answer) bool {
	number := strings.TrimRight(bullet(&a.blocks[a.first].Items[0]).Text(), ".)")
	n, err := strconv.Atoi(number)
	glued := true // nothing that shows stands between the lists
	for i := a.first - 1; i >= 0; i-- {
		block := &a.blocks[i]
		if isOrder(block) {
			return glued || err == nil && n > 1
		}
		glued = glued && block.HTML.Empty()
	}
	return false
}

// orderingKey is what an ordering is scored by.
func orderingKey(q *site.Question) []string {
	var ids []string
	for _, part := range q.Choices {
		ids = append(ids, part.ID)
	}
	return ids
}
