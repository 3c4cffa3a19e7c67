package front

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"ders/generator/source"
)

// AddTo is the edit that adds items to a list in the head of a Markdown file,
// which was read without a mistake. The list keeps the form it has: in
// brackets, below one another, or a single text; a new one is a line at the end
// of the head.
func AddTo(file *source.File, key string, items []string) source.Edit {
	head, body := Split(file)
	n := head.vals[key]
	inline := quoteAll(items)
	at := func(offset int, text string) source.Edit {
		return source.Edit{Span: file.Span(offset, offset), Text: text}
	}
	switch {
	case n == nil:
		end := strings.LastIndex(file.Text[:body], "---")
		return at(end, key+": ["+inline+"]\n")
	case isNull(n) && n.Value != "": // ~
		return source.Edit{Span: head.span(n), Text: "[" + inline + "]"}
	case isNull(n):
		return at(head.KeySpan(key).End+len(":"), " ["+inline+"]")
	case n.Kind == yaml.ScalarNode:
		span := head.span(n)
		item := span.Text()
		if end := linesEnd(span, 0); end > span.ToLineEnd().End {
			if note := strings.LastIndex(file.Text[:end], " #"); note > span.Start && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
				end = note // which stays
			}
			span.End, item = end, Quoted(strings.TrimSpace(n.Value))
		} else if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 && strings.ContainsAny(item, ",[]{}") {
			item = Quoted(n.Value) // in brackets it would be something else
		}
		return source.Edit{Span: span, Text: "[" + item + ", " + inline + "]"}
	case len(n.Content) == 0: // []
		return at(head.span(n).Start+len("["), inline)
	}
	last := head.span(n.Content[len(n.Content)-1])
	if n.Style&yaml.FlowStyle != 0 {
		return at(last.End, ", "+inline)
	}
	dash := file.Text[last.LineStart():last.Start] // "  - "
	var lines strings.Builder
	for _, item := range items {
		lines.WriteString("\n" + dash + Quoted(item))
	}
	return at(linesEnd(last, len(dash)-len(strings.TrimLeft(dash, " "))), lines.String())
}

// linesEnd is the end of the lines of a value: of the one that it begins on and
// of those below that stand further in than its key or its dash.
func linesEnd(value source.Span, indent int) int {
	end := value.ToLineEnd().End
	for at := end; at < len(value.File.Text); {
		line := value.File.Span(at+1, at+1).ToLineEnd()
		text := line.Text()
		inside := strings.TrimLeft(text, " ")
		if inside != "" && len(text)-len(inside) <= indent {
			break
		}
		if at = line.End; inside != "" {
			end = at
		}
	}
	return end
}

// Instead is the edit that puts another text in the place of a value; quotes
// stay.
func Instead(old source.Value, text string) source.Edit {
	written := old.Span.Text()
	if len(written) >= 2 && (written[0] == '"' || written[0] == '\'') && !strings.ContainsAny(text, `"'\`) {
		return source.Edit{Span: old.Span, Text: written[:1] + text + written[:1]}
	}
	return source.Edit{Span: old.Span, Text: Quoted(text)}
}

var plainText = regexp.MustCompile(`^(?:[\p{L}_/]|\.\.?/|[0-9]+-\p{L})[\p{L}\p{M}\p{N} _./-]*$`)

// Quoted is a text as a value of front matter, in quotes where it needs them.
func Quoted(text string) string {
	if plainText.MatchString(text) && strings.TrimSpace(text) == text && !isWord[strings.ToLower(text)] {
		return text
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// isWord has the words that YAML takes for something else than text.
var isWord = map[string]bool{"true": true, "false": true, "null": true, "yes": true, "no": true, "on": true, "off": true, "y": true, "n": true}

func quoteAll(items []string) string {
	quoted := make([]string, len(items))
	for i, item := range items {
		quoted[i] = Quoted(item)
	}
	return strings.Join(quoted, ", ")
}
