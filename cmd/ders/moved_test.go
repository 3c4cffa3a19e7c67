//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ders/generator/source"
)

// TestKilledMove kills a move for good at any moment of its writing. Until the
// next "ders mv" a check says so; then the site is, byte for byte, as it was to
// be, or as it was where nothing had begun.
func TestKilledMove(t *testing.T) {
	newSchool := func() string {
		dir := newSite(t)
		for n := range 40 {
			write(t, fmt.Sprintf("---\ntitle: Ders %d\ndescription: Ders.\n---\n\n[Süre](01-sure.md), [ana sayfa](../index.md).\n", n), dir, fmt.Sprintf("content/01-iade/%d-ders-%d.md", n+10, n))
		}
		return dir
	}
	// begin starts a move, and is back when it begins to write or has ended.
	begin := func(dir string) (cmd *exec.Cmd, ended chan error) {
		cmd, ended = exec.Command("ders", "mv", "--source", dir, "content/01-iade/01-sure.md", "content/01-iade/90-kac-gun.md"), make(chan error, 1)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		go func() { ended <- cmd.Wait() }()
		for !exists(filepath.Join(dir, source.MoveNote)) && len(ended) == 0 {
			time.Sleep(100 * time.Microsecond)
		}
		return cmd, ended
	}

	dir := newSchool()
	before := filesIn(t, dir)
	_, ended := begin(dir)
	start := time.Now()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	took := time.Since(start)
	after := filesIn(t, dir)
	if cmp.Equal(before, after) || after[source.MoveNote] != "" {
		t.Fatal("nothing was moved")
	}

	half := 0
	for range 20 {
		dir := newSchool()
		cmd, ended := begin(dir)
		time.Sleep(time.Duration(rand.Int64N(int64(took) + 1)))
		cmd.Process.Kill()
		<-ended
		if !exists(filepath.Join(dir, source.MoveNote)) {
			left := filesIn(t, dir)
			delete(left, ".ders-move-lock")
			delete(left, ".ders-move")
			if !cmp.Equal(left, before) && !cmp.Equal(left, after) {
				t.Errorf("half a move, and nobody knows:\n%s", cmp.Diff(after, left))
			}
			continue
		}
		if half++; half == 1 {
			said, err := exec.Command("ders", "check", "--source", dir).Output()
			if err == nil || !strings.Contains(string(said), "ders-move.json: error: bir taşıma yarım kaldı: “content/01-iade/01-sure.md” → “content/01-iade/90-kac-gun.md” [source/half-moved]") {
				t.Errorf("check: %v\n%s", err, said)
			}
		}
		if out, err := exec.Command("ders", "mv", "--source", dir).CombinedOutput(); err != nil || !strings.HasPrefix(string(out), "Yarım kalan taşıma tamamlandı") {
			t.Errorf("%v\n%s", err, out)
		}
		if diff := cmp.Diff(after, filesIn(t, dir)); diff != "" {
			t.Error(diff)
		}
	}
	if half == 0 {
		t.Error("no move was killed while it wrote")
	}
	t.Logf("%d of 20 while it wrote, which takes %v", half, took)
}

// TestServeSaysInterruptedMove: a served site tells of the half move and, once
// it has ended, is whole by itself.
func TestServeSaysInterruptedMove(t *testing.T) {
	dir := newSite(t)
	write(t, `{"version": 1, "from": "content/01-iade", "to": "content/05-iade", "files": [
		{"from": "content/01-iade/index.md", "to": "content/05-iade/index.md"},
		{"from": "content/01-iade/01-sure.md", "to": "content/05-iade/01-sure.md"}
	]}`, dir, source.MoveNote)
	p := start(t, nil, "serve", "--source", dir, "--port", "0", "--lang", "en")
	p.line() // the address
	if said := p.line(); !strings.Contains(said, "1 error, 0 warnings") {
		t.Errorf("%q", said)
	}
	if out, err := exec.Command("ders", "mv", "--source", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for said := ""; !strings.Contains(said, "mended · 4 pages"); {
		said = p.line()
	}
	p.interrupt()
	if !strings.Contains(p.stderr.String(), "ders-move.json: error: a move was interrupted: “content/01-iade” → “content/05-iade” [source/half-moved]") {
		t.Errorf("%s", p.stderr.String())
	}
}
