package theme

import (
	"fmt"

	"ders/generator/colour"
	"ders/generator/source"
)

var ruleAccent = source.Define("theme/accent-adjusted", source.Info,
	source.Text{Message: "“%s” açık temada okunaklı değil: orada %s, koyu temada %s kullanılıyor", Hint: "bu not görünmesin isterseniz accent: \"%[2]s\" yazın"},
	source.Text{Message: "“%s” cannot be read in the light scheme: %s is used there, and %s in the dark one", Hint: "to be rid of this note, write accent: \"%[2]s\""})

// An Accent is a site's own accent in shades that can be read on this theme.
type Accent struct{ Light, Dark colour.Shades }

// Accent derives the shades of an accent from the theme's surfaces and texts.
func (th *Theme) Accent(accent colour.RGB) Accent {
	return Accent{th.light.ground().Shades(accent), th.dark.ground().Shades(accent)}
}

func (p Palette) ground() colour.Ground {
	return colour.Ground{
		Surfaces: []colour.RGB{p["bg"], p["surface"], p["surface-2"]},
		Texts:    []colour.RGB{p["text"], p["muted"]},
	}
}

// AdviseAccent tells what became of ders.yaml's accent where it could not be
// kept. That it is another one in the dark is no news.
func (th *Theme) AdviseAccent(v source.Value) source.List {
	c, ok := colour.Parse(v.Text)
	if !ok {
		return nil
	}
	if a := th.Accent(c); a.Light.Accent != c {
		return source.List{v.Report(ruleAccent, v.Text, a.Light.Accent.String(), a.Dark.Accent.String())}
	}
	return nil
}

// CSS is a style sheet for behind the theme's own. It says of tokens.css what
// the accent changes, for the same media: --accent-line follows by itself, and
// paper keeps its black.
func (a Accent) CSS() []byte {
	dark := shades(a.Dark) + "--accent:" + a.Dark.Accent.String()
	return fmt.Appendf(nil, `:root{%s}@media screen{:root{--accent:%s}}`+
		`@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){%s}}`+
		`@media screen{:root[data-theme="dark"]{%s}}`+"\n",
		shades(a.Light), a.Light.Accent, dark, dark)
}

func shades(s colour.Shades) string {
	return fmt.Sprintf("--accent-strong:%s;--accent-bg:%s;--on-accent:%s;", s.Strong, s.Tint, s.On)
}
