package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"time"

	"ders/cmd/bench/corpus"
)

const (
	edits = 11
	pause = 600 * time.Millisecond // a person's: no edit joins another's window, and the garbage is away
	// patience is how long to wait for a page to show an edit.
	patience = 2 * time.Minute
)

// A server serves a site that is edited.
type server struct {
	cmd *exec.Cmd
	url string
	// told, if set, gets a value after every build. A page asks when it is told;
	// without it, again and again.
	told chan struct{}
}

// serve starts a server, which says its address on one of its first lines.
func serve(ctx context.Context, site string, args ...string) (*server, error) {
	s := &server{cmd: command(ctx, args...)}
	s.cmd.Dir = site
	out, err := s.cmd.StdoutPipe()
	if err == nil {
		s.cmd.Stderr = s.cmd.Stdout
		err = s.cmd.Start()
	}
	if err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(out)
	for s.url == "" && lines.Scan() {
		s.url = regexp.MustCompile(`http://[^ /]+:\d+/\S*`).FindString(lines.Text())
	}
	if s.url == "" {
		s.stop()
		return nil, fmt.Errorf("%s: no address was told", strings.Join(args, " "))
	}
	go io.Copy(io.Discard, out)
	return s, nil
}

func (s *server) stop() {
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
}

// memory is what the server has, and what it had at most, in megabytes; 0 where
// the system does not tell.
func (s *server) memory() (now, most float64) {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	read := func(key string) float64 {
		kilobytes := 0.0
		if m := regexp.MustCompile(key + `:\s+(\d+)`).FindSubmatch(status); m != nil {
			fmt.Sscan(string(m[1]), &kilobytes)
		}
		return kilobytes / 1024
	}
	return read("VmRSS"), read("VmHWM")
}

func (b *bencher) editDers(ctx context.Context, site string, lessons int, m *measured) error {
	s, err := serve(ctx, site, b.ders, "serve", "--source", site, "--port", "0")
	if err != nil {
		return err
	}
	defer s.stop()
	events, err := http.Get(s.url + "_ders/events")
	if err != nil {
		return err
	}
	defer events.Body.Close()
	s.told = make(chan struct{}, 100)
	go func() {
		for lines := bufio.NewScanner(events.Body); lines.Scan(); {
			if strings.HasPrefix(lines.Text(), "data: ") {
				s.told <- struct{}{}
			}
		}
	}()
	return s.edit(ctx, site, corpus.TitleShown(lessons), m)
}

func (b *bencher) editHugo(ctx context.Context, site string, lessons int, m *measured) error {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	_, port, err := net.SplitHostPort(free.Addr().String())
	if err := errors.Join(err, free.Close()); err != nil {
		return err
	}
	s, err := serve(ctx, site, b.hugo, "server", "--source", site, "--port", port, "--baseURL", "http://localhost/", "--noBuildLock")
	if err != nil {
		return err
	}
	defer s.stop()
	shown := corpus.TitleShown(lessons)
	for i := range shown {
		shown[i] = inHugo(shown[i])
	}
	return s.edit(ctx, site, shown, m)
}

// edit measures the time from the end of a write to the moment when the last
// page that shows it was read, whatever the server waits for in between. A text
// is shown by the first of the pages; a title by all.
func (s *server) edit(ctx context.Context, site string, shown []string, m *measured) error {
	m.titles = len(shown)
	for _, page := range shown { // a server may keep fresh what was looked at
		if _, err := s.get(ctx, page); err != nil {
			return err
		}
	}
	for i := range edits {
		text, title := fmt.Sprintf("Düzeltme %d.", i), fmt.Sprintf("Yeni ad %d", i)
		took, err := s.once(ctx, site, shown[:1], "Ders 3", text, text)
		if err != nil {
			return err
		}
		m.text = append(m.text, took)
		if took, err = s.once(ctx, site, shown, title, text, title); err != nil {
			return err
		}
		m.title = append(m.title, took)
	}
	time.Sleep(pause)
	m.serving, m.servedPeak = s.memory()
	return nil
}

// once makes one edit and waits until all pages show it.
func (s *server) once(ctx context.Context, site string, pages []string, title, words, seen string) (time.Duration, error) {
	time.Sleep(pause)
	for len(s.told) > 0 {
		<-s.told
	}
	if err := corpus.Edit(site, title, words); err != nil {
		return 0, err
	}
	start := time.Now()
	if s.told != nil {
		select {
		case <-s.told:
		case <-time.After(patience):
			return 0, errors.New("an edit was not told")
		}
	}
	for _, page := range pages {
		for {
			body, err := s.get(ctx, page)
			if err == nil && strings.Contains(body, seen) {
				break
			}
			if s.told != nil || time.Since(start) > patience { // before, a page may be half written
				return 0, fmt.Errorf("%s does not show %q: %w", page, seen, cmp.Or(err, errors.New("it is another page")))
			}
			time.Sleep(3 * time.Millisecond)
		}
	}
	return time.Since(start), nil
}

func (s *server) get(ctx context.Context, page string) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+page, nil)
	if err != nil {
		return "", err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = errors.New(response.Status)
	}
	if err != nil {
		return "", fmt.Errorf("get %s%s: %w", s.url, page, err)
	}
	return string(body), nil
}
