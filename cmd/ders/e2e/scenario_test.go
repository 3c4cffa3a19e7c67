package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// deliveryEndings are what leads to each ending of the first scenario, and
// what must then be read.
var deliveryEndings = []struct{ say, coach, changes, title, ended, score, best string }{
	{"Kargo firmasını arayın.", "Sorumluluğu müşteriye attınız.", "Ruh hâli −2", "Kötü son", "Görüşme kötü bitti", "Puanınız: 0 / 2 (%0)", "En iyi sonucunuz: Kötü son, %0"},
	{"Bir dakika, bakıyorum.", "Hızlısınız, ama duygu karşılıksız kaldı.", "Puan +1", "Orta son", "Görüşme ne iyi ne kötü bitti", "Puanınız: 1 / 2 (%50)", "En iyi sonucunuz: Orta son, %50"},
	{"Çok haklısınız, hemen bakıyorum.", "Önce duyguyu karşıladınız.", "Ruh hâli +1 · Puan +2", "İyi son", "Görüşme iyi bitti", "Puanınız: 2 / 2 (%100)", "En iyi sonucunuz: İyi son, %100"},
	{"Kargo firmasını arayın.", "Sorumluluğu müşteriye attınız.", "Ruh hâli −2", "Kötü son", "Görüşme kötü bitti", "Puanınız: 0 / 2 (%0)", "En iyi sonucunuz: İyi son, %100"},
}

const debrief = "Gecikmede dört bilgi: ne oldu, yeni tarih, seçenek, telafi."

func TestEveryEndingWithTheMouse(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(module)
	p.in("main .path").see("Senaryo")
	p.in("main .path").click("Geciken teslimat")
	p.arrive(delivery)
	p.see("Durumu anlatan giriş.")
	for _, end := range deliveryEndings {
		p.in(".player-head").see("Ayşe Hanım Kızgın Ruh hâli 0")
		p.in(".talk").see("Siparişim üç gündür yok!")
		p.seeNo("Baştan başla")
		p.in(".replies").click(end.say)
		p.in(".talk .reply").see(end.say)
		p.in(".coach-now").see(end.coach)
		p.in(".coach-now").see(end.changes)
		p.seeNo(end.ended)
		p.in(".coach-now").click("Devam")
		p.seeFocusOn(end.title)
		outcome := p.in(".outcome")
		for _, text := range []string{end.ended, end.score, end.best, debrief} {
			outcome.see(text)
		}
		p.in(".talk").see(end.coach) // it can still be read
		if text := outcome.text(); end.title == "İyi son" {
			outcome.see("Bu yol en yüksek puanı getirir.")
			if strings.Contains(text, "Yollar burada ayrılıyor") {
				t.Errorf("the best way parts from itself: %s", text)
			}
		} else {
			outcome.see("Yollar burada ayrılıyor")
			p.in(".outcome [data-way=yours]").see(end.say)
			p.in(".outcome [data-way=better]").see("Çok haklısınız, hemen bakıyorum.")
		}
		outcome.click("Yeniden dene")
		p.seeFocusOn("Karşılama")
		p.seeNo(end.ended)
	}
	p.click("Modüle dön")
	p.arrive(module)
}

func TestEveryEndingWithTheKeyboard(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(delivery)
	p.in(".replies").tabTo(p.replies()[0])
	for i, end := range deliveryEndings[:3] {
		if i%2 == 0 {
			p.sayByDigit(end.say)
		} else {
			p.in(".replies").tabTo(end.say)
			p.press("Enter")
		}
		p.seeFocusOn("Devam")
		p.in(".coach-now [aria-live]").see(end.coach)
		p.press("Enter")
		p.seeFocusOn(end.title)
		p.in(".outcome").see(end.ended)
		p.in(".outcome").tabTo("Yeniden dene")
		p.press("Enter")
		p.seeFocusOn("Karşılama") // and with it inside the player
	}
}

