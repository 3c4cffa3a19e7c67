package e2e

import (
	"encoding/json"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"ders/generator/record"
)

// sentTo is where a link of the report leads, read as a mailbox or a form does.
func (p *person) sentTo(way string) *url.URL {
	p.Helper()
	u, err := url.Parse(ask[string](p, "document.querySelector(%s).href", "[data-way="+way+"]"))
	if err != nil {
		p.Fatal(err)
	}
	return u
}

// TestReport: the learner reads what is told, each way carries just that, and
// the page says what was opened and not that it was sent.
func TestReport(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.beforeEveryPage(`
		navigator.share = (what) => { window.shared = what; return Promise.resolve() };
		navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve() };
		addEventListener("click", (event) => { if (event.target.closest("[data-way=form], [data-way=mail]")) event.preventDefault() })`)
	p.remembers(longNames)
	p.reload()
	p.in(".own-path").click("Sonucu bildirin")
	p.arrive(proof)
	p.seeFocusOn("Sonucu bildir")
	part := p.in(".report")
	part.see("hiçbir yere gönderilmez")
	lines := ask[[]string](p, "[...document.querySelectorAll('.report-text dl > div')].map((line) => line.textContent)")
	code := ask[string](p, `document.querySelector("[data-fill=code]").textContent`)
	name := "Muhammed Abdülkerim Karaosmanoğullarından-Büyükçekmeceli"
	if want := []string{
		"Ad ve soyad" + name, "Sicil noTR-4711-0815", "BirimÇağrı merkezi, ikinci vardiya", "Öğrenme yoluYeni başlayanlar",
		"Puan%91", "Tarih22 Kasım 2026", "Son geçerlilik tarihi22 Kasım 2027", "İçerik sürümü0123456789", "Kontrol kodu" + code,
	}; !slices.Equal(lines, want) {
		t.Errorf("the report says %q", lines)
	}
	part.see("Forma yalnız şunlar yazılır: Ad ve soyad: " + name + " · Öğrenme yolu: Yeni başlayanlar · Puan: 91 · Kontrol kodu: " + code + " · Tarih: 2026-11-22")
	p.sound("the report")

	form := p.sentTo("form")
	if got, want := form.Query().Encode(), (url.Values{"entry.1": {name}, "entry.2": {"Yeni başlayanlar"}, "entry.3": {"91"}, "entry.4": {code}, "entry.5": {"2026-11-22"}}).Encode(); got != want || form.Host != "form.ornek.com" {
		t.Errorf("the form gets %s", form)
	}
	p.holds(`document.querySelector("[data-way=form]").target === "_blank" && document.querySelector("[data-way=form]").rel === "noopener noreferrer"`)
	part.tabTo("Formu aç (yeni sekmede)")
	p.holds("focusShows()")
	p.press("Enter")
	part.see("Form açıldı: ")
	part.see("Gönderip göndermediğinizi bu sayfa bilemez.")

	mail := p.sentTo("mail")
	subject, err := url.PathUnescape(mail.RawQuery[len("subject="):strings.Index(mail.RawQuery, "&body=")])
	body, err2 := url.PathUnescape(mail.RawQuery[strings.Index(mail.RawQuery, "&body=")+len("&body="):])
	if err != nil || err2 != nil || mail.Scheme != "mailto" || mail.Opaque != "egitim@ornek.com" || subject != "Eğitim sonucu: Yeni başlayanlar – "+name {
		t.Errorf("the mail is %s", mail)
	}
	for _, line := range []string{"Ad ve soyad: " + name + "\r\nSicil no: TR-4711-0815\r\n", "\r\nPuan: %91\r\nTarih: 22 Kasım 2026\r\n", "Kontrol kodu: " + code + "\r\n\r\nBu, kişinin kendi bildirimidir"} {
		if !strings.Contains(body, line) {
			t.Errorf("the mail lacks %q:\n%s", line, body)
		}
	}
	part.tabTo("E-posta yaz")
	p.press("Enter")
	part.see("E-posta taslağı açıldı: ")
	part.click("Paylaş")
	part.see("Paylaşım menüsünden aktarıldı: ")
	part.tabTo("Kopyala")
	p.press("Space")
	part.see("Metin kopyalandı: ")
	plain := strings.ReplaceAll(body, "\r\n", "\n")
	if got := ask[[]string](p, "[shared.text, copied]"); got[0] != plain || got[1] != plain {
		t.Errorf("shared and copied: %q", got)
	}
	p.reload()
	part.see("Metin kopyalandı: ")
	p.sound("a reported result")
}

