package generator_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dop251/goja"
	"github.com/evanw/esbuild/pkg/api"

	"ders/generator"
	"ders/generator/output"
	"ders/generator/search"
	"ders/generator/site"
)

// A searcher asks a finished site as a browser does: with the script that is
// published, loading files from the tree.
type searcher struct {
	testing.TB
	vm     *goja.Runtime
	tree   *output.Tree
	loaded []string // files, in order
}

type found struct {
	URL, Title, Context, Anchor, Heading, Text string
	Group                                      int
}

func (f found) String() string {
	if f.Anchor == "" {
		return f.URL
	}
	return f.URL + "#" + f.Anchor
}

type answer struct {
	Words, Missing []string
	All, Some      []found
	Total          int
	Instead        [][2]string
	Marked         []string // words of the first result that are marked
}

func newSearcher(t testing.TB, tree *output.Tree) *searcher {
	t.Helper()
	folder, err := filepath.Abs("../themes/default/assets/search")
	if err != nil {
		t.Fatal(err)
	}
	result := api.Build(api.BuildOptions{
		Stdin:  &api.StdinOptions{Contents: `export * from "./core"; export * from "./excerpt";`, ResolveDir: folder},
		Bundle: true, Format: api.FormatIIFE, GlobalName: "page", Target: api.ES2020,
	})
	if len(result.Errors) > 0 {
		t.Fatal(result.Errors)
	}
	s := &searcher{TB: t, vm: goja.New(), tree: tree}
	s.vm.Set("load", func(name string) string {
		data, err := s.tree.Read(site.SearchFolder + "/" + name)
		if err != nil {
			panic(s.vm.NewGoError(err))
		}
		s.loaded = append(s.loaded, name)
		return string(data)
	})
	if _, err := s.vm.RunString(string(result.OutputFiles[0].Contents) +
		`; const search = new page.Search(async (name) => JSON.parse(load(name))); let out;`); err != nil {
		t.Fatal(err)
	}
	return s
}

// find is the answer to a query, and what it loaded for it.
func (s *searcher) find(query string) (a answer) {
	s.Helper()
	s.loaded = nil
	s.vm.Set("query", query)
	// Promises are settled when the script ends.
	if _, err := s.vm.RunString(`out = undefined; search.find(query, 8).then((a) => {
		const first = [...a.all, ...a.some][0];
		const parts = first ? page.excerpt(first.text, a.marks) : [];
		out = JSON.stringify({ ...a, marked: parts.filter((part) => part.mark).map((part) => part.text) });
	}, (e) => { out = "!" + e + e.stack });`); err != nil {
		s.Fatal(err)
	}
	text := s.vm.Get("out").String()
	if err := json.Unmarshal([]byte(text), &a); err != nil {
		s.Fatalf("%s: %s", query, text)
	}
	return a
}

// bytes is what was loaded for the last query, as it travels.
func (s *searcher) bytes() int {
	total := 0
	for _, name := range s.loaded {
		data, err := s.tree.Read(site.SearchFolder + "/" + name)
		if err != nil {
			s.Fatal(err)
		}
		total += gzipped(data)
	}
	return total
}

// code is the size of the script and the style sheet of the search.
func (s *searcher) code() int {
	size := 0
	for _, name := range s.tree.Paths() {
		if strings.HasPrefix(name, "assets/search-") {
			data, err := s.tree.Read(name)
			if err != nil {
				s.Fatal(err)
			}
			size += gzipped(data)
		}
	}
	return size
}

func gzipped[T string | []byte](data T) int {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	w.Write([]byte(data))
	w.Close()
	return b.Len()
}

func academySearch(t *testing.T) (*searcher, *site.Site) {
	t.Helper()
	result := academy(t)
	return newSearcher(t, result.Tree), result.Site
}

