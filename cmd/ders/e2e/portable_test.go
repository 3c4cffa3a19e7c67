package e2e

import (
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ders/generator"
)

// portable builds the site in source to be opened from a disk, in a folder with
// the names that people give folders, and is the folder and its address.
func portable(t *testing.T, source string) (dir, address string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "Eğitim #1", "%20 sürüm")
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, built(t, generator.Options{Source: source, BaseURL: "https://example.com/okul/", Portable: true}), dir)
	return dir, (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir)}).String()
}

// portableAcademy is the academy as somebody opens it who was given a folder.
func portableAcademy(t *testing.T) (dir, address string) {
	t.Helper()
	source := t.TempDir()
	if err := copySite(source); err != nil {
		t.Fatal(err)
	}
	return portable(t, source)
}

// TestPortableWalk goes from page to page by what each offers, and does there
// what the page is for.
func TestPortableWalk(t *testing.T) {
	t.Parallel()
	_, address := portableAcademy(t)
	at := func(page string) string { return page + "index.html" }
	p := visitor(t, address)
	p.open(at(home))
	p.see("Site bir klasörden açıldığı için ilerlemenizin saklanması tarayıcınıza bağlıdır.")
	p.in("main").click("Zor müşteriler")
	p.arrive(at(module))
	p.in("main .path").click("Zorluk nereden gelir?")
	p.arrive(at(lesson))
	p.in(".tabs").click("Telefon")
	p.see("Bu işte sizi en çok ne zorladı?")
	p.click(finished)
	p.holds("!location.pathname.includes('zorlugu-anlamak') && location.pathname.endsWith('/index.html')")

	// A quiz works wholly within its page.
	p.in(".tree").click("Zor müşteriler sınavı")
	p.arrive(at(exam))
	p.holds("document.querySelector('form[data-ready]') !== null")
	for n := p.count(); n > 0; n-- {
		q := p.question()
		if n > 1 {
			p.answer(q.right()...)
			p.in(onScreen + " .question-outcome").see("Doğru")
		} else {
			p.answer(q.wrong())
			p.in(onScreen + " .question-outcome").see("Yanlış")
		}
		p.goOn()
	}
	p.see("Tebrikler, geçtiniz")
	p.in(".quiz-result").see("%")

	p.in(".tree").click("Geciken teslimat")
	p.arrive(at(delivery))
	p.in(".replies").click("Çok haklısınız, hemen bakıyorum.")
	p.in(".coach-now").click("Devam")
	p.in(".outcome").see("Puanınız: 2 / 2 (%100)")

	// The search, in the dialog and on its page.
	p.press("/")
	p.seeFocusOn("Sitede ara")
	p.in(searchDialog).see("Buradan başlayabilirsiniz")
	p.types("şikâyetlerinden")
	p.wait("a page about complaints", func() bool { return strings.Contains(p.result(), "ikâyet") })
	p.press("Enter")
	p.holds("location.pathname.endsWith('/index.html') && !location.pathname.includes('geciken-teslimat') && document.readyState === 'complete'")
	p.press("/")
	p.seeFocusOn("Sitede ara")
	p.types("müşterilerimizin")
	p.in(searchDialog).click("Daha çok sonuç")
	p.arrive(at(searchPage))
	p.in(".search-said").see("sonuç")
	p.holds("new URLSearchParams(location.search).get('q') === 'müşterilerimizin'")
	p.tabTo("Sitede ara")
	p.press("End")
	p.types(" kuantum")
	p.in(".search-results").see("Bazı sözcükler")
	p.in(".search-results").see("üşteri")
	p.in(".search-results").click("")
	p.holds("!location.pathname.includes('/ara/') && document.readyState === 'complete'")

	p.in(".site-header").click("Sözlük")
	p.arrive(at(glossary))
	p.in(".glossary-filter").tabTo("")
	p.types("nps")
	p.in(".glossary").see("Net tavsiye skoru")

	p.in(".site-header").click("İlerlemem")
	p.arrive(at(progress))
	p.see("Böyle açılan sayfaların kaydını kimi tarayıcı tutmaz")

	p.open(at("/sertifika/yeni-baslayan/"))
	p.see("burada gördüğünüz ilerleme eksik olabilir")
	p.in(".certificate-missing").click("Müşteri iletişimi")
	p.arrive(at("/musteri-iletisimi/"))
}

