package theme_test

import (
	"slices"
	"testing"
)

// TestRoute: the worker answers for its own site's files and for nothing else.
func TestRoute(t *testing.T) {
	js := newScript(t, "offline/route.ts")
	const site = "https://ornek.org/egitim/"
	type asked struct {
		Method string `json:"method"`
		URL    string `json:"url"`
		Range  bool   `json:"range"`
	}
	get := func(url string) asked { return asked{"GET", url, false} }
	tests := []struct {
		name  string
		asked asked
		want  string
	}{
		{"home", get(site), "file"},
		{"a page", get(site + "iade/sure/"), "file"},
		{"a page without its slash", get(site + "iade"), "file"},
		{"a page with a question", get(site + "ara/?q=nps#x"), "file"},
		{"a folder in Turkish letters", get(site + "m%C3%BC%C5%9Fteri/"), "file"},
		{"a picture", get(site + "iade/kutu.png"), "file"},
		{"data", get(site + "ara/dizin-1.json"), "file"},
		{"a style sheet", get(site + "assets/main-1A2B.css"), "asset"},
		{"with a question", get(site + "assets/main-1A2B.css?v=2"), "asset"},
		{"one that it does not know yet", get(site + "assets/main-9Z9Z.css"), "file"},
		{"something sent", asked{"POST", site, false}, "pass"},
		{"only its head", asked{"HEAD", site, false}, "pass"},
		{"a part", asked{"GET", site + "iade/film.mp4", true}, "pass"},
		{"another origin", get("https://baska.org/egitim/"), "pass"},
		{"another site of the origin", get("https://ornek.org/kurs/"), "pass"},
		{"the origin's home", get("https://ornek.org/"), "pass"},
		{"a folder that begins alike", get("https://ornek.org/egitim-2/"), "pass"},
		{"another site below this one", get(site + "proje/"), "pass"},
		{"no address", get(site + "%ff/x/"), "pass"},
	}
	for _, test := range tests {
		var got string
		js.call(&got, `(asked, scope, data) => page.route(asked, scope, data)`, test.asked, site, map[string][]string{
			"assets": {"assets/main-1A2B.css"}, "folders": {"assets", "iade", "ara", "müşteri"},
		})
		if got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

// TestKeys: one file has one key, however it is asked for.
func TestKeys(t *testing.T) {
	js := newScript(t, "offline/route.ts")
	for url, want := range map[string]string{
		"https://a.org/x/":               "https://a.org/x/",
		"https://a.org/x/?q=1&r=/y":      "https://a.org/x/",
		"https://a.org/x/#bolum":         "https://a.org/x/",
		"https://a.org/x/index.html?a#b": "https://a.org/x/",
		"https://a.org/x":                "https://a.org/x",
		"https://a.org/xindex.html":      "https://a.org/xindex.html",
	} {
		var got string
		js.call(&got, `(url) => page.keyOf(url)`, url)
		if got != want {
			t.Errorf("%s: got %s, want %s", url, got, want)
		}
	}
}

// TestCachesOfOneOrigin: no two sites of an origin share a cache, and the worker
// of one place never finds another's under its own prefix.
func TestCachesOfOneOrigin(t *testing.T) {
	js := newScript(t, "offline/names.ts")
	places := []string{"/", "/a/", "/a/b/", "/a%20/", "/aa/"}
	seen := map[string]string{}
	for _, path := range places {
		for _, id := range []string{"x", "y"} {
			var names []string
			js.call(&names, `(path, id) => Object.values(page.names(path, id))`, path, id)
			for _, name := range names {
				if other := seen[name]; other != "" {
					t.Errorf("%s is %s's and %s %s's", name, other, path, id)
				}
				seen[name] = path
				var owners []string
				js.call(&owners, `(name, places) => places.filter((path) => name.startsWith(page.prefix(path)))`, name, places)
				if !slices.Equal(owners, []string{path}) {
					t.Errorf("%s would be cleared by the workers of %q", name, owners)
				}
			}
		}
	}
	if len(seen) != len(places)*2*4 {
		t.Errorf("%d caches", len(seen))
	}
}

// TestOutdated: a refresh loads what is new or has changed, and nothing else.
func TestOutdated(t *testing.T) {
	js := newScript(t, "offline/route.ts")
	var got []string
	js.call(&got, `(now, kept) => page.outdated(now, kept)`,
		map[string]string{"a": "1", "b": "2", "c": "3"}, map[string]string{"a": "1", "b": "1", "gone": "1"})
	if !slices.Equal(got, []string{"b", "c"}) {
		t.Errorf("got %q", got)
	}
}
