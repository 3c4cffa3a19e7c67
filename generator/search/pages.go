package search

import (
	"strconv"
	"sync"

	"ders/generator/parallel"
	"ders/generator/site"
)

// atOnce is how many pages are read while what the last ones say is noted and
// put into files: of a large site the texts are never all here at once.
const atOnce = 128

// A reading is what a page says.
type reading struct {
	head
	*Facts
}

// read reads the pages, notes what they say, and makes the shards of all that is
// shown of them.
func (w *writer) read(pages []*site.Page, remember func(any, func() *Facts) *Facts) []*file {
	once := remember == nil
	if once {
		remember = func(_ any, compute func() *Facts) *Facts { return compute() }
	}
	w.words = remember(w.language, func() *Facts { return &Facts{words: newDictionary(w.language)} }).words
	var spent sync.Pool
	readers := sync.Pool{New: func() any { return newReader(w.words, &spent) }}
	begin := func(pages []*site.Page) func() []reading {
		made, done := make([]reading, len(pages)), make(chan bool)
		go func() {
			defer close(done)
			parallel.All(len(pages), func(i int) {
				r := readers.Get().(*reader)
				made[i] = r.page(pages[i], remember)
				readers.Put(r)
			})
		}()
		return func() []reading {
			<-done
			return made
		}
	}
	now := &pageShard{writer: w}
	number := 0
	next := begin(pages[:min(len(pages), atOnce)])
	for number < len(pages) {
		made := next()
		rest := pages[number+len(made):]
		next = begin(rest[:min(len(rest), atOnce)])
		for _, page := range made {
			now.add(number, page)
			number++
			if once {
				spent.Put(page.Facts)
			}
		}
	}
	now.cut()
	w.seen = make([]int32, len(w.page))
	return now.files
}

// A pageShard is what will stand in a file of pages.
type pageShard struct {
	*writer
	files        []*file
	pages, shown []byte // as the file has them
	lines        []line // of the sections
	size         int    // about
}

// A line is where in the file all that is shown of a section stands.
type line struct{ from, to int }

// add adds a page, and notes what it says.
func (p *pageShard) add(number int, page reading) {
	w := p.writer
	sections, names := page.sections, page.names
	sections = sections[:min(len(sections), mostSections)]
	size := 0
	for _, s := range sections {
		size += int(s.to-s.text) + 60
	}
	if len(p.lines) > 0 && p.size+size > pageSize {
		p.cut()
	}
	p.size += size
	w.first = append(w.first, int32(len(w.page)))
	w.names = names // of the glossary, the last page
	if len(sections) > 0 {
		p.pages = append(separated(p.pages, len(p.pages) == 0), w.lines[number]...)
	}
	for i := range sections {
		s := &sections[i]
		p.shown = appendNumber(separated(p.shown, len(p.shown) == 0), len(w.page))
		from := len(p.shown)
		p.shown = append(p.shown, page.prose[s.from:s.to]...)
		p.lines = append(p.lines, line{from, len(p.shown)})
		p.shown = append(p.shown, '"')
		w.page = append(w.page, int32(number))
		w.shown = append(w.shown, shown{text: s.text - s.from})
		w.notes.text(s)
		if len(names) > 0 {
			for _, name := range names[i] {
				w.notes.bonus(name, inName)
			}
		}
		if i == 0 {
			w.notes.head(page.head)
		}
	}
}

// cut ends the file.
func (p *pageShard) cut() {
	if len(p.lines) == 0 {
		return
	}
	w := p.writer
	const before, between, after = `{"terms":[],"pages":{`, `},"shown":{`, "}}\n"
	data := make([]byte, 0, len(before)+len(p.pages)+len(between)+len(p.shown)+len(after))
	data = append(append(append(data, before...), p.pages...), between...)
	from := len(data)
	data = append(append(data, p.shown...), after...)
	first := len(w.page) - len(p.lines)
	for i, l := range p.lines {
		w.shown[first+i].line = data[from+l.from : from+l.to]
	}
	p.files = append(p.files, &file{kind: "p", first: strconv.Itoa(int(w.page[first])), data: data})
	p.pages, p.shown, p.lines, p.size = p.pages[:0], p.shown[:0], p.lines[:0], 0
}
