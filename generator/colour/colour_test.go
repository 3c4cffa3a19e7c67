package colour_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"ders/generator/colour"
)

func rgb(s string) colour.RGB {
	c, ok := colour.Parse(s)
	if !ok {
		panic(s)
	}
	return c
}

func TestParse(t *testing.T) {
	for text, want := range map[string]string{"#0b5cad": "#0b5cad", "#0B5CAD": "#0b5cad", "#05a": "#0055aa"} {
		if c, ok := colour.Parse(text); !ok || c.String() != want {
			t.Errorf("%s: got %s, %t", text, c, ok)
		}
	}
	for _, text := range []string{"", "#", "0b5cad", "#0b5ca", "#0b5cad00", "#0b5cag", "red", "#0b5cad "} {
		if c, ok := colour.Parse(text); ok {
			t.Errorf("%q is %s", text, c)
		}
	}
}

// The contrasts are those that everybody knows, red in OKLCH is what CSS Color 4
// gives for it.
func TestKnownColours(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#777777", "#ffffff", 4.48}, {"#ff0000", "#ffffff", 4}} {
		if got := colour.Contrast(rgb(c.a), rgb(c.b)); math.Abs(got-c.want) > 0.005 {
			t.Errorf("contrast of %s and %s: got %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
	red := rgb("#ff0000").LCH()
	if math.Abs(red.L-0.62796) > 1e-4 || math.Abs(red.C-0.25768) > 1e-4 || math.Abs(red.H*180/math.Pi-29.234) > 1e-2 {
		t.Errorf("red is %+v", red)
	}
}

// There and back again is the same colour, for all that a screen shows.
func TestRoundTrip(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		c := anyColour(random)
		if back := c.LCH().RGB(); back != c {
			t.Fatalf("%s comes back as %s", c, back)
		}
	}
}

// A colour that no screen shows keeps its lightness.
func TestGamut(t *testing.T) {
	for _, l := range []float64{0, 0.1, 0.5, 0.9, 1} {
		for h := 0.0; h < 6.3; h += 0.1 {
			if got := (colour.LCH{L: l, C: 0.4, H: h}).RGB().LCH().L; math.Abs(got-l) > 0.01 {
				t.Errorf("lightness %.1f at hue %.1f became %.3f", l, h, got)
			}
		}
	}
}

func anyColour(random *rand.Rand) colour.RGB {
	return colour.RGB{R: uint8(random.IntN(256)), G: uint8(random.IntN(256)), B: uint8(random.IntN(256))}
}

// The two schemes of the default theme, and two that are harder.
var grounds = map[string]colour.Ground{
	"light":  ground("#ffffff #f6f7f9 #eceff3", "#1b1f27 #545c6b"),
	"dark":   ground("#14171c #1b1f26 #262b34", "#e7eaf0 #a3acba"),
	"cream":  ground("#fbf3e0 #f3e8cf #e8dbbd", "#201a10 #4f4530"),
	"coffee": ground("#2a2019 #33281f #3e3127", "#f5ece3 #cbbcae"),
}

func ground(surfaces, texts string) colour.Ground {
	split := func(s string) (out []colour.RGB) {
		for ; len(s) >= 7; s = s[min(8, len(s)):] {
			out = append(out, rgb(s[:7]))
		}
		return out
	}
	return colour.Ground{Surfaces: split(surfaces), Texts: split(texts)}
}

// Whatever accent a site chooses, each pair of colours that a page shows can be
// read.
func TestShadesAreLegible(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	accents := []colour.RGB{colour.White, colour.Black, rgb("#808080"), rgb("#ffff00"), rgb("#00ff00"), rgb("#0000ff"), rgb("#ff0000"), rgb("#0b5cad")}
	for range 3000 {
		accents = append(accents, anyColour(random))
	}
	for name, g := range grounds {
		for _, accent := range accents {
			s := g.Shades(accent)
			check := func(what string, a, b colour.RGB) {
				if r := colour.Contrast(a, b); r < colour.AA {
					t.Errorf("%s, %s: %s has %.2f (%+v)", name, accent, what, r, s)
				}
			}
			for _, surface := range append(g.Surfaces, s.Tint) {
				check("the accent", s.Accent, surface)
				check("the strong accent", s.Strong, surface)
			}
			for _, text := range g.Texts {
				check("text on the tint", text, s.Tint)
			}
			check("text on the accent", s.On, s.Accent)
			check("text on the strong accent", s.On, s.Strong)
			if s.Accent == s.Strong {
				t.Errorf("%s, %s: a button looks the same under the pointer", name, accent)
			}
			if a, b := accent.LCH(), s.Accent.LCH(); a.C > 0.05 && b.C > 0.05 && math.Abs(math.Remainder(a.H-b.H, 2*math.Pi)) > 0.06 {
				t.Errorf("%s, %s: the hue of %s is another", name, accent, s.Accent)
			}
		}
	}
}

// An accent that can be read stays, and the shades of the default theme's are
// near those that were chosen by eye.
func TestShadesOfTheDefaultAccent(t *testing.T) {
	accent := rgb("#0b5cad")
	light, dark := grounds["light"].Shades(accent), grounds["dark"].Shades(accent)
	t.Logf("light %+v", light)
	t.Logf("dark %+v", dark)
	if light.Accent != accent || light.On != colour.White {
		t.Errorf("light: %+v", light)
	}
	near := func(a colour.RGB, eye string) {
		if x, y := a.LCH(), rgb(eye).LCH(); math.Abs(x.L-y.L) > 0.12 || math.Abs(x.C-y.C) > 0.06 {
			t.Errorf("%s is far from %s", a, eye)
		}
	}
	near(light.Strong, "#084785")
	near(light.Tint, "#eaf2fb")
	near(dark.Accent, "#7db8ff")
	near(dark.Strong, "#a8d0ff")
	near(dark.Tint, "#17283f")
}
