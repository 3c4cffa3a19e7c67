package external

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ders/generator/source"
)

// A clock is the time of a test: nobody waits, but it passes.
type clock struct {
	mu    sync.Mutex
	at    time.Time
	slept []time.Duration
}

func newClock() *clock { return &clock{at: time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
	c.slept = append(c.slept, d)
	return ctx.Err()
}

// forTest are options that ask a server of this computer without waiting.
func forTest(c *clock) Options {
	return Options{Agent: "ders/test", asksPrivate: true, now: c.now, sleep: c.sleep}
}

// page is a text with one link on each line, and the links.
func page(links ...string) []source.Value {
	file := source.NewFile("content/a.md", []byte(strings.Join(links, "\n")))
	var out []source.Value
	at := 0
	for _, link := range links {
		out = append(out, source.Value{Text: link, Span: file.Span(at, at+len(link))})
		at += len(link) + 1
	}
	return out
}

// check says what is reported, without the server's address.
func check(t *testing.T, opts Options, server string, links ...string) []string {
	t.Helper()
	diags, err := Check(t.Context(), page(links...), opts)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range diags {
		w := d.Describe("en")
		if tr := d.Describe("tr"); strings.Contains(tr.Message+tr.Hint+w.Message+w.Hint, "%!") {
			t.Errorf("%s: %s (%s)", w.Rule, tr.Message, tr.Hint)
		}
		text := fmt.Sprintf("%d:%d %s %s: %s", w.Line, w.Col, w.Severity, w.Rule, w.Message)
		if w.Rule == "link/external-moved" {
			text += " (" + w.Hint + ")"
		}
		out = append(out, strings.ReplaceAll(text, cmp.Or(server, "http://nowhere"), "S"))
	}
	return out
}

func compare(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// TestVerdicts: each answer of a server and what is said of it, at every place
// of the link and in its words.
func TestVerdicts(t *testing.T) {
	mux := http.NewServeMux()
	status := func(path string, code int) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) })
	}
	lead := func(path, to string, code int) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, code) })
	}
	status("/good", 200)
	status("/missing", 404)
	status("/gone", 410)
	status("/ill", 503)
	status("/members", 401)
	status("/busy", 429)
	lead("/moved", "/good", 301)
	lead("/moved-twice", "/moved", 308)
	lead("/elsewhere-today", "/good", 302)
	lead("/moved-then-today", "/elsewhere-today", 301)
	lead("/moved-away", "/missing", 301)
	lead("/around", "/around-again", 302)
	lead("/around-again", "/around", 302)
	headless := func(path string, code int) { // answers for pages alone
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodHead {
				w.WriteHeader(code)
			}
		})
	}
	headless("/no-heads", http.StatusMethodNotAllowed)
	headless("/no-heads-here", http.StatusForbidden)
	headless("/no-heads-there", http.StatusNotFound)
	mux.HandleFunc("/no-robots", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusForbidden) })
	server := httptest.NewServer(mux)
	defer server.Close()
	s := server.URL

	compare(t, check(t, forTest(newClock()), s,
		s+"/good", s+"/missing", s+"/missing#bölüm", s+"/gone", s+"/ill", s+"/members", s+"/busy",
		s+"/moved", s+"/moved-twice", s+"/elsewhere-today", s+"/moved-then-today", s+"/moved-away", s+"/around",
		s+"/no-heads", s+"/no-robots", "mailto:a@example.org", "tel:+90", "http://", s+"/good#x",
		s+"/no-heads-here", s+"/no-heads-there",
	), []string{
		"2:1 warning link/external-gone: “S/missing” is gone (404)",
		"3:1 warning link/external-gone: “S/missing#bölüm” is gone (404)",
		"4:1 warning link/external-gone: “S/gone” is gone (410)",
		"5:1 warning link/external-failing: “S/ill” answers with an error (503)",
		"6:1 info link/external-closed: “S/members” turns programs away (401) and could not be checked",
		"7:1 info link/external-closed: “S/busy” turns programs away (429) and could not be checked",
		"8:1 info link/external-moved: “S/moved” has moved for good (write its new address: S/good)",
		"9:1 info link/external-moved: “S/moved-twice” has moved for good (write its new address: S/good)",
		"11:1 info link/external-moved: “S/moved-then-today” has moved for good (write its new address: S/elsewhere-today)",
		"12:1 warning link/external-gone: “S/moved-away” is gone (404)",
		"13:1 warning link/external-redirects: “S/around” redirects again and again",
		"15:1 info link/external-closed: “S/no-robots” turns programs away (403) and could not be checked",
		"18:1 warning link/external-address: “http://” cannot be read as an address",
	})
}

