package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
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

func newShard() Shard {
	return Shard{Terms: []string{}, Pages: map[int]string{}, Shown: map[int]string{}}
}

// appendHits writes hits as Shard says.
func appendHits(line []byte, hits []hit) []byte {
	last := int32(-1)
	for _, h := range hits {
		if skip := h.section - last - 1; skip > 0 {
			line = strconv.AppendInt(line, int64(skip), 36)
		}
		last = h.section
		line = append(line, 'A'+h.impact)
	}
	return line
}

func encode(v any) []byte {
	if shard, ok := v.(Shard); ok {
		return shard.encode()
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // strings and numbers only
	}
	return b.Bytes()
}

// encode writes a shard as package json would, but for the order of numbers:
// nearly all of an index are shards.
func (s Shard) encode() []byte {
	b := make([]byte, 0, 24<<10)
	b = append(b, `{"terms":[`...)
	for i, term := range s.Terms {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, term)
	}
	b = append(b, `],"pages":`...)
	b = appendNumbered(b, s.Pages)
	b = append(b, `,"shown":`...)
	b = appendNumbered(b, s.Shown)
	return append(b, "}\n"...)
}

func appendNumbered(b []byte, m map[int]string) []byte {
	b = append(b, '{')
	for i, number := range slices.Sorted(maps.Keys(m)) {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(strconv.AppendInt(append(b, '"'), int64(number), 10), '"', ':')
		b = appendString(b, m[number])
	}
	return append(b, '}')
}

// appendString writes a string of the index, which is UTF-8.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
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
			b = append(b, `\t`...)
		case '"', '\\':
			b = append(b, '\\', c)
		default:
			b = fmt.Appendf(b, `\u%04x`, c)
		}
	}
	return append(append(b, s[from:]...), '"')
}
