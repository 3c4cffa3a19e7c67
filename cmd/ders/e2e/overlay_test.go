package e2e

import (
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
)

// breakLesson makes three mistakes in one lesson, and a slip that is a warning.
func (a *academy) breakLesson(t *testing.T) {
	t.Helper()
	a.edit(t, lessonFile, "(02-sakinlestirme-adimlari.md)", "(02-yok.md)")
	a.add(t, lessonFile, "\n## Yeni başlık\n\n![](yok.png)\n\n```quiz\n## Müşteri sizi dinlemiyorsa ne yaparsınız?\n\n- [ ] Beklerim\n- [ ] Sorarım\n```\n")
}

// The overlay tells each problem as the terminal does, in the site's language:
// where it is, the line with the place marked, what to do, and its rule.
func TestTheOverlayTellsEverything(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	p := visitor(t, a.url)
	p.open(lesson)
	a.breakLesson(t)
	over := p.in("#ders-overlay")
	over.see("Site oluşturulamadı")
	over.see("hata")
	if got, want := ask[int](p, "document.querySelectorAll('#ders-overlay .ders-problems li').length"), ask[int](p, "parseInt(document.querySelector('.ders-errors').textContent)"); got != want || got < 2 {
		t.Errorf("%d problems are listed, %d counted", got, want)
	}
	for _, part := range []string{".ders-place", ".ders-rule", ".ders-message", ".ders-hint", ".ders-line", "pre mark", ".ders-caret"} {
		p.holds("[...document.querySelectorAll('#ders-overlay .ders-problems li')].every((li) => li.querySelector(%s)?.textContent)", part)
	}
	// The caret stands under what it means.
	p.holds(`[...document.querySelectorAll("#ders-overlay pre")].every((pre) => {
		const mark = pre.querySelector("mark").getBoundingClientRect(), caret = pre.querySelector(".ders-caret");
		const range = document.createRange(); range.selectNode(caret.lastChild);
		return Math.abs(range.getBoundingClientRect().left - mark.left) < 2 && mark.right <= pre.getBoundingClientRect().right + 1 || mark.width > pre.clientWidth / 2;
	})`)
	// The page below stands as it was.
	p.in("h1").see(ask[string](p, "read(document.querySelector('h1'))"))
	p.hasNoStyleAttribute()
}

func (p *person) hasNoStyleAttribute() {
	p.Helper()
	p.holds("document.querySelectorAll('#ders-overlay [style], #ders-overlay style, #ders-pill[style]').length === 0")
}

// Warnings that come with errors are counted and listed apart from them.
func TestTheOverlayCountsWarningsApart(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	p := visitor(t, a.url)
	p.open(lesson)
	a.save(t, lessonFile, "---\ntitle:\ntitel: Zorluğu anlamak\ndescription: Kısa.\n---\n\nMetin.\n")
	p.in("#ders-count").see("uyarı")
	p.in("#ders-overlay .ders-warnings h3").see("uyarı")
	p.in("#ders-overlay .ders-warnings").see("titel")
	p.holds("parseInt(document.querySelector('.ders-cautions').textContent) === document.querySelectorAll('#ders-overlay .ders-warnings li').length")
}

// By keyboard: the focus comes by itself, Tab walks through the links, Escape
// closes and leaves a button that opens it again.
func TestTheOverlayByKeyboard(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	a.save(t, "ders.yaml", a.read(t, "ders.yaml")+"\neditor: \"vscode://file/{file}:{line}:{column}\"\n")
	p := visitor(t, a.url)
	p.open(lesson)
	a.edit(t, lessonFile, "(02-sakinlestirme-adimlari.md)", "(02-yok.md)")
	p.seeFocusOn("Site oluşturulamadı")
	p.press("Tab")
	p.seeFocusOn("Kapat")
	p.press("Tab")
	p.seeFocusOn(lessonFile)
	p.press("Escape")
	p.seeNo("Site oluşturulamadı")
	p.seeFocusOn("1 hata: Hataları göster")
	p.press("Enter")
	p.see("Site oluşturulamadı")
	p.seeFocusOn("Site oluşturulamadı")
	p.hasNoStyleAttribute()
	p.press("Escape")
	p.seeFocusOn("1 hata: Hataları göster")
	a.edit(t, lessonFile, "(02-yok.md)", "(02-sakinlestirme-adimlari.md)")
	p.holds("!document.querySelector('#ders-pill, #ders-overlay')")
}

