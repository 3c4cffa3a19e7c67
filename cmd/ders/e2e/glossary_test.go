package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

const (
	termsFile   = "content/05-zor-musteriler/06-terimler.md"
	termsLesson = "/zor-musteriler/terimler/"
	glossary    = "/sozluk/"
)

// termsGlossary is a glossary of a few words, one of them long.
const termsGlossary = "---\ntitle: Sözlük\ndescription: Terimler.\nkind: glossary\n---\n\nÖnce harfler.\n\n" +
	"## Çaba skoru\n\n`abbr: CES` `en: Customer Effort Score` `see: NPS`\n\nİşini halletmenin ne kadar kolay geldiğini soran ölçüt.\n\n" +
	"## Net tavsiye skoru\n\n`abbr: NPS` `en: Net Promoter Score` `see: CES` `synonyms: tavsiye puanı`\n\n9-10 verenlerin yüzdesinden 0-6 verenlerin yüzdesi çıkarılarak bulunan, −100 ile +100 arası sayı.\n\n" +
	"## Sadakat programı\n\n`en: loyalty programme`\n\nYinelenen alışı ödülle destekleyen düzenek.\n\n" +
	"## Sahne\n\nMüşterinin gördüğü her yer.\n\n## İkincil veri\n\nBaşkasının topladığı veri.\n\n## Isı haritası\n\nSayfada nereye bakıldığını gösteren resim.\n"

const termsText = "---\ntitle: Terimler\ndescription: Terimler metinde.\n---\n\n## Bir\n\n" +
	"NPS’nin hesabı kolaydır; NPS iki kez geçer. Uzunca bir cümlenin en sonunda ise bir kavram daha durur: sadakat programlarının etkisi.\n\n" +
	"| Ölçü | Anlamı |\n| --- | --- |\n| CES | kolaylık |\n\n" +
	"```quiz\n## Hangisi bir sayıdır?\n\n`id: sayi`\n\n- [x] Skor\n  > Evet, örneğin net tavsiye skoru bir sayıdır.\n- [ ] Söz\n  > Hayır.\n\n> **Açıklama:** CES de öyledir.\n```\n\n" +
	"## İki\n\nBurada NPS yeniden geçer.\n"

func termsPage(t *testing.T) *person {
	t.Helper()
	p := visitor(t, ownAcademy(t, files{"content/sozluk.md": termsGlossary, termsFile: termsText}).url)
	p.open(termsLesson)
	p.holds("document.querySelectorAll('a.term[role=button]').length === 4")
	return p
}

// boxFits tells whether the meaning that shows lies in the window and leaves its
// term uncovered.
const boxFits = `(() => {
	const box = document.querySelector("#_term").getBoundingClientRect();
	const lines = [...document.querySelector("[aria-controls=_term]").getClientRects()];
	const more = document.querySelector("#_term a").getBoundingClientRect();
	return document.querySelector("#_term a") === document.elementFromPoint(more.left + more.width / 2, more.top + more.height / 2) && box.left >= 0 && box.right <= document.documentElement.clientWidth && document.documentElement.scrollWidth <= innerWidth
		&& lines.every((line) => line.bottom <= box.top + 1 || line.top >= box.bottom - 1);
})()`

func (p *person) restOn(selector string) {
	p.Helper()
	at := ask[[]float64](p, "((e) => { e.scrollIntoView({block: 'center', behavior: 'instant'}); const b = e.getClientRects()[0]; return [b.left + b.width / 2, b.top + b.height / 2] })(document.querySelector(%s))", selector)
	p.do(chromedp.MouseEvent(chromedp.MouseMoved, at[0], at[1]))
}

func TestTermsWithTheMouse(t *testing.T) {
	t.Parallel()
	p := termsPage(t)
	p.sound("a lesson with terms")
	box := p.in("#_term")

	p.restOn("a.term")
	box.see("Net tavsiye skoru NPS Net Promoter Score")
	box.see("−100 ile +100 arası sayı.")
	p.holds(boxFits)
	ask[any](p, "document.querySelector('main').focus()") // as Safari does when a link is pressed
	p.restOn("#_term")                                    // the pointer may go into it
	p.holds("!!document.querySelector('#_term')")
	p.press("Escape")
	p.holds("!document.querySelector('#_term')")
	p.restOn("h1")
	p.restOn("a.term")
	box.see("Net Promoter Score")
	p.restOn("h1")
	p.holds("!document.querySelector('#_term')")

	p.click("sadakat programlarının")
	box.see("Yinelenen alışı ödülle destekleyen düzenek.")
	p.holds(boxFits)
	p.restOn("h1") // it was opened on purpose
	p.sound("a term that is open")
	p.click("CES") // in a table
	box.see("Customer Effort Score")
	p.holds(boxFits)
	p.prefer("prefers-color-scheme", "dark")
	p.click("CES")
	p.holds("!document.querySelector('#_term')")

	p.window(1280, 480) // no room below
	p.holds("(document.querySelector('a.term').scrollIntoView({ block: 'end', behavior: 'instant' }), true)")
	p.click("NPS’nin")
	box.see("Net Promoter Score")
	p.holds(boxFits)
	p.holds("document.querySelector('#_term').getBoundingClientRect().bottom < innerHeight")
	p.window(1280, 800)

	check := p.in("form.check")
	check.click("Skor")
	check.click("Yanıtla")
	check.in("form.check").click("net tavsiye skoru")
	box.see("−100 ile +100 arası sayı.")
	p.holds(boxFits)
	p.sound("a term in feedback")
	box.click("Sözlükte aç")
	p.arrive(glossary)
	p.holds("location.hash === '#net-tavsiye-skoru'")
	p.in(".entry:target").see("Geçtiği yerler: Terimler")
}

