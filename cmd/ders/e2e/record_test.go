package e2e

import (
	"strings"
	"testing"
)

// TestNothingCanBeKept: storage is full, or drops what it is given; the quiz
// works for the visit and says that nothing is kept.
func TestNothingCanBeKept(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{
		"full":    `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }`,
		"dropped": `Storage.prototype.setItem = () => {}`,
		"missing": `Object.defineProperty(window, "localStorage", { value: null })`,
	} {
		p := visitor(t, theSchool(t).url)
		p.beforeEveryPage(script)
		p.open(sureQuiz)
		p.ready()
		p.answer("On dört")
		p.see("Tarayıcınız kayıt tutmaya izin vermiyor.")
		p.goOn()
		p.see("Tebrikler, geçtiniz")
		if name == "missing" {
			continue
		}
		if now := p.stored(); now != "" {
			t.Errorf("%s: there is %s", name, now)
		}
	}
}

// TestComingBackShowsWhatIsNew: a page out of the browser's cache has heard of
// nothing, but it looks before it writes.
func TestComingBackShowsWhatIsNew(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.open(sureQuiz)
	p.ready()
	p.tick("Otuz")
	back := func() {
		t.Helper()
		ask[any](p, `dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))`)
	}
	p.remember(`const { attempt } = record.quizzes.iade;
		attempt.responses.sure = { ...attempt.responses.sure, choices: [question().choices.find((choice) => choice.text === "On dört").id], answered: true }`)
	back()
	p.see("Doğru")
	p.goOn()
	p.see("Tebrikler, geçtiniz")
	before := p.stored()
	if !strings.Contains(before, `"attempts":1`) {
		t.Errorf("the record is %s", before)
	}

	ask[any](p, `localStorage.setItem("ders:/:okul:who", "2")`)
	back()
	p.see("Bu cihazda artık başka biri öğreniyor.")
	if now := p.stored(); now != before {
		t.Errorf("the record is now %s", now)
	}
}
