package markdown

import (
	"iter"
	"regexp"
	"strings"

	"ders/generator/source"
)

// Unfenced ranges over the lines of a span that are not fenced code, each with
// its offset in the file.
func Unfenced(span source.Span) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		fence, at := "", span.Start
		for line := range strings.Lines(span.Text()) {
			start := at
			at += len(line)
			trimmed := strings.TrimSpace(line)
			switch {
			case fence != "":
				if strings.HasPrefix(trimmed, fence) {
					fence = ""
				}
			case strings.HasPrefix(trimmed, "```"), strings.HasPrefix(trimmed, "~~~"):
				fence = trimmed[:3]
			case !yield(start, line):
				return
			}
		}
	}
}

// Bullet is what the line of a span begins with: a list item's sign.
func Bullet(span source.Span) source.Span {
	start := span.LineStart()
	line := span.File.Text[start:]
	trimmed := strings.TrimLeft(line, " \t")
	start += len(line) - len(trimmed)
	return span.File.Span(start, start+max(1, strings.IndexAny(trimmed, " \t\n")))
}

// Glued is the chip that a paragraph begins with, as pattern describes it, if
// it goes on with text.
func (b *Block) Glued(pattern *regexp.Regexp) (source.Span, bool) {
	if b.Kind != Paragraph {
		return source.Span{}, false
	}
	m := pattern.FindString(b.Span.Text())
	return b.Span.File.Span(b.Span.Start, b.Span.Start+len(m)), m != ""
}
