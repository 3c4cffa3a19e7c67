package picture

import (
	"image"
	"image/png"
	"sync"

	"golang.org/x/image/font"

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

// titleSizes are tried in turn.
var titleSizes = []float64{88, 80, 72, 64, 56, 48}

// The colours of a card in its palette, in the order in which they are added.
const (
	ground uint8 = iota
	ink
	muted
	accent
	tint
	on
)

// A form is what all cards of a site have in common.
type form struct {
	Mark
	Look
	site string
}

// draw draws a card that says nothing yet.
func (f form) draw() *canvas {
	c := newCanvas(CardWidth, CardHeight, f.Ground)
	for _, colour := range []colour.RGB{f.Ink, f.Muted, f.Accent, f.Tint, f.On} {
		c.ink(colour)
	}
	c.way(image.Rect(830, -64, 1290, 396), ground, tint)
	c.fill(image.Rect(0, CardHeight-bar, CardWidth, CardHeight), accent, everywhere)

	at := image.Rect(margin, 64, margin+64, 128)
	c.fill(at, accent, tile(at, 16))
	c.mark(f.Mark, at, accent, on)
	head := face(bold(), small)
	for _, line := range cut(head, wrap(head, shortened(f.site), measure-88), 1, measure-88) {
		c.text(head, line, at.Max.X+24, 107, ink)
	}
	return c
}

// forms remembers the last form: a site's cards are drawn one after the other.
var forms struct {
	sync.Mutex
	last  form
	drawn *canvas
}

// canvas is one with the form on it, in an area for its pixels.
func (f form) canvas(pixels []uint8) *canvas {
	forms.Lock()
	defer forms.Unlock()
	if forms.drawn == nil || forms.last != f {
		forms.last, forms.drawn = f, f.draw()
	}
	return forms.drawn.clone(pixels)
}

// areas have room for the pixels of a card.
var areas = sync.Pool{New: func() any { return new([]uint8) }}

// PNG draws the card.
func (k Card) PNG() ([]byte, error) {
	pixels := areas.Get().(*[]uint8)
	defer areas.Put(pixels)
	c := form{k.Mark, k.Look, k.Site}.canvas(*pixels)
	*pixels = c.Pix

	s := k.set()
	y := headEnds + (room-s.height())/2
	if s.eyebrow != "" {
		c.text(face(bold(), small), s.eyebrow, margin, y+small, accent)
		y += leading + gap
	}
	for _, line := range s.title {
		y += s.leading
		c.text(s.face, line, margin, y-s.leading/4, ink)
	}
	y += gap
	for _, line := range s.text {
		y += leading
		c.text(s.plain, line, margin, y-leading/4, muted)
	}
	return c.encode(png.BestSpeed) // a picture of areas becomes no smaller for waiting
}

func everywhere(_, _ float64) float64 { return -CardWidth }

// A setting is the words of a card in lines that have room.
type setting struct {
	face, plain font.Face
	eyebrow     string
	title, text []string
	leading     int // of the title
}

// set finds the largest title that has room with all else. One that is too long
// for that goes without the text, and is cut if need be.
func (k Card) set() setting {
	title := shortened(k.Title)
	s := setting{plain: face(regular(), small)}
	eyebrow := face(bold(), small)
	for _, line := range cut(eyebrow, wrap(eyebrow, shortened(k.Eyebrow), measure), 1, measure) {
		s.eyebrow = line
	}
	text := cut(s.plain, balance(s.plain, shortened(k.Text), measure-100), 2, measure-100)
	for _, size := range titleSizes {
		s.face, s.leading = face(bold(), size), int(size*1.16)
		s.title, s.text = balance(s.face, title, measure), text
		if s.height() <= room && len(s.title) <= 3 && whole(s.face, title, measure) {
			return s
		}
	}
	s.text = nil
	s.title = cut(s.face, s.title, 4, measure)
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
	signs := []rune(drawable(text))
	return string(signs[:min(len(signs), longest)])
}
