package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Pages of the knowledge base, and a guide that stands beside it.
const (
	base       = "/bilgi-bankasi/"
	baseTopic  = "/bilgi-bankasi/sikayet-ve-telafi/"
	baseFAQ    = "/bilgi-bankasi/sikayet-ve-telafi/sss/"
	angerFAQ   = "/bilgi-bankasi/zor-anlar/sss/"
	apology    = "/bilgi-bankasi/sikayet-ve-telafi/ozur-mesaji/"
	baseTag    = "/etiket/sikayet/"
	guideIndex = "/deneme-rehberi/"
)

// guided is an academy with a guide.
func guided(t *testing.T) *academy {
	t.Helper()
	return ownAcademy(t, files{
		"content/deneme-rehberi/index.md":        "---\ntitle: Deneme rehberi\ndescription: Eğitimi yürütenler için.\nkind: guide\n---\n\nSiteyi yöneten kişiler içindir.\n",
		"content/deneme-rehberi/01-baslangic.md": "---\ntitle: Başlangıç\ndescription: İlk gün yapılacaklar.\n---\n\n## Önce\n\nYolu seçin.\n",
		"content/deneme-rehberi/02-sonuclar.md":  "---\ntitle: Sonuçları toplamak\ndescription: Kim neyi bitirdi?\nrelated: [01-baslangic.md]\n---\n\n## Nasıl?\n\nHerkesten kontrol kodunu isteyin. Hazır metin: [özür](../bilgi-bankasi/03-sikayet-ve-telafi/ozur-mesaji.md).\n",
	})
}

func TestFindAnAnswer(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(home)
	p.in("main").click("Bilgi bankası")
	p.arrive(base)
	p.in("main").click("Şikâyet ve telafi")
	p.arrive(baseTopic)
	p.in(".tree").see("Özür mesajı")
	const answer = "Özrü kısa tutun"
	p.in("main").click("Özür dilemek suçu kabul etmek midir?")
	p.arrive(baseFAQ)
	p.see(answer) // the link has opened it
	p.holds("location.hash === '#ss-ozur'")
	p.in("main .faq").click("Özür dilemek suçu kabul etmek midir?")
	p.seeNo(answer)

	p.open(angerFAQ)
	p.seeNo("bir ton alçak tutun")
	p.tabTo("Müşteri bağırıyor")
	p.press("Enter")
	p.see("bir ton alçak tutun")
	p.click("Hepsini aç")
	p.see("Hakaret sürerse görüşmeyi bitireceğim.")
	p.click("Hepsini kapat")
	p.seeNo("bir ton alçak tutun")
	p.in(".breadcrumb").click("Zor anlar")
	p.arrive("/bilgi-bankasi/zor-anlar/")
}

func TestCopyAMessage(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.beforeEveryPage(`navigator.clipboard.writeText = async (text) => { window.copied = text }`)
	copied := func() string { return ask[string](p, "window.copied ?? ''") }
	p.open(apology)
	p.tabTo("Kopyala: E-posta ile özür")
	p.press("Enter")
	p.see("Kopyalandı")
	if text := copied(); !strings.HasPrefix(text, "Merhaba [müşterinin adı],\n\n[Ne oldu") || !strings.HasSuffix(text, "[İşletmenin adı]") {
		t.Errorf("the message is %q", text)
	}
	p.click("Kopyala: Konu")
	p.holds("window.copied.startsWith('Siparişiniz [sipariş no]')")

	p.open(angerFAQ + "#ss-hakaret")
	p.click("Bağlantıyı kopyala: Hakaret edilirse")
	p.see("Bağlantı kopyalandı")
	if link := copied(); link != p.site+angerFAQ+"#ss-hakaret" {
		t.Errorf("the link is %s", link)
	}
}

func TestTagsLeadToPages(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(apology)
	p.in(".tags").click("şikâyet")
	p.arrive(baseTag)
	p.in("main").see("Ders")
	p.in("main").see("Şikâyet kaydı, sekiz adım")
	p.in(".breadcrumb").click("Etiketler")
	p.arrive("/etiket/")
	p.in("main").click("teslimat")
	p.arrive("/etiket/teslimat/")
	p.in("main").click("Gecikme bildirimi")
	p.arrive("/bilgi-bankasi/teslimat-ve-iade/gecikme-bildirimi/")
}

func TestPagesLeadToOneAnother(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(apology)
	around := p.in(".around")
	around.see("İlgili sayfalar Şikâyet kaydı, sekiz adım Yazı")
	around.see("Bu sayfaya bağlantı verenler Şikâyette sık sorulanlar Soru ve yanıt")
	p.open("/zor-musteriler/sikayet-telafi-sinir/")
	p.in("main").see("Bilgi bankasında:")
	p.in("main .edit").click("Şikâyet kaydı, sekiz adım")
	p.arrive(baseTopic + "sikayet-kaydi/")
}

func TestStaffAreNotLedToAGuide(t *testing.T) {
	t.Parallel()
	a := guided(t)
	p := visitor(t, a.url)
	for _, path := range []string{home, base, apology, baseTag, "/etiket/"} {
		p.open(path)
		if led := ask[int](p, "document.querySelectorAll('a[href*=deneme-rehberi]').length"); led > 0 {
			t.Errorf("%s leads to the guide %d times", path, led)
		}
	}
	p.open(guideIndex)
	p.in("main").click("Başlangıç")
	p.arrive(guideIndex + "baslangic/")
	p.holds("document.querySelector('meta[name=robots]').content === 'noindex'")
	p.click("Sonraki")
	p.arrive(guideIndex + "sonuclar/")
	p.in(".around").click("Başlangıç")
	p.arrive(guideIndex + "baslangic/")
	p.in(".around").see("Bu sayfaya bağlantı verenler Sonuçları toplamak")
}

func TestKnowledgeOnAPhone(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.window(320, 640, chromedp.EmulateMobile)
	for _, path := range []string{base, baseTopic, baseFAQ + "#ss-ozur", apology, baseTag, "/etiket/"} {
		p.open(path)
		if wide := ask[int](p, "document.documentElement.scrollWidth"); wide > 320 {
			t.Errorf("%s is %d wide", path, wide)
		}
	}
	p.open(apology)
	p.click("Bölümün yazıları")
	p.in(".tree").click("Şikâyet kaydı, sekiz adım")
	p.arrive(baseTopic + "sikayet-kaydi/")

	call(p, page.SetFontSizes, page.SetFontSizesParams{FontSizes: &page.FontSizes{Standard: 32, Fixed: 26}})
	for _, path := range []string{base, baseFAQ + "#ss-ozur", apology, "/etiket/"} { // whose owner wants all text twice as large
		p.open(path)
		if wide := ask[int](p, "document.documentElement.scrollWidth"); wide > 320 {
			t.Errorf("%s is %d wide with large text", path, wide)
		}
	}
}

func TestKnowledgeCanBeHeard(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	for _, path := range []string{base, baseTopic, baseFAQ + "#ss-ozur", apology, baseTag, "/etiket/"} {
		p.open(path)
		p.sound(path)
	}
}

func TestAnswersWithoutScript(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.open(baseFAQ)
	p.in("main .faq").click("Özür dilemek suçu kabul etmek midir?")
	p.see("Özrü kısa tutun")
	p.in("main").click("özür mesajına")
	p.arrive(apology)
	p.see("Siparişiniz [sipariş no]: özür ve çözüm")
}
