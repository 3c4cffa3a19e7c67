package quiz

import (
	"cmp"
	"slices"

	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

// Matching: a table of two columns. Each row is a pair, written right; a row
// without a left cell is a choice that fits nothing.

var (
	ruleNotMatching = source.Define("quiz/not-matching", source.Error,
		source.Text{Message: "“matching” türü iki sütunlu bir tablo ister", Hint: "her satıra bir çift yazın: | sol | sağ |; ya da type bilgisini silin"},
		source.Text{Message: "the type “matching” needs a table of two columns", Hint: "write one pair on each row: | left | right |; or delete the type"})
	ruleColumns = source.Define("quiz/table-columns", source.Error,
		source.Text{Message: "eşleştirme tablosunda iki sütun olur, burada %d sütun var", Hint: "iki sütun bırakın; tablo sorunun metniyse altına yanıtları yazın"},
		source.Text{Message: "a matching table has two columns, this one has %d", Hint: "keep two columns; if the table belongs to the prompt, write the answers below it"})
	ruleFewPairs = source.Define("quiz/few-pairs", source.Error,
		source.Text{Message: "eşleştirme için en az iki çift gerekir", Hint: "tabloya satır ekleyin; tablo sorunun metniyse altına yanıtları yazın"},
		source.Text{Message: "a matching needs at least two pairs", Hint: "add rows to the table; if it belongs to the prompt, write the answers below it"})
	ruleOneRightCell = source.Define("quiz/one-right-cell", source.Error,
		source.Text{Message: "bütün satırların sağ hücresi aynı", Hint: "sağ sütuna en az iki ayrı seçenek yazın; sol hücresi boş bir satır da seçenek ekler"},
		source.Text{Message: "all rows have one right cell", Hint: "write at least two different ones into the right column; a row with an empty left cell adds one, too"})
	ruleRepeatedRow = source.Define("quiz/repeated-row", source.Error,
		source.Text{Message: "sol sütunda “%s” iki kez yazılmış", Hint: "satırlardan birini değiştirin ya da silin"},
		source.Text{Message: "“%s” stands twice in the left column", Hint: "change or delete one of the rows"})
	ruleEmptyRight = source.Define("quiz/empty-right-cell", source.Error,
		source.Text{Message: "satırın sağ hücresi boş", Hint: "sağ hücreye eşini yazın ya da satırı silin"},
		source.Text{Message: "the row's right cell is empty", Hint: "write what matches into it, or delete the row"})
	ruleEqualExtra = source.Define("quiz/equal-extra", source.Error,
		source.Text{Message: "fazladan seçenek “%s” sağ sütunda zaten var", Hint: "satırı silin ya da başka bir seçenek yazın"},
		source.Text{Message: "the extra choice “%s” stands in the right column already", Hint: "delete the row, or write another choice"})
)

const fewestPairs = 2

func isPairs(b *markdown.Block) bool { return b.Kind == markdown.Table && b.Columns == 2 }

func (p *parser) matching(q *site.Question, a *answer) {
	table := &a.blocks[a.first]
	for i := range min(len(table.Head), len(q.Heads)) {
		q.Heads[i] = table.Head[i].HTML
	}
	sound := true
	rows, choices := map[string]source.Span{}, map[string]*site.Choice{}
	lines := within(p, table.Rows, func(row markdown.Row) source.Span { return row.Span })
	// Extra choices come last: whether one is a repetition shows only then.
	for _, extra := range []bool{false, true} {
		for i := range lines {
			row := &lines[i]
			if len(row.Cells) != 2 {
				continue // past the limits on a page, which was reported
			}
			left, right := &row.Cells[0], &row.Cells[1]
			if (left.HTML.Identity(left.Text) == "") != extra {
				continue
			}
			for _, cell := range row.Cells {
				p.checkBidi(cell.Text, cell.Span)
			}
			if right.HTML.Identity(right.Text) == "" {
				p.report(row.Span, ruleEmptyRight)
				sound = false
				continue
			}
			choice, known := p.rightCell(q, choices, right)
			if extra {
				if known {
					p.diags.Add(right.Span.Report(ruleEqualExtra, cmp.Or(right.Text, right.Span.Text())).FirstHere(choice.Span))
				}
				continue
			}
			key := p.language.Lower(left.HTML.Identity(left.Text))
			if first, ok := rows[key]; ok {
				p.diags.Add(left.Span.Report(ruleRepeatedRow, cmp.Or(left.Text, left.Span.Text())).FirstHere(first))
				sound = false
				continue
			}
			rows[key] = left.Span
			q.Rows = append(q.Rows, &site.Row{
				ID: idOf(left.Text, left.HTML), HTML: left.HTML, Text: left.Text, Right: choice, Span: left.Span,
			})
		}
	}
	switch {
	case !sound:
	case len(q.Rows) < fewestPairs:
		p.report(table.Span, ruleFewPairs)
	case len(q.Choices) < 2:
		p.report(table.Span, ruleOneRightCell)
	}
}

// rightCell is the choice that a right cell names: equal cells name one.
func (p *parser) rightCell(q *site.Question, choices map[string]*site.Choice, cell *markdown.Cell) (choice *site.Choice, known bool) {
	key := p.language.Lower(cell.HTML.Identity(cell.Text))
	if choice, known = choices[key]; !known {
		choice = &site.Choice{ID: idOf(cell.Text, cell.HTML), HTML: cell.HTML, Text: cell.Text, Span: cell.Span}
		choices[key] = choice
		q.Choices = append(q.Choices, choice)
	}
	return choice, known
}

// matchingKey is what a matching is scored by; the order of its rows is not.
func matchingKey(q *site.Question) []string {
	var pairs []string
	for _, row := range q.Rows {
		pairs = append(pairs, row.ID+" "+row.Right.ID)
	}
	slices.Sort(pairs)
	return pairs
}
