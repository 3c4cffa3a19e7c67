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

// TestCalculatorsTakeWhatPeopleType, on a phone and on a desktop: commas, signs
// and spaces are read as they are meant, and what cannot be computed is said;
// no one ever sees NaN.
func TestCalculatorsTakeWhatPeopleType(t *testing.T) {
	t.Parallel()
	p := calculators(t)
	const (
		count, amount = "Kişi sayısını tam sayıyla yazın", "Sıfır ya da daha büyük bir sayı yazın"
		rate, endless = "Oranı en çok %100 olacak biçimde yazın", "değer sınırsız büyür"
		none, nothing = "yanıtların hepsi 0 iken", ""
	)
	for _, c := range []struct {
		kind, model string
		typed       string // into the fields, in their order
		see         string
	}{
		{"nps", "", "3|1|2", "NPS +16,67 %50 − %33,33 = +16,67"},
		{"nps", "", "1.250| 0 |1 250", "NPS 0 %50 − %50 = 0"},
		{"nps", "", "||7", "NPS −100 %0 − %100 = −100"},
		{"nps", "", "0|0|0", none},
		{"nps", "", "0||", nothing},
		{"nps", "", "12,5|1|1", count},
		{"nps", "", "-3|1|1", count},
		{"csat", "", "0|0|3||", "CSAT %0 0 ÷ 3 = %0"},
		{"csat", "", "2|1|||", "Ortalama 4,67 14 ÷ 3 = 4,67"},
		{"csat", "", "0|0|0|0|0", none},
		{"csat", "", "||||", nothing},
		{"csat", "", "çok||||", count},
		{"csat", "", "−1||||", count},
		{"ces", "2.0", "1|1|||||1", "6-7 eksi 1-3 +33,33 %66,67 − %33,33 = +33,33"},
		{"ces", "2010", "1|2|||", "Ortalama 4,33 13 ÷ 3 = 4,33"},
		{"ces", "2010", "0|0|0|0|0", none},
		{"ces", "2.0", "0|0|0|0|0|0|0", none},
		{"ces", "2.0", "||||||", nothing},
		{"ces", "2.0", "1,5||||||", count},
		{"clv", "lifetime", "1.250,50|2|1,5|| ", "Gelir olarak CLV 3.751,5 1.250,5 × 2 × 1,5 = 3.751,5"},
		{"clv", "lifetime", "₺600|5|4|% 25|3 000 TL", "Net CLV 0 3.000 − 3.000 = 0"},
		{"clv", "lifetime", "600|5|4|0,25|5000", "Net CLV −2.000 3.000 − 5.000 = −2.000"},
		{"clv", "lifetime", "0|5|4||", "Gelir olarak CLV 0 0 × 5 × 4 = 0"},
		{"clv", "lifetime", "600||4|25|", nothing},
		{"clv", "lifetime", "-600|5|4||", amount},
		{"clv", "lifetime", "600|5|4|%101|", rate},
		{"clv", "retention", "1.000|80|%20", "İlk ödeme hemen 3.000 1.000 × (1 + 0,2) ÷ (1 + 0,2 − 0,8) = 3.000"},
		{"clv", "retention", "1000|0|0", "İlk ödeme yıl sonunda 0 1.000 × 0 ÷ (1 + 0 − 0) = 0"},
		{"clv", "retention", "1000|%100|0", endless},
		{"clv", "retention", "1000||0,1", nothing},
		{"clv", "retention", "1000|0,8|-0,2", rate},
	} {
		for _, width := range []int64{390, 1280} {
			p.window(width, 900)
			card := p.in("[data-calculator=" + c.kind + "]")
			p.holds(`((card, model, typed) => {
				const tell = (field, value) => { field.value = value; field.dispatchEvent(new Event("input", { bubbles: true })) };
				if (model) tell(card.querySelector("select"), model);
				const fields = [...card.querySelectorAll("[data-is]")].filter((field) => !field.closest("[hidden]"));
				fields.forEach((field, i) => tell(field, typed[i]));
				return fields.length === typed.length;
			})(document.querySelector(%s), %s, %s.split("|"))`, card.scope, c.model, c.typed)
			if c.see == nothing {
				p.holds("!document.querySelector(%s).textContent && document.querySelector(%s).hidden", card.scope+" .calculator-error", card.scope+" .calculator-result")
			} else {
				card.see(c.see)
			}
			for _, never := range []string{"NaN", "Infinity", "∞", "undefined"} {
				card.seeNo(never)
			}
			p.holds("document.documentElement.scrollWidth <= innerWidth")
		}
	}
}
