package picture

import (
	"bytes"
	"image/color"
	"math"
	"strings"
	"testing"
)

// What a face remembers has an end, behind which it draws the same.
func TestGlyphsAreForgotten(t *testing.T) {
	f := newFace(regular(), small)
	draw := func(text string) []uint8 {
		c := newCanvas(800, 60, color.White)
		c.text(f, text, 10, 40, c.mix(color.White, color.Black))
		return c.pixels
	}
	first := draw("Çağrı")
	for r := rune(' '); r < 0x500; r++ {
		for range parts {
			draw("ı" + string(r) + "i" + string(r) + "l" + string(r))
			if len(f.glyphs) > remembered {
				t.Fatalf("%d glyphs are remembered", len(f.glyphs))
			}
		}
	}
	if !bytes.Equal(first, draw("Çağrı")) {
		t.Error("the same letters are drawn in another way")
	}
}

// TestLettersStandAtQuarterPixels: a letter is drawn where it stands to an eighth
// of a pixel, which whole pixels would not do, and in no more than four ways.
func TestLettersStandAtQuarterPixels(t *testing.T) {
	f := newFace(regular(), small)
	// middle is that of the ink from a column on: steps are 1 to 7.
	middle := func(text string, from int) float64 {
		c := newCanvas(800, 60, color.White)
		c.text(f, text, 10, 40, c.mix(color.White, color.Black))
		ink, sum := 0.0, 0.0
		for at, step := range c.pixels {
			if x := at % c.width; x >= from {
				ink += float64(step)
				sum += float64(step) * (float64(x) + 0.5)
			}
		}
		return sum / ink
	}
	alone := middle("l", 0)
	for n := range 60 {
		before := strings.Repeat("ı", n) + " "
		from := float64(f.width(before)) / 64
		if got := middle(before+"l", 10+int(from)) - alone; math.Abs(got-from) > 0.125+0.05 { // steps are rounded, too
			t.Errorf("behind %d letters it stands at %.3f, not at %.3f", n, got, from)
		}
	}
	drawn := 0
	for at := range f.glyphs {
		if at.sign == 'l' {
			drawn++
		}
	}
	if drawn != 4 {
		t.Errorf("a letter is drawn in %d ways", drawn)
	}
}
