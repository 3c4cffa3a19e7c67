package render

import (
	"cmp"
	"crypto/sha1"
	"encoding/xml"
	"fmt"
	"slices"

	"ders/generator/site"
)

const (
	feedName = "feed.xml"
	feedSize = 20
)

// changed is the day of a page's last change, or empty.
func changed(page *site.Page) string {
	if page.Doc == nil {
		return ""
	}
	return cmp.Or(page.Doc.Meta.Updated, page.Doc.Meta.Date)
}

// isNews reports whether the feed may tell of a page.
func isNews(page *site.Page) bool { return changed(page) != "" && !page.IsDraft() && !page.InGuide() }

// news is the pages with a date, the newest first, those of one day in the
// order of the site.
func news(s *site.Site) []*site.Page {
	var pages []*site.Page
	for _, page := range s.Pages {
		if isNews(page) {
			pages = append(pages, page)
		}
	}
	slices.SortStableFunc(pages, func(a, b *site.Page) int { return cmp.Compare(changed(b), changed(a)) })
	return pages[:min(len(pages), feedSize)]
}

// A feed is an Atom feed (RFC 4287).
type feed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"xml:lang,attr"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	ID       string      `xml:"id"`
	Updated  string      `xml:"updated"`
	Author   string      `xml:"author>name"`
	Links    []feedLink  `xml:"link"`
	Icon     string      `xml:"icon"`
	Entries  []feedEntry `xml:"entry"`
}

type feedLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type feedEntry struct {
	Title     string        `xml:"title"`
	ID        string        `xml:"id"`
	Published string        `xml:"published,omitempty"`
	Updated   string        `xml:"updated"`
	Link      feedLink      `xml:"link"`
	Category  *feedCategory `xml:"category"`
	Summary   string        `xml:"summary,omitempty"`
}

type feedCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

// feed makes feed.xml. There is none without dates: a feed must say when it
// changed, and a build reads no clock.
func (r *renderer) feed() ([]byte, error) {
	c, newest := r.site.Config, news(r.site)
	f := feed{
		Language: c.Language, Title: c.Title, Subtitle: c.Description,
		ID: r.lasting(""), Updated: midnight(changed(newest[0])), Author: c.Title,
		Links: []feedLink{
			{"self", "application/atom+xml", c.BaseURL + feedName},
			{"alternate", "text/html", c.BaseURL},
		},
		Icon: c.BaseURL + icons[0].name,
	}
	for _, page := range newest {
		entry := feedEntry{
			Title: page.Title, ID: r.lasting("/" + page.URL),
			Published: midnight(page.Doc.Meta.Date), Updated: midnight(changed(page)),
			Link:    feedLink{"alternate", "text/html", c.BaseURL + page.URL},
			Summary: page.Doc.Meta.Description,
		}
		switch {
		case page.Module != nil:
			entry.Category = &feedCategory{page.Module.ID, page.Module.Page.Title}
		case page.Section != nil:
			entry.Category = &feedCategory{page.Section.ID, page.Section.Page.Title}
		}
		f.Entries = append(f.Entries, entry)
	}
	return encodeXML(f)
}

// lasting is an id that stays when the site moves to another host: a UUID of
// version 5 (RFC 9562) of the site's id and the page's address in the site.
func (r *renderer) lasting(address string) string {
	namespaceURL := []byte("\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8")
	sum := sha1.Sum(append(namespaceURL, "ders:"+r.site.Config.ID+address...))
	id := sum[:16]
	id[6] = id[6]&0x0f | 0x50
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

func midnight(day string) string {
	if day == "" {
		return ""
	}
	return day + "T00:00:00Z"
}

func encodeXML(document any) ([]byte, error) {
	data, err := xml.MarshalIndent(document, "", "  ")
	return append(append([]byte(xml.Header), data...), '\n'), err
}
