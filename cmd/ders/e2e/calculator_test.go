package e2e

import (
	"strings"
	"testing"
)

// calculatorsFile is a lesson with every calculator, on the copied academy.
const calculatorsFile = "content/05-zor-musteriler/06-hesap.md"

const calculatorsLesson = "---\ntitle: Hesap\ndescription: Hesaplayıcılar.\n---\n\nDeneyin.\n\n" +
	"```calculator\nnps\n```\n\n```calculator\ncsat\n```\n\n```calculator\nces\n```\n\n```calculator\nclv\n```\n"

// calculators opens that lesson.
func calculators(t *testing.T) *person {
	t.Helper()
	p := visitor(t, ownAcademy(t, files{calculatorsFile: calculatorsLesson}).url)
	p.open("/zor-musteriler/hesap/")
	p.holds("document.querySelectorAll('.calculator').length === 4")
	return p
}

// TestCalculatorsFollowTheBrief fills in the worked examples and reads what
// comes out of them, step by step.
func TestCalculatorsFollowTheBrief(t *testing.T) {
	t.Parallel()
	p := calculators(t)
	for _, c := range []struct {
		kind string
		see  []string
	}{
		{"nps", []string{"NPS +37 %55 − %18 = +37", "Pasif %27 54 ÷ 200 = %27"}},
		{"csat", []string{"CSAT %75 150 ÷ 200 = %75", "Ortalama 4,03 805 ÷ 200 = 4,03"}},
		{"ces", []string{"Ortalama 5,45 818 ÷ 150 = 5,45", "5-7 verenlerin oranı %80", "6-7 eksi 1-3 +48 %60 − %12 = +48"}},
		{"clv", []string{"Net CLV 2.600 3.000 − 400 = 2.600", "Kâr olarak CLV 3.000", "Gelir olarak CLV 12.000 600 × 5 × 4 = 12.000"}},
	} {
		card := p.in("[data-calculator=" + c.kind + "]")
		card.click("Örnek sayılarla doldur")
		for _, text := range c.see {
			card.see(text)
		}
		p.sound(c.kind)
		card.click("Temizle")
		card.seeNo(c.see[0])
	}
	clv := p.in("[data-calculator=clv]")
	p.holds("((select) => { select.value = 'retention'; select.dispatchEvent(new Event('input', { bubbles: true })); return true })(document.querySelector('[data-calculator=clv] select'))")
	clv.click("Örnek sayılarla doldur")
	clv.see("İlk ödeme yıl sonunda 2.000 1.000 × 0,8 ÷ (1 + 0,2 − 0,8) = 2.000")
	clv.see("İlk ödeme hemen 3.000")
	clv.see("Ortalama ömür (yıl) 5")
}

// TestCalculatorsByKeyboard types into them as one does on a phone.
func TestCalculatorsByKeyboard(t *testing.T) {
	t.Parallel()
	p := calculators(t)
	nps := p.in("[data-calculator=nps]")
	nps.tabTo("9-10 verenler")
	p.press("2", "1", "Tab", "1", "7", "Tab", "1", "2")
	nps.see("NPS +18 %42 − %24 = +18")
	p.press("x")
	nps.see("Kişi sayısını tam sayıyla yazın")
	nps.seeNo("+18")
	p.holds("document.activeElement.getAttribute('aria-invalid') === 'true'")
	p.sound("a calculator with a slip")
	p.press("Tab", "Enter", "Tab")
	p.seeFocusOn("Puanları virgülle ayırın")
	p.press(strings.Split("10, 9, 9, 8, 7, 6, 10, 3, 9, 8", "")...)
	nps.see("NPS +30 %50 − %20 = +30")
	p.press(",", "1", "1")
	nps.see("Bu ölçekte olmayan bir puan var: 11")
	nps.seeNo("+30") // it was of other scores
	p.holds("document.activeElement.getAttribute('aria-invalid') === 'true'")

	clv := p.in("[data-calculator=clv]")
	clv.tabTo("Ortalama sepet")
	p.press("1", ".", "2", "0", "0", "Tab", "2", "Tab", "1", "Tab", "2", "5")
	clv.see("Kâr olarak CLV 600 2.400 × %25 = 600")
	p.press("0")
	clv.see("Oranı en çok %100 olacak biçimde yazın")
	p.press("Backspace", "Home", "%")
	clv.see("Kâr olarak CLV 600 2.400 × %25 = 600")
}
