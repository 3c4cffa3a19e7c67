package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

func TestReadALesson(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(home)
	p.in("main").click("Zor müşteriler")
	p.arrive(module)
	p.see("Bu modülün sonunda")
	p.in("main .path").click("Zorluk nereden gelir?")
	p.arrive(lesson)
	p.in("h1").see("Zorluk nereden gelir?")

	p.in(".contents").click("Sık hatalar")
	p.holds("location.hash === '#hatalar'")
	p.in(".contents [aria-current]").see("Sık hatalar")
	p.holds("document.querySelector('#hatalar').getBoundingClientRect().top >= document.querySelector('.site-header').getBoundingClientRect().bottom")

	p.click(finished)
	p.arrive("/zor-musteriler/sakinlestirme-adimlari/")
	p.in("h1").see("Sakinleştirmenin altı adımı")
	p.in(".breadcrumb").click("Zor müşteriler")
	p.arrive(module)
	p.in(".breadcrumb").click("Ana sayfa")
	p.arrive(home)
}

func TestSkipToTheContent(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(lesson)
	p.press("Tab")
	p.seeFocusOn("İçeriğe geç")
	p.see("İçeriğe geç")
	p.press("Enter")
	p.holds("document.activeElement.localName === 'main'")
	p.press("Tab")
	p.holds("document.activeElement.closest('main') !== null")
}

// TestSumsStayTogether on the narrowest phone, wherever in a line they begin. A
// long one breaks, but only before a sign.
func TestSumsStayTogether(t *testing.T) {
	t.Parallel()
	text := "---\ntitle: Toplamlar\ndescription: Toplamlar.\n---\n\n"
	for n := range 32 {
		text += strings.Repeat("a", n) + " b 42 − 24 = 18 ve 3 gün, 10 TL, % 25.\n\n" + strings.Repeat("a", n) + " 1-5\n\n" + strings.Repeat("a", n) + " 1.000 × 0,80 ÷ (1 + 0,20 − 0,80) = 800 ÷ 0,40 = 2.000\n\n"
	}
	p := visitor(t, ownAcademy(t, files{"content/05-zor-musteriler/06-toplam.md": text + "> [!note] Not\n> - a 12.000 × 0,25 = 3.000\n"}).url)
	p.open("/zor-musteriler/toplam/")
	p.window(320, 700, chromedp.EmulateMobile)
	lines := `((one) => { // how many lines the places of a text take
		const nodes = document.createTreeWalker(document.querySelector(".prose"), NodeFilter.SHOW_TEXT);
		const found = [];
		for (let node; (node = nodes.nextNode()); ) {
			for (const match of node.data.matchAll(new RegExp(one.replace(/[+()]/g, "\\$&").replace(/ /g, "\\s"), "g"))) {
				const range = new Range();
				range.setStart(node, match.index);
				range.setEnd(node, match.index + match[0].length);
				found.push(new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size);
			}
		}
		return found;
	})(%s)`
	for _, together := range []string{"42 − 24 = 18", "3 gün", "10 TL", "% 25", "1-5", "× 0,80", "÷ (1", "− 0,80)", "= 800 ÷ 0,40", "= 2.000"} {
		p.holds("((all) => all.length === 32 && all.every((lines) => lines === 1))("+lines+")", together)
	}
	p.holds("("+lines+").some((lines) => lines > 1)", "1.000 × 0,80 ÷ (1 + 0,20 − 0,80) = 800 ÷ 0,40 = 2.000")
	p.holds("document.documentElement.scrollWidth <= innerWidth")
}

