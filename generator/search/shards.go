package search

import (
	"bytes"
	"encoding/json"
	"runtime"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"ders/generator/lang"
	"ders/generator/source"
)

// Manifest is the file that names the others; it is the first that is read, and
// the only one whose name stays. The TypeScript types in assets/search/data.ts
// are generated from these types.
type Manifest struct {
	Language string            `json:"language"`
	Sections string            `json:"sections"` // how many each page has: for each two digits in base 36
	Terms    []string          `json:"terms"`    // "first key of the shard, its file's hash", in order
	Pages    []string          `json:"pages"`    // "number of the shard's first page, its file's hash", in order
	Words    string            `json:"words"`    // hash of the file of all words, for what nothing is found for
	Start    []Start           `json:"start"`    // where one may look who does not know what to ask
	Strings  map[string]string `json:"strings"`  // the theme's strings under "search.js."
}

// A Start is a page that leads to others.
type Start struct {
	URL   string `json:"url"`
	Title string `json:"title"`
}

// Files are what the files of an index hold, by what their names begin with.
type Files struct {
	Index Manifest             `json:"index"`
	T     TermShard            `json:"t"`
	P     map[string]PageShown `json:"p"` // all that is shown of a page, by its number
	W     []string             `json:"w"` // words, the most frequent ones first
}

// TermShard is words and what is shown of their best sections.
type TermShard struct {
	Terms []TermForms          `json:"terms"`
	Shown map[string]PageShown `json:"shown"` // by number of the page
}

// TermForms are the forms of a key: by turns a form and its hits. A form is a
// word as written, or "~", the stem of a word and the keys of one that means
// the same. Hits are pairs of digits in base 36, how many sections are skipped
// (none: no digit), and a capital, A to Z: how much it says there.
type TermForms struct {
	Key      string   `json:"key"`
	Sections int      `json:"sections"` // that have any of them
	Forms    []string `json:"forms"`
}

// PageShown is a page with some or all of its sections, by number in the page.
type PageShown struct {
	URL     string `json:"url"`
	Title   string `json:"title"`
	Context string `json:"context"` // what it belongs to; may be empty
	Group   int    `json:"group"`   // 0 lessons, 1 knowledge base, 2 glossary
	// Sections are anchor and heading, empty for the page's own, and text, or what
	// of it is near the words of the shard, parted by tabs.
	Sections map[string]string `json:"sections"`
}

const (
	// How large a shard grows, in bytes before compression.
	termShard = 13 << 10
	pageShard = 4 << 10

	shownBest = 8 // results that a query shows at first
	perPage   = 2 // of one page
	// Of a key the forms that are asked for most. Who asks for another may have
	// to load the shards of pages.
	askedForms = 2
	around     = 44 // bytes of text before a word, and twice as many from it on
	starts     = 6
	// Of a page: two digits count them.
	mostSections = 36*36 - 1
)

type writer struct {
	language *lang.Language
	entries  []entry
	terms    []*term
	page     []int // of a section
	first    []int // section of a page
	made     Index
	all      []*file
	seen     []int32 // by section; all 0 between two uses
	stats    Stats
}

func newWriter(l *lang.Language, entries []entry) *writer {
	w := &writer{language: l, entries: entries, made: Index{}}
	for i := range entries {
		e := &entries[i]
		e.sections = e.sections[:min(len(e.sections), mostSections)]
		w.first = append(w.first, len(w.page))
		for range e.sections {
			w.page = append(w.page, i)
		}
	}
	w.terms = gather(l, entries)
	return w
}

