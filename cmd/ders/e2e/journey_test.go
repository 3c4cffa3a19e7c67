package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// The first module of the academy: five lessons and a quiz, and the first of
// the path of new starters.
const (
	first       = "/memnuniyet-ve-hizmet/"
	firstLesson = first + "memnuniyet-nedir/"
	nextLesson  = first + "hizmet-ve-memnuniyet/"
	firstExam   = first + "sinav/"
	firstTitle  = "Memnuniyet, hizmet ve deneyim"
)

const finished = "Tamamladım, devam et"

// steps are the lines of the module's list: their titles with what they say.
func (p *person) steps() []string {
	p.Helper()
	return ask[[]string](p, "[...document.querySelectorAll('main .path li')].map(read)")
}

// finishLessons goes through a module's lessons from the page it stands on.
func (p *person) finishLessons(n int) {
	p.Helper()
	for range n {
		before := ask[string](p, "location.pathname")
		p.click(finished)
		p.holds("location.pathname !== %s && document.readyState === 'complete'", before)
	}
}

// modules is how many modules home shows.
func (p *person) modules() int {
	p.Helper()
	return ask[int](p, "document.querySelectorAll('[aria-labelledby=_modules] .card').length")
}

func TestFromTheFirstVisitToTheNext(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(home)
	p.see("Hoş geldiniz.")
	p.see("İlerlemeniz yalnız bu cihazda saklanır.")
	p.seeNo("Kaldığınız yerden")
	p.seeNo("Nasıl çalışır?")
	p.in(".cards").see("Başlanmadı")
	p.in(".hero").click("Eğitime başla")
	p.arrive(firstLesson)
	p.in(".finish").see("Sırada:")
	p.click(finished)
	p.arrive(nextLesson)
	p.holds("document.querySelector('#_said').textContent === 'Önceki ders tamamlandı.'")
	p.in(".tree").see("Tamamlandı")

	p.in(".breadcrumb").click(firstTitle)
	p.arrive(first)
	steps := p.steps()
	for i, want := range []string{"Tamamlandı", "Sürüyor", "Başlanmadı", "Başlanmadı", "Başlanmadı", "Başlanmadı"} {
		if !strings.Contains(steps[i], want) {
			t.Errorf("step %d is %q, not %q", i+1, steps[i], want)
		}
	}
	p.in(".page-head").see("Sürüyor 5 dersten 1’i bitti")
	if now := ask[float64](p, "document.querySelector('.page-head progress').value"); now != 1 {
		t.Errorf("the bar stands at %v", now)
	}

	p.open(home)
	p.in(".hero").see(fmt.Sprint(p.modules()-1, " modül sizi bekliyor"))
	p.in(".resume").see(firstTitle)
	p.in(".resume").see("5 dersten 1’i bitti")
	p.in(".track").see("Sürüyor")
	p.seeNo("Hoş geldiniz.")
	p.click("Nasıl çalışır?")
	p.see("Hoş geldiniz.")
	p.click("Kaldığınız yerden devam edin")
	p.arrive(nextLesson)
	p.in(".breadcrumb").click(firstTitle)
	p.click("Kaldığınız yerden devam edin")
	p.arrive(nextLesson)

	// Who looks up what they are done with stays where they were.
	p.click("Önceki")
	p.arrive(firstLesson)
	p.in(".finish").see("tamamladınız")
	p.open(home)
	p.click("Kaldığınız yerden devam edin")
	p.arrive(nextLesson)
}

func TestALessonIsTakenBack(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.beforeEveryPage(`const now = Date.UTC(2026, 10, 22, 9); Date = class extends Date { constructor(...at) { at.length ? super(...at) : super(now) } static now() { return now } };`)
	p.open(firstLesson)
	p.click(finished)
	p.arrive(nextLesson)
	p.open(firstLesson)
	p.in(".finish").see("Bu dersi 22 Kasım 2026’da tamamladınız")
	p.in(".finish").see("Devam et")
	p.seeNo(finished)
	p.in(".finish").click("Geri al")
	p.seeFocusOn(finished)
	p.in(".finish").see("Sırada:")
	p.holds("document.querySelector('#_said').textContent === 'Ders yeniden tamamlanmadı olarak işaretlendi.'")
	p.in(".tree").seeNo("Tamamlandı")
	p.reload()
	p.in(".finish").see(finished)
	p.open(home)
	p.click("Kaldığınız yerden devam edin")
	p.arrive(firstLesson)
}

