package source

import (
	"bytes"
	"encoding/binary"
	"strings"
	"sync"
)

// A Quoted is a text that mostly repeats a file's, in its order, as the HTML of
// a page does: the stretches that it quotes, by their places in the file, and
// what stands between them. It is about an eighth of the text.
type Quoted string

const (
	shortestQuote = 12      // bytes; a quote takes up to five itself
	nearQuote     = 1 << 8  // bytes of the file in which the next quote is looked for
	farQuote      = 1 << 12 // after many words in vain; the file may hold much that the text does not
	mostGrown     = 4       // a text so many times as long quotes too little to look for it
)

// Quote makes the text a Quoted of the file, of what stands there from an offset
// on.
func (f *File) Quote(text []byte, from int) Quoted {
	room := quotes.Get().(*[]byte)
	defer quotes.Put(room)
	out := (*room)[:0]
	own, last := 0, 0 // from where on the text is its own; the end of the last quote in the file
	at, near := min(max(from, 0), len(f.Text)), nearQuote
	for i := 0; i+shortestQuote <= len(text) && len(text) <= mostGrown*len(f.Text); {
		behind := " >;\n" // the end of a word, a tag or an entity
		found := -1
		if mark := markIn(text[i : i+shortestQuote]); mark >= 0 { // tags and entities are no author's
			i += mark
			behind = ">"
			if text[i] == '&' {
				behind = ";"
			}
		} else if found = strings.Index(f.Text[at:min(at+near, len(f.Text))], string(text[i:i+shortestQuote])); found < 0 {
			near = min(2*near, farQuote)
		}
		if found < 0 {
			if next := bytes.IndexAny(text[i:], behind); next >= 0 {
				i += next + 1
				continue
			}
			break
		}
		size := commonPrefix(text[i:], f.Text[at+found:])
		out = append(binary.AppendUvarint(out, uint64(i-own)), text[own:i]...)
		out = binary.AppendUvarint(binary.AppendUvarint(out, uint64(at+found-last)), uint64(size))
		i, at, near = i+size, at+found+size, nearQuote
		own, last = i, at
	}
	out = append(binary.AppendUvarint(out, uint64(len(text)-own)), text[own:]...)
	*room = out
	return Quoted(out)
}

// quotes have room for what Quote makes.
var quotes = sync.Pool{New: func() any { return new([]byte) }}

// markIn is where the first tag or entity begins, or -1.
func markIn(text []byte) int {
	for i, c := range text {
		if c == '<' || c == '&' {
			return i
		}
	}
	return -1
}

// commonPrefix is how many bytes two texts begin with in common.
func commonPrefix(a []byte, b string) int {
	const stride = 64
	n := 0
	for n+stride <= min(len(a), len(b)) && string(a[n:n+stride]) == b[n:n+stride] {
		n += stride
	}
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// Unquote is the text that Quote was given; size is its length.
func (f *File) Unquote(q Quoted, size int) string {
	var text strings.Builder
	text.Grow(size)
	number := func() int {
		n, shift := 0, 0
		for i := 0; ; i++ {
			n |= int(q[i]&0x7f) << shift
			if shift += 7; q[i] < 0x80 {
				q = q[i+1:]
				return n
			}
		}
	}
	for at := 0; ; {
		own := number()
		text.WriteString(string(q[:own]))
		if q = q[own:]; q == "" {
			return text.String()
		}
		at += number()
		size := number()
		text.WriteString(f.Text[at : at+size])
		at += size
	}
}
