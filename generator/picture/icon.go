package picture

import (
	"image"
	"image/color"

	"ders/generator/colour"
)

// An Icon is the mark of a site on a square of its accent.
type Icon struct {
	Mark
	Size int
	// Round says that its corners are. One that the device cuts into its own
	// shape is not, and its mark is smaller, so that nothing of it is cut off.
	Round      bool
	Accent, On colour.RGB
}

// PNG draws the icon.
func (i Icon) PNG() ([]byte, error) {
	full := image.Rect(0, 0, i.Size, i.Size)
	var c *canvas
	at := full
	if i.Round {
		c = newCanvas(i.Size, i.Size, color.Transparent)
		c.fill(full, c.mix(color.Transparent, i.Accent), tile(full, float64(i.Size)/4))
	} else {
		c = newCanvas(i.Size, i.Size, i.Accent)
		at = full.Inset(i.Size / 9) // inside the circle that all shapes leave whole
	}
	c.mark(i.Mark, at, c.mix(i.Accent, i.On))
	return c.png()
}
