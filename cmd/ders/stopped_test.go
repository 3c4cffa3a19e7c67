//go:build unix

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"ders/generator/output"
)

// TestStoppedBuildKeepsTheSite stops a build at any moment, gently and not:
// what stands there is whole, of the build before or of this one, a gentle stop
// leaves nothing beside it, and the next build is as if nothing had been.
func TestStoppedBuildKeepsTheSite(t *testing.T) {
	dir := newSite(t)
	public := filepath.Join(dir, "public")
	lesson := func(n int) {
		write(t, fmt.Sprintf("---\ntitle: Süre\ndescription: Sürüm %d.\n---\n\nSürüm %d.\n", n, n), dir, "content/01-iade/01-sure.md")
	}
	lesson(0)
	start := time.Now()
	if out, err := exec.Command("ders", "build", "--source", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	took := time.Since(start)
	stopped := map[syscall.Signal]int{}
	for n := 1; n <= 15; n++ {
		signal := []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGKILL}[n%3]
		before := filesIn(t, public)
		beside := besideOf(dir) // what a killed build left; the next whole one sweeps it
		lesson(n)
		cmd := exec.Command("ders", "build", "--source", dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(took) + 1)))
		cmd.Process.Signal(signal)
		cmd.Wait()

		status := cmd.ProcessState.Sys().(syscall.WaitStatus)
		after := filesIn(t, public)
		switch {
		case status.ExitStatus() == 128+int(signal):
			stopped[signal]++
			if !maps.Equal(before, after) {
				t.Errorf("%s: a stopped build changed the site", signal)
			}
		case status.Signaled(): // as it was starting, or for good
			stopped[status.Signal()]++
		case status.ExitStatus() != 0:
			t.Errorf("%s: exit status %d", signal, status.ExitStatus())
		case !strings.Contains(after["iade/sure/index.html"], fmt.Sprintf("Sürüm %d.", n)):
			t.Errorf("%s: built, and not the new site", signal)
		}
		wantWhole(t, after)
		left := slices.DeleteFunc(besideOf(dir), func(name string) bool { return slices.Contains(beside, name) })
		if signal != syscall.SIGKILL && !status.Signaled() && len(left) > 0 {
			t.Errorf("%s: left beside it: %v", signal, left)
		}
	}
	t.Logf("stopped: %v", stopped)
	if out, err := exec.Command("ders", "build", "--source", dir).CombinedOutput(); err != nil {
		t.Errorf("the next build: %v\n%s", err, out)
	}
	after := filesIn(t, public)
	wantWhole(t, after)
	if !strings.Contains(after["iade/sure/index.html"], "Sürüm 15.") {
		t.Error("the next build has built something else")
	}
	if left := besideOf(dir); len(left) > 0 {
		t.Errorf("the next build leaves %v", left)
	}
}

// besideOf lists what builds have left beside the site.
func besideOf(dir string) []string {
	left, _ := filepath.Glob(filepath.Join(dir, ".public*"))
	return left
}

// wantWhole holds the files of a site against its marker.
func wantWhole(t *testing.T, files map[string]string) {
	t.Helper()
	var marker struct{ Files map[string]string }
	if err := json.Unmarshal([]byte(files[output.Marker]), &marker); err != nil {
		t.Fatal(err)
	}
	if len(marker.Files) != len(files)-1 {
		t.Errorf("%d files, of which the marker knows %d", len(files), len(marker.Files))
	}
	for name, sum := range marker.Files {
		if got := sha256.Sum256([]byte(files[name])); hex.EncodeToString(got[:]) != sum {
			t.Errorf("%s is not what the marker says", name)
		}
	}
}
