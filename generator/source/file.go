// Package source is the text that authors write: files, places in them, and
// what is wrong there.
//
// A File is read once and never changes; a Span is a place in it; a Diagnostic
// is one thing an author should mend at a Span, by a Rule that holds its words
// in every language we speak. Nothing in this package knows what the text
// means.
package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A File is one file of the site folder. It is never changed after it was
// made, so that parsers may share it.
type File struct {
	Path string // relative to the site folder, slashes, NFC
	Text string // for Markdown and YAML: UTF-8, NFC, LF, no BOM; else the bytes as they are

	digesting sync.Once
	digest    Digest // of Text; made when it is first asked for
	index     sync.Once
	lines     []int32 // where each line begins; made when a place is first asked for

	whole   *File // of a part: the file that its lines stand in
	offsets []int // of a part: where each of its lines begins in whole
	indents []int // of a part: how many spaces before each line stand nowhere in whole
}

// A Line is a line of a part of a file: a whole line of the file or the end of
// one, behind Indent spaces that a tab before it is worth.
type Line struct {
	Span
	Indent int
}

// Part is some lines of the file as a file of its own for another parser. What
// is reported at a place of the part is reported at its place in the file.
func (f *File) Part(lines []Line) *File {
	part := &File{Path: f.Path, whole: f}
	var text strings.Builder
	end := 0
	for _, line := range lines {
		part.offsets = append(part.offsets, line.Start)
		part.indents = append(part.indents, line.Indent)
		text.WriteString(strings.Repeat(" ", line.Indent) + strings.TrimSuffix(line.Text(), "\n") + "\n")
		end = line.End
	}
	part.offsets, part.indents = append(part.offsets, end), append(part.indents, 0)
	part.Text = text.String()
	return part
}

// lineStarts is where each line begins. A file of many mistakes asks for many
// places, so that counting lines each time would take the square of its size.
func (f *File) lineStarts() []int32 {
	f.index.Do(func() {
		f.lines = make([]int32, 1, 1+strings.Count(f.Text, "\n"))
		for i := 0; ; {
			next := strings.IndexByte(f.Text[i:], '\n')
			if next < 0 {
				return
			}
			i += next + 1
			f.lines = append(f.lines, int32(i))
		}
	})
	return f.lines
}

// lineStart is where the line of a number, from 0, begins.
func (f *File) lineStart(line int) int { return int(f.lineStarts()[line]) }

// lineAt is the number of the line, from 0, that holds a byte offset.
func (f *File) lineAt(offset int) int {
	line, begins := slices.BinarySearch(f.lineStarts(), int32(offset))
	if begins {
		return line
	}
	return line - 1
}

// NewFile normalises the bytes of a text file. Positions count in the
// normalised text: a composed letter is one column, however it was stored.
func NewFile(path string, raw []byte) *File {
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if bytes.IndexByte(raw, '\r') >= 0 {
		raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
		raw = bytes.ReplaceAll(raw, []byte("\r"), []byte("\n"))
	}
	if !isComposed(raw) && !norm.NFC.IsNormal(raw) {
		raw = norm.NFC.Bytes(raw)
	}
	return &File{Path: path, Text: string(raw)}
}

// isComposed reports whether a text is in the letters of Turkish and English,
// and their punctuation, alone: they are NFC, and found out at a glance.
func isComposed(text []byte) bool {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < 0xCC: // of a character below U+0300, the first that is a mark
		case c == 0xE2 && i+2 < len(text) && text[i+1] == 0x80 && text[i+2] >= 0x82: // quotation marks, dashes, …
			i += 2
		default:
			return false
		}
	}
	return true
}

// Digest is that of the text.
func (f *File) Digest() Digest {
	f.digesting.Do(func() { f.digest = Sum(f.Text) })
	return f.digest
}

