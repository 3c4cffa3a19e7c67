package e2e

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// pdfPage is the begin of a page in what Chromium prints.
var pdfPage = regexp.MustCompile(`/Type\s*/Page\b`)

// printed is how many pages the page takes on A4.
func (p *person) printed() int {
	p.Helper()
	pdf := call(p, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: 8.27, PaperHeight: 11.69})
	return len(pdfPage.FindAll(pdf.Data, -1))
}

// onPaper is the same person, who sees the page as it is printed.
func (p *person) onPaper(look func()) {
	p.Helper()
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	look()
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: ""})
}

// A trainer prints a module from its page: every lesson begins a page, and the
// key of the questions is the last of all.
func TestModuleOnPaper(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.beforeEveryPage("window.print = () => { window.asked = true }")
	p.open(module)
	p.click("Yazdırılabilir sürüm")
	p.arrive(module + "yazdir/")
	p.in(".sheet-tools").click("Yazdır")
	p.holds("window.asked")
	// What is apart on the site is whole on the sheet.
	p.holds("document.querySelectorAll('[role=tablist], main form, main details:not([open])').length === 0")
	p.holds("document.querySelectorAll('.sheet .tab-title').length > 0 && [...document.querySelectorAll('.sheet .tab')].every((tab) => tab.checkVisibility())")
	lessons := ask[int](p, "document.querySelectorAll('.sheet-lesson').length")
	p.onPaper(func() {
		for _, selector := range []string{".sheet-lesson", ".sheet-key"} {
			p.holds("[...document.querySelectorAll(%s)].every((part) => getComputedStyle(part).breakBefore === 'page')", selector)
		}
		p.holds("document.querySelector('.sheet').lastElementChild.matches('.sheet-key')")
		p.holds("!document.querySelector('.sheet .button').checkVisibility() && !document.querySelector('.site-header').checkVisibility()")
		p.holds("getComputedStyle(document.querySelector('.sheet a[data-said]'), '::after').content.includes('(')")
	})
	if got := p.printed(); got < lessons+2 {
		t.Errorf("%d lessons take %d pages", lessons, got)
	}
	p.in(".sheet-contents").click("Yanıt anahtarı")
	p.holds("location.hash === '#_key'")
	// Two lessons show what many do, and are audited in half the time.
	p.holds("(document.querySelectorAll('.sheet-lesson:not(#_1, #_2) .prose > :not([id])').forEach((more) => more.remove()), true)")
	p.sound("the sheet of a module")
	p.in(".sheet-tools").click("Modüle dön")
	p.arrive(module)
}

// A quiz has a sheet to fill in; its key stands on a page of its own.
func TestQuizOnPaper(t *testing.T) {
	t.Parallel()
	_, p := examOfEveryType(t)
	p.click("Sınav kâğıdını yazdır")
	p.arrive(exam + "yazdir/")
	p.sound("the sheet of a quiz")
	p.in(".paper-fields").see("Yöneticinin adı ve imzası")
	p.in(".paper-fields").see("/ 5")
	p.in(".paper-questions").seeNo("on dört")
	p.in(".sheet-key").see("on dört")
	p.onPaper(func() {
		p.holds("[...document.querySelectorAll('.paper-question')].every((part) => getComputedStyle(part).breakInside === 'avoid')")
		p.holds("getComputedStyle(document.querySelector('.sheet-key')).breakBefore === 'page'")
	})
	whole := p.printed()
	p.holds("(document.querySelector('.sheet-key').remove(), true)")
	if without := p.printed(); without >= whole || without < 1 {
		t.Errorf("%d pages with the key, %d without it", whole, without)
	}
	p.window(390, 844, chromedp.EmulateMobile)
	p.holds("document.documentElement.scrollWidth <= innerWidth")
}

