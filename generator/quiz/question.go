package quiz

import (
	"slices"
	"strings"

	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleNoAnswer = source.Define("quiz/no-answer", source.Error,
		source.Text{Message: "sorunun yanıtları yok", Hint: "seçenekleri “- [x] doğru” ve “- [ ] yanlış” diye listeleyin; sıralama için 1. 2. 3., eşleştirme için iki sütunlu tablo, boşluk için [[yanıt]] yazın"},
		source.Text{Message: "the question has no answers", Hint: "list choices as “- [x] right” and “- [ ] wrong”; write 1. 2. 3. to have parts ordered, a table of two columns to have them matched, [[answer]] for a gap"})
	ruleTwoAnswers = source.Define("quiz/two-answers", source.Error,
		source.Text{Message: "soruda ikinci bir seçenek listesi var", Hint: "tek listede birleştirin ya da ikinci soru için yeni bir “##” başlığı açın"},
		source.Text{Message: "the question has a second list of choices", Hint: "join them into one list, or open a new “##” heading for a second question"})
	ruleMixedBullets = source.Define("quiz/mixed-bullets", source.Error,
		source.Text{Message: "bu seçenek “%s” ile başlıyor, ilk seçenek “%s” ile; liste ikiye bölünüyor", Hint: "bütün seçenekleri “%[2]s” ile başlatın"},
		source.Text{Message: "this choice begins with “%s”, the first one with “%s”, which splits the list", Hint: "begin every choice with “%[2]s”"})
	ruleLooseQuote = source.Define("quiz/loose-quote", source.Error,
		source.Text{Message: "bu alıntı bir seçeneğe bağlı değil", Hint: "geri bildirimse > işaretini %d boşluk içeri alın; notsa **İpucu:** ya da **Açıklama:** ile başlatın"},
		source.Text{Message: "this quote belongs to no choice", Hint: "put %d spaces before its > if it is feedback; begin it with **Hint:** or **Explanation:** if it is a note"})
	ruleUnknownNote = source.Define("quiz/unknown-note", source.Error,
		source.Text{Message: "bilinmeyen not etiketi “%s”", Hint: "**İpucu:** ya da **Açıklama:** yazın"},
		source.Text{Message: "unknown note label “%s”", Hint: "write **Hint:** or **Explanation:**"})
	ruleEmptyNote = source.Define("quiz/empty-note", source.Error,
		source.Text{Message: "“%s” notu boş", Hint: "etiketten sonra metnini yazın ya da satırı silin"},
		source.Text{Message: "the note “%s” is empty", Hint: "write its text behind the label, or delete the line"})
	ruleNoteAbove = source.Define("quiz/note-above-choices", source.Error,
		source.Text{Message: "“%s” notu yanıtların üstünde; sorunun metni gibi görünür", Hint: "notu yanıtların altına taşıyın"},
		source.Text{Message: "the note “%s” stands above the answers, as part of the prompt", Hint: "move it below the answers"})
	ruleTwoExplanations = source.Define("quiz/two-explanations", source.Error,
		source.Text{Message: "soruda ikinci bir açıklama var", Hint: "iki açıklamayı birleştirin"},
		source.Text{Message: "the question has a second explanation", Hint: "join the two"})
	ruleAfterAnswer = source.Define("quiz/after-answer", source.Error,
		source.Text{Message: "yanıtlardan sonra metin var", Hint: "yanıtların üstüne taşıyın ya da “> **Açıklama:**” ile başlatın"},
		source.Text{Message: "there is text after the answers", Hint: "move it above the answers, or begin it with “> **Explanation:**”"})
	ruleUnlabelledQuote = source.Define("quiz/unlabelled-quote", source.Error,
		source.Text{Message: "bu alıntının etiketi yok", Hint: "**İpucu:** ya da **Açıklama:** ile başlatın; sorunun metniyse yanıtların üstüne taşıyın"},
		source.Text{Message: "this quote has no label", Hint: "begin it with **Hint:** or **Explanation:**; move it above the answers if it belongs to the prompt"})
	ruleNotMarked = source.Define("quiz/not-a-marked-list", source.Error,
		source.Text{Message: "“%s” türünün yanıtları işaretli bir listedir", Hint: "“- [x] doğru” ve “- [ ] yanlış” diye listeleyin ya da type bilgisini silin"},
		source.Text{Message: "the answers of the type “%s” are a marked list", Hint: "list them as “- [x] right” and “- [ ] wrong”, or delete the type"})
	ruleEmptyPrompt = source.Define("quiz/empty-prompt", source.Error,
		source.Text{Message: "sorunun metni boş", Hint: "“##” işaretinden sonra soruyu yazın"},
		source.Text{Message: "the prompt is empty", Hint: "write the question after “##”"})
	ruleFirstLevel = source.Define("quiz/first-level-heading", source.Error,
		source.Text{Message: "birinci düzey başlık soru başlatmaz", Hint: "soruysa “#” yerine “##” yazın; sınavın adıysa silin: ad, ön bilgideki title satırındadır"},
		source.Text{Message: "a first-level heading begins no question", Hint: "write “##” instead of “#” if it is a prompt; delete it if it is the quiz's title, which the front matter has"})
)

