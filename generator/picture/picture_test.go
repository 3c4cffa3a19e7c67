package picture_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"sync"
	"testing"

	"ders/generator/colour"
	"ders/generator/picture"
)

func rgb(s string) colour.RGB {
	c, ok := colour.Parse(s)
	if !ok {
		panic(s)
	}
	return c
}

var look = picture.Look{
	Ground: rgb("#ffffff"), Ink: rgb("#1b1f27"), Muted: rgb("#545c6b"),
	Accent: rgb("#0b5cad"), Tint: rgb("#eaf2fb"), On: rgb("#ffffff"),
}

func card(title string) picture.Card {
	return picture.Card{Site: "Örnek Akademi", Eyebrow: "Modül 3", Title: title, Text: "Kaç gün, hangi gün başlar?", Look: look}
}

func draw(t *testing.T, d picture.Drawing) ([]byte, image.Image) {
	t.Helper()
	data, err := d.PNG()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return data, img
}

// Titles that are hard to set, among them what an author may paste.
var titles = []string{
	"Zor müşteriler", "ŞşĞğİıÇçÖöÜü", "", " ", "Ş", "Mu\u0308s\u0327teri", "日本語 🙂 العربية",
	"Muvaffakiyetsizleştiricileştiriveremeyebileceklerimizdenmişsinizcesine",
	strings.Repeat("uzun bir başlık ", 200), strings.Repeat("ş", 5000), "a\x00b\u202ec",
}

// A card has its size whatever its title is, is no burden, and is the same each
// time it is drawn.
func TestCard(t *testing.T) {
	seen := map[string]string{}
	for _, title := range titles {
		data, img := draw(t, card(title))
		if img.Bounds() != image.Rect(0, 0, 1200, 630) {
			t.Errorf("%.20q: %v", title, img.Bounds())
		}
		if len(data) > 60<<10 {
			t.Errorf("%.20q: %d bytes", title, len(data))
		}
		if again, _ := draw(t, card(title)); !bytes.Equal(data, again) {
			t.Errorf("%.20q: drawn twice, it differs", title)
		}
		if other, ok := seen[string(data)]; ok && strings.TrimSpace(title) != "" && title != titles[6] {
			t.Errorf("%.20q looks like %.20q", title, other)
		}
		seen[string(data)] = title
	}
}

// Cards of two sites and two looks do not mix, whichever was drawn last.
func TestCardsOfTwoSites(t *testing.T) {
	other, dark := card("Zor müşteriler"), card("Zor müşteriler")
	other.Site, dark.Look.Ground = "Başka Akademi", look.Ink
	kinds := []picture.Card{card("Zor müşteriler"), other, dark}
	var first [3][]byte
	for range 2 {
		for i, k := range kinds {
			data, img := draw(t, k)
			if first[i] == nil {
				first[i] = data
			}
			if !bytes.Equal(first[i], data) {
				t.Errorf("card %d differs after the others", i)
			}
			if rgbAt(img, 0, 0) != k.Ground {
				t.Errorf("card %d is on the ground of another", i)
			}
		}
	}
	if bytes.Equal(first[0], first[1]) {
		t.Error("the cards of two sites are equal")
	}
}

// Cards that are drawn at once are as those that are drawn in turn.
func TestCardsAtOnce(t *testing.T) {
	var all sync.WaitGroup
	for i, title := range titles {
		for _, site := range []string{"Örnek Akademi", "Başka Akademi"} {
			k := card(title)
			k.Site, k.Eyebrow = site, fmt.Sprintf("Modül %d", i)
			alone, _ := k.PNG()
			all.Go(func() {
				if again, _ := k.PNG(); !bytes.Equal(alone, again) {
					t.Errorf("%.20q of %s differs", title, site)
				}
			})
		}
	}
	all.Wait()
}

