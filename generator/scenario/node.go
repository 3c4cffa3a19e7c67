package scenario

import (
	"strings"

	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleFirstLevel = source.Define("scenario/first-level-heading", source.Error,
		source.Text{Message: "birinci düzey başlık sahne başlatmaz", Hint: "sahneyse “#” yerine “##” yazın; senaryonun adıysa silin: ad, ön bilgideki title satırındadır"},
		source.Text{Message: "a first-level heading begins no scene", Hint: "write “##” instead of “#” if it is a scene; delete it if it is the scenario's title, which the front matter has"})
	ruleUnderlined = source.Define("scenario/underlined-text", source.Error,
		source.Text{Message: "alttaki çizgi bu metni başlığa çeviriyor", Hint: "metinle çizgi arasında boş bir satır bırakın ya da çizgiyi silin"},
		source.Text{Message: "the line below makes a heading of this text", Hint: "leave a blank line between the text and the line, or delete the line"})
	ruleEmptyTitle = source.Define("scenario/empty-title", source.Error,
		source.Text{Message: "sahnenin adı boş", Hint: "“##” işaretinden sonra sahnenin adını yazın"},
		source.Text{Message: "the scene has no name", Hint: "write its name after “##”"})
	ruleFootnote = source.Define("scenario/footnote", source.Error,
		source.Text{Message: "senaryolarda dipnot kullanılamaz", Hint: "dipnotu silin, metnini sahneye ya da değerlendirmeye yazın"},
		source.Text{Message: "scenarios have no footnotes", Hint: "delete it, and write its text into the scene or the debrief"})
	ruleEmbedded = source.Define("scenario/embedded-block", source.Error,
		source.Text{Message: "senaryonun içinde “%s” bloğu olamaz", Hint: "bloğu bir derse taşıyın"},
		source.Text{Message: "a scenario cannot hold a “%s” block", Hint: "move it to a lesson"})
	ruleTwoLists = source.Define("scenario/two-lists", source.Error,
		source.Text{Message: "sahnede ikinci bir seçenek listesi var", Hint: "tek listede birleştirin ya da ikinci sahne için yeni bir “##” başlığı açın"},
		source.Text{Message: "the scene has a second list of choices", Hint: "join them into one list, or open a new “##” heading for a second scene"})
	ruleMixedBullets = source.Define("scenario/mixed-bullets", source.Error,
		source.Text{Message: "bu seçenek “%s” ile başlıyor, ilk seçenek “%s” ile; liste ikiye bölünüyor", Hint: "bütün seçenekleri “%[2]s” ile başlatın"},
		source.Text{Message: "this choice begins with “%s”, the first one with “%s”, which splits the list", Hint: "begin every choice with “%[2]s”"})
	ruleAfterChoices = source.Define("scenario/after-choices", source.Error,
		source.Text{Message: "seçeneklerden sonra metin var", Hint: "seçeneklerin üstüne taşıyın"},
		source.Text{Message: "there is text after the choices", Hint: "move it above the choices"})
	ruleLooseCoaching = source.Define("scenario/loose-coaching", source.Error,
		source.Text{Message: "bu alıntı bir seçeneğe bağlı değil", Hint: "seçeneğin geri bildirimiyse > işaretini %d boşluk içeri alın; sahnenin metniyse seçeneklerin üstüne taşıyın"},
		source.Text{Message: "this quote belongs to no choice", Hint: "put %d spaces before its > if it is coaching; move it above the choices if it belongs to the scene"})
	ruleEndingChoices = source.Define("scenario/ending-with-choices", source.Error,
		source.Text{Message: "“%s” bir son; seçenekleri olamaz", Hint: "seçenekleri ya da `ending` bilgisini silin"},
		source.Text{Message: "“%s” is an ending and cannot have choices", Hint: "delete the choices, or its `ending`"})
	ruleDebriefChoices = source.Define("scenario/debrief-with-choices", source.Error,
		source.Text{Message: "değerlendirmenin seçenekleri olamaz", Hint: "seçenekleri ya da `debrief` bilgisini silin"},
		source.Text{Message: "the debrief cannot have choices", Hint: "delete the choices, or its `debrief`"})
	ruleRouteText = source.Define("scenario/text-in-route", source.Error,
		source.Text{Message: "yönlendirmenin metni gösterilmez", Hint: "metni gidilen sahnelere taşıyın ya da `route` bilgisini silin"},
		source.Text{Message: "the text of a route is never shown", Hint: "move it to the scenes it leads to, or delete its `route`"})
)

