package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestProgressIsKeptOnPhones: the browser is asked to keep it after the first
// lesson that is finished, once; and an iPhone's learner is told once.
func TestProgressIsKeptOnPhones(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.window(390, 844, chromedp.EmulateMobile)
	p.isOn(iPhone)
	p.beforeEveryPage(`navigator.storage.persist = () => { localStorage.asked = (+localStorage.asked || 0) + 1; return Promise.resolve(true) }`)
	asked := func() string { return ask[string](p, "localStorage.asked || ''") }
	p.open("/iade/sure/")
	p.see(finished)
	p.seeNo("İlerlemenizi koruyun")
	if n := asked(); n != "" {
		t.Errorf("asked %s times before there was anything to keep", n)
	}
	p.click(finished)
	p.arrive("/iade/kayit/")
	p.see("İlerlemenizi koruyun")
	p.holds(`localStorage.asked === "1" && localStorage["ders.persist"] === "true"`)
	p.sound("how an iPhone keeps progress")
	p.holds("document.documentElement.scrollWidth <= innerWidth")
	p.in(".device").tabTo("Ana ekrana ekle")
	p.holds(`localStorage["ders.said.forgets"]?.startsWith("20")`) // it has been seen
	p.press("Enter")
	p.arrive(progress)
	p.see("Tarayıcıda Paylaş düğmesine dokunun: içinden yukarı doğru ok çıkan kare.")
	p.holds("document.querySelector('#_phone').getBoundingClientRect().top < innerHeight")
	p.sound("how to add a site to the home screen")
	p.open("/iade/kayit/")
	p.seeNo("İlerlemenizi koruyun")
	p.click(finished)
	p.arrive("/iade/gorusme/")
	if n := asked(); n != "1" {
		t.Errorf("asked %s times", n)
	}

	// Half a year later, and until it is closed.
	ask[any](p, `localStorage["ders.said.forgets"] = "2020-01-01T00:00:00.000Z"`)
	p.open("/iade/kayit/")
	p.in(".device").click("Kapat")
	p.seeNo("İlerlemenizi koruyun")
	p.reload()
	p.see("tamamladınız")
	p.seeNo("İlerlemenizi koruyun")

	q := visitor(t, theSchool(t).url)
	q.isOn(instagram)
	q.open(home)
	q.see("Sayfayı tarayıcınızda açın")
	q.sound("a page inside another app")
	q.in(".device").click("Kapat")
	q.open("/iade/sure/")
	q.see(finished)
	q.seeNo("Sayfayı tarayıcınızda açın")
}

// Browsers as they introduce themselves.
const (
	iPhone    = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
	instagram = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 382.0.0.28.83 (iPhone16,2; iOS 18_5; tr_TR; tr; scale=3.00; 1290x2796; 740186112)"
)

// isOn makes the browser introduce itself so.
func (p *person) isOn(userAgent string) {
	p.Helper()
	call(p, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: userAgent})
}
