package devserver

import (
	"strings"
	"testing"
)

// A worker that a site left on this port must not decide what an author sees,
// and none of this server's may stay.
func TestNoWorkerStays(t *testing.T) {
	with := map[string]string{"worker.js": "the site's own", "sw/index.html": page("sw")}
	for name, text := range files {
		with[name] = text
	}
	_, web := serving(t, good(t, with))
	asks := map[string]string{"Service-Worker": "script", "Sec-Fetch-Site": "same-origin"}
	for _, c := range []struct {
		name   string
		header map[string]string
	}{
		{"/worker.js", asks},
		{"/worker.js", nil},
		{"/sw.js", asks},          // another program's
		{"/sw/", asks},            // where now a page stands
		{"/repo/worker.js", asks}, // of a site in a folder
	} {
		status, body := get(t, web.URL+c.name, c.header)
		media := do(t, "HEAD", web.URL+c.name, c.header).Header.Get("Content-Type")
		if status != 200 || !strings.Contains(body, "registration.unregister()") || !strings.HasPrefix(media, "text/javascript") {
			t.Errorf("%s: %d %s %.40q", c.name, status, media, body)
		}
	}
	if _, body := get(t, web.URL+"/sw/", nil); !strings.Contains(body, "sw") || strings.Contains(body, "unregister") {
		t.Errorf("a page of that name is %q", body)
	}
}