// A draft is a section on its way to being a node, or the debrief.
type draft struct {
	section *markdown.Section
	kind    string
	node    *site.Node
	feeling source.Span            // of the chip
	said    map[string]source.Span // the choices so far
	// doubt is set once a slip may hide what the section is, or a choice of it.
	doubt bool
	seems string // the chip that a misspelt one is meant to be, or ""
}

// readSection gathers the sections that mean to be nodes. Headings that are
// none were made of text: they go on with the section above.
func (p *parser) readSection(s *markdown.Section) {
	switch {
	case s.Underlined && !(len(s.Chips) > 0 && s.Level == 2 && p.complete()):
		p.report(s.Span, ruleUnderlined)
		p.goOn(s)
		return
	case s.Level == 1:
		p.report(s.Span, ruleFirstLevel)
		if len(s.Chips) == 0 && firstChoices(scene, s.Blocks) == len(s.Blocks) { // a title
			p.goOn(s)
			return
		}
	case strings.TrimSpace(s.Text) == "" && len(s.Title.Links) == 0:
		p.fault(s.Span.ToLineEnd(), ruleEmptyTitle)
	}
	p.splitAtSlips(p.newDraft(s))
}

// complete reports whether what is above a section can do without its chips.
func (p *parser) complete() bool {
	if len(p.drafts) == 0 {
		return true
	}
	last := p.drafts[len(p.drafts)-1].section
	return len(last.Blocks) > 0 || len(last.Chips) > 0
}

func (p *parser) newDraft(s *markdown.Section) *draft {
	d := &draft{section: s, said: map[string]source.Span{}, node: &site.Node{
		ID: s.ID, Kind: site.Scene, Title: s.Title, Text: s.Text, Span: s.Span,
	}}
	p.checkTitle(d)
	return d
}

// goOn hands a section's blocks to the one above it.
func (p *parser) goOn(s *markdown.Section) {
	if len(p.drafts) == 0 {
		for i := range s.Blocks {
			p.readIntro(&s.Blocks[i])
		}
		return
	}
	last := p.drafts[len(p.drafts)-1].section
	if len(last.Blocks) == 0 && len(last.Chips) == 0 { // the chips were below the wrong heading
		last.Chips = s.Chips
	}
	last.Blocks = append(last.Blocks, s.Blocks...)
}

// readDraft reads what a section says.
func (p *parser) readDraft(d *draft) {
	p.readChips(d, d.section.Chips)
	blocks := withoutRules(p.withoutBareChip(d, d.section.Blocks))
	first := firstChoices(d.kind, blocks)
	for i := range blocks[:first] {
		p.aboveChoices(d, &blocks[i])
	}
	switch d.kind {
	case route:
		d.node.Kind = site.Route
		if !d.node.Body.Empty() {
			p.report(blocks[0].Span, ruleRouteText)
		}
	case ending:
		d.node.Kind = site.Ending
	case debrief:
		p.scenario.DebriefTitle = d.node.Title
		p.scenario.Debrief.Append(d.node.Body)
	}
	if first == len(blocks) {
		return
	}
	switch d.kind {
	case ending:
		p.report(blocks[first].Span, ruleEndingChoices, d.node.Text)
	case debrief:
		p.report(blocks[first].Span, ruleDebriefChoices)
	default:
		p.readChoices(d, blocks[first:])
	}
}

