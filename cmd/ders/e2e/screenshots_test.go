package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// scenes are all kinds of pages and what they can come to, each a way through a
// site with pictures along it.
var scenes = []struct {
	name string
	site func(*testing.T) string
	walk func(*photographer)
}{
	{"reading", at(theAcademy), readingScene},
	{"journey", at(theAcademy), journeyScene},
	{"practice", at(theAcademy), practiceScene},
	{"types", everyTypeURL, everyTypeScene},
	{"exam", at(theHall), examScene},
	{"scenario", at(theAcademy), scenarioScene},
	{"review", at(theReview), reviewScene},
	{"progress", at(theSchool), progressScene},
	{"certificate", at(theSchool), certificateScene},
	{"learners", at(theSchool), learnersScene},
	{"knowledge", at(guided), knowledgeScene},
	{"glossary", at(theAcademy), glossaryScene},
	{"search", at(theAcademy), searchScene},
	{"print", at(theAcademy), printScene},
}

// TestScreenshots takes the pictures, for whoever works on the theme: at 390,
// 820 and 1440 px, or at the width that DERS_SCREENSHOTS names, in light and in
// dark. -run TestScreenshots/exam takes one scene's.
func TestScreenshots(t *testing.T) {
	if os.Getenv("DERS_SCREENSHOTS") == "" {
		t.Skip("set DERS_SCREENSHOTS=1 to take pictures")
	}
	widths := []int64{390, 820, 1440}
	if own, err := strconv.ParseInt(os.Getenv("DERS_SCREENSHOTS"), 10, 64); err == nil && own > 1 {
		widths = []int64{own}
	}
	if err := os.MkdirAll(pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, scene := range scenes {
		t.Run(scene.name, func(t *testing.T) {
			t.Parallel()
			site := scene.site(t)
			for _, width := range widths {
				scene.walk(photograph(visitor(t, site), scene.name, width))
			}
		})
	}
	t.Run("offline", func(t *testing.T) { // whose site loses its network
		t.Parallel()
		source := t.TempDir()
		if err := copySite(source); err != nil {
			t.Fatal(err)
		}
		a := publish(t, source)
		for _, width := range widths {
			offlineScene(a, photograph(a.learner(), "offline", width))
		}
	})
}

var pictures = filepath.Join(repository, ".cache", "screenshots")

func at(site func(*testing.T) *academy) func(*testing.T) string {
	return func(t *testing.T) string { return site(t).url }
}

// A photographer is a person with a camera.
type photographer struct {
	*person
	scene string
	width int64
}

func photograph(p *person, scene string, width int64) *photographer {
	p.Helper()
	c := &photographer{p, scene, width}
	c.resize()
	return c
}

// resize gives the window its size, that of a phone, a tablet or a computer.
func (c *photographer) resize() {
	c.Helper()
	c.window(c.width, 844, c.device()...)
}

func (c *photographer) device() (options []chromedp.EmulateViewportOption) {
	if c.width < 600 {
		options = append(options, chromedp.EmulateMobile)
	}
	return options
}

// picture is of the whole page, as far as somebody may scroll down. The window
// is as high for a moment: what sticks to its foot stands at the foot.
func (c *photographer) picture(name string) {
	c.Helper()
	ask[any](c.person, "scrollTo(0, 0)")
	c.window(c.width, max(844, min(7000, ask[int64](c.person, "document.documentElement.scrollHeight"))), c.device()...)
	c.glimpse(name)
	c.resize()
}

// glimpse is of what the window shows.
func (c *photographer) glimpse(name string) {
	c.Helper()
	c.shoot(name, page.CaptureScreenshotParams{})
}

// glimpseOf scrolls to a part of the page before.
func (c *photographer) glimpseOf(selector, name string) {
	c.Helper()
	ask[any](c.person, "document.querySelector(%s).scrollIntoView({ block: 'center', behavior: 'instant' })", selector)
	c.glimpse(name)
}

func (c *photographer) shoot(name string, how page.CaptureScreenshotParams) {
	c.Helper()
	for _, scheme := range []string{"light", "dark"} {
		c.prefer("prefers-color-scheme", scheme)
		c.holds("document.getAnimations().length === 0")
		c.save(name+"-"+scheme, how)
	}
	c.prefer("prefers-color-scheme", "")
}

// paper is what a printer would get, on sheets of that size in CSS pixels.
func (c *photographer) paper(name string, width, height int64) {
	c.Helper()
	c.window(width, height)
	call(c.person, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	c.save(name+"-paper", page.CaptureScreenshotParams{
		CaptureBeyondViewport: new(true),
		Clip:                  &page.Viewport{Width: float64(width), Height: min(7000, max(float64(height), ask[float64](c.person, "document.body.scrollHeight"))), Scale: 1},
	})
	call(c.person, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: ""})
	c.resize()
}

func (c *photographer) save(name string, how page.CaptureScreenshotParams) {
	c.Helper()
	how.OptimizeForSpeed = new(true)
	shot := call(c.person, page.CaptureScreenshot, how)
	file := filepath.Join(pictures, fmt.Sprintf("%s-%s-%d.png", c.scene, name, c.width))
	if err := os.WriteFile(file, shot.Data, 0o644); err != nil {
		c.Fatal(err)
	}
}
