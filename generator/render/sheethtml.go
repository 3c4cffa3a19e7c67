package render

import (
	"fmt"
	"html"
	"html/template"
	"regexp"
	"strings"

	"ders/generator/site"
)

// What markdown writes has no "<" and ">" but those of its tags.
var (
	sheetTag       = regexp.MustCompile(`<(/?)([a-z][a-z0-9]*)([^>]*)>`)
	sectionName    = regexp.MustCompile(` (?:aria-label|role)="[^"]*"`)
	sheetAttribute = regexp.MustCompile(` (id|for|headers|popovertarget|aria-(?:labelledby|describedby|controls|details)|href|loading)="([^"]*)"`)
)

// html makes the HTML of fragments of a page for its place on the sheet: ids
// are its own, links into the sheet stay there, and others tell where they
// lead. Headings are one level deeper, since each page is a section here.
func (p *paper) html(page *site.Page, number int) func(site.Fragment) template.HTML {
	prefix := sheetID(number) + "."
	return func(f site.Fragment) template.HTML {
		text := string(p.fill(f, p.page, page, p.root))
		var b strings.Builder
		at := 0
		for _, m := range sheetTag.FindAllStringSubmatchIndex(text, -1) {
			b.WriteString(text[at:m[0]])
			at = m[1]
			name := text[m[4]:m[5]]
			if len(name) == 2 && name[0] == 'h' && '2' <= name[1] && name[1] <= '5' {
				name = string([]byte{'h', name[1] + 1})
			}
			attributes := text[m[6]:m[7]]
			if name == "section" { // tabs and footnotes: several of one name are no landmarks
				attributes = sectionName.ReplaceAllString(attributes, "")
			}
			b.WriteString("<" + text[m[2]:m[3]] + name)
			b.WriteString(p.attributes(attributes, prefix, number, text[at:]))
			if name == "details" && m[2] == m[3] && !strings.HasSuffix(text[:at], " open>") {
				b.WriteString(" open")
			}
			b.WriteString(">")
		}
		b.WriteString(text[at:])
		return template.HTML(b.String())
	}
}

// attributes are those of a tag, for the sheet; inside begins what the element
// holds.
func (p *paper) attributes(text, prefix string, number int, inside string) string {
	return sheetAttribute.ReplaceAllStringFunc(text, func(attribute string) string {
		m := sheetAttribute.FindStringSubmatch(attribute)
		name, value := m[1], m[2]
		switch name {
		case "loading": // paper waits for no scrolling
			return ""
		case "href":
			href, said := p.link(html.UnescapeString(value), prefix, number)
			attribute = ` href="` + html.EscapeString(href) + `"`
			if said = html.EscapeString(said); said != "" && !strings.HasPrefix(strings.TrimPrefix(strings.TrimPrefix(inside, "https://"), "http://"), said) {
				attribute += ` data-said="` + said + `"`
			}
			return attribute
		}
		ids := strings.Fields(value)
		for i := range ids {
			ids[i] = prefix + ids[i]
		}
		return " " + name + `="` + strings.Join(ids, " ") + `"`
	})
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
		said = fmt.Sprintf(p.strings["print.lesson"], other)
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
