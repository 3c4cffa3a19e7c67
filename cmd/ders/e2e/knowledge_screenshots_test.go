package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestKnowledgeScreenshots takes pictures of a knowledge base, a guide and of
// tags, for whoever works on the theme: DERS_SCREENSHOTS=1 go test -run
// TestKnowledgeScreenshots ./cmd/ders/e2e
func TestKnowledgeScreenshots(t *testing.T) {
	if os.Getenv("DERS_SCREENSHOTS") == "" {
		t.Skip("set DERS_SCREENSHOTS=1 to take pictures")
	}
	folder := filepath.Join(repository, ".cache", "screenshots")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	a := guided(t)
	for _, width := range []int64{390, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			p := visitor(t, a.url)
			if width == 390 {
				p.window(width, 844, chromedp.EmulateMobile)
			} else {
				p.window(width, 900)
			}
			p.prefer("prefers-color-scheme", scheme)
			picture := func(name string) {
				t.Helper()
				p.holds("document.getAnimations().length === 0")
				ask[any](p, "scrollTo(0, 0)") // sticky parts stand where they begin
				shot := call(p, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: new(true)})
				file := filepath.Join(folder, fmt.Sprintf("base-%s-%d-%s.png", name, width, scheme))
				if err := os.WriteFile(file, shot.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			for name, path := range map[string]string{
				"home": home, "section": base, "topic": baseTopic, "faq": baseFAQ, "open": baseFAQ + "#ss-ozur", "article": apology,
				"procedure": baseTopic + "sikayet-kaydi/", "tag": baseTag, "tags": "/etiket/", "guide": guideIndex, "results": guideIndex + "sonuclar/",
				"lesson": "/zor-musteriler/sikayet-telafi-sinir/",
			} {
				p.open(path)
				picture(name)
			}
			p.open(angerFAQ)
			p.click("Hepsini aç")
			p.see("Hepsini kapat")
			picture("questions")
		}
	}
}
