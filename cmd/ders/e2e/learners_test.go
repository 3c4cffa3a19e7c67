package e2e

import (
	"os"
	"strings"
	"testing"
)

const sureQuiz = "/iade/sinav/"

// ready waits until the quiz's script has run.
func (p *person) ready() {
	p.Helper()
	p.holds("document.querySelector('form[data-ready]') !== null")
}

// TestSeveralLearners: a person comes to a device, learns, and leaves it again;
// nobody's record is touched by another's.
func TestSeveralLearners(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	folder := p.downloads()
	p.remembers(begunRecord)
	p.reload()
	p.in("header").seeNo("Ayşe")
	p.in("#_learners").see("Bu cihazı başkaları da kullanıyorsa")
	p.in("#_learners").tabTo("Kişi ekle")
	p.press("Enter")
	p.seeFocusOn("Kişi ekle")
	p.press("Tab", "Enter") // nothing is written there
	p.seeFocusOn("Buradaki kayıt kimin?")
	p.in(".learners-form").see("Bir ad yazın.")
	p.sound("a form without names")
	p.types("Işıl")
	p.press("Tab")
	p.types(" IŞIL")
	p.press("Enter")
	p.in(".learners-form").see("Bu adda biri var")
	p.seeFocusOn("Yeni kişinin adı")
	for range 5 {
		p.press("Backspace")
	}
	p.types("<b>Can</b>")
	p.press("Enter")
	p.see("Eklendi: <b>Can</b>")
	p.seeFocusOn("İlerlemem")
	p.in(".progress-link").see("Işıl")
	p.in(".learners").see("Şimdi öğreniyor")
	if now := p.stored(); now != begunRecord {
		t.Errorf("adding somebody changed the record to %s", now)
	}
	p.sound("two learners")

	p.in(".learners").tabTo("Seç: <b>Can</b>")
	p.holds("focusShows()")
	p.press("Enter")
	p.see("Şimdi öğrenen: <b>Can</b>")
	p.see("Henüz bir kaydınız yok")
	p.seeNo("Kızgın müşteri")
	p.open(sureQuiz)
	p.in(".page-head").see("Öğrenen: <b>Can</b>")
	p.answer("On dört")
	p.in(".page-head").click("Değiştir")
	p.seeSpaced("İade sınavı Geçtiniz En iyi sonuç: %100")
	p.in("#_learners").click("Adı değiştir")
	p.seeFocusOn("Adı değiştir")
	p.press("Tab", "End")
	for range 11 {
		p.press("Backspace")
	}
	p.types("Can  Ö.")
	p.press("Enter")
	p.see("Yeni ad: Can Ö.")
	if now := p.stored(); now != begunRecord {
		t.Errorf("Can learnt, and Işıl's record is %s", now)
	}
	if !strings.Contains(p.storedOf(":2"), `"percent":100`) {
		t.Errorf("Can's record is %q", p.storedOf(":2"))
	}

	p.in(".own-tools").click("Her şeyi sil")
	p.see("Can Ö. adlı kişinin bütün kaydı silinsin mi?")
	p.in("#_wipe").click("Vazgeç")
	p.in("#_learners").click("Kaldır")
	p.seeFocusOn("Can Ö. kaldırılsın mı?")
	p.in(".learners-lost").see("Girilen sınav: 1")
	p.sound("somebody is about to be removed")
	p.in(".learners-remove").click("Vazgeç")
	p.seeFocusOn("Kaldır")
	p.press("Enter")
	p.in(".learners-remove").click("Önce yedekle")
	data, err := os.ReadFile(p.downloaded(folder, "okul-can-o-2*.json"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), `"learner": "Can Ö.",`) {
		t.Errorf("the file does not say whose it is:\n%s", data)
	}
	p.in(".learners-remove").click("Evet, kaldır")
	p.see("Kaldırıldı: Can Ö.")
	p.seeSpaced("Kızgın müşteri İyi son")
	p.in("header").seeNo("Işıl")
	if left := p.storedOf(":2"); left != "" {
		t.Errorf("removed, and there is %s", left)
	}

	// Whose file it is can be seen before it is loaded.
	p.loads(string(data))
	p.in("#_preview").see("Dikkat: bu dosya Can Ö. adına; şu anda öğrenen: Işıl.")
	p.in("#_preview").click("Vazgeç")
	p.in(".own-tools").click("Her şeyi sil")
	p.in("#_wipe").click("Evet, hepsini sil")
	p.see("Kaydınız silindi.")
	if left := ask[[]string](p, `Object.keys(localStorage).filter((key) => key.startsWith("ders:"))`); len(left) > 0 {
		t.Errorf("deleted, and there are %v", left)
	}
}

