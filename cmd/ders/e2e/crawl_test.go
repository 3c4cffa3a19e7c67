package e2e

import (
	"context"
	_ "embed"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

//go:embed crawl.js
var crawler string

// TestEveryLinkOfThePublishedAcademy crawls the academy at the addresses that a
// site can have on GitHub Pages, and visits its pages there: all of them where
// projects are, one of each layout elsewhere.
func TestEveryLinkOfThePublishedAcademy(t *testing.T) {
	t.Parallel()
	for _, folder := range []string{"/", "/repo/", "/bir/iki/"} {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			h := host(t, folder)
			p := visitor(t, strings.TrimSuffix(h.url, "/"))
			p.problems.expect(missing)
			pages := h.oneOfEachLayout(t, h.crawl(p), func(layout string) bool {
				return folder == "/repo/" && layout != "tag" // whose pages are lists, and many
			})
			h.visit(p, append(pages, missing))
			h.search(p)
		})
	}
}

// missing is an address that 404.html answers for, at a depth.
const missing = "yok/daha/derin/"

// unnamed are the files that no page or list names: those that GitHub or a
// search engine looks for, and the shards whose names the search reckons.
func unnamed(name string) bool {
	return name == ".nojekyll" || strings.HasPrefix(name, "search-index/")
}

// crawl reports all that is named and not there, and all that is there and not
// named, and returns the pages.
func (h *hosted) crawl(p *person) (pages []string) {
	p.Helper()
	reader := p.secondTab() // its parsers would keep the page's policy for pictures, too
	call(reader, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true})
	reader.open(home)
	reader.problems.expect(missing)
	var start []string
	for _, name := range []string{"", missing, "404.html", "robots.txt", "worker.js", "egitmen-rehberi/"} {
		start = append(start, h.url+name)
	}
	text, err := chromedp.Run(reader.ctx, chromedp.Evaluate[string](
		crawler+expression("crawl(%s, %s).then(JSON.stringify)", []any{h.url, start}), chromedp.EvalAwaitPromise))
	if err != nil {
		p.Fatal(err)
	}
	var result struct {
		Broken, Found []string
		Anchors       int
	}
	if err := json.Unmarshal([]byte(text), &result); err != nil {
		p.Fatal(err)
	}
	for _, fault := range result.Broken {
		p.Error(fault)
	}
	named := map[string]bool{}
	for _, name := range result.Found {
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		named[name] = true
	}
	for _, name := range h.tree.Paths() {
		if !named[name] && !unnamed(name) {
			p.Errorf("nothing names %s", name)
		}
		if folder, ok := strings.CutSuffix(name, "index.html"); ok {
			pages = append(pages, folder)
		}
	}
	if len(pages) < 250 || len(result.Found) < 350 || result.Anchors < 700 {
		p.Errorf("%d pages, %d addresses and %d anchors only", len(pages), len(result.Found), result.Anchors)
	}
	return pages
}

// oneOfEachLayout is the first page of each layout, and all other pages of the
// layouts to keep.
func (h *hosted) oneOfEachLayout(t *testing.T, pages []string, keep func(layout string) bool) (some []string) {
	t.Helper()
	seen := map[string]bool{}
	for _, page := range pages {
		text, err := h.tree.Read(page + "index.html")
		if err != nil {
			t.Fatal(err)
		}
		_, layout, _ := strings.Cut(string(text), `<main id="_main" class="main main-`)
		layout, _, _ = strings.Cut(layout, `"`)
		if !seen[layout] || keep(layout) {
			some = append(some, page)
		}
		seen[layout] = true
	}
	if len(seen) < 15 || seen[""] {
		t.Errorf("only the layouts %q", slices.Sorted(maps.Keys(seen)))
	}
	return some
}

// visit opens pages in tabs side by side. What they do wrong is seen by the net
// of each tab; what the browser reports to a page of its policy is logged there.
func (h *hosted) visit(p *person, pages []string) {
	p.Helper()
	const tabs = 4
	var all sync.WaitGroup
	for part := range slices.Chunk(pages, (len(pages)+tabs-1)/tabs) {
		tab := p.secondTab()
		tab.problems.expect(missing)
		tab.beforeEveryPage(`addEventListener("securitypolicyviolation", (e) => console.error(e.effectiveDirective, e.blockedURI, location.pathname))`)
		all.Go(func() {
			for _, path := range part {
				ctx, cancel := context.WithTimeout(tab.ctx, patience)
				if err := chromedp.Do(ctx, chromedp.Navigate(h.url+path)); err != nil {
					p.Errorf("/%s: %v", path, err)
				}
				cancel()
			}
		})
	}
	all.Wait()
}

// search loads the index and its shards.
func (h *hosted) search(p *person) {
	p.Helper()
	for _, words := range []string{"nps", "kargo iade", "çok kızgın müşteri"} {
		p.open(lesson)
		p.press("/")
		p.seeFocusOn("Sitede ara")
		p.types(words)
		p.in(searchDialog).see("sonuç")
	}
}
