package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// TestLargerText: a reader chooses larger text once, has it on every page from
// the first paint, and nothing sticks out of the smallest phone.
func TestLargerText(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.window(320, 640, chromedp.EmulateMobile)
	p.open(home)
	before := ask[float64](p, "parseFloat(getComputedStyle(document.body).fontSize)")
	p.click("Görünüm")
	p.click("Çok büyük")
	p.holds("parseFloat(getComputedStyle(document.body).fontSize) > %s * 1.25", before)
	p.sound("the appearance menu")
	for _, path := range []string{home, module, lesson, exam, delivery, "/olcum/nps/", "/ilerlemem/"} {
		p.open(path)
		p.holds("parseFloat(getComputedStyle(document.body).fontSize) > %s * 1.25", before)
		wide := ask[[]string](p, `document.documentElement.scrollWidth <= 320 ? [] : ["page " + document.documentElement.scrollWidth,
			...[...document.querySelectorAll("body *")].filter((e) => shown(e) && e.getBoundingClientRect().right > 321).map((e) => e.localName + "." + e.className)]`)
		if len(wide) > 0 {
			t.Errorf("%s overflows: %q", path, wide)
		}
	}
	p.click("Görünüm")
	p.click("Normal")
	p.reload()
	p.holds("parseFloat(getComputedStyle(document.body).fontSize) === %s && !document.documentElement.dataset.text", before)
}

// TestBottomBar: on a phone the main places lie below every page, cover
// nothing, and show where one is.
func TestBottomBar(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.window(390, 844, chromedp.EmulateMobile)
	p.open(lesson)
	bar := p.in(".bottom-bar")
	bar.click("İlerlemem")
	p.arrive("/ilerlemem/")
	p.holds("document.querySelector('.bottom-bar [aria-current=page]').innerText === 'İlerlemem'")
	bar.click("Ana sayfa")
	p.arrive(home)
	p.holds("document.querySelector('.bottom-bar [aria-current=page]').innerText === 'Ana sayfa'")
	// At the end of a page the bar lies below the footer and not upon it.
	ask[any](p, "scrollTo(0, document.body.scrollHeight)")
	p.holds("document.querySelector('.site-footer').getBoundingClientRect().bottom <= document.querySelector('.bottom-bar').getBoundingClientRect().top + 1")
	// What Tab comes to is never behind it.
	p.open(lesson)
	for range 25 {
		p.press("Tab")
		p.holds(`!!document.activeElement.closest(".bottom-bar, .site-header, .skip") || document.activeElement.getBoundingClientRect().bottom <= document.querySelector(".bottom-bar").getBoundingClientRect().top + 1`)
	}
	p.window(1280, 800)
	p.holds("getComputedStyle(document.querySelector('.bottom-bar')).display === 'none'")
	// 1280 x 1024 at 400 percent: the whole window is for reading.
	p.window(320, 256)
	ask[any](p, "scrollTo(0, 0)")
	p.holds("document.querySelector('.bottom-bar').getBoundingClientRect().top > innerHeight")
}

// TestMenusCloseOnTouch: a menu of the header closes when a finger comes down
// beside it; on an iPhone no click follows there, and the focus stays.
func TestMenusCloseOnTouch(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(home)
	for _, menu := range []string{"Eğitimler", "Görünüm"} {
		p.click(menu)
		p.holds("document.querySelectorAll('.menu[open]').length === 1")
		call(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: 400, Y: 20}}})
		p.holds("!document.querySelector('.menu[open]')")
		call(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchCancel, TouchPoints: []*input.TouchPoint{}})
	}
}
