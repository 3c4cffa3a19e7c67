package colour

// AA is the contrast that WCAG 2.2 demands of text (1.4.3). Controls need 3
// (1.4.11), which what is good for text fulfils.
const AA = 4.5

// A Ground is what an accent meets in one scheme of a theme, light or dark.
type Ground struct {
	Surfaces []RGB // the page first, then what stands out from it
	Texts    []RGB // that are read on the accent's tint
}

// Shades are an accent in one scheme. Accent and Strong can be read on every
// surface and on Tint, On on Accent and Strong, and the ground's texts on Tint:
// each such pair has a contrast of AA, where the surfaces themselves allow it.
type Shades struct {
	Accent RGB // links, buttons, what is chosen
	Strong RGB // under the pointer
	Tint   RGB // a background that hints at the accent
	On     RGB // text on Accent and Strong
}

// stride is a step of lightness too small to be seen.
const stride = 1.0 / 512

// Shades are those of an accent on a ground: of its hue, and near its lightness.
// An accent that can be read is kept as it is.
func (g Ground) Shades(accent RGB) Shades {
	page := g.Surfaces[0]
	away := -1.0 // from a light page to darker shades
	if Contrast(page, White) > Contrast(page, Black) {
		away = 1
	}
	s := Shades{Tint: g.tint(accent, away)}
	readable := func(c RGB) bool {
		return legible(c, g.Surfaces...) && legible(c, s.Tint)
	}
	s.Accent = walk(accent, away, readable)
	if s.Accent != accent && away > 0 {
		s.Accent = glowing(s.Accent, readable)
	}
	s.Strong = strong(s.Accent, away, readable)
	s.On = White
	if away > 0 {
		lch := accent.LCH()
		s.On = LCH{0.16, min(lch.C, 0.02), lch.H}.RGB()
	}
	if !legible(s.On, s.Accent, s.Strong) { // black or white always is
		s.On = White
		if !legible(White, s.Accent, s.Strong) {
			s.On = Black
		}
	}
	return s
}

// tint is the page with a breath of the accent, as far from the page as its
// texts can still be read.
func (g Ground) tint(accent RGB, away float64) RGB {
	page, lch := g.Surfaces[0].LCH(), accent.LCH()
	depth, chroma := 0.042, 0.02
	if away > 0 {
		depth, chroma = 0.075, 0.05
	}
	for ; depth > 0; depth -= stride {
		tint := LCH{page.L + away*depth, min(lch.C, chroma), lch.H}.RGB()
		if legible(tint, g.Texts...) {
			return tint
		}
	}
	return g.Surfaces[0]
}

// walk changes a colour's lightness until it is right.
func walk(c RGB, away float64, right func(RGB) bool) RGB {
	if right(c) {
		return c
	}
	lch := c.LCH()
	for lch.L >= 0 && lch.L <= 1 {
		lch.L += away * stride
		if c = lch.RGB(); right(c) {
			return c
		}
	}
	return c // black or white
}

// glowing is a shade for a dark page that had to be made lighter anyway: one
// that can only just be read looks dull there.
func glowing(c RGB, right func(RGB) bool) RGB {
	const glow = 0.74
	lch := c.LCH()
	lch.L = max(lch.L, glow)
	if lighter := lch.RGB(); right(lighter) {
		return lighter
	}
	return c
}

// strong is a shade beside an accent: farther from the page, or nearer where
// that is the end of the scale.
func strong(accent RGB, away float64, right func(RGB) bool) RGB {
	const step = 0.08
	lch := accent.LCH()
	farther, nearer := lch, lch
	farther.L += away * step
	if farther.L >= 0 && farther.L <= 1 && right(farther.RGB()) {
		return farther.RGB()
	}
	nearer.L -= away * 2 * step
	if c := nearer.RGB(); right(c) {
		return c
	}
	return accent
}

func legible(c RGB, on ...RGB) bool {
	for _, ground := range on {
		if Contrast(c, ground) < AA {
			return false
		}
	}
	return true
}
