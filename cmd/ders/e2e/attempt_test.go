package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

func TestReloadResumesAnExam(t *testing.T) {
	t.Parallel()
	p := visitor(t, theHall(t).url)
	p.begin(drawnExam)
	p.tick("Doğru")
	p.skip()
	p.click("İşaretle")
	question, order, strip := p.question(), p.order(), p.strip()
	if len(strip) != 3 || !slices.Contains(order, "q-sabit") {
		t.Fatalf("asked are %q", order)
	}
	p.reload()
	if now := p.question(); fmt.Sprint(now) != fmt.Sprint(question) {
		t.Errorf("before %v\nafter  %v", question, now)
	}
	if now := p.order(); !slices.Equal(now, order) {
		t.Errorf("order before %q\nafter %q", order, now)
	}
	if now := p.strip(); !slices.Equal(now, strip) {
		t.Errorf("strip before %q\nafter %q", strip, now)
	}
}

// TestAnUntouchedOrderIsEmpty: the parts always stand in some order, but only
// who moved one has answered.
func TestAnUntouchedOrderIsEmpty(t *testing.T) {
	t.Parallel()
	p := visitor(t, theHall(t).url)
	p.begin(eightTypes)
	p.in(".quiz-strip").click("Soru 6: yanıtlanmadı")
	p.skip()
	p.in(".quiz-strip").click("Soru 6: yanıtlanmadı")
	before := p.shuffled()
	p.in(onScreen).click("Aşağı taşı: " + before[0])
	p.skip()
	p.in(".quiz-strip").click("Soru 6: yanıtlandı")
	after := p.shuffled()
	if want := []string{before[1], before[0], before[2], before[3]}; !slices.Equal(after, want) {
		t.Errorf("one step down made %q of %q", after, before)
	}
	p.reload()
	if now := p.shuffled(); !slices.Equal(now, after) {
		t.Errorf("after the reload the parts stand as %q, before as %q", now, after)
	}
}

func TestADrawPrefersTheUnseen(t *testing.T) {
	t.Parallel()
	p := visitor(t, theHall(t).url)
	p.begin(drawnExam)
	seen := map[string]bool{}
	for n := range 3 {
		for _, id := range p.order() {
			if strings.HasPrefix(id, "q-") {
				seen[id] = true
			}
		}
		p.handIn()
		if n < 2 {
			p.click("Sınava yeniden başla")
			p.seeFocusOn("Başlamadan önce")
			p.click("Başla")
			p.see("Soru 1 / 3")
		}
	}
	if len(seen) != 7 { // one always, and twice three of six
		t.Errorf("three attempts asked %v", seen)
	}
	p.see("Denemeleriniz: 3")
	p.click("Denemeleriniz: 3")
	p.in(".quiz-history").see("%0Geçemedi")
	p.sound("the history of attempts")
}

func TestAttemptsRunOutAndComeBack(t *testing.T) {
	t.Parallel()
	p := visitor(t, theHall(t).url)
	p.open(limited)
	p.see("Kalan deneme2")
	p.see("Geri bildirimHer sorudan sonra")
	for n := range 2 {
		p.click("Başla")
		p.see("Soru 1 / 2")
		p.answer("Doğru")
		p.goOn()
		p.answer("Doğru")
		p.goOn()
		if n == 0 {
			p.see("Kalan deneme: 1")
			p.click("Sınava yeniden başla")
		}
	}
	p.see("Deneme hakkınız bitti (2/2). Yeni deneme hakkı açılacak:")
	p.seeNo("Sınava yeniden başla")
	p.click("Yalnız yanlışları yeniden çöz") // practice is free
	p.answer("Yanlış")
	p.goOn()
	p.see("Yanlışlarınızı düzelttiniz")
	p.seeNo("Sınava yeniden başla")

	p.rewrite("iade/sinirli", `quiz.history[1].date = new Date(Date.now() - 25 * 3600e3).toISOString();`)
	p.reload()
	p.click("Sınava yeniden başla")
	p.see("Kalan deneme1")
	p.click("Başla")
	p.see("Soru 1 / 2")

	p.begin(onlyOnce)
	p.handIn()
	p.see("Deneme hakkınız bitti (1/1). Yeni hak için eğitmeninize başvurun.")
	p.reload()
	p.see("Deneme hakkınız bitti (1/1).")
	p.in(".result-list").see("Boş bırakıldı")
}

