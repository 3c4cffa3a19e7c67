package e2e

import (
	"slices"
	"strings"
	"testing"
)

// everyType has a question of each type that is not answered by ticking.
const everyType = `---
title: Her tür
shuffle: [questions]
---

## Kaydı tutan programın kısaltması nedir?

` + "`id: program` `type: short-text`" + `

- [x] CRM
- [x] müşteri ilişkileri yönetimi
- [ ] ERP
  > ERP stok içindir.

## Değişim süresi kaç gündür?

` + "`id: sure` `type: numeric` `unit: gün`" + `

- [x] 14
- [50%] 15 ± 1
- [ ] 30
  > 30 gün iade süresidir; soru değişimi soruyor.

## Şikâyet görüşmesini sıraya dizin.

` + "`id: sira`" + `

1. Dinle
2. Özetle
3. Çözüm öner
4. Onay al

## Durumu eylemle eşleştirin.

` + "`id: eslestir`" + `

| Durum | Eylem |
| --- | --- |
| Hatalı ürün | Ücretsiz değişim |
| Geç teslimat | Kupon tanımlama |
| | Tutanak tutma |

## Boşlukları doldurun.

` + "`id: bosluk`" + `

İade süresi [[14|on dört]] gündür, ücret [[3|(5)|10]] iş gününde yatar.
`

// theOrder is the right order of its parts, theMatch the right choice of each row.
var (
	theOrder = []string{"Dinle", "Özetle", "Çözüm öner", "Onay al"}
	theMatch = map[string]string{"Hatalı ürün": "Ücretsiz değişim", "Geç teslimat": "Kupon tanımlama"}
)

func examOfEveryType(t *testing.T) (*academy, *person) {
	t.Helper()
	a := ownAcademy(t, files{examFile: everyType})
	p := visitor(t, a.url)
	p.open(exam)
	return a, p
}

// shuffled is the order of the parts on the screen.
func (p *person) shuffled() []string {
	p.Helper()
	return ask[[]string](p, "[...questionOnScreen().querySelectorAll('.order-text')].map(read)")
}

// chosen is the text of the option that a drop-down shows.
func (p *person) chosen() string {
	p.Helper()
	return ask[string](p, "document.activeElement.selectedOptions[0].text")
}

// choose picks, in the drop-down that has the focus, the option of that text.
func (p *person) choose(text string) {
	p.Helper()
	for range 6 {
		if p.chosen() == text {
			return
		}
		p.press("ArrowDown")
	}
	p.Fatalf("the drop-down never shows %q, now %q", text, p.chosen())
}

func (p *person) typeIn(text string) {
	p.Helper()
	for _, key := range text {
		p.press(string(key))
	}
}

// solve answers the question on the screen rightly, by keyboard, and hands it
// in with the button of that name.
func (p *person) solve(q question, button string) {
	p.Helper()
	p.fill(q)
	if q.Type != "short-text" && q.Type != "numeric" { // a field takes Enter itself
		p.seek(button)
	}
	p.press("Enter")
}

// fill puts the right answer into the question on the screen, by keyboard.
func (p *person) fill(q question) {
	p.Helper()
	on := p.in(onScreen)
	switch q.Type {
	case "short-text":
		on.tabTo("Yanıtınız")
		p.typeIn("crm.")
	case "numeric":
		on.tabTo("Yanıtınız")
		p.typeIn("14 gün")
	case "ordering":
		for i, part := range theOrder {
			for up := false; slices.Index(p.shuffled(), part) > i; up = true {
				if !up { // the button keeps the focus
					p.seekUp(part)
				}
				p.press("Enter")
			}
		}
		if got := p.shuffled(); !slices.Equal(got, theOrder) {
			p.Fatalf("the parts stand as %q", got)
		}
	case "matching":
		for row, choice := range theMatch {
			p.seek(row)
			p.choose(choice)
		}
	case "cloze":
		p.seek("Boşluk 1")
		p.typeIn("On Dört")
		p.seek("Boşluk 2")
		p.choose("5")
	default:
		on.tabTo(q.Choices[0].Text)
		p.tickByDigits(q)
	}
}