// TestManners: one request at a time for a host with a pause behind each, a
// name, no body, and each address once, however many places have it.
func TestManners(t *testing.T) {
	var mu sync.Mutex
	open, most := 0, 0
	var asked []string
	c := newClock()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		open++
		most = max(most, open)
		asked = append(asked, r.Method+" "+r.URL.Path+" "+r.UserAgent()+" "+c.now().Format("05"))
		mu.Unlock()
		defer func() {
			mu.Lock()
			open--
			mu.Unlock()
		}()
		if r.URL.Path == "/c" {
			http.Redirect(w, r, "/d", http.StatusFound)
		}
	}))
	defer server.Close()
	s := server.URL
	opts := forTest(c)
	opts.Pause = 2 * time.Second
	compare(t, check(t, opts, s, s+"/a", s+"/b", s+"/a", s+"/a#x", s+"/c"), nil)
	compare(t, asked, []string{"HEAD /a ders/test 00", "HEAD /b ders/test 02", "HEAD /c ders/test 04", "HEAD /d ders/test 06"})
	if most != 1 {
		t.Errorf("%d requests at the same time", most)
	}
}

// TestHostsAtOnce: as many hosts are asked at the same time as Options say.
func TestHostsAtOnce(t *testing.T) {
	var mu sync.Mutex
	open, most := 0, 0
	meet := make(chan struct{})
	var links []string
	for range 6 {
		server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
			mu.Lock()
			open++
			most = max(most, open)
			mu.Unlock()
			select { // two hosts are asked together, or nothing goes on
			case meet <- struct{}{}:
			case <-meet:
			}
			mu.Lock()
			open--
			mu.Unlock()
		}))
		defer server.Close()
		links = append(links, server.URL)
	}
	opts := forTest(newClock())
	opts.Hosts = 2
	compare(t, check(t, opts, "", links...), nil)
	if most != 2 {
		t.Errorf("%d hosts at the same time", most)
	}
}

// TestRetryAfter: a short wait is waited for, a long one is not.
func TestRetryAfter(t *testing.T) {
	c := newClock()
	times := map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		times[r.URL.Path]++
		switch {
		case r.URL.Path == "/long":
			w.Header().Set("Retry-After", "3600")
		case r.URL.Path == "/date" && times["/date"] == 1:
			w.Header().Set("Retry-After", c.now().Add(7*time.Second).Format(http.TimeFormat))
		case times[r.URL.Path] == 1:
			w.Header().Set("Retry-After", "5")
		default:
			return
		}
		w.WriteHeader(http.StatusTooManyRequests)
	}))
	defer server.Close()
	opts := forTest(c)
	opts.Pause = time.Second
	compare(t, check(t, opts, server.URL, server.URL+"/short", server.URL+"/date", server.URL+"/long"), []string{
		"3:1 info link/external-closed: “S/long” turns programs away (429) and could not be checked",
	})
	for _, want := range []time.Duration{5 * time.Second, 7 * time.Second} {
		if !slices.Contains(c.slept, want) {
			t.Errorf("waited %v, not %v", c.slept, want)
		}
	}
	if slices.Contains(c.slept, time.Hour) {
		t.Error("waited for an hour")
	}
}