// Span is the place from byte offset start to end, both moved inside the text.
func (f *File) Span(start, end int) Span {
	start = min(max(start, 0), len(f.Text))
	end = min(max(end, start), len(f.Text))
	return Span{File: f, Start: start, End: end}
}

// Pos tells the line and column of a byte offset.
func (f *File) Pos(offset int) Pos {
	offset = min(max(offset, 0), len(f.Text))
	line := f.lineAt(offset)
	return Pos{
		Path: f.Path,
		Line: line + 1,
		Col:  utf8.RuneCountInString(f.Text[f.lineStart(line):offset]) + 1,
	}
}

// Offset is the byte offset of a line and column (both from 1), the inverse of
// Pos; a column past the end of its line is the line's end.
func (f *File) Offset(line, col int) int {
	if line > len(f.lineStarts()) {
		return len(f.Text)
	}
	offset := f.lineStart(max(line, 1) - 1)
	for ; col > 1 && offset < len(f.Text) && f.Text[offset] != '\n'; col-- {
		_, size := utf8.DecodeRuneInString(f.Text[offset:])
		offset += size
	}
	return offset
}

// line is the whole line that holds a byte offset, without its newline.
func (f *File) line(offset int) string {
	start := strings.LastIndexByte(f.Text[:offset], '\n') + 1
	line, _, _ := strings.Cut(f.Text[start:], "\n")
	return line
}

// A Pos is a place as an author's editor shows it. Line and Col start at 1 and
// Col counts characters. The zero Line means the file as a whole.
type Pos struct {
	Path      string
	Line, Col int
}

// A Span is a stretch of a file, by byte offsets into its normalised text.
type Span struct {
	File       *File
	Start, End int
}

// Text is what stands there.
func (s Span) Text() string { return s.File.Text[s.Start:s.End] }

// LineStart is where the line begins in which the span begins.
func (s Span) LineStart() int { return strings.LastIndexByte(s.File.Text[:s.Start], '\n') + 1 }

// ToLineEnd is the rest of the line in which the span begins.
func (s Span) ToLineEnd() Span {
	line, _, _ := strings.Cut(s.File.Text[s.Start:], "\n")
	return s.File.Span(s.Start, s.Start+len(line))
}

// InWhole is the span in the author's file, if it is one of a part of it.
func (s Span) InWhole() Span {
	if s.File == nil || s.File.whole == nil {
		return s
	}
	whole := s.File.whole
	return whole.Span(s.File.inWhole(s.Start), s.File.inWhole(s.End)).InWhole()
}

func (f *File) inWhole(offset int) int {
	line := f.lineAt(offset)
	return f.offsets[line] + max(0, offset-f.lineStart(line)-f.indents[line])
}

// Margin is what stands before the span's line in the author's file, if the
// span is one of a part of it: the "> " of a quote, the indent of a list.
func (s Span) Margin() string {
	if s.File == nil || s.File.whole == nil {
		return ""
	}
	start := s.File.offsets[s.File.lineAt(s.Start)]
	whole := s.File.whole
	return whole.Text[whole.lineStart(whole.lineAt(start)):start]
}

// A Value is a word of an author's text and the place where it stands.
type Value struct {
	Text string
	Span Span
}

// A Digest identifies content; equal digests mean equal content.
type Digest [sha256.Size]byte

// Sum digests a sequence of texts; the borders between them count.
func Sum[T string | []byte](parts ...T) Digest {
	b := sums.Get().(*[]byte)
	defer sums.Put(b)
	*b = (*b)[:0]
	for _, part := range parts {
		*b = binary.LittleEndian.AppendUint64(*b, uint64(len(part)))
		*b = append(*b, part...)
	}
	return sha256.Sum256(*b)
}

// sums have room for what is digested: every file is, and every page.
var sums = sync.Pool{New: func() any { return new([]byte) }}

// String is the digest in hexadecimal.
func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// Short is enough of a digest to name a file by its content.
func (d Digest) Short() string { return hex.EncodeToString(d[:5]) }
