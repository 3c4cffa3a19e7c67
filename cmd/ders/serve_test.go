//go:build unix

package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A process is ders at work, with its stdout line by line.
type process struct {
	*exec.Cmd
	t      *testing.T
	lines  chan string
	stderr bytes.Buffer // to be read after exit
	ended  chan error
}

func start(t *testing.T, env []string, args ...string) *process {
	t.Helper()
	p := &process{Cmd: exec.Command("ders", args...), t: t, lines: make(chan string, 1000), ended: make(chan error, 1)}
	p.Env = append(os.Environ(), append([]string{"CI="}, env...)...)
	p.Stderr = &p.stderr
	stdout, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Process.Kill() })
	go func() {
		for s := bufio.NewScanner(stdout); s.Scan(); {
			p.lines <- s.Text()
		}
		p.ended <- p.Wait()
	}()
	return p
}

// line is the next line that the process prints.
func (p *process) line() string {
	p.t.Helper()
	select {
	case line := <-p.lines:
		return line
	case err := <-p.ended:
		p.t.Fatalf("ended: %v\n%s", err, p.stderr.String())
	case <-time.After(patience):
		p.t.Fatal("no line")
	}
	return ""
}

// interrupt presses Ctrl-C and returns the exit status, within a second as a
// person counts.
func (p *process) interrupt() int {
	p.t.Helper()
	pressed := time.Now()
	p.Process.Signal(os.Interrupt)
	select {
	case <-p.ended:
	case <-time.After(patience):
		p.t.Fatal("still running")
	}
	if took := time.Since(pressed); took > time.Second {
		p.t.Errorf("stopped after %s", took)
	}
	return p.ProcessState.ExitCode()
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(body)
}

const lesson = "---\ntitle: Süre\ndescription: Kısa.\ndraft: true\n---\n\nSüre "

// An author writes with the site open: a save shows, a mistake is told and
// leaves the page standing, and Ctrl-C ends it.
func TestServe(t *testing.T) {
	dir := newSite(t)
	p := start(t, nil, "serve", "--source", dir, "--port", "0")
	url, _, _ := strings.Cut(p.line(), " ")
	if !strings.HasPrefix(url, "http://localhost:") {
		t.Fatalf("the first line names no address: %q", url)
	}
	if line := p.line(); !strings.Contains(line, "4 sayfa, 1 sınav, 0 uyarı · ") {
		t.Errorf("the first build: %q", line)
	}
	page := url + "iade/sure/"
	if code, body := get(t, page); code != 200 || !strings.Contains(body, "on dört gündür") {
		t.Fatalf("%d %s", code, body)
	}
	// Although base_url has a path, the site stands at the root here.
	if code, body := get(t, url+"yok/yok/"); code != 404 || strings.Contains(body, "/akademi/") {
		t.Errorf("%d %s", code, body)
	}

	write(t, lesson+"otuz gündür.\n", dir, "content/01-iade/01-sure.md") // a draft now
	if line := p.line(); !strings.Contains(line, "4 sayfa") {
		t.Errorf("after a save: %q", line)
	}
	if code, body := get(t, page); code != 200 || !strings.Contains(body, "otuz gündür") {
		t.Errorf("%d %s", code, body)
	}

	write(t, lesson+"[yok](../../kampanyalar/yok.md)\n", dir, "content/01-iade/01-sure.md")
	if line := p.line(); !strings.Contains(line, "1 hata, 0 uyarı · son sağlam site gösteriliyor") {
		t.Errorf("after a mistake: %q", line)
	}
	if code, _ := get(t, page); code != 200 {
		t.Errorf("the page is gone: %d", code)
	}
	write(t, lesson+"otuz gündür.\n", dir, "content/01-iade/01-sure.md")
	if line := p.line(); !strings.Contains(line, "düzeldi · 4 sayfa, 1 sınav, 0 uyarı · ") {
		t.Errorf("after mending: %q", line)
	}

	if code := p.interrupt(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	if told := p.stderr.String(); !strings.Contains(told, "01-sure.md:7:12: error: ") {
		t.Errorf("stderr: %s", told)
	}
	if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
		t.Error("serve wrote to disk")
	}
}