// TestSearchFinds asks the academy what people ask. A line of queries.txt is a
// query and what must be among the first three results: the address of a page
// or a section, or of several that would do. "first" before it: no other result
// stands before it. "some" before it: no page has all
// words. "for x" before it: nothing was found for a word, and x is shown in
// its place. "nothing" stands alone.
func TestSearchFinds(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/search/queries.txt")
	if err != nil {
		t.Fatal(err)
	}
	s, _ := academySearch(t)
	count := 0
	for i, line := range strings.Split(string(text), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		count++
		query, rest, _ := strings.Cut(line, " → ")
		want := strings.Fields(rest)
		a := s.find(query)
		fail := func(format string, args ...any) {
			t.Errorf("queries.txt:%d: %s: %s; found %v, some %v, instead %q, missing %q", i+1, query, fmt.Sprintf(format, args...), first(a.All, 4), first(a.Some, 4), a.Instead, a.Missing)
		}
		results := append(a.All, a.Some...)
		if len(want) > 0 && want[0] == "nothing" {
			if len(a.All)+len(a.Some) > 0 {
				fail("want nothing")
			}
			continue
		}
		if len(want) > 1 && want[0] == "for" {
			if len(a.Instead) != 1 || a.Instead[0][1] != want[1] {
				fail("want it for %s", want[1])
			}
			want = want[2:]
		} else if len(a.Instead) > 0 {
			fail("a word was changed")
		}
		if len(want) > 0 && want[0] == "some" {
			if len(a.All) > 0 {
				fail("want only pages with some words")
			}
			want = want[1:]
		}
		among := 3
		if len(want) > 0 && want[0] == "first" {
			among, want = 1, want[1:]
		}
		if !slices.ContainsFunc(first(results, among), func(f found) bool {
			return slices.ContainsFunc(want, func(w string) bool { return f.String() == w || f.URL == w })
		}) {
			fail("want %s", want)
		}
		for _, f := range first(results, 3) {
			if f.Title == "" || f.URL == "" {
				fail("a result without a title")
			}
		}
	}
	if count < 80 {
		t.Errorf("only %d queries", count)
	}
}

// heldOut is how many of heldout.txt were answered when they were first asked.
// Over the same texts MiniSearch with prefixes and fuzziness 0.2 answered 101 of
// the 120, lunr with Turkish 82, Pagefind 81.
const heldOut = 108

// TestSearchHeldOut asks what nobody tuned the search on. heldout.txt was
// written from titles and headings alone, before any answer was seen; who mends
// what it misses adds that query to queries.txt, and leaves this file alone.
func TestSearchHeldOut(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/search/heldout.txt")
	if err != nil {
		t.Fatal(err)
	}
	s, _ := academySearch(t)
	asked, right := 0, 0
	for line := range strings.Lines(string(text)) {
		query, rest, ok := strings.Cut(strings.TrimSpace(line), " → ")
		if !ok {
			continue
		}
		asked++
		want := strings.Fields(rest)
		a := s.find(query)
		results := append(a.All, a.Some...)
		if slices.Equal(want, []string{"nothing"}) && len(results) == 0 || slices.ContainsFunc(first(results, 3), func(f found) bool {
			return slices.Contains(want, f.String()) || slices.Contains(want, f.URL)
		}) {
			right++
			continue
		}
		t.Logf("%s: want %s; found %v, some %v, instead %q, missing %q", query, want, first(a.All, 4), first(a.Some, 4), a.Instead, a.Missing)
	}
	t.Logf("among the first three: %d of %d", right, asked)
	if right < heldOut {
		t.Errorf("%d of %d queries are answered; %d were when they were first asked", right, asked, heldOut)
	}
}

