package picture

import (
	"image"
	"strings"
	"sync"
	"unicode/utf8"

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

// face is a font in a size in pixels. It must not be shared.
func face(f *sfnt.Font, size float64) font.Face {
	made, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic(err)
	}
	return made
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

func width(f font.Face, text string) int { return font.MeasureString(f, text).Ceil() }

// wrap breaks a text into lines that are no wider than most. A word that is
// wider is broken where it must be.
func wrap(f font.Face, text string, most int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if joined := strings.TrimLeft(line+" "+word, " "); width(f, joined) <= most {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line = word; width(f, line) > most; {
			cut := fits(f, line, most)
			lines = append(lines, line[:cut])
			line = line[cut:]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// fits is how many bytes of a text are no wider than most, at least one sign.
func fits(f font.Face, text string, most int) int {
	_, end := utf8.DecodeRuneInString(text)
	for end < len(text) {
		_, size := utf8.DecodeRuneInString(text[end:])
		if width(f, text[:end+size]) > most {
			break
		}
		end += size
	}
	return end
}

// balance breaks a text like wrap, into as many lines but of like width.
func balance(f font.Face, text string, most int) []string {
	lines := wrap(f, text, most)
	low, high := 0, most // too narrow, wide enough
	for high-low > 4 {
		if middle := (low + high) / 2; len(wrap(f, text, middle)) == len(lines) && whole(f, text, middle) {
			high = middle
		} else {
			low = middle
		}
	}
	if high == most {
		return lines
	}
	return wrap(f, text, high)
}

// whole reports whether each word of a text is no wider than most.
func whole(f font.Face, text string, most int) bool {
	for _, word := range strings.Fields(text) {
		if width(f, word) > most {
			return false
		}
	}
	return true
}

// cut is at most count lines, with an ellipsis where there were more.
func cut(f font.Face, lines []string, count, most int) []string {
	if len(lines) <= count {
		return lines
	}
	lines = lines[:count]
	last := lines[count-1]
	for last != "" && width(f, last+"…") > most {
		_, size := utf8.DecodeLastRuneInString(last)
		last = last[:len(last)-size]
	}
	lines[count-1] = strings.TrimRight(last, " ,.;:–-") + "…"
	return lines
}

// text writes a line.
func (c *canvas) text(f font.Face, text string, x, baseline int, ink uint8) {
	dot, before := fixed.P(x, baseline), rune(-1)
	for _, r := range text {
		if before >= 0 {
			dot.X += f.Kern(before, r)
		}
		dot.X += c.glyph(f, r, dot, ink)
		before = r
	}
}

// glyph writes a sign and tells how wide it is.
func (c *canvas) glyph(f font.Face, r rune, dot fixed.Point26_6, ink uint8) fixed.Int26_6 {
	at, mask, from, advance, ok := f.Glyph(dot, r)
	if !ok {
		return 0
	}
	covered := mask.(*image.Alpha) // as all masks of an opentype.Face are
	for y := at.Min.Y; y < at.Max.Y; y++ {
		row := covered.Pix[covered.PixOffset(from.X, from.Y+y-at.Min.Y):]
		for x := at.Min.X; x < at.Max.X; x++ {
			c.blend(x, y, ink, int(row[x-at.Min.X]))
		}
	}
	return advance
}

// letter writes one sign into the middle of a square.
func (c *canvas) letter(r rune, at image.Rectangle, ink uint8) {
	f := face(bold(), float64(at.Dx())*0.62)
	bounds, _, _ := f.GlyphBounds(r)
	middle := fixed.P(at.Min.X+at.Max.X, at.Min.Y+at.Max.Y)
	c.glyph(f, r, fixed.Point26_6{
		X: (middle.X - bounds.Min.X - bounds.Max.X) / 2,
		Y: (middle.Y - bounds.Min.Y - bounds.Max.Y) / 2,
	}, ink)
}
