package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestLearnersScreenshots takes pictures of a device that is shared, and of
// what a phone is told.
func TestLearnersScreenshots(t *testing.T) {
	if os.Getenv("DERS_SCREENSHOTS") == "" {
		t.Skip("set DERS_SCREENSHOTS=1 to take pictures")
	}
	folder := filepath.Join(repository, ".cache", "screenshots")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, device := range []string{"390", "1280"} {
		p := visitor(t, theSchool(t).url)
		if device == "390" {
			p.window(390, 844, chromedp.EmulateMobile)
		}
		picture := func(name string) {
			t.Helper()
			for _, scheme := range []string{"light", "dark"} {
				p.prefer("prefers-color-scheme", scheme)
				p.holds("document.getAnimations().length === 0")
				shot := call(p, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: new(true)})
				file := filepath.Join(folder, "learners-"+name+"-"+device+"-"+scheme+".png")
				if err := os.WriteFile(file, shot.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
		p.remembers(begunRecord)
		p.reload()
		picture("one")
		p.click("Kişi ekle")
		p.in(".learners-form").click("Kaydet")
		picture("form")
		p.joins("Ayşe Nur Öztürk", "Can")
		picture("several")
		p.in(".learners-actions").click("Kaldır")
		picture("remove")
		p.open(home)
		picture("home")
		p.open("/iade/sinav/")
		p.holds("document.querySelector('form[data-ready]') !== null")
		picture("quiz")
		other := p.secondTab()
		other.open(progress)
		other.chooses("Can")
		p.see("Bu sayfanın yenilenmesi gerekiyor")
		picture("moved")

		q := visitor(t, theSchool(t).url)
		p = q
		if device == "390" {
			p.window(390, 844, chromedp.EmulateMobile)
		}
		p.isOn(iPhone)
		p.remembers(begunRecord)
		p.open("/iade/kayit/")
		p.see("İlerlemenizi koruyun")
		picture("forgets")
		p.open(progress + "#_phone")
		picture("phone")
		p.isOn(instagram)
		p.open(home)
		p.see("Sayfayı tarayıcınızda açın")
		picture("app")
	}
}
