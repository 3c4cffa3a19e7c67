package e2e

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// A gate stands before a served site and counts who listens to it.
type gate struct {
	*httptest.Server
	mu        sync.Mutex
	listening int
	joined    int
	shut      bool
}

func newGate(t *testing.T, site string) *gate {
	t.Helper()
	to, err := url.Parse(site)
	if err != nil {
		t.Fatal(err)
	}
	behind := httputil.NewSingleHostReverseProxy(to)
	behind.FlushInterval = -1
	g := &gate{}
	g.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/events") {
			g.mu.Lock()
			if g.shut {
				g.mu.Unlock()
				w.Header().Set("Content-Type", "text/plain")
				w.WriteHeader(http.StatusServiceUnavailable)
				return
			}
			g.listening++
			g.joined++
			g.mu.Unlock()
			defer func() {
				g.mu.Lock()
				g.listening--
				g.mu.Unlock()
			}()
		}
		defer func() { _ = recover() }() // a stream that is cut
		behind.ServeHTTP(w, r)
	}))
	t.Cleanup(func() { g.CloseClientConnections(); g.Close() })
	return g
}

// now is how many listen, and how many ever did.
func (g *gate) now() (listening, joined int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.listening, g.joined
}

func (g *gate) close(shut bool) {
	g.mu.Lock()
	g.shut = shut
	g.mu.Unlock()
	if shut {
		g.CloseClientConnections()
	}
}

// Eight tabs of a browser, which opens only six connections to a server, listen
// on one stream. It ends with the last of them.
func TestTabsShareOneStream(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	g := newGate(t, a.url)
	tabs := []*person{visitor(t, g.URL)}
	for range 7 {
		tabs = append(tabs, tabs[0].secondTab())
	}
	for _, tab := range tabs {
		tab.problems.expect("favicon.ico")
		tab.open(lesson)
		tab.comparison(1)
	}
	if listening, joined := g.now(); listening != 1 || joined != 1 {
		t.Errorf("%d listen, %d joined", listening, joined)
	}
	a.add(t, lessonFile, "\nAlındı.\n")
	for _, tab := range tabs {
		tab.see("Alındı.")
	}
	for _, tab := range tabs[1:] {
		tab.open("/worker.js") // no page of the site, and no live reload
	}
	tabs[0].comparison(2)
	if listening, _ := g.now(); listening != 1 {
		t.Errorf("%d listen for the tab that is left", listening)
	}
	tabs[0].open("/worker.js")
	tabs[0].wait("the stream ends with the last page", func() bool {
		listening, _ := g.now()
		return listening == 0
	})
}

// A page that the browser keeps while another is shown does not listen, and
// listens again when it comes back.
func TestAHiddenPageDoesNotListen(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	g := newGate(t, a.url)
	p := visitor(t, g.URL)
	p.beforeEveryPage("delete window.SharedWorker") // a stream of its own
	p.open(lesson)
	p.comparison(1)
	ask[any](p, "(dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })), 0)")
	p.wait("the page that is hidden is silent", func() bool {
		listening, _ := g.now()
		return listening == 0
	})
	a.add(t, lessonFile, "\nArada yazıldı.\n")
	ask[any](p, "(dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })), 0)")
	p.see("Arada yazıldı.")
}

// While the server does not answer the page says so, and it comes back by
// itself: after a cut, after a refusal, with a shared stream or one of its own.
func TestThePageComesBack(t *testing.T) {
	for name, script := range map[string]string{"shared": "", "alone": "delete window.SharedWorker"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := ownAcademy(t, nil)
			g := newGate(t, a.url)
			p := visitor(t, g.URL)
			for _, meant := range []string{"events", "ERR_", "Failed to fetch", "503"} {
				p.problems.expect(meant)
			}
			if script != "" {
				p.beforeEveryPage(script)
			}
			p.open(lesson)
			p.comparison(1)
			p.mark()
			g.close(true)
			p.see("ders serve yanıt vermiyor")
			a.add(t, lessonFile, "\nBu arada yazıldı.\n")
			g.close(false)
			p.see("Bu arada yazıldı.")
			p.seeNo("ders serve yanıt vermiyor")
		})
	}
}

// When all places are taken, a page is served without live reload, says so, and
// gets a place when one is left.
func TestTheNextOfFiveHundred(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	var streams []io.Closer
	t.Cleanup(func() {
		for _, s := range streams {
			s.Close()
		}
	})
	client := &http.Client{Transport: &http.Transport{}, Timeout: time.Minute}
	for range 500 {
		r, err := client.Get(a.url + "/_ders/events")
		if err != nil || r.StatusCode != 200 {
			t.Fatal(err, r)
		}
		streams = append(streams, r.Body)
	}
	p := visitor(t, a.url)
	p.problems.expect("503")
	p.problems.expect("events")
	p.open(lesson)
	p.see("ders serve yanıt vermiyor")
	a.add(t, lessonFile, "\nYer açıldı.\n")
	streams[0].Close()
	p.see("Yer açıldı.")
	p.seeNo("ders serve yanıt vermiyor")
}

// A page that is renamed while it is open gives way to the site's 404 page, and
// comes by itself when it has its name again; a new page is there at once.
func TestAPageThatGoesAndComes(t *testing.T) {
	t.Parallel()
	a := ownSite(t, files{
		"ders.yaml":                  "title: Deneme\n",
		"content/index.md":           "---\ntitle: Ana sayfa\ndescription: Kısa.\n---\n\nMetin.\n",
		"content/01-iade/index.md":   "---\ntitle: İade\ndescription: Kısa.\n---\n\nMetin.\n",
		"content/01-iade/01-sure.md": "---\ntitle: Süre\ndescription: Kısa.\n---\n\nOn dört gün.\n",
	})
	p := visitor(t, a.url)
	p.problems.expect("404")
	p.open("/iade/sure/")
	p.see("On dört gün.")
	here, there := filepath.Join(a.dir, "content/01-iade/01-sure.md"), filepath.Join(a.dir, "content/01-iade/01-zaman.md")
	if err := os.Rename(here, there); err != nil {
		t.Fatal(err)
	}
	p.seeNo("On dört gün.")
	if err := os.Rename(there, here); err != nil {
		t.Fatal(err)
	}
	p.see("On dört gün.")
	if err := os.Rename(filepath.Join(a.dir, "content/01-iade"), filepath.Join(a.dir, "content/02-iade")); err != nil {
		t.Fatal(err)
	}
	a.save(t, "content/02-iade/02-yol.md", "---\ntitle: Yol\ndescription: Kısa.\n---\n\nÖnce sorun.\n")
	p.in("nav").see("Yol")
	p.see("On dört gün.")
}
