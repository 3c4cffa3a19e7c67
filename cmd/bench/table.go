package main

import (
	"cmp"
	"fmt"
	"runtime"
	"strings"
	"time"
	"unicode/utf8"
)

// table is all that was found, in Markdown whose columns stand below each other.
// hugo names the program, or is empty.
func table(all []measures, hugo string) string {
	t := &sheet{}
	t.add("", "lessons", "ders", "bare", cmp.Or(hugo, "Hugo"), "ders : bare", "Hugo : ders")
	t.each(all, "first build, CPU seconds", seconds, func(m *measured) float64 { return median(m.cold, run.cpu) })
	for _, m := range all {
		// What the theme takes does not grow.
		theme := median(m.theme, run.cpu)
		lessons, bare := median(m.ders.cold, run.cpu)-theme, median(m.bare.cold, run.cpu)
		hugo := 0.0
		if m.hugo != nil {
			hugo = median(m.hugo.cold, run.cpu)
		}
		t.row("· without the theme's "+seconds(theme), m.lessons, seconds(lessons), "", "", ratio(lessons, bare), ratio(hugo, lessons))
		if drawn := median(m.ders.cold, run.cpu) * m.share(cards); drawn > 0 { // Hugo's theme has none
			t.row("· and without the cards' "+seconds(drawn), m.lessons, seconds(lessons-drawn), "", "", ratio(lessons-drawn, bare), ratio(hugo, lessons-drawn))
		}
	}
	t.each(all, "· of it in the system, seconds", seconds, func(m *measured) float64 {
		return median(m.cold, func(r run) float64 { return time.Duration(r.system).Seconds() })
	})
	t.each(all, "· memory at most, MB", whole, func(m *measured) float64 { return median(m.cold, func(r run) float64 { return r.peak }) })
	t.each(all, "· MB written", tenths, func(m *measured) float64 { return float64(m.written.bytes) / 1e6 })
	t.count(all, "· files written", func(m *measured) int { return m.written.files })
	t.each(all, "build again, nothing changed, CPU seconds", seconds, func(m *measured) float64 { return median(m.warm, run.cpu) })
	for _, m := range all {
		t.row("· part of the first build", m.lessons, part(m.ders), part(m.bare), part(m.hugo), "", "")
	}
	t.count(all, "· files written", func(m *measured) int { return m.rewritten.files })
	t.each(all, "an edited text is served after, ms", whole, func(m *measured) float64 { return waited(m.text) })
	t.each(all, fmt.Sprintf("an edited title on %d pages, ms", pages(all)), whole, func(m *measured) float64 { return waited(m.title) })
	t.each(all, "memory of the server, MB", whole, func(m *measured) float64 { return m.serving })
	t.each(all, "· at most", whole, func(m *measured) float64 { return m.servedPeak })
	t.each(all, "search index, KB gzipped", whole, func(m *measured) float64 { return float64(m.zipped.bytes) / 1000 })
	t.count(all, "· files", func(m *measured) int {
		if m.index.files == 0 {
			return -1
		}
		return m.index.files
	})

	shares := &sheet{}
	head := []string{"CPU of the first build"}
	for _, m := range all {
		head = append(head, thousands(m.lessons)+" lessons")
	}
	shares.add(head...)
	for i, s := range all[0].stages {
		row := []string{s.name}
		for _, m := range all {
			row = append(row, percent(m.stages[i].share))
		}
		shares.add(row...)
	}
	return t.String() + "\n" + shares.String() + "\n" + about(all, hugo)
}

// share is that of a stage, or 0.
func (m measures) share(name string) float64 {
	for _, s := range m.stages {
		if s.name == name {
			return s.share
		}
	}
	return 0
}

// part is what a second build takes of a first one.
func part(m *measured) string {
	if m == nil {
		return ""
	}
	return percent(median(m.warm, run.cpu) / median(m.cold, run.cpu))
}

