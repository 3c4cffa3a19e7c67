package e2e

import (
	"fmt"
	"slices"
	"strings"
)

// The pages that are read, and what opens on them.
func readingScene(c *photographer) {
	c.open(home)
	c.picture("home-first")
	c.click("Görünüm")
	c.glimpse("appearance")
	c.open(module)
	c.picture("module")
	if c.width < 900 {
		c.click("Modülün dersleri")
		c.glimpse("drawer")
	} else {
		c.click("Eğitimler")
		c.glimpse("menu")
	}
	c.open(firstLesson)
	c.picture("lesson")
	c.glimpseOf(".finish", "lesson-end")
	c.open("/olcum/nps/")
	c.picture("lesson-calculator")
	c.open(lesson)
	c.picture("lesson-tabs")
	c.openTerm()
	c.glimpse("lesson-term")
	c.problems.expect("/yok/")
	c.open("/yok/")
	c.picture("missing-page")
	c.open(home)
	c.click("Görünüm")
	c.click("Çok büyük")
	c.press("Escape")
	c.picture("home-larger-text")
	c.open(lesson)
	c.glimpse("lesson-larger-text")

	// What is asked in a lesson.
	c.open(refundLesson)
	c.holds("document.querySelector('.check[data-ready]') !== null")
	c.glimpseOf(".check", "check")
	c.in(".check").click("Yanıtla")
	c.glimpseOf(".check", "check-empty")
	ask[any](c.person, "document.querySelector('.check .choice input').click()")
	c.in(".check").click("Yanıtla")
	c.in(".check").see("Yeniden dene")
	c.glimpseOf(".check .question-outcome", "check-answered")
}

// refundLesson begins with a question that is answered by ticking.
const refundLesson = "/e-ticarette-memnuniyet/iade-ve-degisim/"

// openTerm opens the first term of a lesson.
func (p *person) openTerm() {
	p.Helper()
	p.holds("document.querySelector('a.term[role=button]') !== null")
	ask[any](p, "(document.querySelector('a.term[role=button]').scrollIntoView({ block: 'center', behavior: 'instant' }), document.querySelector('a.term[role=button]').click())")
	p.in("#_term").see("Sözlükte aç")
}

// What a learner who comes back sees of their way.
func journeyScene(c *photographer) {
	c.open(firstLesson)
	c.finishLessons(5)
	c.remember(`record.quizzes["memnuniyet-ve-hizmet"] = { attempts: 1, best: { points: "2/1", max: 2, percent: 90, passed: true, date: new Date().toISOString() } }`)
	c.open(home)
	c.picture("home-next")
	c.open(delivery)
	c.reply("Çok haklısınız, hemen bakıyorum.")
	c.open("/musteri-iletisimi/iletisimin-temelleri/")
	c.finishLessons(2)
	c.open(home)
	c.picture("home-again")
	c.click("Nasıl çalışır?")
	c.glimpseOf(".home-how", "home-how")
	c.open("/musteri-iletisimi/")
	c.picture("module-begun")
	c.open(module)
	c.picture("module-scenarios")
	c.open(first)
	c.picture("module-done")
	c.open(firstLesson)
	c.glimpseOf(".finish", "lesson-done")
	c.open(nextLesson)
	c.glimpse("lesson-tree")
	c.open("/musteri-iletisimi/ihtiyaci-bulan-sorular/")
	c.finishLessons(3)
	c.remember(`for (const id of ["musteri-iletisimi", "paths/yeni-baslayan"]) record.quizzes[id] = record.quizzes["memnuniyet-ve-hizmet"]`)
	c.open(home)
	c.picture("home-path-done")
	c.open(progress)
	c.picture("progress")
}

// A quiz to practise with, failed and passed.
func practiceScene(c *photographer) {
	c.open(exam)
	c.picture("question")
	c.click("Yanıtla")
	c.picture("empty")
	multiple := false
	answerAll := func(wrong int) {
		c.Helper()
		for n := range c.count() {
			q := c.question()
			if n >= wrong {
				c.answer(q.right()...)
			} else {
				c.answer(q.wrong())
			}
			if n == 0 {
				c.picture(fmt.Sprintf("answer-%t", n >= wrong))
			} else if q.Type == "multiple" && !multiple {
				multiple = true
				c.picture("answer-multiple")
			}
			c.goOn()
		}
	}
	again := func(button string, wrong int) {
		c.Helper()
		c.open(exam)
		c.click(button)
		c.see("Soru 1 / ")
		answerAll(wrong)
	}
	answerAll(c.count())
	c.picture("failed")
	again("Yalnız yanlışları yeniden çöz", 1)
	c.picture("round-part")
	again("Yalnız yanlışları yeniden çöz", 0)
	c.picture("round-done")
	again("Sınava yeniden başla", 1)
	c.picture("passed")
	again("Yalnız yanlışları yeniden çöz", 0)
	c.picture("round-passed")
}

