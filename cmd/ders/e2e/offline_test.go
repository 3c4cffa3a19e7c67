package e2e

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"

	"ders/generator"
	"ders/generator/devserver"
)

// workshop is a small site: two modules, one of them with a picture, a quiz and
// a path with an exam.
var workshop = map[string]string{
	"ders.yaml":                    "title: Atölye\nid: atolye\npaths:\n  - { id: depo, title: Depo ekibi, modules: [iade, kargo] }\n",
	"content/index.md":             "---\ntitle: Atölye\ndescription: Depo için dersler.\n---\n\nHoş geldiniz.\n",
	"content/01-iade/index.md":     "---\ntitle: İade\ndescription: İade modülü.\naliases: [eski-iade/]\n---\n\nİade modülüne giriş.\n",
	"content/01-iade/01-sure.md":   "---\ntitle: Süre\ndescription: Süreler.\n---\n\n![Bir kutu](kutu.svg)\n\nİade süresi on dört gündür.\n",
	"content/01-iade/02-kutu.md":   "---\ntitle: Kutu\ndescription: Kutular.\n---\n\nKutu sağlam olmalı.\n",
	"content/01-iade/kutu.svg":     `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h40v40H0z"/></svg>`,
	"content/02-kargo/index.md":    "---\ntitle: Kargo\ndescription: Kargo modülü.\n---\n\nKargo modülüne giriş.\n",
	"content/02-kargo/01-takip.md": "---\ntitle: Takip\ndescription: Takip etmek.\n---\n\nTakip numarası verin.\n",
	"quizzes/iade.md":              "---\ntitle: İade sınavı\n---\n\n## Kaç gün?\n\n- [x] On dört\n  > Doğru.\n- [ ] Otuz\n\n## Kutu nasıl olmalı?\n\n- [x] Sağlam\n  > Doğru.\n- [ ] Açık\n",
	"quizzes/paths/depo.md":        "---\ntitle: Depo sınavı\nmode: exam\ndraw: [{ quiz: iade, count: 1 }]\n---\n",
}

// A place publishes a site under /egitim/, as GitHub Pages does, and can lose
// its network.
type place struct {
	*testing.T
	source  string
	builder *generator.Builder
	public  string
	server  *httptest.Server
	host    string
	broken  atomic.Bool // the server answers for pages with its own trouble
}

const folder = "/egitim"

func publishedPlace(t *testing.T) *place {
	t.Helper()
	source := t.TempDir()
	writeSite(t, source, workshop)
	return publish(t, source)
}

// publish publishes what stands in source.
func publish(t *testing.T, source string) *place {
	t.Helper()
	a := &place{T: t, source: source, public: t.TempDir()}
	var err error
	if a.builder, err = generator.New(generator.Options{Source: a.source, BaseURL: "https://example.com" + folder + "/"}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.builder.Close() })
	a.deploy(nil)
	a.connect()
	t.Cleanup(func() { a.server.Close() })
	return a
}

// deploy publishes the site with changes.
func (a *place) deploy(changes map[string]string) {
	a.Helper()
	writeSite(a.T, a.source, changes)
	result, err := a.builder.Build(context.Background())
	if err != nil || result.Tree == nil {
		a.Fatal(err, result.Diagnostics)
	}
	write(a.T, result.Tree, filepath.Join(a.public, "site"))
}

// connect opens the place's port, always the same.
func (a *place) connect() {
	a.Helper()
	files := http.NewServeMux()
	files.Handle(folder+"/", http.StripPrefix(folder, http.FileServer(http.Dir(filepath.Join(a.public, "site")))))
	files.HandleFunc("/baska/", func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte(`<!doctype html><link rel="icon" href="data:,">`))
	})
	// What a browser asks for by itself where the icon of a page did not come,
	// here because nothing answered just then.
	files.HandleFunc("/favicon.ico", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) })
	a.server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "max-age=600") // as GitHub Pages says
		if a.broken.Load() && strings.HasSuffix(r.URL.Path, "/") {
			http.Error(w, "503", http.StatusServiceUnavailable)
			return
		}
		files.ServeHTTP(w, r)
	}))
	if a.host != "" {
		a.server.Listener.Close()
		listener, err := net.Listen("tcp", a.host)
		if err != nil {
			a.Fatal(err)
		}
		a.server.Listener = listener
	}
	a.server.Start()
	a.host = a.server.Listener.Addr().String()
}

// disconnect closes the port: nothing answers any more.
func (a *place) disconnect(p *person) {
	a.server.Close()
	// What the browser remembers of its own accord would hide what the site forgot.
	call(p, network.ClearBrowserCache, cdp.Empty{})
}

