package devserver

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ders/generator"
	"ders/generator/output"
	"ders/generator/source"
)

var _ Builder = (*generator.Builder)(nil)

// patience is how long a test waits for what must come.
const patience = 20 * time.Second

func treeOf(files map[string]string) *output.Tree {
	tr := output.NewTree()
	for name, text := range files {
		if err := tr.Add(name, []byte(text)); err != nil {
			panic(err)
		}
	}
	return tr
}

func good(t *testing.T, files map[string]string, styles ...string) *generator.Result {
	t.Helper()
	return &generator.Result{Tree: treeOf(files), Styles: styles, Language: "tr"}
}

var (
	badRule = source.Define("devserver/test-error", source.Error,
		source.Text{Message: "doğru yanıt yok: %s", Hint: "bir seçeneği [x] ile işaretleyin"},
		source.Text{Message: "no correct choice: %s", Hint: "mark a choice with [x]"})
	softRule = source.Define("devserver/test-warning", source.Warning,
		source.Text{Message: "uzun"}, source.Text{Message: "long"})
)

func broken(language string) *generator.Result {
	f := source.NewFile("quizzes/q.md", []byte("# Sınav\n\n- [ ] Şikâyeti dinlerim <b>\n"))
	at := strings.Index(f.Text, "[ ]")
	return &generator.Result{Language: language, Diagnostics: source.List{
		f.Span(at, at+3).Report(badRule, "Soru 1"),
		f.Span(0, 1).Report(softRule),
	}}
}

// page is a page as a build makes it.
func page(body string) string {
	return `<!doctype html><html><head><meta charset="utf-8"><link rel="stylesheet" href="../assets/main-1.css"></head><body>` + body + `</body></html>`
}

// A fake builder answers with what the test has laid ready, and tells what it
// was told.
type fake struct {
	mu      sync.Mutex
	result  func() (*generator.Result, error)
	changed chan change
	builds  int
}

func newFake(result *generator.Result) *fake {
	f := &fake{changed: make(chan change, 100)}
	f.set(result, nil)
	return f
}

func (f *fake) set(result *generator.Result, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.result = func() (*generator.Result, error) { return result, err }
}

func (f *fake) Build(context.Context) (*generator.Result, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.builds++
	return f.result()
}

func (f *fake) Changed(paths ...string) { f.changed <- change{paths, len(paths) == 0} }

// client is a browser's connection to the event stream.
type client struct {
	t    *testing.T
	body io.Closer
	told chan state
}

func open(t *testing.T, url string) *client {
	t.Helper()
	r, err := http.Get(url + "_ders/events")
	if err != nil {
		t.Fatal(err)
	}
	if r.StatusCode != 200 || r.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("events: %d %q", r.StatusCode, r.Header)
	}
	c := &client{t, r.Body, make(chan state, 100)}
	t.Cleanup(func() { r.Body.Close() })
	go func() {
		defer close(c.told)
		lines := bufio.NewScanner(r.Body)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				var st state
				if json.Unmarshal([]byte(data), &st) == nil {
					c.told <- st
				}
			}
		}
	}()
	return c
}

func (c *client) next() state {
	c.t.Helper()
	select {
	case st, ok := <-c.told:
		if !ok {
			c.t.Fatal("the stream ended")
		}
		return st
	case <-time.After(patience):
		c.t.Fatal("no event")
	}
	panic("unreachable")
}

// running is a Run in the background.
type running struct {
	url    string
	cancel context.CancelFunc
	ended  chan error
	built  chan *generator.Result
}

func start(t *testing.T, b Builder, opts Options) *running {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	r := &running{cancel: cancel, ended: make(chan error, 1), built: make(chan *generator.Result, 100)}
	ready := make(chan string, 1)
	opts.OnReady = func(url string) { ready <- url }
	opts.OnBuild = func(result *generator.Result, err error, _ time.Duration) { r.built <- result }
	go func() { r.ended <- Run(ctx, b, opts) }()
	select {
	case r.url = <-ready:
	case err := <-r.ended:
		t.Fatalf("Run: %v", err)
	case <-time.After(patience):
		t.Fatal("not ready")
	}
	t.Cleanup(func() {
		cancel()
		select {
		case <-r.ended:
		case <-time.After(patience):
			t.Error("Run does not end")
		}
	})
	<-r.built // the first
	return r
}

func siteFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "ders.yaml", "title: x\n")
	write(t, dir, "content/01/a.md", "a\n")
	write(t, dir, "quizzes/q.md", "q\n")
	return dir
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	full := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestSaveIsServed(t *testing.T) {
	dir := siteFolder(t)
	b := newFake(good(t, map[string]string{"index.html": page("eski")}))
	r := start(t, b, Options{Source: dir})
	tab := open(t, r.url)
	first := tab.next()
	if first.Broken {
		t.Fatal("broken at the start")
	}
	b.set(good(t, map[string]string{"index.html": page("yeni")}), nil)
	write(t, dir, "content/01/a.md", "b\n")
	if next := tab.next(); next.Broken || next.Build == first.Build {
		t.Fatalf("after a save: %+v", next)
	}
	if c := <-b.changed; c.all || len(c.paths) != 1 || c.paths[0] != "content/01/a.md" {
		t.Errorf("the builder was told %+v", c)
	}
	if _, body := get(t, r.url, nil); !strings.Contains(body, "yeni") {
		t.Errorf("served: %s", body)
	}
}

func TestBrokenSaveKeepsTheSiteAndIsMended(t *testing.T) {
	dir := siteFolder(t)
	b := newFake(good(t, map[string]string{"index.html": page("iyi")}))
	r := start(t, b, Options{Source: dir})
	tab := open(t, r.url)
	tab.next()

	b.set(broken("tr"), nil)
	write(t, dir, "quizzes/q.md", "kırık\n")
	st := tab.next()
	if !st.Broken || len(st.Problems) != 1 || st.Words.Title != "Site oluşturulamadı" {
		t.Fatalf("told: %+v", st)
	}
	if late := open(t, r.url).next(); !late.Broken || late.Build != st.Build {
		t.Errorf("a tab that comes later is told %+v", late)
	}
	if status, body := get(t, r.url, nil); status != 200 || !strings.Contains(body, "iyi") {
		t.Errorf("while broken: %d %s", status, body)
	}

	b.set(nil, errors.New("disk on fire\x1b[2J"))
	write(t, dir, "quizzes/q.md", "yanık\n")
	st = tab.next()
	if !st.Broken || len(st.Problems) != 1 || st.Problems[0].Message != "disk on fire\uFFFD[2J" {
		t.Fatalf("told: %+v", st)
	}
	for len(b.changed) > 0 {
		<-b.changed
	}

	b.set(good(t, map[string]string{"index.html": page("iyi")}), nil)
	write(t, dir, "quizzes/q.md", "iyi\n")
	if st = tab.next(); st.Broken || len(st.Problems) > 0 {
		t.Errorf("mended: %+v", st)
	}
	if c := <-b.changed; !c.all {
		t.Errorf("after a failure of the machine the builder was told only %v", c.paths)
	}
}

func TestNeverGoodIsServedAsAnErrorPage(t *testing.T) {
	dir := siteFolder(t)
	b := newFake(broken("tr"))
	r := start(t, b, Options{Source: dir})
	for _, path := range []string{"", "a/b/", "x.css"} {
		status, body := get(t, r.url+path, nil)
		if status != 500 || !strings.Contains(body, scriptURL) || !strings.Contains(body, "quizzes/q.md:3:3: doğru yanıt yok: Soru 1") {
			t.Errorf("%q: %d %s", path, status, body)
		}
	}
	before := head(t, r.url).Header.Get("ETag")
	b.set(good(t, map[string]string{"index.html": page("iyi")}), nil)
	write(t, dir, "ders.yaml", "title: y\n")
	<-r.built
	if after := head(t, r.url); after.StatusCode != 200 || after.Header.Get("ETag") == before {
		t.Error("the error page would not notice that the site was mended")
	}
}

func TestRunEndsWithinASecondWithOpenTabs(t *testing.T) {
	r := start(t, newFake(good(t, map[string]string{"index.html": page("x")})), Options{Source: siteFolder(t)})
	var tabs []*client
	for range 20 {
		tab := open(t, r.url)
		tab.next()
		tabs = append(tabs, tab)
	}
	began := time.Now()
	r.cancel()
	select {
	case err := <-r.ended:
		r.ended <- err
		if err != nil {
			t.Errorf("Run: %v", err)
		}
	case <-time.After(patience):
		t.Fatal("Run does not end")
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("Run took %v to end", took)
	}
	for _, tab := range tabs {
		for range tab.told { // ends, or the test hangs
		}
	}
}

