package devserver

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

var files = map[string]string{
	"index.html":               page("ana sayfa"),
	"01-ilk/index.html":        page("ilk"),
	"01-ilk/ders/index.html":   page("ders"),
	"müşteri/index.html":       page("müşteri"),
	"404.html":                 page("yok böyle sayfa"),
	"assets/main-1.css":        "body{}",
	"assets/main-2.js":         "1",
	"a.svg":                    "<svg/>",
	"data.bin":                 "0123456789",
	"evil.com/index.html":      page("x"),
	"_ders/private/index.html": page("x"),
}

func TestServing(t *testing.T) {
	_, web := serving(t, good(t, files, "assets/main-1.css"))
	for _, c := range []struct {
		ask    string // method and target, HTTP/1.1 is added
		header string
		status int
		want   string // in the answer, headers and all
	}{
		// what there is
		{"GET /", "", 200, "ana sayfa"},
		{"GET /index.html", "", 200, "ana sayfa"},
		{"GET /?a=b", "", 200, "ana sayfa"},
		{"GET /01-ilk/ders/", "", 200, "Content-Type: text/html; charset=utf-8"},
		{"GET /m%C3%BC%C5%9Fteri/", "", 200, "müşteri"},
		{"GET /müşteri/", "", 200, "müşteri"},
		{"GET /assets/main-1.css", "", 200, "Content-Type: text/css; charset=utf-8"},
		{"GET /assets/main-2.js", "", 200, "Content-Type: text/javascript; charset=utf-8"},
		{"GET /a.svg", "", 200, "Content-Type: image/svg+xml"},
		{"GET /data.bin", "", 200, "Content-Type: application/octet-stream"},
		{"GET /_ders/reload.js", "", 200, "text/javascript"},
		{"GET /_ders/overlay.css", "", 200, "text/css"},
		{"HEAD /", "", 200, "Content-Length"},

		// redirects stay here, and say nothing
		{"GET /01-ilk", "", 301, "Location: /01-ilk/\r\n"},
		{"GET /01-ilk/ders?a=b%0d%0a", "", 301, "Location: /01-ilk/ders/?a=b%0d%0a\r\n"},
		{"GET /m%C3%BC%C5%9Fteri", "", 301, "Location: /m%C3%BC%C5%9Fteri/\r\n"},
		{"GET /evil.com", "", 301, "Location: /evil.com/\r\n"},
		{"GET //evil.com", "", 400, ""},
		{"GET //evil.com/", "", 400, ""},
		{"GET /%2Fevil.com", "", 400, ""},
		{"GET /%5cevil.com", "", 400, ""},
		{`GET /\evil.com`, "", 400, ""},
		{"GET /http://evil.com", "", 400, ""},

		// what there is not
		{"GET /yok", "", 404, "yok böyle sayfa"},
		{"GET /yok/", "", 404, "yok böyle sayfa"},
		{"GET /assets/", "", 404, "yok böyle sayfa"},
		{"GET /assets", "", 404, "yok böyle sayfa"},
		{"GET /index.html/", "", 404, "yok böyle sayfa"},
		{"GET /Index.html", "", 404, "yok böyle sayfa"},
		{"GET /%252e%252e/x", "", 404, ""},
		{"GET /_ders/", "", 404, "Not Found\n"},
		{"GET /_ders/private/", "", 404, "Not Found\n"},
		{"GET /_ders/client/reload.js", "", 404, "Not Found\n"},

		// paths that are not plain
		{"GET /../etc/passwd", "", 400, ""},
		{"GET /01-ilk/../index.html", "", 400, ""},
		{"GET /01-ilk/..", "", 400, ""},
		{"GET /./", "", 400, ""},
		{"GET /%2e%2e/etc/passwd", "", 400, ""},
		{"GET /%2e%2e%2fetc", "", 400, ""},
		{"GET /..%5c..%5cwindows", "", 400, ""},
		{"GET /01-ilk//ders/", "", 400, ""},
		{"GET /01-ilk//", "", 400, ""},
		{"GET /C:/x", "", 400, ""},
		{"GET /a%3Ab", "", 400, ""},
		{"GET /index.html::$DATA", "", 400, ""},
		{"GET /a%00b", "", 400, ""},
		{"GET /a%0d%0aX:1", "", 400, ""},
		{"GET /a%7f", "", 400, ""},
		{"GET /a%C2%85", "", 400, ""},
		{"GET /a%ff", "", 400, ""},
		{"GET /a%zz", "", 400, ""},
		{"GET /a#b", "", 400, ""},
		{"GET index.html", "", 400, ""},
		{"GET http://localhost/", "", 400, ""},
		{"GET *", "", 400, ""},

		// methods and bodies
		{"POST /", "", 405, "Allow: GET, HEAD"},
		{"PUT /x", "", 405, ""},
		{"DELETE /index.html", "", 405, ""},
		{"OPTIONS /", "", 405, ""},
		{"OPTIONS *", "", 405, ""},
		{"TRACE /", "", 405, ""},
		{"BREW /", "", 405, ""},
		{"POST /_ders/events", "", 405, ""},
		{"GET /", "Content-Length: 5", 400, ""},
		{"GET /", "Transfer-Encoding: chunked", 400, ""},

		// hosts
		{"GET /", "Host: localhost", 200, ""},
		{"GET /", "Host: LOCALHOST:1", 200, ""},
		{"GET /", "Host: 127.0.0.1:99", 200, ""},
		{"GET /", "Host: [::1]:99", 200, ""},
		{"GET /", "Host: evil.com", 403, ""},
		{"GET /", "Host: localhost.evil.com", 403, ""},
		{"GET /", "Host: 192.168.1.1", 403, ""},
		{"GET /", "Host: ", 403, ""},
		{"GET /_ders/events", "Host: evil.com", 403, ""},

		// origins
		{"GET /", "Origin: http://localhost", 200, ""},
		{"GET /", "Origin: http://localhost:3000", 403, ""},
		{"GET /", "Origin: https://localhost", 403, ""},
		{"GET /", "Origin: null", 403, ""},
		{"GET /", "Origin: http://evil.com", 403, ""},
		{"GET /", "Origin: http://localhost\r\nOrigin: http://localhost", 403, ""},
		{"GET /_ders/events", "Origin: http://evil.com", 403, ""},
		{"GET /_ders/reload.js", "Origin: http://evil.com", 403, ""},

		// sites
		{"GET /", "Sec-Fetch-Site: none", 200, ""},
		{"GET /", "Sec-Fetch-Site: same-origin", 200, ""},
		{"GET /", "Sec-Fetch-Site: cross-site", 403, ""},
		{"GET /", "Sec-Fetch-Site: same-site", 403, ""},
		{"GET /", "Sec-Fetch-Site: nonsense", 403, ""},
		{"GET /a.svg", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image", 403, ""},
		{"GET /", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe", 403, ""},
		{"GET /", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document", 200, "ana sayfa"},
		{"GET /_ders/events", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors", 403, ""},

		// ranges
		{"GET /data.bin", "Range: bytes=2-4", 206, "\r\n\r\n234"},
		{"GET /data.bin", "Range: bytes=-2", 206, "\r\n\r\n89"},
		{"GET /data.bin", "Range: bytes=99-", 416, ""},
		{"GET /yok", "Range: bytes=0-3", 404, "yok böyle sayfa"},

		{"GET /", "X: " + strings.Repeat("x", 20<<10), 200, ""},
		{"GET /", "X: " + strings.Repeat("x", 33<<10), 431, ""},
	} {
		header := c.header
		if !strings.Contains(header, "Host:") {
			header = strings.TrimSuffix("Host: localhost\r\n"+header, "\r\n")
		}
		name := c.ask + " " + header[:min(len(header), 100)]
		status, answer := raw(t, web.Listener.Addr(), c.ask+" HTTP/1.1\r\n"+header+"\r\nConnection: close\r\n\r\n")
		if status != c.status {
			t.Errorf("%s: status %d, want %d\n%s", name, status, c.status, answer)
			continue
		}
		if !strings.Contains(answer, c.want) {
			t.Errorf("%s: no %q in\n%s", name, c.want, answer)
		}
		head, body, _ := strings.Cut(answer, "\r\n\r\n")
		lower := strings.ToLower(head)
		if strings.Contains(lower, "access-control") {
			t.Errorf("%s: a CORS header\n%s", name, head)
		}
		if status >= 300 && strings.Contains(body, "evil") || status == 301 && body != "" {
			t.Errorf("%s: the request comes back\n%s", name, body)
		}
		byNetHTTP := status == 431 || status == 416 || !strings.Contains(lower, "nosniff") && status == 400
		if !byNetHTTP && (!strings.Contains(lower, "cache-control: no-store") || !strings.Contains(lower, "x-content-type-options: nosniff")) {
			t.Errorf("%s: headers\n%s", name, head)
		}
		html := strings.Contains(lower, "content-type: text/html")
		if html != strings.Contains(head, "Content-Security-Policy: "+policy) && !byNetHTTP {
			t.Errorf("%s: policy\n%s", name, head)
		}
		if html && strings.HasPrefix(c.ask, "GET") && status != 206 && !strings.Contains(body, scriptURL) {
			t.Errorf("%s: no live reload", name)
		}
	}
}

func raw(t *testing.T, to net.Addr, text string) (status int, answer string) {
	t.Helper()
	conn, err := net.Dial("tcp", to.String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(patience))
	io.WriteString(conn, text)
	in := bufio.NewReader(conn)
	// A refusal may close before all was read; what came first counts.
	all, err := io.ReadAll(in)
	if err != nil && len(all) == 0 {
		t.Fatalf("%.60s: %v", text, err)
	}
	fmt.Sscanf(string(all), "HTTP/1.1 %d", &status)
	return status, string(all)
}

// Listening on all addresses, the machine's addresses are its names too, but
// no other name is: only a name can be rebound.
func TestGuardOnAllAddresses(t *testing.T) {
	g := newGuard("0.0.0.0")
	for host, want := range map[string]bool{"192.168.1.5:80": true, "[fe80::1]:80": true, "localhost": true, "evil.com": false, "": false} {
		if g.ours(host) != want {
			t.Errorf("%q: %v", host, !want)
		}
	}
	if !newGuard("dev.box").ours("DEV.box:1313") {
		t.Error("the given host is not its own")
	}
}

func TestConditionalRequests(t *testing.T) {
	_, web := serving(t, good(t, files))
	for _, path := range []string{"/", "/data.bin", "/_ders/reload.js"} {
		first := do(t, "GET", web.URL+path, nil)
		tag := first.Header.Get("ETag")
		if tag == "" {
			t.Fatalf("%s: no ETag", path)
		}
		if r := do(t, "HEAD", web.URL+path, nil); r.Header.Get("ETag") != tag || r.ContentLength != first.ContentLength {
			t.Errorf("%s: HEAD differs: %v", path, r.Header)
		}
		if r := do(t, "GET", web.URL+path, map[string]string{"If-None-Match": tag}); r.StatusCode != 304 {
			t.Errorf("%s: %d for the same tag", path, r.StatusCode)
		}
		if r := do(t, "GET", web.URL+path, map[string]string{"If-None-Match": `"x"`}); r.StatusCode != 200 {
			t.Errorf("%s: %d for another tag", path, r.StatusCode)
		}
		if r := do(t, "GET", web.URL+path, map[string]string{"If-Match": `"x"`}); r.StatusCode != 412 {
			t.Errorf("%s: %d for If-Match", path, r.StatusCode)
		}
	}
}

func TestReloadIsAddedToTheHead(t *testing.T) {
	v := version{"c", "s"}
	tag := `<script src="` + scriptURL + `" data-version="c-s" data-away="a&#34;b" defer></script>`
	for in, want := range map[string]string{
		"<head></head><body></head>": "<head>" + tag + "</head><body></head>",
		"<HEAD></HEAD ><body>":       "<HEAD>" + tag + "</HEAD ><body>",
		"<p>bare":                    "<p>bare" + tag,
		"":                           tag,
	} {
		if got := string(withReload([]byte(in), v, `a"b`)); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

// A page is rendered at its first reading; a template that fails then gives an
// error page for it alone.
func TestPageThatFailsToRender(t *testing.T) {
	result := good(t, map[string]string{"index.html": page("iyi")})
	result.Tree.AddFunc("kötü/index.html", func() ([]byte, error) { return nil, errors.New("base.html:3: <nil>\x1b") })
	_, web := serving(t, result)
	status, body := get(t, web.URL+"/kötü/", nil)
	if status != 500 || !strings.Contains(body, "base.html:3: &lt;nil&gt;\uFFFD") || !strings.Contains(body, scriptURL) {
		t.Errorf("%d %s", status, body)
	}
}

func TestMissingWithoutOwn404(t *testing.T) {
	_, web := serving(t, good(t, map[string]string{"index.html": page("x")}))
	status, body := get(t, web.URL+"/yok", nil)
	if status != 404 || !strings.Contains(body, "Böyle bir sayfa yok.") || !strings.Contains(body, scriptURL) {
		t.Errorf("%d %s", status, body)
	}
}

func TestClientsAreLimited(t *testing.T) {
	s, web := serving(t, good(t, files))
	s.hub.limit = 3
	var tabs []*client
	for range 3 {
		tab := open(t, web.URL+"/")
		tab.next()
		tabs = append(tabs, tab)
	}
	if status, _ := get(t, web.URL+"/_ders/events", nil); status != 503 {
		t.Fatalf("the fourth: %d", status)
	}
	tabs[0].body.Close()
	for deadline := time.Now().Add(patience); ; {
		r := do(t, "GET", web.URL+"/_ders/events", nil)
		if r.StatusCode == 200 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("a place that was left is not given again")
		}
	}
	if got := newHub().limit; got != 500 {
		t.Errorf("limit: %d", got)
	}
}

// The deadlines of ordinary answers must not end a stream.
func TestStreamOutlivesDeadlines(t *testing.T) {
	s := newServer("", "", "tr")
	s.hub.beat = 20 * time.Millisecond
	s.show(good(t, files), nil)
	web := s.http(nil)
	web.WriteTimeout = 50 * time.Millisecond
	web.ReadHeaderTimeout = 50 * time.Millisecond
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go web.Serve(l)
	defer web.Close()
	r, err := http.Get("http://" + l.Addr().String() + "/_ders/events")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	lines := bufio.NewScanner(r.Body)
	beats := 0
	for beats < 10 && lines.Scan() {
		if lines.Text() == ":" {
			beats++
		}
	}
	if beats < 10 {
		t.Errorf("the stream ended after %d beats: %v", beats, lines.Err())
	}
	s.hub.close()
}

func TestSlowTabHoldsNobodyUp(t *testing.T) {
	h := newHub()
	c := h.join()
	for i := range 10 {
		h.tell(fmt.Append(nil, i))
	}
	if got := string(<-c); got != "9" {
		t.Errorf("told %s, not the newest", got)
	}
}

func TestRequestsWaitForTheFirstBuild(t *testing.T) {
	s := newServer("", "", "tr")
	web := s.http(nil)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go web.Serve(l)
	defer web.Close()
	answered := make(chan int, 1)
	go func() {
		r, err := http.Get("http://" + l.Addr().String() + "/")
		if err != nil {
			answered <- 0
			return
		}
		r.Body.Close()
		answered <- r.StatusCode
	}()
	select {
	case status := <-answered:
		t.Fatalf("answered %d before the first build", status)
	case <-time.After(50 * time.Millisecond):
	}
	s.show(good(t, files), nil)
	if status := <-answered; status != 200 {
		t.Errorf("answered %d", status)
	}
}
