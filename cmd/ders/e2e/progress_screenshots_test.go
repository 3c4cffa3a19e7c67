package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestProgressScreenshots takes pictures of a learner's own pages, and of a
// certificate on paper.
func TestProgressScreenshots(t *testing.T) {
	if os.Getenv("DERS_SCREENSHOTS") == "" {
		t.Skip("set DERS_SCREENSHOTS=1 to take pictures")
	}
	folder := filepath.Join(repository, ".cache", "screenshots")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	p := visitor(t, theSchool(t).url)
	shoot := func(name string) {
		t.Helper()
		p.holds("document.getAnimations().length === 0")
		shot := call(p, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: new(true)})
		if err := os.WriteFile(filepath.Join(folder, "own-"+name+".png"), shot.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, device := range []string{"390", "1280"} {
		if p.window(1280, 800); device == "390" {
			p.window(390, 844, chromedp.EmulateMobile)
		}
		picture := func(name string) {
			t.Helper()
			for _, scheme := range []string{"light", "dark"} {
				p.prefer("prefers-color-scheme", scheme)
				ask[any](p, "scrollTo(0, 0)")
				shoot(name + "-" + device + "-" + scheme)
			}
		}
		p.open(progress)
		ask[any](p, "localStorage.clear()")
		p.open(progress)
		picture("empty")
		p.remembers(begunRecord)
		p.open(proof)
		picture("missing")
		p.open(progress)
		picture("begun")
		p.loads(exported(longNames))
		p.see("Bu dosya yüklensin mi?")
		picture("preview")
		p.in("#_preview").click("Vazgeç")
		p.click("Her şeyi sil")
		picture("wipe")
		p.loads("{")
		p.see("olduğu gibi")
		picture("odd")
		p.remembers(fullRecord)
		p.open(proof)
		p.click("Sertifikayı göster")
		picture("form")
		p.remembers(longNames)
		p.reload()
		picture("full")
		p.open(proof)
		picture("certificate")
		p.remembers(strings.Replace(strings.Replace(longNames, "2027-11-22", "2026-11-20", 1), `"fields"`, `"earlier":[{"date":"2025-11-20T09:00:00.000Z","percent":83,"version":"0"}],"reported":{"way":"mail","date":"2026-11-20T09:00:00.000Z"},"fields"`, 1))
		p.open(proof)
		picture("expired")
	}
	p.window(1123, 794) // A4 landscape
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	shoot("paper-long")
	p.remembers(fullRecord)
	p.open(proof)
	shoot("paper-form")
}
