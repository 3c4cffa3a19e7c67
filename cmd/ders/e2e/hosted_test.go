package e2e

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"path"
	"slices"
	"strings"
	"testing"

	"ders/generator"
	"ders/generator/output"
)

// A hosted site is the academy, built and served as GitHub Pages serves a
// project: below a folder, plain files, and nothing that we could set.
type hosted struct {
	url    string // of the home page, with a slash at its end
	folder string // "/" or "/repo/"
	tree   *output.Tree
}

// host builds the academy for the address at which it is then served.
func host(t *testing.T, folder string) *hosted {
	t.Helper()
	h := &hosted{folder: folder}
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	h.url = server.URL + folder
	h.tree = built(t, generator.Options{Source: repository, BaseURL: h.url})
	return h
}

// hostedTypes are the media types that GitHub Pages knows our files by.
var hostedTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "application/javascript; charset=utf-8",
	".json": "application/json; charset=utf-8", ".webmanifest": "application/manifest+json", ".xml": "application/xml",
	".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain; charset=utf-8",
}

// ServeHTTP answers as GitHub Pages does: letters have a case, a folder without
// its slash is sent there, 404.html stands for all that is missing below the
// folder, at any depth, and a page is fresh for ten minutes.
func (h *hosted) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, ours := strings.CutPrefix(r.URL.Path, h.folder)
	switch {
	case r.URL.Path+"/" == h.folder:
		w.Header().Set("Location", h.folder)
		w.WriteHeader(http.StatusMovedPermanently)
		return
	case !ours: // another project of the owner, or nothing
		w.WriteHeader(http.StatusNotFound)
		return
	case name == "" || strings.HasSuffix(name, "/"):
		name += "index.html"
	}
	status := http.StatusOK
	data, err := h.tree.Read(name)
	if err != nil {
		if _, err := h.tree.Read(name + "/index.html"); err == nil {
			w.Header().Set("Location", r.URL.Path+"/")
			w.WriteHeader(http.StatusMovedPermanently)
			return
		}
		status, name = http.StatusNotFound, "404.html"
		if data, err = h.tree.Read(name); err != nil {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
	}
	kind, known := hostedTypes[path.Ext(name)]
	if !known {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "max-age=600")
	if kind != "image/png" && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Vary", "Accept-Encoding")
		var b bytes.Buffer
		z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
		z.Write(data)
		z.Close()
		data = b.Bytes()
	}
	w.WriteHeader(status)
	w.Write(data)
}

// TestHostedLikePages holds the server that the crawl relies on.
func TestHostedLikePages(t *testing.T) {
	t.Parallel()
	h := host(t, "/repo/")
	notFound, err := h.tree.Read("404.html")
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	origin := strings.TrimSuffix(h.url, h.folder)
	for _, test := range []struct {
		path, kind, to string
		status         int
		missing        bool
	}{
		{path: "/repo/", status: 200, kind: "text/html; charset=utf-8"},
		{path: "/repo" + lesson, status: 200, kind: "text/html; charset=utf-8"},
		{path: "/repo", status: 301, to: "/repo/"},
		{path: "/repo/olcum", status: 301, to: "/repo/olcum/"},
		{path: "/repo/manifest.webmanifest", status: 200, kind: "application/manifest+json"},
		{path: "/repo/favicon.svg", status: 200, kind: "image/svg+xml"},
		{path: "/repo/Olcum/", status: 404, missing: true},
		{path: "/repo/olcum/NPS/", status: 404, missing: true},
		{path: "/repo/yok", status: 404, missing: true},
		{path: "/repo/yok/daha/derin.png", status: 404, missing: true},
		{path: "/olcum/", status: 404},
		{path: "/", status: 404},
	} {
		r, err := client.Get(origin + test.path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if r.StatusCode != test.status || r.Header.Get("Location") != test.to || test.kind != "" && r.Header.Get("Content-Type") != test.kind {
			t.Errorf("%s: %s %v", test.path, r.Status, r.Header)
		}
		if test.missing != bytes.Equal(body, notFound) {
			t.Errorf("%s: 404.html is answered: %v", test.path, !test.missing)
		}
		if test.kind != "" && (!r.Uncompressed || r.Header.Get("Cache-Control") != "max-age=600") {
			t.Errorf("%s: %v", test.path, r.Header)
		}
		for name := range r.Header {
			if !slices.Contains([]string{"Cache-Control", "Content-Length", "Content-Type", "Date", "Location", "Vary"}, name) {
				t.Errorf("%s: a header that GitHub Pages lets nobody set: %s", test.path, name)
			}
		}
	}
}
