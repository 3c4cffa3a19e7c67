package render

import (
	"fmt"

	"ders/generator/picture"
	"ders/generator/site"
	"ders/generator/source"
)

// A card is the picture that appears where a page is shared.
type card struct {
	picture.Card
	path string // in the site
}

// card is that of a module, or the site's where m is nil. Its name changes with
// it, since who shows cards keeps them by their address.
func (r *renderer) card(m *site.Module) card {
	if made, ok := r.cards[m]; ok {
		return made
	}
	return r.cards[nil]
}

func (r *renderer) makeCards() map[*site.Module]card {
	cards := map[*site.Module]card{nil: r.newCard(r.siteCard())}
	for _, m := range r.site.Modules {
		cards[m] = r.newCard(r.moduleCard(m))
	}
	return cards
}

func (r *renderer) newCard(k picture.Card) card {
	k.Mark, k.Look = r.mark(), r.look
	return card{k, "assets/card-" + source.Sum(fmt.Sprintf("%+v", k)).Short() + ".png"}
}

func (r *renderer) siteCard() picture.Card {
	c := r.site.Config
	return picture.Card{Title: c.Title, Text: c.Description}
}

func (r *renderer) moduleCard(m *site.Module) picture.Card {
	return picture.Card{
		Site: r.site.Config.Title, Eyebrow: fmt.Sprintf(r.strings["module.number"], m.Number),
		Title: m.Page.Title, Text: m.Page.Doc.Meta.Description,
	}
}

// alt is what a card says, for who does not see it.
func (k card) alt() string {
	if k.Site == "" {
		return k.Title
	}
	return k.Title + " – " + k.Site
}
