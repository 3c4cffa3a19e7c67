package e2e

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

const (
	checksFile   = "content/05-zor-musteriler/06-deneyin.md"
	checksLesson = "/zor-musteriler/deneyin/"
)

// checksText is a lesson that asks in its text: one question in a callout, and
// below each other one of every type that is not answered by ticking.
var checksText = "---\ntitle: Deneyin\ndescription: Sorular dersin içinde.\n---\n\n## İlk bölüm\n\n" +
	"> [!exercise] Sıra sizde\n" +
	"> ```quiz\n" +
	"> ## İlk adımınız nedir?\n>\n" +
	"> `id: ilk-adim`\n>\n" +
	"> - [x] Dinlemek\n>   > Önce duyun.\n" +
	"> - [ ] Savunmak\n>   > Tartışma büyür.\n" +
	"> - [50%] Özür dilemek\n>\n" +
	"> > **İpucu:** Kim konuşmalı?\n>\n" +
	"> > **Açıklama:** Dinlenen müşteri sakinleşir.\n" +
	"> ```\n\n## İkinci bölüm\n\n```quiz\n" +
	everyType[strings.Index(everyType, "## "):] + "```\n"

func checksPage(t *testing.T) (*academy, *person) {
	t.Helper()
	a := ownAcademy(t, files{checksFile: checksText})
	p := visitor(t, a.url)
	p.openChecks()
	return a, p
}

func (p *person) openChecks() {
	p.Helper()
	p.open(checksLesson)
	p.holds("document.querySelectorAll('.check[data-ready]').length === 6")
}

// check is the same person, looking at one question of the lesson.
func (p *person) check(id string) *person { return p.in("form:has([id='q-_" + id + "'])") }

func TestCheckYourselfWithTheMouse(t *testing.T) {
	t.Parallel()
	_, p := checksPage(t)
	first := p.check("ilk-adim")
	p.sound("a lesson with questions")

	first.click("Yanıtla")
	first.see("Önce bir seçenek işaretleyin.")
	first.click("Savunmak")
	first.seeNo("Önce bir seçenek işaretleyin.")
	first.click("Yanıtla")
	first.in("[id='q-_ilk-adim'] .question-outcome").see("Yanlış")
	first.see("Tartışma büyür.")
	first.see("Dinlenen müşteri sakinleşir.")
	first.seeNo("Puan:")
	p.seeFocusOn("Yeniden dene")
	p.sound("a wrong answer")
	if p.check("program").see("Yanıtla"); strings.Contains(p.check("program").text(), "Yeniden dene") {
		t.Error("another question is answered, too")
	}

	first.click("Yeniden dene")
	p.seeFocusOn("İlk adımınız nedir?")
	first.seeNo("Yanlış")
	first.click("İpucu")
	first.see("Kim konuşmalı?")
	first.click("Dinlemek")
	first.click("Yanıtla")
	first.see("Doğru")

	p.reload()
	first.see("Yeniden dene")
	first.see("Önce duyun.")
	first.see("Kim konuşmalı?")

	// What is tried here is no attempt of any quiz.
	record := ask[map[string]struct {
		Attempt  struct{ Practice bool }
		Best     any
		Attempts int
	}](p, `JSON.parse(localStorage.getItem(Object.keys(localStorage).find((key) => key.startsWith("ders:")))).quizzes`)
	kept, ok := record[".checks/zor-musteriler/deneyin"]
	if !ok || len(record) != 1 || !kept.Attempt.Practice || kept.Best != nil || kept.Attempts != 0 {
		t.Errorf("the record holds %+v", record)
	}
}

