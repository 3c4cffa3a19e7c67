package search

import (
	"cmp"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"ders/generator/lang"
	"ders/generator/source"
)

const (
	// How large a shard grows, in bytes before compression.
	termShard = 13 << 10
	pageShard = 8 << 10

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
	places   []Place
	place    []int // of a page
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
		w.place = append(w.place, w.placeOf(e))
	}
	w.seen = make([]int32, len(w.page))
	w.terms = gather(l, entries)
	return w
}

// placeOf is the number of an entry's place, whose address begins as all its
// pages' do.
func (w *writer) placeOf(e *entry) int {
	for i := range w.places {
		p := &w.places[i]
		if p.Context != e.context || p.Group != int(e.group) {
			continue
		}
		for !strings.HasPrefix(e.url, p.URL) {
			p.URL = p.URL[:strings.LastIndexByte(strings.TrimSuffix(p.URL, "/"), '/')+1]
		}
		return i
	}
	folder := e.url[:strings.LastIndexByte(strings.TrimSuffix(e.url, "/"), '/')+1]
	w.places = append(w.places, Place{folder, e.context, int(e.group)})
	return len(w.places) - 1
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
	m.Places = w.places
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

// termShard is a shard of the first few of terms, and how many. Keys of the
// same first three letters stay together as long as that is no burden, because
// a reader who has typed three wants all of them.
func (w *writer) termShard(terms []*term) (Shard, int) {
	shard := newShard()
	var near []stretched
	size, n := 0, 0
	for _, t := range terms {
		if n > 0 && size > termShard && (size > termShard*3/2 || prefix(t.key) != prefix(terms[n-1].key)) {
			break
		}
		n++
		line := append([]byte(t.key), '\t')
		line = strconv.AppendInt(line, int64(t.sections), 10)
		for _, f := range t.forms {
			line = append(append(line, '\t'), f.Surface...)
			line = appendHits(append(line, '\t'), f.hits)
			w.stats.Words++
		}
		shard.Terms = append(shard.Terms, string(line))
		size += len(line) + 4
		for _, h := range w.best(t) {
			part := stretched{h.section, w.stretch(h)}
			if !slices.ContainsFunc(near, func(s stretched) bool { return s.section == h.section }) {
				s := w.section(h.section)
				size += len(s.anchor) + len(s.heading) + 60
			}
			near = append(near, part)
			size += part.of[1] - part.of[0]
		}
	}
	slices.SortFunc(near, func(x, y stretched) int {
		return cmp.Or(cmp.Compare(x.section, y.section), cmp.Compare(x.of[0], y.of[0]))
	})
	for len(near) > 0 {
		same := 1
		for same < len(near) && near[same].section == near[0].section {
			same++
		}
		w.show(shard, near[0].section, near[:same])
		near = near[same:]
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

// pageShard is a shard of all that is shown of the pages from one on, and the
// page after the last.
func (w *writer) pageShard(from int) (Shard, int) {
	shard := newShard()
	size, to := 0, from
	for ; to < len(w.entries) && size < pageShard; to++ {
		for i := range w.entries[to].sections {
			s := &w.entries[to].sections[i]
			id := int32(w.first[to] + i)
			w.show(shard, id, []stretched{{id, [2]int{0, len(s.text)}}})
			size += len(s.text) + 60
		}
	}
	return shard, to
}