// TestMemory: a good answer is believed for a week, a bad one for a day, and
// neither with Refresh. A spoilt file is no obstacle.
func TestMemory(t *testing.T) {
	c := newClock()
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		if r.URL.Path == "/bad" {
			w.WriteHeader(http.StatusGone)
		}
	}))
	defer server.Close()
	opts := forTest(c)
	opts.Memory = filepath.Join(t.TempDir(), "ders", "links.json")
	run := func(name string, want int) {
		t.Helper()
		asked = 0
		got := check(t, opts, server.URL, server.URL+"/good", server.URL+"/bad")
		compare(t, got, []string{"2:1 warning link/external-gone: “S/bad” is gone (410)"})
		if asked != want {
			t.Errorf("%s: %d requests, want %d", name, asked, want)
		}
	}
	run("the first time", 2)
	run("at once", 0)
	c.at = c.at.Add(25 * time.Hour)
	run("the next day", 1)
	c.at = c.at.Add(7 * 24 * time.Hour)
	run("the next week", 2)
	opts.Refresh = true
	run("asked to", 2)
	opts.Refresh = false
	if err := os.WriteFile(opts.Memory, []byte(`{"http://a":{"kind":"odd","at":"2026-03-09T12:00:00Z"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	run("spoilt", 2)
	c.at = c.at.Add(-48 * time.Hour) // a clock that was set back
	run("from the future", 2)
}

// TestCertificates names what is wrong with them.
func TestCertificates(t *testing.T) {
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	defer server.Close()
	compare(t, check(t, forTest(newClock()), server.URL, server.URL), []string{
		"1:1 warning link/external-untrusted: the security certificate of “127.0.0.1” cannot be verified",
	})

	trusting := server.Client().Transport.(*http.Transport).Clone()
	opts := forTest(newClock())
	opts.transport = trusting
	trusting.TLSClientConfig.ServerName = "elsewhere.example"
	compare(t, check(t, opts, server.URL, server.URL), []string{
		"1:1 warning link/external-wrong-host: the security certificate of “127.0.0.1” is for another name",
	})
	trusting = trusting.Clone()
	trusting.TLSClientConfig = &tls.Config{RootCAs: trusting.TLSClientConfig.RootCAs, Time: func() time.Time { return time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC) }}
	opts.transport = trusting
	compare(t, check(t, opts, server.URL, server.URL), []string{
		"1:1 warning link/external-expired: the security certificate of “127.0.0.1” has expired",
	})

	plain := httptest.NewServer(http.NotFoundHandler()) // speaks no TLS
	defer plain.Close()
	compare(t, check(t, forTest(newClock()), "", strings.Replace(plain.URL, "http:", "https:", 1)), []string{
		"1:1 warning link/external-untrusted: the security certificate of “127.0.0.1” cannot be verified",
	})
}

// TestSilence: one site that does not answer is its own matter, several are
// ours, and what ctx ends is neither.
func TestSilence(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	dead := server.URL
	server.Close()
	live := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer live.Close()

	unreachable := "1:1 warning link/external-unreachable: the site “127.0.0.1” cannot be reached"
	compare(t, check(t, forTest(newClock()), "", dead+"/a"), []string{unreachable})
	compare(t, check(t, forTest(newClock()), "", dead+"/a", live.URL), []string{unreachable})

	opts := forTest(newClock())
	opts.Memory = filepath.Join(t.TempDir(), "links.json")
	other := strings.Replace(dead, "127.0.0.1", "127.0.0.2", 1)
	if _, err := Check(t.Context(), page(dead, other), opts); !errors.Is(err, ErrOffline) {
		t.Errorf("got %v, want ErrOffline", err)
	}
	if _, err := os.Stat(opts.Memory); err == nil {
		t.Error("what nobody could know is remembered")
	}

	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Check(ended, page(live.URL), forTest(newClock())); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}

	slow := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	defer slow.Close()
	opts = forTest(newClock())
	opts.Timeout = time.Millisecond
	compare(t, check(t, opts, "", slow.URL), []string{"1:1 warning link/external-timeout: the site “127.0.0.1” did not answer in time"})
}

// TestPrivate: what stands in a private network is not asked, also where an
// address outside leads to it.
func TestPrivate(t *testing.T) {
	opts := forTest(newClock())
	opts.asksPrivate = false
	opts.transport = fails{t}
	hint := "is an address of a private network and was not checked"
	compare(t, check(t, opts, "", "http://localhost:1/", "http://10.1.2.3/", "https://[::1]/a", "http://intranet/", "http://a.local"), []string{
		"1:1 info link/external-private: “localhost” " + hint,
		"2:1 info link/external-private: “10.1.2.3” " + hint,
		"3:1 info link/external-private: “::1” " + hint,
		"4:1 info link/external-private: “intranet” " + hint,
		"5:1 info link/external-private: “a.local” " + hint,
	})
	opts.transport = leadsInside{}
	compare(t, check(t, opts, "", "http://192.0.2.1/"), []string{"1:1 info link/external-private: “169.254.169.254” " + hint})

	for ip, want := range map[string]bool{
		"127.8.9.1": true, "192.168.0.9": true, "172.31.0.1": true, "172.32.0.1": false, "100.64.1.1": true, "100.128.0.1": false,
		"0.0.0.0": true, "fe80::1": true, "fc00::1": true, "::ffff:10.0.0.1": true, "2606:4700::1": false, "8.8.8.8": false,
	} {
		if got := isPrivate(netip.MustParseAddr(ip)); got != want {
			t.Errorf("isPrivate(%s) = %v", ip, got)
		}
	}
}

// TestPrivateWhenDialled: a name is what it leads to at the moment of asking.
func TestPrivateWhenDialled(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { t.Errorf("%s was asked", r.URL) }))
	defer server.Close()
	direct := newTransport().(byProxy).direct
	named := strings.Replace(server.URL, "127.0.0.1", "localhost", 1) // the only name that every system knows
	for _, address := range []string{server.URL, named} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodHead, address, nil)
		if err != nil {
			t.Fatal(err)
		}
		if answer, err := direct.RoundTrip(request); !errors.Is(err, errPrivate) || ofError(err) != private {
			t.Errorf("%s: got %v, %v", address, answer, err)
		}
	}
}

type fails struct{ t *testing.T }

func (f fails) RoundTrip(r *http.Request) (*http.Response, error) {
	f.t.Errorf("%s was asked", r.URL)
	return nil, errors.New("asked")
}

type leadsInside struct{}

func (leadsInside) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusFound, Header: http.Header{"Location": {"http://169.254.169.254/meta"}}, Body: http.NoBody, Request: r}, nil
}
