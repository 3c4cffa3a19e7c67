package e2e

import (
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Quizzes of the hall, a small site in testdata.
const (
	eightTypes = "/iade/sinav/"              // an exam of 20 minutes with a question of each type
	drawnExam  = "/iade/cekilis/"            // an exam that asks one question always and draws two of six
	limited    = "/iade/sinirli/"            // a practice quiz of two attempts; another comes after 24 hours
	onlyOnce   = "/iade/tek/"                // an exam of one attempt
	pathExam   = "/yol/yeni-baslayan/sinav/" // draws from two other quizzes
	hallExam   = "quizzes/iade.md"
)

// theHall is served for all tests that only read.
var theHall = shared(testdata("hall"))

// begin opens an exam and presses the button of its card.
func (p *person) begin(path string) {
	p.Helper()
	p.open(path)
	p.see("Başlamadan önce")
	p.click("Başla")
	p.seeFocusOn("Soru 1 / ")
}

// skip goes on in an exam without a word.
func (p *person) skip() {
	p.Helper()
	before := p.question().Number
	p.in(".quiz-actions").click("Sonraki soru")
	p.wait("the next question", func() bool { return p.question().Number != before })
}

// toReview goes from any question to the end of an exam.
func (p *person) toReview() {
	p.Helper()
	p.in(".quiz-strip").click(fmt.Sprintf("Soru %d:", p.count()))
	p.see(fmt.Sprintf("Soru %d / ", p.count()))
	p.in(".quiz-actions").click("Gözden geçir")
	p.seeFocusOn("Yanıtlarınızı gözden geçirin")
}

// handIn finishes an exam that is open at a question, whatever is empty.
func (p *person) handIn() {
	p.Helper()
	p.toReview()
	p.click("Sınavı bitir")
	if strings.Contains(p.text(), "Evet, sınavı bitir") {
		p.click("Evet, sınavı bitir")
	}
	p.seeFocusOn(p.resultTitle())
}

// rewrite changes the learner's record of a quiz, as a visit at another time
// would have left it. The script sees it as quiz.
func (p *person) rewrite(id, script string) {
	p.Helper()
	ask[any](p, `(() => {
		const key = Object.keys(localStorage).find((key) => key.startsWith("ders:"));
		const record = JSON.parse(localStorage.getItem(key));
		const quiz = record.quizzes[%s];
		`+script+`
		localStorage.setItem(key, JSON.stringify(record));
	})()`, id)
}

func TestFinishAnExamWithTheKeyboard(t *testing.T) {
	t.Parallel()
	p := visitor(t, theHall(t).url)
	p.open(eightTypes)
	p.see("Soru sayısı8")
	p.see("Süre20 dakika")
	p.see("Geri bildirimSınavı bitirince")
	p.sound("the card before an exam")
	p.tabTo("Başla")
	p.press("Enter")
	types := map[string]bool{}
	for n := range 8 {
		p.seeFocusOn(fmt.Sprintf("Soru %d / 8", n+1))
		q := p.question()
		types[q.Type] = true
		p.sound("an exam's " + q.Type + " question")
		button := "Sonraki soru"
		if n == 7 {
			button = "Gözden geçir"
		}
		p.solve(q, button)
	}
	p.seeFocusOn("Yanıtlarınızı gözden geçirin")
	p.see("Yanıtlanan: 8 / 8")
	p.sound("the review")
	if outcomes := ask[string](p, `[...document.querySelectorAll(".question-outcome, .choice-note, .field-note")].map((part) => part.textContent).join("")`); outcomes != "" {
		t.Errorf("before it is handed in it says %q", outcomes)
	}
	if strip := strings.Join(p.strip(), ", "); strings.Contains(strip, "doğru") || strings.Count(strip, "yanıtlandı") != 8 {
		t.Errorf("the strip says %s", strip)
	}
	p.tabTo("Sınavı bitir")
	p.press("Enter")
	p.seeFocusOn("Tebrikler, geçtiniz")
	p.see("Puanınız: 8 / 8 (%100)")
	p.see("Geçen süre:")
	p.sound("the result of an exam")
	if len(types) != 8 {
		t.Errorf("asked were only %v", types)
	}
}

func TestFinishAnExamWithTheMouse(t *testing.T) {
	t.Parallel()
	p := visitor(t, theHall(t).url)
	p.window(390, 844)
	p.open(eightTypes)
	p.see("Başlamadan önce")
	p.seeNo("Sonraki soru")
	p.begin(eightTypes)
	p.holds("document.querySelector('.quiz-actions button').disabled") // nothing is before the first
	first := p.question()
	p.tick(first.wrong())
	p.skip()
	p.click("İşaretle")
	p.holds("document.querySelector('.quiz-flag').ariaPressed === 'true'")
	p.skip() // left empty
	p.tick("Yanlış")
	p.in(".quiz-actions").click("Önceki")
	p.see("Soru 2 / 8")
	p.in(".quiz-actions").click("Önceki")
	p.tick(first.right()[0]) // an answer can be changed
	want := []string{"Soru 1: yanıtlandı", "Soru 2: yanıtlanmadı, işaretli", "Soru 3: yanıtlandı", "Soru 4: yanıtlanmadı"}
	if now := p.strip()[:4]; !slices.Equal(now, want) {
		t.Errorf("the strip says %q", now)
	}

	// A number that cannot be read is asked for again.
	p.in(".quiz-strip").click("Soru 5:")
	p.in(onScreen).click("Yanıtınız")
	p.typeIn("birkaç")
	p.in(".quiz-actions").click("Sonraki soru")
	p.in(onScreen).see("Yanıtınızı rakamla yazın")

	p.toReview()
	p.see("Yanıtlanan: 3 / 8")
	p.see("İşaretli: 1")
	p.in(".quiz-review").click("5.")
	p.see("Soru 5 / 8")
	p.in(onScreen).click("Yanıtınız")
	p.press("End", "Backspace", "Backspace", "Backspace", "Backspace", "Backspace", "Backspace")
	p.in(".quiz-actions").click("Gözden geçir") // it was seen, so it is one click away
	p.see("Yanıtlanan: 2 / 8")
	p.click("Sınavı bitir")
	p.seeFocusOn("Boş bırakılan soru: 6. Boş sorular 0 puan alır")
	p.sound("the confirmation")
	p.click("Hayır, geri dön")
	p.seeFocusOn("Sınavı bitir")
	p.click("Sınavı bitir")
	p.click("Evet, sınavı bitir")

	p.seeFocusOn("Bu kez geçemediniz")
	p.see("Puanınız: 2 / 8 (%25)")
	p.see("Geçmek için %70 gerekir; siz %25 aldınız.")
	p.see("görmek için soruyu açın.")
	p.in(".result-list").see("Boş bırakıldıPuan: 0 / 1")
	p.in(".result-list").see("Sizin yanıtınız(boş)")
	p.in(".topic-list").see("İade süresini ve koşullarını söylersiniz.Gözden geçirinPuan: 2 / 4 (%50)")
	p.in(".topic-list").see("Konuya dön: Şikâyet görüşmesi")
	p.in(".result-list").click("Müşteri iade süresini")
	p.in(onScreen).see("İlk adım her kanalda kayıt açmaktır.")
	p.in(onScreen).see("Kayıt açılmadan süre için söz verilmez.")
	p.in(".quiz-strip").click("Soru 2: boş bırakıldı, işaretli")
	p.in(onScreen + " .question-outcome").see("Boş bırakıldı")
	p.click("Sonuca dön")

	// The wrong ones again are practice: with feedback, and without a score.
	p.click("Yalnız yanlışları yeniden çöz")
	p.see("Alıştırma turu")
	p.answer(p.question().right()...)
	p.in(onScreen + " .question-outcome").see("Doğru")
	p.seeNo("Kalan süre")
}

// TestAnExamShowsNoKey reads the page as whoever looks at its source.
func TestAnExamShowsNoKey(t *testing.T) {
	t.Parallel()
	a := ownCopy(t, "hall", nil)
	source := func() string {
		t.Helper()
		response, err := http.Get(a.url + eightTypes)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		text, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		_, main, _ := strings.Cut(string(text), "<main")
		return main
	}
	before := source()
	for _, secret := range []string{"CRM", "ilişkileri", "ERP", "on dört", "Hijyen", "Kayıt açılmadan", "her kanalda", "question-key", "weight", "explanation"} {
		if strings.Contains(before, secret) {
			t.Errorf("the source holds %q", secret)
		}
	}
	if !strings.Contains(before, "Bu bir sınavdır") {
		t.Error("without script nobody says what is missing")
	}

	// Another key, and the page is the same but for what is sealed.
	text := a.read(t, hallExam)
	for _, change := range [][2]string{
		{"- [ ] Doğru\n- [x] Yanlış", "- [x] Doğru\n- [ ] Yanlış"},
		{"- [x] Sipariş", "- [ ] Sipariş"}, {"- [50%] Önce", "- [x] Önce"},
		{"- [ ] Kutusu", "- [x] Kutusu"}, {"- [x] CRM", "- [x] CRMX"}, {"- [x] 14", "- [x] 16"},
		{"[[14|on dört]]", "[[15]]"}, {"[[3|(5)|10]]", "[[3|5|(10)]]"},
		{"| Hatalı ürün | Ücretsiz değişim |\n| Geç teslimat | Kupon tanımlama |", "| Hatalı ürün | Kupon tanımlama |\n| Geç teslimat | Ücretsiz değişim |"},
		{"1. Dinle\n2. Özetle", "1. Özetle\n2. Dinle"},
	} {
		if strings.Count(text, change[0]) != 1 {
			t.Fatalf("%q is there %d times", change[0], strings.Count(text, change[0]))
		}
		text = strings.Replace(text, change[0], change[1], 1)
	}
	a.save(t, hallExam, text)
	sealed := regexp.MustCompile(`(?s)id="_quiz-data">.*?</script>`)
	p := person{T: t, why: new(string)}
	var after string
	p.wait("the other key", func() bool { after = source(); return sealed.FindString(after) != sealed.FindString(before) })
	if a, b := sealed.ReplaceAllString(before, ""), sealed.ReplaceAllString(after, ""); a != b {
		before, after := strings.Split(a, "\n"), strings.Split(b, "\n")
		for i := range min(len(before), len(after)) {
			if before[i] != after[i] {
				t.Errorf("the page tells the key:\n%s\n%s", before[i], after[i])
			}
		}
	}
}
