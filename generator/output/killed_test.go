//go:build unix

package output

import (
	"bufio"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// edition is the n-th site of a test; whichever stands in a folder, it must be
// one of them as a whole.
func editionOf(n int) map[string]string {
	files := map[string]string{
		"index.html": fmt.Sprint("yayım ", n), "iade/index.html": fmt.Sprint("yayım ", n), "aynı.css": "body{}",
		fmt.Sprintf("assets/main-%d.css", n): "", fmt.Sprintf("s%d/index.html", n%2): fmt.Sprint("yayım ", n),
	}
	return files
}

// madeOf is what it was made of.
func madeOf(n int) Options { return made(fmt.Sprint("girdi ", n), "not") }

// standingEdition is the number of the edition that stands in a folder.
func standingEdition(t *testing.T, dir string) int {
	t.Helper()
	data, err := os.ReadFile(dir + "/index.html")
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(strings.TrimPrefix(string(data), "yayım "))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// child is this test as a process of its own.
func child(t *testing.T, env ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestChild$", "-test.v")
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = os.Stderr
	return cmd
}

// TestChild is no test but the process that others start: it publishes one
// edition after the other into a folder, and kills itself at a call if it is
// told to.
func TestChild(t *testing.T) {
	dir := os.Getenv("DERS_TEST_DIR")
	if dir == "" {
		t.Skip("run by other tests")
	}
	first, _ := strconv.Atoi(os.Getenv("DERS_TEST_FIRST"))
	last, _ := strconv.Atoi(os.Getenv("DERS_TEST_LAST"))
	at, _ := strconv.ParseInt(os.Getenv("DERS_TEST_KILL"), 10, 64)
	var calls atomic.Int64
	p := publisher{patience: time.Minute, disk: faulty{disks[os.Getenv("DERS_TEST_DISK")](dir), func(string, string) error {
		if calls.Add(1) == at {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
		return nil
	}}}
	fmt.Println("ready")
	for n := first; n <= last; n++ {
		p.Options = madeOf(n)
		if _, err := p.publish(t.Context(), dir, tree(t, editionOf(n))); err != nil {
			t.Fatal(err)
		}
	}
}

// TestKilledAtAnyCall kills a build at each call that changes the disk. What
// stands there is the old site or the new one; where the system cannot exchange
// two folders the next build has to bring it back. Nothing is left beside it,
// and CNAME and .git are never lost.
func TestKilledAtAnyCall(t *testing.T) {
	for way, on := range disks {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			for at := 1; ; at++ {
				dir := t.TempDir() + "/public"
				publishMade(t, dir, editionOf(1), madeOf(1))
				write(t, dir+"/CNAME", "a.example.org")
				write(t, dir+"/.git/HEAD", "ref")
				cmd := child(t, "DERS_TEST_DIR="+dir, "DERS_TEST_FIRST=2", "DERS_TEST_LAST=2", "DERS_TEST_DISK="+way, "DERS_TEST_KILL="+strconv.Itoa(at))
				if err := cmd.Run(); err == nil {
					if at < 15 {
						t.Errorf("only %d calls", at)
					}
					return
				}
				switch {
				case way == "filled":
					wantWholeFiles(t, dir, editionOf(1), editionOf(2))
				case way == "renamed" && !exists(dir):
					if !exists(siblingOf(dir, "old")) {
						t.Error("the old site is nowhere")
					}
				default:
					got := read(t, dir)
					for name, text := range editionOf(standingEdition(t, dir)) {
						if got[name] != text {
							t.Errorf("killed at call %d: %s is %q", at, name, got[name])
						}
					}
				}
				for n := range 3 {
					if _, note := stands(t, dir, madeOf(n)); note != "" { // then it is whole
						wantSite(t, dir, editionOf(n), "CNAME", ".git/HEAD")
					}
				}
				p := publisher{disk: on(dir)}
				if _, err := p.publish(t.Context(), dir, tree(t, editionOf(3))); err != nil {
					t.Errorf("killed at call %d: the next build: %v", at, err)
				}
				wantSite(t, dir, editionOf(3), "CNAME", ".git/HEAD")
				if got := read(t, dir); got["CNAME"] != "a.example.org" || got[".git/HEAD"] != "ref" {
					t.Errorf("killed at call %d: CNAME or .git is lost", at)
				}
				if t.Failed() {
					return
				}
			}
		})
	}
}

// TestKilledWhileSigning kills a build that makes the same site of other input
// at each call: nothing but the marker changes, and nothing else is in the site.
// Only where a file system begins at the folder may a half marker be left in it.
func TestKilledWhileSigning(t *testing.T) {
	dir := t.TempDir() + "/public"
	publishMade(t, dir, editionOf(2), madeOf(2))
	signed := read(t, dir)[Marker]
	for way, on := range disks {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			for at := 1; ; at++ {
				dir := t.TempDir() + "/public"
				publishMade(t, dir, editionOf(2), madeOf(1))
				before := read(t, dir)
				cmd := child(t, "DERS_TEST_DIR="+dir, "DERS_TEST_FIRST=2", "DERS_TEST_LAST=2", "DERS_TEST_DISK="+way, "DERS_TEST_KILL="+strconv.Itoa(at))
				err := cmd.Run()
				after := read(t, dir)
				if way == "filled" {
					delete(after, half)
				}
				if after[Marker] == signed {
					before[Marker] = signed
				}
				if !maps.Equal(before, after) {
					t.Errorf("killed at call %d: %v, want %v", at, after, before)
				}
				if err == nil && at < 6 {
					t.Errorf("only %d calls", at)
				}
				p := publisher{disk: on(dir), Options: madeOf(2)}
				if _, err := p.publish(t.Context(), dir, tree(t, editionOf(2))); err != nil {
					t.Errorf("killed at call %d: the next build: %v", at, err)
				}
				wantSite(t, dir, editionOf(2))
				if _, note := stands(t, dir, madeOf(2)); note == "" {
					t.Errorf("killed at call %d: the next build does not stand", at)
				}
				if err == nil || t.Failed() {
					return
				}
			}
		})
	}
}

