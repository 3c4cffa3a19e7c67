package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A question as it stands on the screen, with its key.
type question struct {
	ID, Type, Title, Number string
	Choices                 []choice
}

type choice struct {
	ID, Text          string
	Right             bool
	Weight            int
	Checked, Disabled bool
}

func (p *person) question() question {
	p.Helper()
	return ask[question](p, "question()")
}

func (q question) right() (texts []string) {
	for _, c := range q.Choices {
		if c.Right {
			texts = append(texts, c.Text)
		}
	}
	return texts
}

func (q question) wrong() string {
	for _, c := range q.Choices {
		if !c.Right && c.Weight <= 0 {
			return c.Text
		}
	}
	return ""
}

// half is a choice that is worth something, but not all.
func (q question) half() string {
	for _, c := range q.Choices {
		if !c.Right && c.Weight > 0 {
			return c.Text
		}
	}
	return ""
}

// onScreen is the question that is shown, of all that the page holds.
const onScreen = ".question:not([hidden])"

// tick clicks choices of the question on the screen.
func (p *person) tick(texts ...string) {
	p.Helper()
	for _, text := range texts {
		p.in(onScreen + " .choices").click(text)
	}
}

// answer ticks choices and hands them in.
func (p *person) answer(texts ...string) {
	p.Helper()
	p.tick(texts...)
	p.click("Yanıtla")
	p.in(onScreen + " .question-outcome").see("Puan:")
}

// goOn leaves a question that is answered.
func (p *person) goOn() {
	p.Helper()
	if strings.Contains(p.text(), "Sonucu gör") {
		p.click("Sonucu gör")
		p.seeFocusOn(p.resultTitle())
		return
	}
	number := p.question().Number
	p.click("Sonraki soru")
	p.wait("the next question", func() bool { return p.question().Number != number })
}

func (p *person) resultTitle() string {
	p.Helper()
	p.holds("shown(document.querySelector('.quiz-result h2'))")
	return ask[string](p, "read(document.querySelector('.quiz-result h2'))")
}

// count is how many questions are asked.
func (p *person) count() int {
	p.Helper()
	var here, all int
	if _, err := fmt.Sscanf(p.question().Number, "Soru %d / %d", &here, &all); err != nil {
		p.Fatal(err)
	}
	return all
}

// goTo opens, by the numbered strip, the first question that fits.
func (p *person) goTo(fits func(question) bool) question {
	p.Helper()
	for n := range p.count() {
		p.in(".quiz-strip").click(fmt.Sprintf("Soru %d:", n+1))
		p.see(fmt.Sprintf("Soru %d / ", n+1))
		if q := p.question(); fits(q) {
			return q
		}
	}
	p.Fatal("the quiz has no such question")
	panic("unreachable")
}

// strip is what the numbered strip says of each question.
func (p *person) strip() []string {
	p.Helper()
	return ask[[]string](p, "[...document.querySelectorAll('.quiz-strip button')].map(nameOf)")
}

// order is the order of the questions and of their choices.
func (p *person) order() []string {
	p.Helper()
	return ask[[]string](p, "[...document.querySelectorAll('.question, .choice')].map((part) => part.id || part.dataset.choice)")
}

func TestFinishAQuizWithTheMouse(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(module)
	p.in("main .path").click("Zor müşteriler sınavı")
	p.arrive(exam)
	all := p.count()
	for range all {
		p.answer(p.question().right()...)
		p.in(onScreen + " .question-outcome").see("Doğru")
		p.goOn()
	}
	p.see("Tebrikler, geçtiniz")
	p.see(fmt.Sprintf("Puanınız: %d / %d (%%100)", all, all))
	p.click("Modüle dön")
	p.arrive(module)
}

func (p *person) tickByDigits(q question) {
	p.Helper()
	for i, c := range q.Choices {
		if c.Right {
			p.press(fmt.Sprint(i + 1))
		}
	}
}

