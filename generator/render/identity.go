package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"ders/generator/colour"
	"ders/generator/output"
	"ders/generator/picture"
	"ders/generator/site"
	"ders/generator/source"
	"ders/generator/theme"
)

// Draw makes a picture when it is first asked for. The caller remembers them:
// equal drawings are equal pictures.
type Draw func(picture.Drawing) func() ([]byte, error)

// Styles lists the paths of all style sheets of a site, its accent's last.
func Styles(c *site.Config, th *theme.Theme) []string {
	styles := th.Styles()
	if name, _ := accentSheet(c, th); name != "" {
		styles = append(styles, name)
	}
	return styles
}

// accentSheet is the style sheet of the site's own accent; without one its name
// is empty.
func accentSheet(c *site.Config, th *theme.Theme) (name string, data []byte) {
	accent, ok := colour.Parse(c.Accent.Text)
	if !ok {
		return "", nil
	}
	data = th.Accent(accent).CSS()
	return "assets/accent-" + source.Sum(string(data)).Short() + ".css", data
}

// look is the colours of what is drawn: the light scheme's, with the site's own
// accent.
func look(c *site.Config, th *theme.Theme) picture.Look {
	p := th.Palette(false)
	l := picture.Look{
		Ground: p["bg"], Ink: p["text"], Muted: p["muted"],
		Accent: p["accent"], Tint: p["accent-bg"], On: p["on-accent"],
	}
	if accent, ok := colour.Parse(c.Accent.Text); ok {
		shades := th.Accent(accent).Light
		l.Accent, l.Tint, l.On = shades.Accent, shades.Tint, shades.On
	}
	return l
}

const favicon = "favicon.svg"

// mark is the default theme's, or the first letter of a site that has an icon
// of its own: pictures are not made of SVG.
func (r *renderer) mark() picture.Mark {
	if !r.theme.Own("static/" + favicon) {
		return picture.Mark{}
	}
	for _, letter := range r.site.Config.Title {
		if unicode.IsLetter(letter) || unicode.IsDigit(letter) {
			return picture.Mark{Letter: r.language.Upper(string(letter))}
		}
	}
	return picture.Mark{}
}

// recoloured is the theme's favicon.svg in the site's own accent: what is the
// theme's accent in it becomes the site's.
func (r *renderer) recoloured(icon []byte) []byte {
	old := r.theme.Palette(false)["accent"]
	return bytes.ReplaceAll(icon, []byte(old.String()), []byte(r.look.Accent.String()))
}

// icons are what a device shows that the site was put on.
var icons = []struct {
	name    string
	size    int
	purpose string // of the manifest; empty for a picture that it does not name
}{
	{"icon-192.png", 192, "any"},
	{"icon-512.png", 512, "any"},
	{"icon-full.png", 512, "maskable"},
	{"apple-touch-icon.png", 180, ""},
}

// identity adds the icons and the manifest.
func (r *renderer) identity(tree *output.Tree) error {
	for _, icon := range icons {
		draw := r.memory.Draw(picture.Icon{
			Mark: r.mark(), Size: icon.size, Round: icon.purpose == "any",
			Accent: r.look.Accent, On: r.look.On,
		})
		if err := addUnlessThere(tree, icon.name, draw); err != nil {
			return err
		}
	}
	return addUnlessThere(tree, "manifest.webmanifest", r.manifest)
}

// addUnlessThere adds a file that the site or its theme may bring itself.
func addUnlessThere(tree *output.Tree, name string, make func() ([]byte, error)) error {
	if tree.Has(name) {
		return nil
	}
	if err := tree.AddFunc(name, make); err != nil {
		return fmt.Errorf("add %s: %w", name, err)
	}
	return nil
}

// A webManifest is that of w3.org/TR/appmanifest. Its addresses are relative to
// itself, so that a site works wherever it lies.
type webManifest struct {
	Name            string         `json:"name"`
	ShortName       string         `json:"short_name"`
	Description     string         `json:"description,omitempty"`
	Lang            string         `json:"lang"`
	Dir             string         `json:"dir"`
	StartURL        string         `json:"start_url"`
	Scope           string         `json:"scope"`
	Display         string         `json:"display"`
	BackgroundColor string         `json:"background_color"`
	ThemeColor      string         `json:"theme_color"`
	Icons           []manifestIcon `json:"icons"`
}

type manifestIcon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

func (r *renderer) manifest() ([]byte, error) {
	c := r.site.Config
	m := webManifest{
		Name: c.Title, ShortName: shortName(c.Title), Description: c.Description,
		Lang: c.Language, Dir: "ltr", StartURL: ".", Scope: ".", Display: "standalone",
		BackgroundColor: r.look.Ground.String(), ThemeColor: r.look.Accent.String(),
	}
	for _, icon := range icons {
		if icon.purpose != "" {
			m.Icons = append(m.Icons, manifestIcon{icon.name, fmt.Sprintf("%dx%[1]d", icon.size), "image/png", icon.purpose})
		}
	}
	data, err := json.MarshalIndent(m, "", "  ")
	return append(data, '\n'), err
}

// shortName is as much of a title as has room below an icon: whole words, one
// at least.
func shortName(title string) string {
	const room = 12
	words := strings.Fields(title)
	for len(words) > 1 && utf8.RuneCountInString(strings.Join(words, " ")) > room {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}