func TestMoodAndPointsAreShown(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(refund)
	head := p.in(".player-head")
	bar := func(meter string) string {
		t.Helper()
		return ask[string](p, "document.querySelector(`[data-meter=${%s}] .meter-fill`).getAttribute('width')", meter)
	}
	head.see("Bora Bey Endişeli Ruh hâli 0 Güven 2")
	if now := bar("mood"); now != "44" { // half of it
		t.Errorf("the bar of the mood is %s wide", now)
	}

	p.in(".replies").click("Bir bakalım.") // the coach is silent
	p.seeFocusOn("Soru")
	p.in(".talk .effects").see("Ruh hâli +1 · Güven +1 · Puan +3") // not +2: three is the most
	head.see("Bora Bey Sakin Ruh hâli +1 Güven 3")
	p.reply("Fişe gerek yok.")
	p.see("Puanınız: 2 / 5 (%40)")
	head.see("Bora Bey Orta son Ruh hâli +1 Güven 3")
	outcome := p.in(".outcome")
	ways := ask[[]string](p, "[...document.querySelectorAll('.ways p')].map((line) => clean(line.innerText))")
	if want := []string{
		"Açılış", "En iyi yanıt Puan +3", "Bir bakalım.",
		"Yollar burada ayrılıyor",
		"Soru", "Sizin yanıtınız Puan −1", "Fişe gerek yok.",
		"Soru", "Daha iyi yanıt Puan +2", "Hemen alıyorum.",
		"Yolunuzun devamı", "Yarım kaldı", "Orta son",
		"En iyi yolun devamı", "Bitti", "İyi son",
	}; !slices.Equal(ways, want) {
		t.Errorf("the ways are %q", ways)
	}

	outcome.click("Yeniden dene")
	head.see("Bora Bey Endişeli Ruh hâli 0 Güven 2")
	p.in(".replies").click("Açılmışsa olmaz.")
	p.in(".coach-now").see("Ruh hâli −2 · Puan −4")
	head.see("Bora Bey Endişeli Ruh hâli −2 Güven 2") // the feeling belongs to what comes
	if now := bar("mood"); now != "0" {
		t.Errorf("the bar of the mood is %s wide", now)
	}
	p.in(".coach-now").click("Devam")
	p.reply("Fişe gerek yok.")
	p.see("Puanınız: −5 / 5 (%0)")
}

func TestReloadResumesTheScenario(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(refund)
	first := p.replies()
	p.reload() // the order is the attempt's, even before the first reply
	if now := p.replies(); !slices.Equal(now, first) {
		t.Errorf("replies before %q\nafter %q", first, now)
	}
	p.reply("Açılmışsa olmaz.")
	p.seeFocusOn("Soru")
	transcript, replies := p.transcript(), p.replies()
	p.reload()
	p.see("Fişim de burada.")
	if now := p.replies(); !slices.Equal(now, replies) || len(now) != 2 {
		t.Errorf("replies before %q\nafter %q", replies, now)
	}
	if now := p.transcript(); !slices.Equal(now, transcript) {
		t.Errorf("before %q\nafter %q", transcript, now)
	}
	p.reply("Hemen alıyorum.")
	p.in(".outcome").see("Puanınız: −2 / 5 (%0)")
	p.reload()
	p.in(".outcome").see("Görüşme iyi bitti")
	p.in(".outcome").see("En iyi sonucunuz: İyi son, %0")
}

func TestStartOverAsksFirst(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(refund)
	p.reply("Açılmışsa olmaz.")
	p.seeFocusOn("Soru")
	p.tabTo("Baştan başla")
	p.press("Enter")
	p.in("dialog").see("Baştan başlansın mı?")
	p.audit("the question whether to start over")
	p.press("Escape")
	p.seeNo("Baştan başlansın mı?")
	p.seeFocusOn("Baştan başla")
	p.press("Enter")
	p.in("dialog").click("Vazgeç")
	p.seeNo("Baştan başlansın mı?")
	p.in(".talk").see("Fişim de burada.")
	p.clickUnfocused(".restart")
	p.press("Escape")
	p.seeNo("Baştan başlansın mı?")
	p.seeFocusOn("Baştan başla")

	p.click("Baştan başla")
	p.in("dialog").click("Baştan başla")
	p.seeFocusOn("Açılış")
	p.in(".talk").seeNo("Açılmışsa olmaz.")
	p.reload()
	p.in(".replies").see("Açılmışsa olmaz.")
	p.in(".talk").seeNo("Fişim de burada.")
}

func TestAnEditedScenarioStartsAgain(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	p := visitor(t, a.url)
	p.open(refund)
	p.reply("Açılmışsa olmaz.")
	p.reply("Hemen alıyorum.")
	p.in(".outcome").click("Yeniden dene")
	p.in(".replies").click("Bir bakalım.")
	p.in(".talk").see("Fişim de burada.")

	a.edit(t, refundFile, "Bakmadan “olmaz” dediniz.", "Kutuya bakmadan “olmaz” dediniz.") // words change no graph
	p.holds("document.querySelector('#_script').textContent.includes('Kutuya bakmadan')")
	p.in(".talk").see("Fişim de burada.")
	p.seeNo("Bu senaryo değişti")

	a.edit(t, refundFile, "`mood −3` `points −4`", "`mood −3` `points −3`")
	p.see("Bu senaryo değişti; yarım kalan görüşmeniz baştan başladı.")
	p.in(".talk").seeNo("Fişim de burada.")
	p.in(".replies").click("Bir bakalım.")
	p.reply("Fişe gerek yok.")
	p.seeNo("Bu senaryo değişti")
	p.in(".outcome").see("En iyi sonucunuz: İyi son, %0") // the earlier result stays
}