func TestAModuleIsDoneWithItsQuiz(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(first)
	p.in(".page-head").see("Başlanmadı")
	p.click("İlk derse başla")
	p.arrive(firstLesson)
	p.finishLessons(5)
	p.arrive(firstExam)
	p.open(first)
	p.in(".page-head").see("Dersler bitti, sınav kaldı")
	p.in(".page-head").click("Sınava geçin")
	p.arrive(firstExam)
	p.open(home)
	p.in(".resume").click("Kaldığınız yerden devam edin")
	p.arrive(firstExam)

	// A result, as the quiz's own page keeps it.
	best := func(percent int, passed bool) {
		t.Helper()
		p.remember(`record.quizzes["memnuniyet-ve-hizmet"] = { attempts: 1, best: { points: "1/1", max: 2, percent: %s, passed: %s, date: new Date().toISOString() } }`, percent, passed)
	}
	best(50, false)
	p.open(first)
	p.in("main .path").see("Henüz geçmediniz, en iyi %50")
	p.in(".page-head").see("Dersler bitti, sınav kaldı")
	best(90, true)
	p.open(first)
	p.in("main .path").see("Geçtiniz, en iyi %90")
	p.in(".page-head").see("Tamamlandı")
	p.in(".page-head").click("Yeniden bakın")
	p.arrive(firstLesson)

	p.open("/musteri-iletisimi/")
	p.in(".requires").see("Önce şu modül önerilir: " + firstTitle + "Tamamlandı")
	p.open(home)
	p.in(".hero").see(fmt.Sprint(p.modules(), " modülden 1’i bitti"))
	p.in(".track").see("2 modülden 1’i bitti")
	p.in(".resume").see("Sıradaki modül Müşteri iletişimi")
	p.in(".resume").click("Modüle geçin")
	p.arrive("/musteri-iletisimi/")
	p.in(".requires").click(firstTitle)
	p.arrive(first)
}

func TestAScenarioShowsItsBestEnding(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(delivery)
	p.replies()
	p.open(module)
	p.in("main .path").seeNo("Sürüyor") // it was looked at, and nothing said
	p.open(delivery)
	p.reply("Çok haklısınız, hemen bakıyorum.")
	p.in(".outcome").see("Görüşme iyi bitti")
	p.open(module)
	p.in("main .path").see("Tamamlandı, en iyi: iyi son")
	p.in(".page-head").see("Sürüyor")
	p.in(".tree").see("Geciken teslimat SenaryoTamamlandı")
}

func TestTheJourneyByKeyboard(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(home)
	p.tabTo("Eğitime başla")
	p.press("Enter")
	p.arrive(firstLesson)
	p.tabTo(finished)
	p.holds("focusShows()")
	p.press("Enter")
	p.arrive(nextLesson)
	p.open(firstLesson)
	p.tabTo("Geri al")
	p.holds("focusShows()")
	p.press("Space")
	p.seeFocusOn(finished)
	p.press("Enter")
	p.arrive(nextLesson)
	p.open(home)
	p.tabTo("Kaldığınız yerden devam edin")
	p.holds("focusShows()")
	p.press("Enter")
	p.arrive(nextLesson)
}

func TestTwoTabsShareTheJourney(t *testing.T) {
	t.Parallel()
	left := visitor(t, theAcademy(t).url)
	left.open(exam) // a quiz's record stays beside it
	left.answer(left.question().right()...)
	left.open(home)
	right := left.secondTab()
	right.open(firstLesson)
	left.in(".resume").see("Kaldığınız yerden devam edin")
	again := left.secondTab()
	again.open(firstLesson)
	right.click(finished)
	right.arrive(nextLesson)
	left.in(".cards").see("5 dersten 1’i bitti")
	again.in(".finish").click("Geri al")
	left.in(".cards").seeNo("5 dersten 1’i bitti")
	right.in(".tree").seeNo("Tamamlandı")
	left.open(exam)
	if strip := left.strip(); !strings.Contains(strip[0], "doğru") {
		t.Errorf("the quiz has forgotten: %q", strip)
	}
}

func TestTheJourneyWithoutStorage(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.beforeEveryPage(`Object.defineProperty(window, "localStorage", {
		get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
	});`)
	p.open(home)
	p.in("#_notice").see("Tarayıcınız kayıt tutmaya izin vermiyor.")
	p.in(".hero").click("Eğitime başla")
	p.arrive(firstLesson)
	p.seeNo("kayıt tutmaya")
	p.click(finished)
	p.arrive(nextLesson)
}

