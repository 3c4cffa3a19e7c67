package theme_test

import (
	"bytes"
	"compress/gzip"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ders/generator/front"
	"ders/generator/source"
	"ders/generator/theme"
	"ders/themes"
)

func file(path, text string) *source.File {
	return &source.File{Path: path, Text: text}
}

func load(t *testing.T, own ...*source.File) *theme.Theme {
	t.Helper()
	th, diags := theme.Load("kurum", own, "tr")
	if th == nil {
		t.Fatalf("the theme does not load: %v", diags[0].Describe("en"))
	}
	return th
}

// A site's own theme holds only what it wants otherwise: a layout, a style, a
// string; all else stays the default theme's.
func TestOwnThemeLiesOverTheDefault(t *testing.T) {
	th := load(t,
		file("themes/kurum/partials/footer.html", `<footer>{{t "site.skip"}} · {{.SiteTitle}}</footer>`),
		file("themes/kurum/assets/base/tokens.css", `:root{--kurum:1}`),
		file("themes/kurum/i18n/tr.yaml", `"site.skip": "Atla"`),
		file("themes/kurum/static/logo.svg", `<svg/>`),
		file("themes/baska/partials/footer.html", `another theme's`),
	)
	var b, windows bytes.Buffer
	view := struct{ SiteTitle string }{"<Akademi>"}
	if err := load(t, file("themes/kurum/partials/footer.html", "\ufeff<footer>\r\n</footer>")).Partial(&windows, "footer", view); err != nil || windows.String() != "<footer>\n</footer>" {
		t.Errorf("a partial that Windows saved: %q, %v", windows.String(), err)
	}
	if err := th.Partial(&b, "footer", view); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "<footer>Atla · &lt;Akademi&gt;</footer>"; got != want {
		t.Errorf("footer: got %q, want %q", got, want)
	}
	if got := th.Strings("nav.home", false)["nav.home"]; got != "Ana sayfa" {
		t.Errorf("a string that the theme does not have: got %q, want the default theme's", got)
	}
	style, _ := th.Entry("main.css")
	if !slices.Contains(th.Styles(), style) || !strings.Contains(string(th.Outputs()[style]), "--kurum:1") {
		t.Errorf("the own tokens are not in the style sheet %s", style)
	}
	if string(th.Outputs()["logo.svg"]) != "<svg/>" || th.Outputs()["favicon.svg"] == nil {
		t.Error("static files of both themes should be published")
	}
	if plain, _ := load(t).Entry("main.css"); plain == style {
		t.Error("another style sheet has the same hashed name")
	}
}