// A construct is an answer that is no marked list; its type is told by the
// block it is written as.
type construct struct {
	typ    site.QuestionType
	is     func(*markdown.Block) bool
	read   func(*parser, *site.Question, *answer)
	needed *source.Rule // says that the stated type needs this construct
}

var constructs = []*construct{
	{site.Ordering, isOrder, (*parser).ordering, ruleNotOrdering},
	{site.Matching, isPairs, (*parser).matching, ruleNotMatching},
	{site.Cloze, isGapped, (*parser).cloze, ruleNotCloze},
}

// constructOf is the construct of a type, or nil.
func constructOf(typ site.QuestionType) *construct {
	for _, c := range constructs {
		if c.typ == typ {
			return c
		}
	}
	return nil
}

// An answer is what a question is answered with: a construct, or choices,
// gathered from all the lists into which a slip may have split them.
type answer struct {
	items []markdown.Item
	span  source.Span
	// doubt is set once something was reported that may be a choice, or may be
	// none: what then seems to be missing is not reported as well.
	doubt bool
	// above is the last plain list before the choices: it may be choices, too.
	above *markdown.Block
	// notes are labels above the answers, trailing is text below them.
	notes    []source.Value
	trailing bool

	construct *construct       // nil for a marked list, and where there is no answer
	blocks    []markdown.Block // of the section
	first     int              // blocks[first:end] is the construct
	end       int
}

// locate finds the construct of a section: the last one, unless there is a
// marked list, which makes tables and numbered lists a part of the prompt.
func locate(blocks []markdown.Block) *answer {
	a := &answer{blocks: blocks}
	if anyChoices(blocks) {
		return a
	}
	for i := len(blocks) - 1; i >= 0 && a.construct == nil; i-- {
		for _, c := range constructs {
			if c.is(&blocks[i]) {
				a.construct, a.first, a.end = c, i, i+1
			}
		}
	}
	if a.construct != nil && a.construct.typ == site.Cloze {
		a.first, a.end = gappedRun(blocks, a.first)
	}
	return a
}

func (a *answer) add(list *markdown.Block) {
	if a.span.File == nil {
		a.span = list.Span
	}
	a.items = append(a.items, list.Items...)
	a.span.End = list.Span.End
}

