//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// "ders" alone, in a folder of the site, serves the site and opens the browser;
// a second one beside it takes another port.
func TestBareServes(t *testing.T) {
	dir := newSite(t)
	opened := filepath.Join(t.TempDir(), "opened")
	bin := t.TempDir()
	script := "#!/bin/sh\necho \"$1\" >> '" + opened + "'\n"
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Join(dir, "content", "01-iade"))
	var addresses []string
	for range 2 {
		p := start(t, []string{"PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH")})
		address, _, _ := strings.Cut(p.line(), " ")
		if !strings.HasPrefix(address, "http://localhost:") {
			t.Fatalf("%q", address)
		}
		for !strings.Contains(p.line(), "4 sayfa") {
		}
		addresses = append(addresses, address)
		defer func() {
			if code := p.interrupt(); code != 0 {
				t.Errorf("exit status %d\n%s", code, p.stderr.String())
			}
			if said := p.stderr.String(); strings.Count(said, "site klasörü: "+dir+" (ders.yaml üst klasörlerde bulundu)\n") != 1 {
				t.Errorf("which site is not said: %q", said)
			}
		}()
	}
	if addresses[0] == addresses[1] {
		t.Errorf("both at %s", addresses[0])
	}
	for _, address := range addresses {
		eventually(t, "the browser is opened at "+address, func() bool {
			seen, _ := os.ReadFile(opened)
			return strings.Contains(string(seen), address+"\n")
		})
	}
}

// A window that a double click opened stays until its words are read, and only
// then: not when there is nothing to read, and not for a person at a terminal.
func TestClickedWindowIsHeld(t *testing.T) {
	defer func(before func() bool) { clicked = before }(clicked)
	dir := newSite(t)
	for _, test := range []struct {
		name    string
		dir     string
		clicked bool
		args    []string
		status  int
		held    bool
	}{
		{"no site", t.TempDir(), true, nil, failed, true},
		{"a slip", dir, true, []string{"biuld"}, failed, true},
		{"nothing to read", dir, true, []string{"version"}, clean, false},
		{"a terminal", dir, false, []string{"biuld"}, failed, false},
		{"a terminal without site", t.TempDir(), false, nil, clean, false},
	} {
		t.Chdir(test.dir)
		clicked = func() bool { return test.clicked }
		stdin := strings.NewReader("\nrest")
		var out, errs bytes.Buffer
		if got := run(test.args, stdin, &out, &errs); got != test.status {
			t.Errorf("%s: exit status %d, want %d\n%s", test.name, got, test.status, errs.String())
		}
		if held := strings.HasSuffix(errs.String(), "Kapatmak için Enter’a basın.\n"); held != test.held || (stdin.Len() == len("\nrest")) == held {
			t.Errorf("%s: held %v, want %v\n%s", test.name, held, test.held, errs.String())
		}
	}
}