// Every string exists in both languages, with the same verbs.
func TestStringsInBothLanguages(t *testing.T) {
	read := func(language string) map[string]string {
		data, err := themes.FS.ReadFile("default/i18n/" + language + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		return front.Parse(source.NewFile(language+".yaml", data)).Texts()
	}
	turkish, english := read("tr"), read("en")
	if a, b := slices.Sorted(maps.Keys(turkish)), slices.Sorted(maps.Keys(english)); !slices.Equal(a, b) {
		t.Errorf("keys differ\ntr %v\nen %v", a, b)
	}
	verb := regexp.MustCompile(`%(?:\[\d\])?[a-z%]|\{[a-z]*\}`)
	for key, text := range turkish {
		a, b := verb.FindAllString(text, -1), verb.FindAllString(english[key], -1)
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(a, b) {
			t.Errorf("%s: verbs differ: %q and %q", key, text, english[key])
		}
		if strings.TrimSpace(text) == "" || strings.TrimSpace(english[key]) == "" {
			t.Errorf("%s is empty in a language", key)
		}
		// In Turkish no suffix may follow a variable: it would have to change
		// with the value.
		if regexp.MustCompile(`(?:%[ds]|\})['’]?\p{L}`).MatchString(text) {
			t.Errorf("%s: a suffix follows a variable: %q", key, text)
		}
	}
}

// budgets are the most that a page may load, gzipped, in bytes.
var budgets = map[string]int{
	"main.css":             9 << 10,
	"journey/overview.css": 3 << 10,     // of the home page and of modules
	"main.ts":              7<<10 - 512, // with appearance.ts, the script of a lesson
	"appearance.ts":        512,
	// On top of these, with the learner's record: that of a lesson, of a module,
	// and of the home page, which also plans the day's review. Whoever holds the
	// record also holds who learns and whether it still is the page's: 300 bytes.
	"journey/journey.ts":  5 << 10,
	"journey/course.ts":   5 << 10,
	"journey/overview.ts": 6 << 10,
	"article/faq.ts":      1 << 10,
	"article/article.css": 2 << 10,
	// The worker and what a page does with it, both after the page has loaded.
	"offline/worker.ts":   4 << 10,
	"offline/remove.ts":   512,
	"offline/offline.ts":  3 << 10,
	"offline/held.ts":     2 << 10,
	"offline/offline.css": 1<<10 + 512,
	// With all eight types of question, exams, draws, limits and the timer, but
	// without a framework; H5P's question set is hundreds of KiB. 320 bytes note
	// what is to be asked again and how the topics went.
	"quiz/quiz.ts":              13 << 10,
	"quiz/quiz.css":             5 << 10,
	"quiz/checks.ts":            8 << 10,
	"calculator/calculator.ts":  4 << 10,
	"calculator/calculator.css": 1 << 10,
	"scenario/scenario.ts":      8 << 10,
	"scenario/scenario.css":     4 << 10,
	// The whole search but its index: words, ranks, and the dialog or the page.
	"search/search.ts":  8 << 10,
	"search/page.ts":    8 << 10,
	"search/search.css": 2 << 10,
	// What practice shows of a question, and the pages that hold it.
	"review/review.ts":  12<<10 + 512,
	"review/review.css": 1 << 10,
	// The record of everything, to show, to take along with codes that tell of
	// changes, and to load; what comes back and which topics are weak; and the
	// people who share the device, in an entry of their own twice the record's code.
	"progress/progress.ts":        11 << 10,
	"progress/progress.css":       2 << 10,
	"certificate/certificate.ts":  7<<10 + 512, // with renewal and the ways to report, which open with no other page
	"certificate/certificate.css": 2 << 10,
	"glossary/glossary.ts":        2 << 10,
	"glossary/glossary.css":       2 << 10,
	"print/sheet.ts":              256,
	"print/sheet.css":             2 << 10,
	"portable/portable.ts":        640, // of the portable form alone
}

func TestBudgets(t *testing.T) {
	th := load(t)
	for entry, limit := range budgets {
		name, ok := th.Entry(entry)
		if !ok {
			t.Errorf("no entry %s", entry)
			continue
		}
		var b bytes.Buffer
		w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
		w.Write(th.Outputs()[name])
		w.Close()
		t.Logf("%-25s %5d of %5d bytes gzipped", entry, b.Len(), limit)
		if b.Len() > limit {
			t.Errorf("%s is %d bytes gzipped; its budget is %d", entry, b.Len(), limit)
		}
	}
}

// Nothing of the theme names another host: a page of a site loads nothing from
// anywhere else.
func TestNoOtherHost(t *testing.T) {
	for name, data := range load(t).Outputs() {
		for _, m := range regexp.MustCompile(`(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}`).FindAllString(string(data), -1) {
			if !strings.HasSuffix(m, "//www.w3.org") { // the name of SVG's language, not an address
				t.Errorf("%s names %s", name, m)
			}
		}
	}
}

// The theme asks for the window's width in em: where text is larger than usual,
// as with Firefox's zoom of text alone, a wide layout has no room for it.
func TestWidthsGrowWithTheText(t *testing.T) {
	for name, data := range load(t).Outputs() {
		for _, query := range regexp.MustCompile(`@media[^{]*\d+px[^{]*`).FindAllString(string(data), -1) {
			t.Errorf("%s has %s", name, query)
		}
	}
}
