package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// again publishes a copy of the small site whose questions come back. Its
// reader lives at noon of 22 November 2026, and later where days are let pass.
func again(t *testing.T) (*place, *person) {
	t.Helper()
	source := t.TempDir()
	if err := os.CopyFS(source, os.DirFS(filepath.Join("testdata", "again"))); err != nil {
		t.Fatal(err)
	}
	a := publish(t, source)
	p := a.learner()
	p.site += folder
	p.beforeEveryPage(`const noon = () => { let days = 0; try { days = +localStorage.days || 0 } catch {} return +new Real(2026, 10, 22 + days, 12) };
		const Real = Date;
		Date = class extends Real { constructor(...at) { at.length ? super(...at) : super(noon()) } static now() { return noon() } };`)
	return a, p
}

// What comes back today can be answered without a network: the card on the home
// page leads to questions.
func TestReviewWithoutANetwork(t *testing.T) {
	t.Parallel()
	a, p := again(t)
	p.window(390, 844, chromedp.EmulateMobile)
	p.fails()
	p.pass(1)
	a.disconnect(p)
	p.open(home)
	p.in(".again").see("Bugün 2 soru tekrar")
	p.in(".again").click("Tekrara başla")
	p.arrive(review)
	p.see("Soru 1 / 2")
	p.in("#_notes").see(copied)
	p.in(".note").click("Kapat")
	p.answers(true)
	p.sound("a review from the device")
	p.press("Enter")
	p.answers(true)
	p.press("Enter")
	p.see("Bugünlük tekrar bitti")

	// Somebody else learns, still without a network.
	p.open(progress)
	p.joins("Ayşe", "Can")
	p.chooses("Can")
	p.open(home)
	p.in(".hero").see("Öğrenen: Can")
	p.seeNo("tekrar")
	p.open(reviewExam)
	p.tick("Otuz")
	other := p.secondTab()
	other.problems.expect("ERR_CONNECTION_REFUSED")
	other.problems.expect("Failed to fetch")
	other.open(progress)
	other.chooses("Ayşe")
	p.see("Bu cihazda artık başka biri öğreniyor.")
	p.holds("![...document.querySelectorAll('.question')].some(shown)")
}

// A new version is not offered in the middle of a review.
func TestAReviewIsNotInterrupted(t *testing.T) {
	t.Parallel()
	a, p := again(t)
	p.fails()
	p.pass(1)
	p.open(review)
	p.see("Soru 1 / 2")
	a.deploy(map[string]string{"content/01-iade/01-sure.md": "---\ntitle: İade süresi\ndescription: Süre.\n---\n\nYirmi gün.\n"})
	p.reload()
	p.see("Soru 1 / 2")
	p.later("the page knows of the new version", `navigator.serviceWorker.getRegistration().then((r) => r.waiting && document.querySelector("script[src*='offline-']") ? "" : "no")`, "")
	p.seeNo(newer)
	p.answers(true)
	p.press("Enter")
	p.answers(false)
	p.seeNo(newer)
	p.press("Enter")
	p.see("Bugünlük tekrar bitti")
	p.see(newer)
}

// A page that was still loading when the worker came is on the device, too.
func TestAPageBeforeTheWorkerIsKept(t *testing.T) {
	t.Parallel()
	_, p := again(t)
	early := p.secondTab()
	early.beforeEveryPage(`const listen = addEventListener;
		window.addEventListener = (type, then, ...more) => listen(type, type !== "load" ? then : () => {
			const worker = setInterval(() => navigator.serviceWorker.controller && (clearInterval(worker), then()), 20);
		}, ...more)`)
	early.open("/iade/sure/")
	p.open(home)
	early.onDevice("/iade/sure/")
}

// A page that was open over night, as on a phone, shows what the new day brings
// once it is looked at again.
func TestAPageOpenOverNight(t *testing.T) {
	t.Parallel()
	_, p := again(t)
	p.fails()
	p.open(home)
	p.see("Bugünlük tekrar yok; sonraki: 23 Kasım")
	p.mark()
	p.pass(1)
	ask[any](p, `(document.dispatchEvent(new Event("visibilitychange")), 0)`)
	p.in(".again").see("Bugün 2 soru tekrar")
	if !p.marked() {
		t.Error("the page was loaded again")
	}
}

// A lesson that took another's place is still to be done, and every page says
// so: nobody is sent to a certificate that is not there.
func TestALessonInAnothersPlace(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.remembers(strings.Replace(fullRecord, `"iade/kayit"`, `"iade/eski"`, 1))
	p.open(home)
	p.in(".cards, .features").see("İade süreci")
	p.holds("[...document.querySelectorAll('[data-course=iade]')].every((box) => box.dataset.state === 'open')")
	p.in(".track:has([data-course=iade])").seeNo("Sertifikanız")
	p.open("/iade/")
	p.in(".page-head").see("2 dersten 1’i bitti")
	p.open(progress)
	p.in(".own-path").see("Biten modül: 1 / 2")
	p.in(".own-path").see("Sertifika için eksikleri görün")
	p.open(proof)
	p.in(".certificate-missing").see("Biten ders: 1 / 2")
}

// What lies over a page is not on its paper.
func TestNothingOverThePageIsPrinted(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.window(390, 844, chromedp.EmulateMobile)
	for _, path := range []string{home, module, lesson, exam, delivery, progress, review, "/sozluk/", "/bilgi-bankasi/ilk-temas/sss/"} {
		p.open(path)
		p.in("header").click("Ara")
		p.holds("document.querySelector('dialog[open] input') === document.activeElement")
		p.onPaper(func() {
			p.holds("![...document.querySelectorAll('dialog, .bottom-bar, .site-header, .feedback, #_notes > *')].some(shown)")
		})
	}
}