func (p *person) tickByTabAndArrows(q question) {
	p.Helper()
	for i, c := range q.Choices {
		switch {
		case !c.Right:
		case q.Type == "multiple" || i == 0:
			p.in(onScreen).tabTo(c.Text)
			p.press("Space")
		default: // Tab comes to the group, arrows choose in it
			p.in(onScreen).tabTo(q.Choices[0].Text)
			for range i {
				p.press("ArrowDown")
			}
		}
	}
}

func TestFinishAQuizWithTheKeyboard(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(exam)
	all := p.count()
	for n := range all {
		q := p.question()
		if n == 0 {
			p.tabTo(q.Choices[0].Text)
		} else {
			p.seeFocusOn(fmt.Sprintf("Soru %d / %d", n+1, all)) // the heading
		}
		if n%2 == 0 {
			p.tickByDigits(q)
		} else {
			p.tickByTabAndArrows(q)
		}
		p.press("Enter") // inside a choice it hands in
		p.in(onScreen + " .question-outcome").see("Doğru")
		if n+1 < all {
			p.seeFocusOn("Sonraki soru")
		} else {
			p.seeFocusOn("Sonucu gör")
		}
		p.press("Enter")
	}
	p.seeFocusOn("Tebrikler, geçtiniz")
	p.see("(%100)")
}

func TestRepeatOnlyWhatWasWrong(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(exam)
	all := p.count()
	missed := all/2 + 1
	var titles []string
	for n := range all {
		q := p.question()
		if n < missed {
			titles = append(titles, q.Title)
			p.answer(q.wrong())
			p.in(onScreen + " .question-outcome").see("Yanlış")
		} else {
			p.answer(q.right()...)
		}
		p.goOn()
	}
	p.see("Bu kez geçemediniz")
	percent := (all - missed) * 100 / all
	p.see(fmt.Sprintf("(%%%d)", percent))
	p.see(fmt.Sprintf("gerekir; siz %%%d aldınız.", percent))
	p.offers("Sınava yeniden başla", "Yalnız yanlışları yeniden çöz", "Yazdır", "Modüle dön")

	// One is wrong again, and then none.
	practise := func(count, wrong int) {
		t.Helper()
		p.click("Yalnız yanlışları yeniden çöz")
		p.see(fmt.Sprintf("Soru 1 / %d", count))
		p.see("Alıştırma turu")
		for n := range count {
			q := p.question()
			if !slices.Contains(titles, q.Title) {
				t.Errorf("asked again though it was right: %s", q.Title)
			}
			if n < wrong {
				p.answer(q.wrong())
			} else {
				p.answer(q.right()...)
			}
			p.goOn()
		}
		p.see("Sınavı geçmek için bütün soruları baştan çözün.")
		p.seeNo("(%100)")
	}
	practise(missed, 1)
	p.see(fmt.Sprintf("Düzelttiğiniz soru: %d / %d", missed-1, missed))
	p.offers("Sınava yeniden başla", "Yalnız yanlışları yeniden çöz", "Yazdır", "Modüle dön")
	p.sound("a practice round that left a mistake")
	practise(1, 0)
	p.see("Yanlışlarınızı düzelttiniz")
	p.offers("Sınava yeniden başla", "Yazdır", "Modüle dön")
	p.sound("the end of a practice round")

	p.click("Sınava yeniden başla")
	p.see(fmt.Sprintf("Soru 1 / %d", all))
	p.see(fmt.Sprintf("En iyi sonucunuz: %%%d", percent)) // practice changed nothing
}

// offers waits until the result offers exactly these ways, the first of them
// as the one that leads.
func (p *person) offers(ways ...string) {
	p.Helper()
	const actions = "[...document.querySelectorAll('.quiz-result > .actions > *')]"
	p.holds("JSON.stringify("+actions+".map(nameOf)) === JSON.stringify(%s)", ways)
	p.holds(actions + ".every((way, i) => way.matches('.back') || way.matches('.button-quiet') === i > 0)")
}

