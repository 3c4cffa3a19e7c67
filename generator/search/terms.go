package search

import (
	"cmp"
	"maps"
	"math"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"ders/generator/lang"
	"ders/generator/site"
)

// readAll makes the entries of pages, in parallel.
func readAll(pages []*site.Page, d *dictionary, remember func(any, func() *Facts) *Facts) []entry {
	entries := make([]entry, len(pages))
	readers := sync.Pool{New: func() any { return newReader(d) }} // each is used by one page at a time
	var workers errgroup.Group
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for i, page := range pages {
		workers.Go(func() error {
			r := readers.Get().(*reader)
			defer readers.Put(r)
			entries[i] = r.entry(page, remember)
			return nil
		})
	}
	_ = workers.Wait() // no page fails
	return entries
}

// A hit says how much a word says about a section, from 0 to levels-1, and
// where it stands there first; -1 where it is not in the text.
type hit struct {
	section int32
	impact  uint8
	at      int32
}

// levels of impact are written as one letter.
const levels = 26

// A form is a word as it is written, with the sections that have it in order.
type form struct {
	lang.SearchWord
	hits    []hit
	notes   int  // of which the hits are made
	similar bool // it stands under the key of a word that means the same
}

// A term is the forms of one key, in order.
type term struct {
	key      string
	forms    []*form
	sections int // that have any of the forms, synonyms aside
}

// size is about what a term takes in a file.
func (t *term) size() int {
	size := len(t.key) + 8
	for _, f := range t.forms {
		size += len(f.Surface) + 2*len(f.hits) + 4
	}
	return size
}

// most is how many sections a key names, the best ones: a word that stands in
// more of them hardly tells one from another.
const most = 1500

// gather makes terms of the entries' words, sorted by key.
func gather(l *lang.Language, entries []entry) []*term {
	forms, sections := takeNotes(entries).forms()
	byKey := map[string]*term{}
	at := func(key string) *term {
		t := byKey[key]
		if t == nil {
			t = &term{key: key}
			byKey[key] = t
		}
		return t
	}
	for _, f := range forms {
		t := at(f.Key)
		t.forms = append(t.forms, f)
	}
	seen := make([]*term, sections) // which was the last to stand there
	for _, t := range byKey {
		slices.SortFunc(t.forms, func(x, y *form) int { return cmp.Compare(x.Surface, y.Surface) })
		for _, f := range t.forms {
			for _, h := range f.hits {
				if seen[h.section] != t {
					seen[h.section] = t
					t.sections++
				}
			}
		}
	}
	addSimilar(l, byKey, at)
	terms := slices.SortedFunc(maps.Values(byKey), func(x, y *term) int { return cmp.Compare(x.key, y.key) })
	for _, t := range terms {
		t.cap()
	}
	return terms
}

// sectionsOf is the best hit in each section that has one of the forms.
func sectionsOf(forms []*form) map[int32]hit {
	best := map[int32]hit{}
	for _, f := range forms {
		for _, h := range f.hits {
			if old, ok := best[h.section]; !ok || h.impact > old.impact || h.impact == old.impact && old.at < 0 {
				best[h.section] = h
			}
		}
	}
	return best
}

// addSimilar puts under the key of each word that has synonyms what they say.
func addSimilar(l *lang.Language, byKey map[string]*term, at func(string) *term) {
	found := map[string][]*form{}
	for _, group := range meanings(l) {
		for i, asked := range group {
			if len(asked) != 1 {
				continue
			}
			for j, meant := range group {
				if j == i {
					continue
				}
				if hits := standing(meant, byKey); len(hits) > 0 {
					word := asked[0]
					// The stem of the word asked for, and the keys to mark.
					marks := ""
					for _, w := range meant {
						marks += " " + w.Key
					}
					found[word.Key] = append(found[word.Key], &form{
						SearchWord: lang.SearchWord{Surface: "~" + word.Stem + marks, Key: word.Key}, hits: hits, similar: true,
					})
				}
			}
		}
	}
	for key, forms := range found {
		t := at(key)
		t.forms = append(t.forms, forms...)
	}
}

// standing is where all words of a meaning stand together.
func standing(m meaning, byKey map[string]*term) []hit {
	var all map[int32]hit
	for _, w := range m {
		t := byKey[w.Key]
		if t == nil {
			return nil
		}
		var forms []*form
		for _, f := range t.forms {
			if f.Stem == w.Stem {
				forms = append(forms, f)
			}
		}
		here := sectionsOf(forms)
		if all == nil {
			all = here
			continue
		}
		for id, h := range all {
			other, ok := here[id]
			if !ok {
				delete(all, id)
				continue
			}
			h.impact = min(h.impact, other.impact)
			all[id] = h
		}
	}
	hits := slices.SortedFunc(maps.Values(all), byImpact)
	hits = hits[:min(len(hits), 60)]
	slices.SortFunc(hits, bySection)
	return hits
}

func byImpact(x, y hit) int {
	return cmp.Or(cmp.Compare(y.impact, x.impact), cmp.Compare(x.section, y.section))
}

func bySection(x, y hit) int { return cmp.Compare(x.section, y.section) }

// cap keeps the best sections of a key that has too many, of each form a share.
func (t *term) cap() {
	total := 0
	for _, f := range t.forms {
		total += len(f.hits)
	}
	if total <= most {
		return
	}
	for _, f := range t.forms {
		share := max(20, int(math.Round(float64(len(f.hits))*most/float64(total))))
		if len(f.hits) > share {
			f.hits = strongest(f.hits, share)
		}
	}
}

// strongest keeps n of the hits, which are more, in their order: those that say
// most, and of those that say the same the first.
func strongest(hits []hit, n int) []hit {
	var count [levels]int
	for _, h := range hits {
		count[h.impact]++
	}
	least := levels - 1
	for ; count[least] < n; least-- {
		n -= count[least]
	}
	kept := hits[:0]
	for _, h := range hits {
		if int(h.impact) == least {
			n--
		}
		if int(h.impact) > least || int(h.impact) == least && n >= 0 {
			kept = append(kept, h)
		}
	}
	return kept
}
