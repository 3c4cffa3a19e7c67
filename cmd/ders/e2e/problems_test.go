package e2e

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// problems collects what a page must not do, and counts what it does.
type problems struct {
	mu       sync.Mutex
	urls     map[network.RequestID]string
	compared int // answered HEAD requests: live reload compares the page with the server
	loaded   int // pages
	found    []string
	expected []string
}

// see looks at every event of the page. It must not wait.
func (ps *problems) see(event any) {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		ps.add("exception: " + (&chromedp.ExceptionError{ExceptionDetails: e.ExceptionDetails}).Error())
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			var words []string
			for _, arg := range e.Args {
				var text any
				if json.Unmarshal(arg.Value, &text) != nil {
					text = arg.Description
				}
				words = append(words, fmt.Sprint(text))
			}
			ps.add("console: " + strings.Join(words, " "))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			ps.add(fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL))
		}
	case *network.EventRequestWillBeSent:
		ps.urls[e.RequestID] = e.Request.Method + " " + e.Request.URL
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			ps.add(fmt.Sprintf("request: %d %s", e.Response.Status, e.Response.URL))
		}
		if strings.HasPrefix(ps.urls[e.RequestID], "HEAD ") {
			ps.compared++
		}
	case *page.EventFrameNavigated:
		if e.Frame.ParentID == "" {
			ps.loaded++
		}
	case *network.EventLoadingFailed:
		if !e.Canceled { // a page that is left cancels what it asked for
			ps.add(fmt.Sprintf("request: %s %s %s", e.ErrorText, e.BlockedReason, ps.urls[e.RequestID]))
		}
	}
}

func (ps *problems) add(text string) {
	for _, part := range ps.expected {
		if strings.Contains(text, part) {
			return
		}
	}
	ps.found = append(ps.found, text)
}

// expect names a part of problems that are meant to be.
func (ps *problems) expect(part string) {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	ps.expected = append(ps.expected, part)
}

// take returns what was found so far, and forgets it.
func (ps *problems) take() []string {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	found := ps.found
	ps.found = nil
	return found
}

// counts is how often live reload has compared the page with the server, and
// how many pages were loaded.
func (ps *problems) counts() (compared, loaded int) {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	return ps.compared, ps.loaded
}

// TestProblemsAreSeen holds the net that all other tests rely on into the water.
func TestProblemsAreSeen(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"/": `<!doctype html><title>x</title>
			<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self'">
			<img src="missing.png" alt=""><img src="http://example.invalid/x.png" alt="">
			<script>document.title = "inline"</script><script src="bad.js"></script><p>Sayfa</p>`,
		"/bad.js": `console.error("şikâyet"); setTimeout(() => { throw new Error("patladı"); }); Promise.reject(new Error("söz tutulmadı"));`,
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, ok := files[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		if strings.HasSuffix(r.URL.Path, ".js") {
			w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		} else {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
		}
		fmt.Fprint(w, text)
	}))
	t.Cleanup(server.Close)

	p := visitor(t, server.URL)
	p.open("/")
	p.see("Sayfa")
	wanted := []string{"şikâyet", "patladı", "söz tutulmadı", "inline script", "missing.png", "example.invalid"}
	var found string
	p.wait("all problems are seen", func() bool {
		defer func() { p.because(found) }()
		found += strings.Join(p.problems.take(), "\n") + "\n"
		for _, part := range wanted {
			if !strings.Contains(found, part) {
				return false
			}
		}
		return true
	})
	p.problems.take()     // seen twice is not worse
	p.problems.expect("") // all of it was meant
}