// A site that is broken from the start is served all the same: its address, and
// what is wrong with it in the terminal and on every page.
func TestServeABrokenStart(t *testing.T) {
	dir := newSite(t)
	write(t, lesson+"[yok](../../kampanyalar/yok.md)\n", dir, "content/01-iade/01-sure.md")
	p := start(t, nil, "serve", "--source", dir, "--port", "0")
	url, _, _ := strings.Cut(p.line(), " ")
	if line := p.line(); !strings.Contains(line, "1 hata, 0 uyarı") || strings.Contains(line, "son sağlam") {
		t.Errorf("the first build: %q", line)
	}
	if code, body := get(t, url+"iade/"); code != 500 || !strings.Contains(body, "content/01-iade/01-sure.md:7:12: ") {
		t.Errorf("%d %s", code, body)
	}
	write(t, lesson+"on dört gündür.\n", dir, "content/01-iade/01-sure.md")
	if line := p.line(); !strings.Contains(line, "düzeldi · 4 sayfa") {
		t.Errorf("after mending: %q", line)
	}
	if code, _ := get(t, url+"iade/"); code != 200 {
		t.Errorf("after mending: %d", code)
	}
	p.interrupt()
	if told := p.stderr.String(); strings.Count(told, "01-sure.md:7:12: error: ") != 1 {
		t.Errorf("stderr: %s", told)
	}
}

// --poll needs no events of the system.
func TestServePolls(t *testing.T) {
	dir := newSite(t)
	p := start(t, nil, "serve", "--source", dir, "--port", "0", "--poll")
	p.line()
	p.line()
	write(t, lesson+"otuz gündür.\n", dir, "content/01-iade/01-sure.md")
	if line := p.line(); !strings.Contains(line, "4 sayfa") {
		t.Errorf("after a save: %q", line)
	}
	p.interrupt()
}