func first[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// Who types a title finds its page, and who types a heading its section, or
// another one of that name.
func TestSearchFindsTitlesAndHeadings(t *testing.T) {
	t.Parallel()
	s, academy := academySearch(t)
	titles, headings, asked := 0, 0, map[string]bool{}
	for _, page := range academy.Pages {
		if page.Kind == site.Home || page.Section != nil && page.Section.Guide { // nobody is led there
			continue
		}
		titles++
		a := s.find(page.Title)
		if !slices.ContainsFunc(first(a.All, 3), func(f found) bool { return f.Title == page.Title }) {
			t.Errorf("title %q: found %v", page.Title, first(a.All, 4))
		}
		if page.Doc == nil {
			continue
		}
		for _, h := range page.Doc.Headings {
			if h.Level > 3 || asked[h.Text] {
				continue
			}
			asked[h.Text] = true
			headings++
			a := s.find(h.Text)
			if !slices.ContainsFunc(first(a.All, 3), func(f found) bool {
				return f.Heading == h.Text || f.Title == h.Text || strings.HasPrefix(f.Heading, h.Text+" (")
			}) {
				t.Errorf("heading %q of %s: found %v, some %v", h.Text, page.URL, first(a.All, 4), first(a.Some, 2))
			}
		}
	}
	t.Logf("%d titles, %d headings", titles, headings)
}

// What must not be found by searching is in no file of the index: questions and
// answers, drafts, guides. What an author calls a page besides its title is, and
// a term of the glossary is shown with its definition.
func TestSearchHides(t *testing.T) {
	dir := t.TempDir()
	for path, text := range map[string]string{
		"ders.yaml":                    "title: Deneme\nid: deneme\n",
		"content/index.md":             "---\ntitle: Deneme\n---\n\nAnasayfasözü.\n",
		"content/01-iade/index.md":     "---\ntitle: İade\n---\n\nModülsözü.\n",
		"content/01-iade/01-sure.md":   "---\ntitle: Süre\ndescription: Kaç gün?\nsynonyms: [müddet]\n---\n\nGünsözü.\n\n```quiz\n## Sorusözü?\n\n- [x] Yanıtsözü\n- [ ] Yanlışsözü\n```\n\n## Başlık {#baslik}\n\nBölümsözü [öteki sayfa](02-eski.md).\n",
		"content/01-iade/02-eski.md":   "---\ntitle: Eski\n---\n\nEskisözü.\n",
		"content/01-iade/03-taslak.md": "---\ntitle: Taslaksözü\ndraft: true\n---\n\nTaslaktaki.\n",
		"quizzes/iade.md":              "---\ntitle: İade sınavı\ndescription: Sınavsözü.\n---\n\nGirişsözü.\n\n## Önermesözü?\n\n- [x] Anahtarsözü\n  > Gerekçesözü\n- [ ] Çeldiricisözü\n",
	} {
		write(t, dir, path, text)
	}
	result := build(t, generator.Options{Source: dir, Drafts: true})
	if result.Tree == nil {
		t.Fatal(say(result.Diagnostics, "tr"))
	}
	guide := &site.Section{ID: "rehber", Guide: true}
	page := &site.Page{Kind: site.Article, URL: "rehber/a/", Title: "Rehbersözü", Doc: result.Site.Modules[0].Lessons[0].Doc, Section: guide}
	result.Site.Pages = append(result.Site.Pages, page)
	result.Site.Glossary = &site.Page{Kind: site.Glossary, URL: "sozluk/", Title: "Sözlük", Terms: []*site.Term{
		{ID: "nps", Title: "Net tavsiye skoru", Abbr: "NPS", English: "Net Promoter Score", Names: []string{"Net tavsiye skoru", "NPS", "tavsiye endeksi"}, Text: "Tavsiye edenlerin yüzdesi eksi kötüleyenlerin yüzdesi."},
	}}
	index, stats := indexOf(result.Site)
	var all strings.Builder
	for _, data := range index {
		all.Write(data)
	}
	for _, word := range strings.Fields("Sorusözü Yanıtsözü Yanlışsözü Önermesözü Anahtarsözü Gerekçesözü Çeldiricisözü Taslak Rehbersözü Anasayfa") {
		if strings.Contains(strings.ToLower(all.String()), strings.ToLower(word)) {
			t.Errorf("%s is in the index", word)
		}
	}
	for _, word := range strings.Fields("Modülsözü Günsözü Bölümsözü Eskisözü Sınavsözü Girişsözü müddet") {
		if !strings.Contains(all.String(), word) {
			t.Errorf("%s is not in the index", word)
		}
	}
	if stats.Pages != 5 || stats.Bytes == 0 {
		t.Errorf("stats are %+v", stats)
	}
	tree := output.NewTree()
	if err := tree.AddFolder(site.SearchFolder, func(add func(string, []byte)) {
		for name, data := range index {
			add(name, data)
		}
	}); err != nil {
		t.Fatal(err)
	}
	s := newSearcher(t, tree)
	for query, want := range map[string]string{
		"müddeti": "iade/sure/", "promoter": "sozluk/#nps", "NPS’nin": "sozluk/#nps", "tavsiye endeksi": "sozluk/#nps", "bölümsözü": "iade/sure/#baslik",
	} {
		if a := s.find(query); len(a.All) == 0 || a.All[0].String() != want {
			t.Errorf("%s: found %v, want %s", query, a.All, want)
		}
	}
	term := s.find("nps").All[0]
	if term.Group != 2 || term.Heading != "Net tavsiye skoru (NPS)" || !strings.HasSuffix(term.Text, "kötüleyenlerin yüzdesi.") {
		t.Errorf("the term is shown as %+v", term)
	}
}

// TestSearchHasPlainSpaces: what keeps a sum and a range together on a page is
// not searched for, and not shown.
func TestSearchHasPlainSpaces(t *testing.T) {
	t.Parallel()
	s, _ := academySearch(t)
	if page, err := s.tree.Read("olcum/nps/index.html"); err != nil || !bytes.Contains(page, []byte("42\u00a0−\u00a024")) {
		t.Fatal("the page has no sum: ", err)
	}
	for _, name := range s.tree.Paths() {
		if data, err := s.tree.Read(name); strings.HasPrefix(name, site.SearchFolder) && (err != nil || bytes.Contains(data, []byte("\u00a0"))) {
			t.Errorf("%s has a no-break space (%v)", name, err)
		}
	}
	for query, want := range map[string]string{"42 − 24 = 18": "olcum/nps/#hesap", "0-6 verenlerin yüzdesi": "sozluk/#net-tavsiye-skoru"} {
		if a := s.find(query); len(a.All) == 0 || !slices.ContainsFunc(first(a.All, 3), func(f found) bool { return f.String() == want }) {
			t.Errorf("%s: found %v, want %s", query, a.All, want)
		}
	}
}

// budgets of a search, gzipped: the spec's for a site of 300 pages, and the
// academy is smaller.
func TestSearchBudgets(t *testing.T) {
	s, _ := academySearch(t)
	code := s.code()
	for i, query := range []string{"müşteri", "sikayet", "iletişim", "nps", "memnuniyet", "kargo", "iade", "sadakat", "zor", "telefon"} {
		s.find(query)
		size, requests := s.bytes(), len(s.loaded)
		if i == 0 {
			size, requests = size+code, requests+2
			if size > 40<<10 || requests > 4 {
				t.Errorf("the first query costs %d bytes in %d requests", size, requests)
			}
			t.Logf("the first query: %d bytes, %d of them code, in %d requests", size, code, requests)
			continue
		}
		if size > 10<<10 {
			t.Errorf("%s costs %d bytes in %d requests", query, size, requests)
		}
		t.Logf("%s: %d bytes in %d requests", query, size, requests)
	}
}

// Who has a page open while the site is published anew gets answers from the
// new site alone, once a file of the old one is asked for in vain.
func TestSearchOfARepublishedSite(t *testing.T) {
	publish := func(word, other string) *output.Tree {
		dir := t.TempDir()
		write(t, dir, "ders.yaml", "title: Deneme\nid: deneme\n")
		write(t, dir, "content/index.md", "---\ntitle: Deneme\n---\n")
		write(t, dir, "content/01-a/index.md", "---\ntitle: Modül\n---\n")
		write(t, dir, "content/01-a/01-a.md", "---\ntitle: Ders\ndescription: Bir ders.\n---\n\n"+word+" "+word+".\n")
		for i, first := range strings.Split("bcdfghjklmnprstvyz", "") { // enough words for several files
			var text strings.Builder
			for j := range 400 {
				fmt.Fprintf(&text, "%sa%c%c%s ", first, 'a'+j%19, 'a'+j/19, other)
			}
			write(t, dir, fmt.Sprintf("content/01-a/%02d-%s.md", i+2, first), "---\ntitle: Ders "+first+"\ndescription: Bir ders.\n---\n\n"+text.String()+"\n")
		}
		result := build(t, generator.Options{Source: dir})
		if result.Tree == nil {
			t.Fatal(say(result.Diagnostics, "tr"))
		}
		return result.Tree
	}
	s := newSearcher(t, publish("memnuniyet", "eski"))
	shown := func() string {
		a := s.find("memnunoyet")
		if len(a.Instead) != 1 || len(a.All) == 0 {
			t.Fatalf("found %+v", a)
		}
		return a.Instead[0][1]
	}
	if got := shown(); got != "memnuniyet" {
		t.Errorf("the old site has %q", got)
	}
	s.tree = publish("memnunoyat", "yeni")
	if got := shown(); got != "memnuniyet" { // all is here
		t.Errorf("the old site, still here, has %q", got)
	}
	if a := s.find("zaaayeni"); len(a.All) != 1 || len(a.Instead) != 0 {
		t.Errorf("the new site has %v", a)
	}
	if got := shown(); got != "memnunoyat" {
		t.Errorf("the new site has %q", got)
	}
}

// indexOf is the search index of a site, by the names of its files.
func indexOf(s *site.Site) (map[string][]byte, search.Stats) {
	index := map[string][]byte{}
	var adding sync.Mutex
	stats := search.Build(s, search.Options{}, func(name string, data []byte) {
		adding.Lock()
		defer adding.Unlock()
		index[name] = bytes.Clone(data)
	})
	return index, stats
}
