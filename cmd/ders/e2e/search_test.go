package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const (
	searchPage   = "/ara/"
	searchDialog = "dialog[open]"
	somewhere    = "/zor-musteriler/zorlugu-anlamak/"
)

// chosen result of the search, as it is read out.
func (p *person) result() string {
	p.Helper()
	return ask[string](p, `nameOf(document.getElementById(document.activeElement.getAttribute("aria-activedescendant")))`)
}

// Somebody looks something up without leaving the keyboard.
func TestSearchByKeys(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(somewhere)
	p.press("/")
	p.seeFocusOn("Sitede ara")
	p.in(searchDialog).see("Buradan başlayabilirsiniz")
	p.types("nps")
	p.in(searchDialog).see("sonuç")
	p.wait("the term first", func() bool { return strings.HasPrefix(p.result(), "Net tavsiye skoru (NPS)") })
	term := p.result()
	p.press("ArrowUp")
	last := p.result()
	p.press("ArrowDown")
	if first := p.result(); first != term || last == term {
		t.Errorf("up from the first comes to %q, and down again to %q", last, first)
	}
	for range 8 { // past what else the glossary has
		if strings.HasPrefix(p.result(), "NPS nasıl hesaplanır?") {
			break
		}
		p.press("ArrowDown")
	}
	p.press("Enter")
	p.arrive("/olcum/nps/")
	p.holds(`location.hash === "#hesap" && Math.abs(document.getElementById("hesap").getBoundingClientRect().top) < 200`)
}

// Esc leaves everything as it was; a slash in a field is a slash.
func TestSearchClosed(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(somewhere)
	p.tabTo("Ara")
	p.press("Enter")
	p.seeFocusOn("Sitede ara")
	p.types("ve/veya")
	p.holds(`document.activeElement.value === "ve/veya"`)
	p.press("Escape")
	p.holds(`!document.querySelector("dialog[open]")`)
	p.seeFocusOn("Ara")
	p.holds(`document.activeElement.getAttribute("aria-keyshortcuts") === "/ Control+K"`)
	p.press("/")
	p.in(searchDialog).click("Kısayollar")
	p.press("Escape", "/")
	p.holds(`!document.querySelector("dialog[open]")`)
	p.open(somewhere)
	p.press("/")
	p.holds(`!document.querySelector("dialog[open], .search-button + input, [aria-keyshortcuts]")`)
	p.in(".site-header").click("Ara")
	p.in(searchDialog).click("Kısayollar")
	p.in(searchDialog).click("Kapat")
	p.press("/")
	p.seeFocusOn("Sitede ara")
}

// What nothing is found for is said, and no other word is passed off for it.
func TestSearchSays(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(somewhere)
	p.press("/")
	p.seeFocusOn("Sitede ara")
	for _, c := range []struct{ query, said string }{
		{"kuantum", "“kuantum” için sonuç bulunamadı."},
		{"iletşim", "“iletşim” için sonuç yok; “iletişim” gösteriliyor."},
		{"müşteri kuantum", "Bazı sözcükleri içerenler"},
		{"MUSTERI SIKAYETI", "Şikâyet, telafi ve sınır koyma"},
	} {
		ask[any](p, `document.activeElement.select()`)
		p.types(c.query)
		p.in(searchDialog).see(c.said)
		p.sound("search for " + c.query)
	}
	p.holds(`[...document.querySelectorAll("dialog mark")].some((mark) => mark.textContent === "Şikâyet")`)
	ask[any](p, `document.activeElement.select()`)
	p.types("kuantum")
	p.in(searchDialog).see("bulunamadı")
	p.holds(`!document.querySelector("dialog a.hit")`)
}

// On a phone the dialog fills the screen, and a touch opens a result.
func TestSearchOnAPhone(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.window(390, 844, chromedp.EmulateMobile)
	p.open(somewhere)
	p.in(".site-header").click("Ara")
	p.seeFocusOn("Sitede ara")
	p.types("kargo gecikti")
	p.in(searchDialog).see("Geciken kargo")
	p.holds(`document.querySelector("dialog").getBoundingClientRect().width === innerWidth && document.documentElement.scrollWidth <= innerWidth`)
	p.sound("search on a phone")
	p.in(searchDialog).click("Geciken kargo")
	p.arrive("/e-ticarette-memnuniyet/geciken-kargo/")
}

// The search page answers an address, and lists everything without a question.
func TestSearchPage(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open("/")
	p.tabTo("Sitede ara")
	p.types("sadakat")
	p.press("Enter")
	p.arrive(searchPage)
	p.holds(`location.search === "?q=sadakat" && document.querySelector(".search-page input").value === "sadakat"`)
	p.in(".search-results").see("Sadakat kavramları")
	p.seeNo("Tüm sayfalar")
	p.sound("results on the search page")
	ask[any](p, `document.querySelector(".search-page input").select()`)
	ask[any](p, `document.querySelector(".search-page input").focus()`)
	p.press("Backspace")
	p.see("Tüm sayfalar")
	p.sound("the list of all pages")
	letters := ask[[]string](p, `[...document.querySelectorAll(".search-all h3")].map((h) => h.textContent)`)
	if got := strings.Join(letters, ""); !strings.HasPrefix(got, "ABCÇD") || !strings.Contains(got, "Iİ") && !strings.Contains(got, "Hİ") {
		t.Errorf("the letters are %s", got)
	}
	p.click("Geciken kargo")
	p.arrive("/e-ticarette-memnuniyet/geciken-kargo/")
}
