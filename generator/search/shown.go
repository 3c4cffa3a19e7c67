package search

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// best are the hits whose sections are shown with a term: the first results of
// who asks for one of its frequent forms, as the browser ranks them. They are
// good until the next call.
func (w *writer) best(t *term) []hit {
	asked := [askedForms]*form{&t.forms[0]}
	if t.sections > shownBest { // where all are shown, any form has them
		for next := range t.forms[1:] {
			f := &t.forms[1+next]
			for i, a := range asked {
				if a == nil || len(f.hits) > len(a.hits) {
					copy(asked[i+1:], asked[i:])
					asked[i] = f
					break
				}
			}
		}
	}
	chosen := w.chosen[:0]
	for _, f := range asked {
		if f != nil {
			chosen = w.ranked(t, f, chosen)
		}
	}
	w.chosen = w.called(t, chosen)
	return w.chosen
}

func among(hits []hit, section int32) bool {
	return slices.ContainsFunc(hits, func(h hit) bool { return h.section == section })
}

// called adds to the chosen hits those in terms of the glossary whose name
// begins with t: who types the name to its end gets the definition first.
func (w *writer) called(t *term, chosen []hit) []hit {
	last := len(w.entries) - 1 // the glossary is the last page
	if last < 0 || w.entries[last].group != glossary {
		return chosen
	}
	from := w.first[last]
	for i := range t.forms {
		f := &t.forms[i]
		i, _ := slices.BinarySearchFunc(f.hits, hit{section: from}, bySection)
		for _, h := range f.hits[i:] {
			begins := slices.ContainsFunc(w.names[h.section-from], func(name []lexeme) bool {
				return len(name) > 0 && w.words.word(name[0]).Key == t.key
			})
			if begins && !among(chosen, h.section) {
				chosen = append(chosen, h)
			}
		}
	}
	return chosen
}

// A result is a hit as the browser ranks it.
type result struct {
	hit
	score float32
}

// ranked adds to the chosen hits the first results of who asks for a form.
func (w *writer) ranked(t *term, asked *form, chosen []hit) []hit {
	all := w.all[:0]
	for i := range t.forms {
		f := &t.forms[i]
		near := float32(0.3)
		switch {
		case f == asked:
			near = 1
		case f.similar:
		case f.Folded == asked.Folded:
			near = 0.95
		case f.Stem == asked.Stem:
			near = 0.8
		}
		for _, h := range f.hits {
			r := result{h, near * float32(h.impact()+3)}
			i := w.seen[h.section] - 1
			switch {
			case i < 0:
				all = append(all, r)
				w.seen[h.section] = int32(len(all))
				continue
			case r.score > all[i].score:
				r, all[i] = all[i], r
			}
			if all[i].at() == nowhere { // only in a title: a place in the text is worth more
				all[i].hit = newHit(all[i].section, float64(all[i].impact()), r.at())
			}
		}
	}
	for _, r := range all {
		w.seen[r.section] = 0
	}
	w.all = all
	// A few of many: no need to sort all.
	var room [4*shownBest + 1]result
	top := room[:0]
	for _, r := range all {
		at := len(top)
		for at > 0 && (top[at-1].score < r.score || top[at-1].score == r.score && top[at-1].section > r.section) {
			at--
		}
		if at < 4*shownBest {
			top = slices.Insert(top, at, r)
			top = top[:min(len(top), 4*shownBest)]
		}
	}
	var pages [shownBest]int32 // of the results
	n := 0
	for _, r := range top {
		page, ofPage := w.page[r.section], 0
		for _, other := range pages[:n] {
			if other == page {
				ofPage++
			}
		}
		if ofPage == perPage {
			continue
		}
		pages[n] = page
		n++
		if !among(chosen, r.section) {
			chosen = append(chosen, r.hit)
		}
		if n == shownBest {
			break
		}
	}
	return chosen
}

// stretch is the part of a section's text that is shown for a hit.
func (w *writer) stretch(h hit) [2]int32 {
	text := w.text(h.section)
	if w.entries[w.page[h.section]].group == glossary {
		return [2]int32{0, int32(len(text))}
	}
	at := max(0, h.at())
	from, to := max(0, at-around), min(len(text), at+2*around)
	if h.at() == nowhere || from < 12 {
		from = 0
	}
	return [2]int32{int32(wordStart(text, from)), int32(wordEnd(text, to))}
}

// shown is all that is shown of a section.
type shown struct {
	line []byte // as Shard says
	text int32  // where it begins in the line
}

func (w *writer) text(section int32) []byte {
	s := w.shown[section]
	return s.line[s.text:]
}

func wordStart(s []byte, at int) int {
	if at <= 0 {
		return 0
	}
	if i := bytes.IndexByte(s[at-1:], ' '); i >= 0 && i < 30 {
		return at + i
	}
	for at < len(s) && splits(s, at) {
		at++
	}
	return at
}

func wordEnd(s []byte, at int) int {
	if at >= len(s) {
		return len(s)
	}
	if i := bytes.LastIndexByte(s[:at+1], ' '); i >= 0 && at-i < 30 {
		return i
	}
	for at > 0 && splits(s, at) {
		at--
	}
	return at
}

// splits reports whether a cut would part a letter's bytes, or an escape's.
func splits(s []byte, at int) bool {
	slashes := at - len(bytes.TrimRight(s[:at], `\`))
	return !utf8.RuneStart(s[at]) || slashes%2 == 1
}

// A part of a section's text that is shown.
type stretched struct {
	section int32
	of      [2]int32
}

func (s stretched) order() int64 { return int64(s.section)<<32 | int64(s.of[0]) }
