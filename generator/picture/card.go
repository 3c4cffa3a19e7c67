package picture

import (
	"image"
	"sync"

	"ders/generator/colour"
)

// The size of a card, that which all who show cards ask for.
const (
	CardWidth  = 1200
	CardHeight = 630
)

// A Card is what a shared link shows. Everything but the title may be empty.
type Card struct {
	Mark
	Site    string // beside the mark
	Eyebrow string // a small line above the title
	Title   string
	Text    string // below the title, where there is room
	Look
}

// A Look is the colours of a card.
type Look struct{ Ground, Ink, Muted, Accent, Tint, On colour.RGB }

const (
	margin   = 80
	measure  = CardWidth - 2*margin
	bar      = 20  // the accent at the foot
	headEnds = 176 // where what is said begins
	foot     = CardHeight - bar - 48
	room     = foot - headEnds
	longest  = 300 // signs of a text that are looked at
	small    = 32
	leading  = 44 // of small lines
	gap      = 16
)

// The letters of a card. The faces of its title are tried in turn.
var (
	smallBold = sync.OnceValue(func() *face { return newFace(bold(), small) })
	smallThin = sync.OnceValue(func() *face { return newFace(regular(), small) })
	titles    = sync.OnceValue(func() (faces []titleFace) {
		for _, size := range []float64{88, 80, 72, 64, 56, 48} {
			faces = append(faces, titleFace{newFace(bold(), size), int(size * 1.16)})
		}
		return faces
	})
)

type titleFace struct {
	face    *face
	leading int
}

// A form is what all cards of a site have in common.
type form struct {
	Mark
	Look
	site string
}

// A blank is the card of a form that says nothing yet.
type blank struct {
	canvas
	accent, muted, ink ink
}

func (f form) draw() *blank {
	c := newCanvas(CardWidth, CardHeight, f.Ground)
	tint, accent := c.mix(f.Ground, f.Tint), c.mix(f.Ground, f.Accent)
	on, muted, ink := c.mix(f.Accent, f.On), c.mix(f.Ground, f.Muted), c.mix(f.Ground, f.Ink)

	large := image.Rect(830, -64, 1290, 396)
	c.fill(large, tint, way(large))
	c.fill(image.Rect(0, CardHeight-bar, CardWidth, CardHeight), accent, everywhere)
	at := image.Rect(margin, 64, margin+64, 128)
	c.fill(at, accent, tile(at, 16))
	c.mark(f.Mark, at, on)
	c.text(smallBold(), smallBold().line(shortened(f.site), measure-88), at.Max.X+24, 107, ink)
	return &blank{*c, accent, muted, ink}
}

// blanks remembers the last: a site's cards are drawn one after the other.
var blanks struct {
	sync.Mutex
	of   form
	last *blank
}

func (f form) blank() *blank {
	blanks.Lock()
	defer blanks.Unlock()
	if blanks.last == nil || blanks.of != f {
		blanks.of, blanks.last = f, f.draw()
	}
	return blanks.last
}

// areas have room for the pixels of a card.
var areas = sync.Pool{New: func() any { return new([]uint8) }}

// PNG draws the card.
func (k Card) PNG() ([]byte, error) {
	area := areas.Get().(*[]uint8)
	defer areas.Put(area)
	b := form{k.Mark, k.Look, k.Site}.blank()
	*area = append((*area)[:0], b.pixels...)
	c := b.canvas
	c.pixels = *area
	k.write(&c, b)
	return c.png()
}

// write writes what the card says.
func (k Card) write(c *canvas, b *blank) {
	s := k.set()
	y := headEnds + (room-s.height())/2
	if s.eyebrow != "" {
		c.text(smallBold(), s.eyebrow, margin, y+small, b.accent)
		y += leading + gap
	}
	for _, line := range s.title {
		y += s.leading
		c.text(s.face, line, margin, y-s.leading/4, b.ink)
	}
	y += gap
	for _, line := range s.text {
		y += leading
		c.text(smallThin(), line, margin, y-leading/4, b.muted)
	}
}

func everywhere(_, _ float64) float64 { return -CardWidth }

// A setting is the words of a card in lines that have room.
type setting struct {
	face        *face // of the title
	leading     int
	eyebrow     string
	title, text []string
}

// set finds the largest title that has room with all else. One that is too long
// for that goes without the text, and is cut if need be.
func (k Card) set() (s setting) {
	s.eyebrow = smallBold().line(shortened(k.Eyebrow), measure)
	text := smallThin().paragraph(shortened(k.Text), measure-100).balanced()
	text = smallThin().cut(text, 2, measure-100)
	title := shortened(k.Title)
	for _, t := range titles() {
		p := t.face.paragraph(title, measure)
		s.face, s.leading = t.face, t.leading
		s.title, s.text = p.balanced(), text
		if s.height() <= room && len(s.title) <= 3 && p.whole {
			return s
		}
	}
	s.text = nil
	s.title = s.face.cut(s.title, 4, measure)
	return s
}

func (s setting) height() int {
	h := len(s.title) * s.leading
	if s.eyebrow != "" {
		h += leading + gap
	}
	if len(s.text) > 0 {
		h += gap + len(s.text)*leading
	}
	return h
}

// shortened is a text as it can be drawn, without an end that nobody would see.
func shortened(text string) string {
	text = drawable(text)
	signs := 0
	for i := range text {
		if signs == longest {
			return text[:i]
		}
		signs++
	}
	return text
}