func TestTheTimerOnlyInforms(t *testing.T) {
	t.Parallel()
	p := visitor(t, theHall(t).url)
	p.begin(eightTypes)
	p.see("Kalan süre: 19:")
	p.click("+5 dakika")
	p.see("Kalan süre: 24:")
	p.in(".quiz-late").see("Eklenen süre: 5 dakika")
	p.click("Süreyi gizle")
	p.seeNo("Kalan süre")
	p.reload()
	p.seeNo("Kalan süre")
	p.holds("document.querySelector('.quiz-timer [aria-pressed]').ariaPressed === 'true'") // a new name would be silent
	p.click("Süreyi gizle")
	p.see("Kalan süre: 24:")

	p.rewrite("iade", `quiz.attempt.started = new Date(Date.now() - 20.1 * 60e3).toISOString();`)
	p.reload()
	p.see("Sürenin son beşte biri başladı.")
	p.see("Kalan süre: 4:")
	p.rewrite("iade", `quiz.attempt.started = new Date(Date.now() - 30.1 * 60e3).toISOString();`)
	p.reload()
	p.see("Süreniz doldu. Yanıtlamayı sürdürebilirsiniz")
	p.sound("time is up")
	p.tick(p.question().right()...) // nothing is lost
	p.handIn()
	p.see("Geçen süre: 31 dakika")
	p.see("Eklenen süre: 5 dakika")
	p.see("Süre aşımı: 6 dakika")
	p.seeNo("Kalan süre")
}

func TestAnEditedExam(t *testing.T) {
	t.Parallel()
	a := ownCopy(t, "hall", nil)
	p := visitor(t, a.url)
	p.begin(eightTypes)
	p.tick(p.question().right()...)
	p.skip()
	p.tick(p.question().right()...)
	a.edit(t, hallExam, "`id: ilk-adim`", "`id: ilk-adim` `revision: 2`")
	p.holds("nameOf(document.querySelector('.quiz-strip button')) === 'Soru 1: yanıtlanmadı'")
	if strip := p.strip()[1]; strip != "Soru 2: yanıtlandı" {
		t.Errorf("the strip says %q", strip)
	}
	p.handIn()
	p.see("Puanınız: 1 / 8 (%12)")

	// A result stays what it was on its day.
	a.edit(t, hallExam, "`id: kosul`", "`id: kosul` `revision: 2`")
	p.see("O günkü sonucunuz geçerlidir: %12")
	p.see("Puanınız: 0 / 7 (%0)")
	p.see("En iyi sonucunuz: %12")
}

func TestTwoTabsShareAnExam(t *testing.T) {
	t.Parallel()
	left := visitor(t, theHall(t).url)
	left.open(drawnExam)
	right := left.secondTab()
	right.open(drawnExam)
	right.see("Başlamadan önce")
	left.click("Başla")
	right.see("Soru 1 / 3") // begun in one tab, begun in both
	left.tick("Doğru")
	right.holds("nameOf(document.querySelector('.quiz-strip button')) === 'Soru 1: yanıtlandı'")
	right.tick("Yanlış")
	right.click("İşaretle")
	left.holds("question().choices.some((choice) => choice.checked && choice.text === 'Yanlış')")
	left.holds("nameOf(document.querySelector('.quiz-strip button')) === 'Soru 1: yanıtlandı, işaretli'")
	left.skip()
	left.tick("Doğru")
	right.handIn()
	left.see("Bu kez geçemediniz")
	left.see("Puanınız: 1 / 3")
	left.seeNo("Denemeleriniz") // it counts once
}

