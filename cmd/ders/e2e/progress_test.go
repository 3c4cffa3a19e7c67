package e2e

import (
	"encoding/json"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	download "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Pages of the school, a small site with two learning paths.
const (
	progress  = "/ilerlemem/"
	proof     = "/sertifika/yeni-baslayan/"
	proofBare = "/sertifika/kargocu/" // of a path without an exam
)

// theSchool is served for all tests of a learner's own pages.
var theSchool = shared(testdata("school"))

// Records of learners at the school.
const (
	begunRecord = `{"schema":1,"lessons":{
		"iade/sure":{"done":"2026-11-02T09:00:00.000Z","seen":"2026-11-02T09:00:00.000Z"},
		"iade/eski":{"done":"2026-11-01T09:00:00.000Z","seen":"2026-11-01T09:00:00.000Z"},
		"iade/kayit":{"done":"","seen":"2026-11-02T09:00:00.000Z"}},
	"quizzes":{"iade":{"attempts":2,"best":{"points":"1/2","max":1,"percent":50,"passed":false,"date":"2026-11-03T09:00:00.000Z"}}},
	"scenarios":{"iade/gorusme":{"attempts":3,"best":{"ending":"good","percent":100,"points":1,"date":"2026-11-04T09:00:00.000Z"}}}}`
	fullRecord = `{"schema":1,"lessons":{
		"iade/sure":{"done":"2026-11-02T09:00:00.000Z","seen":"2026-11-02T09:00:00.000Z"},
		"iade/kayit":{"done":"2026-11-02T09:30:00.000Z","seen":"2026-11-02T09:00:00.000Z"},
		"kargo/takip":{"done":"2026-11-05T09:00:00.000Z","seen":"2026-11-05T09:00:00.000Z"}},
	"quizzes":{
		"iade":{"attempts":1,"best":{"points":"1/1","max":1,"percent":100,"passed":true,"date":"2026-11-03T09:00:00.000Z"}},
		"kargo":{"attempts":2,"best":{"points":"7/9","max":1,"percent":77,"passed":true,"date":"2026-11-06T09:00:00.000Z"}},
		"paths/yeni-baslayan":{"attempts":1,"best":{"points":"11/12","max":1,"percent":91,"passed":true,"date":"2026-11-22T09:00:00.000Z"}}},
	"scenarios":{}}`
)

// longNames is a record with a certificate that hardly fits on a sheet.
var longNames = strings.Replace(fullRecord, `"scenarios":{}`, `"certificates":{"yeni-baslayan":{"date":"2026-11-22T09:00:00.000Z","title":"Yeni başlayanlar","percent":91,"version":"0123456789","until":"2027-11-22T09:00:00.000Z","fields":{"name":"Muhammed Abdülkerim Karaosmanoğullarından-Büyükçekmeceli","staff_id":"TR-4711-0815","unit":"Çağrı merkezi, ikinci vardiya"}}}`, 1)

// remembers puts a record into the browser, on a page of the site.
func (p *person) remembers(record string) {
	p.Helper()
	p.open(progress)
	ask[any](p, `localStorage.setItem("ders:/:" + document.documentElement.dataset.site, %s)`, record)
}

// stored is the record in the browser, or "".
func (p *person) stored() string {
	p.Helper()
	return ask[string](p, `localStorage.getItem("ders:/:" + document.documentElement.dataset.site) || ""`)
}

// loads chooses a file with that text to be loaded.
func (p *person) loads(text string) {
	p.Helper()
	file := filepath.Join(p.TempDir(), "kayit.json")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		p.Fatal(err)
	}
	// By object, as a document that is told anew takes the identifiers of its nodes back.
	input := call(p, runtime.Evaluate, runtime.EvaluateParams{Expression: `document.querySelector("input[type=file]")`})
	call(p, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{file}, ObjectID: input.Result.ObjectID})
}

// downloads is the folder where the browser puts what is downloaded.
func (p *person) downloads() string {
	p.Helper()
	folder := p.TempDir()
	if _, err := chromedp.CallBrowser(p.ctx, download.SetDownloadBehavior, download.SetDownloadBehaviorParams{
		Behavior: download.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder, BrowserContextID: chromedp.FromContext(p.ctx).BrowserContextID,
	}); err != nil {
		p.Fatal(err)
	}
	return folder
}

