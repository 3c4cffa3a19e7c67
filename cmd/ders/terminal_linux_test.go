package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"unsafe"
)

// painting is an escape code of a colour; others move the cursor, as a progress
// bar does on a slow machine.
var painting = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// Colours are for a person at a terminal who did not refuse them.
func TestColoursOnATerminal(t *testing.T) {
	dir := newSite(t)
	write(t, "[yok](yok.md)\n", dir, "content/index.md")
	for _, test := range []struct {
		env  []string
		want bool
	}{
		{[]string{"TERM=xterm"}, true},
		{[]string{"TERM=xterm", "NO_COLOR=1"}, false},
		{[]string{"TERM=xterm", "NO_COLOR="}, true}, // no-color.org: not empty
		{[]string{"TERM=dumb"}, false},
	} {
		cmd := exec.Command("ders", "check", "--source", dir)
		cmd.Env = append([]string{"CI=", "NO_COLOR="}, test.env...)
		seen := onTerminal(t, cmd)
		if !strings.Contains(seen, "[link/") {
			t.Fatalf("%q: %s", test.env, seen)
		}
		if got := painting.MatchString(seen); got != test.want {
			t.Errorf("%q: colours %v, want %v: %q", test.env, got, test.want, seen)
		}
	}
}

// onTerminal runs a command on a pseudo-terminal and returns what it showed.
func onTerminal(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("no pseudo-terminals here: %v", err)
	}
	defer master.Close()
	control := func(request uintptr, value *int32) {
		t.Helper()
		if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, master.Fd(), request, uintptr(unsafe.Pointer(value))); errno != 0 {
			t.Fatal(errno)
		}
	}
	var number, unlock int32
	control(syscall.TIOCGPTN, &number)
	control(syscall.TIOCSPTLCK, &unlock)
	slave, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = slave, slave
	seen := make(chan string, 1)
	go func() {
		text, _ := io.ReadAll(master) // ends with EIO when the last slave is closed
		seen <- string(text)
	}()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait() // it fails: the site has a mistake
	slave.Close()
	return <-seen
}
