package search

import (
	"cmp"
	"hash/crc32"
	"slices"
	"strconv"
	"strings"
	"sync"

	"ders/generator/lang"
	"ders/generator/parallel"
	"ders/generator/site"
)

const (
	// How large a shard grows, in bytes before compression, if no single term or
	// page is larger. A shard of words that is large enough ends where the first
	// three letters change: a reader who has typed three wants all of them.
	termSize    = 22 << 10
	enoughTerms = 19 << 10
	pageSize    = 24 << 10

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
	words    *dictionary
	notes    notebook
	names    [][][]lexeme // of the glossary, as Facts has them
	places   []Place
	place    []int    // of a page
	lines    [][]byte // of pages, as the files have them
	first    []int32  // section of a page
	page     []int32  // of a section
	shown    []shown  // of a section
	seen     []int32  // by section; all 0 between two uses
	all      []result // used again and again
	room     []hit    // too
	chosen   []hit
	stats    Stats
}

func newWriter(l *lang.Language, pages []*site.Page) *writer {
	w := &writer{language: l, entries: make([]entry, len(pages))}
	for i, page := range pages {
		w.entries[i] = newEntry(page)
		w.place = append(w.place, w.placeOf(&w.entries[i]))
	}
	w.writeLines()
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

// files writes the index, of which the shards of pages are made.
func (w *writer) files(pages []*file, says map[string]string, add func(name string, data []byte)) Stats {
	m := Manifest{Language: w.language.Tag(), Strings: says, Places: append([]Place{}, w.places...), Terms: []string{}, Pages: []string{}, Start: []Start{}}
	var counts strings.Builder
	for i, e := range w.entries {
		n := strconv.FormatInt(int64(w.sections(i)), 36)
		if e.leads && len(m.Start) < starts {
			m.Start = append(m.Start, Start{e.url, e.title})
		}
		counts.WriteString(strings.Repeat("0", 2-len(n)) + n)
	}
	m.Sections = counts.String()
	var v vocabulary
	terms := w.termFiles(&v)
	words := &file{kind: "w", write: func(room []byte) []byte { return append(room, encode(v.words())...) }}
	all := slices.Concat(terms, pages, []*file{words})
	rooms := sync.Pool{New: func() any { return new([]byte) }}
	parallel.All(len(all), func(i int) {
		room := rooms.Get().(*[]byte)
		*room = all[i].finish(*room, add)
		rooms.Put(room)
	})
	for _, f := range terms {
		m.Terms = append(m.Terms, f.first+" "+f.hash)
	}
	for _, f := range pages {
		m.Pages = append(m.Pages, f.first+" "+f.hash)
	}
	m.Words = words.hash
	manifest := encode(m)
	add("index.json", manifest)
	w.stats.Pages, w.stats.Sections, w.stats.Shards = len(w.entries), len(w.page), len(all)+1
	w.stats.Bytes = len(manifest)
	for _, f := range all {
		w.stats.Bytes += f.size
	}
	return w.stats
}

// A file stands in the index under the hash of what is in it.
type file struct {
	kind  string
	first string // of what is in it, a key or the number of a page
	write func(room []byte) []byte
	data  []byte // of one that is written already
	size  int
	hash  string
}

// finish writes the file, where there is room for it, which it returns, and adds
// it to the index.
func (f *file) finish(room []byte, add func(name string, data []byte)) []byte {
	data := f.data
	if f.write != nil {
		room = f.write(room[:0])
		data, f.write = room, nil
	}
	f.hash, f.size, f.data = hash(data), len(data), nil
	add(f.kind+"-"+f.hash+".json", data)
	return room
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// hash is forty bits in eight digits: the manifest names all files. They only
// tell a file from what it was before and from the others.
func hash(data []byte) string {
	sum := uint64(crc32.ChecksumIEEE(data))<<8 | uint64(crc32.Checksum(data, castagnoli)&0xff)
	return strconv.FormatUint(sum, 36)
}

// A shard is what will stand in a file of words.
type shard struct {
	terms []byte      // as the file has them
	shown []stretched // in order of the sections; several of one stand together
}

// termFiles are the files of the words, which make the vocabulary, too.
func (w *writer) termFiles(v *vocabulary) []*file {
	var files []*file
	var now shard
	first, size := "", 0 // of the shard: a key, and about how large it is
	cut := func() {
		s := shard{slices.Clone(now.terms), slices.Clone(now.shown)}
		files = append(files, &file{kind: "t", first: first, write: func(room []byte) []byte {
			slices.SortFunc(s.shown, func(x, y stretched) int { return cmp.Compare(x.order(), y.order()) })
			return w.encodeShard(room, s)
		}})
		now, size = shard{now.terms[:0], now.shown[:0]}, 0
	}
	had := make([]int, len(w.page)+len(w.entries)) // after how many files there is one that has a section, or a page
	cost := func(parts []stretched) int {
		number, size := len(files)+1, 0
		for _, part := range parts {
			size += int(part.of[1] - part.of[0])
			if page := int(w.page[part.section]); had[len(w.page)+page] != number {
				had[len(w.page)+page] = number
				size += len(w.entries[page].title) + 30
			}
			if had[part.section] != number {
				had[part.section] = number
				size += int(w.shown[part.section].text) + 20 - 2*len(tab)
			}
		}
		return size
	}
	var parts []stretched
	last := ""
	for t := range w.terms() {
		v.add(t)
		w.stats.Words += len(t.forms)
		parts = parts[:0]
		for _, h := range w.best(t) {
			parts = append(parts, stretched{h.section, w.stretch(h)})
		}
		most := termSize
		if prefix(t.key) != prefix(last) {
			most = enoughTerms
		}
		last = t.key
		says, shows := t.size(), cost(parts)
		if len(now.terms) > 0 && size+says+shows > most {
			cut()
			shows = cost(parts)
		}
		if len(now.terms) == 0 {
			first = t.key
		}
		now.terms = appendTerm(separated(now.terms, len(now.terms) == 0), t)
		now.shown = append(now.shown, parts...)
		size += says + shows
	}
	if len(now.terms) > 0 {
		cut()
	}
	return files
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

// sections is how many a page has.
func (w *writer) sections(page int) int {
	if page+1 < len(w.first) {
		return int(w.first[page+1] - w.first[page])
	}
	return len(w.page) - int(w.first[page])
}
