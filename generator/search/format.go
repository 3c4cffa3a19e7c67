package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// Manifest is the file that names the others; it is the first that is read, and
// the only one whose name stays. The TypeScript types in assets/search/data.ts
// are generated from these types.
type Manifest struct {
	Language string            `json:"language"`
	Sections string            `json:"sections"` // how many each page has: for each two digits in base 36
	Places   []Place           `json:"places"`
	Terms    []string          `json:"terms"`   // "first key of the shard, its file's hash", in order
	Pages    []string          `json:"pages"`   // "number of the shard's first page, its file's hash", in order
	Words    string            `json:"words"`   // hash of the file of all words, for what nothing is found for
	Start    []Start           `json:"start"`   // where one may look who does not know what to ask
	Strings  map[string]string `json:"strings"` // the theme's strings under "search.js."
}

// A Place is what pages have in common, so that not each of them says it.
type Place struct {
	URL     string `json:"url"`     // what the addresses of its pages begin with
	Context string `json:"context"` // what they belong to; may be empty
	Group   int    `json:"group"`   // 0 lessons, 1 knowledge base, 2 glossary
}

// A Start is a page that leads to others.
type Start struct {
	URL   string `json:"url"`
	Title string `json:"title"`
}

// Files are what the files of an index hold, by what their names begin with.
type Files struct {
	Index Manifest `json:"index"`
	T     Shard    `json:"t"` // words, and what is shown of their best sections
	P     Shard    `json:"p"` // no words; all that is shown of some pages
	W     []string `json:"w"` // words, the most frequent ones first
}

// A Shard is a piece of the index. What belongs together is parted by tabs, so
// that a browser takes apart only what it is asked for.
type Shard struct {
	// Terms are the keys in order, each with the number of sections that have
	// any of its forms and, by turns, a form and its hits. A form is a word as
	// written, or "~", the stem of a word and the keys of one that means the
	// same. Hits are pairs of digits in base 36, how many sections are skipped
	// (none: no digit), and a capital, A to Z: how much it says there.
	Terms []string `json:"terms"`
	// Pages are the number of the place, the rest of the address and the title,
	// by number.
	Pages map[int]string `json:"pages"`
	// Shown are anchor and heading, empty for the page's own, and text, or what
	// of it is near the words of the shard, by number of the section in the site.
	Shown map[int]string `json:"shown"`
}

const digits = "0123456789abcdefghijklmnopqrstuvwxyz"

// appendTerm writes a term as Shard says.
func appendTerm(b []byte, t *term) []byte {
	b = append(append(b, '"'), t.key...) // letters and digits, as forms are
	b = strconv.AppendInt(append(b, tab...), int64(t.sections), 10)
	for i := range t.forms {
		f := &t.forms[i]
		b = append(append(b, tab...), f.Surface...)
		b = appendHits(append(b, tab...), f.hits)
	}
	return append(b, '"')
}

// appendHits writes hits as Shard says.
func appendHits(line []byte, hits []hit) []byte {
	last := int32(-1)
	for _, h := range hits {
		switch skip := h.section - last - 1; {
		case skip >= 36*36:
			line = strconv.AppendInt(line, int64(skip), 36)
		case skip >= 36:
			line = append(line, digits[skip/36], digits[skip%36])
		case skip > 0:
			line = append(line, digits[skip])
		}
		last = h.section
		line = append(line, 'A'+byte(h.impact()))
	}
	return line
}

func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // strings and numbers only
	}
	return b.Bytes()
}

// encodeShard writes a shard as package json would write a Shard, but for the
// order of numbers: nearly all of an index are shards.
func (w *writer) encodeShard(b []byte, s shard) []byte {
	b = append(b, `{"terms":[`...)
	b = append(b, s.terms...)
	b = append(b, `],"pages":{`...)
	last := int32(-1)
	for _, part := range s.shown {
		if number := w.page[part.section]; number != last {
			b = append(separated(b, last < 0), w.lines[number]...)
			last = number
		}
	}
	b = append(b, `},"shown":{`...)
	for i, n := 0, 0; i < len(s.shown); i += n {
		for n = 1; i+n < len(s.shown) && s.shown[i+n].section == s.shown[i].section; n++ {
		}
		id := s.shown[i].section
		of := w.shown[id]
		b = appendNumber(separated(b, i == 0), int(id))
		b = append(b, of.line[:of.text]...)
		b = appendExcerpt(b, of.line[of.text:], s.shown[i:i+n])
		b = append(b, '"')
	}
	return append(b, "}}\n"...)
}

// writeLines writes what is shown of the pages.
func (w *writer) writeLines() {
	var b []byte
	ends := make([]int, len(w.entries))
	for i := range w.entries {
		e, place := &w.entries[i], w.place[i]
		b = strconv.AppendInt(appendNumber(b, i), int64(place), 10)
		b = appendEscaped(append(b, tab...), e.url[len(w.places[place].URL):])
		b = appendEscaped(append(b, tab...), strings.ReplaceAll(e.title, "\t", " "))
		b = append(b, '"')
		ends[i] = len(b)
	}
	from := 0
	for _, end := range ends {
		w.lines, from = append(w.lines, b[from:end]), end
	}
}

const tab = `\t` // as JSON writes it

func separated(b []byte, first bool) []byte {
	if first {
		return b
	}
	return append(b, ',')
}

// appendNumber begins what stands under a number.
func appendNumber(b []byte, number int) []byte {
	return append(strconv.AppendInt(append(b, '"'), int64(number), 10), `":"`...)
}

// appendExcerpt writes parts of a text in order, an ellipsis for what is left out.
func appendExcerpt(b, text []byte, parts []stretched) []byte {
	end := 0
	for _, part := range parts {
		from, to := max(int(part.of[0]), end), int(part.of[1])
		switch {
		case to <= end:
			continue
		case end == 0 && from > 0:
			b = append(b, "… "...)
		case from > end+1:
			b = append(b, " … "...)
		default: // no more than a space between them
			from = end
		}
		b = append(b, text[from:to]...)
		end = to
	}
	if end < len(text) {
		b = append(b, " …"...)
	}
	return b
}

// appendEscaped writes a piece of a string of the index, which is UTF-8.
func appendEscaped(b []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[from:i]...)
		from = i + 1
		switch c {
		case '\t':
			b = append(b, tab...)
		case '"', '\\':
			b = append(b, '\\', c)
		default:
			b = fmt.Appendf(b, `\u%04x`, c)
		}
	}
	return append(b, s[from:]...)
}
