package output

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestALockEndsWithItsProcess: it keeps others out while its holder lives, leaves
// nothing behind, and a holder that is killed keeps nobody out.
func TestALockEndsWithItsProcess(t *testing.T) {
	path := os.Getenv("DERS_TEST_LOCK")
	if path != "" { // the other process
		if _, err := tryLock(path); err != nil {
			t.Fatal(err)
		}
		os.Stdout.WriteString("locked\n")
		time.Sleep(time.Minute)
		return
	}
	path = filepath.Join(t.TempDir(), "site.lock")
	for range 2 {
		unlock, err := tryLock(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := tryLock(path); !errors.Is(err, errLocked) {
			t.Errorf("of a lock that is held: %v", err)
		}
		unlock()
		if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("what was unlocked stands: %v", err)
		}
	}

	other := exec.Command(os.Args[0], "-test.run=^TestALockEndsWithItsProcess$")
	other.Env = append(os.Environ(), "DERS_TEST_LOCK="+path)
	out, err := other.StdoutPipe()
	if err == nil {
		err = other.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	if said, err := bufio.NewReader(out).ReadString('\n'); strings.TrimSpace(said) != "locked" {
		t.Fatal(said, err)
	}
	if _, err := tryLock(path); !errors.Is(err, errLocked) {
		t.Errorf("of another process's lock: %v", err)
	}
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait() // killed
	unlock, err := lock(t.Context(), "site", path, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	unlock()
}