// TestKilledAtRandom is the same at moments that no call marks.
func TestKilledAtRandom(t *testing.T) {
	dir := t.TempDir() + "/public"
	publishBy(t, unsynced{}, dir, editionOf(1))
	for round := range 25 {
		cmd := child(t, "DERS_TEST_DIR="+dir, "DERS_TEST_FIRST=2", "DERS_TEST_LAST=1000000", "DERS_TEST_DISK=exchanged")
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for lines.Scan() && lines.Text() != "ready" {
		}
		time.Sleep(time.Duration(rand.IntN(40_000)) * time.Microsecond)
		cmd.Process.Kill()
		cmd.Wait()

		n := standingEdition(t, dir)
		want := editionOf(n)
		got := read(t, dir)
		maps.DeleteFunc(got, func(name, _ string) bool {
			return strings.HasSuffix(name, "/") || name == Marker || name == ".nojekyll"
		})
		if !maps.Equal(got, want) {
			t.Fatalf("round %d: %v, want %v", round, got, want)
		}
		if round%2 == 0 {
			publishBy(t, unsynced{}, dir, editionOf(n))
			wantSite(t, dir, editionOf(n))
		}
	}
}

// TestTwoProcessesAtOnce: whichever comes last, the site is its, and whole.
func TestTwoProcessesAtOnce(t *testing.T) {
	dir := t.TempDir() + "/public"
	var running []*exec.Cmd
	for i := range 2 {
		cmd := child(t, "DERS_TEST_DIR="+dir, fmt.Sprint("DERS_TEST_FIRST=", 100*i), fmt.Sprint("DERS_TEST_LAST=", 100*i+30), "DERS_TEST_DISK=exchanged")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, cmd)
	}
	for _, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	n := standingEdition(t, dir)
	if n != 30 && n != 130 {
		t.Errorf("the last is edition %d", n)
	}
	wantSite(t, dir, editionOf(n))
}
