package devserver

import (
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A guard turns away what no page of ours would ask. The server is on a
// person's own machine, where every site they visit can send requests to it.
type guard struct {
	names   map[string]bool // Host names that are ours, lower case
	anyIP   bool            // listening on all addresses: every IP literal is ours
	private bool            // only this computer reaches us
}

func newGuard(host string) *guard {
	g := &guard{names: map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true}}
	if host != "" {
		g.names[strings.ToLower(host)] = true
	}
	ip := net.ParseIP(host)
	g.private = IsPrivate(host)
	if ip != nil && ip.IsUnspecified() {
		// Rebinding a name to our address needs a name, so literals are safe.
		g.anyIP = true
		if name, err := os.Hostname(); err == nil {
			g.names[strings.ToLower(name)] = true
			g.names[strings.ToLower(name)+".local"] = true
		}
	}
	return g
}

// IsPrivate reports whether only this computer reaches a server on a host.
func IsPrivate(host string) bool {
	ip := net.ParseIP(host)
	return host == "" || host == "localhost" || ip != nil && ip.IsLoopback()
}

// refuses is the status that a request is refused with, or 0.
func (g *guard) refuses(r *http.Request) int {
	switch {
	case !g.ours(r.Host):
		return http.StatusForbidden
	case !sameOrigin(r):
		return http.StatusForbidden
	case !sameSite(r):
		return http.StatusForbidden
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return http.StatusMethodNotAllowed
	case r.ContentLength != 0:
		return http.StatusBadRequest
	}
	return 0
}

// ours looks at the name only, not at the port: a container may have been
// given another one.
func (g *guard) ours(host string) bool {
	u := url.URL{Host: host}
	name := strings.ToLower(u.Hostname())
	return g.names[name] || g.anyIP && net.ParseIP(name) != nil
}

// sameOrigin: a browser adds Origin to everything that could read our answer
// or act on us.
func sameOrigin(r *http.Request) bool {
	origins, sent := r.Header["Origin"]
	if !sent {
		return true
	}
	return len(origins) == 1 && strings.EqualFold(origins[0], "http://"+r.Host)
}

// sameSite lets another site's page link to the site's, but neither frame us
// nor load anything, nor open what no person does: windows on the event stream
// would use its places up. "same-site" is another port of this machine, and as foreign.
func sameSite(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
		return true
	}
	return r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document" &&
		!strings.HasPrefix(r.URL.Path, ours)
}

// target is the path that a request asks for, decoded, and whether it is plain:
// absolute, without empty, "." or ".." segments, without backslash, colon or
// control characters, and with every slash written as one.
func target(r *http.Request) (string, bool) {
	raw, _, _ := strings.Cut(r.RequestURI, "?")
	if !strings.HasPrefix(raw, "/") || strings.Contains(raw, "#") || strings.Contains(strings.ToLower(raw), "%2f") {
		return "", false
	}
	path, err := url.PathUnescape(raw)
	if err != nil || !utf8.ValidString(path) || strings.ContainsAny(path, `\:`) || strings.ContainsFunc(path, unicode.IsControl) {
		return "", false
	}
	for segment := range strings.SplitSeq(strings.TrimSuffix(path[1:], "/"), "/") {
		if segment == "." || segment == ".." || segment == "" && path != "/" {
			return "", false
		}
	}
	return path, true
}