// A question of each other type, before and after the answer.
func everyTypeScene(c *photographer) {
	c.wait("the quiz of every type", func() bool { c.open(exam); return strings.Contains(c.text(), "Her tür") })
	for n := range 5 {
		c.in(".quiz-strip").click(fmt.Sprintf("Soru %d", n+1))
		q := c.question()
		c.picture(q.Type)
		switch q.Type {
		case "short-text", "numeric":
			c.in(onScreen).click("Yanıtınız")
			c.typeIn("30")
		case "matching":
			c.seek("Hatalı ürün")
			c.choose("Kupon tanımlama")
		case "ordering":
			for i, part := range slices.Concat(theOrder[1:], theOrder[:1]) {
				for slices.Index(c.shuffled(), part) > i {
					c.in(onScreen).click("Yukarı taşı: " + part)
				}
			}
		case "cloze":
			c.seek("Boşluk 1")
			c.typeIn("20")
		}
		c.click("Yanıtla")
		c.in(onScreen + " .question-outcome").see("Puan:")
		c.picture(q.Type + "-answered")
	}
}

// An exam from its card to its result.
func examScene(c *photographer) {
	c.open(home)
	c.picture("home")
	c.open(eightTypes)
	c.see("Başlamadan önce")
	c.picture("start")
	c.click("Başla")
	c.see("Soru 1 / 8")
	c.tick(c.question().right()...)
	c.skip()
	c.click("İşaretle")
	c.tick(c.question().right()[0])
	c.picture("question")
	c.skip()
	c.tick(c.question().wrong())
	c.toReview()
	c.picture("review")
	c.click("Sınavı bitir")
	c.picture("confirmation")
	c.rewrite("iade", `quiz.attempt.started = new Date(Date.now() - 22 * 60e3).toISOString();`)
	c.reload()
	c.see("Süreniz doldu")
	c.picture("late")
	c.handIn()
	c.picture("result")
	c.begin(drawnExam)
	c.handIn()
	c.click("Sınava yeniden başla")
	c.click("Başla")
	c.tick(c.question().right()...)
	c.handIn()
	c.click("Denemeleriniz: 2")
	c.picture("result-history")
	c.begin(limited)
	c.click("İşaretle")
	c.answer("Yanlış")
	c.picture("practice")
	c.begin(onlyOnce)
	c.handIn()
	c.picture("used-up")
}

// A scenario to its ending, and how a longer one begins.
func scenarioScene(c *photographer) {
	c.open(delivery)
	c.replies()
	c.picture("scene")
	c.in(".replies").click("Bir dakika, bakıyorum.")
	c.in(".coach-now").see("Devam")
	c.picture("coach")
	c.in(".coach-now").click("Devam")
	c.see(debrief)
	c.picture("outcome")
	c.open(refund)
	c.replies()
	c.picture("two-meters")
	c.in(".replies").click("Bir bakalım.")
	c.in(".talk").see("Fişim de burada.")
	c.picture("second-scene")
	c.open("/zor-musteriler/tezgahta-ofke/")
	c.replies()
	c.picture("long")
}

// What is looked up: the knowledge base, a guide and tags.
func knowledgeScene(c *photographer) {
	for _, page := range []struct{ name, path string }{
		{"section", base}, {"topic", baseTopic}, {"faq", baseFAQ}, {"faq-one", baseFAQ + "#ss-ozur"}, {"article", apology},
		{"procedure", baseTopic + "sikayet-kaydi/"}, {"tag", baseTag}, {"tags", "/etiket/"}, {"guide", guideIndex},
		{"guide-page", guideIndex + "sonuclar/"}, {"lesson", "/zor-musteriler/sikayet-telafi-sinir/"},
	} {
		c.open(page.path)
		c.picture(page.name)
	}
	c.open(angerFAQ)
	c.click("Hepsini aç")
	c.see("Hepsini kapat")
	c.picture("faq-open")
}

func glossaryScene(c *photographer) {
	c.open(glossary)
	c.picture("terms")
	c.open(glossary + "#net-tavsiye-skoru")
	c.glimpse("target")
	ask[any](c.person, "document.querySelector('#_names').focus()")
	c.types("sadakat")
	c.in("#_filter").see("Bulunan terim")
	c.picture("filter")
	c.types("xyz")
	c.in("#_filter").see("geçen terim yok")
	c.picture("nothing")
}

func searchScene(c *photographer) {
	c.open(searchPage)
	c.picture("page-empty")
	c.open(searchPage + "?q=m%C3%BC%C5%9Fteri%20%C5%9Fikayeti")
	c.in(".search-results").see("Şikâyet")
	c.picture("page-results")
	c.open(somewhere)
	c.in(".site-header").click("Ara")
	c.in(searchDialog).see("Buradan")
	c.glimpse("dialog")
	for _, search := range []struct{ name, words, said string }{
		{"results", "nps", "sonuç"}, {"typo", "iletşim", "gösteriliyor"}, {"some-words", "müşteri kuantum", "Bazı"}, {"nothing", "kuantum", "bulunamadı"},
	} {
		ask[any](c.person, "document.activeElement.select()")
		c.types(search.words)
		c.in(searchDialog).see(search.said)
		c.glimpse(search.name)
	}
}

// Sheets, on the screen and on A4.
func printScene(c *photographer) {
	c.open(module + "yazdir/")
	c.picture("module")
	c.open(exam + "yazdir/")
	c.picture("quiz")
	if c.width > 1000 {
		c.paper("quiz", 673, 980)
		c.open(module + "yazdir/")
		c.paper("module", 673, 980)
		c.open(firstLesson)
		c.paper("lesson", 673, 980)
		c.open(glossary)
		c.paper("glossary", 673, 980)
	}
}
