package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// best are the hits whose sections are shown with a term: the first results of
// who asks for one of its frequent forms, as the browser ranks them.
func (w *writer) best(t *term) []hit {
	// Where all are shown, any form has them.
	asked := t.forms[:1]
	if t.sections > shownBest {
		asked = slices.SortedStableFunc(slices.Values(t.forms), func(x, y *form) int { return len(y.hits) - len(x.hits) })
	}
	var chosen []hit
	for _, form := range asked[:min(len(asked), askedForms)] {
		for _, h := range w.ranked(t, form) {
			if !slices.ContainsFunc(chosen, func(c hit) bool { return c.section == h.section }) {
				chosen = append(chosen, h)
			}
		}
	}
	return append(chosen, w.called(t, chosen)...)
}

// called are the hits, beside those of chosen, in terms of the glossary whose
// name begins with t: who types the name to its end gets the definition first.
func (w *writer) called(t *term, chosen []hit) []hit {
	from := len(w.page) // the glossary is the last page
	if last := len(w.entries) - 1; last >= 0 && w.entries[last].group == glossary {
		from = w.first[last]
	}
	var hits []hit
	for _, f := range t.forms {
		i, _ := slices.BinarySearchFunc(f.hits, int32(from), func(h hit, from int32) int { return cmp.Compare(h.section, from) })
		for _, h := range f.hits[i:] {
			begins := slices.ContainsFunc(w.section(h.section).names, func(name []lexeme) bool {
				return len(name) > 0 && name[0].Value().Key == t.key
			})
			there := func(c hit) bool { return c.section == h.section }
			if begins && !slices.ContainsFunc(chosen, there) && !slices.ContainsFunc(hits, there) {
				hits = append(hits, h)
			}
		}
	}
	return hits
}

// A result is a hit as the browser ranks it.
type result struct {
	hit
	score float32
}

// ranked are the first results of who asks for a form.
func (w *writer) ranked(t *term, asked *form) []hit {
	all := w.all[:0]
	for _, f := range t.forms {
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
			r := result{h, near * float32(h.impact+3)}
			i := w.seen[h.section] - 1
			switch {
			case i < 0:
				all = append(all, r)
				w.seen[h.section] = int32(len(all))
				continue
			case r.score > all[i].score:
				r, all[i] = all[i], r
			}
			if all[i].at < 0 { // only in a title: a place in the text is worth more
				all[i].at = r.at
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
	hits := make([]hit, 0, min(len(top), shownBest))
	for _, r := range top {
		ofPage := 0
		for _, h := range hits {
			if w.page[h.section] == w.page[r.section] {
				ofPage++
			}
		}
		if ofPage < perPage && len(hits) < shownBest {
			hits = append(hits, r.hit)
		}
	}
	return hits
}

// stretch is the part of a section's text that is shown for a hit.
func (w *writer) stretch(h hit) [2]int {
	s := w.section(h.section)
	if w.entries[w.page[h.section]].group == glossary {
		return [2]int{0, len(s.text)}
	}
	at := max(0, int(h.at))
	from, to := max(0, at-around), min(len(s.text), at+2*around)
	if h.at < 0 || from < 12 {
		from = 0
	}
	return [2]int{wordStart(s.text, from), wordEnd(s.text, to)}
}

func (w *writer) section(id int32) *section {
	page := w.page[id]
	return &w.entries[page].sections[int(id)-w.first[page]]
}

func wordStart(s string, at int) int {
	if at <= 0 {
		return 0
	}
	if i := strings.IndexByte(s[at-1:], ' '); i >= 0 && i < 30 {
		return at + i
	}
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	return at
}

func wordEnd(s string, at int) int {
	if at >= len(s) {
		return len(s)
	}
	if i := strings.LastIndexByte(s[:at+1], ' '); i >= 0 && at-i < 30 {
		return i
	}
	for at > 0 && !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}

// A part of a section's text that is shown.
type stretched struct {
	section int32
	of      [2]int
}
