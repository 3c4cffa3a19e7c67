package source

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// An original is the bytes that a file was made from.
type original struct {
	raw   []byte
	lines []int // where each line begins; the same lines as in the file
}

func newOriginal(raw []byte) *original {
	start := len(raw) - len(bytes.TrimPrefix(raw, []byte("\ufeff")))
	o := &original{raw: raw, lines: []int{start}}
	for i := start; i < len(raw); i++ {
		if raw[i] == '\n' || raw[i] == '\r' && !bytes.HasPrefix(raw[i:], []byte("\r\n")) {
			o.lines = append(o.lines, i+1)
		}
	}
	return o
}

// offset is the place in the bytes of a place in the file made from them. It
// is false inside of a letter that is composed in the file and not in the
// bytes.
func (o *original) offset(file *File, offset int) (int, bool) {
	line := file.lineAt(offset)
	if line >= len(o.lines) {
		return 0, false
	}
	before := offset - file.lineStart(line)
	var composing norm.Iter
	composing.Init(norm.NFC, o.raw[o.lines[line]:])
	for before > 0 && !composing.Done() {
		before -= len(composing.Next())
	}
	return o.lines[line] + composing.Pos(), before == 0
}

// newline is what ends the line of an offset in the bytes; of the last line,
// what ends the first.
func (o *original) newline(offset int) string {
	for _, rest := range [][]byte{o.raw[offset:], o.raw} {
		if end := bytes.IndexAny(rest, "\r\n"); end >= 0 {
			if bytes.HasPrefix(rest[end:], []byte("\r\n")) {
				return "\r\n"
			}
			return string(rest[end : end+1])
		}
	}
	return "\n"
}

// edited makes edits of a file in the bytes that it was made from: byte for
// byte nothing else changes, and new lines end as those around them. It is
// false where the file was made from other bytes.
func edited(file *File, raw []byte, edits []Edit) ([]byte, bool) {
	if NewFile(file.Path, raw).Text != file.Text {
		return nil, false
	}
	o := newOriginal(raw)
	var out []byte
	var text strings.Builder // what the file will be
	written, read := 0, 0
	for _, edit := range edits {
		start, sound := o.offset(file, edit.Span.Start)
		end, soundEnd := o.offset(file, edit.Span.End)
		if !sound || !soundEnd {
			return nil, false
		}
		out = append(out, raw[written:start]...)
		out = append(out, strings.ReplaceAll(edit.Text, "\n", o.newline(start))...)
		written = end
		text.WriteString(file.Text[read:edit.Span.Start] + edit.Text)
		read = edit.Span.End
	}
	out = append(out, raw[written:]...)
	text.WriteString(file.Text[read:])
	return out, NewFile(file.Path, out).Text == text.String()
}

// fixesOf are the edits of each file, in the order of their places. Of two that
// overlap the first is made; the next check offers the other one again.
func fixesOf(diags List) map[*File][]Edit {
	byFile := map[*File][]Edit{}
	for _, d := range diags {
		if d.Fix != nil && d.Fix.Span.File != nil {
			byFile[d.Fix.Span.File] = append(byFile[d.Fix.Span.File], *d.Fix)
		}
	}
	for file, edits := range byFile {
		slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
		apart := edits[:0]
		for _, edit := range edits {
			if len(apart) == 0 || edit.Span.Start >= apart[len(apart)-1].Span.End {
				apart = append(apart, edit)
			}
		}
		byFile[file] = apart
	}
	return byFile
}
