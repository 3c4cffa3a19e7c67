package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"ders/generator/lang"
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
	var room [512]byte // as much as most have
	return oneSpaced(string(appendPlain(room[:0], n, src)))
}

func appendPlain(b []byte, n ast.Node, src []byte) []byte {
	switch n := n.(type) {
	case *ast.Text:
		if _, code := n.Parent().(*ast.CodeSpan); code {
			b = append(b, n.Segment.Value(src)...)
		} else {
			b = append(b, unescape(n.Segment.Value(src))...)
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			b = append(b, ' ')
		}
	case *ast.String:
		b = append(b, n.Value...)
	case *ast.AutoLink:
		b = append(b, n.Label(src)...)
	case *gap:
		b = append(b, src[n.start:n.stop]...)
	case *ast.RawHTML:
		return b
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		b = appendPlain(b, child, src)
	}
	return b
}

// What a character is to the words of a text.
const (
	letter  = 1 << iota
	border  // between two words
	escaped // in HTML
	sign    // of what Markdown may have made text
)

var traits = lang.NewTraits(traitsOf)

func traitsOf(r rune) byte {
	switch {
	case lang.IsLetter(r):
		return letter
	case r == '~', r == '=', r == '`', r >= 0xe200 && r <= 0xe2ff: // private ones of chatbots
		return sign
	case r == '[', r == ']', r == '*', r == '/', r == '@', r == ':', r == '{', r == '【':
		return border | sign
	case r == '\'':
		return escaped
	case r == '’':
		return 0
	case r == '&', r == '"':
		return border | escaped
	case unicode.IsSpace(r), unicode.IsPunct(r):
		return border
	case r == '<', r == '>':
		return escaped
	}
	return 0
}

// count adds the words of a text: runs that hold a letter. It tells on its way
// what all characters are.
func (w *writer) count(s string) (seen byte) {
	in := byte(0) // in a word
	for _, r := range s {
		t := traits.Of(r)
		w.words += int(t & letter &^ in)
		in = (in | t) & letter &^ (t / border)
		seen |= t
	}
	return seen
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
