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

// SetBody is for who makes the document, once its File and Embeds are known.
func (d *Document) SetBody(body ...Fragment) {
	d.body = make([]piece, len(body))
	from := 0 // where a piece begins in the file, or a little before it
	for i, f := range body {
		if i > 0 {
			embed := d.Embeds[i-1]
			from = embed.Span.End + len(embed.Part.Text)
		}
		p := piece{links: f.Links, ends: make([]int32, len(f.Parts))}
		end := 0
		for j, part := range f.Parts {
			end += len(part)
			p.ends[j] = int32(end)
		}
		p.html = d.File.Quote(strings.Join(f.Parts, ""), from)
		d.body[i] = p
	}
}
