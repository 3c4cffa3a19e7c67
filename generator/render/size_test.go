package render

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"ders/generator/site"
	"ders/generator/source"
	"ders/generator/theme"
)

// TestPageSize: a page ends at its limit, and whose page it was is told.
func TestPageSize(t *testing.T) {
	b := capped{Buffer: new(bytes.Buffer)}
	half := []byte(strings.Repeat("a", maxPage/2))
	for range 2 {
		if n, err := b.Write(half); err != nil || n != len(half) || b.over {
			t.Fatalf("%d bytes of %d: %v", n, len(half), err)
		}
	}
	for range 2 {
		if _, err := b.Write([]byte("a")); err == nil || !b.over || b.Len() != maxPage {
			t.Errorf("%d bytes: %v", b.Len(), err)
		}
	}
	page := &site.Page{Doc: &site.Document{File: source.NewFile("content/a.md", nil)}}
	_, err := sized(page, nil, errTooLarge)
	var fault *theme.Fault
	if !errors.As(err, &fault) || fault.Diagnostic.Rule != rulePageTooLarge || fault.Diagnostic.Pos().Path != "content/a.md" {
		t.Errorf("%v", err)
	}
	if data, err := sized(page, half, nil); err != nil || len(data) != len(half) {
		t.Errorf("%d bytes, %v", len(data), err)
	}
}
