package e2e

import (
	"encoding/json"
	"strings"
	"testing"
)

// Pages of a small site whose questions come back.
const (
	review     = "/tekrar/"
	reviewExam = "/iade/sinav/" // of three questions, of which one is enough to pass
)

// theReview is served for all tests that only read.
var theReview = shared(testdata("again"))

// reviewer visits at noon of 22 November 2026, and later where days are let pass.
func reviewer(t *testing.T) *person {
	t.Helper()
	p := visitor(t, theReview(t).url)
	p.beforeEveryPage(`let days = 0; try { days = +localStorage.days || 0 } catch {}
		const now = +new Date(2026, 10, 22 + days, 12);
		Date = class extends Date { constructor(...at) { at.length ? super(...at) : super(now) } static now() { return now } };`)
	return p
}

// pass lets days pass since the first visit; the next page knows.
func (p *person) pass(days int) {
	p.Helper()
	ask[any](p, "(localStorage.days = %s, 0)", days)
}

// due is when a question comes back, and at which step it is.
func (p *person) due(name string) string {
	p.Helper()
	var record struct {
		Review map[string]struct {
			Step int
			Due  string
		}
	}
	if err := json.Unmarshal([]byte(p.stored()), &record); err != nil {
		p.Fatal(err)
	}
	entry := record.Review[name]
	return strings.Repeat("+", entry.Step) + entry.Due
}

// fails finishes the module of returns, with two of three answers wrong.
func (p *person) fails() {
	p.Helper()
	p.open(reviewExam)
	p.click("Otuz")
	p.click("Yanıtla")
	p.click("Sonraki soru")
	p.see("Adımları sıralayın.")
	p.click("Yanıtla") // its parts never stand in the right order
	p.click("Sonraki soru")
	p.click("Sistemde")
	p.click("Yanıtla")
	p.click("Sonucu gör")
	p.see("Tebrikler, geçtiniz")
	for _, lesson := range []string{"/iade/sure/", "/iade/adimlar/"} {
		p.open(lesson)
		p.click(finished)
		p.holds("location.pathname !== %s && document.readyState === 'complete'", lesson)
	}
}

// What is answered wrong comes back the day after, with the keyboard alone; the
// day goes on after a reload, and each answer decides when it comes again.
func TestReview(t *testing.T) {
	t.Parallel()
	p := reviewer(t)
	p.open(home)
	p.seeNo("tekrar")
	p.open(review)
	p.see("Henüz tekrar edilecek soru yok")
	p.sound("a first visit to the review")
	p.fails()
	if a, b, c := p.due("iade#sure"), p.due("iade#adimlar"), p.due("iade#yer"); a != "2026-11-23" || b != "2026-11-23" || c != "" {
		t.Errorf("due %q, %q, %q", a, b, c)
	}
	p.open(home)
	p.see("Bugünlük tekrar yok; sonraki: 23 Kasım")
	p.sound("home with nothing due")
	p.open(review)
	p.see("Sonraki tekrar: 23 Kasım. Sırada bekleyen soru: 2.")

	p.pass(1)
	p.open(home)
	p.in(".again").see("Bugün 2 soru tekrar")
	p.in(".again").see("yaklaşık 2 dakika")
	p.sound("home with a card of review")
	p.in(".again").tabTo("Tekrara başla")
	p.press("Enter")
	p.arrive(review)
	p.see("Bugün 2 soru tekrar · yaklaşık 2 dakika")
	p.see("İade sınavı")
	p.sound("a question of the review")
	p.answers(true)
	p.sound("an answer of the review")
	// What the quiz page shows and leads to is the same from here.
	p.holds("(([image]) => image.complete && image.naturalWidth > 0)(document.querySelectorAll('.question-body img'))")
	p.holds("[...document.querySelectorAll('.questions a')].every((link) => link.pathname.startsWith('/iade/'))")

	p.reload()
	p.see("Soru 2 / 2")
	p.open(home)
	p.see("Bugün 1 soru tekrar")
	p.open(review)
	p.answers(false)
	p.press("Enter")
	p.seeFocusOn("Bugünlük tekrar bitti")
	p.see("Doğru: 1 / 2")
	p.see("Sonraki: 3 gün sonra")
	p.see("Sonraki: yarın")
	p.see("Konuya dön: İade")
	p.sound("the summary")
	p.reload()
	p.see("Bugünlük tekrar bitti")
	dues := []string{p.due("iade#sure"), p.due("iade#adimlar")}
	if dues[0] != "+2026-11-26" && dues[1] != "+2026-11-26" || dues[0] != "2026-11-24" && dues[1] != "2026-11-24" {
		t.Errorf("due %q", dues)
	}
	p.open(home)
	p.see("Bugünlük tekrar yok; sonraki: 24 Kasım")
	p.open(progress)
	p.in(".own-review").see("Bugün: 0")
	p.in(".own-review").see("Bekleyen: 2")
	p.see("Zayıf konular")
	p.in(".own-topics").see("İade süresini söyler")
	p.in(".own-topics").see("Puan: 0 / 1 (%0)")
	p.sound("review and weak topics on the progress page")
	p.in(".own-topics").click("İade süresi")
	p.arrive("/iade/sure/")
}

