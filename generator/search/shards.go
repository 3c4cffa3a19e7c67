package search

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"ders/generator/lang"
)

const (
	// How large a shard grows, in bytes before compression, if no single term or
	// page is larger. A shard of words that is large enough ends where the first
	// three letters change: a reader who has typed three wants all of them.
	termShard   = 22 << 10
	enoughTerms = 19 << 10
	pageShard   = 20 << 10

	shownBest = 8 // results that a query shows at first
	perPage   = 2 // of one page
	// Of a key the forms that are asked for most. Who asks for another may have
	// to load the shards of pages.
	askedForms = 2
	around     = 38 // bytes of text before a word, and twice as many from it on
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
	toWrite  []*file
	seen     []int32  // by section; all 0 between two uses
	all      []result // used again and again
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
	for _, shard := range w.termShards() {
		w.add("t", shard)
	}
	for _, shard := range w.pageShards() {
		w.add("p", shard)
	}
	words := w.add("w", w.vocabulary())
	w.encode()
	m.Places = w.places
	for _, f := range w.toWrite {
		switch s, _ := f.v.(*shard); f.kind {
		case "t":
			m.Terms = append(m.Terms, s.terms[0].key+" "+f.hash)
		case "p":
			m.Pages = append(m.Pages, strconv.Itoa(w.page[s.shown[0].section])+" "+f.hash)
		}
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
	w.toWrite = append(w.toWrite, f)
	return f
}

// encode makes the files, in parallel.
func (w *writer) encode() {
	var workers errgroup.Group
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for _, f := range w.toWrite {
		workers.Go(func() error {
			if s, ok := f.v.(*shard); ok {
				f.data = w.encodeShard(s)
			} else {
				f.data = encode(f.v)
			}
			sum := sha256.Sum256(f.data)
			f.hash = hex.EncodeToString(sum[:4])
			return nil
		})
	}
	_ = workers.Wait() // nothing fails
	for _, f := range w.toWrite {
		w.made[f.kind+"-"+f.hash+".json"] = f.data
	}
}

// A shard is what will stand in a file.
type shard struct {
	terms []*term
	shown []stretched // in order of the sections; several of one stand together
	size  int         // about
}

// termShards are the shards of the words.
func (w *writer) termShards() []*shard {
	var all []*shard
	now := &shard{}
	had := make([]int32, len(w.page)+len(w.entries)) // the shard that had a section last, or a page
	cost := func(parts []stretched) int {
		number, size := int32(len(all)+1), 0
		for _, part := range parts {
			size += part.of[1] - part.of[0]
			if page := w.page[part.section]; had[len(w.page)+page] != number {
				had[len(w.page)+page] = number
				size += len(w.entries[page].title) + 30
			}
			if had[part.section] != number {
				had[part.section] = number
				s := w.section(part.section)
				size += len(s.anchor) + len(s.heading) + 20
			}
		}
		return size
	}
	for i, t := range w.terms {
		var parts []stretched
		for _, h := range w.best(t) {
			parts = append(parts, stretched{h.section, w.stretch(h)})
		}
		size := t.size()
		w.stats.Words += len(t.forms)
		most := termShard
		if i > 0 && prefix(t.key) != prefix(w.terms[i-1].key) {
			most = enoughTerms
		}
		shows := cost(parts)
		if len(now.terms) > 0 && now.size+size+shows > most {
			all = append(all, now)
			now = &shard{}
			shows = cost(parts)
		}
		now.terms = append(now.terms, t)
		now.shown = append(now.shown, parts...)
		now.size += size + shows
	}
	if len(now.terms) > 0 {
		all = append(all, now)
	}
	for _, s := range all {
		slices.SortFunc(s.shown, func(x, y stretched) int {
			return cmp.Or(cmp.Compare(x.section, y.section), cmp.Compare(x.of[0], y.of[0]))
		})
	}
	return all
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

// pageShards are the shards of all that is shown of pages.
func (w *writer) pageShards() []*shard {
	var all []*shard
	now := &shard{}
	for number, e := range w.entries {
		size := 0
		for i := range e.sections {
			size += len(e.sections[i].text) + 60
		}
		if len(now.shown) > 0 && now.size+size > pageShard {
			all = append(all, now)
			now = &shard{}
		}
		now.size += size
		for i := range e.sections {
			now.shown = append(now.shown, stretched{int32(w.first[number] + i), [2]int{0, len(e.sections[i].text)}})
		}
	}
	if len(now.shown) > 0 {
		all = append(all, now)
	}
	return all
}