func TestCheckYourselfWithTheKeyboard(t *testing.T) {
	t.Parallel()
	_, p := checksPage(t)
	answered := func(id string) {
		t.Helper()
		p.in("[id='q-_" + id + "'] .question-outcome").see("Doğru")
		p.seeFocusOn("Yeniden dene")
	}
	first := p.check("ilk-adim")
	order := ask[[]string](p, "[...document.querySelectorAll('.choice-text')].map(read)")
	first.tabTo(order[0]) // wherever the right one stands
	if order[0] != "Dinlemek" {
		p.press(string(rune('1' + slices.Index(order, "Dinlemek"))))
	} else {
		p.press("Space")
	}
	p.press("Enter")
	answered("ilk-adim")

	p.check("program").tabTo("Yanıtınız")
	p.typeIn("crm")
	p.press("Enter")
	answered("program")

	p.check("sure").tabTo("Yanıtınız")
	p.typeIn("14 gün")
	p.press("Enter")
	answered("sure")

	parts := func() []string { return ask[[]string](p, "[...document.querySelectorAll('.order-text')].map(read)") }
	sorted := p.check("sira")
	for i, part := range theOrder {
		for up := false; slices.Index(parts(), part) > i; up = true {
			if !up {
				sorted.tabTo("Yukarı taşı: " + part)
			}
			p.press("Enter")
		}
	}
	sorted.tabTo("Yanıtla")
	p.press("Enter")
	answered("sira")

	match := p.check("eslestir")
	for range theMatch {
		p.press("Tab")
		p.choose(theMatch[p.focused()])
	}
	match.tabTo("Yanıtla")
	p.press("Enter")
	answered("eslestir")

	gaps := p.check("bosluk")
	gaps.tabTo("Boşluk 1")
	p.typeIn("14")
	gaps.tabTo("Boşluk 2")
	p.choose("5")
	gaps.tabTo("Yanıtla")
	p.press("Enter")
	answered("bosluk")
	p.sound("every question answered")

	p.press("Enter") // on "Yeniden dene"
	p.seeFocusOn("Soru 5 / 5 Boşlukları doldurun.")
	gaps.see("Yanıtla")
	gaps.seeNo("Doğru")
}

func TestChecksInTwoTabs(t *testing.T) {
	t.Parallel()
	_, left := checksPage(t)
	right := left.secondTab()
	right.openChecks()

	left.check("ilk-adim").click("Dinlemek")
	left.check("ilk-adim").click("Yanıtla")
	right.check("ilk-adim").see("Önce duyun.")
	right.check("program").click("Yanıtınız")
	right.typeIn("erp")
	right.check("program").click("Yanıtla")
	left.check("program").see("ERP stok içindir.")
	right.check("ilk-adim").click("Yeniden dene")
	left.check("ilk-adim").seeNo("Önce duyun.")
	left.check("program").see("ERP stok içindir.")
	left.reload()
	left.check("program").see("ERP stok içindir.")
	left.check("ilk-adim").see("Yanıtla")
}

func TestAnEditedCheckStartsAgainAlone(t *testing.T) {
	t.Parallel()
	a, p := checksPage(t)
	p.check("ilk-adim").click("Dinlemek")
	p.check("ilk-adim").click("Yanıtla")
	p.check("program").click("Yanıtınız")
	p.typeIn("crm")
	p.check("program").click("Yanıtla")
	p.check("program").see("Doğru")
	a.edit(t, checksFile, "`id: ilk-adim`", "`id: ilk-adim` `revision: 2`")
	p.check("ilk-adim").seeNo("Önce duyun.")
	p.check("ilk-adim").see("Yanıtla")
	p.check("program").see("Doğru")
}

// Without storage and with a record that cannot be written the questions work
// as long as the page is open.
func TestChecksWithoutStorage(t *testing.T) {
	t.Parallel()
	_, p := checksPage(t)
	p.beforeEveryPage(`Object.defineProperty(window, "localStorage", {
		get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
	});`)
	p.openChecks()
	first := p.check("ilk-adim")
	first.click("Savunmak")
	first.click("Yanıtla")
	first.see("Tartışma büyür.")
	first.click("Yeniden dene")
	first.click("Dinlemek")
	first.click("Yanıtla")
	first.see("Önce duyun.")
}

func TestChecksWithoutScriptAndOnPaper(t *testing.T) {
	t.Parallel()
	_, p := checksPage(t)
	p.check("ilk-adim").click("Savunmak")
	p.check("ilk-adim").click("Yanıtla")
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	p.check("ilk-adim").see("Dinlemek")
	for _, told := range []string{"Yanlış", "Tartışma büyür.", "Dinlenen müşteri", "Yeniden dene"} {
		if strings.Contains(p.in(".checks").text(), told) {
			t.Errorf("paper says %q", told)
		}
	}
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})

	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.open(checksLesson)
	p.check("ilk-adim").click("Dinlemek")
	p.check("ilk-adim").click("Yanıtı göster")
	p.check("ilk-adim").see("Önce duyun.")
	p.check("sira").see("Dinle")
	p.in(".checks").seeNo("Yanıtla")
}
