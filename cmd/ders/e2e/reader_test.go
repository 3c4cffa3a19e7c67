package e2e

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
)

// heard are the names of all that has a role, in reading order: what a screen
// reader is told of the page.
func (p *person) heard(role string) (names []string) {
	p.Helper()
	for _, node := range call(p, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes {
		if !node.Ignored && word(node.Role) == role {
			names = append(names, word(node.Name))
		}
	}
	return names
}

// TestAQuestionIsSaidOnce: the heading that takes the focus says the number,
// a pause and the question; nothing around it has the same name. Whoever goes
// on to the choices hears it as the name of their group.
func TestAQuestionIsSaidOnce(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(exam)
	q := p.question()
	name := q.Number + ": " + q.Title
	for _, role := range []string{"heading", "group"} {
		if names := p.heard(role); !slices.ContainsFunc(names, func(now string) bool { return strings.Replace(now, " :", ":", 1) == name }) {
			t.Errorf("no %s %q in %q", role, name, names)
		}
	}
	if names := p.heard("region"); len(names) > 0 {
		t.Errorf("regions: %q", names)
	}
	p.holds("!questionOnScreen().querySelector('.question-title').closest('fieldset')")
}

// TestAnOutcomeIsSaidOnce: what is added to a live region is read out as often
// as it has parts, so it has one; and a heading that is written again while one
// answers may be read out again.
func TestAnOutcomeIsSaidOnce(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(exam)
	q := p.question()
	ask[any](p, `(window.additions = {}, [".question-outcome", ".question-number"].forEach((part) => {
		additions[part] = 0;
		new MutationObserver((records) => records.forEach(({ addedNodes }) => additions[part] += addedNodes.length)).observe(questionOnScreen().querySelector(part), { childList: true });
	}))`)
	p.answer(q.wrong())
	p.in(onScreen + " .question-outcome").see("Yanlış")
	p.holds("additions['.question-outcome'] === 1")
	p.holds("additions['.question-number'] === 0")
	p.holds("questionOnScreen().querySelector('.question-outcome > [aria-atomic=true]').children.length === 2") // and why
}

// TestAnErrorIsSaidOnce: as the description of the field that the focus comes
// to; where the focus stays, by itself.
func TestAnErrorIsSaidOnce(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	const fault = "questionOnScreen().querySelector('.question-error')"
	p.open(exam)
	p.click("Yanıtla")
	p.in(onScreen).see("Önce bir seçenek işaretleyin.")
	p.holds("document.activeElement.getAttribute('aria-describedby') === " + fault + ".id")
	p.holds("!" + fault + ".hasAttribute('aria-live')")
	p.reload()
	p.in(onScreen).tabTo(p.question().Choices[0].Text)
	p.press("Enter")
	p.in(onScreen).see("Önce bir seçenek işaretleyin.")
	p.holds(fault + ".getAttribute('aria-live') === 'assertive'")
}

// TestAnExamIsSaidOnce goes through its screens: each has a heading that takes
// the focus, and a question back that is read when it does.
func TestAnExamIsSaidOnce(t *testing.T) {
	t.Parallel()
	p := visitor(t, theHall(t).url)
	p.begin(eightTypes)
	p.sound("a question of an exam")
	for range p.count() - 1 {
		p.skip()
	}
	p.click("Gözden geçir")
	p.seeFocusOn("Yanıtlarınızı gözden geçirin")
	p.sound("the review")
	p.click("Sınavı bitir")
	p.seeFocusOn("Boş bırakılan soru: 8.")
	p.holds("document.activeElement.localName === 'h3' && !document.activeElement.closest('[role=group]')")
	p.click("Evet, sınavı bitir")
	p.seeFocusOn("Bu kez geçemediniz")
	if names := p.heard("region"); len(names) > 0 {
		t.Errorf("regions: %q", names)
	}
}

// TestNoScreenIsSilent: when what had the focus is taken away, Orca goes to the
// start of what it stood in, and does not say it. If a heading that is to take
// the focus stands there, nothing is said at all; so no screen of a quiz stands
// in an element that begins with its heading.
func TestNoScreenIsSilent(t *testing.T) {
	t.Parallel()
	p := visitor(t, theHall(t).url)
	p.begin(onlyOnce)
	p.holds("document.querySelector('#_quiz').getAttribute('role') === 'none'") // a form that a reader does not see
	if names := p.heard("form"); len(names) > 0 {
		t.Errorf("forms: %q", names)
	}
}

// TestLandmarksAreFew: who jumps from landmark to landmark must not meet every
// callout, every letter and a list of contents twice.
func TestLandmarksAreFew(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	for _, path := range []string{lesson, "/sozluk/", "/ara/"} {
		p.open(path)
		if names := p.heard("complementary"); len(names) > 0 {
			t.Errorf("%s: complementary %q", path, names)
		}
		if names := p.heard("region"); slices.ContainsFunc(names, func(name string) bool { return len([]rune(name)) == 1 }) {
			t.Errorf("%s: regions %q", path, names)
		}
	}
	p.open(lesson)
	p.holds("document.querySelectorAll('.prose .callout').length > 0")
	p.holds("document.querySelectorAll('.prose aside').length === 0") // Firefox makes a landmark of each
}

// TestTheMeterSaysWhatItMeasures: a status tells of what changed, and a number alone says nothing.
func TestTheMeterSaysWhatItMeasures(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(delivery)
	p.in(".player-head").see("Ruh hâli 0")
	for part, whole := range map[string]string{"[data-meter] strong": "Ruh hâli 0", ".player-feeling": "Ayşe Hanım Kızgın"} {
		if said := ask[string](p, "read(document.querySelector('.player-head').querySelector(%s).closest('[aria-atomic=true]') || document.createElement('p'))", part); said != whole {
			t.Errorf("of %s is said %q, not %q", part, said, whole)
		}
	}
}

// TestTheSearchDialogIsSaidOnce: the dialog and its field have names of their
// own, and Tab does not stop at the list, which the field's arrows go through.
func TestTheSearchDialogIsSaidOnce(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(home)
	p.press("/")
	p.seeFocusOn("Sitede ara")
	if names := p.heard("dialog"); len(names) != 1 || names[0] != "Arama" {
		t.Errorf("dialogs: %q", names)
	}
	if names := p.heard("search"); len(names) > 0 {
		t.Errorf("a search in the search: %q", names)
	}
	p.holds("document.querySelector('#_hits').getAttribute('tabindex') === '-1'") // Firefox stops at what scrolls
}

// TestMistakesSpeak: role=alert on what is there from the start is silent with
// Orca and Firefox; a live region is not.
func TestMistakesSpeak(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open("/ilerlemem/")
	p.holds("['.own-odd', '.learners-odd'].every((one) => document.querySelector(one).getAttribute('aria-live') === 'assertive')")

	// A calculator tells of a mistake as of a result: when typing rests.
	p.open("/olcum/nps/")
	p.in(".calculator").tabTo("9-10 verenler")
	p.press("a")
	const wrong = "Kişi sayısını tam sayıyla yazın, örneğin 110."
	p.in(".calculator-error").see(wrong)
	p.holds("document.querySelector('.calculator [aria-live]').textContent === %s", wrong)
	p.holds("!document.querySelector('.calculator-error').matches('[role], [aria-live]')")
}

// TestAnEmptyFieldIsNoMistake: what the browser holds invalid is said to be so
// before anybody has typed; a certificate's name is only when the page says so.
func TestAnEmptyFieldIsNoMistake(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.remembers(fullRecord)
	p.open(proof)
	const name = "document.querySelector('.certificate-form [name=name]')"
	p.holds(name + ".matches(':valid[aria-required=true]:not([aria-invalid])')")
	p.click("Sertifikayı göster")
	p.seeFocusOn("Adınız ve soyadınız")
	p.holds(name + ".getAttribute('aria-invalid') === 'true'")
}

// TestABadFileIsSaidAgain: who chooses the same file again hears again what is odd about it.
func TestABadFileIsSaidAgain(t *testing.T) {
	t.Parallel()
	p := visitor(t, theSchool(t).url)
	p.open(progress)
	p.loads("{")
	p.in(".own-odd").see("yarım kalmış")
	ask[any](p, "(document.querySelector('input[type=file]').onclick = (event) => event.preventDefault(), 0)") // no file dialog
	p.click("Dosyadan yükle")
	p.in(".own-odd").seeNo("yarım kalmış")
	p.loads("{")
	p.in(".own-odd").see("yarım kalmış")
	p.loads(exported(fullRecord))
	p.seeFocusOn("Bu dosya yüklensin mi?")
}

// spoken is what the page's polite voice last said.
func (p *person) spoken(want string) {
	p.Helper()
	p.wait("the voice: "+want, func() bool {
		return strings.Contains(ask[string](p, "[...document.querySelectorAll('p.visually-hidden:is([aria-live=polite], [role=status])')].map((one) => one.textContent).join(' ')"), want)
	})
}

// TestAPressIsHeard: whoever presses a button whose name or neighbours change
// hears of it, though the focus stays where it is.
func TestAPressIsHeard(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(angerFAQ)
	p.click("Hepsini aç")
	p.spoken("Bütün yanıtlar açıldı.")
	p.click("Hepsini kapat")
	p.spoken("Bütün yanıtlar kapandı.")

	p.open("/olcum/nps/")
	p.in(".calculator").click("Örnek sayılarla doldur")
	p.spoken("NPS: ")
	p.in(".calculator").click("Temizle")
	p.spoken("Alanlar temizlendi.")
}

// TestATermIsHeard: as a toggletip, in a live region that is filled by the press.
func TestATermIsHeard(t *testing.T) {
	t.Parallel()
	p := termsPage(t)
	p.tabTo("NPS’nin")
	p.press("Enter")
	p.spoken("−100 ile +100 arası sayı.")
	p.press("Escape")
	p.holds("document.querySelector('body > p[aria-live]').textContent === ''")
}

// TestTabsHaveAName: that of the heading they stand below.
func TestTabsHaveAName(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(lesson)
	p.holds("document.querySelectorAll('[role=tablist]').length > 0")
	for _, name := range p.heard("tablist") {
		if name == "" {
			t.Error("a list of tabs has no name")
		}
	}
}

// TestSilenceIsSilent: Orca reads a status out as a "status bar" where one reads
// on, empty or not, and leaves its words out; what waits to speak is a live
// region without a role.
func TestSilenceIsSilent(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	for _, path := range []string{home, lesson, angerFAQ, exam, delivery, "/sozluk/", "/ara/", "/tekrar/", "/sertifika/yeni-baslayan/"} {
		p.open(path)
		p.holds("document.querySelectorAll('[role=status]').length === 0")
	}
}