func TestTheJourneyLeavesANewerRecordAlone(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(firstLesson)
	p.see(finished)
	key := ask[string](p, `Object.keys(localStorage).find((key) => key.startsWith("ders:"))`)
	const newer = `{"schema":99,"lessons":[]}`
	ask[any](p, `localStorage.setItem(%s, %s)`, key, newer)
	p.reload()
	p.click(finished)
	p.arrive(nextLesson)
	p.open(home)
	p.in("#_notice").see("Kaydınız bu sitenin daha yeni bir sürümüyle tutulmuş")
	if now := ask[string](p, "localStorage.getItem(%s)", key); now != newer {
		t.Errorf("now it is %q", now)
	}
	ask[any](p, `localStorage.setItem(%s, %s)`, key, `{"schema":1,"quizzes":{},"lessons":{"x":1},"last":{"place":{"kind":"lesson","url":"javascript:alert(1)//"}}}`)
	p.reload()
	p.in("#_notice").see("Önceki kaydınızın bir bölümü okunamadı.")
	p.in(".hero").see("Eğitime başla")
}

func TestTheJourneyWithoutScript(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.open(home)
	p.see("Hoş geldiniz.")
	p.seeNo("Başlanmadı")
	p.in(".track").click("Müşteri iletişimi")
	p.arrive("/musteri-iletisimi/")
	p.in(".requires").see(firstTitle)
	p.in(".page-head").click("İlk derse başla")
	p.arrive("/musteri-iletisimi/iletisimin-temelleri/")
	p.seeNo(finished)
	p.in(".finish").click("Devam et")
	p.arrive("/musteri-iletisimi/dinleme-ve-empati/")
}

func TestTheJourneyCanBeHeardAndSeen(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	for _, scheme := range []string{"light", "dark"} {
		p.prefer("prefers-color-scheme", scheme)
		p.open(home)
		p.see("Eğitim")
		p.sound("home, " + scheme)
		p.open(firstLesson)
		if scheme == "light" {
			p.sound("a lesson to finish")
			p.click(finished)
			p.arrive(nextLesson)
			p.open(firstLesson)
		}
		p.in(".finish").see("Geri al")
		p.sound("a lesson that is done, " + scheme)
		p.open("/musteri-iletisimi/")
		p.sound("a module that requires another, " + scheme)
		p.open(first)
		p.in(".page-head").see("5 dersten 1’i bitti")
		p.sound("a module, " + scheme)
	}
	p.window(320, 640, chromedp.EmulateMobile)
	for _, path := range []string{home, first, "/musteri-iletisimi/", firstLesson} {
		p.open(path)
		p.holds("document.documentElement.scrollWidth <= innerWidth && innerWidth <= 320")
	}
}

func TestAPathShowsItsCertificateWhenItIsDone(t *testing.T) {
	t.Parallel()
	p := visitor(t, theHall(t).url)
	p.open(home)
	p.in(".track").seeNo("Sertifikanızı alın")
	p.in(".hero").click("Eğitime başla")
	p.click(finished)
	p.click(finished)
	p.holds("document.querySelector('form[data-ready]') !== null")
	pass := func(id string) {
		t.Helper()
		p.remember(`record.quizzes[%s] = { attempts: 1, best: { points: "2/1", max: 2, percent: 100, passed: true, date: new Date().toISOString() } }`, id)
		p.open(home)
	}
	pass("iade")
	p.in(".track").seeNo("Sertifikanızı alın")
	p.in(".resume").see("Sırada bitirme sınavı var")
	p.in(".resume").click("Sınava geçin")
	p.arrive(pathExam)
	pass("paths/yeni-baslayan")
	p.in(".resume").see("Bütün modülleri tamamladınız")
	p.in(".resume").seeNo("geçin")
	p.sound("home when all is done")
	p.in(".track").click("Sertifikanızı alın")
	p.holds("location.pathname.startsWith('/sertifika/')")
}

// remember changes the learner's record, as another page may have done.
func (p *person) remember(change string, args ...any) {
	p.Helper()
	ask[any](p, `(() => {
		const key = Object.keys(localStorage).find((key) => key.startsWith("ders:"));
		const record = JSON.parse(localStorage.getItem(key));
		`+change+`;
		localStorage.setItem(key, JSON.stringify(record));
	})()`, args...)
}

// TestNothingJumps: what the script fills in moves nothing that stood there.
func TestNothingJumps(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(firstLesson)
	p.click(finished)
	p.arrive(nextLesson)
	p.beforeEveryPage(`window.jumps = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) jumps += entry.value; }).observe({ type: "layout-shift", buffered: true });`)
	for _, path := range []string{home, first, firstLesson} {
		p.open(path)
		if jumps := ask[float64](p, "jumps"); jumps > 0.02 {
			t.Errorf("%s jumps by %v", path, jumps)
		}
	}
}