// A card shows each of its colours, and what is written lies over the mark
// behind it.
func TestColours(t *testing.T) {
	look := look
	look.On = rgb("#fffbe6")
	k := card(strings.Repeat("WWWW ", 40))
	k.Look = look
	_, img := draw(t, k)
	_, short := draw(t, picture.Card{Title: "Ş", Text: "Kaç gün?", Eyebrow: "Modül 3", Look: look})
	seen := map[colour.RGB]bool{}
	over := 0
	for y := range 630 {
		for x := range 1200 {
			seen[rgbAt(short, x, y)] = true
			if rgbAt(img, x, y) == look.Ink && rgbAt(short, x, y) == look.Tint {
				over++
			}
		}
	}
	for _, c := range []colour.RGB{look.Ground, look.Ink, look.Muted, look.Accent, look.Tint, look.On} {
		if !seen[c] {
			t.Errorf("a card shows nothing in %v", c)
		}
	}
	if over < 100 {
		t.Errorf("%d pixels of a title lie over the mark", over)
	}
}

// Each Turkish letter is a sign of its own, composed or not, and what the font
// lacks leaves no box.
func TestTurkishLetters(t *testing.T) {
	seen := map[string]rune{}
	for _, letter := range "ŞşSsĞğGgİIıiÇçCcÖöOoÜüUu" {
		data, _ := draw(t, card(string(letter)))
		if other, ok := seen[string(data)]; ok {
			t.Errorf("%c looks like %c", letter, other)
		}
		seen[string(data)] = letter
	}
	for _, same := range [][2]string{{"Müşteri", "Mu\u0308s\u0327teri"}, {"İade", "İade 🙂"}, {"Bir iki", "Bir \n iki"}} {
		a, _ := draw(t, card(same[0]))
		if b, _ := draw(t, card(same[1])); !bytes.Equal(a, b) {
			t.Errorf("%q and %q differ", same[0], same[1])
		}
	}
}

// Nothing that is written comes near the edge of a card or the bar at its foot.
func TestNothingIsCutOff(t *testing.T) {
	for _, title := range titles {
		k := card(title)
		k.Site, k.Eyebrow, k.Text = title, title, title
		k.Tint = k.Ground // the mark behind the text is cut off on purpose
		_, img := draw(t, k)
		for y := range 630 {
			for x := range 1200 {
				inside := x >= 72 && x < 1128 && y >= 60 && y < 600
				r, g, b, _ := img.At(x, y).RGBA()
				if !inside && y < 610 && (r != 0xffff || g != 0xffff || b != 0xffff) {
					t.Fatalf("%.20q: something at %d, %d", title, x, y)
				}
			}
		}
	}
}

func TestIcon(t *testing.T) {
	icon := picture.Icon{Size: 192, Round: true, Accent: look.Accent, On: look.On}
	data, img := draw(t, icon)
	if img.Bounds() != image.Rect(0, 0, 192, 192) {
		t.Error(img.Bounds())
	}
	if _, _, _, a := img.At(0, 0).RGBA(); a != 0 {
		t.Error("the corner of a round icon is not clear")
	}
	full := icon
	full.Round = false
	if _, img := draw(t, full); rgbAt(img, 0, 0) != look.Accent {
		t.Error("the corner of a full icon is not the accent")
	}
	seen := map[string]string{string(data): ""}
	for _, letter := range []string{"Ş", "S", "İ", "I", "Ğ"} {
		icon.Letter = letter
		data, _ := draw(t, icon)
		if other, ok := seen[string(data)]; ok {
			t.Errorf("%s looks like %q", letter, other)
		}
		seen[string(data)] = letter
	}
	icon.Letter = "字" // no letter that can be drawn: the mark
	if other, _ := draw(t, icon); !bytes.Equal(other, data) {
		t.Error("a sign that the font lacks is not replaced by the mark")
	}
}

func rgbAt(img image.Image, x, y int) colour.RGB {
	r, g, b, _ := img.At(x, y).RGBA()
	return colour.RGB{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8)}
}

func BenchmarkCard(b *testing.B) {
	for b.Loop() {
		card("Zor müşteriler").PNG()
	}
}