func TestTermsByKeyboard(t *testing.T) {
	t.Parallel()
	p := termsPage(t)
	p.tabTo("NPS’nin")
	p.holds("document.activeElement.getAttribute('aria-expanded') === 'false'")
	p.holds("document.activeElement.getAttribute('tabindex') === '0'") // without it Safari's Tab passes over
	p.press("Enter")
	p.in("#_term").see("−100 ile +100 arası sayı.")
	p.holds("document.activeElement.getAttribute('aria-expanded') === 'true' && location.pathname === %s", termsLesson)
	p.press("Tab")
	p.seeFocusOn("Sözlükte aç")
	p.press("Escape")
	p.seeFocusOn("NPS’nin")
	p.holds("!document.querySelector('#_term') && document.activeElement.getAttribute('aria-expanded') === 'false'")
	p.press("Space")
	p.in("#_term").see("Net Promoter Score")
	p.press("Space")
	p.holds("!document.querySelector('#_term')")
	p.press("Space", "Tab", "Tab") // through it and on
	p.seeFocusOn("sadakat programlarının")
	p.holds("!document.querySelector('#_term')")
	p.press("Enter", "Tab", "Enter")
	p.arrive(glossary)
}

func TestTermsOnAPhone(t *testing.T) {
	t.Parallel()
	p := termsPage(t)
	for _, width := range []int64{320, 390} {
		p.window(width, 844, chromedp.EmulateMobile, chromedp.EmulateTouch)
		p.reload()
		for _, name := range []string{"NPS’nin", "sadakat programlarının", "CES"} {
			p.click(name)
			p.in("#_term").see("Sözlükte aç")
			p.holds(boxFits)
			p.press("Escape") // it may lie over the next one
		}
		p.click("sadakat programlarının")
		p.sound("a term on a phone")
		p.prefer("prefers-color-scheme", map[int64]string{320: "light", 390: "dark"}[width])
	}
	p.holds("getComputedStyle(document.querySelector('#_terms')).display === 'none'")
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	p.in("#_terms").see("Net tavsiye skoru NPS Net Promoter Score")
	p.in("#_terms").see("Yinelenen alışı ödülle destekleyen düzenek.")
	p.holds("!shown(document.querySelector('#_term'))")
}

func TestTermsWithoutScript(t *testing.T) {
	t.Parallel()
	p := termsPage(t)
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.reload()
	p.click("NPS’nin")
	p.arrive(glossary)
	p.in(".entry:target").see("Net tavsiye skoru")
	p.holds("!shown(document.querySelector('#_filter'))")
}

func TestGlossary(t *testing.T) {
	t.Parallel()
	p := termsPage(t)
	p.open(glossary)
	p.sound("the glossary")
	if got := ask[string](p, "[...document.querySelectorAll('.letters a')].map(read).join('')"); got != "ÇIİNS" {
		t.Errorf("letters with terms: %s", got)
	}
	if got := ask[int](p, "document.querySelectorAll('.letters li').length"); got != 29 {
		t.Errorf("%d letters", got)
	}
	p.in(".letters").click("İ")
	p.holds("document.querySelector(':target').textContent === 'İ'")

	entries := "[...document.querySelectorAll('.entry')].filter(shown).map((e) => e.id).join(' ')"
	for _, c := range []struct{ query, found string }{
		{"IKINCIL", "ikincil-veri"}, {"ısı", "isi-haritasi"}, {"ces", "caba-skoru"}, {"SKORU net", "net-tavsiye-skoru"},
		{"promoter", "net-tavsiye-skoru"}, {"tavsiye puani", "net-tavsiye-skoru"}, {"  loyalty  ", "sadakat-programi"},
	} {
		p.holds("((field) => { field.value = ''; field.focus(); return true })(document.querySelector('#_names'))")
		p.press(c.query)
		p.holds(entries+" === %s", c.found)
		p.in("#_filter").see("Bulunan terim: 1")
	}
	p.sound("a filtered glossary")
	p.window(390, 844)
	p.window(1280, 800)
	p.press("x")
	p.in("#_filter").see("Adlarında bu sözcükler geçen terim yok.")
	p.sound("nothing found")
	p.press("Backspace")
	p.holds(entries + " === 'sadakat-programi'")
}