func TestTabsByKeyboard(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(lesson)
	tabs := p.in(".tabs")
	counter, phone, mail := "Kimin haklı olduğunu bir yana bırakalım.", "Bu işte sizi en çok ne zorladı?", "Olayı şöyle anladım:"
	tabs.see(counter)
	tabs.seeNo(phone)

	tabs.tabTo("Tezgâh")
	p.press("ArrowRight")
	p.seeFocusOn("Telefon")
	tabs.see(phone)
	tabs.seeNo(counter)
	p.press("End")
	p.seeFocusOn("E-posta")
	tabs.see(mail)
	p.press("ArrowRight") // around
	p.seeFocusOn("Tezgâh")
	p.press("ArrowRight", "Tab")
	p.holds("document.activeElement.matches('[role=tabpanel]')")
	tabs.see(phone)

	p.open("/zor-musteriler/sakinlestirme-adimlari/") // who works on the phone reads the phone's sentences
	p.in(".tabs [aria-selected=true]").see("Telefon")
}

func TestAFoldedAnswerOpens(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(lesson)
	const answer = "Konu: bir saatlik gecikme."
	p.seeNo(answer)
	p.in("main").click("Örnek yanıt")
	p.see(answer)
	p.press("Space") // the focus is there
	p.seeNo(answer)
}

func TestTheChosenAppearanceStays(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.prefer("prefers-color-scheme", "light")
	p.open(lesson)
	const dark = "getComputedStyle(document.documentElement).colorScheme === 'dark'"
	p.holds("!(" + dark + ")")
	p.click("Görünüm")
	p.click("Koyu")
	p.holds(dark)
	p.reload()
	p.holds(dark)
	p.open(home)
	p.holds(dark)
	p.tabTo("Görünüm")
	p.press("Enter", "Tab", "ArrowUp") // to "Açık"
	p.seeFocusOn("Açık")
	p.holds("!(" + dark + ")")
	p.press("Escape")
	p.seeFocusOn("Görünüm")

	// A page out of the browser's cache comes back as it was left.
	ask[any](p, `(localStorage.setItem("ders.theme", "dark"), dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })))`)
	p.holds(dark)
	// A browser that opens a closed tab again ticks what was ticked there.
	ask[any](p, `((light) => { light.checked = true; light.dispatchEvent(new Event("input", { bubbles: true })) })(document.querySelector("[value=light]"))`)
	p.holds("document.querySelector('[name=theme]:checked').value === 'dark'")
}

func TestTheDrawerOnAPhone(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.window(390, 844, chromedp.EmulateMobile)
	p.open(lesson)
	tree := p.in(".tree")
	tree.seeNo("Sakinleştirmenin altı adımı")

	p.click("Modülün dersleri")
	tree.see("Sakinleştirmenin altı adımı")
	p.press("Escape")
	tree.seeNo("Sakinleştirmenin altı adımı")
	p.seeFocusOn("Modülün dersleri")

	p.press("Enter")
	tree.click("2Sakinleştirmenin altı adımı")
	p.arrive("/zor-musteriler/sakinlestirme-adimlari/")
	tree.seeNo("Zorluk nereden gelir?")
	p.click("Bu sayfada")
	p.in(".contents-fold").click("Sık hatalar")
	p.holds("location.hash === '#hatalar'")
}

// TestOnlyControlsShowATap: an iPhone greys what it takes for a control, and so
// the whole page, which can take the focus.
func TestOnlyControlsShowATap(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(lesson)
	const greys = "getComputedStyle(document.querySelector(%s)).webkitTapHighlightColor !== 'rgba(0, 0, 0, 0)'"
	for _, selector := range []string{"main", "main p", ".tree"} {
		p.holds("!("+greys+")", selector)
	}
	for _, selector := range []string{"main a", "summary", "main button"} {
		p.holds(greys, selector)
	}
}

// TestTextOfDoubleSizeFits: a phone whose owner wants all text twice as large.
func TestTextOfDoubleSizeFits(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.window(360, 740, chromedp.EmulateMobile)
	call(p, page.SetFontSizes, page.SetFontSizesParams{FontSizes: &page.FontSizes{Standard: 32, Fixed: 26}})
	for _, path := range []string{home, module, lesson, "/olcum/nps/", "/olcum/davranis-clv-endeks/", exam, pathExam, delivery} {
		p.open(path)
		if path == pathExam {
			p.click("Başla")
		}
		if wide := ask[int](p, "document.documentElement.scrollWidth"); wide > 360 {
			t.Errorf("%s is %d wide", path, wide)
		}
		if path == exam { // the mark stands above the question's number and not upon it
			p.holds("document.querySelector('.quiz-flag').getBoundingClientRect().bottom <= document.querySelector('.question:not([hidden]) .question-number').getBoundingClientRect().top + 1")
		}
	}
}