// TestWhoPassedIsLedOn: what comes next leads from then on, also out of a
// practice round and beside an attempt that failed later.
func TestWhoPassedIsLedOn(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(exam)
	all := p.count()
	answer := func(count, wrong int) {
		t.Helper()
		for n := range count {
			if q := p.question(); n < wrong {
				p.answer(q.wrong())
			} else {
				p.answer(q.right()...)
			}
			p.goOn()
		}
	}
	ahead := ask[string](p, "clean(document.querySelector('.onward').textContent)")
	answer(all, 1)
	p.see("Tebrikler, geçtiniz")
	p.offers(ahead, "Yalnız yanlışları yeniden çöz", "Sınava yeniden başla", "Yazdır", "Modüle dön")
	p.click("Yalnız yanlışları yeniden çöz")
	answer(1, 0)
	p.see("Yanlışlarınızı düzelttiniz")
	p.seeNo("bütün soruları baştan çözün")
	p.offers(ahead, "Sınava yeniden başla", "Yazdır", "Modüle dön")
	p.click("Sınava yeniden başla")
	answer(all, all)
	p.see("Bu kez geçemediniz")
	p.offers("Sınava yeniden başla", "Yalnız yanlışları yeniden çöz", "Yazdır", ahead, "Modüle dön")
}

func TestPartlyRightIsShown(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(exam)
	q := p.goTo(func(q question) bool { return q.Type == "single" && q.half() != "" })
	p.answer(q.half())
	p.in(onScreen + " .question-outcome").see("Kısmen doğru")
	p.in(onScreen + " .question-outcome").see("Puan: 0,5 / 1")
	p.in(onScreen).see("Seçiminiz kısmen doğru")
	p.in(onScreen).see("Doğru yanıt")

	q = p.goTo(func(q question) bool { return q.Type == "multiple" && len(q.right()) == 3 })
	p.see("Birden çok seçenek doğru olabilir; yanlış işaret sonucunuzu düşürür.")
	p.answer(q.right()[:1]...)
	p.in(onScreen + " .question-outcome").see("Kısmen doğru")
	p.in(onScreen + " .question-outcome").see("Puan: 0,33 / 1")
	p.in(onScreen).see("Bu da doğruydu")
	if !strings.Contains(strings.Join(p.strip(), "\n"), "kısmen doğru") {
		t.Errorf("the strip says %q", p.strip())
	}
}

func TestHandingInNothing(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(exam)
	q := p.question()
	p.click("Yanıtla")
	p.in(onScreen).see("Önce bir seçenek işaretleyin.")
	p.seeFocusOn(q.Choices[0].Text)
	p.holds(`document.activeElement.getAttribute("aria-describedby").split(" ")
		.some((id) => read(document.getElementById(id)) === "Önce bir seçenek işaretleyin.")`)
	p.tick(q.Choices[0].Text)
	p.seeNo("Önce bir seçenek işaretleyin.")
}

func TestAHintOpens(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(exam)
	p.goTo(func(question) bool { return ask[bool](p, "!!questionOnScreen().querySelector('.question-hint')") })
	hint := ask[string](p, "clean(questionOnScreen().querySelector('.question-hint .quiz-rich').textContent)")
	p.seeNo(hint)
	p.in(onScreen).click("İpucu")
	p.see(hint)
	p.holds("Object.values(localStorage).join().includes('hint-')") // the browser tells of it a moment later
	p.reload()
	p.see(hint) // seen is seen
}

func TestReloadResumesTheQuiz(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(exam)
	p.answer(p.question().right()...)
	p.goOn()
	p.tick(p.question().Choices[1].Text) // not handed in
	question, order, strip := p.question(), p.order(), p.strip()

	p.reload()
	if now := p.question(); fmt.Sprint(now) != fmt.Sprint(question) {
		t.Errorf("before %v\nafter  %v", question, now)
	}
	if now := p.order(); !slices.Equal(now, order) {
		t.Errorf("order before %q\nafter %q", order, now)
	}
	if now := p.strip(); !slices.Equal(now, strip) {
		t.Errorf("strip before %q\nafter %q", strip, now)
	}
}

