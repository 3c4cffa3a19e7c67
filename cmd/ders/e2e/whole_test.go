package e2e

import (
	"testing"
)

// TestTheWholeWayByKeyboard: from the first visit to the certificate without a
// mouse, each step by what the page itself offers next.
func TestTheWholeWayByKeyboard(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	enter := func(name string) {
		t.Helper()
		p.tabTo(name)
		if !ask[bool](p, "focusShows()") {
			t.Errorf("the focus on %q cannot be seen", name)
		}
		p.press("Enter")
	}
	solve := func() {
		t.Helper()
		p.holds("document.querySelector('form[data-ready]') !== null")
		p.tickByTabAndArrows(p.question())
		p.press("Enter")
		p.see("Doğru")
		p.press("Enter")
		p.see("Tebrikler, geçtiniz")
	}
	p.open(home)
	enter("Eğitime başla")
	p.arrive("/iade/sure/")
	enter(finished)
	p.arrive("/iade/kayit/")
	enter(finished)
	p.arrive("/iade/gorusme/")
	p.tabTo("Hemen bakıyorum.")
	p.press("Enter")
	p.see("Teşekkür etti.")
	enter("Sırada: İade sınavı")
	p.arrive("/iade/sinav/")
	solve()
	enter("Sırada: Kargo")
	p.arrive("/kargo/")
	enter("İlk derse başla")
	p.arrive("/kargo/takip/")
	enter(finished)
	p.arrive("/kargo/sinav/")
	solve()
	p.open(home)
	enter("Sınava geçin")
	p.arrive("/yol/yeni-baslayan/sinav/")
	solve()
	enter("Sırada: Sertifika: Yeni başlayanlar")
	p.arrive(proof)
	p.in(".certificate-form").tabTo("Ad")
	p.types("Işıl Öztürk")
	p.press("Enter")
	p.seeFocusOn("Başarı Sertifikası")
	p.in(".certificate").see("Işıl Öztürk")
	p.in(".certificate").see("“Yeni başlayanlar” öğrenme yolunu başarıyla tamamlamıştır.")
	p.in(".certificate").see("Puan%100")
}