// files writes the index.
func (w *writer) files(says map[string]string) (Index, Stats) {
	m := Manifest{Language: w.language.Tag(), Strings: says, Terms: []string{}, Pages: []string{}, Start: []Start{}}
	var counts strings.Builder
	for _, e := range w.entries {
		n := strconv.FormatInt(int64(len(e.sections)), 36)
		if e.leads && len(m.Start) < starts {
			m.Start = append(m.Start, Start{e.url, e.title})
		}
		counts.WriteString(strings.Repeat("0", 2-len(n)) + n)
	}
	m.Sections = counts.String()
	terms, pages := map[string]*file{}, map[int]*file{}
	for rest := w.terms; len(rest) > 0; {
		shard, n := w.termShard(rest)
		terms[rest[0].key] = w.add("t", shard)
		m.Terms = append(m.Terms, rest[0].key)
		rest = rest[n:]
	}
	for from := 0; from < len(w.entries); {
		shard, to := w.pageShard(from)
		pages[from] = w.add("p", shard)
		m.Pages = append(m.Pages, strconv.Itoa(from))
		from = to
	}
	words := w.add("w", w.vocabulary())
	w.encode()
	for i, key := range m.Terms {
		m.Terms[i] = key + " " + terms[key].hash
	}
	for i, from := range m.Pages {
		number, _ := strconv.Atoi(from)
		m.Pages[i] = from + " " + pages[number].hash
	}
	m.Words = words.hash
	w.made["index.json"] = encode(m)
	w.stats.Pages, w.stats.Sections, w.stats.Shards = len(w.entries), len(w.page), len(w.made)
	for _, data := range w.made {
		w.stats.Bytes += len(data)
	}
	return w.made, w.stats
}

// A file is encoded once it is complete.
type file struct {
	kind string
	v    any
	hash string
	data []byte
}

// add puts a file into the index, under the hash of its content.
func (w *writer) add(kind string, v any) *file {
	f := &file{kind: kind, v: v}
	w.all = append(w.all, f)
	return f
}

// encode makes the files, in parallel.
func (w *writer) encode() {
	var workers errgroup.Group
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for _, f := range w.all {
		workers.Go(func() error {
			f.data = encode(f.v)
			f.hash = source.Sum(string(f.data)).Short()[:8]
			return nil
		})
	}
	_ = workers.Wait() // nothing fails
	for _, f := range w.all {
		w.made[f.kind+"-"+f.hash+".json"] = f.data
	}
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

// termShard is a shard of the first few of terms, and how many. Keys of the
// same first three letters stay together as long as that is no burden, because
// a reader who has typed three wants all of them.
func (w *writer) termShard(terms []*term) (TermShard, int) {
	shard := TermShard{Terms: []TermForms{}, Shown: map[string]PageShown{}}
	near := map[int32][][2]int{} // stretches of the texts of sections
	size, n := 0, 0
	for _, t := range terms {
		if n > 0 && size > termShard && (size > termShard*3/2 || prefix(t.key) != prefix(terms[n-1].key)) {
			break
		}
		n++
		line := TermForms{Key: t.key, Sections: t.sections}
		for _, f := range t.forms {
			hits := encodeHits(f.hits)
			line.Forms = append(line.Forms, f.Surface, hits)
			size += len(f.Surface) + len(hits) + 6
			w.stats.Words++
		}
		shard.Terms = append(shard.Terms, line)
		size += len(t.key) + 36
		for _, h := range w.best(t) {
			if _, ok := near[h.section]; !ok {
				size += 130
			}
			near[h.section] = append(near[h.section], w.stretch(h))
			size += 2*around + 8
		}
	}
	for id, stretches := range near {
		w.show(shard.Shown, id, stretches)
	}
	return shard, n
}

// prefix is the first three letters of a key.
func prefix(key string) string {
	n := 0
	for i := range key {
		if n == 3 {
			return key[:i]
		}
		n++
	}
	return key
}

// encodeHits writes hits as TermShard says.
func encodeHits(hits []hit) string {
	var b strings.Builder
	last := int32(-1)
	for _, h := range hits {
		if skip := h.section - last - 1; skip > 0 {
			b.WriteString(strconv.FormatInt(int64(skip), 36))
		}
		last = h.section
		b.WriteByte('A' + h.impact)
	}
	return b.String()
}

// pageShard is a shard of all that is shown of the pages from one on, and the
// page after the last.
func (w *writer) pageShard(from int) (map[string]PageShown, int) {
	shard := map[string]PageShown{}
	size, to := 0, from
	for ; to < len(w.entries) && size < pageShard; to++ {
		for i := range w.entries[to].sections {
			s := &w.entries[to].sections[i]
			w.show(shard, int32(w.first[to]+i), [][2]int{{0, len(s.text)}})
			size += len(s.text) + 60
		}
	}
	return shard, to
}