// downloaded waits for the one file there that has such a name.
func (p *person) downloaded(folder, pattern string) (file string) {
	p.Helper()
	p.wait("the file "+pattern, func() bool {
		names, _ := filepath.Glob(filepath.Join(folder, pattern))
		rest, _ := filepath.Glob(filepath.Join(folder, "*.crdownload"))
		file = strings.Join(names, " ")
		info, err := os.Stat(file)
		return len(names) == 1 && len(rest) == 0 && err == nil && info.Size() > 0
	})
	return file
}

func TestProgressOfNobody(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.open(home)
	p.in(".site-header").click("İlerlemem")
	p.arrive(progress)
	p.holds(`document.querySelector(".progress-link").ariaCurrent === "page"`)
	p.see("Henüz bir kaydınız yok")
	p.see("Dosyadan yükle")
	p.seeNo("Her şeyi sil")
	p.seeNo("Modüller")
	p.sound("no progress")
	if stored := p.stored(); stored != "" {
		t.Errorf("looking at it stored %s", stored)
	}
	p.click("Eğitimlere git")
	p.arrive(home)
}

func TestProgress(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.remembers(begunRecord)
	p.reload()
	for _, text := range []string{
		"Yeni başlayanlar Sürüyor", "Son tarih: 31 Mart 2027", "Biten modül: 0 / 2",
		"Bitirme sınavı Henüz girmediniz", "Sertifika için eksikleri görün",
		"Kargo ekibi Başlanmadı", "Biten modül: 0 / 1",
		"İade süreci Sürüyor", "Biten ders: 1 / 2", // another one is gone: it still stands in the record
		"İade sınavı Geçemediniz En iyi sonuç: %50 3 Kasım 2026 Deneme: 2",
		"Kızgın müşteri İyi son En iyi sonuç: %100 4 Kasım 2026 Deneme: 3 Senaryo",
		"Kargo Başlanmadı",
	} {
		p.seeSpaced(text)
	}
	p.seeNo("Henüz bir kaydınız yok")
	p.sound("progress")
	p.remembers(fullRecord)
	p.reload()
	for _, text := range []string{"Yeni başlayanlar Tamamlandı", "Biten modül: 2 / 2", "Bitirme sınavı Geçtiniz En iyi sonuç: %91", "Sertifikanızı görün"} {
		p.seeSpaced(text)
	}
	for { // every control on the way shows that it has the focus
		p.press("Tab")
		if p.focused() == "" {
			break
		}
		p.holds("focusShows()")
	}
	p.in(".own-path").click("Sertifikanızı görün")
	p.arrive(proof)
}

// seeSpaced waits for a text whose parts may stand in lines of their own.
func (p *person) seeSpaced(text string) {
	p.Helper()
	p.wait("see "+text, func() bool {
		var all string
		return p.try(&all, "clean(document.querySelector('main').innerText)") && (strings.Contains(all, text) || p.because(all))
	})
}

func TestProgressTroubles(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	newer := `{"schema":2,"quizzes":[1]}`
	p.remembers(newer)
	p.reload()
	p.see("daha yeni bir sürümüyle tutulmuş")
	p.seeNo("Her şeyi sil")
	p.sound("a newer record")
	p.open(proof)
	p.see("daha yeni bir sürümüyle tutulmuş")
	p.seeNo("eksikleriniz")
	if now := p.stored(); now != newer {
		t.Errorf("the newer record is now %s", now)
	}
	p.remembers(strings.Replace(fullRecord, `"attempts":1`, `"attempts":-1`, 1))
	p.reload()
	p.see("bir bölümü okunamadı")
	p.seeSpaced("İade sınavı Geçtiniz")

	q := visitor(t, theSchool(t).url)
	q.beforeEveryPage(`Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError") } })`)
	q.open(progress)
	q.see("kayıt tutmaya izin vermiyor")
	q.seeNo("Dosyadan yükle")
	q.sound("no storage")
}

