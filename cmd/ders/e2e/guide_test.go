package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
)

const trainersGuide = "/egitmen-rehberi/"

// guidePages lists the addresses of the trainer's guide, as its first page does.
func guidePages(p *person) []string {
	p.open(trainersGuide)
	pages := ask[[]string](p, "[...document.querySelectorAll('main li a, main .card a')].map((a) => a.pathname)")
	if len(pages) < 15 {
		p.Fatalf("the guide lists %v", pages)
	}
	return pages
}

func TestGuideOnAPhone(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.window(320, 640, chromedp.EmulateMobile)
	for _, path := range guidePages(p) {
		p.open(path)
		if wide := ask[int](p, "document.documentElement.scrollWidth"); wide > 320 {
			t.Errorf("%s is %d wide", path, wide)
		}
	}
}

func TestGuideCanBeHeard(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	for _, path := range guidePages(p) {
		p.open(path)
		p.sound(path)
	}
}

// A file of an example is copied as it stands there; what a program prints is
// only shown.
func TestCopyAFile(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.beforeEveryPage(`navigator.clipboard.writeText = async (text) => { window.copied = text }`)
	p.open(trainersGuide + "site-klasoru/")
	p.tabTo("Kopyala: ders.yaml")
	p.press("Enter")
	p.see("Kopyalandı")
	p.holds("window.copied.startsWith('id: firin-akademisi\\ntitle: Fırın Akademisi\\n')")
	p.open(trainersGuide + "denetim/")
	p.holds("document.querySelector('.code:has(.language-text)') && !document.querySelector('.code:has(.language-text) .copy')")
}

// The questions of the guide are live: whoever writes one tries it first.
func TestTryAQuestionOfTheGuide(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(trainersGuide + "sorular/")
	p.check("yanlis-ekmek").click("“Fişiniz var mıydı?”")
	p.check("yanlis-ekmek").click("Yanıtla")
	p.see("Kısmen doğru")
	p.see("Fiş gerekir, ama ilk söz çözüm olmalı.")
}
