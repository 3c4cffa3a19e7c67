// Package picture draws what a site shows of itself elsewhere: the card that
// appears where somebody shares a link, and the icons of a home screen. It also
// reads how large an author's picture is (size.go).
//
// A drawing is a plain value, equal values give equal bytes, and nothing but
// this program is needed: the letters are those of the Go fonts, which have all
// of Turkish (and Latin, Greek, Cyrillic). A sign that they lack is left out.
package picture

import (
	"image"
	"image/color"
	"math"

	"ders/generator/colour"
)

// A Drawing is a Card or an Icon. It can be compared.
type Drawing interface {
	PNG() ([]byte, error)
}

// A canvas is a picture of few colours, all of which are known before: the
// ground and the steps to each ink. So it is small as a file, and quick to draw.
// An ink lies over those that were mixed before it, whichever is put on first.
type canvas struct {
	width, height int
	pixels        []uint8 // in rows, each the index of a colour
	colours       []color.NRGBA
}

// steps is how many there are from nothing to all of an ink: more are not seen,
// and are more to write.
const steps = 7

// An ink is the colours of its steps.
type ink [steps + 1]uint8

// step is the one of a pixel that is covered so far: 0 to 255.
func step(covered int) uint8 { return uint8((covered*steps + 127) / 255) }

// newCanvas is a picture of one colour.
func newCanvas(width, height int, ground color.Color) *canvas {
	return &canvas{width, height, make([]uint8, width*height), []color.NRGBA{nrgba(ground)}}
}

func nrgba(c color.Color) color.NRGBA { return color.NRGBAModel.Convert(c).(color.NRGBA) }

// mix mixes an ink for what lies on a colour.
func (c *canvas) mix(on, of color.Color) (i ink) {
	for step := 1; step <= steps; step++ {
		i[step] = uint8(len(c.colours))
		c.colours = append(c.colours, between(nrgba(on), nrgba(of), float64(step)/steps))
	}
	return i
}

// between is a colour on the way from a to b; a may be nothing at all.
func between(a, b color.NRGBA, way float64) color.NRGBA {
	if a.A == 0 {
		return color.NRGBA{b.R, b.G, b.B, uint8(way*255 + 0.5)}
	}
	mixed := colour.Mix(colour.RGB{R: a.R, G: a.G, B: a.B}, colour.RGB{R: b.R, G: b.G, B: b.B}, way)
	return color.NRGBA{mixed.R, mixed.G, mixed.B, 255}
}

// row is the pixels of a row from x on.
func (c *canvas) row(x, y int) []uint8 { return c.pixels[y*c.width+x : (y+1)*c.width] }

// A shape is how far a point is from its edge, or less; inside it is negative.
type shape func(x, y float64) float64

// fill paints a shape that lies inside the bounds. Where the edge is far, so are
// the next pixels alike.
func (c *canvas) fill(bounds image.Rectangle, i ink, s shape) {
	bounds = bounds.Intersect(image.Rect(0, 0, c.width, c.height))
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		row := c.row(0, y)
		for x := bounds.Min.X; x < bounds.Max.X; {
			d := s(float64(x)+0.5, float64(y)+0.5)
			alike := max(1, int(min(math.Abs(d)-0.5, float64(bounds.Max.X-x))))
			if colour := i[step(int(255*min(max(0.5-d, 0), 1)))]; colour > 0 {
				for at, under := range row[x : x+alike] {
					row[x+at] = max(under, colour)
				}
			}
			x += alike
		}
	}
}
