package generator_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"image/png"
	"slices"
	"strings"
	"testing"

	"ders/generator"
	"ders/generator/output"
	"ders/generator/site"
)

func read(t *testing.T, tree *output.Tree, name string) string {
	t.Helper()
	data, err := tree.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// kindOf is schema.org's word for each kind of page.
var kindOf = map[site.Kind]string{
	site.Home: "WebSite", site.Course: "Course", site.Lesson: "LearningResource",
	site.Exam: "Quiz", site.Dialogue: "LearningResource", site.Plain: "WebPage", site.Glossary: "DefinedTermSet",
	site.Base: "CollectionPage", site.Guide: "CollectionPage", site.Shelf: "CollectionPage",
	site.Article: "Article", site.FAQ: "FAQPage",
}

// Every kind of page says in its linked data what it is and where it stands,
// and neither there nor elsewhere in the head a question or its key.
func TestLinkedData(t *testing.T) {
	met := map[site.Kind]bool{}
	for _, dir := range glob(t, "testdata/sites/*") {
		result := build(t, generator.Options{Source: dir})
		for _, page := range result.Site.Pages {
			met[page.Kind] = true
			head, _, _ := strings.Cut(read(t, result.Tree, page.URL+"index.html"), "</head>")
			data := linkedData.FindStringSubmatch(head)
			if data == nil {
				t.Errorf("%s has no linked data", page.URL)
				continue
			}
			var graph struct {
				Context string `json:"@context"`
				Graph   []struct {
					Type            string `json:"@type"`
					Name            string
					ItemListElement []struct{ Name, Item string }
				} `json:"@graph"`
			}
			if err := json.Unmarshal([]byte(data[1]), &graph); err != nil {
				t.Fatalf("%s: %v", page.URL, err)
			}
			if graph.Context != "https://schema.org" || len(graph.Graph) != 2 ||
				graph.Graph[0].Type != kindOf[page.Kind] || graph.Graph[0].Name != page.Title ||
				graph.Graph[1].Type != "BreadcrumbList" {
				t.Errorf("%s is %s", page.URL, data[1])
				continue
			}
			crumbs := graph.Graph[1].ItemListElement
			if here := crumbs[len(crumbs)-1]; page.Kind != site.Home && here.Name != page.Title || !strings.HasSuffix(here.Item, "/"+page.URL) {
				t.Errorf("%s: the last crumb is %+v", page.URL, here)
			}
			for _, text := range wordsOf(page) {
				if strings.Contains(head, text) {
					t.Errorf("the head of %s tells %q", page.URL, text)
				}
			}
		}
	}
	for kind := range kindOf {
		if !met[kind] {
			t.Errorf("no golden site has a page of kind %s", kind)
		}
	}
}

// wordsOf is what a page asks, offers and accepts, as far as it is long enough
// not to stand in a title, too.
func wordsOf(page *site.Page) []string {
	words := keyOf(page)
	asked := func(questions []*site.Question) {
		for _, q := range questions {
			words = append(words, q.PromptText)
			for _, c := range q.Choices {
				words = append(words, c.Text)
			}
		}
	}
	for _, posed := range page.Pool {
		asked([]*site.Question{posed.Question})
	}
	if page.Doc != nil {
		for _, e := range page.Doc.Embeds {
			asked(e.Questions())
		}
	}
	return slices.DeleteFunc(words, func(text string) bool { return len(text) < 8 })
}

// datedSite has more dated pages than a feed holds, a draft among them.
func datedSite(t *testing.T, config string) string {
	dir := t.TempDir()
	for path, text := range soundSite {
		write(t, dir, path, text)
	}
	write(t, dir, "ders.yaml", "title: Deneme\nid: deneme\n"+config)
	for i := range 24 {
		write(t, dir, fmt.Sprintf("content/01-iade/%02d-d%02d.md", i+2, i),
			fmt.Sprintf("---\ntitle: Ders %d & <b>\ndescription: Bir ders.\ndate: 2026-01-%02d\n---\n\nMetin.\n", i, i+1))
	}
	write(t, dir, "content/01-iade/40-yeni.md", "---\ntitle: Yeni\ndescription: Yenilendi.\ndate: 2026-01-02\nupdated: 2026-03-09\naliases: [eski/yeni/]\n---\n\nMetin.\n")
	write(t, dir, "content/01-iade/41-taslak.md", "---\ntitle: Taslak\ndescription: Daha değil.\ndraft: true\ndate: 2026-04-01\n---\n\nMetin.\n")
	return dir
}

type atom struct {
	ID      string `xml:"id"`
	Updated string `xml:"updated"`
	Entry   []struct {
		ID        string `xml:"id"`
		Title     string `xml:"title"`
		Updated   string `xml:"updated"`
		Published string `xml:"published"`
		Link      struct {
			Href string `xml:"href,attr"`
		} `xml:"link"`
	} `xml:"entry"`
}

func feedOf(t *testing.T, dir, base string) (f atom) {
	t.Helper()
	result := build(t, generator.Options{Source: dir, BaseURL: base, Drafts: true})
	if err := xml.Unmarshal([]byte(read(t, result.Tree, "feed.xml")), &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFeed(t *testing.T) {
	dir := datedSite(t, "")
	f := feedOf(t, dir, "https://ornek.org/egitim")
	if len(f.Entry) != 20 || f.Updated != "2026-03-09T00:00:00Z" {
		t.Fatalf("%d entries, updated %s", len(f.Entry), f.Updated)
	}
	first, second := f.Entry[0], f.Entry[1]
	if first.Title != "Yeni" || first.Published != "2026-01-02T00:00:00Z" || first.Link.Href != "https://ornek.org/egitim/iade/yeni/" {
		t.Errorf("%+v", first)
	}
	if second.Title != "Ders 23 & <b>" || second.Updated != "2026-01-24T00:00:00Z" {
		t.Errorf("%+v", second)
	}
	ids := map[string]bool{f.ID: true}
	for i, e := range f.Entry {
		if ids[e.ID] || !strings.HasPrefix(e.ID, "urn:uuid:") {
			t.Errorf("entry %d has the id %s", i, e.ID)
		}
		ids[e.ID] = true
	}

	write(t, dir, "content/01-iade/40-yeni.md", "---\ntitle: Bambaşka\ndescription: Yenilendi.\nupdated: 2026-05-01\n---\n\nMetin.\n")
	moved := feedOf(t, dir, "https://baska.org/")
	if moved.ID != f.ID || moved.Entry[0].ID != first.ID || moved.Entry[0].Title != "Bambaşka" {
		t.Errorf("another title on another host is another entry: %+v", moved.Entry[0])
	}
}

func TestSitemapAndRobots(t *testing.T) {
	dir := datedSite(t, "base_url: https://ornek.org/egitim/\n")
	result := build(t, generator.Options{Source: dir, Drafts: true})
	var m struct {
		URL []struct {
			Loc     string `xml:"loc"`
			Lastmod string `xml:"lastmod"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(read(t, result.Tree, "sitemap.xml")), &m); err != nil {
		t.Fatal(err)
	}
	last := map[string]string{}
	for _, u := range m.URL {
		last[strings.TrimPrefix(u.Loc, "https://ornek.org/egitim/")] = u.Lastmod
	}
	for url, want := range map[string]string{"": "", "iade/": "", "iade/yeni/": "2026-03-09", "iade/d00/": "2026-01-01"} {
		if got, ok := last[url]; !ok || got != want {
			t.Errorf("%q: got %q, %t", url, got, ok)
		}
	}
	for _, url := range []string{"iade/taslak/", "eski/yeni/", "404.html"} {
		if _, ok := last[url]; ok {
			t.Errorf("%s is in the sitemap", url)
		}
	}
	if robots := read(t, result.Tree, "robots.txt"); robots != "User-agent: *\nAllow: /\n\nSitemap: https://ornek.org/egitim/sitemap.xml\n" {
		t.Errorf("robots.txt is %q", robots)
	}

	write(t, dir, "ders.yaml", "title: Deneme\nbase_url: https://ornek.org/egitim/\nsearch_engines: false\n")
	hidden := build(t, generator.Options{Source: dir})
	if robots := read(t, hidden.Tree, "robots.txt"); robots != "User-agent: *\nDisallow: /\n" || hidden.Tree.Has("sitemap.xml") {
		t.Errorf("robots.txt is %q, sitemap %t", robots, hidden.Tree.Has("sitemap.xml"))
	}

	write(t, dir, "ders.yaml", "title: Deneme\n")
	nowhere := build(t, generator.Options{Source: dir})
	for _, name := range nowhere.Tree.Paths() {
		if name == "sitemap.xml" || name == "feed.xml" || strings.Contains(name, "card-") {
			t.Errorf("without base_url there is %s", name)
		}
	}
	if page := read(t, nowhere.Tree, "iade/yeni/index.html"); strings.Contains(page, "og:url") || strings.Contains(page, "og:image") || strings.Contains(page, `rel="alternate"`) {
		t.Error("without base_url a page names absolute addresses")
	}
}

// A file of the theme's wins over what would be made.
func TestOwnFilesWin(t *testing.T) {
	dir := datedSite(t, "base_url: https://ornek.org/\n")
	write(t, dir, "themes/default/static/robots.txt", "benim\n")
	write(t, dir, "themes/default/static/icon-192.png", "resim\n")
	result := build(t, generator.Options{Source: dir})
	if read(t, result.Tree, "robots.txt") != "benim\n" || read(t, result.Tree, "icon-192.png") != "resim\n" {
		t.Error("a file of the theme's was replaced")
	}
}

// cardOf is the path of the card that a page names.
func cardOf(t *testing.T, tree *output.Tree, page string) string {
	t.Helper()
	_, rest, _ := strings.Cut(read(t, tree, page), `property="og:image" content="https://ornek.org/`)
	name, _, _ := strings.Cut(rest, `"`)
	if !tree.Has(name) {
		t.Fatalf("%s names the card %q, which is not there", page, name)
	}
	return name
}

// A picture is drawn once for all builds that show it, and again only where it
// changes.
func TestPicturesAreRemembered(t *testing.T) {
	dir := datedSite(t, "base_url: https://ornek.org/\n")
	builder := open(t, generator.Options{Source: dir})
	build := func() *output.Tree {
		result, err := builder.Build(t.Context())
		if err != nil || result.Tree == nil {
			t.Fatal(err, say(result.Diagnostics, "en"))
		}
		return result.Tree
	}
	first := build()
	module, home := cardOf(t, first, "iade/sure/index.html"), cardOf(t, first, "index.html")
	before := read(t, first, module)
	if img, err := png.DecodeConfig(strings.NewReader(before)); err != nil || img.Width != 1200 || img.Height != 630 || module == home {
		t.Errorf("%s and %s: %+v, %v", module, home, img, err)
	}
	old := builder.Drawn(module)
	write(t, dir, "content/01-iade/01-sure.md", "---\ntitle: Süre\ndescription: İade süresi.\n---\n\nBambaşka.\n")
	build() // nobody looks at a picture of this one
	write(t, dir, "content/01-iade/01-sure.md", "---\ntitle: Süre\ndescription: İade süresi.\n---\n\nYine başka.\n")
	third := build()
	if now := read(t, third, module); now != before || &builder.Drawn(module)[0] != &old[0] {
		t.Error("a card was drawn again though it did not change")
	}
	write(t, dir, "content/01-iade/index.md", strings.Replace(soundSite["content/01-iade/index.md"], "İade\n", "İade ve değişim\n", 1))
	last := build()
	if cardOf(t, last, "iade/sure/index.html") == module || cardOf(t, last, "index.html") != home {
		t.Error("another title of a module must be another card, and only there")
	}
	if last.Has(module) {
		t.Error("the old card is still there")
	}
}

// A site's own accent stands in a style sheet behind the theme's, in the icons
// and in the favicon; without one nothing of it is there.
func TestAccent(t *testing.T) {
	dir := datedSite(t, "accent: \"#B3261E\"\n")
	result := build(t, generator.Options{Source: dir})
	sheet := result.Styles[len(result.Styles)-1]
	if css := read(t, result.Tree, sheet); !strings.Contains(css, "--accent:#b3261e") || !strings.HasPrefix(sheet, "assets/accent-") {
		t.Errorf("%s: %s", sheet, css)
	}
	for _, page := range []string{"index.html", "404.html", "iade/yeni/index.html"} {
		html := read(t, result.Tree, page)
		if theme, own := strings.Index(html, "assets/main-"), strings.Index(html, sheet); own < theme || theme < 0 {
			t.Errorf("%s does not load the accent behind the theme", page)
		}
	}
	if icon := read(t, result.Tree, "favicon.svg"); !strings.Contains(icon, "#b3261e") || strings.Contains(icon, "#0b5cad") {
		t.Errorf("favicon.svg is %s", icon)
	}
	if manifest := read(t, result.Tree, "manifest.webmanifest"); !strings.Contains(manifest, `"theme_color": "#b3261e"`) {
		t.Error(manifest)
	}
	write(t, dir, "ders.yaml", "title: Deneme\n")
	plain := build(t, generator.Options{Source: dir})
	for _, name := range plain.Tree.Paths() {
		if strings.Contains(name, "accent-") {
			t.Errorf("without an accent there is %s", name)
		}
	}
	if icon := read(t, plain.Tree, "icon-192.png"); icon == read(t, result.Tree, "icon-192.png") {
		t.Error("the icon does not wear the accent")
	}
}
