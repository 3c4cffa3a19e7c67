package search

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"ders/generator/site"
)

// A prose is the texts of a page one behind the other, as the files have them:
// white space is one space, and what stands in JSON in another way does so.
type prose struct {
	b    []byte
	from int // where the text that is written begins
}

// looked are the bytes that need a look.
var looked = func() (are [256]bool) {
	for c := range ' ' {
		are[c] = true
	}
	are['"'], are['\\'] = true, true
	are[0xc2] = true // begins a hard space, a soft hyphen and a middle dot
	return are
}()

// write appends a text without its markup. A text begins with neither white
// space nor a middle dot.
func (p *prose) write(s string) {
	for i := 0; i < len(s); {
		from, last := i, byte(' ')
		if len(p.b) > p.from {
			last = p.b[len(p.b)-1]
		}
		for i < len(s) && !looked[s[i]] && (s[i]^' ')|(last^' ') != 0 { // no space after a space
			last = s[i]
			i++
		}
		p.b = append(p.b, s[from:i]...)
		if i == len(s) {
			return
		}
		c, n := s[i], 1
		if c == 0xc2 && i+1 < len(s) {
			n = 2
		}
		switch {
		case c <= ' ' || n == 2 && s[i+1] == 0xa0:
			if last != ' ' {
				p.b = append(p.b, ' ')
			}
		case c == '"' || c == '\\':
			p.b = append(p.b, '\\', c)
		case n == 2 && s[i+1] == 0xad: // a soft hyphen is no part of a word
		case len(p.b) > p.from || s[i:i+n] != "·":
			p.b = append(p.b, s[i:i+n]...)
		}
		i += n
	}
}

// separate ends a block: words of two blocks are never one, and a line without
// a full stop is told from the next.
func (p *prose) separate() {
	text := bytes.TrimRight(p.b[p.from:], " ")
	if len(text) == 0 {
		return
	}
	p.b = append(p.b[:p.from+len(text)], ' ')
	if last, _ := utf8.DecodeLastRune(text); unicode.IsLetter(last) || unicode.IsDigit(last) || last == ')' {
		p.b = append(p.b, "· "...)
	}
}

// end ends a text.
func (p *prose) end() {
	p.b = append(p.b[:p.from], bytes.TrimRight(p.b[p.from:], " ·")...)
}

// tags calls said for each text of a page's HTML, and tag for each tag between
// them. The HTML is ours: tags are balanced and no attribute holds a bare angle
// bracket. It has holes for the addresses of links inside of tags; elsewhere is
// whether such a one leads to another page.
func tags(body []site.Fragment, said func(text string), tag func(name, attributes string, elsewhere bool)) {
	for _, f := range body {
		open, elsewhere := "", false // a tag that a hole is in
		end := func() {
			name, attributes, _ := strings.Cut(open[1:], " ")
			tag(name, attributes, elsewhere)
			open, elsewhere = "", false
		}
		for i, markup := range f.Parts {
			for markup != "" {
				if open == "" {
					from := strings.IndexByte(markup, '<')
					if from < 0 {
						said(unescape(markup))
						break
					}
					if from > 0 {
						said(unescape(markup[:from]))
					}
					markup = markup[from:]
				}
				inside, rest, closed := strings.Cut(markup, ">")
				if open == "" {
					open = inside
				}
				if markup = rest; closed {
					end()
				}
			}
			elsewhere = elsewhere || open != "" && i < len(f.Links) && f.Links[i].Path != ""
		}
		if open != "" {
			end()
		}
	}
}

// parts reports whether a tag parts what stands before it from what follows.
func parts(tag string) bool {
	switch strings.TrimPrefix(tag, "/") {
	case "strong", "em", "code", "del", "span", "sup", "abbr", "wbr", "a":
		return false
	}
	return true
}

func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}
