package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// everyTypeURL is an academy with one question of each type that is not ticked.
func everyTypeURL(t *testing.T) string {
	t.Helper()
	return ownAcademy(t, files{examFile: everyType}).url
}

// Questions that come back, from the first visit to the day's end.
func reviewScene(c *photographer) {
	c.person = reviewer(c.T)
	c.resize()
	c.open(review)
	c.picture("new")
	c.fails()
	c.open(home)
	c.picture("home-none")
	c.open(review)
	c.picture("none")
	c.pass(1)
	c.open(home)
	c.picture("home-due")
	c.open(review)
	c.see("Soru 1 / 2")
	c.picture("question")
	c.answers(true)
	c.picture("answer")
	c.press("Enter")
	c.answers(false)
	c.press("Enter")
	c.see("Bugünlük tekrar bitti")
	c.picture("summary")
	c.open(progress)
	c.picture("progress")
	c.open(review)
	c.click("Tekrarı kapat")
	c.picture("off")
}

// The record of a learner, and what can be done with it.
func progressScene(c *photographer) {
	c.open(progress)
	c.see("Henüz bir kaydınız yok")
	c.picture("empty")
	c.remembers(begunRecord)
	c.reload()
	c.picture("begun")
	c.loads(exported(longNames))
	c.see("Bu dosya yüklensin mi?")
	c.picture("preview")
	c.in("#_preview").click("Vazgeç")
	c.click("Her şeyi sil")
	c.picture("wipe")
	c.loads("{")
	c.see("olduğu gibi")
	c.picture("odd")
	c.remembers(longNames)
	c.reload()
	c.see("Sonucu bildirin")
	c.picture("full")
}

// A certificate from what is missing to what comes after it has expired.
func certificateScene(c *photographer) {
	c.remembers(begunRecord)
	c.open(proof)
	c.see("Sertifika için eksikleriniz")
	c.picture("missing")
	c.remembers(fullRecord)
	c.open(proof)
	c.click("Sertifikayı göster")
	c.see("Adınızı ve soyadınızı yazın")
	c.picture("form")
	c.remembers(longNames)
	c.open(proof)
	c.see("Muhammed")
	c.picture("sheet")
	if c.width > 1000 {
		c.paper("sheet", 1123, 794)
		folder := c.downloads()
		c.in(".certificate-actions").click("PNG indir")
		if err := os.Rename(c.downloaded(folder, "okul-yeni-baslayan.png"), filepath.Join(pictures, "certificate-download.png")); err != nil {
			c.Fatal(err)
		}
	}
	c.remembers(strings.NewReplacer("2027-11-22", "2026-11-20", `"fields"`,
		`"earlier":[{"date":"2025-11-20T09:00:00.000Z","percent":83,"version":"0"}],"reported":{"way":"mail","date":"2026-11-20T09:00:00.000Z"},"fields"`).Replace(longNames))
	c.open(proof)
	c.see("süresi doldu")
	c.picture("expired")
}

// A device that is shared, and what a phone's learner is told.
func learnersScene(c *photographer) {
	c.remembers(begunRecord)
	c.reload()
	c.click("Kişi ekle")
	c.in(".learners-form").click("Kaydet")
	c.picture("form")
	c.joins("Ayşe Nur Öztürk", "Can")
	c.picture("several")
	c.in(".learners-actions").click("Kaldır")
	c.picture("remove")
	c.open(home)
	c.picture("home")
	c.open(sureQuiz)
	c.ready()
	c.picture("quiz")
	other := c.secondTab()
	other.open(progress)
	other.chooses("Can")
	c.see("Bu sayfanın yenilenmesi gerekiyor")
	c.glimpse("moved")

	phone := photograph(visitor(c.T, c.site), c.scene, c.width)
	phone.isOn(iPhone)
	phone.remembers(begunRecord)
	phone.open("/iade/kayit/")
	phone.see("İlerlemenizi koruyun")
	phone.picture("phone-forgets")
	phone.open(progress + "#_phone")
	phone.picture("phone-help")
	phone.isOn(instagram)
	phone.open(home)
	phone.see("Sayfayı tarayıcınızda açın")
	phone.picture("phone-app")
}

// What a learner sees of the network.
func offlineScene(a *place, c *photographer) {
	c.open(folder + module)
	c.in(".keep").see("İnternetsiz")
	c.glimpseOf(".keep", "none")
	c.in(".keep").click("Çevrimdışı kullan")
	c.in(".keep").see(heldHere)
	c.glimpseOf(".keep", "kept")
	for state, words := range map[string]string{
		"busy": "Cihaza kaydediliyor. Sayfa: 5 / 12", "newer": "Cihazınızda, ama sitede daha yenisi var.", "failed": "Kaydedilemedi. İnternet bağlantınızı denetleyin.",
	} {
		// As the script draws it.
		ask[any](c.person, `((box) => {
			const [keep, drop] = box.querySelectorAll("button");
			const bar = box.querySelector("progress");
			box.dataset.state = %s;
			box.querySelector("p").textContent = %s;
			bar.hidden = %[1]s !== "busy";
			bar.max = 12; bar.value = 5;
			keep.hidden = %[1]s === "busy";
			keep.textContent = %[1]s === "newer" ? "Kopyayı yenile" : "Yeniden dene";
			drop.hidden = %[1]s !== "newer";
		})(document.querySelector(".keep"))`, state, words)
		c.glimpseOf(".keep", state)
	}
	c.open(folder + "/musteri-tipleri/")
	c.open(folder + "/")
	c.in(".track .keep").see("Çevrimdışı kullan")
	c.glimpseOf(".track .keep", "path")
	c.open(folder + lesson)
	c.onDevice(lesson)
	a.disconnect(c.person)
	c.reload()
	c.see(copied)
	c.glimpse("copy")
	c.open(folder + "/olcum/nps/")
	c.see(nowhere)
	c.picture("nowhere")
	a.connect()
	c.open(folder + module) // the site answers again
	a.deploy(map[string]string{"content/gizlilik.md": "---\ntitle: Sayfa " + strings.Repeat("a", int(c.width)/300) + "\ndescription: Bir sayfa.\n---\n\nBir sayfa.\n"})
	c.open(folder + "/")
	c.see(newer)
	c.glimpse("new-version")
}
