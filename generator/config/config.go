// Package config turns ders.yaml into a site.Config, defaults filled in.
package config

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"

	"ders/generator/colour"
	"ders/generator/front"
	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

// Name is the file at the root of every site folder.
const Name = "ders.yaml"

var (
	ruleMissing = source.Define("config/missing", source.Error,
		source.Text{Message: "bu klasörde ders.yaml yok", Hint: "komutu site klasöründe çalıştırın ya da klasörü --source ile gösterin; yeni bir site için: ders init egitim"},
		source.Text{Message: "this folder has no ders.yaml", Hint: "run in the site folder or name it with --source; to begin a site: ders init training"})
	ruleBadID = source.Define("config/bad-id", source.Error,
		source.Text{Message: "“%s” geçerli bir site kimliği değil", Hint: "küçük harf (a-z), rakam ve kısa çizgi kullanın, örneğin %[2]s"},
		source.Text{Message: "“%s” is not a valid site id", Hint: "use lower-case letters (a-z), digits and hyphens, for example %[2]s"})
	ruleBadURL = source.Define("config/bad-url", source.Error,
		source.Text{Message: "“%s” geçerli bir site adresi değil", Hint: "https:// ile başlayan, ? ve # içermeyen tam adresi yazın, örneğin https://ornek.org/egitim/"},
		source.Text{Message: "“%s” is not an address of a site", Hint: "write a full address that begins with https:// and holds no ? or #, for example https://example.org/training/"})
	ruleUnknownTheme = source.Define("config/unknown-theme", source.Error,
		source.Text{Message: "“%s” teması bulunamadı", Hint: "themes/%[1]s klasörünü oluşturun ya da “default” yazın"},
		source.Text{Message: "the theme “%s” was not found", Hint: "make the folder themes/%[1]s, or write “default”"})
	ruleBadAccent = source.Define("config/bad-accent", source.Error,
		source.Text{Message: "“%s” geçerli bir renk değil", Hint: "# ve altı onaltılık basamak yazın, tırnak içinde: accent: \"#0b5cad\""},
		source.Text{Message: "“%s” is not a colour", Hint: "write # and six hexadecimal digits, in quotes: accent: \"#0b5cad\""})
)

var validID = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// Read reads ders.yaml; file is nil where there is none. baseURL, if not
// empty, wins over the file's. hasTheme reports whether the site folder holds
// a theme of a name. The Config is never nil.
func Read(file *source.File, baseURL string, hasTheme func(string) bool) (*site.Config, source.List) {
	if file == nil {
		return &site.Config{Language: "tr", Theme: "default", PassMark: 70},
			source.List{source.ReportPath(Name, ruleMissing)}
	}
	f := front.Parse(file)
	c := &site.Config{
		Title:         f.Required("title").Text,
		Description:   f.String("description").Text,
		Language:      f.OneOf("language", "tr", "tr", "en"),
		SearchEngines: f.Bool("search_engines", true),
		PassMark:      70,
		Offline:       f.Bool("offline", true),
		Review:        f.Bool("review", true),
	}
	if mark, ok := f.Int("pass_mark", 0, 100); ok {
		c.PassMark = mark
	}
	language := lang.For(c.Language)
	id := f.String("id")
	c.ID = id.Text
	switch {
	case c.ID == "":
		c.ID = language.Slug(c.Title)
	case !validID.MatchString(c.ID):
		f.Report(id.Report(ruleBadID, c.ID, cmp.Or(language.Slug(c.ID), "akademi")))
	}
	theme := f.String("theme")
	c.Theme = theme.Text
	switch {
	case c.Theme == "":
		c.Theme = "default"
	case c.Theme != "default" && (!validID.MatchString(c.Theme) || !hasTheme(c.Theme)):
		f.Report(theme.Report(ruleUnknownTheme, c.Theme))
		c.Theme = "default"
	}
	c.Accent = accent(f)
	c.Logo = f.String("logo")
	c.Feedback = feedback(f, c)
	c.BaseURL = address(f, "base_url").Text
	if baseURL != "" {
		c.BaseURL = baseURL
	}
	if c.BaseURL != "" && !strings.HasSuffix(c.BaseURL, "/") {
		c.BaseURL += "/"
	}
	repository := address(f, "repository")
	repository.Text = strings.TrimSuffix(repository.Text, "/")
	c.Repository = repository.Text
	leadTo(c, repository)
	c.Editor = editor(f)
	sound := f.Diagnostics().Count(source.Error)
	c.Paths = paths(f, language)
	c.PathsUnread = len(f.Keys()) == 0 || f.Diagnostics().Count(source.Error) > sound || f.Misspelt("paths")
	c.Certificate = certificate(f, c)
	c.Report = report(f, c)
	f.Done()
	return c, f.Diagnostics()
}

// leadTo notes an address that readers are led to, if there is one: of a form
// without what is filled in. base_url is the site itself, which may not be
// published yet.
func leadTo(c *site.Config, v source.Value) {
	if v.Text != "" {
		c.External = append(c.External, source.Value{Text: placeholder.ReplaceAllString(v.Text, ""), Span: within(v, 0, len(v.Text))})
	}
}

// accent is the site's own colour, or empty.
func accent(f *front.Fields) source.Value {
	v := f.String("accent")
	if _, ok := colour.Parse(v.Text); ok || v.Text == "" {
		return v
	}
	f.Report(v.Report(ruleBadAccent, v.Text))
	return source.Value{}
}

// address is a key's http(s) address, or empty.
func address(f *front.Fields, key string) source.Value {
	v := f.String(key)
	if v.Text != "" && !ValidURL(v.Text) {
		f.Report(v.Report(ruleBadURL, v.Text))
		return source.Value{}
	}
	return v
}

// ValidURL reports whether s is an absolute http(s) address without query.
func ValidURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil && u.RawQuery == "" && u.Fragment == ""
}