func TestNothingOverflowsASmallPhone(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.window(320, 640, chromedp.EmulateMobile)
	fits := func(where string) {
		t.Helper()
		// Whoever is meant to scroll alone, such as a wide table, does so.
		wide := ask[[]string](p, `document.documentElement.scrollWidth <= innerWidth && innerWidth <= 320 ? [] : ["page " + document.documentElement.scrollWidth,
			...[...document.querySelectorAll("body *")].filter((e) => shown(e) && e.getBoundingClientRect().right > 321).map((e) => e.localName + "." + e.className)]`)
		if len(wide) > 0 {
			t.Errorf("%s overflows: %q", where, wide)
		}
	}
	p.problems.expect("/yok/")
	for _, path := range []string{home, module, "/yok/", lesson,
		"/zor-musteriler/sakinlestirme-adimlari/", "/zor-musteriler/cok-sey-isteyen/",
		"/zor-musteriler/kafasi-karisik-ve-belirsiz/", "/zor-musteriler/sikayet-telafi-sinir/"} {
		p.open(path)
		fits(path)
	}
	p.click("Modülün dersleri")
	fits("the drawer")

	p.open(exam)
	for range p.count() {
		p.answer(p.question().wrong())
		fits("feedback on " + p.question().Title)
		p.goOn()
	}
	p.see("Bu kez geçemediniz")
	fits("the result")
}

func TestReadingWithoutScript(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.open(home)
	p.in("main").click("Zor müşteriler")
	p.arrive(module)
	p.in("main .path").click("Zorluk nereden gelir?")
	p.arrive(lesson)
	p.see("Zor olan çoğu kez durumdur")
	for _, section := range []string{"Tezgâh", "Kimin haklı olduğunu bir yana bırakalım.", "Telefon", "Bu işte sizi en çok ne zorladı?", "E-posta", "Olayı şöyle anladım:"} {
		p.seePrinted(section)
	}
	p.in("main").click("Örnek yanıt")
	p.see("Konu: bir saatlik gecikme.")

	p.open(exam)
	p.see("Yanıtlarınızın puanlanması için tarayıcınızda JavaScript açık olmalı.")
	shown := ask[int](p, "[...document.querySelectorAll('.question')].filter(shown).length")
	if all := ask[int](p, "document.querySelectorAll('.question').length"); shown != all || all < 2 {
		t.Errorf("%d of %d questions are shown", shown, all)
	}
	first := p.in(".question:first-child")
	first.seeNo("Duyguya saygı gösterir")
	first.click("Yanıtı göster")
	first.see("Duyguya saygı gösterir")
}

// seePrinted is see, for text that a style sheet may print before its element.
func (p *person) seePrinted(text string) {
	p.Helper()
	p.holds(`[...document.querySelectorAll("main, main *")].some((e) => shown(e) &&
		(read(e).includes(%s) || getComputedStyle(e, "::before").content === JSON.stringify(%s)))`, text, text)
}

func TestAPageThatIsNotThere(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.problems.expect("/yok/boyle/bir-sayfa")
	p.open("/yok/boyle/bir-sayfa")
	p.see("Bu sayfa bulunamadı")
	if sheets := ask[int](p, "document.styleSheets.length"); sheets == 0 {
		t.Error("without its style sheet")
	}
	p.click("Ana sayfaya dön")
	p.arrive(home)
	if strings.Contains(p.text(), "Bu sayfa bulunamadı") {
		t.Error("home is missing")
	}
}
