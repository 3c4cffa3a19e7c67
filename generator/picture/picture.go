// Package picture draws what a site shows of itself elsewhere: the card that
// appears where somebody shares a link, and the icons of a home screen. It also
// reads how large an author's picture is (size.go).
//
// A drawing is a plain value, equal values give equal bytes, and nothing but
// this program is needed: the letters are those of the Go fonts, which have all
// of Turkish (and Latin, Greek, Cyrillic). A sign that they lack is left out.
package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"maps"
	"math"
	"slices"
	"sync"

	"ders/generator/colour"
)

// A Drawing is a Card or an Icon. It can be compared.
type Drawing interface {
	PNG() ([]byte, error)
}

// A canvas is a picture of few colours, all of which are known before: each
// edge is one of some steps between two of them. So it is small as a file, and
// quick to draw.
type canvas struct {
	*image.Paletted
	// under is, of each colour of the palette, what it lies on where it is an
	// edge, else itself.
	under [256]uint8
	edges map[[2]uint8]uint8 // under and over to the first of their steps
}

// steps is how many there are from nothing to all of a colour.
const steps = 15

// newCanvas is a picture of one colour.
func newCanvas(width, height int, ground color.Color) *canvas {
	c := &canvas{Paletted: image.NewPaletted(image.Rect(0, 0, width, height), nil), edges: map[[2]uint8]uint8{}}
	c.ink(ground) // the first, which the picture is full of
	return c
}

// clone is a canvas of its own with what is drawn so far, in an area for its pixels.
func (c *canvas) clone(pixels []uint8) *canvas {
	own, picture := *c, *c.Paletted
	picture.Pix, picture.Palette = append(pixels[:0], picture.Pix...), slices.Clone(picture.Palette)
	own.Paletted, own.edges = &picture, maps.Clone(c.edges)
	return &own
}

// ink adds a colour to the palette.
func (c *canvas) ink(of color.Color) uint8 {
	i := uint8(len(c.Palette))
	c.Palette = append(c.Palette, color.NRGBAModel.Convert(of))
	c.under[i] = i
	return i
}

// blend puts a colour over a pixel, as far as it is covered: 0 to 255.
func (c *canvas) blend(x, y int, ink uint8, covered int) {
	if !(image.Point{x, y}).In(c.Rect) {
		return
	}
	at := &c.Pix[c.PixOffset(x, y)]
	switch step := (covered*steps + 127) / 255; step {
	case 0:
	case steps:
		*at = ink
	default:
		*at = c.edge(c.under[*at], ink) + uint8(step) - 1
	}
}

func (c *canvas) edge(under, over uint8) uint8 {
	key := [2]uint8{under, over}
	first, known := c.edges[key]
	if known {
		return first
	}
	first = uint8(len(c.Palette))
	for step := 1; step < steps; step++ {
		c.under[len(c.Palette)] = under
		c.Palette = append(c.Palette, between(c.Palette[under].(color.NRGBA), c.Palette[over].(color.NRGBA), float64(step)/steps))
	}
	c.edges[key] = first
	return first
}

// between is a colour on the way from a to b; a may be nothing at all.
func between(a, b color.NRGBA, way float64) color.NRGBA {
	if a.A == 0 {
		return color.NRGBA{b.R, b.G, b.B, uint8(way*255 + 0.5)}
	}
	mixed := colour.Mix(colour.RGB{R: a.R, G: a.G, B: a.B}, colour.RGB{R: b.R, G: b.G, B: b.B}, way)
	return color.NRGBA{mixed.R, mixed.G, mixed.B, 255}
}

// A shape is how far a point is from its edge, or less; inside it is negative.
type shape func(x, y float64) float64

// fill paints a shape that lies inside the bounds. Where the edge is far, so are
// the next pixels alike.
func (c *canvas) fill(bounds image.Rectangle, ink uint8, s shape) {
	bounds = bounds.Intersect(c.Rect)
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; {
			d := s(float64(x)+0.5, float64(y)+0.5)
			covered := int(255 * min(max(0.5-d, 0), 1))
			alike := max(1, int(min(math.Abs(d)-0.5, float64(bounds.Max.X-x))))
			for ; alike > 0; alike-- {
				c.blend(x, y, ink, covered)
				x++
			}
		}
	}
}

func (c *canvas) encode(level png.CompressionLevel) ([]byte, error) {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: level, BufferPool: &buffers}
	err := encoder.Encode(&b, c.Paletted)
	return b.Bytes(), err
}

// buffers are what encoders work in: a site has a card for each module.
var buffers encoders

type encoders struct{ sync.Pool }

func (e *encoders) Get() *png.EncoderBuffer {
	b, _ := e.Pool.Get().(*png.EncoderBuffer)
	return b
}

func (e *encoders) Put(b *png.EncoderBuffer) { e.Pool.Put(b) }