// seek goes to a control of the question from wherever the focus is: Tab goes
// round the page.
func (p *person) seek(name string) {
	p.Helper()
	if !strings.HasPrefix(p.focused(), name) {
		p.tabTo(name)
	}
}

func (p *person) seekUp(part string) { p.Helper(); p.seek("Yukarı taşı: " + part) }

func TestEveryTypeWithTheKeyboard(t *testing.T) {
	t.Parallel()
	_, p := examOfEveryType(t)
	types := map[string]bool{}
	for n := range 5 {
		q := p.question()
		types[q.Type] = true
		p.sound("a " + q.Type + " question")
		p.solve(q, "Yanıtla")
		p.in(onScreen + " .question-outcome").see("Doğru")
		p.in(onScreen + " .question-outcome").see("Puan: 1 / 1")
		p.sound("feedback of " + q.Type)
		if n < 4 {
			p.seeFocusOn("Sonraki soru")
		} else {
			p.seeFocusOn("Sonucu gör")
		}
		p.press("Enter")
	}
	p.seeFocusOn("Tebrikler, geçtiniz")
	p.see("Puanınız: 5 / 5 (%100)")
	if len(types) != 5 {
		t.Errorf("asked were only %v", types)
	}
}

func TestWrongAnswersOfEveryType(t *testing.T) {
	t.Parallel()
	_, p := examOfEveryType(t)
	outcome := p.in(onScreen + " .question-outcome")
	is := func(kind string) func(question) bool {
		return func(q question) bool { return q.Type == kind }
	}

	p.goTo(is("short-text"))
	p.click("Yanıtla")
	p.in(onScreen + " .question-error").see("yaz") // what is missing, in words
	p.in(onScreen).click("Yanıtınız")
	p.typeIn("erp")
	p.click("Yanıtla")
	outcome.see("Yanlış")
	p.in(onScreen).see("ERP stok içindir.")
	p.in(onScreen).see("CRM")

	p.goTo(is("numeric"))
	p.in(onScreen).click("Yanıtınız")
	p.typeIn("16")
	p.click("Yanıtla")
	outcome.see("Kısmen doğru")
	outcome.see("Puan: 0,5 / 1")

	p.goTo(is("matching"))
	p.in(onScreen).tabTo("Hatalı ürün")
	p.choose("Ücretsiz değişim")
	p.click("Yanıtla")
	outcome.see("Kısmen doğru")
	p.in(onScreen).see("Kupon tanımlama")

	p.goTo(is("ordering"))
	before := p.shuffled()
	if slices.Equal(before, theOrder) {
		t.Error("the parts stand in the right order from the start")
	}
	p.in(onScreen).click("Aşağı taşı: " + before[0])
	after := p.shuffled()
	if want := []string{before[1], before[0], before[2], before[3]}; !slices.Equal(after, want) {
		t.Errorf("one step down made %q of %q", after, before)
	}
	p.reload() // what was done is kept
	p.goTo(is("ordering"))
	if got := p.shuffled(); !slices.Equal(got, after) {
		t.Errorf("after the reload the parts stand as %q, before as %q", got, after)
	}
	for i, part := range slices.Concat(theOrder[1:], theOrder[:1]) { // the first comes last
		for slices.Index(p.shuffled(), part) > i {
			p.in(onScreen).click("Yukarı taşı: " + part)
		}
	}
	p.click("Yanıtla")
	outcome.see("Kısmen doğru")
	outcome.see("Puan: 0,66 / 1")
	p.in(onScreen).see("Özetle Doğru sırası: 2")
	p.in(onScreen).see("Dinle Doğru sırası: 1")
	p.in(onScreen).see("Art arda doğru dizilen çift: 2 / 3.")
	p.sound("an ordering with one part elsewhere")
	p.goTo(is("short-text"))
	p.in(onScreen).see("ERP stok içindir.")
}