// A build that hears of the end neither holds Run up nor is shown.
func TestRunEndsDuringABuild(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	b := &stuck{began: make(chan bool), end: make(chan bool)}
	defer close(b.end)
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, b, Options{Source: siteFolder(t)}) }()
	<-b.began
	cancel()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(time.Second):
		t.Fatal("Run waits for a build")
	}
}

type stuck struct{ began, end chan bool }

func (s *stuck) Build(context.Context) (*generator.Result, error) {
	close(s.began)
	<-s.end
	return nil, context.Canceled
}
func (s *stuck) Changed(...string) {}

func TestPortInUseNamesTheNext(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := portOf(taken)
	err = Run(t.Context(), newFake(nil), Options{Source: t.TempDir(), Port: port})
	var in *PortInUse
	if !errors.As(err, &in) || in.Port != port || in.Next <= port {
		t.Fatalf("Run: %#v", err)
	}
	if !free("127.0.0.1", in.Next) {
		t.Errorf("%d is not free", in.Next)
	}
	if m := in.Message(); !strings.Contains(m.In("tr"), "kullanılıyor") || !strings.Contains(m.In("en"), "in use") {
		t.Errorf("%+v", m)
	}
}

func TestHostThatIsNotOurs(t *testing.T) {
	for _, test := range []BadHost{{"yok..yok", true}, {"192.0.2.1", false}} { // 192.0.2.1 is nobody's
		err := Run(t.Context(), newFake(nil), Options{Source: t.TempDir(), Host: test.Host})
		var bad *BadHost
		if !errors.As(err, &bad) || *bad != test {
			t.Errorf("%s: %#v", test.Host, err)
			continue
		}
		if m := bad.Message(); !strings.Contains(m.In("tr"), "“"+test.Host+"”") || m.In("tr") == m.In("en") {
			t.Errorf("%+v", m)
		}
	}
}

// A warning alone opens nothing.
func TestWarningsAreToldBesideErrorsOnly(t *testing.T) {
	result := good(t, map[string]string{"index.html": page("x")})
	result.Diagnostics = broken("tr").Diagnostics[1:]
	s, _ := serving(t, result)
	if st := s.last.Load(); st.Broken || st.Warnings != nil {
		t.Errorf("%+v", st)
	}
	s.show(broken("tr"), nil)
	if st := s.last.Load(); !st.Broken || len(st.Warnings) != 1 {
		t.Errorf("%+v", st)
	}
}

func TestAddress(t *testing.T) {
	for host, want := range map[string]string{
		"": "http://localhost:80/", "0.0.0.0": "http://localhost:80/", "::": "http://localhost:80/",
		"::1": "http://[::1]:80/", "192.168.1.5": "http://192.168.1.5:80/",
	} {
		if got := address(host, 80); got != want {
			t.Errorf("%q: %s", host, got)
		}
	}
}

// get asks without following redirects.
func get(t *testing.T, url string, header map[string]string) (int, string) {
	t.Helper()
	r := do(t, "GET", url, header)
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(body)
}

func head(t *testing.T, url string) *http.Response { return do(t, "HEAD", url, nil) }

func do(t *testing.T, method, url string, header map[string]string) *http.Response {
	t.Helper()
	q, err := http.NewRequest(method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range header {
		if k == "Host" {
			q.Host = v
		}
		q.Header.Set(k, v)
	}
	r, err := http.DefaultTransport.RoundTrip(q)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Body.Close() })
	return r
}

// serving is a server over a tree, without a builder or a folder.
func serving(t *testing.T, result *generator.Result) (*server, *httptest.Server) {
	t.Helper()
	s := newServer("localhost", "", "tr")
	s.show(result, nil)
	web := httptest.NewUnstartedServer(nil)
	web.Config = s.http(nil)
	web.Start()
	t.Cleanup(func() { s.hub.close(); web.Close() })
	return s, web
}