// TestRoundTrip: a record is taken to a file, deleted, and loaded again.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	folder := p.downloads()
	p.remembers(fullRecord)
	p.reload()
	before := p.stored()
	p.in(".own-tools").tabTo("Dosyaya al")
	p.press("Enter")
	p.see("Kaydınız dosyaya alındı: okul-")
	file := p.downloaded(folder, "okul-*.json")
	if name := filepath.Base(file); !regexp.MustCompile(`^okul-\d{4}-\d\d-\d\d\.json$`).MatchString(name) {
		t.Errorf("the file is called %s", name)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"{\n  \"schema\": 1,\n  \"site\": \"okul\",\n  \"exported\": \"20", "\n    \"kargo/takip\": {\n"} {
		if !strings.Contains(string(data), part) {
			t.Errorf("the file lacks %q:\n%s", part, data)
		}
	}

	p.in(".own-tools").click("Her şeyi sil")
	p.seeFocusOn("Bütün kaydınız silinsin mi?")
	p.sound("the question before all is deleted")
	p.in("#_wipe").click("Vazgeç")
	p.seeFocusOn("Her şeyi sil")
	if now := p.stored(); now != before {
		t.Errorf("cancelled, and the record is %s", now)
	}
	p.press("Enter")
	p.in("#_wipe").click("Önce dosyaya al")
	p.in("#_wipe").click("Evet, hepsini sil")
	p.seeFocusOn("İlerlemem")
	p.see("Kaydınız silindi.")
	p.see("Henüz bir kaydınız yok")
	p.sound("all deleted")
	if left := ask[[]string](p, `Object.keys(localStorage).filter((key) => key.startsWith("ders:"))`); len(left) > 0 {
		t.Errorf("deleted, and there are %v", left)
	}

	p.loads(string(data))
	p.seeFocusOn("Bu dosya yüklensin mi?")
	rows := ask[[]string](p, "[...document.querySelectorAll('#_preview tbody tr')].map((row) => clean(row.innerText))")
	if want := []string{"Biten ders 3 0", "Girilen sınav 3 0", "Oynanan senaryo 0 0", "Sertifika 0 0", "İade sınavı %100 yok", "Kargo sınavı %77 yok", "Bitirme sınavı %91 yok"}; !slices.Equal(rows, want) {
		t.Errorf("the preview says %q", rows)
	}
	p.sound("the preview")
	p.in("#_preview").click("Vazgeç")
	p.seeFocusOn("Dosyadan yükle")
	if now := p.stored(); now != "" {
		t.Errorf("not loaded, and there is %s", now)
	}
	p.loads(string(data))
	p.in("#_preview").click("Kaydı değiştir")
	p.seeFocusOn("İlerlemem")
	p.see("Dosyadaki kayıt yüklendi.")
	p.seeSpaced("Yeni başlayanlar Tamamlandı")
	// It begins anew, so that no page that is still open writes into it.
	now := regexp.MustCompile(`,"begun":"2[^"]*Z"`).ReplaceAllString(p.stored(), "")
	if normal(t, now) != normal(t, before) {
		t.Errorf("before %s\nafter  %s", before, now)
	}
}

