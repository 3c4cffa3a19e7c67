package search

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"ders/generator/site"
)

// A stretch is what stands under one heading of a page.
type stretch struct {
	anchor, heading string
	text            strings.Builder
	links           [][2]int // what of the text are words of links to other pages
}

// elsewhere stands in a link's address when it leads to another page.
const elsewhere = "\x01"

// stretches reads a page's HTML, which is ours: tags are balanced and no
// attribute holds a bare angle bracket. Headings of level 2 and 3 cut it.
func stretches(body []site.Fragment) []*stretch {
	now := &stretch{}
	all := []*stretch{now}
	var heading *strings.Builder // set inside a heading that cuts
	linkFrom := -1
	for markup := range pieces(body) {
		for markup != "" {
			text, rest, tagged := strings.Cut(markup, "<")
			to := &now.text
			if heading != nil {
				to = heading
			}
			to.WriteString(unescape(text))
			if !tagged {
				break
			}
			tag, after, _ := strings.Cut(rest, ">")
			markup = after
			name, attributes, _ := strings.Cut(tag, " ")
			switch name {
			case "h2", "h3":
				id, ok := strings.CutPrefix(attributes, `id="`)
				if !ok {
					separate(to)
					continue
				}
				id, _, _ = strings.Cut(id, `"`)
				now = &stretch{anchor: id}
				all = append(all, now)
				heading = &strings.Builder{}
			case "/h2", "/h3":
				if heading != nil {
					now.heading, heading = strings.Join(strings.Fields(heading.String()), " "), nil
				}
			case "a":
				if strings.Contains(attributes, elsewhere) {
					linkFrom = to.Len()
				}
			case "/a":
				if linkFrom >= 0 && heading == nil && linkFrom <= now.text.Len() {
					now.links = append(now.links, [2]int{linkFrom, now.text.Len()})
				}
				linkFrom = -1
			case "strong", "/strong", "em", "/em", "code", "/code", "del", "/del", "span", "/span", "sup", "/sup", "abbr", "/abbr", "wbr":
			default:
				separate(to)
			}
		}
	}
	return all
}

// pieces are the parts of a body one by one, the holes of links between them
// filled with a word about where they lead.
func pieces(body []site.Fragment) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for _, f := range body {
			var b strings.Builder
			for i, part := range f.Parts {
				b.WriteString(part)
				if i < len(f.Links) && f.Links[i].Path != "" {
					b.WriteString(elsewhere)
				}
			}
			if !yield(b.String()) {
				return
			}
		}
	}
}

// separate ends a block: words of two blocks are never one, and a line without
// a full stop is told from the next.
func separate(b *strings.Builder) {
	s := strings.TrimRight(b.String(), " \n")
	if s == "" {
		return
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if unicode.IsLetter(last) || unicode.IsDigit(last) || last == ')' {
		b.WriteString(" · ")
		return
	}
	b.WriteByte(' ')
}

func unescape(s string) string {
	if strings.Contains(s, "\u00ad") { // a soft hyphen is no part of a word
		s = strings.ReplaceAll(s, "\u00ad", "")
	}
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}
