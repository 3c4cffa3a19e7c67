package e2e

import (
	"fmt"
	"slices"
)

// The scenarios that every copy of the academy has beside its own: the one of
// the authors' guide, with an ending of each kind, and a longer one.
const (
	delivery     = "/zor-musteriler/geciken-teslimat/"
	deliveryFile = "quizzes/zor-musteriler/geciken-teslimat.md"
	refund       = "/zor-musteriler/iade-istegi/"
	refundFile   = "quizzes/zor-musteriler/iade-istegi.md"
)

const deliveryText = `---
type: scenario
title: Geciken teslimat
start: karsilama
meters:
  mood: { label: Ruh hâli, start: 0, min: -5, max: 5 }
---

Durumu anlatan giriş.

## Karşılama

` + "`feeling: angry`" + `

> **Ayşe Hanım:** Siparişim üç gündür yok!

- [Çok haklısınız, hemen bakıyorum.](#kontrol) ` + "`mood +1` `points +2`" + `
  > Önce duyguyu karşıladınız.
- [Bir dakika, bakıyorum.](#kontrol) ` + "`points +1`" + `
  > Hızlısınız, ama duygu karşılıksız kaldı.
- [Kargo firmasını arayın.](#kotu-son) ` + "`mood −2`" + `
  > Sorumluluğu müşteriye attınız.

## Kontrol

` + "`route`" + `

- [sakin](#iyi-son) ` + "`if: mood >= 1`" + `
- [gergin](#orta-son)

## İyi son

` + "`ending: good`" + `

> **Ayşe Hanım:** Teşekkür ederim.

## Orta son

` + "`ending: medium`" + `

Müşteri bekliyor ama kırgın.

## Kötü son

` + "`ending: poor`" + `

Müşteri telefonu kapattı.

## Değerlendirme

` + "`debrief`" + `

Gecikmede dört bilgi: ne oldu, yeni tarih, seçenek, telafi.
`

const refundText = `---
type: scenario
title: İade isteği
start: acilis
meters:
  mood: { label: Ruh hâli, start: 0, min: -2, max: 2 }
  trust: { label: Güven, start: 2, min: 0, max: 3 }
---

## Açılış

` + "`feeling: worried`" + `

Bora Bey elinde kutuyla yaklaşıyor.

> **Bora Bey:** Kutuyu açtım, alır mısınız?

- [Bir bakalım.](#soru) ` + "`mood +1` `trust +2` `points +3`" + `
- [Açılmışsa olmaz.](#soru) ` + "`mood −3` `points −4`" + `
  > Bakmadan “olmaz” dediniz.

## Soru

` + "`feeling: calm`" + `

> **Bora Bey:** Fişim de burada.

- [Hemen alıyorum.](#bitti) ` + "`points +2`" + `
  > Açık ve hızlı bir yanıt.
- [Fişe gerek yok.](#yarim-kaldi) ` + "`trust +1` `points −1`" + `
  > Fiş, kaydı bulmayı kolaylaştırır.

## Bitti

` + "`ending: good`" + ` ` + "`feeling: happy`" + `

> **Bora Bey:** Kolay gelsin.

## Yarım kaldı

` + "`ending: medium`" + `

Bora Bey yarın yine gelecek.
`

// transcript is what was said so far, by blocks.
func (p *person) transcript() []string {
	p.Helper()
	return ask[[]string](p, "[...document.querySelectorAll('.talk > *')].map(read)")
}

// replies are the buttons to choose from, in their order.
func (p *person) replies() []string {
	p.Helper()
	p.holds("document.querySelector('.scenario').dataset.ready === ''")
	return ask[[]string](p, "[...document.querySelectorAll('.replies button')].filter(shown).map(nameOf)")
}

// reply clicks what to say and, once the coach has spoken, goes on.
func (p *person) reply(text string) {
	p.Helper()
	p.in(".replies").click(text)
	p.in(".coach-now").click("Devam")
}

// sayByDigit presses the digit of a reply, which works only with the focus in
// the player.
func (p *person) sayByDigit(text string) {
	p.Helper()
	n := slices.Index(p.replies(), text)
	if n < 0 {
		p.Fatalf("nobody can say %q, only %q", text, p.replies())
	}
	p.press(fmt.Sprint(n + 1))
}