// withoutRules drops the lines with which many part their scenes.
func withoutRules(blocks []markdown.Block) []markdown.Block {
	for len(blocks) > 0 && blocks[len(blocks)-1].Kind == markdown.Rule {
		blocks = blocks[:len(blocks)-1]
	}
	return blocks
}

// firstChoices is the index of the first list of choices, or the number of
// blocks: a list with a link to a scene, or the list that a scene ends with.
func firstChoices(kind string, blocks []markdown.Block) int {
	for i := range blocks {
		if leadsAnywhere(&blocks[i]) {
			return i
		}
	}
	if last := len(blocks) - 1; last >= 0 && kind != ending && kind != debrief && blocks[last].Kind == markdown.List {
		return last
	}
	return len(blocks)
}

// leadsAnywhere reports whether a block is a list with a link to a scene.
func leadsAnywhere(b *markdown.Block) bool {
	for _, item := range b.Items {
		if item.Lead != nil && item.Lead.To != nil && item.Lead.To.Path == "" {
			return true
		}
	}
	return false
}

// refused reports a block that can stand nowhere in a scenario.
func (p *parser) refused(block *markdown.Block) bool {
	name, _, _ := strings.Cut(block.Info.Text, " ")
	switch at, isGlued := block.Glued(gluedChip); {
	case block.Kind == markdown.Footnotes:
		p.report(block.Span, ruleFootnote)
	case name == "quiz" || name == "calculator":
		p.instead(block.Info.Span, ruleEmbedded, name)
	case block.Kind == markdown.ChipsOnly && misplaced(block):
		p.fault(block.Span, ruleMisplacedChips)
	case isGlued:
		p.fault(at, ruleGluedChips)
	default:
		return false
	}
	return true
}

// aboveChoices reads a block of the body.
func (p *parser) aboveChoices(d *draft, block *markdown.Block) {
	if p.refused(block) || p.loose(block) {
		d.doubt = true
		return
	}
	d.node.Body.Append(shown(block))
}

// shown is a block as a scenario shows it: who speaks there speaks in a
// conversation, also alone.
func shown(block *markdown.Block) site.Fragment {
	if len(block.Turns) > 0 {
		return block.Talk
	}
	return block.HTML
}

// readChoices reads the first list of choices and what follows it.
func (p *parser) readChoices(d *draft, blocks []markdown.Block) {
	said, last := false, 0
	for i := range blocks {
		if leadsAnywhere(&blocks[i]) {
			last = i
		}
	}
	for i := range blocks {
		block := &blocks[i]
		choices := block.Kind == markdown.List && (leadsAnywhere(block) || i == 0 || blocks[i-1].Kind == markdown.List)
		switch {
		case choices:
			p.checkList(blocks, i)
			p.readList(d, block)
		case p.refused(block), block.HTML.Empty(), block.Kind == markdown.Rule, said:
		case block.Kind == markdown.Quote && block.Turns == nil:
			p.report(block.Span, ruleLooseCoaching, indent(blocks[0].Items[0].Span))
		case p.looseLines(block.Span):
			d.doubt = true
		case i > last: // a second list of choices says it better
			p.report(block.Span, ruleAfterChoices)
			said = true
		}
	}
}

// checkList reports a list of choices that goes on with an earlier one.
func (p *parser) checkList(blocks []markdown.Block, i int) {
	if i == 0 {
		return
	}
	switch before := &blocks[i-1]; {
	case before.Kind == markdown.List:
		if here, first := markdown.Bullet(blocks[i].Items[0].Span), markdown.Bullet(blocks[0].Items[0].Span); here.Text() != first.Text() {
			p.report(here, ruleMixedBullets, here.Text(), first.Text())
		}
	case before.Kind == markdown.Quote && before.Turns == nil: // reported: indented, it joins the lists
	default:
		p.report(blocks[i].Span, ruleTwoLists)
	}
}
