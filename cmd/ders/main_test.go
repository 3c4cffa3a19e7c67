package main

import (
	"errors"
	"flag"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts compare with")

// TestMain lets the test binary be ders too: scripts and tests run it as a
// process of its own, under its name.
func TestMain(m *testing.M) {
	// A race-enabled process lingers for a second when it ends; we start many.
	if os.Getenv("GORACE") == "" {
		os.Setenv("GORACE", "atexit_sleep_ms=0")
	}
	testscript.Main(m, map[string]func(){"ders": main})
}

// TestScripts are the stories in testdata/script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"site":    layOutSite,
			"listen":  takePort,
			"windows": saveAsOnWindows,
			"publish": takeDraftLineOut,
			"net":     standForNetwork,
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("GORACE", os.Getenv("GORACE"))
			return nil
		},
		RequireUniqueNames: true,
		UpdateScripts:      *update,
	})
}

// layOutSite is the command "site DIR": a small site without mistakes, except
// where the script brings a file of its own.
func layOutSite(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(copySite(ts.MkAbs(args[0])))
}

// saveAsOnWindows is the command "windows FILE": the file as some editors there
// save it.
func saveAsOnWindows(ts *testscript.TestScript, _ bool, args []string) {
	text := strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("\ufeff"+text), 0o644))
}

// takeDraftLineOut is the command "publish FILE…": drafts become pages.
func takeDraftLineOut(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		before, after, found := strings.Cut(ts.ReadFile(name), "\ndraft: true")
		if _, rest, _ := strings.Cut(after, "\n"); found {
			ts.Check(os.WriteFile(ts.MkAbs(name), []byte(before+"\n"+rest), 0o644))
			continue
		}
		ts.Fatalf("%s is no draft", name)
	}
}

func copySite(dir string) error {
	good := os.DirFS("testdata/site")
	return fs.WalkDir(good, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		path := filepath.Join(dir, filepath.FromSlash(name))
		if entry.IsDir() {
			return os.MkdirAll(path, 0o755)
		}
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		data, err := fs.ReadFile(good, name)
		if err != nil {
			return err
		}
		return os.WriteFile(path, data, 0o644)
	})
}

// takePort is the command "listen": another program has the port $PORT.
func takePort(ts *testscript.TestScript, _ bool, _ []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { l.Close() })
	ts.Setenv("PORT", strconv.Itoa(l.Addr().(*net.TCPAddr).Port))
}

func newSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := copySite(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func write(t *testing.T, text string, path ...string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(path...), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// patience is how long a test waits for what must come.
const patience = 10 * time.Second

// eventually waits until something is so.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !so(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("not so: " + what)
		}
	}
}
