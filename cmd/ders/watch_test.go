//go:build unix

package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// until reads lines up to one that holds a text, and returns all of them.
func (p *process) until(text string) string {
	p.t.Helper()
	var all []string
	for {
		line := p.line()
		all = append(all, line)
		if strings.Contains(line, text) {
			return strings.Join(all, "\n")
		}
	}
}

// An author works with the checks open: a save is checked, one that changes no
// finding is a line, and Ctrl-C ends it.
func TestCheckWatch(t *testing.T) {
	dir := newSite(t)
	p := start(t, nil, "check", "--watch", "--source", dir)
	if got := p.until("Ctrl-C"); !strings.HasPrefix(got, "Sorun yok: ") {
		t.Errorf("at first: %s", got)
	}

	lesson := filepath.Join(dir, "content", "01-iade", "01-sure.md")
	write(t, "---\ntitle: Süre\ndescription: Kısa.\n---\n\n[Yok](yok.md)\n", lesson)
	got := p.until("Ctrl-C")
	for _, want := range []string{":6:7: error: “yok.md” bulunamadı [link/", "\n1 dosyada 1 hata, 0 uyarı\nHatalar düzeltilmeden site oluşturulmaz.\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("after a mistake there is no %q in\n%s", want, got)
		}
	}

	write(t, "---\ntitle: Süre\ndescription: Kısa.\n---\n\n[Yok](yok.md)\n\nMetin\n", lesson)
	if got := p.until("değişen bir şey yok"); strings.Contains(got, "error") {
		t.Errorf("what is known is told again: %s", got)
	}

	write(t, "---\ntitle: Süre\ndescription: Kısa.\n---\n\nMetin\n", lesson)
	if got := p.until("Ctrl-C"); !strings.HasPrefix(got, "Sorun yok: ") {
		t.Errorf("once it was mended: %s", got)
	}
	if status := p.interrupt(); status != 0 || p.stderr.Len() > 0 {
		t.Errorf("status %d, stderr %s", status, p.stderr.String())
	}
}