// answers gives an answer to the review's question on the screen with the
// keyboard: the right one, or one that is wrong.
func (p *person) answers(right bool) {
	p.Helper()
	p.holds("!!questionOnScreen()")
	if ask[bool](p, "!!questionOnScreen().querySelector('.order')") {
		// Kayıt, Ürünü, Parayı: each is moved up until it stands where it should.
		want := []string{"Kayıt aç", "Ürünü al", "Parayı geri ver"}
		if !right {
			want = []string{"Parayı geri ver", "Ürünü al", "Kayıt aç"}
		}
		for place, part := range want {
			for ask[int](p, "[...questionOnScreen().querySelectorAll('.order-text')].findIndex((text) => read(text) === %s)", part) > place {
				p.in(".order").tabFrom("Yukarı taşı: " + part)
				p.press("Enter")
			}
		}
	} else {
		choice := "Otuz"
		if right {
			choice = "On dört"
		}
		digit := ask[string](p, "String([...questionOnScreen().querySelectorAll('.choice-text')].findIndex((text) => read(text) === %s) + 1)", choice)
		p.in(".choices").tabFrom("")
		p.press(digit)
	}
	p.in(".quiz-actions").tabFrom("Yanıtla")
	p.press("Enter")
	p.in(".question-outcome").see(map[bool]string{true: "Doğru", false: "Yanlış"}[right])
	p.holds("document.activeElement.closest('.quiz-actions') !== null")
}

// tabFrom starts at the top of the page and presses Tab until the focus is on
// the control of that name.
func (p *person) tabFrom(name string) {
	p.Helper()
	ask[any](p, "(document.querySelector('#_main').focus(), 0)")
	p.tabTo(name)
}

// Spaced review is switched off and on again, and what waits stays.
func TestReviewIsSwitchedOff(t *testing.T) {
	t.Parallel()
	p := reviewer(t)
	p.fails()
	p.pass(1)
	p.open(review)
	p.see("Soru 1 / 2")
	p.click("Tekrarı kapat")
	p.see("Tekrar ana sayfada görünmez")
	p.seeNo("Soru 1 / 2")
	p.sound("review switched off")
	p.open(home)
	p.see("Sıradaki modül")
	p.seeNo("tekrar")
	p.open(progress)
	p.in(".own-review").see("Tekrar kapalı.")
	p.in(".own-review").click("Tekrarı aç")
	p.seeFocusOn("Tekrarı kapat")
	p.in(".own-review").see("Bugün: 2")
	p.open(home)
	p.see("Bugün 2 soru tekrar")
}

