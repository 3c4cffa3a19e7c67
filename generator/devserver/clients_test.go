package devserver

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// stream is an open event stream over a connection of its own.
func stream(t *testing.T, to net.Addr) (net.Conn, *bufio.Reader, int) {
	t.Helper()
	conn, err := net.Dial("tcp", to.String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	conn.SetDeadline(time.Now().Add(2 * patience))
	io.WriteString(conn, "GET /_ders/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
	in := bufio.NewReader(conn)
	r, err := http.ReadResponse(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	return conn, bufio.NewReader(r.Body), r.StatusCode
}

// told reads a stream to the next state.
func told(t *testing.T, in *bufio.Reader) string {
	t.Helper()
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if data, ok := strings.CutPrefix(line, "data: "); ok {
			return data
		}
	}
}

// Five hundred pages listen, and all are told; the next is told to come back
// later, and pages are served all the while.
func TestFiveHundredClients(t *testing.T) {
	s, web := serving(t, good(t, files))
	to := web.Listener.Addr()
	var conns []net.Conn
	var streams []*bufio.Reader
	for range 500 {
		conn, in, status := stream(t, to)
		if status != 200 {
			t.Fatalf("client %d: %d", len(conns)+1, status)
		}
		told(t, in)
		conns, streams = append(conns, conn), append(streams, in)
	}
	status, answer := raw(t, to, "GET /_ders/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
	if status != 503 || !strings.Contains(answer, "Retry-After: 5\r\n") || !strings.HasSuffix(answer, "\r\n\r\nService Unavailable\n") {
		t.Fatalf("client 501: %s", answer)
	}
	if status, _ := get(t, web.URL+"/", nil); status != 200 {
		t.Errorf("a page while all places are taken: %d", status)
	}
	s.show(broken("tr"), nil)
	for i, in := range streams {
		if !strings.Contains(told(t, in), `"broken":true`) {
			t.Fatalf("client %d was not told", i+1)
		}
	}
	for _, conn := range conns {
		conn.Close()
	}
	for end := time.Now().Add(patience); ; {
		s.hub.mu.Lock()
		left := len(s.hub.clients)
		s.hub.mu.Unlock()
		if left == 0 {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("%d places are still held", left)
		}
		time.Sleep(time.Millisecond)
	}
	if _, in, status := stream(t, to); status != 200 || !strings.Contains(told(t, in), `"broken":true`) {
		t.Error("a place that was left is not given again")
	}
}

// The channel is one-way: whatever a client sends on it, nothing is answered,
// nothing is built, and the stream goes on.
func TestStreamIsOneWay(t *testing.T) {
	dir := siteFolder(t)
	b := newFake(good(t, files))
	r := start(t, b, Options{Source: dir})
	_, port, _ := net.SplitHostPort(strings.TrimSuffix(strings.TrimPrefix(r.url, "http://"), "/"))
	to, err := net.ResolveTCPAddr("tcp", "127.0.0.1:"+port)
	if err != nil {
		t.Fatal(err)
	}
	for _, noise := range []string{
		"POST /_ders/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}",
		"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
		`{"type":"custom","event":"rebuild","path":"../../etc/passwd"}` + "\n",
		"event: state\ndata: {}\n\n",
		"\x81\x85\x00\x00\x00\x00hello",
		strings.Repeat("x", 1<<16),
	} {
		conn, in, status := stream(t, to)
		if status != 200 {
			t.Fatal(status)
		}
		told(t, in)
		go io.WriteString(conn, noise)
	}
	conn, in, _ := stream(t, to)
	before := told(t, in)
	io.WriteString(conn, "event: state\ndata: {}\n\n")
	if b.count() != 1 {
		t.Errorf("%d builds, want only the first", b.count())
	}
	b.set(good(t, map[string]string{"index.html": page("yeni")}), nil)
	write(t, dir, "content/01/a.md", "yeni\n")
	if now := told(t, in); now == before || strings.Contains(now, `"broken":true`) {
		t.Errorf("told %s", now)
	}
}

// A client that takes nothing from its stream is let go when a write has waited
// long enough, and its place is free.
func TestDeafClientIsLetGo(t *testing.T) {
	s := newServer("", "", "tr")
	s.hub.slow = 50 * time.Millisecond
	s.show(good(t, files), nil)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	web := s.http(nil)
	go web.Serve(l)
	defer web.Close()
	defer s.hub.close()
	_, in, _ := stream(t, l.Addr())
	told(t, in)
	huge := fmt.Appendf(nil, `{"build":%q}`, strings.Repeat("x", 4<<20))
	for end := time.Now().Add(patience); ; time.Sleep(time.Millisecond) {
		s.hub.tell(huge) // more than the connection's buffers hold
		s.hub.mu.Lock()
		left := len(s.hub.clients)
		s.hub.mu.Unlock()
		if left == 0 {
			return
		}
		if time.Now().After(end) {
			t.Fatal("a client that does not listen keeps its place")
		}
	}
}

// Where others reach the server, it tells nobody where the site is kept.
func TestEditorLinksStayAtHome(t *testing.T) {
	for host, want := range map[string]bool{"": true, "localhost": true, "127.0.0.1": true, "::1": true, "0.0.0.0": false, "192.168.1.5": false, "dev.box": false} {
		s := newServer(host, "/home/x/site", "tr")
		result := broken("tr")
		result.Editor = "zed://file/{file}:{line}"
		s.show(result, nil)
		if got := s.last.Load().Problems[0].Link != ""; got != want {
			t.Errorf("--host %q: link %v", host, got)
		}
	}
}

// A ders.yaml that cannot be read names no editor; the one before is still
// there. One that is sound and names none takes it away.
func TestEditorIsRemembered(t *testing.T) {
	s := newServer("", "/s", "tr")
	sound := good(t, files)
	sound.Editor = "zed://file/{file}:{line}"
	s.show(sound, nil)
	s.show(broken("tr"), nil)
	if link := s.last.Load().Problems[0].Link; link != "zed://file/s/quizzes/q.md:3" {
		t.Errorf("link %q", link)
	}
	s.show(good(t, files), nil)
	s.show(broken("tr"), nil)
	if link := s.last.Load().Problems[0].Link; link != "" {
		t.Errorf("link %q", link)
	}
}
