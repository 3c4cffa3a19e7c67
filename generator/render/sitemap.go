package render

import (
	"encoding/xml"

	"ders/generator/output"
)

const sitemapName = "sitemap.xml"

// A sitemap is that of sitemaps.org.
type sitemap struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// sitemap makes sitemap.xml: every page that is meant to be found.
func (r *renderer) sitemap() ([]byte, error) {
	var m sitemap
	for _, page := range r.site.Pages {
		if !page.IsDraft() && !page.InGuide() {
			m.URLs = append(m.URLs, sitemapURL{r.site.Config.BaseURL + page.URL, changed(page)})
		}
	}
	return encodeXML(m)
}

// robots makes robots.txt. A site that asks search engines to stay away says so
// here, too: many other crawlers read nothing else.
func (r *renderer) robots() ([]byte, error) {
	c := r.site.Config
	switch {
	case !c.SearchEngines:
		return []byte("User-agent: *\nDisallow: /\n"), nil
	case c.BaseURL == "":
		return []byte("User-agent: *\nAllow: /\n"), nil
	}
	return []byte("User-agent: *\nAllow: /\n\nSitemap: " + c.BaseURL + sitemapName + "\n"), nil
}

// directories adds what machines read of the whole site. What needs absolute
// addresses is made only where there is a base_url.
func (r *renderer) directories(tree *output.Tree) error {
	if err := addUnlessThere(tree, "robots.txt", r.robots); err != nil {
		return err
	}
	c := r.site.Config
	if c.BaseURL == "" {
		return nil
	}
	if c.SearchEngines {
		if err := addUnlessThere(tree, sitemapName, r.sitemap); err != nil {
			return err
		}
	}
	if r.hasFeed {
		if err := addUnlessThere(tree, feedName, r.feed); err != nil {
			return err
		}
	}
	return nil
}