// A quiz that cannot be loaded, or whose question is gone, stops no other one.
func TestReviewWithoutAQuiz(t *testing.T) {
	t.Parallel()
	p := reviewer(t)
	p.fails()
	p.pass(1)
	p.open(home)
	p.remember(`record.quizzes.kargo = { attempts: 1, best: { points: "1/1", max: 2, percent: 50, passed: true, date: "2026-11-22T09:00:00.000Z" } };
		record.lessons["kargo/takip"] = { done: "2026-11-22T09:00:00.000Z", seen: "2026-11-22T09:00:00.000Z" };
		const entry = { step: 0, due: "2026-11-20", revision: "x", last: "2026-11-19T09:00:00.000Z" };
		record.review["kargo#sure"] = record.review["kargo#gone"] = entry`)
	p.open(home)
	p.see("Bugün 4 soru tekrar")
	p.open(review)
	p.see("Soru 1 / 2") // of another revision, and gone: they wait again
	if a, b := p.due("kargo#sure"), p.due("kargo#gone"); a != "2026-11-24" || b != a {
		t.Errorf("due %q and %q", a, b)
	}
	p.pass(2)
	p.reload()
	p.see("Soru 1 / 3")
	p.in(".quiz-strip").click("Soru 2") // the modules take turns
	p.see("Kargo kaç günde gelir?")     // of an exam, whose key is sealed, as it is passed
	p.sound("three questions, two with the same id")

	p.beforeEveryPage(`const load = fetch; window.fetch = (url, ...more) => (String(url).includes("kargo") ? Promise.reject(new TypeError("offline")) : load(url, ...more))`)
	p.pass(3)
	p.reload()
	p.see("Bazı sorular şu anda alınamadı")
	p.see("Soru 1 / 2")
	p.beforeEveryPage(`window.fetch = () => Promise.reject(new TypeError("offline"))`)
	p.reload()
	p.see("Sorular şu anda alınamıyor")
	p.sound("nothing can be loaded")
	p.click("Yeniden dene")
	p.see("Hiçbir şey kaybolmadı")
}

// A site may go without it.
func TestSiteWithoutReview(t *testing.T) {
	t.Parallel()
	a := ownCopy(t, "again", files{"ders.yaml": "id: tekrarsiz\ntitle: Okul\nreview: false\n"})
	p := visitor(t, a.url)
	p.fails()
	p.open(progress)
	p.see("Zayıf konular")
	p.seeNo("Tekrar sayfası")
	if record := p.stored(); strings.Contains(record, `"review"`) {
		t.Errorf("the record is %s", record)
	}
	if status := ask[int](p, "(() => { const request = new XMLHttpRequest(); request.open('GET', '/tekrar/', false); request.send(); return request.status })()"); status != 404 {
		t.Errorf("the page of review answers %d", status)
	}
	p.problems.take()
	p.open(home)
	p.see("Sıradaki modül")
	p.seeNo("tekrar")
}

// Where nothing is asked the page says why.
func TestReviewWithNothingToAsk(t *testing.T) {
	t.Parallel()
	p := reviewer(t)
	const entry = `{"step":%STEP%,"due":"%DUE%","revision":"r","last":"2026-11-01T09:00:00.000Z"}`
	state := func(entries, words string) {
		t.Helper()
		p.remembers(`{"schema":1,"quizzes":{},"review":` + entries + `}`)
		p.open(review)
		p.see(words)
		p.sound(words)
	}
	waiting := strings.NewReplacer("%STEP%", "0", "%DUE%", "2026-11-02").Replace(entry)
	learnt := strings.NewReplacer("%STEP%", "5", "%DUE%", "").Replace(entry)
	state(`{"iade#sure":`+waiting+`}`, "Bekleyen soru: 1.")
	state(`{"iade#sure":`+learnt+`}`, "Öğrenilen soru: 1.")
	state(`"no part of a record"`, "bir bölümü okunamadı")
	p.open(home)
	p.see("Eğitime başla")
	p.seeNo("tekrar")

	q := visitor(t, theReview(t).url)
	q.beforeEveryPage(`Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError") } })`)
	q.open(review)
	q.see("kayıt tutmaya izin vermiyor")
	q.seeNo("Tekrarı kapat")
}
