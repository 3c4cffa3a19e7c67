package picture

import (
	"image"
	"math"
	"unicode/utf8"
)

// A Mark is what stands for a site: a letter, or where that is empty the mark
// of the default theme, a way from one point to the next.
type Mark struct{ Letter string }

// The mark is drawn on a square of 32, as in the theme's favicon.svg.
const square = 32

// tile is the square behind a mark, its corners rounded.
func tile(at image.Rectangle, radius float64) shape {
	half := float64(at.Dx()) / 2
	x0, y0 := float64(at.Min.X)+half, float64(at.Min.Y)+half
	return func(x, y float64) float64 {
		dx, dy := math.Abs(x-x0)-half+radius, math.Abs(y-y0)-half+radius
		return far(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - radius
	}
}

// way is the line of the mark with both its points, and the hole in the second.
func way(at image.Rectangle) shape {
	scale := float64(at.Dx()) / square
	return func(x, y float64) float64 {
		x, y = (x-float64(at.Min.X))/scale, (y-float64(at.Min.Y))/scale
		line := min(
			flat(x, y, 8, 14.5, 22.5), quarter(x, y, 14.5, 18.5, 4, 1),
			flat(y, x, 13.5, 18.5, 18.5),
			quarter(x, y, 22.5, 13.5, 4, -1), flat(x, y, 22.5, 24, 9.5))
		second := far(x-23.5, y-9.5)
		return max(min(line-1.2, far(x-8.5, y-22.5)-3.3, second-4.5), 2.1-second) * scale
	}
}

// far is the distance of two points. The conversions keep processors that
// could from rounding once instead of twice: equal drawings, equal bytes.
func far(dx, dy float64) float64 { return math.Sqrt(float64(dx*dx) + float64(dy*dy)) }

// flat is how far a point is from the line from a to b at the height h.
func flat(x, y, a, b, h float64) float64 {
	return far(x-min(max(x, a), b), y-h)
}

// quarter is how far a point is from a quarter of a circle, on the side of its
// centre that sign says, both ways.
func quarter(x, y, x0, y0, r, sign float64) float64 {
	if (x-x0)*sign < 0 || (y-y0)*sign < 0 {
		return math.Inf(1) // the lines at its ends are nearer
	}
	return math.Abs(far(x-x0, y-y0) - r)
}

// mark draws the mark or the letter of a site.
func (c *canvas) mark(m Mark, at image.Rectangle, i ink) {
	if letter := drawable(m.Letter); letter != "" {
		first, _ := utf8.DecodeRuneInString(letter)
		c.letter(first, at, i)
		return
	}
	c.fill(at, i, way(at))
}