// A screen reader meets a dialog with a name and a description, lists and links
// with names; who is typing is told by an alert.
func TestTheOverlayForScreenReaders(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	a.save(t, "ders.yaml", a.read(t, "ders.yaml")+"\neditor: \"vscode://file/{file}:{line}\"\n")
	p := visitor(t, a.url)
	p.open(exam)
	p.tick(p.question().Choices[0].Text)
	a.edit(t, lessonFile, "(02-sakinlestirme-adimlari.md)", "(02-yok.md)")
	p.see("Site oluşturulamadı")
	said := map[string][]string{}
	for _, node := range call(p, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes {
		if !node.Ignored {
			said[word(node.Role)] = append(said[word(node.Role)], word(node.Name)+" — "+word(node.Description))
		}
	}
	for role, want := range map[string]string{
		"alertdialog": "Site oluşturulamadı — 1 hata Son çalışan sürümü", "button": "Kapat Esc", "link": lessonFile + ":", "alert": "", "heading": "Site oluşturulamadı",
	} {
		found := false
		for _, name := range said[role] {
			found = found || strings.HasPrefix(name, want)
		}
		if !found {
			t.Errorf("no %s %q in %q", role, want, said[role])
		}
	}
	p.audit("the overlay")
	p.press("Escape")
	p.in("#ders-pill").see("1 hata")
	p.audit("the button that brings it back")
}

// A place is a link that opens the author's editor there, where ders.yaml names
// one; without one it is text.
func TestTheOverlayOpensTheEditor(t *testing.T) {
	t.Parallel()
	a := ownAcademy(t, nil)
	p := visitor(t, a.url)
	p.open(lesson)
	a.edit(t, lessonFile, "(02-sakinlestirme-adimlari.md)", "(02-yok.md)")
	p.in("#ders-overlay .ders-place").see(lessonFile)
	p.holds("!document.querySelector('#ders-overlay a')")
	config := a.read(t, "ders.yaml")
	a.save(t, "ders.yaml", config+"\neditor: \"cursor://file/{file}:{line}:{column}\"\n")
	p.holds("!!document.querySelector('#ders-overlay a')")
	place := ask[string](p, "document.querySelector('#ders-overlay a').firstChild.data")
	want := "cursor://file" + a.dir + "/" + place
	if got := ask[string](p, "document.querySelector('#ders-overlay a').href"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A site that was broken from the start shows why on every address, and comes
// by itself when it is mended.
func TestABrokenStartShowsWhatIsWrong(t *testing.T) {
	t.Parallel()
	a := ownSite(t, files{
		"ders.yaml":                "title: Deneme\n",
		"content/index.md":         "---\ntitle: Ana sayfa\ndescription: Kısa.\n---\n\nMetin.\n",
		"content/01-iade/index.md": "---\ntitle: İade\ndescription: Kısa.\n---\n\n[yok](yok.md)\n",
	})
	p := visitor(t, a.url)
	p.problems.expect("500")
	p.open("/iade/")
	p.in("#ders-overlay").see("Site oluşturulamadı")
	p.in("#ders-overlay").see("content/01-iade/index.md:6:7")
	p.in("#ders-overlay").see("site kendiliğinden açılır")
	a.edit(t, "content/01-iade/index.md", "[yok](yok.md)", "Var artık.")
	p.see("Var artık.")
	p.seeNo("Site oluşturulamadı")
}

// TestOverlayPictures takes pictures, for whoever works on the overlay.
func TestOverlayPictures(t *testing.T) {
	if os.Getenv("DERS_SCREENSHOTS") == "" {
		t.Skip("set DERS_SCREENSHOTS=1 to take pictures")
	}
	if err := os.MkdirAll(pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	a := ownAcademy(t, nil)
	a.save(t, "ders.yaml", a.read(t, "ders.yaml")+"\neditor: \"vscode://file/{file}:{line}\"\n")
	for _, width := range []int64{390, 1280} {
		c := photograph(visitor(t, a.url), "overlay", width)
		c.open(lesson)
		before := a.read(t, lessonFile)
		a.edit(t, lessonFile, "\n---\n", "\ntitel: x\n---\n")
		a.breakLesson(t)
		c.see("Site oluşturulamadı")
		c.see("uyarı")
		c.glimpse("open")
		c.press("Escape")
		c.see("hata")
		c.glimpse("pill")
		a.save(t, lessonFile, before)
		c.holds("!document.querySelector('#ders-pill')")

		g := newGate(t, a.url)
		c = photograph(visitor(t, g.URL), "overlay", width)
		c.problems.expect("")
		c.open(lesson)
		g.close(true)
		c.see("ders serve yanıt vermiyor")
		c.glimpse("away")

		start := t.TempDir()
		writeSite(t, start, map[string]string{"ders.yaml": "titel: Deneme\n", "content/index.md": "[yok](yok.md)\n"})
		c = photograph(visitor(t, serveOwn(t, start).url), "overlay", width)
		c.problems.expect("")
		c.open("/")
		c.see("Site oluşturulamadı")
		c.holds("document.querySelector('#ders-overlay')?.isConnected === true")
		c.glimpse("start")
	}
}