// learner is a visitor of the place whose network may fail.
func (a *place) learner() *person {
	a.Helper()
	p := visitor(a.T, "http://"+a.host)
	for _, part := range []string{"ERR_CONNECTION_REFUSED", "ERR_FAILED", "ERR_INTERNET", "request: 503", "status of 503", "bad HTTP response code", "Failed to fetch", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE"} {
		p.problems.expect(part)
	}
	return p
}

// visit opens a page and waits until what it brought is on the device.
func (p *person) visit(path string) {
	p.Helper()
	p.open(folder + path)
	p.onDevice(path)
}

// onDevice waits until a page and what it loads are on the device.
func (p *person) onDevice(path string) {
	p.Helper()
	p.later("stored "+path, `(async () => {
		const files = [location.href, ...performance.getEntriesByType("resource").map((e) => e.name)].filter((url) => url.includes("/egitim/"));
		for (const file of files) if (!(await caches.match(file, { ignoreSearch: true }))) return file;
		return "";
	})()`, "")
}

// later waits until a promise of the page comes to want.
func (p *person) later(what, script, want string) {
	p.Helper()
	p.wait(what, func() bool {
		ctx, cancel := context.WithTimeout(p.ctx, patience)
		defer cancel()
		now, err := chromedp.Run(ctx, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
		if err != nil {
			return p.because(err.Error())
		}
		return now == want || p.because(now)
	})
}

const (
	copied   = "Bu sayfa cihazınızdaki kopyadan açıldı."
	newer    = "Sitenin yeni bir sürümü var."
	nowhere  = "Bu sayfa şu anda açılamıyor"
	heldHere = "Cihazınızda; internetsiz de açılır."
)

// After the first visit the pages that were opened open without a network, the
// first one among them, and a quiz goes on; in place of any other page stands
// one that says so and lists them.
func TestOpenedPagesOpenOffline(t *testing.T) {
	t.Parallel()
	a := publishedPlace(t)
	p := a.learner()
	p.visit("/iade/sure/?a=b")
	p.visit("/iade/sinav/")
	p.seeNo(copied)
	a.disconnect(p)

	p.beforeEveryPage(`addEventListener("DOMContentLoaded", () => document.querySelectorAll("#_notes").forEach((notes) => new MutationObserver((records) => records.forEach((record) => record.addedNodes.forEach((node) => {
		if (node.matches("[data-note]")) window.hiddenAtFirst = node.hidden;
	}))).observe(notes, { childList: true })))`)
	p.open(folder + "/iade/sure/")
	p.see("İade süresi on dört gündür.")
	p.in("#_notes").see(copied)
	p.holds("hiddenAtFirst === true")                                                                     // or its styles, which come later, would have it said twice
	p.holds("document.querySelector('#_notes:not([aria-atomic]) > .note').matches('[aria-atomic=true]')") // or it is said once for each of its buttons, too
	p.holds("document.querySelector('main img').naturalWidth > 0")
	p.sound("a page from the device")
	p.in(".note").click("Kapat")
	p.seeNo(copied)
	p.open(folder + "/iade/sinav/")
	p.answer(p.question().right()...)
	p.in(onScreen + " .question-outcome").see("Doğru")
	p.reload()
	p.goOn()
	p.answer(p.question().wrong())
	p.goOn()
	p.see("Puanınız: 1 / 2")
	p.seeNo(copied) // it was waved away

	p.open(folder + "/iade/kutu/")
	p.see(nowhere)
	list := p.in(".held")
	list.see("Süre")
	list.see("İade sınavı")
	list.see("Atölye")
	list.seeNo("Kutu")
	p.sound("the offline page")
	list.click("Süre")
	p.arrive(folder + "/iade/sure/")
	p.open(folder + "/iade/sure") // as a link elsewhere may have it
	p.arrive(folder + "/iade/sure/")
	p.see("İade süresi on dört gündür.")

	a.connect()
	p.open(folder + "/iade/kutu/")
	p.see("Kutu sağlam olmalı.")
	a.broken.Store(true)
	p.open(folder + "/iade/sure/")
	p.see("İade süresi on dört gündür.")
	a.broken.Store(false)
	p.problems.expect("/yok/")
	p.open(folder + "/yok/")
	p.later("what is not there is not kept", `caches.match(location.href).then((r) => r ? "kept" : "")`, "")
}

// What a learner keeps opens whole: every page of it.
func TestAModuleIsKept(t *testing.T) {
	t.Parallel()
	a := publishedPlace(t)
	p := a.learner()
	p.open(folder + "/iade/")
	box := p.in(".keep")
	box.see("İnternetsiz de açılması için cihazınıza kaydedin.")
	p.sound("nothing is kept")
	origin := storage.OverrideQuotaForOriginParams{Origin: p.site, QuotaSize: new(1.0)}
	call(p, storage.OverrideQuotaForOrigin, origin)
	box.click("Çevrimdışı kullan")
	box.see("yeterli yer yok")
	p.reload()
	p.see("İade modülüne giriş.")
	origin.QuotaSize = nil
	call(p, storage.OverrideQuotaForOrigin, origin)
	box.click("Çevrimdışı kullan")
	box.see(heldHere)
	p.seeFocusOn(heldHere)
	p.sound("a module is kept")
	a.disconnect(p)
	for path, text := range map[string]string{
		"/iade/": "İade modülüne giriş.", "/iade/sure/": "on dört gündür", "/iade/kutu/": "Kutu sağlam olmalı.", "/iade/sinav/": "Kaç gün?",
	} {
		p.open(folder + path)
		p.see(text)
	}
	p.open(folder + "/kargo/")
	p.see(nowhere)

	// A deploy brings something newer; whoever does not want it yet can still read.
	a.deploy(map[string]string{"content/01-iade/02-kutu.md": "---\ntitle: Kutu\ndescription: Kutular.\n---\n\nKutu kuru da olmalı.\n"})
	a.connect()
	p.open(folder + "/iade/")
	box.see("Cihazınızda, ama sitede daha yenisi var.")
	p.in("#_notes").see(newer)
	p.sound("something newer")
	box.click("Kopyayı yenile")
	box.see(heldHere)
	a.disconnect(p)
	p.open(folder + "/iade/kutu/")
	p.see("Kutu kuru da olmalı.")
	a.connect()
	p.open(folder + "/iade/")
	box.see(heldHere)
	box.click("Cihazdan kaldır")
	box.see("İnternetsiz de açılması için")
	less := a.learner()
	less.beforeEveryPage("delete Navigator.prototype.serviceWorker")
	less.open(folder + "/iade/")
	less.see("İade modülüne giriş.")
	less.seeNo("Çevrimdışı kullan")
	p.later("its pages are gone", `caches.match(new URL("sinav/", location.href).href).then((r) => r ? "kept" : "")`, "")
}

// A path keeps its modules, its exam and its certificate, and comes along when
// the site changes.
func TestAPathIsKept(t *testing.T) {
	t.Parallel()
	a := publishedPlace(t)
	p := a.learner()
	p.open(folder + "/")
	p.in(".track .keep").click("Çevrimdışı kullan")
	p.in(".track .keep").see(heldHere)
	p.open(folder + "/kargo/")
	p.in(".keep").see("Bir öğrenme yoluyla birlikte cihazınızda")
	a.deploy(map[string]string{
		"content/02-kargo/01-takip.md":        "---\ntitle: Takip\ndescription: Takip etmek.\n---\n\nTakip numarasını iki kez okuyun.\n",
		"themes/default/assets/copy/copy.css": restyled(t),
	})
	p.reload()
	p.in("#_notes").see(newer)
	p.mark()
	p.in("#_notes").click("Yenile")
	p.holds("document.readyState === 'complete' && !window.markOfTheTest")
	p.seeNo(newer)
	p.later("what is kept came along", `caches.match(new URL("takip/", location.href).href).then((r) => r.text()).then((text) => text.includes("iki kez") ? "" : "old")`, "")
	p.later("styles of the old version are gone", `caches.keys().then((names) => caches.open(names.find((n) => n.endsWith(" assets")))).then((c) => c.keys()).then((keys) => String(keys.filter((k) => /main-.*css/.test(k.url)).length))`, "1")
	a.disconnect(p)
	for path, text := range map[string]string{
		"/": "Depo ekibi", "/kargo/takip/": "iki kez okuyun", "/iade/kutu/": "Kutu sağlam olmalı.",
		"/yol/depo/sinav/": "Başlamadan önce", "/sertifika/depo/": "Depo ekibi", "/ilerlemem/": "İlerlemem",
	} {
		p.open(folder + path)
		p.see(text)
	}
}

// restyled is a style sheet of the theme that makes main.css another one.
func restyled(t *testing.T) string {
	return themeFile(t, "assets/copy/copy.css") + "\nh1 { border-top: 7px solid; }\n"
}

// After a deploy no page is older than the site; the new version is offered, and
// not in the middle of a quiz.
func TestADeployShows(t *testing.T) {
	t.Parallel()
	a := publishedPlace(t)
	p := a.learner()
	p.visit("/kargo/")
	p.visit("/iade/sure/")
	p.visit("/iade/sinav/")
	p.answer(p.question().right()...)
	quiz := p.secondTab()
	quiz.open(folder + "/iade/sinav/")
	quiz.mark()
	a.deploy(map[string]string{
		"content/01-iade/01-sure.md":          "---\ntitle: Süre\ndescription: Süreler.\n---\n\n![Bir kutu](kutu.svg)\n\nİade süresi yirmi gündür.\n",
		"themes/default/assets/copy/copy.css": restyled(t),
	})
	p.open(folder + "/iade/sure/")
	p.see("yirmi gündür")
	p.holds("getComputedStyle(document.querySelector('h1')).borderTopWidth === '7px'") // its own style sheet
	p.in("#_notes").see(newer)
	p.sound("a new version is offered")

	p.open(folder + "/iade/sinav/")
	p.later("the page knows of the new version", `navigator.serviceWorker.getRegistration().then((r) => r.waiting && document.querySelector("script[src*='offline-']") ? "" : "no")`, "")
	p.seeNo(newer)
	p.goOn()
	p.answer(p.question().right()...)
	p.seeNo(newer)
	p.goOn()
	p.see(newer) // it is over
	p.mark()
	p.click("Yenile")
	p.holds("document.readyState === 'complete' && !window.markOfTheTest")
	p.seeNo(newer)
	p.later("the new version works", `navigator.serviceWorker.getRegistration().then((r) => r.waiting || r.installing ? "no" : "")`, "")
	if !quiz.marked() {
		t.Error("another tab was reloaded")
	}
	a.disconnect(p)
	p.open(folder + "/iade/sure/")
	p.see("yirmi gündür")
	p.holds("getComputedStyle(document.querySelector('h1')).borderTopWidth === '7px'")
	p.open(folder + "/kargo/") // from before, with the style sheet of then
	p.see("Kargo modülüne giriş.")
	p.holds("getComputedStyle(document.querySelector('.site-header')).position === 'sticky' && getComputedStyle(document.querySelector('h1')).borderTopWidth === '0px'")
}

// Sites of one origin leave each other alone; a site that wants no worker any
// more takes its own away.
func TestAWorkerGoes(t *testing.T) {
	t.Parallel()
	a := publishedPlace(t)
	p := a.learner()
	p.open("/baska/")
	p.later("another site has a cache", `caches.open("baska").then(() => caches.open("ders /baska/ x core")).then(() => caches.open("ders /egitim/ eski core")).then(() => "")`, "")
	p.visit("/iade/sure/")
	p.later("what stood at this place before is gone", `caches.keys().then((names) => names.filter((n) => !n.includes("atolye")).sort().join())`, "baska,ders /baska/ x core")
	p.later("another site's pages are not kept", `fetch("/baska/").then(() => caches.match("/baska/")).then((r) => r ? "kept" : "")`, "")
	a.deploy(files{"ders.yaml": workshop["ders.yaml"] + "offline: false\n"})
	p.open(folder + "/iade/sure/")
	p.later("the worker and its caches are gone", `Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()]).then(([all, names]) => all.length + " " + names.sort().join())`, "0 baska,ders /baska/ x core")
	p.see("İade süresi on dört gündür.")
	if p.reload(); ask[bool](p, "!!navigator.serviceWorker.controller") {
		t.Error("a worker still answers")
	}
}

// TestAForeignWorkerGoes visits a site that is being written on the port of
// another one, whose worker answers for everything.
func TestAForeignWorkerGoes(t *testing.T) {
	t.Parallel()
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/sw.js" {
			w.Header().Set("Content-Type", "text/javascript")
			w.Write([]byte(`addEventListener("fetch", (event) => event.respondWith(new Response("<!doctype html><title>Eski</title>eski site", { headers: { "Content-Type": "text/html" } })))`))
			return
		}
		w.Write([]byte(`<!doctype html><link rel="icon" href="data:,"><title>Eski</title>`))
	}))
	p := visitor(t, other.URL)
	p.problems.expect("ERR_CONNECTION_REFUSED")
	p.open("/")
	p.later("the other site has a worker", `navigator.serviceWorker.register("/sw.js").then(() => navigator.serviceWorker.ready).then(() => "")`, "")
	p.reload()
	p.see("eski site")
	port := other.Listener.Addr().(*net.TCPAddr).Port
	other.Close()

	dir := t.TempDir()
	writeSite(t, dir, workshop)
	builder, err := generator.New(generator.Options{Source: dir, Drafts: true, Online: true})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- devserver.Run(ctx, builder, devserver.Options{Source: dir, Port: port, OnReady: func(url string) { ready <- url }})
	}()
	t.Cleanup(func() { cancel(); <-ended; builder.Close() })
	select {
	case <-ready:
	case err := <-ended:
		t.Fatal(err)
	}
	p.open("/")
	p.see("Depo ekibi")
	p.later("no worker is left", `navigator.serviceWorker.getRegistrations().then((all) => String(all.length))`, "0")
}
