// Package colour is colours as screens show them (sRGB) and as people see them
// (OKLCH), how well one can be read on another, and the shades of one accent.
//
// The formulas are those of the standards: luminance and contrast of WCAG 2.2
// (w3.org/TR/WCAG22/#dfn-contrast-ratio), sRGB, OKLab and OKLCH of CSS Color 4
// (w3.org/TR/css-color-4/#color-conversion-code), which takes OKLab from Björn
// Ottosson. What is promised about contrast holds for the rounded colours that
// a browser gets.
package colour

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// RGB is a colour in sRGB. It is an image/color.Color.
type RGB struct{ R, G, B uint8 }

var (
	White = RGB{255, 255, 255}
	Black = RGB{}
)

var hex = regexp.MustCompile(`^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`)

// Parse reads "#0b5cad" or "#05a".
func Parse(s string) (c RGB, ok bool) {
	if !hex.MatchString(s) {
		return c, false
	}
	digits := s[1:]
	if len(digits) == 3 {
		digits = strings.Repeat(digits[:1], 2) + strings.Repeat(digits[1:2], 2) + strings.Repeat(digits[2:], 2)
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	return RGB{uint8(n >> 16), uint8(n >> 8), uint8(n)}, err == nil
}

// String is the colour as CSS writes it.
func (c RGB) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// RGBA makes an RGB a color.Color.
func (c RGB) RGBA() (r, g, b, a uint32) {
	return uint32(c.R) * 0x101, uint32(c.G) * 0x101, uint32(c.B) * 0x101, 0xffff
}

// Mix is the colour so far on the way from a to b, as a screen blends edges.
func Mix(a, b RGB, way float64) RGB {
	mix := func(x, y uint8) uint8 { return uint8(math.Round(float64(x) + (float64(y)-float64(x))*way)) }
	return RGB{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B)}
}

// Contrast is WCAG's ratio of two colours, from 1 to 21.
func Contrast(a, b RGB) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

func luminance(c RGB) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// linear is the light of a channel.
func linear(channel uint8) float64 {
	v := float64(channel) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// channel is linear's inverse, not yet rounded: 0 to 1 inside sRGB.
func channel(light float64) float64 {
	if light <= 0.0031308 {
		return light * 12.92
	}
	return 1.055*math.Pow(light, 1/2.4) - 0.055
}

// LCH is a colour in OKLCH: lightness 0 to 1, chroma from 0, hue in radians.
type LCH struct{ L, C, H float64 }

// LCH is the colour in OKLCH.
func (c RGB) LCH() LCH {
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	lightness := 0.2104542553*l + 0.7936177850*m - 0.0040720468*s
	x := 1.9779984951*l - 2.4285922050*m + 0.4505937099*s
	y := 0.0259040371*l + 0.7827717662*m - 0.8086757660*s
	return LCH{lightness, math.Hypot(x, y), math.Atan2(y, x)}
}

// RGB is the colour in sRGB. One that no screen shows keeps its lightness and
// hue and loses as much chroma as it must.
func (c LCH) RGB() RGB {
	if rgb, ok := c.exact(); ok {
		return rgb
	}
	low, high := 0.0, c.C
	for range 24 {
		middle := (low + high) / 2
		if _, ok := (LCH{c.L, middle, c.H}).exact(); ok {
			low = middle
		} else {
			high = middle
		}
	}
	rgb, _ := LCH{c.L, low, c.H}.exact()
	return rgb
}

// exact converts, and reports whether the colour lies inside sRGB.
func (c LCH) exact() (rgb RGB, inside bool) {
	x, y := c.C*math.Cos(c.H), c.C*math.Sin(c.H)
	l := cube(c.L + 0.3963377774*x + 0.2158037573*y)
	m := cube(c.L - 0.1055613458*x - 0.0638541728*y)
	s := cube(c.L - 0.0894841775*x - 1.2914855480*y)
	inside = true
	round := func(light float64) uint8 {
		const slip = 1e-4 // of the arithmetic, far less than a step of 1/255
		v := channel(light)
		inside = inside && v >= -slip && v <= 1+slip
		return uint8(math.Round(255 * min(max(v, 0), 1)))
	}
	rgb = RGB{
		round(+4.0767416621*l - 3.3077115913*m + 0.2309699292*s),
		round(-1.2684380046*l + 2.6097574011*m - 0.3413193965*s),
		round(-0.0041960863*l - 0.7034186147*m + 1.7076147010*s),
	}
	return rgb, inside
}

func cube(v float64) float64 { return v * v * v }
