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

// card is that of a module, or the site's where m is nil; without base_url
// there is none.
func (r *renderer) card(m *site.Module) card {
	switch {
	case r.cards == nil:
		return card{}
	case m == nil:
		return r.cards[0]
	}
	return r.cards[m.Number]
}

// makeCards are the site's and those of the modules, by their numbers.
func (r *renderer) makeCards() []card {
	cards := make([]card, 0, 1+len(r.site.Modules))
	cards = append(cards, r.newCard(r.siteCard()))
	for _, m := range r.site.Modules {
		cards = append(cards, r.newCard(r.moduleCard(m)))
	}
	return cards
}

// newCard names a card. Its name changes with it, since who shows cards keeps
// them by their address.
func (r *renderer) newCard(k picture.Card) card {
	k.Mark, k.Look = r.mark(), r.look
	return card{k, r.memory.Card(k, func() string {
		return "assets/card-" + source.Sum(fmt.Sprintf("%+v", k)).Short() + ".png"
	})}
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