func TestAnEditedQuestionStartsAgainAlone(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	p := visitor(t, a.url)
	p.open(exam)
	first := p.question()
	p.answer(first.wrong())
	p.goOn()
	p.answer(p.question().right()...)
	p.goOn()
	p.tick(p.question().Choices[0].Text)
	third := p.question()

	a.edit(t, examFile, "`id: "+first.ID+"`", "`id: "+first.ID+"` `revision: 2`")
	p.holds("question().id && nameOf(document.querySelector('.quiz-strip button')) === 'Soru 1: yanıtlanmadı'")
	if now := p.question(); fmt.Sprint(now) != fmt.Sprint(third) {
		t.Errorf("before %v\nafter  %v", third, now)
	}
	strip := strings.Join(p.strip(), ", ")
	if !strings.HasPrefix(strip, "Soru 1: yanıtlanmadı, Soru 2: doğru, Soru 3: yanıtlanmadı") {
		t.Error(strip)
	}
	p.in(".quiz-strip").click("Soru 1:")
	p.see(first.Title)
	for _, c := range p.question().Choices {
		if c.Checked || c.Disabled {
			t.Errorf("the old answer still stands: %v", c)
		}
	}
	p.answer(p.question().right()...)
	p.in(onScreen + " .question-outcome").see("Doğru")
}

func TestAQuizWithoutStorage(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.beforeEveryPage(`Object.defineProperty(window, "localStorage", {
		get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
	});`)
	p.open(exam)
	p.see("Tarayıcınız kayıt tutmaya izin vermiyor.")
	for range p.count() {
		p.answer(p.question().right()...)
		p.goOn()
	}
	p.see("Tebrikler, geçtiniz")
}

func TestADamagedRecordIsKeptAside(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(exam)
	p.answer(p.question().right()...)
	key := ask[string](p, `Object.keys(localStorage).find((key) => key.startsWith("ders:"))`)
	damaged := ask[string](p, `localStorage.getItem(%s).slice(0, -20)`, key)
	ask[any](p, `localStorage.setItem(%s, %s)`, key, damaged)

	p.reload()
	p.see("Önceki kaydınızın bir bölümü okunamadı.")
	if kept := ask[string](p, "localStorage.getItem(%s)", key+":kept"); kept != damaged {
		t.Errorf("kept %q\nwant %q", kept, damaged)
	}
	p.answer(p.question().right()...)
	strip := p.strip()
	p.reload()
	if now := p.strip(); !slices.Equal(now, strip) {
		t.Errorf("strip before %q\nafter %q", strip, now)
	}
}

func TestANewerRecordIsNotTouched(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(exam)
	key := ask[string](p, `Object.keys(localStorage).find((key) => key.startsWith("ders:"))`)
	const newer = `{"schema":99,"quizzes":{}}`
	ask[any](p, `localStorage.setItem(%s, %s)`, key, newer)
	p.reload()
	p.see("Kaydınız bu sitenin daha yeni bir sürümüyle tutulmuş")
	p.answer(p.question().right()...)
	if now := ask[string](p, "localStorage.getItem(%s)", key); now != newer {
		t.Errorf("now it is %q", now)
	}
}

func TestTwoTabsShareTheQuiz(t *testing.T) {
	t.Parallel()
	left := visitor(t, theAcademy(t).url)
	left.open(exam)
	right := left.secondTab()
	right.open(exam)
	all := left.count()

	left.answer(left.question().right()...)
	right.holds("nameOf(document.querySelector('.quiz-strip button')) === 'Soru 1: doğru'")
	right.goOn()
	right.answer(right.question().wrong())
	left.holds("nameOf(document.querySelectorAll('.quiz-strip button')[1]) === 'Soru 2: yanlış'")
	left.reload()
	want := []string{"Soru 1: doğru", "Soru 2: yanlış"}
	for n := 3; n <= all; n++ {
		want = append(want, fmt.Sprintf("Soru %d: yanıtlanmadı", n))
	}
	if now := left.strip(); !slices.Equal(now, want) {
		t.Errorf("the strip says %q", now)
	}
}
