package devserver

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"log"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"ders/generator"
	"ders/generator/source"
)

// policy is the Content-Security-Policy of every page, built or our own.
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"object-src 'none'; base-uri 'none'; form-action 'self'"

// A server answers from the last good snapshot.
type server struct {
	guard *guard
	hub   *hub

	good  atomic.Pointer[snapshot] // nil until a build was good
	last  atomic.Pointer[state]    // nil until a build was done
	first chan struct{}            // closed then
	once  sync.Once

	// Of the goroutine that builds:
	run      string // names this run of the program
	builds   int
	language string
	editor   editor
}

// newServer is a server of the site in root.
func newServer(host, root, language string) *server {
	s := &server{
		guard: newGuard(host), hub: newHub(), first: make(chan struct{}),
		run: strconv.FormatInt(time.Now().UnixNano(), 36), language: language,
	}
	if s.guard.private {
		s.editor.root = root // where it is on this machine is nobody else's business
	}
	return s
}

// http is a server with deadlines. There is none for reading a whole request:
// it would end the event streams, and a request with a body is refused.
func (s *server) http(w io.Writer) *http.Server {
	if w == nil {
		w = io.Discard
	}
	return &http.Server{
		Handler:                      s,
		ReadHeaderTimeout:            5 * time.Second,
		WriteTimeout:                 time.Minute,
		IdleTimeout:                  2 * time.Minute,
		MaxHeaderBytes:               32<<10 - 4096, // net/http adds 4096
		DisableGeneralOptionsHandler: true,
		ErrorLog:                     log.New(w, "", 0),
	}
}

// show makes the outcome of a build known.
func (s *server) show(result *generator.Result, err error) {
	if result != nil && result.Language != "" {
		s.language = result.Language
	}
	if result != nil && (result.Editor != "" || !result.Diagnostics.HasErrors()) {
		s.editor.template = result.Editor // a ders.yaml that cannot be read names none
	}
	old, before := s.good.Load(), s.last.Load()
	s.builds++
	st := newState(s.run+"-"+strconv.Itoa(s.builds), s.language)
	if err == nil && result.Tree != nil {
		if old != nil && old.tree == result.Tree && !before.Broken {
			return // the builder itself found nothing new
		}
		s.good.Store(&snapshot{tree: result.Tree, styles: result.Styles})
	} else {
		st.add(result, err, old != nil, s.editor)
	}
	s.last.Store(&st)
	s.once.Do(func() { close(s.first) })
	s.hub.tell(st.encode())
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	if status := s.guard.refuses(r); status != 0 {
		refuse(w, status)
		return
	}
	name, plain := target(r)
	if !plain {
		refuse(w, http.StatusBadRequest)
		return
	}
	switch name {
	case ours + "events":
		s.hub.ServeHTTP(w, r)
		return
	case ours + "reload.js":
		answer(w, r, "reload.js", reloadScript)
		return
	case ours + "overlay.css":
		answer(w, r, "overlay.css", overlayStyle)
		return
	}
	// Wherever a worker stood that controls this port, and where the sites of
	// this program have theirs.
	if r.Header.Get("Service-Worker") == "script" || name == "/worker.js" {
		answer(w, r, "worker.js", workerScript)
		return
	}
	if strings.HasPrefix(name, ours) {
		refuse(w, http.StatusNotFound)
		return
	}
	select {
	case <-s.first:
	case <-s.hub.done:
		refuse(w, http.StatusServiceUnavailable)
		return
	case <-r.Context().Done():
		return
	}
	s.serve(w, r, name[1:])
}

// serve answers from the tree, as GitHub Pages would.
func (s *server) serve(w http.ResponseWriter, r *http.Request, name string) {
	good := s.good.Load()
	if good == nil {
		s.plain(w, r, http.StatusInternalServerError, "broken", s.last.Load().text())
		return
	}
	file := name
	if name == "" || strings.HasSuffix(name, "/") {
		file += "index.html"
	}
	if good.tree.Has(file) {
		s.file(w, r, good, file, http.StatusOK)
		return
	}
	if file == name && good.tree.Has(path.Join(name, "index.html")) {
		// target has seen to it that this is a path and can be nothing else.
		to := (&url.URL{Path: "/" + name + "/"}).EscapedPath()
		if r.URL.RawQuery != "" {
			to += "?" + r.URL.RawQuery
		}
		w.Header().Set("Location", to)
		w.WriteHeader(http.StatusMovedPermanently)
		return
	}
	if good.tree.Has("404.html") {
		s.file(w, r, good, "404.html", http.StatusNotFound)
		return
	}
	s.plain(w, r, http.StatusNotFound, "missing", s.last.Load().Words.missing)
}

