package devserver

import (
	"bytes"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ders/generator"
)

// routes is one target of every kind.
var routes = []string{
	"/", "/index.html", "/01-ilk/", "/01-ilk", "/a.svg", "/data.bin", "/assets/main-1.css", "/404.html", "/yok", "/worker.js",
	"/_ders/", "/_ders/events", "/_ders/reload.js", "/_ders/overlay.css", "/../x", "//x",
}

// Whatever is asked for, another site's page is not told, and is not told what
// there is either: every route refuses it in the same words.
func TestEveryRouteIsGuarded(t *testing.T) {
	_, web := serving(t, good(t, files))
	for _, route := range routes {
		for _, method := range []string{"GET", "HEAD"} {
			for _, header := range []string{
				"Host: evil.com", "Host: evil.com:1414", "Host: localhost.", "Host: localhost.evil.com", "Host: 127.0.0.1.nip.io",
				"Host: 2130706433", "Host: 0", "Host: 10.0.0.1", "Host: [::2]", "Host: [::1", "Host: user@localhost", "Host: localhost,evil.com", "Host: ",
				"Host: localhost\r\nOrigin: http://evil.com", "Host: localhost\r\nOrigin: null", "Host: localhost\r\nOrigin: ",
				"Host: localhost\r\nOrigin: https://localhost", "Host: localhost:1\r\nOrigin: http://localhost:2",
				"Host: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script",
				"Host: localhost\r\nSec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty",
				"Host: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe",
				"Host: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: embed",
				"Host: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: websocket\r\nUpgrade: websocket\r\nConnection: Upgrade",
			} {
				ask := method + " " + route + " HTTP/1.1\r\n" + header
				status, answer := raw(t, web.Listener.Addr(), ask+"\r\nConnection: close\r\n\r\n")
				head, body, _ := strings.Cut(answer, "\r\n\r\n")
				refused := status == 403 && (body == "Forbidden\n" || method == "HEAD" && body == "")
				malformed := status == 400 && !strings.Contains(head, "Etag") // net/http does not take it for a host
				if !refused && !malformed || strings.Contains(strings.ToLower(head), "access-control") {
					t.Errorf("%s:\n%s", ask, answer)
				}
			}
		}
	}
}

// A link on another site leads to the site's pages, but a window on what is the
// server's own is nothing a person opens.
func TestOnlyPagesAreNavigatedTo(t *testing.T) {
	_, web := serving(t, good(t, files))
	navigates := map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
	for route, want := range map[string]int{"/": 200, "/01-ilk": 301, "/01-ilk/": 200, "/yok": 404, "/_ders/events": 403, "/_ders/reload.js": 403} {
		if r := do(t, "GET", web.URL+route, navigates); r.StatusCode != want {
			t.Errorf("%s: %d, want %d", route, r.StatusCode, want)
		}
	}
}

// A page of evil.com that has rebound its name to this machine is of one origin
// with what it asks, so that only the name tells.
func TestReboundNameIsRefused(t *testing.T) {
	for _, host := range []string{"localhost", "127.0.0.1", "0.0.0.0", "::"} {
		s := newServer(host, "", "tr")
		s.show(good(t, files), nil)
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		web := s.http(nil)
		go web.Serve(l)
		for _, route := range routes {
			for _, name := range []string{"evil.com", "evil.com:1414"} {
				status, answer := raw(t, l.Addr(), "GET "+route+" HTTP/1.1\r\nHost: "+name+"\r\nOrigin: http://"+name+
					"\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\r\n")
				if status != 403 || strings.Contains(answer, "evil") {
					t.Errorf("--host %s, %s: %s", host, route, answer)
				}
			}
		}
		web.Close()
	}
}

