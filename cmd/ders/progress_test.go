package main

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"
)

// A screen is a terminal that remembers.
type screen struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *screen) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(b)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

func TestProgressIsNotShownForAShortBuild(t *testing.T) {
	var s screen
	p := &progress{screen: newStream(&s), due: time.Now().Add(time.Hour), label: "Okunuyor"}
	p.step(1, 10)
	p.wait("Yazılıyor")
	p.clear()
	if s.String() != "" {
		t.Errorf("shown: %q", s.String())
	}
}

// Parsers report from many goroutines, in any order; afterwards nothing is
// left on the line.
func TestProgressIsShownAndTakenAway(t *testing.T) {
	var s screen
	p := &progress{screen: newStream(&s), label: "Okunuyor"}
	var all sync.WaitGroup
	for i := range 90 {
		all.Go(func() { p.step(i+1, 100) })
	}
	all.Wait()
	if !strings.Contains(s.String(), "Okunuyor") || !strings.Contains(s.String(), "/100)") {
		t.Errorf("shown: %q", s.String())
	}
	p.clear()
	if !strings.HasSuffix(s.String(), "\x1b[2K\r") {
		t.Errorf("the line is not cleared: %q", s.String())
	}
	p.step(1, 7) // another kind of thing
	if !strings.Contains(s.String(), "/7)") {
		t.Errorf("shown: %q", s.String())
	}

	p.wait("Yazılıyor")
	eventually(t, "it says what is waited for", func() bool { return strings.Contains(s.String(), "Yazılıyor") })
	p.clear()
	p.clear()
	if !strings.HasSuffix(s.String(), "\x1b[2K\r") {
		t.Errorf("the line is not cleared: %q", s.String())
	}
}

func TestNoProgressWhereNobodyLooks(t *testing.T) {
	p := &program{stderr: newStream(&screen{})}
	bar := p.newProgress()
	if bar != nil {
		t.Fatal("progress outside of a terminal")
	}
	bar.step(1, 2) // and nil shows nothing
	bar.wait("")
	bar.clear()
}
