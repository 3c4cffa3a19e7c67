package generator_test

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ders/generator"
	"ders/generator/assemble"
	"ders/generator/output"
	"ders/generator/site"
)

// TestWarmEqualsCold is the law of every cache in this program: after any
// edits, what a builder makes that remembers earlier builds is byte for byte
// what a fresh one makes. The edits are random but repeatable.
func TestWarmEqualsCold(t *testing.T) {
	steps := 270
	if testing.Short() {
		steps = 60
	}
	for _, seed := range []uint64{1, 2, 3} {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			warmEqualsCold(t, rand.New(rand.NewPCG(seed, 5)), steps/3, seed != 3)
		})
	}
}

func warmEqualsCold(t *testing.T, random *rand.Rand, steps int, drafts bool) {
	dir := t.TempDir()
	e := &editor{t: t, dir: dir, random: random}
	for path, text := range soundSite {
		write(t, dir, path, text)
	}
	write(t, dir, "quizzes/iade.md", quizText(1))
	options := generator.Options{Source: dir, Drafts: drafts}
	warm := open(t, options)
	broken, told := 0, 0 // from the last site
	var last *site.Config
	for step := range steps {
		what, changed := e.edit()
		if step > 0 && random.IntN(10) > 0 {
			warm.Changed(changed...)
		} else {
			warm.Changed() // a rescan must give the same
		}
		got, err := warm.Build(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		want := build(t, options)
		if g, w := say(got.Diagnostics, "tr"), say(want.Diagnostics, "tr"); g != w {
			t.Fatalf("step %d (%s): diagnostics differ\n--- warm\n%s--- cold\n%s", step, what, g, w)
		}
		if got.Tree == nil {
			broken++
			continue
		}
		if got.Site.Config == last {
			told++
		}
		last = got.Site.Config
		if remembered, fresh := warm.Assembled(); !reflect.DeepEqual(remembered, fresh) {
			t.Fatalf("step %d (%s): the site is not what assembly makes of it", step, what)
		}
		if diff := treeDiff(t, got.Tree, want.Tree); diff != "" {
			t.Fatalf("step %d (%s): %s", step, what, diff)
		}
	}
	if broken == 0 || broken > steps*9/10 || told < steps/10 {
		t.Errorf("%d of %d builds were broken, %d told from memory: the edits do not try all", broken, steps, told)
	}
}

// treeDiff names the first difference of two trees, or is empty.
func treeDiff(t *testing.T, got, want *output.Tree) string {
	t.Helper()
	g, w := got.Paths(), want.Paths()
	if !slices.Equal(g, w) {
		return fmt.Sprintf("paths differ\n--- warm\n%s\n--- cold\n%s", strings.Join(g, "\n"), strings.Join(w, "\n"))
	}
	for _, path := range g {
		a, err := got.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		b, err := want.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(a) != string(b) {
			return fmt.Sprintf("%s differs\n--- warm\n%s\n--- cold\n%s", path, a, b)
		}
	}
	return ""
}

// An editor makes random edits and tells which paths they touched.
type editor struct {
	t      *testing.T
	dir    string
	random *rand.Rand
	n      int
}

func quizText(n int) string {
	return fmt.Sprintf("---\ntitle: Sınav %d\n---\n\n## Kaç gün?\n\n`id: kac-gun` `tags: süre` `objective: H1.1` `points: %d`\n\n- [x] On dört\n  > Doğru. [Konu](../content/01-iade/01-sure.md#kac-gun)\n- [ ] Otuz\n", n, 1+n%3)
}

// examText is an exam that draws from the quiz of quizText, at times more than
// it has.
func examText(n int) string {
	count := 1
	if n%4 == 3 {
		count = 2
	}
	tag := []string{"", ", tag: süre", ", tag: kargo"}[min(n%7, 2)*(n%2)]
	return fmt.Sprintf("---\ntitle: Son %d\nmode: %s\ndraw: [{ quiz: iade, count: %d%s }]\n---\n", n, []string{"exam", "practice"}[n%2], count, tag)
}

// pathsText is learning paths for ders.yaml; that of an exam is not always there.
func pathsText(n int) string {
	if n%3 == 2 {
		return ""
	}
	certificate := []string{"", "certificate: { organisation: Kurum, fields: [name, unit] }\n"}[n%4/3] +
		[]string{"", "report: { form: \"https://ornek.org/?a={name}\", email: a@ornek.org }\n"}[n%5/3]
	return fmt.Sprintf("paths:\n  - { id: %s, title: Yol %d, modules: [iade] }\n", []string{"yeni", "eski"}[n%5/4], n) + certificate
}

// identityText is an address and an accent for ders.yaml, one that can be read
// or one that cannot.
func identityText(n int) string {
	return []string{"", "base_url: https://ornek.org/\n", "accent: \"#b3261e\"\n", "base_url: https://ornek.org/\naccent: \"#fd0\"\n"}[n%4]
}

func scenarioText(n int) string {
	return fmt.Sprintf("---\ntype: scenario\ntitle: Konuşma %d\n---\n\n## A\n\n- [Bir](#b) `points +%d`\n  > [Konu](../../content/01-iade/01-sure.md#kac-gun)\n- [İki](#c)\n\n## B\n\n`ending: good`\n\n## C\n\n`ending: poor`\n", n, 1+n%3)
}

// checksText is what is live in a page: a calculator, and a question without
// an id in a quote.
func checksText(n int) string {
	return fmt.Sprintf("\n\n```calculator\n%s\n```\n\n> ```quiz\n> ## Soru %d?\n>\n> - [x] Evet\n> - [ ] Hayır\n> ```\n", site.Calculators[n%4], n)
}

// glossaryText is a glossary of words that the other texts use, at times one
// that leads nowhere.
func glossaryText(n int) string {
	see := []string{"", "`see: gun`\n\n", "`see: gun` `abbr: ISI`\n\n", "`see: yok`\n\n"}[n%4]
	return fmt.Sprintf("---\ntitle: Sözlük %d\ndescription: Terimler.\nkind: glossary\ndraft: %t\n---\n\n## %s\n\n%sTanım %d.\n\n## Gün\n\n[Konu](01-iade/01-sure.md#kac-gun)\n",
		n, n%7 == 0, []string{"Paragraf", "Ek paragraf", "Evet", "Metin"}[n%5%4], see, n)
}

// sectionText is a page of a knowledge base or a guide; some are drafts, and
// some have no place.
func sectionText(name string, n int) string {
	head := fmt.Sprintf("---\ntitle: Bölüm %d\ndescription: Bölümün sayfası.\ndraft: %t\n", n, n%7 == 0)
	switch name {
	case "index.md":
		return head + "kind: " + []string{"knowledge-base", "guide", "knowledge-base", "lesson"}[n%4] + "\n---\n"
	case "konu/index.md":
		return head + "---\n"
	case "konu/sss.md":
		return head + fmt.Sprintf("kind: %s\ntags: [iade, %s]\n---\n\n## Soru %d? {#soru}\n\n[Ders](../../01-iade/01-sure.md#kac-gun)\n", []string{"faq", "article"}[n%5/4], []string{"süre", "Süre", "sure"}[n%3], n)
	}
	return head + "tags: [İade]\nrelated: [" + strings.Repeat("../", strings.Count(name, "/")) + "konu/sss.md]\n---\n\n```template T\nKonu: [x]\n\nMetin\n```\n"
}

// edit makes one edit. Most leave the site sound; some break it, some mend it.
func (e *editor) edit() (what string, paths []string) {
	e.n++
	lessons := e.files("content", ".md")
	pick := lessons[e.random.IntN(len(lessons))]
	folder := fmt.Sprintf("content/%02d-m%d", 2+e.random.IntN(4), e.random.IntN(4))
	switch e.random.IntN(58) {
	case 0, 1:
		text := e.read(pick)
		// A title from the theme and a slug of the language, so that a parse
		// remembered for other settings shows.
		write(e.t, e.dir, pick, text+fmt.Sprintf("\n\n## ISI %d\n\nEk paragraf.\n\n> [!tip]\n> Metin.\n", e.n))
		return "append to " + pick, []string{pick}
	case 2:
		text := strings.Replace(e.read(pick), "title: ", fmt.Sprintf("title: Yeni %d ", e.n), 1)
		write(e.t, e.dir, pick, text)
		return "retitle " + pick, []string{pick}
	case 3:
		index := folder + "/index.md"
		write(e.t, e.dir, index, fmt.Sprintf("---\ntitle: Modül %d\ndescription: Bir modül.\n---\n\nGiriş.\n", e.n))
		return "add module " + folder, []string{folder}
	case 4:
		name := fmt.Sprintf("%s/%02d-d%d.md", folder, e.random.IntN(9), e.random.IntN(9))
		write(e.t, e.dir, name, fmt.Sprintf("---\ntitle: Ders %d\ndescription: Bir ders.\ndraft: %t\ndate: 2026-01-%02d\n---\n\n## Başlık\n\n[Süre](../01-iade/01-sure.md#kac-gun)\n", e.n, e.n%5 == 0, 1+e.n%28))
		return "add lesson " + name, []string{name}
	case 5:
		if !strings.HasPrefix(pick, "content/01-iade") && pick != "content/index.md" {
			os.Remove(filepath.Join(e.dir, pick))
			return "delete " + pick, []string{pick}
		}
	case 6:
		if strings.HasPrefix(pick, "content/0") && !strings.HasPrefix(pick, "content/01-iade") {
			to := filepath.ToSlash(filepath.Dir(pick)) + fmt.Sprintf("/%02d-tasindi%d.md", e.random.IntN(9), e.n)
			e.must(os.Rename(filepath.Join(e.dir, pick), filepath.Join(e.dir, to)))
			return "rename " + pick, []string{pick, to}
		}
	case 7:
		write(e.t, e.dir, "ders.yaml", fmt.Sprintf("title: Deneme %d\nlanguage: %s\npass_mark: %d\n%s%s", e.n, []string{"tr", "en"}[e.n%2], e.n%100, pathsText(e.n), identityText(e.n)))
		return "ders.yaml", []string{"ders.yaml"}
	case 8:
		write(e.t, e.dir, "quizzes/iade.md", quizText(e.n))
		return "quiz", []string{"quizzes/iade.md"}
	case 9:
		write(e.t, e.dir, "quizzes/iade.md", strings.Replace(quizText(e.n), "[x]", "[v]", 1))
		return "break quiz", []string{"quizzes/iade.md"}
	case 10:
		name := "themes/default/partials/footer.html"
		write(e.t, e.dir, name, fmt.Sprintf("<footer>%d {{.SiteTitle}}</footer>\n", e.n))
		return "theme partial", []string{name}
	case 11:
		name := "themes/default/i18n/tr.yaml"
		write(e.t, e.dir, name, fmt.Sprintf("\"callout.tip\": \"İpucu %d\"\n", e.n))
		return "theme strings", []string{name}
	case 12:
		e.must(os.RemoveAll(filepath.Join(e.dir, folder)))
		e.must(os.RemoveAll(filepath.Join(e.dir, "themes")))
		return "remove " + folder + " and themes", []string{folder, "themes"}
	case 13:
		name := []string{"quizzes/iade/son.md", "quizzes/paths/yeni.md", "quizzes/paths/eski.md"}[e.random.IntN(3)]
		write(e.t, e.dir, name, examText(e.n))
		return "exam " + name, []string{name}
	case 14:
		text := strings.Replace(quizText(e.n), "kac-gun", fmt.Sprintf("kac-gun-%d", e.n), 1) // a bank of two
		write(e.t, e.dir, "quizzes/iade.md", text+"\n## Kimden?\n\n`id: kimden` `tags: kargo`\n\n![Etiket](etiket.png)\n\n- [x] Bizden\n- [ ] Sizden\n")
		write(e.t, e.dir, "quizzes/etiket.png", fmt.Sprint("png ", e.n))
		return "bank", []string{"quizzes/iade.md", "quizzes/etiket.png"}
	case 15:
		e.must(os.RemoveAll(filepath.Join(e.dir, "quizzes/paths")))
		return "remove the exams of paths", []string{"quizzes/paths"}
	case 16:
		write(e.t, e.dir, "quizzes/iade/konusma.md", scenarioText(e.n))
		return "scenario", []string{"quizzes/iade/konusma.md"}
	case 17:
		text := strings.Replace(scenarioText(e.n), "#c", []string{"#d", "#a"}[e.n%2], 1)
		write(e.t, e.dir, "quizzes/iade/konusma.md", text)
		return "break scenario", []string{"quizzes/iade/konusma.md"}
	case 18: // a quiz becomes a scenario, or the other way round
		text := quizText(e.n)
		if e.n%2 == 0 {
			text = scenarioText(e.n)
		}
		write(e.t, e.dir, "quizzes/iade/degisken.md", strings.ReplaceAll(text, "](../content/", "](../../content/"))
		return "change an assessment's type", []string{"quizzes/iade/degisken.md"}
	case 19:
		write(e.t, e.dir, pick, e.read(pick)+checksText(e.n))
		return "questions in " + pick, []string{pick}
	case 20:
		write(e.t, e.dir, pick, strings.Replace(e.read(pick), "> - [x] ", fmt.Sprintf("> - [ ] Yedi %d\n> - [x] ", e.n), 1))
		return "edit a question in " + pick, []string{pick}
	case 21:
		from, to := "- [x] ", "- [v] "
		if strings.Contains(e.read(pick), to) {
			from, to = to, from
		}
		write(e.t, e.dir, pick, strings.ReplaceAll(e.read(pick), from, to))
		return "break or mend questions in " + pick, []string{pick}
	case 26, 27:
		name := []string{"index.md", "yazi.md", "konu/index.md", "konu/sss.md", "konu/mesaj.md"}[e.random.IntN(5)]
		write(e.t, e.dir, "content/bilgi/"+name, sectionText(name, e.n))
		return "section " + name, []string{"content/bilgi/" + name}
	case 28:
		e.soundSection()
		return "a sound section", []string{"content/bilgi"}
	case 29:
		pick = "content/01-iade/01-sure.md"
		write(e.t, e.dir, pick, strings.Replace(e.read(pick), "---\n", fmt.Sprintf("---\ntags: [%s]\n", []string{"iade", "İade", "süre"}[e.n%3]), 1))
		return "tag " + pick, []string{pick}
	case 30, 31:
		name := []string{"content/sozluk.md", "content/terimler.md"}[e.random.IntN(8)/7]
		write(e.t, e.dir, name, glossaryText(e.n))
		return "glossary " + name, []string{name}
	case 32, 33: // what assembly reads of a page, one thing at a time
		line := []string{
			"description: Başka.", "updated: 2026-02-03", "slug: baska-ad", "draft: true", "weight: 3", "toc: false",
			"aliases: [eski/adres/]", "aliases: [eski/adres/, daha/eski/]", "related: [../01-iade/01-sure.md]", "related: [01-sure.md]",
			"tags: [süre, kargo]", "tags: [Süre]", "objectives: [H1.1]", "requires: [iade]", "kind: page", "allow: { page/spelling: Ad. }",
		}[e.random.IntN(16)]
		key, _, _ := strings.Cut(line, ":")
		write(e.t, e.dir, pick, strings.Replace(e.without(pick, key), "---\n", "---\n"+line+"\n", 1))
		return line + " in " + pick, []string{pick}
	case 34:
		key := []string{"slug", "draft", "weight", "aliases", "related", "tags", "requires", "kind"}[e.random.IntN(8)]
		write(e.t, e.dir, pick, e.without(pick, key))
		return "no " + key + " in " + pick, []string{pick}
	case 35, 36: // texts and titles alone
		text := e.read(pick)
		head, body, _ := strings.Cut(strings.TrimPrefix(text, "---\n"), "---\n")
		switch e.n % 4 {
		case 3:
			body = strings.Replace(body, "## ", "## Yeniden ", 1)
		case 0:
			body = "Yeni ilk satır.\n\n" + body
		case 1:
			head = e.without(pick, "title")
			head, _, _ = strings.Cut(strings.TrimPrefix(head, "---\n"), "---\n")
			head = fmt.Sprintf("title: Adı %d\n", e.n) + head
		case 2:
			body = fmt.Sprintf("## Ara başlık %d\n\n", e.n) + body
		}
		write(e.t, e.dir, pick, "---\n"+head+"---\n"+body)
		return "words of " + pick, []string{pick}
	case 37:
		link := []string{"\n\n[Süre](../01-iade/01-sure.md)\n", "\n\n[Burası](#kac-gun)\n", "\n\n![Resim](../resim.png)\n", "\n\n[Ana sayfa](../index.md)\n"}[e.random.IntN(4)]
		write(e.t, e.dir, pick, e.read(pick)+link)
		return "a link in " + pick, []string{pick}
	case 38:
		write(e.t, e.dir, "content/resim.png", fmt.Sprint("png ", e.n))
		if text := e.read("content/01-iade/01-sure.md"); !strings.Contains(text, "resim.png") {
			write(e.t, e.dir, "content/01-iade/01-sure.md", text+"\n\n![Resim](../resim.png)\n")
		}
		return "picture", []string{"content/resim.png", "content/01-iade/01-sure.md"}
	case 39: // into another module
		to := folder + fmt.Sprintf("/%02d-gelen%d.md", e.random.IntN(9), e.n)
		if strings.HasPrefix(pick, "content/0") && !strings.HasPrefix(pick, "content/01-iade") && e.exists(folder) {
			e.must(os.Rename(filepath.Join(e.dir, pick), filepath.Join(e.dir, to)))
			return "move " + pick + " to " + to, []string{pick, to}
		}
	case 40:
		name := []string{"content/index.md", "content/01-iade/index.md", "content/01-iade/01-sure.md"}[e.n%3]
		write(e.t, e.dir, name, strings.Replace(e.read(name), "title: ", fmt.Sprintf("title: Öbür %d ", e.n), 1))
		return "retitle " + name, []string{name}
	case 41: // two edits in one build
		other := lessons[e.random.IntN(len(lessons))]
		write(e.t, e.dir, pick, e.read(pick)+"\n\nSon söz.\n")
		write(e.t, e.dir, other, e.read(other)+"\n\nSon söz.\n")
		return "append to " + pick + " and " + other, []string{pick, other}
	case 42, 43: // the same bytes anew
		write(e.t, e.dir, pick, e.read(pick))
		return "touch " + pick, []string{pick}
	case 44: // a link less
		text := e.read(pick)
		if found := paragraphOfLinks.FindAllStringIndex(text, -1); len(found) > 0 {
			at := found[e.random.IntN(len(found))]
			write(e.t, e.dir, pick, text[:at[0]]+"Metin.\n"+text[at[1]:])
		}
		return "no link in " + pick, []string{pick}
	case 45: // a heading that goes, or becomes another
		text := e.read(pick)
		if found := heading.FindAllStringIndex(text, -1); len(found) > 0 {
			at := found[e.random.IntN(len(found))]
			write(e.t, e.dir, pick, text[:at[0]]+[]string{"", fmt.Sprintf("## Artık %d\n", e.n)}[e.n%2]+text[at[1]:])
		}
		return "no heading in " + pick, []string{pick}
	case 46: // a picture with the text that shows it, or the picture alone
		name := fmt.Sprintf("%s/yeni-%d.png", path.Dir(pick), e.n%3)
		write(e.t, e.dir, name, fmt.Sprint("png ", e.n))
		if e.n%4 > 0 {
			write(e.t, e.dir, pick, e.read(pick)+fmt.Sprintf("\n\n![Yeni](%s) [Aynısı](%[1]s)\n", path.Base(name)))
		}
		return "a new picture in " + pick, []string{pick, name}
	case 47:
		pictures := e.files("content", ".png")
		if len(pictures) > 0 {
			name := pictures[e.random.IntN(len(pictures))]
			e.must(os.Remove(filepath.Join(e.dir, name)))
			for _, text := range e.files(path.Dir(name), ".md") {
				kept := strings.ReplaceAll(e.read(text), "("+path.Base(name)+")", "(#_)")
				write(e.t, e.dir, text, strings.NewReplacer("![Yeni](#_)", "", "[Aynısı](#_)", "").Replace(kept))
				paths = append(paths, text)
			}
			return "remove " + name, append(paths, name)
		}
	case 48, 49: // tags and related pages that there are
		other := lessons[e.random.IntN(len(lessons))]
		line := "tags: [" + strings.Join([]string{"süre", "Süre", "kargo", "iade", "yeni"}[e.random.IntN(3):][:1+e.random.IntN(2)], ", ") + "]"
		if e.n%2 == 0 {
			line = "related: [" + assemble.Relative(pick, other) + "]"
		}
		key, _, _ := strings.Cut(line, ":")
		write(e.t, e.dir, pick, strings.Replace(e.without(pick, key), "---\n", "---\n"+line+"\n", 1))
		return line + " in " + pick, []string{pick}
	case 50:
		write(e.t, e.dir, "content/logo.svg", fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="9"/>`, e.n))
		if text := e.read("ders.yaml"); !strings.Contains(text, "logo:") {
			write(e.t, e.dir, "ders.yaml", text+"logo: logo.svg\n")
		}
		return "logo", []string{"content/logo.svg", "ders.yaml"}
	case 51: // words of what is in quizzes/, and where they lead
		for _, name := range e.files("quizzes", ".md") {
			text := strings.NewReplacer("Doğru.", fmt.Sprintf("Doğru %d.", e.n), "[Konu]", "[Süre]", "[Süre]", "[Konu]").Replace(e.read(name))
			text = strings.Replace(text, "01-sure.md#kac-gun", []string{"index.md", "01-sure.md"}[e.n%2], 1)
			write(e.t, e.dir, name, text)
			paths = append(paths, name)
		}
		return "words of quizzes", paths
	case 22, 23, 24, 25, 52, 53, 54, 55, 56, 57: // mend what earlier edits broke
		for path, text := range soundSite {
			write(e.t, e.dir, path, text)
			paths = append(paths, path)
		}
		for _, path := range e.files("content", ".md") {
			if soundSite[path] == "" && e.n%2 == 0 { // it may lead to what is gone
				e.must(os.RemoveAll(filepath.Join(e.dir, path)))
				paths = append(paths, path)
			}
			if index := filepath.ToSlash(filepath.Dir(path)) + "/index.md"; !e.exists(index) {
				e.must(os.RemoveAll(filepath.Join(e.dir, filepath.Dir(path))))
				paths = append(paths, filepath.ToSlash(filepath.Dir(path)))
			}
		}
		for _, name := range []string{"content/sozluk.md", "content/terimler.md"} {
			if e.random.IntN(2) == 0 {
				e.must(os.RemoveAll(filepath.Join(e.dir, name)))
			} else if e.exists("content/sozluk.md") {
				write(e.t, e.dir, "content/sozluk.md", glossaryText(1+e.n%2))
				e.must(os.RemoveAll(filepath.Join(e.dir, "content/terimler.md")))
			}
			paths = append(paths, name)
		}
		write(e.t, e.dir, "ders.yaml", soundSite["ders.yaml"]+pathsText(0))
		e.must(os.RemoveAll(filepath.Join(e.dir, "quizzes")))
		write(e.t, e.dir, "quizzes/paths/yeni.md", examText(0))
		write(e.t, e.dir, "quizzes/iade/son.md", examText(1+e.n%2))
		write(e.t, e.dir, "quizzes/iade.md", quizText(1))
		e.soundSection()
		return "mend", append(paths, "quizzes", "content/bilgi")
	}
	return "nothing", []string{pick}
}

var (
	paragraphOfLinks = regexp.MustCompile(`(?m)^!?\[[^\]\n]+\]\([^)\n]*\)\n`)
	heading          = regexp.MustCompile(`(?m)^## .*\n`)
)

// soundSection is a knowledge base or a guide without a mistake.
func (e *editor) soundSection() {
	e.must(os.RemoveAll(filepath.Join(e.dir, "content/bilgi")))
	for _, name := range []string{"index.md", "yazi.md", "konu/index.md", "konu/sss.md"} {
		write(e.t, e.dir, "content/bilgi/"+name, sectionText(name, []int{2, 5}[e.n%2]))
	}
}

func (e *editor) files(below, ext string) []string {
	found := map[string]bool{}
	_ = fs.WalkDir(os.DirFS(e.dir), below, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ext) {
			found[path] = true
		}
		return nil
	})
	return slices.Sorted(maps.Keys(found))
}

// without is the text of a page without a key of its head.
func (e *editor) without(name, key string) string {
	var kept []string
	for line := range strings.Lines(e.read(name)) {
		if !strings.HasPrefix(line, key+":") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

func (e *editor) exists(name string) bool {
	_, err := os.Stat(filepath.Join(e.dir, name))
	return err == nil
}

func (e *editor) read(name string) string {
	data, err := os.ReadFile(filepath.Join(e.dir, name))
	e.must(err)
	return string(data)
}

func (e *editor) must(err error) {
	e.t.Helper()
	if err != nil {
		e.t.Fatal(err)
	}
}