// Ctrl-C ends it at once, whoever still listens, and without a word.
func TestServeEndsWithOpenPages(t *testing.T) {
	p := start(t, nil, "serve", "--source", newSite(t), "--port", "0")
	url, _, _ := strings.Cut(p.line(), " ")
	p.line()
	for range 20 {
		r, err := http.Get(url + "_ders/events")
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		if first := make([]byte, 1); r.StatusCode != 200 {
			t.Fatal(r.StatusCode)
		} else if _, err := io.ReadFull(r.Body, first); err != nil {
			t.Fatal(err)
		}
	}
	if code := p.interrupt(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	if told := p.stderr.String(); told != "" {
		t.Errorf("stderr: %s", told)
	}
}

// A warning is told once, until something else is wrong; an error at every
// build. Under an error stands the warning that explains it.
func TestServeTellsWarnings(t *testing.T) {
	told := toldOf(t, []saved{
		{"---\ntitle: Süre\n---\n\nBir.\n", "1 uyarı"},
		{"---\ntitle: Süre\n---\n\nİki.\n", "1 uyarı"},
		{"---\n# satır kaydı\ntitle: Süre\n---\n\nÜç.\n", "1 uyarı"},
		{"---\ntitle:\ntitel: Süre\ndescription: Kısa.\n---\n\nDört.\n", "1 hata, 1 uyarı"},
		{"---\ntitle:\ntitel: Süre\ndescription: Kısa.\n---\n\nBeş.\n", "1 hata, 1 uyarı"},
		{lesson + "altı.\n", "0 uyarı"},
		{"---\ntitle: Süre\n---\n\nYedi.\n", "1 uyarı"},
	}, map[string]int{"[page/no-description]": 2, ": warning: ": 3, ": error: ": 2})
	if !strings.Contains(told, "titel: Süre") {
		t.Errorf("the misspelt key is not shown in\n%s", told)
	}
}

// A saved is a text of a lesson, and what the line of its build says.
type saved struct{ text, want string }

// toldOf serves a site while a lesson is saved again and again, and is what was
// told of it, in which the words of times occur so often.
func toldOf(t *testing.T, steps []saved, times map[string]int) string {
	t.Helper()
	dir := newSite(t)
	save := func(text string) { write(t, text, dir, "content/01-iade/01-sure.md") }
	save(steps[0].text)
	p := start(t, nil, "serve", "--source", dir, "--port", "0")
	p.line()
	for i, step := range steps {
		if i > 0 {
			save(step.text)
		}
		if line := p.line(); !strings.Contains(line, step.want) {
			t.Errorf("step %d: %q", i, line)
		}
	}
	p.interrupt()
	told := p.stderr.String()
	for what, want := range times {
		if got := strings.Count(told, what); got != want {
			t.Errorf("%s is told %d times, want %d", what, got, want)
		}
	}
	if t.Failed() {
		t.Log(told)
	}
	return told
}

// What was advised is not advised again at every save, and does not stand
// between the errors of a save that broke something.
func TestServeAdvisesOnce(t *testing.T) {
	toldOf(t, []saved{
		{lesson + "Bu \"bir\" öğüt.\n", "0 uyarı"},
		{lesson + "Bu \"bir\" öğüt. [Yok](yok.md)\n", "1 hata"},
		{lesson + "Bu \"bir\" öğüt. [Yok](yok.md)\n\nBu \"bir\" öğüt.\n", "1 hata"},
		{lesson + "Bu \"bir\" öğüt.\n", "0 uyarı"},
		{lesson + "Bu \"bir\" öğüt.\n\nBu \"iki\" öğüt.\n", "0 uyarı"},
	}, map[string]int{"[page/punctuation]": 2, ": error: ": 2})
}

// --open runs the system's opener once the site stands, and a machine without
// one is only told.
func TestServeOpensABrowser(t *testing.T) {
	dir, bin := newSite(t), t.TempDir()
	opened := filepath.Join(bin, "opened")
	opener := "#!/bin/sh\necho \"$1\" > " + opened + ".half && mv " + opened + ".half " + opened + "\n"
	for _, name := range []string{"xdg-open", "open"} {
		write(t, opener, bin, name)
		if err := os.Chmod(filepath.Join(bin, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	path := "PATH=" + bin + ":" + os.Getenv("PATH")

	p := start(t, []string{path}, "serve", "--source", dir, "--port", "0", "--open")
	url, _, _ := strings.Cut(p.line(), " ")
	var got []byte
	eventually(t, "a browser is opened", func() bool {
		var err error
		got, err = os.ReadFile(opened)
		return err == nil
	})
	if string(got) != url+"\n" {
		t.Errorf("opened %q, want %q", got, url)
	}
	p.line()
	p.interrupt()

	os.Remove(opened)
	p = start(t, []string{path, "CI=true"}, "serve", "--source", dir, "--port", "0", "--open")
	p.line()
	p.line()
	p.interrupt()
	if told := p.stderr.String(); !strings.Contains(told, "CI ortamında") {
		t.Errorf("stderr: %q", told)
	}
	if _, err := os.Stat(opened); err == nil {
		t.Error("opened in CI")
	}

	p = start(t, []string{"PATH=" + filepath.Join(bin, "yok")}, "serve", "--source", dir, "--port", "0", "--open")
	p.line()
	p.line()
	if code := p.interrupt(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	if told := p.stderr.String(); !strings.Contains(told, "tarayıcı açılamadı (") {
		t.Errorf("stderr: %q", told)
	}
}

func TestServeWarnsOfAnOpenHost(t *testing.T) {
	p := start(t, nil, "serve", "--source", newSite(t), "--port", "0", "--host", "0.0.0.0")
	p.line()
	p.interrupt()
	if told := p.stderr.String(); !strings.Contains(told, "uyarı: --host 0.0.0.0 ile site ağdaki") {
		t.Errorf("stderr: %q", told)
	}
}

// A build that is stopped says so by the shell's convention and leaves the
// site as it was. It is caught while another build holds the folder.
func TestBuildIsStopped(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		dir := newSite(t)
		write(t, "---\ntitle: Süre\n---\n\nKısa.\n", dir, "content/01-iade/01-sure.md") // for a warning, which comes before the lock
		lock, err := os.Create(filepath.Join(dir, ".public.ders-lock"))
		if err != nil {
			t.Fatal(err)
		}
		defer lock.Close()
		if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
			t.Skip(err)
		}

		cmd := exec.Command("ders", "build", "--source", dir)
		stderr, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		told := bufio.NewReader(stderr)
		for line := "…"; line != "\n"; { // to the end of the warning
			if line, err = told.ReadString('\n'); err != nil {
				t.Fatal(err)
			}
		}
		cmd.Process.Signal(signal)
		rest, _ := io.ReadAll(told)
		cmd.Wait()
		if got, want := cmd.ProcessState.ExitCode(), 128+int(signal); got != want {
			t.Errorf("%s: exit status %d, want %d", signal, got, want)
		}
		if string(rest) != "ders: durduruldu; önceki çıktı olduğu gibi kaldı\n" {
			t.Errorf("%s: stderr %q", signal, rest)
		}
		if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
			t.Errorf("%s: a site was written", signal)
		}
	}
}
