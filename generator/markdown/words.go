package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// raw is a segment as it is written.
func (w *writer) raw(s text.Segment) string {
	if s.Padding > 0 || s.ForceNewline {
		return string(s.Value(w.text))
	}
	return w.body[s.Start:s.Stop]
}

// read is a segment as it is read.
func (w *writer) read(s text.Segment) string {
	value := w.raw(s)
	if strings.Contains(value, `\`) || strings.Contains(value, "&") {
		value = string(unescape([]byte(value)))
	}
	return value
}

// plain is the words of inline content, as a reader hears them.
func plain(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			if _, code := n.Parent().(*ast.CodeSpan); code {
				b.Write(n.Segment.Value(src))
			} else {
				b.Write(unescape(n.Segment.Value(src)))
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.Label(src))
		case *gap:
			b.Write(src[n.start:n.stop])
		case *ast.RawHTML:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return oneSpaced(b.String())
}

// oneSpaced is a text with every run of white space one space, none at the ends.
func oneSpaced(s string) string {
	before := ' '
	for _, r := range s {
		space := r == ' ' || (r < ' ' || r >= utf8.RuneSelf) && unicode.IsSpace(r)
		if space && (r != ' ' || before == ' ') {
			before = ' '
			break
		}
		before = r
	}
	if before != ' ' { // as most texts are
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// unescape is text as it is read: entities and backslashes resolved, each
// once, so that \&amp; stays five letters.
func unescape(b []byte) []byte {
	if !bytes.ContainsAny(b, `\&`) {
		return b
	}
	var out []byte
	entities := func(part []byte) {
		out = append(out, util.ResolveEntityNames(util.ResolveNumericReferences(part))...)
	}
	start := 0
	for i := 0; i+1 < len(b); i++ {
		if b[i] == '\\' && util.IsPunct(b[i+1]) {
			entities(b[start:i])
			out = append(out, b[i+1])
			i++
			start = i + 1
		}
	}
	entities(b[start:])
	return out
}
