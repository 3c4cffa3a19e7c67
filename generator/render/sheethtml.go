package render

import (
	"fmt"
	"html"
	"html/template"
	"iter"
	"regexp"
	"strings"

	"ders/generator/site"
)

var sectionName = regexp.MustCompile(` (?:aria-label|role)="[^"]*"`)

// A tag is one in what markdown writes, which has no "<" and ">" but those of its
// tags.
type tag struct {
	from, to         int // its place
	slash            string
	name, attributes string
}

func tagsIn(text string) iter.Seq[tag] {
	return func(yield func(tag) bool) {
		for at := 0; ; {
			open := strings.IndexByte(text[at:], '<')
			if open < 0 {
				return
			}
			from := at + open
			size := strings.IndexByte(text[from:], '>')
			if size < 0 {
				return
			}
			at = from + size + 1
			inside, t := text[from+1:at-1], tag{from: from, to: at}
			if rest, ok := strings.CutPrefix(inside, "/"); ok {
				inside, t.slash = rest, "/"
			}
			end := strings.IndexByte(inside, ' ')
			if end < 0 {
				end = len(inside)
			}
			t.name, t.attributes = inside[:end], inside[end:]
			if !yield(t) {
				return
			}
		}
	}
}

// html makes the HTML of fragments of a page for its place on the sheet: ids
// are its own, links into the sheet stay there, and others tell where they
// lead. Headings are one level deeper, since each page is a section here.
func (p *paper) html(page *site.Page, number int) func(site.Fragment) template.HTML {
	prefix := sheetID(number) + "."
	return func(f site.Fragment) template.HTML {
		text := string(p.fill(f, p.page, page, p.root))
		var b strings.Builder
		at := 0
		b.Grow(len(text) + len(text)/8)
		for t := range tagsIn(text) {
			b.WriteString(text[at:t.from])
			at = t.to
			if len(t.name) == 2 && t.name[0] == 'h' && '2' <= t.name[1] && t.name[1] <= '5' {
				t.name = string([]byte{'h', t.name[1] + 1})
			}
			if t.name == "section" { // tabs and footnotes: several of one name are no landmarks
				t.attributes = sectionName.ReplaceAllString(t.attributes, "")
			}
			b.WriteString("<" + t.slash + t.name)
			p.attributes(&b, t.attributes, prefix, number, text[at:])
			if t.name == "details" && t.slash == "" && !strings.HasSuffix(t.attributes, " open") {
				b.WriteString(" open")
			}
			b.WriteString(">")
		}
		b.WriteString(text[at:])
		return template.HTML(b.String())
	}
}

// attributes writes those of a tag, for the sheet; inside begins what the element
// holds.
func (p *paper) attributes(b *strings.Builder, text, prefix string, number int, inside string) {
	for {
		before, rest, found := strings.Cut(text, `="`)
		value, after, closed := strings.Cut(rest, `"`)
		if !found || !closed {
			b.WriteString(text)
			return
		}
		whole := text[:len(text)-len(after)]
		text = after
		switch name := before[strings.LastIndexByte(before, ' ')+1:]; name {
		case "id", "for", "headers", "popovertarget", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details":
			b.WriteString(before + `="` + prefix + strings.Join(strings.Fields(value), " "+prefix) + `"`)
		case "href":
			href, said := p.link(html.UnescapeString(value), prefix, number)
			b.WriteString(before + `="` + html.EscapeString(href) + `"`)
			if said = html.EscapeString(said); said != "" && !strings.HasPrefix(strings.TrimPrefix(strings.TrimPrefix(inside, "https://"), "http://"), said) {
				b.WriteString(` data-said="` + said + `"`)
			}
		case "loading": // paper waits for no scrolling
			b.WriteString(strings.TrimSuffix(before, " loading"))
		default:
			b.WriteString(whole)
		}
	}
}

// link is where a link of a page leads from the sheet, and what paper says
// behind it; nothing where the text says enough.
func (p *paper) link(href, prefix string, number int) (to, said string) {
	if anchor, ok := strings.CutPrefix(href, "#"); ok { // a footnote
		return "#" + prefix + anchor, ""
	}
	inside, ok := strings.CutPrefix(href, p.root)
	if !ok { // another site
		return href, typed(href)
	}
	url, anchor, anchored := strings.Cut(inside, "#")
	url = strings.TrimSuffix(url, p.index)
	other, ours := p.lessons[url]
	here := ours && p.page.SheetOf.Quiz == nil
	switch {
	case ours && other > 0 && !(here && other == number):
		said = strings.ReplaceAll(fmt.Sprintf(p.strings["print.lesson"], other), " ", "\u00a0") // "(Ders 3)" stays together
	case !here:
		said = p.address(url)
	}
	if !here {
		return href, said
	}
	to = "#" + sheetID(other)
	if anchored && anchor != "" {
		to += "." + anchor
	}
	return to, said
}

// address is that of a page of the site as somebody types it.
func (p *paper) address(url string) string {
	if base := p.site.Config.BaseURL; base != "" {
		return typed(base + url)
	}
	return "/" + url
}

func typed(href string) string {
	for _, scheme := range []string{"https://", "http://", "mailto:", "tel:"} {
		if rest, ok := strings.CutPrefix(href, scheme); ok {
			return rest
		}
	}
	return href
}
