package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestScreenshots takes pictures of the main pages, whole, for whoever works on
// the theme: DERS_SCREENSHOTS=1 go test -run TestScreenshots ./cmd/ders/e2e
func TestScreenshots(t *testing.T) {
	if os.Getenv("DERS_SCREENSHOTS") == "" {
		t.Skip("set DERS_SCREENSHOTS=1 to take pictures")
	}
	folder := filepath.Join(repository, ".cache", "screenshots")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	whole := ownAcademy(t) // with every question, as it is published
	quiz, err := os.ReadFile(filepath.Join(repository, examFile))
	if err != nil {
		t.Fatal(err)
	}
	whole.save(t, examFile, string(quiz))
	for _, width := range []int64{390, 820, 1440} {
		for _, scheme := range []string{"light", "dark"} {
			p := visitor(t, whole.url)
			if width == 390 {
				p.window(width, 844, chromedp.EmulateMobile)
			} else {
				p.window(width, 900)
			}
			p.prefer("prefers-color-scheme", scheme)
			picture := func(name string) {
				t.Helper()
				ask[any](p, "scrollTo(0, 0)") // sticky parts stand where they begin
				shot := call(p, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: new(true)})
				file := filepath.Join(folder, fmt.Sprintf("%s-%d-%s.png", name, width, scheme))
				if err := os.WriteFile(file, shot.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			p.open(home)
			picture("home")
			p.open(module)
			picture("module")
			p.open(lesson)
			picture("lesson")
			p.wait("the whole quiz", func() bool { p.open(exam); return p.count() > 7 })
			picture("quiz-question")
			q := p.goTo(func(q question) bool { return q.Type == "multiple" })
			p.answer(q.right()[0], q.wrong())
			picture("quiz-feedback")
			p.open(delivery)
			p.replies()
			picture("scenario-scene")
			p.in(".replies").click("Bir dakika, bakıyorum.")
			p.in(".coach-now").see("Devam")
			picture("scenario-coach")
			p.in(".coach-now").click("Devam")
			p.see(debrief)
			picture("scenario-outcome")
			p.site = theAcademy(t).url // its questions are all ticked
			p.open(exam)
			for n := range p.count() {
				if q := p.question(); n == 0 {
					p.answer(q.wrong())
				} else {
					p.answer(q.right()...)
				}
				if n < p.count()-1 {
					p.goOn()
				}
			}
			p.goOn()
			picture("quiz-result")
		}
	}
}
