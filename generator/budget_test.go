package generator_test

import (
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ders/generator"
	"ders/generator/output"
	"ders/generator/site"
)

// loaded is what a browser fetches before a page is whole, icons aside: a phone
// asks for those when it likes.
var loaded = regexp.MustCompile(`<(?:link rel="stylesheet" href|script(?: defer)?(?: blocking="render")? src)="([^"]+)"`)

// template is what a page holds for later.
var template = regexp.MustCompile(`(?s)<template.*?</template>`)

// TestPageBudgets: what the academy's lessons weigh, gzipped. A lesson with
// live blocks carries its questions and their key, and their script.
func TestPageBudgets(t *testing.T) {
	budgets := []struct {
		name      string
		live      bool
		html, all int // bytes
		requests  int
		most      [3]int // seen: the same three
	}{
		{name: "a lesson", html: 8 << 10, all: 25 << 10, requests: 6},
		{name: "a lesson with questions", html: 11 << 10, all: 47 << 10, requests: 9},
	}
	for _, folder := range []string{"..", "testdata/sites/ornek"} { // the lessons of the academy are all live
		result := build(t, generator.Options{Source: filepath.FromSlash(folder), BaseURL: "https://ornek.org/egitim/"})
		if result.Tree == nil {
			t.Skip("a site does not build; its own test says why")
		}
		known := map[string]int{}
		size := func(name string) int {
			if known[name] == 0 {
				known[name] = gzipped(read(t, result.Tree, name))
			}
			return known[name]
		}
		for _, page := range result.Site.Pages {
			if page.Kind != site.Lesson {
				continue
			}
			b := &budgets[0]
			if len(page.Doc.Embeds) > 0 {
				b = &budgets[1]
			}
			html, all, requests := weigh(t, result.Tree, page.URL, size)
			b.most = [3]int{max(b.most[0], html), max(b.most[1], all), max(b.most[2], requests)}
			if html > b.html || all > b.all || requests > b.requests {
				t.Errorf("%s: %d bytes of HTML, %d in all, in %d requests; the budget of %s is %d, %d and %d", page.URL, html, all, requests, b.name, b.html, b.all, b.requests)
			}
		}
	}
	for _, b := range budgets {
		t.Logf("%-24s HTML %5d of %5d, first load %5d of %5d bytes gzipped, %d of %d requests",
			b.name, b.most[0], b.html, b.most[1], b.all, b.most[2], b.requests)
	}
}

// weigh is what a page costs a browser that comes for the first time.
func weigh(t *testing.T, tree *output.Tree, url string, size func(string) int) (html, all, requests int) {
	t.Helper()
	text := read(t, tree, url+"index.html")
	html = gzipped(text)
	all, requests = html, 1
	for _, m := range loaded.FindAllStringSubmatch(template.ReplaceAllString(text, ""), -1) {
		all += size(path.Join(url, m[1]))
		requests++
	}
	if requests < 3 || !strings.Contains(text, "main-") {
		t.Fatalf("%s: no style sheet or script was found", url)
	}
	return html, all, requests
}