// question reads one section. It always returns a question, so that ids are
// checked even in broken ones.
func (p *parser) question(s *markdown.Section) *site.Question {
	q := &site.Question{
		Prompt: s.Title, PromptText: s.Text, Span: s.Span,
		Points: 1, Scoring: site.ByTicks,
	}
	switch {
	case s.Level == noHeading: // reported
		p.stated[q] = s.Span
	case s.Level == 1:
		p.report(s.Span, ruleFirstLevel)
		p.stated[q] = s.Span // a title needs no id
	case strings.TrimSpace(s.Text) == "" && len(s.Title.Links) == 0:
		p.report(s.Span.ToLineEnd(), ruleEmptyPrompt)
	}
	p.checkTitle(q, s)
	c := p.readChips(q, s.Chips)
	p.bareChips(q, s)
	a := locate(s.Blocks)
	for i := range s.Blocks {
		block := &s.Blocks[i]
		p.checkItems(block)
		switch at, isGlued := block.Glued(gluedChip); {
		case block.Kind == markdown.Footnotes:
			p.report(block.Span, ruleFootnote)
		case block.Kind == markdown.ChipsOnly && misplaced(block):
			p.report(block.Span, ruleMisplacedChips)
			p.excuseID(q, block)
		case isGlued:
			p.report(at, ruleGluedChips)
			p.excuseID(q, block)
		case a.construct != nil && i >= a.end:
			p.afterConstruct(q, a, block)
		case a.construct != nil && i >= a.first: // read as a whole below
			a.doubt = p.looseMarks(block) || a.doubt
		case a.items != nil:
			p.afterChoices(q, a, s.Blocks, i)
		case isChoices(block):
			a.add(block)
		default:
			p.aboveAnswer(q, a, block)
		}
	}
	if a.items != nil || a.construct != nil {
		for _, label := range a.notes {
			p.report(label.Span, ruleNoteAbove, label.Text)
		}
	}
	switch {
	case a.items != nil:
		p.choices(q, a, c)
	case a.doubt, s.Level == 1, s.Level == noHeading: // reported
	case a.construct != nil:
		p.construct(q, a, c)
	default:
		p.noAnswer(s, c)
	}
	p.checkChips(q, c)
	q.Revision = revision(q, c)
	return q
}

// construct reads an answer that is no marked list.
func (p *parser) construct(q *site.Question, a *answer, c chips) {
	if typ := c.statedType(); typ != "" && typ != a.construct.typ {
		p.contradiction(c)
		return
	}
	q.Type = a.construct.typ
	a.construct.read(p, q, a)
}

// contradiction reports a stated type whose answer is not there.
func (p *parser) contradiction(c chips) {
	if needs := constructOf(c.statedType()); needs != nil {
		p.report(c.stated.Span, needs.needed)
	} else {
		p.report(c.stated.Span, ruleNotMarked, c.stated.Text)
	}
}

// excuseID keeps a question from being asked for the id that stands among
// chips in the wrong place.
func (p *parser) excuseID(q *site.Question, block *markdown.Block) {
	if strings.Contains(block.Text, "id:") && q.ID == "" {
		p.stated[q] = block.Span
	}
}

// isChoices reports whether a block is a list with marks.
func isChoices(b *markdown.Block) bool {
	if b.Kind != markdown.List {
		return false
	}
	for _, item := range b.Items {
		if item.Marked {
			return true
		}
	}
	return false
}

func anyChoices(blocks []markdown.Block) bool {
	return slices.ContainsFunc(blocks, func(b markdown.Block) bool { return isChoices(&b) })
}

// aboveAnswer reads a block of the prompt.
func (p *parser) aboveAnswer(q *site.Question, a *answer, block *markdown.Block) {
	if p.looseMarks(block) {
		a.doubt = true
	}
	if block.Kind == markdown.List && !block.Ordered {
		a.above = block
	}
	for _, turn := range block.Turns {
		if noteKind(turn) != otherNote {
			a.notes = append(a.notes, turn.Label)
		}
	}
	for _, gap := range block.Gaps {
		p.report(gap.Span, ruleMisplacedGap)
	}
	q.Body.Append(block.HTML)
}