func (s *server) file(w http.ResponseWriter, r *http.Request, good *snapshot, name string, status int) {
	body, err := good.tree.Read(name)
	if err != nil { // a page is rendered at its first reading, and that can fail
		text := source.Printable(err.Error())
		s.plain(w, r, http.StatusInternalServerError, source.Sum(text).Short(), text)
		return
	}
	if !isHTML(name) {
		w.Header().Set("ETag", `"`+good.digest(name)+`"`)
		serveContent(w, r, name, body)
		return
	}
	v := good.version(name, body)
	body = withReload(body, v, s.last.Load().Words.away)
	w.Header().Set("Content-Security-Policy", policy)
	// The version tells whole pages apart, and the page asks for it by HEAD.
	w.Header().Set("ETag", `"`+v.String()+`"`)
	if status == http.StatusOK {
		serveContent(w, r, name, body)
		return
	}
	whole(w, r, status, body)
}

// plain is a page of our own, with live reload, so that it gives way to the
// real one.
func (s *server) plain(w http.ResponseWriter, r *http.Request, status int, content, text string) {
	v := version{content, "0"}
	page := fmt.Sprintf(`<!doctype html><html lang="%s"><head><meta charset="utf-8">`+
		`<meta name="viewport" content="width=device-width, initial-scale=1">`+
		`<meta name="color-scheme" content="light dark"><title>ders</title>`+
		`<link rel="stylesheet" href="%soverlay.css"></head><body class="ders-plain"><main><pre>%s</pre></main></body></html>`,
		s.last.Load().Language, ours, html.EscapeString(text))
	w.Header().Set("Content-Security-Policy", policy)
	w.Header().Set("ETag", `"`+v.String()+`"`)
	whole(w, r, status, withReload([]byte(page), v, s.last.Load().Words.away))
}

// text is the state for a reader without scripts.
func (st *state) text() string {
	var b strings.Builder
	b.WriteString(st.Words.Title + "\n")
	for i, p := range slices.Concat(st.Problems, st.Warnings) {
		b.WriteString("\n")
		if i >= len(st.Problems) {
			b.WriteString(st.Words.warning + ": ")
		}
		if p.Place != "" {
			b.WriteString(p.Place + ": ")
		}
		b.WriteString(p.Message + "\n")
		if p.Hint != "" {
			b.WriteString(st.Words.Hint + ": " + p.Hint + "\n")
		}
	}
	if st.More != "" {
		b.WriteString("\n" + st.More + "\n")
	}
	return b.String()
}

// answer serves one of our own files.
func answer(w http.ResponseWriter, r *http.Request, name string, body []byte) {
	w.Header().Set("ETag", `"`+source.Sum(string(body)).Short()+`"`)
	serveContent(w, r, name, body)
}

// serveContent adds ranges and conditions.
func serveContent(w http.ResponseWriter, r *http.Request, name string, body []byte) {
	w.Header().Set("Content-Type", mediaType(name))
	http.ServeContent(unstored{w}, r, "", time.Time{}, bytes.NewReader(body))
}

// unstored says no-store of an error too: net/http takes what was said of the
// content away.
type unstored struct{ http.ResponseWriter }

func (w unstored) WriteHeader(status int) {
	w.Header().Set("Cache-Control", "no-store")
	w.ResponseWriter.WriteHeader(status)
}

// whole answers with a page under another status than 200, for which ranges
// and conditions mean nothing.
func whole(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	w.Header().Set("Content-Type", mediaType(".html"))
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}

// refuse says no more than the status: nothing of the request comes back.
func refuse(w http.ResponseWriter, status int) {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	if status == http.StatusMethodNotAllowed {
		h.Set("Allow", "GET, HEAD")
	}
	// net/http reads on to the end of a body that nobody asked for, and a body
	// that never ends would hold the connection.
	h.Set("Connection", "close")
	http.NewResponseController(w).SetReadDeadline(time.Now().Add(100 * time.Millisecond))
	w.WriteHeader(status)
	io.WriteString(w, http.StatusText(status)+"\n")
}
