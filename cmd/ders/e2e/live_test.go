package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// mark leaves a mark in the page that a reload would wipe out.
func (p *person) mark() {
	p.Helper()
	ask[any](p, "window.markOfTheTest = true")
}

func (p *person) marked() bool {
	p.Helper()
	return ask[bool](p, "window.markOfTheTest === true")
}

func TestASavedLessonShows(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	p := visitor(t, a.url)
	p.open(lesson)
	p.press("PageDown", "PageDown")
	at := p.restingPlace()
	if at < 400 {
		t.Fatalf("only scrolled to %d", at)
	}

	a.add(t, lessonFile, "\nBu satır az önce kaydedildi.\n")
	p.see("Bu satır az önce kaydedildi.")
	if now := p.restingPlace(); now != at {
		t.Errorf("scrolled from %d to %d", at, now)
	}
	a.edit(t, lessonFile, "Bu satır az önce kaydedildi.", "Bu satır yeniden yazıldı.")
	p.see("Bu satır yeniden yazıldı.")
	if now := p.restingPlace(); now != at {
		t.Errorf("scrolled from %d to %d", at, now)
	}
}

// restingPlace is how far the page is scrolled, once it stands still.
func (p *person) restingPlace() int {
	p.Helper()
	now, still := -1, 0
	p.wait("the page stands still", func() bool {
		before := now
		if !p.try(&now, "Math.round(scrollY)") || now != before {
			still = 0
			return false
		}
		still++
		return still == 5
	})
	return now
}

func TestASavedStyleSheetIsSwappedInPlace(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	p := visitor(t, a.url)
	p.open(lesson)
	p.mark()
	sheets := ask[int](p, "document.querySelectorAll('link[rel=stylesheet]').length")

	const file = "assets/base/elements.css"
	for _, width := range []string{"7px", "9px"} {
		a.save(t, "themes/default/"+file, themeFile(t, file)+"\nh1 { border-top: "+width+" solid; }\n")
		p.holds("getComputedStyle(document.querySelector('h1')).borderTopWidth === %s", width)
		p.holds("document.querySelectorAll('link[rel=stylesheet]').length === %s", sheets) // the old one went
	}
	if !p.marked() {
		t.Error("the page was reloaded")
	}
}

func TestASaveOfAnotherPageLeavesThisOne(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	p := visitor(t, a.url)
	p.open(lesson)
	p.comparison(1) // with what was built before
	a.add(t, nextFile, "\nBaşka bir sayfa.\n")
	p.comparison(2)
	a.add(t, lessonFile, "\nBu sayfa.\n")
	p.see("Bu sayfa.")
	if _, loaded := p.problems.counts(); loaded != 2 {
		t.Errorf("loaded %d times; only its own change is a reason to do it again", loaded)
	}
	p.open("/zor-musteriler/sakinlestirme-adimlari/")
	p.see("Başka bir sayfa.")
}

// comparison waits until live reload has compared the page with the server for
// the nth time.
func (p *person) comparison(n int) {
	p.Helper()
	p.wait("the page compares itself with the server", func() bool {
		compared, _ := p.problems.counts()
		return compared >= n
	})
}

func TestASavedQuizKeepsTheAnswers(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	p := visitor(t, a.url)
	p.open(exam)
	first := p.question()
	p.answer(first.right()...)
	p.goOn()
	p.tick(p.question().Choices[1].Text)
	question, order, strip := p.question(), p.order(), p.strip()

	a.edit(t, examFile, "On iki kısa soru:", "Bu on iki kısa soru:")
	p.see("Bu on iki kısa soru:")
	a.edit(t, examFile, "## "+first.Title, "## Yeni sözlerle: "+first.Title) // a wording changes no answer
	p.holds("document.body.textContent.includes('Yeni sözlerle:')")
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

func TestASavedTitleShows(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	p := visitor(t, a.url)
	p.open(lesson)
	a.edit(t, "ders.yaml", "title: Müşteri Memnuniyeti Akademisi", "title: Güler Yüz Okulu")
	p.in("header").see("Güler Yüz Okulu")
	p.holds("document.title.endsWith('Güler Yüz Okulu')")
}

func TestASavedTemplateShows(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	p := visitor(t, a.url)
	p.open(lesson)
	const file = "partials/footer.html"
	a.save(t, "themes/default/"+file, strings.Replace(themeFile(t, file), "</footer>", "<p>Sorunuz mu var? 1414</p></footer>", 1))
	p.in("footer").see("Sorunuz mu var? 1414")
	a.edit(t, "themes/default/"+file, "1414", "2828")
	p.in("footer").see("Sorunuz mu var? 2828")
}

func TestASavedScriptShows(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	p := visitor(t, a.url)
	p.open(lesson)
	const file = "assets/main.ts"
	a.save(t, "themes/default/"+file, themeFile(t, file)+"\ndocument.querySelector(\"h1\")!.textContent += \" (betikten)\";\n")
	p.in("h1").see("(betikten)")
	a.edit(t, "themes/default/"+file, "betikten", "yeni betikten")
	p.in("h1").see("(yeni betikten)")
}

func TestABrokenSaveShowsWhatIsWrong(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	p := visitor(t, a.url)
	p.open(lesson)
	title := ask[string](p, "read(document.querySelector('h1'))")
	p.mark()

	const link = "(02-sakinlestirme-adimlari.md)"
	line := 1 + strings.Count(strings.Split(a.read(t, lessonFile), link)[0], "\n")
	a.edit(t, lessonFile, link, "(02-yok.md)")
	over := p.in("#ders-overlay")
	over.see("Site oluşturulamadı")
	over.see(fmt.Sprintf("%s:%d:", lessonFile, line))
	p.in("#ders-overlay .ders-message").see("02-yok.md")
	p.seeFocusOn("Site oluşturulamadı")
	p.in("h1").see(title) // the last good page stays below

	a.edit(t, lessonFile, "(02-yok.md)", link)
	p.seeNo("Site oluşturulamadı")
	if !p.marked() {
		t.Error("mending brought the page back that was there: no need to reload")
	}
}

func TestTheOverlayCanBeClosed(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	p := visitor(t, a.url)
	p.open(exam)
	p.tick(p.question().Choices[0].Text)
	a.save(t, "ders.yaml", a.read(t, "ders.yaml")+"pass_mark: çok\n")
	p.see("Site oluşturulamadı")
	p.in("#ders-overlay").see("ders.yaml:")
	p.seeFocusOn(p.question().Choices[0].Text) // whoever answers goes on
	p.press("Escape")
	p.seeNo("Site oluşturulamadı")
	compared, _ := p.problems.counts()
	p.reload()
	p.comparison(compared + 1) // with a server that is still broken
	p.seeNo("Site oluşturulamadı")
}