// TestReportOfNothing: before there is a certificate with a name nothing can be
// reported, and a device without a share sheet shows no button for it.
func TestReportOfNothing(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.beforeEveryPage(`Object.defineProperty(Navigator.prototype, "share", { value: undefined }); delete navigator.share`)
	p.remembers(begunRecord)
	p.reload()
	p.see("Sertifika için eksikleri görün")
	p.seeNo("Sonucu bildirin")
	p.open(proof)
	p.see("Sertifika için eksikleriniz")
	p.seeNo("Sonucu bildir")
	p.remembers(fullRecord)
	p.open(proof)
	p.see("Sertifikada yazacak bilgiler")
	p.seeNo("Sonucu bildir")
	p.in(".certificate-form").tabTo("Adınız")
	p.types("Can")
	p.press("Enter")
	p.in(".report").see("Kopyala")
	p.in(".report").seeNo("Paylaş")
	p.in(".report").seeNo("Sicil no")
}

// TestRenewal: an expired certificate says what renews it; once the exam was
// passed again it has a new date, and the old one is remembered.
func TestRenewal(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.remembers(strings.ReplaceAll(longNames, "2027-11-22", "2026-11-20"))
	p.open(proof)
	p.see("Sertifikanızın süresi doldu: 20 Kasım 2026")
	p.in(".certificate-renew").see("bitirme sınavını yeniden geçin")
	p.sound("an expired certificate")
	p.open(progress)
	p.in(".own-path").see("Sertifikanızın süresi doldu: 20 Kasım 2026")

	again := `"history":[{"number":2,"started":"2026-12-01T09:00:00.000Z","date":"2026-12-01T10:00:00.000Z","percent":83,"passed":true}],"best":{"points":"11/12"`
	p.remembers(strings.Replace(strings.ReplaceAll(longNames, "2027-11-22", "2026-11-25"), `"best":{"points":"11/12"`, again, 1))
	p.open(proof)
	sheet := p.in(".certificate")
	sheet.see("Tarih1 Aralık 2026")
	sheet.see("Puan%83")
	sheet.see("Son geçerlilik tarihi1 Aralık 2027")
	p.see("Önceki sertifikalarınızın tarihi: 22 Kasım 2026 (%91)")
	p.seeNo("yenilemek için")
	p.reload()
	sheet.see("Tarih1 Aralık 2026")
	p.holds(`JSON.parse(localStorage.getItem("ders:/:okul")).certificates["yeni-baslayan"].earlier.length === 1`)
	p.open(progress)
	p.see("Sonucu bildirin")
}

// TestReportedFile: the file that a learner takes along is what "ders report"
// reads, and a change of it is noticed on both sides.
func TestReportedFile(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	folder := p.downloads()
	p.remembers(longNames)
	p.reload()
	p.in(".own-tools").click("Dosyaya al")
	data, err := os.ReadFile(p.downloaded(folder, "okul-*.json"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := record.Read(data)
	if err != nil || r.Check != record.Sound || r.Name == "" || r.StaffID != "TR-4711-0815" || len(r.Damage) > 0 {
		t.Fatalf("%+v (%v)\n%s", r, err, data)
	}
	if code := r.Certificates["yeni-baslayan"].Code; len(code) != 9 {
		t.Errorf("the code of the certificate is %q", code)
	}
	p.loads(string(data))
	p.in("#_preview").see("Dosyanın tarihi")
	p.in("#_preview").seeNo("değiştirilmiş")
	p.in("#_preview").click("Vazgeç")
	edited := strings.Replace(string(data), `"percent": 91`, `"percent": 99`, 1)
	p.loads(edited)
	p.in("#_preview").see("değiştirilmiş olabilir")
	p.sound("an edited file")
	p.in("#_preview").click("Kaydı değiştir")
	p.see("Dosyadaki kayıt yüklendi.")
	var stored map[string]any
	if err := json.Unmarshal([]byte(p.stored()), &stored); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"site", "exported", "check", "who", "codes"} {
		if _, there := stored[name]; there {
			t.Errorf("the record has %s of the file", name)
		}
	}
	if r, err := record.Read([]byte(edited)); err != nil || r.Check != record.Edited {
		t.Errorf("%+v (%v)", r, err)
	}
}