func normal(t *testing.T, text string) string {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// TestLoadReplaces: the old record is kept aside, and another tab shows the new one.
func TestLoadReplaces(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.remembers(begunRecord)
	p.reload()
	other := p.secondTab()
	other.open(progress)
	p.loads(exported(fullRecord))
	p.in("#_preview").see("22 Kasım 2026")
	p.in("#_preview").click("Kaydı değiştir")
	p.see("Dosyadaki kayıt yüklendi.")
	if aside := ask[string](p, `localStorage.getItem("ders:/:okul:kept")`); aside != begunRecord {
		t.Errorf("kept aside is %s", aside)
	}
	other.seeSpaced("Yeni başlayanlar Tamamlandı")
}

// exported is a record as a file of the school.
func exported(record string) string {
	return `{"site":"okul","exported":"2026-11-22T08:00:00.000Z",` + record[1:]
}

// TestOddFiles: whatever is odd about a file, it changes nothing, and the page
// says what it is.
func TestOddFiles(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.remembers(begunRecord)
	p.reload()
	sound := exported(fullRecord)
	files := map[string][2]string{
		"empty":            {"", "yarım kalmış ya da başka türde"},
		"cut off":          {sound[:200], "yarım kalmış ya da başka türde"},
		"a list":           {"[]", "Bu dosyada bir öğrenme kaydı yok."},
		"a record alone":   {fullRecord, "Bu dosyada bir öğrenme kaydı yok."},
		"of another site":  {strings.Replace(sound, "okul", "baska", 1), "başka bir sitenin kaydı: baska."},
		"newer":            {strings.Replace(sound, `"schema":1`, `"schema":2`, 1), "daha yeni bir sürümüyle alınmış"},
		"no schema":        {strings.Replace(sound, `"schema":1,`, ``, 1), "okunamayan yer: schema."},
		"a score too high": {strings.Replace(sound, `"percent":91`, `"percent":910`, 1), "okunamayan yer: quizzes › paths/yeni-baslayan › best."},
		"an odd lesson":    {strings.Replace(sound, `"kargo/takip":{`, `"kargo/takip":[{`, 1), "yarım kalmış"},
		"a lesson's date":  {strings.Replace(sound, `"done":"2026-11-05`, `"done":"2026-31-05`, 1), "okunamayan yer: lessons › kargo/takip › done."},
		"hostile":          {strings.Replace(sound, `"lessons"`, `"__proto__":{"hacked":1},"lessons"`, 1), "okunamayan yer: __proto__."},
		"markup":           {strings.Replace(sound, `"okul"`, `"<img src=x onerror=alert(1)>"`, 1), "başka bir sitenin kaydı: <img src=x onerror=alert(1)>."},
		"too large":        {sound + strings.Repeat(" ", 5<<20), "olamayacak kadar büyük"},
		"when":             {strings.Replace(sound, "2026-11-22T08", "gün", 1), "okunamayan yer: exported."},
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		p.loads(files[name][0])
		p.in(".own-odd").see(files[name][1])
		p.in(".own-odd").see("Kaydınız olduğu gibi duruyor.")
		if now := p.stored(); now != begunRecord {
			t.Errorf("%s: the record is now %s", name, now)
		}
	}
	p.sound("an odd file")
	p.loads(sound)
	p.see("Bu dosya yüklensin mi?")
	p.seeNo("olduğu gibi duruyor") // of the file before
	p.loads("{")
	p.see("olduğu gibi duruyor")
	p.seeNo("Bu dosya yüklensin mi?")
}

func TestCertificate(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.remembers(begunRecord)
	p.open(proof)
	for _, text := range []string{
		"Sertifika için eksikleriniz", "İade süreci Sürüyor", "Biten ders: 1 / 2", "Sınavı geçmeniz gerekiyor", // here each lesson must be done
		"Kargo Başlanmadı", "Biten ders: 0 / 1", "Bitirme sınavı Başlanmadı", "Bitirme sınavına henüz girmediniz",
	} {
		p.seeSpaced(text)
	}
	p.seeNo("Başarı Sertifikası")
	p.sound("a certificate that is not earned")
	p.remembers(strings.Replace(fullRecord, `"passed":true,"date":"2026-11-22`, `"passed":false,"date":"2026-11-22`, 1))
	p.open(proof)
	p.seeSpaced("Bitirme sınavı Sürüyor Bitirme sınavını geçmeniz gerekiyor")

	p.remembers(fullRecord)
	p.open(proof)
	p.see("Sertifikada yazacak bilgiler")
	p.seeNo("eksikleriniz")
	p.sound("the form")
	p.in(".certificate-form").click("Sertifikayı göster")
	p.see("Adınızı ve soyadınızı yazın.")
	p.holds(`document.activeElement.name === "name" && document.activeElement.ariaInvalid === "true"`)
	p.sound("a form without a name")
	p.types("Işıl  Çağrı Öztürk-Şen")
	p.press("Tab")
	p.types("4711")
	p.press("Enter")
	p.seeFocusOn("Başarı Sertifikası")
	sheet := p.in(".certificate")
	for _, text := range []string{
		"Deneme Şirketi", "Işıl Çağrı Öztürk-Şen", "“Yeni başlayanlar” öğrenme yolunu başarıyla tamamlamıştır.",
		"Tarih22 Kasım 2026", "Puan%91", "Son geçerlilik tarihi22 Kasım 2027", "Sicil no4711", "Kontrol kodu",
		"Elif Yılmaz, Eğitim Müdürü", "Yöneticinin adı ve imzası", "kişinin kendi bildirimidir",
	} {
		sheet.see(text)
	}
	sheet.seeNo("Birim")
	p.sound("a certificate")
	code := ask[string](p, `document.querySelector("[data-fill=code]").textContent`)
	if !regexp.MustCompile(`^[0-9A-Z]{4}-[0-9A-Z]{4}$`).MatchString(code) {
		t.Errorf("the code is %q", code)
	}
	p.reload()
	sheet.see(code)

	// It stays, whatever becomes of the results; only its words can be changed.
	var record map[string]any
	if err := json.Unmarshal([]byte(p.stored()), &record); err != nil {
		t.Fatal(err)
	}
	record["quizzes"], record["lessons"] = map[string]any{}, map[string]any{}
	left, err := json.Marshal(record)
	if err != nil {
		t.Fatal(err)
	}
	p.remembers(string(left))
	p.reload()
	p.in(".own-path").click("Sertifikanızı görün")
	sheet.see(code)
	p.click("Bilgileri değiştir")
	p.seeFocusOn("Sertifikada yazacak bilgiler")
	p.holds(`document.querySelector("[name=name]").value === "Işıl Çağrı Öztürk-Şen"`)
	p.in(".certificate-form").tabTo("Birim")
	p.types("Çağrı merkezi")
	p.press("Enter")
	sheet.see("BirimÇağrı merkezi")
	sheet.see(code)
	sheet.see("22 Kasım 2026")
}

// TestCertificateWithoutExam: the score is the mean, and it is valid for ever.
func TestCertificateWithoutExam(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.remembers(fullRecord)
	p.open(proofBare)
	p.in(".certificate-form").tabTo("Adınız")
	p.types("Can")
	p.press("Enter")
	sheet := p.in(".certificate")
	sheet.see("“Kargo ekibi”")
	sheet.see("Puan%77")
	sheet.see("Tarih6 Kasım 2026")
	sheet.seeNo("Son geçerlilik")
	p.beforeEveryPage(`Date = class extends Date { constructor(...all) { all.length ? super(...all) : super("2030-01-01") } }`)
	p.open(proof)
	p.see("Sertifikanızın süresi doldu: 22 Kasım 2027")
	p.see("Sertifikanızı yenilemek için bitirme sınavını yeniden geçin:")
}

// TestCertificateLeavesTheDevice: as a picture.
func TestCertificateLeavesTheDevice(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	folder := p.downloads()
	p.remembers(longNames)
	p.open(proof)
	p.in(".certificate-actions").click("PNG indir")
	file, err := os.Open(p.downloaded(folder, "okul-yeni-baslayan.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if config, err := png.DecodeConfig(file); err != nil || config.Width != 1754 || config.Height != 1240 {
		t.Errorf("%d by %d (%v)", config.Width, config.Height, err)
	}
}

// TestCertificateOnPaper: one sheet, A4 landscape, and nothing else on it.
func TestCertificateOnPaper(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.remembers(longNames)
	p.open(proof)
	p.see("Muhammed")
	pdf := call(p, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)})
	if pages := strings.Count(string(pdf.Data), "/Type /Page\n"); pages != 1 {
		t.Errorf("%d pages", pages)
	}
	if box := regexp.MustCompile(`/MediaBox \[[^\]]*\]`).FindString(string(pdf.Data)); !regexp.MustCompile(`\[0 0 84[12][.\d]* 59[45][.\d]*\]`).MatchString(box) {
		t.Errorf("the sheet is %s", box)
	}
}