func TestAnExamWithoutStorage(t *testing.T) {
	t.Parallel()
	p := visitor(t, theHall(t).url)
	p.beforeEveryPage(`Object.defineProperty(window, "localStorage", {
		get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
	});`)
	p.begin(onlyOnce)
	p.see("Tarayıcınız kayıt tutmaya izin vermiyor.")
	p.tick("Doğru")
	p.handIn()
	p.see("Tebrikler, geçtiniz")
	p.see("Deneme hakkınız bitti (1/1).")
}

// TestAPrintedExam looks at the paper: before it is handed in it holds the
// questions and no key, then the result.
func TestAPrintedExam(t *testing.T) {
	t.Parallel()
	p := visitor(t, theHall(t).url)
	p.begin(eightTypes)
	p.tick(p.question().right()...)
	print := func(medium string) {
		call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium})
	}
	print("print")
	if shown := ask[int](p, "[...document.querySelectorAll('.question')].filter(shown).length"); shown != 8 {
		t.Errorf("the paper holds %d questions", shown)
	}
	for _, no := range []string{"Doğru yanıt", "CRM", "Kalan süre", "İşaretle", "Sonraki soru"} {
		p.in("main").seeNo(no)
	}
	print("")
	p.handIn()
	p.see("Yazdır")
	print("print")
	p.in(".quiz-result").see("Puanınız: 1 / 8")
	p.in(".result-list").see("CRM")
	p.in("main").seeNo("Yazdır")
	if shown := ask[int](p, "[...document.querySelectorAll('.question')].filter(shown).length"); shown != 0 {
		t.Errorf("below the result are %d questions", shown)
	}
}

func TestAPathEndsWithAnExam(t *testing.T) {
	t.Parallel()
	p := visitor(t, theHall(t).url)
	p.open(home)
	p.in("main").see("1 modülün ardından")
	p.sound("home with a path")
	p.in("main .track").click("Yeni başlayanlar bitirme sınavı")
	p.arrive(pathExam)
	p.see("Soru sayısı4")
	p.click("Başla")
	p.see("Soru 1 / 4")
	p.handIn()
	p.see("Bu kez geçemediniz")
	p.offers("Sınava yeniden başla", "Yalnız yanlışları yeniden çöz", "Yazdır", "Ana sayfaya dön") // and no certificate
	p.in(".quiz-result").click("Ana sayfaya dön")
	p.arrive(home)
}

// TestALongStripScrollsInItself: many stops leave the question in sight.
func TestALongStripScrollsInItself(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	text.WriteString("---\ntitle: Uzun sınav\n---\n\nGiriş.\n")
	for n := range 80 {
		fmt.Fprintf(&text, "\n## Müşteri %d ne bekler?\n\n`id: u%d`\n\n- [x] Dinlenmeyi\n- [ ] Beklemeyi\n", n, n)
	}
	p := visitor(t, ownCopy(t, "hall", files{"quizzes/iade/uzun.md": text.String()}).url)
	p.window(390, 844, chromedp.EmulateMobile)
	p.open("/iade/uzun/")
	for _, n := range []int{1, 80} {
		if n > 1 {
			p.in(".quiz-strip").click(fmt.Sprintf("Soru %d:", n))
			p.seeFocusOn(fmt.Sprintf("Soru %d / 80", n))
		}
		p.holds("questionOnScreen().getBoundingClientRect().top < innerHeight - 100")
		p.holds(`((stop, list) => list.height < 300 && stop.top >= list.top && stop.bottom <= list.bottom)(
			document.querySelector(".quiz-strip [aria-current]").getBoundingClientRect(), document.querySelector(".quiz-strip ol").getBoundingClientRect())`)
	}
}