// TestASwitchEndsOpenPages: what somebody answered stays theirs, and what they
// left open neither takes another's answers nor shows their progress.
func TestASwitchEndsOpenPages(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.remembers(begunRecord)
	p.reload()
	p.joins("Ayşe", "Can")
	quiz, start, lesson := p.secondTab(), p.secondTab(), p.secondTab()
	quiz.open(sureQuiz)
	quiz.tick("Otuz")
	start.open(home)
	start.in(".hero").see("Öğrenen: Ayşe")
	lesson.open("/iade/kayit/")
	before := p.stored()

	p.chooses("Can")
	start.in(".hero").see("Öğrenen: Can") // nothing was begun there
	start.in(".cards").seeNo("Sürüyor")
	for _, tab := range []*person{quiz, lesson} {
		tab.see("Bu cihazda artık başka biri öğreniyor.")
		tab.seeNo("kaydınız silindi")
		tab.seeFocusOn("Sayfayı yenile")
	}
	quiz.sound("a page of who learnt before")
	quiz.seeNo("İade süresi")
	quiz.holds("![...document.querySelectorAll('.question, .tree')].some(shown)")
	if now := p.stored(); now != before {
		t.Errorf("Ayşe's record is now %s", now)
	}
	if now := p.storedOf(":2"); now != "" {
		t.Errorf("Can has opened nothing, and there is %s", now)
	}
	quiz.press("Enter")
	quiz.in(".page-head").see("Öğrenen: Can")
	quiz.ready()
	quiz.holds("!question().choices.some((choice) => choice.checked)")
	quiz.tick("Altmış")

	p.returns("Ayşe")
	quiz.see("Bu cihazda artık başka biri öğreniyor.")
	quiz.press("Escape")
	quiz.in(".page-head").see("Öğrenen: Ayşe")
	quiz.ready()
	quiz.holds("question().choices.some((choice) => choice.checked && choice.text === 'Otuz')")
	if now := p.storedOf(":2"); !strings.Contains(now, `"attempt"`) || strings.Contains(now, "gorusme") {
		t.Errorf("Can's record is %s", now)
	}
}

// TestDeletedStaysDeleted: a quiz that is still open in another tab does not
// bring the record back, whether that tab heard of it or not.
func TestDeletedStaysDeleted(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.remembers(begunRecord)
	p.reload()
	quiz, deaf := p.secondTab(), p.secondTab()
	deaf.beforeEveryPage(`const { addEventListener: add } = window; window.addEventListener = (name, ...rest) => name === "storage" || add.call(window, name, ...rest);`)
	for _, tab := range []*person{quiz, deaf} {
		tab.open(sureQuiz)
		tab.tick("Otuz")
	}
	records := func() []string {
		return ask[[]string](p, `Object.keys(localStorage).filter((key) => key.startsWith("ders:"))`)
	}
	p.in(".own-tools").click("Her şeyi sil")
	p.in("#_wipe").click("Evet, hepsini sil")
	p.see("Kaydınız silindi.")
	quiz.see("Bu sayfa açıkken kaydınız silindi")
	quiz.seeNo("başka biri")
	deaf.tick("Altmış")
	deaf.see("Bu sayfa açıkken kaydınız silindi")
	if left := records(); len(left) > 0 {
		t.Errorf("deleted, and there are %v", left)
	}
	deaf.click("Sayfayı yenile")
	deaf.ready()
	deaf.holds("!question().choices.some((choice) => choice.checked)")

	// The same where a file took its place.
	p.loads(exported(fullRecord))
	p.in("#_preview").click("Kaydı değiştir")
	p.see("Dosyadaki kayıt yüklendi.")
	deaf.tick("Otuz")
	deaf.see("Bu sayfa açıkken kaydınız silindi")
	if now := p.stored(); strings.Contains(now, `"attempt"`) {
		t.Errorf("loaded, and there is %s", now)
	}
}