func TestScenarioWithoutStorage(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.beforeEveryPage(`Object.defineProperty(window, "localStorage", {
		get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
	});`)
	p.open(delivery)
	p.see("Tarayıcınız kayıt tutmaya izin vermiyor.")
	p.reply("Çok haklısınız, hemen bakıyorum.")
	p.in(".outcome").see("Puanınız: 2 / 2 (%100)")
}

func TestANewerRecordIsNotTouchedByAScenario(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(delivery)
	p.replies()
	key := ask[string](p, `Object.keys(localStorage).find((key) => key.startsWith("ders:"))`)
	const newer = `{"schema":99,"scenarios":[]}`
	ask[any](p, `localStorage.setItem(%s, %s)`, key, newer)
	p.reload()
	p.see("Kaydınız bu sitenin daha yeni bir sürümüyle tutulmuş")
	p.reply("Çok haklısınız, hemen bakıyorum.")
	p.in(".outcome").see("Puanınız: 2 / 2 (%100)")
	if now := ask[string](p, "localStorage.getItem(%s)", key); now != newer {
		t.Errorf("now it is %q", now)
	}
}

func TestTwoTabsShareTheScenario(t *testing.T) {
	t.Parallel()
	left := visitor(t, theAcademy(t).url)
	left.open(exam) // a quiz's record stays beside it
	left.answer(left.question().right()...)
	left.open(refund)
	right := left.secondTab()
	right.open(refund)
	left.reply("Açılmışsa olmaz.")
	right.in(".talk").see("Fişim de burada.")
	if a, b := left.replies(), right.replies(); !slices.Equal(a, b) {
		t.Errorf("left %q, right %q", a, b)
	}
	right.reply("Hemen alıyorum.")
	left.in(".outcome").see("Görüşme iyi bitti")
	left.in(".outcome").click("Yeniden dene")
	right.seeNo("Görüşme iyi bitti")
	right.in(".replies").see("Bir bakalım.")
	left.open(exam)
	if strip := left.strip(); !strings.Contains(strip[0], "doğru") {
		t.Errorf("the quiz has forgotten: %q", strip)
	}
}

func TestAScenarioWithoutScript(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.open(delivery)
	p.see("tarayıcınızda JavaScript açık olmalı")
	for _, text := range []string{"Durumu anlatan giriş.", "Siparişim üç gündür yok!", "Teşekkür ederim.", "Müşteri telefonu kapattı.", debrief, "Başlangıç: 0, en az: −5, en çok: 5"} {
		p.see(text)
	}
	p.seeNo("Önce duyguyu karşıladınız.")
	p.in("#node-karsilama li:first-child").click("Koçun notu")
	p.see("Önce duyguyu karşıladınız.")
	p.in("#node-karsilama li:first-child").click("Orta son")
	p.holds("location.hash === '#node-orta-son'")
	p.seeNo("Ne dersiniz?")
}

func TestAScenarioCanBeHeardAndSeen(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	for _, width := range []int64{390, 1280} {
		p.window(width, 800)
		at := func(where string) {
			t.Helper()
			p.sound(fmt.Sprintf("%s at %d px", where, width))
		}
		p.open(delivery)
		p.replies()
		at("a scene")
		p.in(".replies").tabTo("Bir dakika, bakıyorum.")
		p.holds("focusShows()")
		p.press("Enter")
		p.seeFocusOn("Devam")
		p.holds("focusShows()")
		at("the coach")
		p.press("Enter")
		p.see(debrief)
		at("an ending")
		p.click("Yeniden dene")
		p.seeNo(debrief)
	}
	p.window(320, 640, chromedp.EmulateMobile)
	for _, text := range []string{"Bir dakika, bakıyorum.", "Devam"} {
		p.holds("document.documentElement.scrollWidth <= innerWidth")
		p.click(text)
	}
	p.see(debrief)
	p.holds("document.documentElement.scrollWidth <= innerWidth")
}

// TestWhatAScenarioPrints: before its end the whole conversation to read, after
// it what was said and how it ended.
func TestWhatAScenarioPrints(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(delivery)
	p.replies()
	onPaper := func(media string) {
		call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media})
	}
	onPaper("print")
	p.in("article").see("Müşteri bekliyor ama kırgın.")
	p.in("article").see("Siparişim üç gündür yok!")
	p.seeNo("Ne dersiniz?")
	onPaper("")
	p.reply("Çok haklısınız, hemen bakıyorum.")
	p.in(".outcome").see("Puanınız: 2 / 2 (%100)")
	onPaper("print")
	p.see("Puanınız: 2 / 2 (%100)")
	p.see("Teşekkür ederim.")
	p.see(debrief)
	p.seeNo("Müşteri bekliyor ama kırgın.")
	p.seeNo("Yeniden dene")
}
