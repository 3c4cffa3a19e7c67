package theme_test

import (
	"regexp"
	"strings"
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

// The palette is what tokens.css says, in both schemes; a site's own tokens win
// one by one, as far as they are colours that can be read off.
func TestPalette(t *testing.T) {
	plain := load(t)
	for name, want := range map[string][2]string{
		"bg": {"#ffffff", "#14171c"}, "accent": {"#0b5cad", "#7db8ff"}, "surface-2": {"#eceff3", "#262b34"}, "mark": {"#1b1f27", "#1b1f27"},
	} {
		if light, dark := plain.Palette(false)[name], plain.Palette(true)[name]; light != rgb(want[0]) || dark != rgb(want[1]) {
			t.Errorf("%s: got %s and %s, want %s", name, light, dark, want)
		}
	}
	own := load(t, file("themes/kurum/assets/base/tokens.css",
		"/* --bg: #123456; */ :root{--bg:#fef9f0;--text:oklch(0.2 0 0)} .x{--surface:#000} :root[data-theme=\"dark\"]{--bg:#111}"))
	for name, want := range map[string][2]string{"bg": {"#fef9f0", "#111111"}, "text": {"#1b1f27", "#e7eaf0"}, "surface": {"#f6f7f9", "#1b1f26"}} {
		if light, dark := own.Palette(false)[name], own.Palette(true)[name]; light != rgb(want[0]) || dark != rgb(want[1]) {
			t.Errorf("own %s: got %s and %s, want %s", name, light, dark, want)
		}
	}
}

// The style sheet sets the same names in the same places as tokens.css, so that
// each scheme, chosen or the system's, gets its shades and paper gets none.
func TestAccentStyleSheet(t *testing.T) {
	a := load(t).Accent(rgb("#b3261e"))
	css := string(a.CSS())
	for _, want := range []string{
		":root{--accent-strong:", "@media screen{:root{--accent:#b3261e}}",
		`@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){--accent-strong:`,
		`@media screen{:root[data-theme="dark"]{--accent-strong:`,
	} {
		if !strings.Contains(css, want) {
			t.Errorf("no %s in %s", want, css)
		}
	}
	if n := strings.Count(css, "--accent:"+a.Dark.Accent.String()); n != 2 {
		t.Errorf("the dark accent stands %d times in %s", n, css)
	}
	tokens := string(load(t).Outputs()[mainSheet(t)])
	for _, m := range regexp.MustCompile(`--[a-z-]+:`).FindAllString(css, -1) {
		if !strings.Contains(tokens, m) {
			t.Errorf("the theme knows no %s", m)
		}
	}
}

func mainSheet(t *testing.T) string {
	name, ok := load(t).Entry("main.css")
	if !ok {
		t.Fatal("no main.css")
	}
	return name
}

// The default theme's own accent needs no change.
func TestDefaultAccentIsLegible(t *testing.T) {
	th := load(t)
	for _, dark := range []bool{false, true} {
		p := th.Palette(dark)
		for _, pair := range [][2]string{
			{"accent", "bg"}, {"accent", "surface"}, {"accent", "surface-2"}, {"accent", "accent-bg"},
			{"accent-strong", "bg"}, {"accent-strong", "accent-bg"}, {"on-accent", "accent"}, {"on-accent", "accent-strong"},
			{"text", "accent-bg"}, {"muted", "accent-bg"},
		} {
			if r := colour.Contrast(p[pair[0]], p[pair[1]]); r < colour.AA {
				t.Errorf("%s on %s: %.2f", pair[0], pair[1], r)
			}
		}
	}
}