// about says what the figures are of.
func about(all []measures, hugo string) string {
	var sizes []string
	for _, m := range all {
		sizes = append(sizes, fmt.Sprintf("%d of %d lessons", len(m.ders.cold), m.lessons))
	}
	text := fmt.Sprintf("Medians of builds (%s) and of %d edits, on %d processors, with %s, %s/%s. ", strings.Join(sizes, ", "), edits, processors, runtime.Version(), runtime.GOOS, runtime.GOARCH) +
		"The same lessons of 600 to 900 Turkish words, ten to a module, with a quiz for each module; `bare` reads Markdown, calls goldmark and writes HTML. "
	if hugo != "" {
		text += hugo + " makes pages, modules and their printed form, tags, a feed, a sitemap and one JSON file to search in, with links resolved, the way its users do. " +
			"It does not make quizzes that are scored (theirs are plain pages), a search that is loaded in parts and knows Turkish, advice to authors, scripts, cards for shared links, or a site that works without a network. "
	}
	return text + "Waiting is wall time, all else is not.\n"
}

func waited(took []time.Duration) float64 {
	if len(took) == 0 {
		return 0
	}
	return median(took, time.Duration.Seconds) * 1000
}

func pages(all []measures) int {
	most := 0
	for _, m := range all {
		most = max(most, m.ders.titles)
	}
	return most
}

// A sheet is a table that grows by rows.
type sheet struct{ rows [][]string }

func (t *sheet) add(cells ...string) { t.rows = append(t.rows, cells) }

func (t *sheet) row(what string, lessons int, cells ...string) {
	t.add(append([]string{what, thousands(lessons)}, cells...)...)
}

// each is a row for each size. A figure of 0 is none.
func (t *sheet) each(all []measures, what string, say func(float64) string, of func(*measured) float64) {
	for _, m := range all {
		var figures [3]float64
		var cells [3]string
		for i, tool := range []*measured{m.ders, m.bare, m.hugo} {
			if tool == nil {
				continue
			}
			if figures[i] = of(tool); figures[i] > 0 {
				cells[i] = say(figures[i])
			}
		}
		if figures != [3]float64{} {
			t.row(what, m.lessons, cells[0], cells[1], cells[2], ratio(figures[0], figures[1]), ratio(figures[2], figures[0]))
		}
	}
}

// count is a row for each size, where nobody asks for ratios. Below 0 is none.
func (t *sheet) count(all []measures, what string, of func(*measured) int) {
	for _, m := range all {
		cells := []string{"", "", "", "", ""}
		for i, tool := range []*measured{m.ders, m.bare, m.hugo} {
			if tool == nil {
				continue
			}
			if n := of(tool); n >= 0 {
				cells[i] = thousands(n)
			}
		}
		t.row(what, m.lessons, cells...)
	}
}

// String is the table in Markdown.
func (t *sheet) String() string {
	widths := make([]int, len(t.rows[0]))
	for _, row := range t.rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	var s strings.Builder
	for n, row := range t.rows {
		for i, cell := range row {
			space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if i == 0 {
				cell, space = cell+space, ""
			}
			s.WriteString("| " + space + cell + " ")
		}
		s.WriteString("|\n")
		if n == 0 {
			for i, width := range widths {
				if i == 0 {
					s.WriteString("|" + strings.Repeat("-", width+2))
				} else {
					s.WriteString("|" + strings.Repeat("-", width+1) + ":")
				}
			}
			s.WriteString("|\n")
		}
	}
	return s.String()
}

func seconds(n float64) string { return fmt.Sprintf("%.2f", n) }
func tenths(n float64) string  { return fmt.Sprintf("%.1f", n) }
func whole(n float64) string   { return thousands(int(n + 0.5)) }
func percent(n float64) string { return fmt.Sprintf("%.0f %%", 100*n) }

func ratio(n, of float64) string {
	if n == 0 || of == 0 {
		return ""
	}
	if n/of >= 100 {
		return fmt.Sprintf("%.0f", n/of)
	}
	return fmt.Sprintf("%.1f", n/of)
}

// thousands writes 10000 as 10,000.
func thousands(n int) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
