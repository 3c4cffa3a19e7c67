package generator

import (
	"ders/generator/assemble"
	"ders/generator/picture"
	"ders/generator/site"
)

// Assembled is the site of the last build, and the same assembled from scratch;
// nil where the build had errors.
func (b *Builder) Assembled() (remembered, fresh *site.Site) {
	return b.assembled.Again(assemble.Site)
}

// Drawn is the card that is remembered for a path; nil where there is none. It
// is drawn only if it was not before.
func (b *Builder) Drawn(path string) []byte {
	for _, drawings := range []map[picture.Drawing]func() ([]byte, error){b.drawings.now, b.drawings.old} {
		for drawing, draw := range drawings {
			if card, ok := drawing.(picture.Card); ok && b.cards.now[card] == path {
				data, _ := draw()
				return data
			}
		}
	}
	return nil
}
