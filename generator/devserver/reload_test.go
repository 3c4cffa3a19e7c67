package devserver

import (
	"strings"
	"testing"

	"ders/generator"
)

// verdict is what reload.js would do: it compares its own version with the one
// that HEAD gives.
func verdict(a, b *generator.Result, name string) string {
	versionOf := func(r *generator.Result) version {
		s := &snapshot{tree: r.Tree, styles: r.Styles}
		body, _ := r.Tree.Read(name)
		return s.version(name, body)
	}
	old, now := versionOf(a), versionOf(b)
	switch {
	case old.content != now.content:
		return "reload"
	case old.style != now.style:
		return "style"
	}
	return "nothing"
}

func TestVerdict(t *testing.T) {
	type files = map[string]string
	const html = `<html><head><link rel="stylesheet" href="../assets/main-1.css"></head><img src="../i.png"><script src="../assets/a-1.js"></script>`
	base := files{"p/index.html": html, "assets/main-1.css": "a", "assets/print-1.css": "p", "assets/a-1.js": "1", "i.png": "png", "q.png": "q"}
	with := func(pairs ...string) files {
		out := files{}
		for k, v := range base {
			out[k] = v
		}
		for i := 0; i < len(pairs); i += 2 {
			out[pairs[i]] = pairs[i+1]
		}
		return out
	}
	renamed := func(old, now string) string { return strings.ReplaceAll(html, old, now) }
	for _, c := range []struct {
		name   string
		now    files
		styles []string
		want   string
	}{
		{"the same", with(), []string{"assets/main-1.css", "assets/print-1.css"}, "nothing"},
		{"another page", with("x/index.html", "x"), []string{"assets/main-1.css", "assets/print-1.css"}, "nothing"},
		{"a picture of another page", with("q.png", "q2"), []string{"assets/main-1.css", "assets/print-1.css"}, "nothing"},
		{"the text", with("p/index.html", html+"x"), []string{"assets/main-1.css", "assets/print-1.css"}, "reload"},
		{"a script", with("p/index.html", renamed("a-1", "a-2"), "assets/a-2.js", "2"), []string{"assets/main-1.css", "assets/print-1.css"}, "reload"},
		{"a script in place", with("assets/a-1.js", "2"), []string{"assets/main-1.css", "assets/print-1.css"}, "reload"},
		{"a picture of the page", with("i.png", "png2"), []string{"assets/main-1.css", "assets/print-1.css"}, "reload"},
		{"its style sheet", with("p/index.html", renamed("main-1", "main-2"), "assets/main-2.css", "b"), []string{"assets/main-2.css", "assets/print-1.css"}, "style"},
		{"its style sheet in place", with("assets/main-1.css", "b"), []string{"assets/main-1.css", "assets/print-1.css"}, "style"},
		{"a style sheet it does not use", with("assets/print-1.css", "b"), []string{"assets/main-1.css", "assets/print-1.css"}, "nothing"},
		{"style sheet and text", with("p/index.html", renamed("main-1", "main-2")+"x", "assets/main-2.css", "b"), []string{"assets/main-2.css", "assets/print-1.css"}, "reload"},
	} {
		if got := verdict(good(t, base, "assets/main-1.css", "assets/print-1.css"), good(t, c.now, c.styles...), "p/index.html"); got != c.want {
			t.Errorf("%s changed: %s, want %s", c.name, got, c.want)
		}
	}
}

// The version in the page, in its ETag and in a later HEAD is one.
func TestPageKnowsItsVersion(t *testing.T) {
	s, web := serving(t, good(t, files, "assets/main-1.css"))
	_, body := get(t, web.URL+"/01-ilk/", nil)
	tag := strings.Trim(head(t, web.URL+"/01-ilk/").Header.Get("ETag"), `"`)
	if !strings.Contains(body, `data-version="`+tag+`"`) {
		t.Errorf("ETag %s, page %s", tag, body)
	}
	s.show(good(t, files, "assets/main-1.css"), nil) // a touch
	if again := strings.Trim(head(t, web.URL+"/01-ilk/").Header.Get("ETag"), `"`); again != tag {
		t.Error("an equal tree has other versions")
	}
	without := map[string]string{"404.html": files["404.html"]}
	s.show(good(t, without), nil)
	if gone := head(t, web.URL+"/01-ilk/"); gone.StatusCode != 404 || strings.Trim(gone.Header.Get("ETag"), `"`) == tag {
		t.Error("a page that is gone is not noticed")
	}
}

// A builder that gives the very tree again has nothing to announce.
func TestSameTreeIsNoNews(t *testing.T) {
	result := good(t, files)
	s, web := serving(t, result)
	tab := open(t, web.URL+"/")
	first := tab.next()
	s.show(result, nil)
	s.show(broken("tr"), nil)
	if st := tab.next(); !st.Broken || st.Build == first.Build {
		t.Errorf("told %+v", st)
	}
	s.show(result, nil)
	if st := tab.next(); st.Broken {
		t.Errorf("mended with the same tree: %+v", st)
	}
}
