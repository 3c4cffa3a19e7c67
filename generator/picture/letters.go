package picture

import (
	"image"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

var (
	bold    = sync.OnceValue(func() *sfnt.Font { return parse(gobold.TTF) })
	regular = sync.OnceValue(func() *sfnt.Font { return parse(goregular.TTF) })
)

func parse(data []byte) *sfnt.Font {
	f, err := sfnt.Parse(data)
	if err != nil { // the font is part of the program
		panic(err)
	}
	return f
}

// drawable is a text as far as the fonts have its signs, in single spaces.
func drawable(text string) string {
	var buffer sfnt.Buffer
	text = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\u00a0' {
			return ' '
		}
		if i, err := bold().GlyphIndex(&buffer, r); err != nil || i == 0 {
			return -1
		}
		return r
	}, norm.NFC.String(text))
	return strings.Join(strings.Fields(text), " ")
}

// A face is a font in a size in pixels. It remembers what it drew: the words of
// a site are of few letters. (The Go fonts have no kerning, so that a letter is
// as wide in each word.)
type face struct {
	mu     sync.Mutex
	face   font.Face // draws, one letter at a time
	widths map[rune]fixed.Int26_6
	glyphs map[place]*glyph
}

// A place is a sign, and in which part of a pixel it begins.
type place struct {
	sign rune
	part fixed.Int26_6
}

const (
	parts      = 4
	part       = 64 / parts
	remembered = 512 // glyphs
)

func newFace(f *sfnt.Font, size float64) *face {
	return &face{face: opened(f, size), widths: map[rune]fixed.Int26_6{}, glyphs: map[place]*glyph{}}
}

func opened(f *sfnt.Font, size float64) font.Face {
	made, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic(err)
	}
	return made
}

// width is that of a text in a line.
func (f *face) width(text string) (width fixed.Int26_6) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, r := range text {
		width += f.advance(r)
	}
	return width
}

func (f *face) advance(r rune) fixed.Int26_6 {
	width, known := f.widths[r]
	if !known {
		width, _ = f.face.GlyphAdvance(r)
		f.widths[r] = width
	}
	return width
}

// A glyph is how a sign is drawn: the steps of its pixels.
type glyph struct {
	at    image.Rectangle // from where it begins on its line
	steps []uint8
}

// glyph is that of a sign that begins so far in a pixel.
func (f *face) glyph(r rune, part fixed.Int26_6) *glyph {
	key := place{r, part}
	g := f.glyphs[key]
	if g == nil {
		if len(f.glyphs) == remembered {
			clear(f.glyphs)
		}
		g = newGlyph(f.face, r, fixed.Point26_6{X: part})
		f.glyphs[key] = g
	}
	return g
}

func newGlyph(f font.Face, r rune, dot fixed.Point26_6) *glyph {
	at, mask, _, _, ok := f.Glyph(dot, r)
	if !ok {
		return &glyph{}
	}
	covered := mask.(*image.Alpha).Pix // as all masks of an opentype.Face are, in full
	g := &glyph{at, make([]uint8, len(covered))}
	for i, c := range covered {
		g.steps[i] = step(int(c))
	}
	return g
}

// text writes a line.
func (c *canvas) text(f *face, text string, x, baseline int, i ink) {
	f.mu.Lock()
	defer f.mu.Unlock()
	at := fixed.I(x)
	for _, r := range text {
		nearest := (at + part/2) &^ (part - 1)
		c.stamp(f.glyph(r, nearest&63), nearest.Floor(), baseline, i)
		at += f.advance(r)
	}
}

// stamp puts a glyph onto the canvas, as far as it has room.
func (c *canvas) stamp(g *glyph, x, y int, i ink) {
	at := g.at.Add(image.Pt(x, y))
	seen := at.Intersect(image.Rect(0, 0, c.width, c.height))
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		steps := g.steps[(y-at.Min.Y)*at.Dx()+seen.Min.X-at.Min.X:][:seen.Dx()]
		row := c.row(seen.Min.X, y)[:len(steps)]
		for x, step := range steps {
			row[x] = max(row[x], i[step])
		}
	}
}

// letter writes one sign into the middle of a square.
func (c *canvas) letter(r rune, at image.Rectangle, i ink) {
	f := opened(bold(), float64(at.Dx())*0.62)
	bounds, _, _ := f.GlyphBounds(r)
	middle := fixed.P(at.Min.X+at.Max.X, at.Min.Y+at.Max.Y)
	c.stamp(newGlyph(f, r, fixed.Point26_6{
		X: (middle.X - bounds.Min.X - bounds.Max.X) / 2,
		Y: (middle.Y - bounds.Min.Y - bounds.Max.Y) / 2,
	}), 0, 0, i)
}
