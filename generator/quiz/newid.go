package quiz

import (
	"regexp"
	"strings"

	"ders/generator/markdown"
	"ders/generator/source"
)

// atxHeading begins a heading of one line; any other is underlined.
var atxHeading = regexp.MustCompile(`^ {0,3}#{1,6}(?:[ \t]|$)`)

// placeOfID is the edit that writes an id: before the section's first chip, or
// as a paragraph below its heading.
func placeOfID(s *markdown.Section, id string) (source.Span, string) {
	file := s.Span.File
	chip := "`id: " + id + "`"
	if len(s.Chips) > 0 {
		before := strings.TrimRight(file.Text[:s.Chips[0].Key.Span.Start], " \t\n")
		tick := len(strings.TrimRight(before, "`"))
		return file.Span(tick, tick), chip + " "
	}
	first, end := startOfLine(s.Span).ToLineEnd(), s.Span.ToLineEnd().End
	if !atxHeading.MatchString(first.Text()) {
		last := file.Span(max(s.Span.End-1, s.Span.Start), s.Span.End)
		if underline := last.ToLineEnd().End + 1; underline < len(file.Text) {
			end = file.Span(underline, underline).ToLineEnd().End
		}
	}
	at := file.Span(end, end)
	margin := at.Margin()
	blank := "\n" + strings.TrimRight(margin, " \t")
	text := blank + "\n" + margin + chip
	if end+1 < len(file.Text) && strings.TrimSpace(file.Span(end+1, end+1).ToLineEnd().Text()) != "" {
		text += blank
	}
	return at, text
}

// startOfLine is where the line begins on which a span begins.
func startOfLine(span source.Span) source.Span {
	start := strings.LastIndexByte(span.File.Text[:span.Start], '\n') + 1
	return span.File.Span(start, start)
}
