package render

import (
	"ders/generator/picture"
	"ders/generator/site"
)

// locales are Open Graph's names of the languages.
var locales = map[string]string{"tr": "tr_TR", "en": "en_US"}

// meta is what a page tells machines about itself. Without base_url it names no
// address that would have to be absolute.
func (r *renderer) meta(v *View, page *site.Page) *MetaView {
	m := &MetaView{
		SiteMeta:   SiteMeta{Type: "article", SiteTitle: v.SiteTitle, Locale: locales[v.Language]},
		LinkedData: r.linkedData(v, page),
	}
	if page.Kind == site.Home {
		m.Type = "website"
	}
	base := r.site.Config.BaseURL
	if base == "" {
		return m
	}
	if r.hasFeed {
		m.Feed = v.Root + feedName
	}
	k := r.card(page.Module)
	m.Image, m.ImageAlt = base+k.path, k.alt()
	m.ImageWidth, m.ImageHeight = picture.CardWidth, picture.CardHeight
	return m
}
