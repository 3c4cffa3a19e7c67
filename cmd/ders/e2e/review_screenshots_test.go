package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestReviewScreenshots takes pictures of spaced review in its states.
func TestReviewScreenshots(t *testing.T) {
	if os.Getenv("DERS_SCREENSHOTS") == "" {
		t.Skip("set DERS_SCREENSHOTS=1 to take pictures")
	}
	folder := filepath.Join(repository, ".cache", "screenshots")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, device := range []string{"390", "1280"} {
		p := reviewer(t)
		if device == "390" {
			p.window(390, 844, chromedp.EmulateMobile)
		}
		picture := func(name string) {
			t.Helper()
			for _, scheme := range []string{"light", "dark"} {
				p.prefer("prefers-color-scheme", scheme)
				ask[any](p, "scrollTo(0, 0)")
				p.holds("document.getAnimations().length === 0")
				shot := call(p, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: new(true)})
				if err := os.WriteFile(filepath.Join(folder, "review-"+name+"-"+device+"-"+scheme+".png"), shot.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
		p.open(review)
		picture("new")
		p.fails()
		p.open(home)
		picture("home-none")
		p.open(review)
		picture("none")
		p.pass(1)
		p.open(home)
		picture("home")
		p.open(review)
		p.see("Soru 1 / 2")
		picture("question")
		p.answers(true)
		picture("answer")
		p.press("Enter")
		p.answers(false)
		p.press("Enter")
		p.see("Bugünlük tekrar bitti")
		picture("summary")
		p.open(progress)
		picture("progress")
		p.open(review)
		p.click("Tekrarı kapat")
		picture("off")
	}
}