// TestNothingIsTorn: what is read as one stays on one sheet where it fits, a
// paragraph stands beside what it announces, a wide table is not cut off, and
// a link says where it leads.
func TestNothingIsTorn(t *testing.T) {
	t.Parallel()
	const sheet = 690 // CSS pixels beside the margins of A4
	lesson := "---\ntitle: Kâğıt\ndescription: Kâğıtta.\n---\n\n" +
		"[Kaynak](https://example.org/kaynak) ve <https://example.org/>.\n\n" +
		"| " + strings.Repeat("Müşterilerimizdenmiş | ", 11) + "\n" + strings.Repeat("|---", 11) + "|\n" + strings.Repeat("| "+strings.Repeat("memnuniyetsizlik | ", 11)+"\n", 3) + "\n" +
		"Hesaplayın:\n\n```calculator\nnps\n```\n\n```template Metin\nMerhaba\n```\n\n> [!note] Not\n> Bir söz.\n\n> [!tab] Telefon\n> Alo.\n\n> [!tab] Sohbet\n> Merhaba.\n\n" +
		"Böyle:\n\n```\nbir\n```\n\nÜç şey:\n\n- bir\n- iki\n- üç\n\n```quiz\n## Hangisi?\n\n`id: hangisi`\n\n- [x] Bu\n- [ ] Şu\n- [ ] O\n```\n"
	p := visitor(t, ownAcademy(t, files{path.Join(path.Dir(lessonFile), "09-kagit.md"): lesson}).url)
	p.open(module + "kagit/")
	p.window(sheet, 1000)
	p.onPaper(func() {
		for _, whole := range []string{".calculator", ".template", ".prose > pre", ".callout", ".tabs", ".tab", ".check", "tbody tr", ".prose li"} {
			p.holds("((parts) => parts.length > 0 && parts.every((part) => getComputedStyle(part).breakInside === 'avoid'))([...document.querySelectorAll(%s)])", whole)
		}
		for _, last := range []string{"h1 ~ h2, .tab-title", "thead tr", "tbody tr:first-child", ".prose li:first-child", ".checks-title", ".template figcaption"} {
			p.holds("((parts) => parts.length > 0 && parts.every((part) => getComputedStyle(part).breakAfter === 'avoid'))([...document.querySelectorAll(%s)])", last)
		}
		for _, announced := range []string{".calculator", ".prose > ul", ".prose > pre", ".prose > .table-scroll", "tbody tr:last-child", ".prose li:last-child"} {
			p.holds("((parts) => parts.length > 0 && parts.every((part) => getComputedStyle(part).breakBefore === 'avoid'))([...document.querySelectorAll(%s)])", announced)
		}
		p.holds("document.querySelector('.prose table').getBoundingClientRect().right <= innerWidth && document.documentElement.scrollWidth <= innerWidth")
		after := "getComputedStyle(document.querySelector(%s), '::after').content"
		p.holds(after+" === ' (https://example.org/kaynak)'.replace(/^|$/g, '\"')", `.prose a[href$="kaynak"]`)
		p.holds(after+" === 'none'", `.prose a[href="https://example.org/"]`)
	})
}

// A picture that is bigger than its place opens at its full size; one that is
// not has no button. One that has not been loaded has its room all the same.
func TestPictureOpens(t *testing.T) {
	t.Parallel()
	site := files{path.Join(path.Dir(lessonFile), "09-resimler.md"): "---\ntitle: Resimler\ndescription: İki resim.\n---\n\n![Geniş ekran](genis.png)\n\n![Dar ekran](dar.png)\n" +
		strings.Repeat("\nBir paragraf.\n", 200) + "\n![Uzak ekran](uzak.png)\n"}
	for name, width := range map[string]int{"genis.png": 1600, "dar.png": 200, "uzak.png": 1600} {
		picture := image.NewRGBA(image.Rect(0, 0, width, width/2))
		picture.Set(1, 1, color.Black)
		var b bytes.Buffer
		if err := png.Encode(&b, picture); err != nil {
			t.Fatal(err)
		}
		site[path.Join(path.Dir(lessonFile), name)] = b.String()
	}
	p := visitor(t, ownAcademy(t, site).url)
	p.open(module + "resimler/")
	p.holds("document.querySelectorAll('.prose figure img').length === 3 && document.querySelectorAll('.zoom').length === 1")
	p.holds(`((far) => !far.naturalWidth && far.clientWidth > 400 && Math.abs(far.clientWidth / far.clientHeight - 2) < .02)(document.querySelector("[alt='Uzak ekran']"))`)
	ask[any](p, "document.querySelector('[alt=\"Uzak ekran\"]').scrollIntoView()")
	p.holds("document.querySelectorAll('.zoom').length === 2")
	ask[any](p, "scrollTo(0, 0)")
	p.sound("a picture that opens")
	p.tabTo("Büyüt: Geniş ekran")
	p.press("Enter")
	p.holds("document.querySelector('dialog.zoomed').open && document.querySelector('.zoomed img').clientWidth === 1600")
	p.seeFocusOn("Kapat")
	p.sound("the opened picture")
	p.press("Escape")
	p.holds("!document.querySelector('dialog')")
	p.seeFocusOn("Büyüt: Geniş ekran")
	p.click("Büyüt: Geniş ekran")
	p.in(".zoomed").click("Kapat")
	p.holds("!document.querySelector('dialog')")
	p.seeFocusOn("Büyüt: Geniş ekran")
	p.window(2000, 1200)
	p.clickUnfocused(".zoom")
	p.holds("document.querySelector('dialog').getBoundingClientRect().left > 100")
	p.do(chromedp.MouseClickXY(50, 50)) // beside it
	p.holds("!document.querySelector('dialog')")
	p.seeFocusOn("Büyüt: Geniş ekran")
	p.onPaper(func() {
		p.holds("getComputedStyle(document.querySelector('.zoom'), '::after').display === 'none'")
	})
}