// Only this computer reaches a server that nobody has opened to others.
func TestLoopbackOnly(t *testing.T) {
	for _, host := range []string{"", "localhost"} {
		listeners, _, err := listen(host, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range listeners {
			if !l.Addr().(*net.TCPAddr).IP.IsLoopback() {
				t.Errorf("--host %q listens on %s", host, l.Addr())
			}
			l.Close()
		}
	}
}

// What is no request of HTTP is answered with 4xx or 505, or not at all.
func TestMalformedRequests(t *testing.T) {
	_, web := serving(t, good(t, files))
	for _, text := range []string{
		"\r\n\r\n\r\n\r\nX\r\n\r\n",
		"GET\r\n\r\n",
		"GET /\r\n\r\n",
		"GET / HTTP/1.1\r\n\r\n", // no Host
		"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
		"GET / HTTP/1.0\r\nConnection: close\r\n\r\n",
		"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
		"GET / FTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET /a\tb HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET /a\x00b HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET /a\x1bb HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET /\xff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
		"GET /% HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET ? HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
		"GET /? /../x HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET ../x HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET http://localhost/ HTTP/1.1\r\nHost: evil.com\r\nConnection: close\r\n\r\n",
		"GET http://evil.com/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
		"GET file:///etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
		"CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\nConnection: close\r\n\r\n",
		"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
		"get / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: localhost\r\nX : y\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: localhost\r\n X: y\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\x00b\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n",
		"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 a browser that tries https\r\n\r\n",
	} {
		conn, err := net.Dial("tcp", web.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		conn.SetDeadline(time.Now().Add(patience))
		io.WriteString(conn, text)
		conn.(*net.TCPConn).CloseWrite()
		answer, _ := io.ReadAll(conn)
		conn.Close()
		var minor, status int
		fmt.Sscanf(string(answer), "HTTP/1.%d %d", &minor, &status)
		if len(answer) > 0 && (status < 400 || status >= 500) && status != 505 && status != 501 {
			t.Errorf("%q: %s", text, answer)
		}
		if bytes.Contains(answer, []byte("evil")) || bytes.Contains(answer, []byte("passwd")) || bytes.Contains(answer, []byte("ana sayfa")) {
			t.Errorf("%q comes back: %s", text, answer)
		}
	}
}

// The server answers from the tree alone: what stands in the site folder, and
// anywhere else on this machine, has no address.
func TestNoPathReachesTheDisk(t *testing.T) {
	const secret = "SECRET"
	dir := siteFolder(t)
	for _, name := range []string{"ders.yaml", "content/01/a.md", "quizzes/q.md", ".git/config", "public/index.html", "01-ilk/x.txt", "secret"} {
		write(t, dir, name, secret)
	}
	b := newFake(good(t, files))
	r := start(t, b, Options{Source: dir})
	u, err := url.Parse(r.url)
	if err != nil {
		t.Fatal(err)
	}
	to, err := net.ResolveTCPAddr("tcp", "127.0.0.1:"+u.Port())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"ders.yaml", "content/01/a.md", "quizzes/q.md", ".git/config", "public/", "public/index.html", "01-ilk/x.txt", "secret",
		strings.TrimPrefix(dir, "/") + "/secret", "/" + dir + "/secret", "etc/hostname",
	} {
		for _, lead := range []string{"/", "//", "/./", "/../", "/01-ilk/../", "/%2e%2e/", "/%2f", "/%5c", `/\`, "/..%2f..%2f", "/..%5c", "/_ders/", "/_ders/../", "/C:/", "file://", ""} {
			status, answer := raw(t, to, "GET "+lead+name+" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
			if strings.Contains(answer, secret) || status < 400 || status >= 500 {
				t.Errorf("%s%s: %s", lead, name, answer)
			}
		}
	}
}

// The table is our own: what a machine believes of extensions changes nothing.
func TestMediaTypesAreOurOwn(t *testing.T) {
	for _, name := range []string{".css", ".js", ".bin", ".htm"} {
		if err := mime.AddExtensionType(name, "text/html; charset=utf-8"); err != nil {
			t.Fatal(err)
		}
	}
	all := map[string]string{"x.bin": "<script>alert(1)</script>", "x": "<html>", "x.htm": "<html>", "x.PNG": "p"}
	want := map[string]string{"x.bin": "application/octet-stream", "x": "application/octet-stream", "x.htm": "application/octet-stream", "x.PNG": "image/png"}
	for ext, media := range media {
		all["x"+ext], want["x"+ext] = "<html>", media
	}
	_, web := serving(t, good(t, all))
	for name, media := range want {
		r := do(t, "GET", web.URL+"/"+name, nil)
		if got := r.Header.Get("Content-Type"); got != media || r.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %q, want %q", name, got, media)
		}
	}
}

// The tag is of the content: the same after a build that changed other files,
// another when one byte differs.
func TestTagsAreOfTheContent(t *testing.T) {
	tag := func(web string, name string) string { return do(t, "HEAD", web+name, nil).Header.Get("ETag") }
	with := func(name, text string) map[string]string {
		all := map[string]string{name: text}
		for name, text := range files {
			if _, ok := all[name]; !ok {
				all[name] = text
			}
		}
		return all
	}
	s, web := serving(t, good(t, files))
	file, page := tag(web.URL, "/data.bin"), tag(web.URL, "/")
	s.show(good(t, with("yeni/index.html", "x")), nil)
	if tag(web.URL, "/data.bin") != file || tag(web.URL, "/") != page {
		t.Error("a new page gave others new tags")
	}
	s.show(good(t, with("data.bin", "0123456788")), nil)
	if tag(web.URL, "/data.bin") == file || tag(web.URL, "/") != page {
		t.Error("a byte of a file changed the tag of a page, or not its own")
	}
	_, again := serving(t, good(t, files))
	if tag(again.URL, "/data.bin") != file || tag(again.URL, "/") != page {
		t.Error("another run of the program has other tags: every open page would reload")
	}
}

func TestRanges(t *testing.T) {
	_, web := serving(t, good(t, files))
	tag := do(t, "HEAD", web.URL+"/data.bin", nil).Header.Get("ETag")
	for _, c := range []struct {
		header       map[string]string
		status       int
		body, ranges string
	}{
		{map[string]string{"Range": "bytes=2-4"}, 206, "234", "bytes 2-4/10"},
		{map[string]string{"Range": "bytes=8-"}, 206, "89", "bytes 8-9/10"},
		{map[string]string{"Range": "bytes=-3"}, 206, "789", "bytes 7-9/10"},
		{map[string]string{"Range": "bytes=5-99"}, 206, "56789", "bytes 5-9/10"},
		{map[string]string{"Range": "bytes=10-"}, 416, "", "bytes */10"},
		{map[string]string{"Range": "bytes=4-2"}, 416, "", ""},
		{map[string]string{"Range": "bytes=x"}, 416, "", ""},
		{map[string]string{"Range": "lines=1-2"}, 416, "", ""},
		{map[string]string{"Range": "bytes=0-99999999999999999999"}, 416, "", ""},
		{map[string]string{"Range": "bytes=" + strings.Repeat("0-9,", 500) + "0-9"}, 200, "0123456789", ""}, // more than all of it
		{map[string]string{"Range": "bytes=2-4", "If-Range": tag}, 206, "234", "bytes 2-4/10"},
		{map[string]string{"Range": "bytes=2-4", "If-Range": `"old"`}, 200, "0123456789", ""},
		{map[string]string{"Range": "bytes=2-4", "If-None-Match": tag}, 304, "", ""},
		{map[string]string{"Range": "bytes=2-4", "If-Match": `"old"`}, 412, "", ""},
	} {
		r := do(t, "GET", web.URL+"/data.bin", c.header)
		body, _ := io.ReadAll(r.Body)
		if r.StatusCode != c.status || c.status < 400 && string(body) != c.body || r.Header.Get("Content-Range") != c.ranges {
			t.Errorf("%.80v: %d %q %q", c.header, r.StatusCode, r.Header.Get("Content-Range"), body)
		}
		if r.Header.Get("Cache-Control") != "no-store" || r.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%.80v: %v", c.header, r.Header)
		}
	}

	r := do(t, "GET", web.URL+"/data.bin", map[string]string{"Range": "bytes=0-1,8-9"})
	_, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	parts := multipart.NewReader(r.Body, params["boundary"])
	for _, want := range []string{"01", "89"} {
		part, err := parts.NextPart()
		if err != nil {
			t.Fatal(err)
		}
		if body, _ := io.ReadAll(part); string(body) != want || part.Header.Get("Content-Type") != "application/octet-stream" {
			t.Errorf("part %q %v", body, part.Header)
		}
	}
	if r = do(t, "HEAD", web.URL+"/data.bin", map[string]string{"Range": "bytes=0-1"}); r.StatusCode != 206 || r.ContentLength != 2 {
		t.Errorf("HEAD: %d %d", r.StatusCode, r.ContentLength)
	}
}

// A folder's address without its slash leads to the one with it, on this server
// and with what was asked of it, and to no other.
func TestRedirects(t *testing.T) {
	_, web := serving(t, good(t, map[string]string{
		"index.html": "x", "a/index.html": "x", "a b/index.html": "x", "soru?/index.html": "x", "yüzde%41/index.html": "x", "evil.com/index.html": "x", "@evil.com/index.html": "x",
	}))
	for target, want := range map[string]string{
		"/a":                        "/a/",
		"/a?":                       "/a/",
		"/a?x=1&y=%20%0d%0a":        "/a/?x=1&y=%20%0d%0a",
		"/a?next=//evil.com":        "/a/?next=//evil.com",
		"/a%20b":                    "/a%20b/",
		"/soru%3F":                  "/soru%3F/",
		"/y%C3%BCzde%2541":          "/y%C3%BCzde%2541/",
		"/evil.com":                 "/evil.com/",
		"/@evil.com":                "/@evil.com/",
		"//evil.com":                "",
		"//evil.com/..":             "",
		"//evil.com/%2e%2e":         "",
		"///evil.com":               "",
		"/%2f%2fevil.com":           "",
		"/%5c%5cevil.com":           "",
		`/\\evil.com`:               "",
		`/\/evil.com`:               "",
		"/%09/evil.com":             "",
		"/.//evil.com":              "",
		"/a//evil.com":              "",
		"http://evil.com/a":         "",
		"https:evil.com":            "",
		"/a/..//evil.com":           "",
		"/%0d%0aLocation:%20//evil": "",
	} {
		status, answer := raw(t, web.Listener.Addr(), "GET "+target+" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
		if want == "" {
			if status != 400 && status != 403 || strings.Contains(answer, "Location") {
				t.Errorf("%s: %s", target, answer)
			}
			continue
		}
		if status != 301 || !strings.Contains(answer, "\r\nLocation: "+want+"\r\n") || strings.Count(answer, "Location") != 1 {
			t.Errorf("%s: want %s\n%s", target, want, answer)
		}
	}
}

// What is not there is answered with the site's own page, and neither lists a
// folder nor says what was asked for.
func TestNothingIsListedOrEchoed(t *testing.T) {
	_, web := serving(t, good(t, files))
	for _, target := range []string{"/assets", "/assets/", "/aranan-sayfa", "/aranan-sayfa/", "/01-ilk/aranan.css", "/%3Cb%3Earanan", "/?aranan", "/_ders/aranan", "//aranan", "/aranan:1"} {
		_, answer := raw(t, web.Listener.Addr(), "GET "+target+" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
		if strings.Contains(answer, "aranan") || strings.Contains(answer, `main-2.js`) {
			t.Errorf("%s: %s", target, answer)
		}
	}
	bare, own := serving(t, good(t, map[string]string{"assets/main-2.js": "1"}))
	for _, target := range []string{"/", "/assets/", "/aranan"} {
		status, answer := raw(t, own.Listener.Addr(), "GET "+target+" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
		if status != 404 || strings.Contains(answer, "aranan") || strings.Contains(answer, "main-2") || !strings.Contains(answer, bare.last.Load().Words.missing) {
			t.Errorf("%s: %s", target, answer)
		}
	}
}

// served is a server of ours on a port of its own, adjusted.
func served(t *testing.T, result *generator.Result, adjust func(*http.Server)) net.Addr {
	t.Helper()
	s := newServer("", "", "tr")
	s.show(result, nil)
	web := s.http(nil)
	adjust(web)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go web.Serve(l)
	t.Cleanup(func() { s.hub.close(); web.Close() })
	return l.Addr()
}

// Who is slow to ask, slow to read or says nothing more is let go. The limits
// are shortened, and it is not measured how long they are.
func TestDeadlines(t *testing.T) {
	ours := newServer("", "", "tr").http(nil)
	for name, limit := range map[string]time.Duration{"headers": ours.ReadHeaderTimeout, "answers": ours.WriteTimeout, "idle": ours.IdleTimeout} {
		if limit <= 0 || limit > 2*time.Minute {
			t.Errorf("%s: %v", name, limit)
		}
	}
	big := good(t, map[string]string{"index.html": page("x"), "film.mp4": strings.Repeat("x", 64<<20)})
	const soon = 50 * time.Millisecond
	for _, c := range []struct {
		name   string
		adjust func(*http.Server)
		asks   string
		reads  bool
	}{
		{"no header at all", func(s *http.Server) { s.ReadHeaderTimeout = soon }, "", true},
		{"half a header", func(s *http.Server) { s.ReadHeaderTimeout = soon }, "GET / HTTP/1.1\r\nHost: loc", true},
		{"idle", func(s *http.Server) { s.IdleTimeout = soon }, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", true},
		{"slow reader", func(s *http.Server) { s.WriteTimeout = soon }, "GET /film.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n", false},
		{"a body without end", func(*http.Server) {}, "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			let := make(chan bool, 1)
			to := served(t, big, func(s *http.Server) {
				c.adjust(s)
				s.ConnState = func(_ net.Conn, state http.ConnState) {
					if state == http.StateClosed {
						let <- true
					}
				}
			})
			conn, err := net.Dial("tcp", to.String())
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			io.WriteString(conn, c.asks)
			if c.reads {
				go io.Copy(io.Discard, conn)
			}
			select {
			case <-let:
			case <-time.After(patience):
				t.Error("the connection is still held")
			}
		})
	}
}