// What comes back stands on the pages of the quizzes, which no page may read.
// Chromium may lose what a page from a disk stored when it is left, so the record
// is made where it is used.
func TestPortableReview(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	if err := os.CopyFS(source, os.DirFS(filepath.Join("testdata", "again"))); err != nil {
		t.Fatal(err)
	}
	const footer = "partials/footer.html" // of a theme that knows nothing of disks
	writeSite(t, source, files{"themes/default/" + footer: themeFile(t, footer) + `<a id="own" href="{{.Root}}kargo/#x">Kargo</a>`})
	_, address := portable(t, source)
	p := reviewer(t)
	p.site = address
	p.open("/iade/sinav/index.html")
	revisions := ask[[]string](p, `JSON.parse(document.querySelector("#_quiz-data").textContent).questions.map((question) => question.revision)`)
	p.beforeEveryPage(fmt.Sprintf(`if (location.pathname.endsWith("/tekrar/index.html")) localStorage.setItem("ders:" + new URL("..", location.href).pathname + ":tekrar", JSON.stringify({
		schema: 1,
		lessons: Object.fromEntries(["iade/sure", "iade/adimlar"].map((id) => [id, { done: "2026-11-20T09:00:00.000Z", seen: "2026-11-20T09:00:00.000Z" }])),
		quizzes: { iade: { attempts: 1, best: { points: "1/1", max: 3, percent: 33, passed: true, date: "2026-11-20T09:00:00.000Z" } } },
		review: Object.fromEntries([["iade#sure", %q], ["iade#adimlar", %q]].map(([id, revision]) => [id, { step: 0, due: "2026-11-21", revision, last: "2026-11-20T09:00:00.000Z" }])),
	}))`, revisions[0], revisions[1]))
	p.open("/tekrar/index.html")
	p.holds(`document.querySelector("#own").href === %s`, address+"/kargo/index.html#x")
	p.see("Bugün 2 soru tekrar")
	p.answers(true)
	p.holds("(([image]) => image.complete && image.naturalWidth > 0)(document.querySelectorAll('.question-body img'))")
	p.holds(`[...document.querySelectorAll(".questions a")].length > 0 && [...document.querySelectorAll(".questions a")].every((link) => link.href.startsWith(%s) && link.pathname.endsWith("/index.html"))`, address+"/iade/")
	p.in(".questions").click("derse bakın")
	p.arrive("/iade/sure/index.html")

	// What all pages borrow from the progress page.
	p.open("/kargo/sinav/index.html")
	p.see("Başla")
	ask[any](p, `(({ root, site }) => {
		const key = "ders:" + new URL(root, location.href).pathname + ":" + site + ":who";
		localStorage.setItem(key, "2");
		dispatchEvent(new StorageEvent("storage", { key })); // as if it were another tab
	})(document.documentElement.dataset)`)
	p.see("Bu cihazda artık başka biri öğreniyor.")
}

// TestPortablePages opens every page, which must do so without an error, and
// follows every link by what it names: a file that is there, never a folder. Of
// the pages of tags, which are lists and many, the browser opens one.
func TestPortablePages(t *testing.T) {
	t.Parallel()
	dir, address := portableAcademy(t)
	named := regexp.MustCompile(`(?:href|src|action|data-code|data-sheet|data-offline)="([^"]*)"|url=([^"]*)"`)
	p := visitor(t, address)
	seen := map[string]bool{}
	follow := func(page, link string) {
		from := &url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, page))}
		to, err := from.Parse(link)
		if err != nil {
			t.Errorf("%s names %q: %v", page, link, err)
			return
		}
		if to.Scheme != "file" || seen[to.Path] {
			return
		}
		seen[to.Path] = true
		info, err := os.Stat(filepath.FromSlash(to.Path))
		if inside := strings.HasPrefix(to.Path, filepath.ToSlash(dir)+"/"); !inside || err != nil || !info.Mode().IsRegular() {
			t.Errorf("%s leads to %q, which is no file of the site", page, link)
		}
	}
	var pages int
	var tagged bool
	err := fs.WalkDir(os.DirFS(dir), ".", func(page string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(page, ".html") {
			return err
		}
		pages++
		text, err := os.ReadFile(filepath.Join(dir, page))
		for _, m := range named.FindAllStringSubmatch(string(text), -1) {
			follow(page, m[1]+m[2])
		}
		if strings.HasPrefix(page, "etiket/") {
			if tagged {
				return err
			}
			tagged = true
		}
		p.open("/" + page)
		for _, link := range ask[[]string](p, `document.readyState === "complete" && [...document.querySelectorAll("a[href]")].map((link) => link.href)`) {
			follow(page, link)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if pages < 250 || len(seen) < pages || !tagged {
		t.Errorf("%d pages lead to %d files", pages, len(seen))
	}
	for _, name := range []string{"404.html", "worker.js", "manifest.webmanifest", "sitemap.xml", "feed.xml", "robots.txt", "assets/offline", "search-index/index.json"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			t.Errorf("there is %s, which nothing reads from a disk", name)
		}
	}
}
