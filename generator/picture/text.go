package picture

import (
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/image/math/fixed"
)

// A paragraph is words of which each is measured.
type paragraph struct {
	face  *face
	most  int
	words []word
	whole bool // none was broken
}

type word struct {
	text  string
	width fixed.Int26_6
}

// paragraph measures the words of a text. One that is wider than most is broken
// where it must be.
func (f *face) paragraph(text string, most int) paragraph {
	p := paragraph{f, most, nil, true}
	for _, rest := range strings.Fields(text) {
		for rest != "" {
			part, width := f.fitting(rest, most)
			p.words = append(p.words, word{part, width})
			rest = rest[len(part):]
			p.whole = p.whole && rest == ""
		}
	}
	return p
}

// fitting is the start of a text that is no wider than most, at least one sign.
func (f *face) fitting(text string, most int) (string, fixed.Int26_6) {
	f.mu.Lock()
	defer f.mu.Unlock()
	width := fixed.Int26_6(0)
	for i, r := range text {
		wider := width + f.advance(r)
		if i > 0 && wider > fixed.I(most) {
			return text[:i], width
		}
		width = wider
	}
	return text, width
}

// lines is the paragraph in lines that are no wider than that.
func (p paragraph) lines(most int) []string {
	var lines []string
	start := 0
	for _, end := range p.ends(most) {
		var line []string
		for _, w := range p.words[start:end] {
			line = append(line, w.text)
		}
		lines = append(lines, strings.Join(line, " "))
		start = end
	}
	return lines
}

// ends are the numbers of the words before which those lines end.
func (p paragraph) ends(most int) []int {
	var ends []int
	space := p.face.width(" ")
	line := -space
	for i, w := range p.words {
		if line += space + w.width; line > fixed.I(most) {
			ends = append(ends, i)
			line = w.width
		}
	}
	if len(p.words) > 0 {
		ends = append(ends, len(p.words))
	}
	return ends
}

// balanced is the paragraph in as few lines as it has room in, but of like width.
func (p paragraph) balanced() []string {
	few, narrow := len(p.ends(p.most)), 0
	for _, w := range p.words {
		narrow = max(narrow, w.width.Ceil())
	}
	return p.lines(narrow + sort.Search(p.most-narrow, func(wider int) bool { return len(p.ends(narrow+wider)) <= few }))
}

// line is a text in one line, with an ellipsis where there is no room for more.
func (f *face) line(text string, most int) string {
	for _, line := range f.cut(f.paragraph(text, most).lines(most), 1, most) {
		return line
	}
	return ""
}

// cut is at most count lines, with an ellipsis where there were more.
func (f *face) cut(lines []string, count, most int) []string {
	if len(lines) <= count {
		return lines
	}
	lines = lines[:count]
	last := lines[count-1]
	for last != "" && f.width(last+"…") > fixed.I(most) {
		_, size := utf8.DecodeLastRuneInString(last)
		last = last[:len(last)-size]
	}
	lines[count-1] = strings.TrimRight(last, " ,.;:–-") + "…"
	return lines
}
