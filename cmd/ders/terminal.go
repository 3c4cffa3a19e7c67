package main

import (
	"io"
	"os"
	"sync"

	"golang.org/x/term"
)

// A stream is where the program prints to. It may be used from several
// goroutines at once.
type stream struct {
	mu      sync.Mutex
	w       io.Writer
	moves   bool // a terminal that understands escape sequences
	colours bool
}

func newStream(w io.Writer) *stream {
	s := &stream{w: w}
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		s.moves = os.Getenv("TERM") != "dumb" && enableEscapes(f)
		s.colours = s.moves && os.Getenv("NO_COLOR") == ""
	}
	return s
}

// Write makes a stream a writer for libraries.
func (s *stream) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w.Write(b)
}

// print writes in one piece. An error is nothing we could tell anybody.
func (s *stream) print(text string)   { io.WriteString(s, text) }
func (s *stream) println(text string) { s.print(text + "\n") }

// columns is how wide prose may be: as wide as a book's page, less in a narrow
// terminal.
func (s *stream) columns() int {
	const most, least = 80, 30
	if f, ok := s.w.(*os.File); ok {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil {
			return max(least, min(most, width))
		}
	}
	return most
}

// A colour is the number of a terminal's SGR attribute.
type colour string

const (
	plain  colour = ""
	bold   colour = "1"
	dim    colour = "2"
	red    colour = "1;31"
	yellow colour = "1;33"
	cyan   colour = "1;36"
)

func (s *stream) paint(c colour, text string) string {
	if !s.colours || c == plain || text == "" {
		return text
	}
	return "\x1b[" + string(c) + "m" + text + "\x1b[0m"
}

// unattended reports whether a CI service runs us: nobody looks.
func unattended() bool {
	ci := os.Getenv("CI")
	return ci != "" && ci != "false" && ci != "0"
}
