package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// standForNetwork is the command "net": a proxy that answers for all sites, and
// writes the requests that it gets into the file "asked".
func standForNetwork(ts *testscript.TestScript, _ bool, _ []string) {
	var mu sync.Mutex
	var asked []string
	log := ts.MkAbs("asked")
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, r.Method+" "+r.URL.String()+"\n")
		slices.Sort(asked) // sites are asked side by side
		os.WriteFile(log, []byte(strings.Join(asked, "")), 0o644)
		switch r.URL.Host {
		case "yok.ornek.com":
			w.WriteHeader(http.StatusNotFound)
		case "tasindi.ornek.com":
			http.Redirect(w, r, "http://iyi.ornek.com/yeni", http.StatusMovedPermanently)
		}
	}))
	ts.Defer(server.Close)
	ts.Setenv("http_proxy", server.URL)
	ts.Setenv("HTTP_PROXY", server.URL)
	ts.Setenv("NO_PROXY", "")
	ts.Setenv("no_proxy", "")
}
