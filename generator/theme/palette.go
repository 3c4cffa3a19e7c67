package theme

import (
	"maps"
	"regexp"
	"strings"

	"ders/generator/colour"
	"ders/generator/source"
)

// A Palette is the colours of the theme's assets/base/tokens.css in one
// scheme, by their names without dashes in front: "bg", "surface-2". Colours
// that are no hex numbers there, or missing, are the default theme's.
type Palette map[string]colour.RGB

// Palette is the theme's in its light or dark scheme. The caller must not
// change it.
func (th *Theme) Palette(dark bool) Palette {
	if dark {
		return th.dark
	}
	return th.light
}

// Own reports whether the site's theme has this file of the theme itself.
func (th *Theme) Own(name string) bool {
	file := th.files[name]
	return file != nil && file != embedded()[name]
}

const tokens = "assets/base/tokens.css"

func (th *Theme) readPalettes() {
	th.light, th.dark = palettes(embedded()[tokens])
	if th.Own(tokens) {
		light, dark := palettes(th.files[tokens])
		maps.Copy(th.light, light)
		maps.Copy(th.dark, dark)
	}
}

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	cssBlock   = regexp.MustCompile(`([^{}]*)\{([^{}]*)\}`)
	cssColour  = regexp.MustCompile(`--([a-z0-9-]+)\s*:\s*(#[0-9a-fA-F]{3,6})\s*(?:;|$)`)
)

// palettes reads the rules of :root and of the dark scheme's attribute.
func palettes(file *source.File) (light, dark Palette) {
	light, night := Palette{}, Palette{}
	for _, block := range cssBlock.FindAllStringSubmatch(cssComment.ReplaceAllString(file.Text, ""), -1) {
		into := night
		switch selector := strings.TrimSpace(block[1]); {
		case selector == ":root":
			into = light
		case !strings.Contains(selector, `[data-theme="dark"]`):
			continue
		}
		for _, m := range cssColour.FindAllStringSubmatch(strings.TrimSpace(block[2]), -1) {
			if c, ok := colour.Parse(m[2]); ok {
				into[m[1]] = c
			}
		}
	}
	dark = maps.Clone(light)
	maps.Copy(dark, night)
	return light, dark
}
