package picture

import (
	"bytes"
	"image/color"
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