// afterChoices reads block i, which follows the first list of choices.
func (p *parser) afterChoices(q *site.Question, a *answer, blocks []markdown.Block, i int) {
	block, before := &blocks[i], &blocks[i-1]
	switch {
	case isChoices(block) && isChoices(before):
		if here, first := bullet(&block.Items[0]), bullet(&a.items[0]); here.Text() != first.Text() {
			p.report(here, ruleMixedBullets, here.Text(), first.Text())
		}
		a.add(block)
	case isChoices(block) && before.Kind == markdown.Quote && before.Turns == nil:
		a.add(block) // the quote was reported: indented, it joins the lists
	case isChoices(block):
		p.report(block.Span, ruleTwoAnswers)
		a.doubt = true
	case block.Kind == markdown.Quote && block.Turns == nil:
		p.report(block.Span, ruleLooseQuote, indent(&a.items[len(a.items)-1]))
	case p.closing(q, a, block):
	case a.trailing || anyChoices(blocks[i:]):
		// said once; and a second list of choices says it better
	default:
		p.report(block.Span, ruleAfterAnswer)
		a.trailing = true
	}
}

// afterConstruct reads a block that follows an answer that is no marked list.
func (p *parser) afterConstruct(q *site.Question, a *answer, block *markdown.Block) {
	switch {
	case block.Kind == markdown.Quote && block.Turns == nil:
		p.report(block.Span, ruleUnlabelledQuote)
	case p.closing(q, a, block), a.trailing:
	default:
		p.report(block.Span, ruleAfterAnswer)
		a.trailing = true
	}
}

// closing reads a block that may follow any answer: notes, and what shows
// nothing. It returns false for any other.
func (p *parser) closing(q *site.Question, a *answer, block *markdown.Block) bool {
	switch {
	case block.Kind == markdown.Quote:
		for _, turn := range block.Turns {
			p.note(q, turn)
		}
	case p.looseMarks(block):
		a.doubt = true
	case block.HTML.Empty(): // a comment, or the addresses of links
	case block.Kind == markdown.Rule: // many part their questions with a line
	default:
		return false
	}
	return true
}

// noAnswer reports a question without an answer, by what it seems to mean.
func (p *parser) noAnswer(s *markdown.Section, c chips) {
	var table *markdown.Block
	var gap source.Span
	if strings.Contains(s.Text, "[[") {
		gap = s.Span
	}
	for i := range s.Blocks {
		block := &s.Blocks[i]
		if block.Kind == markdown.Table {
			table = block
		}
		if block.Kind != markdown.Code && strings.Contains(block.Text, "[[") {
			gap = block.Span
		}
	}
	typ := c.statedType()
	switch {
	case gap.File != nil && (typ == "" || typ == site.Cloze):
		p.report(gapIn(gap), ruleMisplacedGap)
	case table != nil && (typ == "" || typ == site.Matching):
		p.report(table.Span, ruleColumns, table.Columns)
	case constructOf(typ) != nil:
		p.contradiction(c)
	default:
		if at, sign := letters(s.Blocks); at.File != nil {
			p.report(at, ruleLettered, sign)
			return
		}
		p.report(s.Span, ruleNoAnswer)
	}
}

const (
	otherNote = iota
	hint
	explanation
)

// noteKind is what a turn's label means in a note.
func noteKind(turn markdown.Turn) int {
	switch lang.Fold(turn.Label.Text) {
	case "ipucu", "hint":
		return hint
	case "aciklama", "explanation":
		return explanation
	}
	return otherNote
}

// says reports whether HTML holds more than tags and white space.
func says(html string) bool {
	for html != "" {
		text, behind, _ := strings.Cut(html, "<")
		if strings.TrimSpace(text) != "" {
			return true
		}
		_, html, _ = strings.Cut(behind, ">")
	}
	return false
}

// note reads what a bold label introduces.
func (p *parser) note(q *site.Question, turn markdown.Turn) {
	kind := noteKind(turn)
	switch {
	case kind == otherNote:
		p.report(turn.Label.Span, ruleUnknownNote, turn.Label.Text)
	case len(turn.HTML.Links) == 0 && !says(strings.Join(turn.HTML.Parts, "")):
		p.report(turn.Label.Span, ruleEmptyNote, turn.Label.Text)
	case kind == hint:
		q.Hints = append(q.Hints, turn.HTML)
	default:
		if !q.Explanation.Empty() {
			p.report(turn.Label.Span, ruleTwoExplanations)
		}
		q.Explanation.Append(turn.HTML)
	}
}
