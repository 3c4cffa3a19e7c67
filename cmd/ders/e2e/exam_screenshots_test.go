package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestExamScreenshots takes pictures of an exam from its card to its result.
func TestExamScreenshots(t *testing.T) {
	if os.Getenv("DERS_SCREENSHOTS") == "" {
		t.Skip("set DERS_SCREENSHOTS=1 to take pictures")
	}
	folder := filepath.Join(repository, ".cache", "screenshots")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, device := range []string{"390", "1280"} {
		p := visitor(t, theHall(t).url)
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
				if err := os.WriteFile(filepath.Join(folder, "exam-"+name+"-"+device+"-"+scheme+".png"), shot.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
		p.open(home)
		picture("home")
		p.open(eightTypes)
		p.see("Başlamadan önce")
		picture("card")
		p.click("Başla")
		p.see("Soru 1 / 8")
		picture("first")
		p.tick(p.question().right()...)
		p.skip()
		p.click("İşaretle")
		p.tick(p.question().right()[0])
		picture("question")
		p.skip()
		p.tick(p.question().wrong())
		p.toReview()
		picture("review")
		p.click("Sınavı bitir")
		picture("confirmation")
		p.rewrite("iade", `quiz.attempt.started = new Date(Date.now() - 22 * 60e3).toISOString();`)
		p.reload()
		p.see("Süreniz doldu")
		picture("late")
		p.handIn()
		picture("result-of-one")
		p.begin(drawnExam)
		p.handIn()
		p.click("Yeniden başla")
		p.click("Başla")
		p.tick(p.question().right()...)
		p.handIn()
		p.click("Denemeleriniz: 2")
		picture("result-with-history")
		p.begin(limited)
		p.click("İşaretle")
		p.answer("Yanlış")
		picture("practice")
		p.begin(onlyOnce)
		p.handIn()
		picture("used-up")
	}
}
