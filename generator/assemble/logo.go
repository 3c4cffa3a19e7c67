package assemble

import (
	"path"
	"slices"
	"strings"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleNoLogo = source.Define("config/no-logo", source.Error,
		source.Text{Message: "“%s” logosu content/ klasöründe yok", Hint: "görseli content/ klasörüne, ana sayfanın yanına koyun ve oradaki adını yazın"},
		source.Text{Message: "the logo “%s” is not in content/", Hint: "put the image into content/, beside the home page, and write its name there"})
	ruleLogoPath = source.Define("config/logo-path", source.Error,
		source.Text{Message: "“%s” logonun content/ klasöründeki yolu değil", Hint: "logoyu ana sayfanın klasöründeki adıyla yazın: logo: %[2]s"},
		source.Text{Message: "“%s” is not the logo's path in content/", Hint: "write its name beside the home page: logo: %[2]s"})
	ruleLogoType = source.Define("config/logo-not-an-image", source.Error,
		source.Text{Message: "“%s” bir görsel değil", Hint: "logoyu şu türlerden birinde kaydedin: %[2]s"},
		source.Text{Message: "“%s” is not an image", Hint: "save the logo as one of: %[2]s"})
)

// logo publishes the logo that ders.yaml names, as a picture of the home page.
func (a *assembly) logo() {
	logo := a.Config.Logo
	if logo.Text == "" || a.site.Home == nil {
		return
	}
	link := &site.Link{Path: path.Clean(logo.Text), Span: logo.Span}
	there := func(f *source.File) bool { return lang.Fold(path.Base(f.Path)) == lang.Fold(path.Base(link.Path)) }
	switch {
	case !slices.Contains(imageTypes, strings.ToLower(path.Ext(link.Path))):
		a.report(logo.Span, ruleLogoType, logo.Text, strings.Join(imageTypes, " "))
	case strings.ContainsAny(logo.Text, `\:`), strings.HasPrefix(logo.Text, "/"):
		name := logo.Text[strings.LastIndexAny(logo.Text, `\/:`)+1:]
		a.lost = true
		if a.File("content/"+name) == nil {
			a.report(logo.Span, ruleNoLogo, logo.Text)
			break
		}
		a.report(logo.Span, ruleLogoPath, logo.Text, name)
	case a.File(path.Join("content", link.Path)) == nil && !slices.ContainsFunc(a.Files, there):
		a.lost = true
		a.report(logo.Span, ruleNoLogo, logo.Text)
	default:
		if target, ok := a.resolve(a.site.Home, link); ok {
			a.site.Logo = target
		}
	}
}
