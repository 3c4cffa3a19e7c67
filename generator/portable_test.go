package generator_test

import (
	"encoding/json"
	"html"
	"net/url"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ders/generator"
)

var (
	localName = regexp.MustCompile(`(?:href|src|action|data-code|data-sheet)="([^"]*)"|url=([^"]*)"`)
	pageBody  = regexp.MustCompile(`(?s)<body.*</body>`)
	ownNote   = regexp.MustCompile(`(?m)^<p class="(?:notice|hero-note)">.*</p>\n|(?s)<aside class="device .*?</aside>\n`)
	folderWay = regexp.MustCompile(`(\./|\w/)index\.html`)
)

// TestPortable: the portable form says what the other one says, names files
// where that names folders, and holds as scripts what that loads.
func TestPortable(t *testing.T) {
	for _, dir := range glob(t, "testdata/sites/*") {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			served := build(t, generator.Options{Source: dir, Online: true})
			result := build(t, generator.Options{Source: dir, Portable: true})
			if got, want := say(result.Diagnostics, "en"), say(served.Diagnostics, "en"); got != want {
				t.Errorf("it reports\n%s\nnot\n%s", got, want)
			}
			tree := result.Tree
			for _, name := range served.Tree.Paths() {
				switch {
				case strings.HasPrefix(name, "search-index/"):
					if read(t, served.Tree, name) != heldBy(t, read(t, tree, name+".js")) || tree.Has(name) {
						t.Errorf("%s is not in a script alone", name)
					}
				case !strings.HasSuffix(name, ".html") || name == "404.html":
				case !tree.Has(name):
					t.Errorf("there is no %s", name)
				default:
					body := func(page string) string {
						return ownNote.ReplaceAllString(withoutStrings(t, pageBody.FindString(page)), "")
					}
					said, same := body(read(t, served.Tree, name)), body(read(t, tree, name))
					if got, want := firstDifference(folderWay.ReplaceAllString(same, "$1"), said); got != want {
						t.Errorf("%s says %q\nnot %q", name, got, want)
					}
				}
			}
			for _, name := range tree.Paths() {
				switch {
				case strings.HasSuffix(name, ".html.js"):
					if page := strings.TrimSuffix(name, ".js"); read(t, tree, page) != heldBy(t, read(t, tree, name)) {
						t.Errorf("%s is not the page", name)
					}
				case strings.HasSuffix(name, ".html"):
					page := read(t, tree, name)
					for _, m := range localName.FindAllStringSubmatch(page, -1) {
						link, err := url.Parse(html.UnescapeString(m[1] + m[2]))
						if err != nil || link.IsAbs() || link.Path == "" {
							continue
						}
						if to := path.Join(path.Dir(name), link.Path); !tree.Has(to) || strings.HasSuffix(link.Path, "/") {
							t.Errorf("%s names %q, which is no file", name, link)
						}
					}
					for _, part := range []string{"manifest", "canonical", "og:", "ld+json", "data-offline", "data-list"} {
						if head, _, _ := strings.Cut(page, "</head>"); strings.Contains(head, part) && !strings.Contains(page, "http-equiv=\"refresh\"") {
							t.Errorf("%s has %s, which nobody reads from a disk", name, part)
						}
					}
				}
			}
			for _, name := range []string{"404.html", "worker.js", "manifest.webmanifest", "robots.txt", "sitemap.xml", "feed.xml", "icon-192.png"} {
				if tree.Has(name) {
					t.Errorf("there is %s", name)
				}
			}
			for _, page := range append(slices.Clone(result.Site.Pages), result.Site.Progress) {
				if (page.Quiz != nil || page == result.Site.Progress) && !tree.Has(page.URL+"index.html.js") {
					t.Errorf("%s is in no script", page.URL)
				}
			}
		})
	}
}

// heldBy is the text that a script holds.
func heldBy(t *testing.T, script string) (text string) {
	t.Helper()
	if err := json.Unmarshal([]byte(strings.TrimPrefix(script, "document.currentScript.file=")), &text); err != nil {
		t.Fatalf("%v: %.200s", err, script)
	}
	return text
}
