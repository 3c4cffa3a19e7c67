package site

import (
	"strings"

	"ders/generator/source"
)

// A piece is a Fragment of a document, kept small: a site holds the texts of all
// its pages, and reads few of them between two edits.
type piece struct {
	html  source.Quoted // of all parts
	ends  []int32       // of each part
	links []*Link
}

// Body is the text around the embeds: len(Embeds)+1 pieces of HTML, not balanced
// one by one. They are made anew each time.
func (d *Document) Body() []Fragment {
	var body []Fragment
	for _, p := range d.body {
		f := Fragment{Links: p.links}
		if len(p.ends) > 0 {
			f.Parts = make([]string, len(p.ends))
			html, from := d.File.Unquote(p.html, int(p.ends[len(p.ends)-1])), int32(0)
			for i, end := range p.ends {
				f.Parts[i], from = html[from:end], end
			}
		}
		body = append(body, f)
	}
	return body
}

// AddBody is for who makes the document, once its File is known, and the Embed
// before what is added: a Fragment, of whose parts these are the ends in html.
func (d *Document) AddBody(html []byte, ends []int, links []*Link) {
	from := 0 // where the piece begins in the file, or a little before it
	if n := len(d.body); n > 0 {
		embed := d.Embeds[n-1]
		from = embed.Span.End + len(embed.Part.Text)
	}
	p := piece{html: d.File.Quote(html, from), ends: make([]int32, len(ends)), links: links}
	for i, end := range ends {
		p.ends[i] = int32(end)
	}
	d.body = append(d.body, p)
}

// SetBody makes a fragment the body of a document without embeds.
func (d *Document) SetBody(f Fragment) {
	ends, end := make([]int, len(f.Parts)), 0
	for i, part := range f.Parts {
		end += len(part)
		ends[i] = end
	}
	d.AddBody([]byte(strings.Join(f.Parts, "")), ends, f.Links)
}