// TestTheNameOnACertificate is the learner's, until they write another.
func TestTheNameOnACertificate(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.remembers(fullRecord)
	p.reload()
	p.joins("Işıl Öztürk", "Can")
	p.open(proof)
	p.in(".page-head").see("Öğrenen: Işıl Öztürk")
	p.holds(`document.querySelector("[name=name]").value === "Işıl Öztürk"`)
	p.in(".certificate-form").click("Sertifikayı göster")
	p.in(".certificate").see("Işıl Öztürk")
	p.returns("Can")
	p.open(proof)
	p.see("Sertifika için eksikleriniz")
	p.seeNo("Işıl")
}

// TestNamesMayBeAnything: the list of names is damaged, hostile or of a newer
// version, or storage is blocked; everybody's record is still there.
func TestNamesMayBeAnything(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	const hostile = `<img src=x onerror=hacked=1>`
	put := func(more, text string) {
		t.Helper()
		ask[any](p, `localStorage.setItem("ders:/:okul" + %s, %s)`, more, text)
	}
	record := strings.Replace(longNames, "Muhammed", hostile, 1)
	record = strings.Replace(record, `{`, `{"last":{"place":{"kind":"lesson","id":"kargo/yok","url":"kargo/takip/","title":"`+hostile+`","module":"kargo","minutes":1,"seen":"2026-11-22T09:00:00.000Z"}},`, 1)
	p.remembers(record)
	put(":learners", `{"schema":1,"learners":[{"id":"1","name":"`+hostile+`"},{"id":"2","name":"__proto__"}],"next":3}`)
	for _, path := range []string{home, progress, proof, sureQuiz} {
		p.open(path)
		p.see(hostile)
		p.holds("window.hacked === undefined && !document.querySelector('img[src=x]')")
	}
	p.open(home)
	p.in(".resume").see(hostile)
	p.open(progress)
	p.in(".learners").see("__proto__")
	p.sound("hostile names")

	put(":2", begunRecord)
	put(":learners", "{")
	p.reload()
	p.see("Kişi listesinin bir bölümü okunamadı.")
	p.in(".learners").see("Adsız kayıt 2")
	p.in(".learners").click("Seç: Adsız kayıt 2")
	p.seeSpaced("Kızgın müşteri İyi son")
	p.in("#_learners").click("Adı değiştir")
	p.in(".learners-form").tabTo("Yeni ad")
	p.types("Can")
	p.press("Enter")
	p.see("Yeni ad: Can")
	p.in(".learners").see("Adsız kayıt 1")
	if aside := p.storedOf(":learners:kept"); aside != "{" {
		t.Errorf("kept aside is %q", aside)
	}

	put(":learners", `{"schema":2}`)
	p.reload()
	p.see("Kişi listesi bu sitenin daha yeni bir sürümüyle tutulmuş")
	p.in("#_learners").seeNo("Kişi ekle")
	p.seeSpaced("Kızgın müşteri İyi son")

	// Full: nothing changes, and the page says so.
	put(":learners", `{"schema":1,"learners":[{"id":"1","name":"Ayşe"},{"id":"2","name":"Can"}],"next":3}`)
	p.beforeEveryPage(`Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }`)
	p.reload()
	p.in(".learners").click("Seç: Ayşe")
	p.see("Tarayıcınız bu değişikliği kaydedemedi")
}

// joins adds a second person, on the progress page of one who has learnt there alone.
func (p *person) joins(own, other string) {
	p.Helper()
	if !strings.Contains(p.focused(), "Buradaki") {
		p.in("#_learners").click("Kişi ekle")
	}
	p.in(".learners-form").tabTo("Buradaki kayıt kimin?")
	p.types(own)
	p.press("Tab")
	p.types(other)
	p.press("Enter")
	p.see("Eklendi: " + other)
}

// chooses is who learns from now on, on the progress page.
func (p *person) chooses(name string) {
	p.Helper()
	p.in(".learners").click("Seç: " + name)
	p.see("Şimdi öğrenen: " + name)
}

// returns is who learnt there before.
func (p *person) returns(name string) {
	p.Helper()
	p.open(progress)
	p.chooses(name)
}

// storedOf is what the browser holds under the school's key and more.
func (p *person) storedOf(more string) string {
	p.Helper()
	return ask[string](p, `localStorage.getItem("ders:/:okul" + %s) || ""`, more)
}
