package generator_test

import (
	"reflect"
	"strings"
	"testing"

	"ders/generator"
)

// TestWhatIsAssembledAgain: an edit of words is told from the last site, one of
// what holds the site together is not; the site is the right one either way.
func TestWhatIsAssembledAgain(t *testing.T) {
	head := "---\ntitle: %\ndescription: A.\n"
	files := map[string]string{
		"ders.yaml":                      "title: A\npaths:\n  - { id: yol, title: Yol, modules: [m] }\n",
		"content/index.md":               head + "---\n\n[D](01-m/01-d.md#bir)\n",
		"content/01-m/index.md":          head + "objectives: [{ id: H1, text: Bilir }]\n---\n",
		"content/01-m/01-d.md":           head + "objectives: [H1]\ntags: [ad]\naliases: [eski/]\n---\n\n## Bir\n\n![R](r.png)\n\n![S](s.svg)\n\n```quiz\n## Soru?\n\n`objective: H1`\n\n- [x] E\n- [ ] H\n```\n",
		"content/01-m/02-e.md":           head + "related: [01-d.md]\nweight: 9\n---\n\n[D](01-d.md#bir)\n",
		"content/01-m/r.png":             "png",
		"content/01-m/s.svg":             `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>`,
		"content/bilgi/index.md":         head + "kind: knowledge-base\n---\n",
		"content/bilgi/konu/index.md":    head + "---\n",
		"content/bilgi/konu/yazi.md":     head + "---\n\n[D](../../01-m/01-d.md)\n",
		"content/sozluk.md":              head + "kind: glossary\n---\n\n## Terim\n\nTanım.\n",
		"quizzes/m.md":                   "---\ntitle: S\n---\n\n## Kaç?\n\n`id: kac` `tags: t` `objective: H1`\n\n- [x] İki\n- [ ] Üç\n",
		"quizzes/m/son.md":               "---\ntitle: S2\ndraw: [{ quiz: m, count: 1 }]\n---\n",
		"quizzes/paths/yol.md":           "---\ntitle: Son\nmode: exam\n---\n\n## Kaç?\n\n`id: kac`\n\n- [x] İki\n- [ ] Üç\n",
		"quizzes/m/konusma.md":           scenarioTextOf("[D](../../content/01-m/01-d.md#bir)"),
		"content/01-m/03-taslak.md":      head + "draft: true\n---\n",
		"content/bilgi/konu/sss.md":      head + "kind: faq\n---\n\n## Soru?\n\nYanıt.\n",
		"content/bilgi/konu/sablon.md":   head + "---\n\n```template T\nMetin\n```\n",
		"content/01-m/04-hesaplayici.md": head + "---\n\n```calculator\nnps\n```\n",
	}
	for path, text := range files {
		files[path] = strings.ReplaceAll(text, "%", "Ad "+path)
	}
	const lesson, base, topic = "content/01-m/01-d.md", "content/bilgi/index.md", "content/bilgi/konu/index.md"
	for _, edit := range []struct {
		name, path, from, to string
		told                 bool
	}{
		{"text", lesson, "## Bir\n", "## Bir\n\nYeni.\n", true},
		{"a heading more", lesson, "## Bir\n", "## Sıfır\n\n## Bir\n", true},
		{"title of a lesson", lesson, "title: ", "title: Yeni ", true},
		{"title of a module", "content/01-m/index.md", "title: ", "title: Yeni ", true},
		{"title of home", "content/index.md", "title: ", "title: Yeni ", true},
		{"title of a section", base, "title: ", "title: Yeni ", true},
		{"title of a topic", topic, "title: ", "title: Yeni ", true},
		{"description", lesson, "description: A.", "description: B.", true},
		{"definition", "content/sozluk.md", "Tanım.", "Başka.", true},
		{"term", "content/sozluk.md", "## Terim\n", "## Terim\n\nBir.\n\n## Öteki\n", true},
		{"question in a text", lesson, "Soru?", "Başka soru?", true},
		{"answer", "content/bilgi/konu/sss.md", "Yanıt.", "Başka.", true},
		{"no title", lesson, "title: ", "titel: ", false},
		{"a heading less", lesson, "## Bir\n", "", false},
		{"another anchor", lesson, "## Bir\n", "## Başka\n", false},
		{"link", "content/01-m/02-e.md", "01-d.md#bir)", "index.md)", false},
		{"broken link", "content/01-m/02-e.md", "01-d.md#bir)", "01-d.md#yok)", false},
		{"picture", "content/01-m/r.png", "png", "gnp", false},
		{"tag", lesson, "tags: [ad]", "tags: [başka]", false},
		{"alias", lesson, "aliases: [eski/]", "aliases: [daha-eski/]", false},
		{"slug", lesson, "tags:", "slug: baska\ntags:", false},
		{"draft", lesson, "tags:", "draft: true\ntags:", false},
		{"weight", "content/01-m/02-e.md", "weight: 9", "weight: 1", false},
		{"related", "content/01-m/02-e.md", "related: [01-d.md]", "related: [index.md]", false},
		{"requires", "content/01-m/index.md", "objectives:", "requires: [yok]\nobjectives:", false},
		{"objective declared", "content/01-m/index.md", "id: H1", "id: H2", false},
		{"objective served", lesson, "objectives: [H1]", "objectives: [H2]", false},
		{"objective asked", lesson, "`objective: H1`", "`objective: H2`", false},
		{"kind", base, "kind: knowledge-base", "kind: guide", false},
		{"question", "quizzes/m.md", "Kaç?", "Kaç tane?", false},
		{"draw", "quizzes/m/son.md", "count: 1", "count: 2", false},
		{"path", "ders.yaml", "title: Yol", "title: Yeni yol", false},
		{"site", "ders.yaml", "title: A", "title: B", false},
		{"scenario", "quizzes/m/konusma.md", "Konuşma", "Görüşme", false},
	} {
		t.Run(edit.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for path, text := range files {
				write(t, dir, path, text)
			}
			warm := open(t, generator.Options{Source: dir, Drafts: true})
			first, err := warm.Build(t.Context())
			if err != nil || first.Tree == nil {
				t.Fatal(err, say(first.Diagnostics, "en"))
			}
			if !strings.Contains(files[edit.path], edit.from) {
				t.Fatalf("%q is not in %s", edit.from, edit.path)
			}
			write(t, dir, edit.path, strings.Replace(files[edit.path], edit.from, edit.to, 1))
			warm.Changed(edit.path)
			second, err := warm.Build(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			cold := build(t, generator.Options{Source: dir, Drafts: true})
			if g, w := say(second.Diagnostics, "en"), say(cold.Diagnostics, "en"); g != w {
				t.Errorf("--- warm\n%s--- cold\n%s", g, w)
			}
			if remembered, fresh := warm.Assembled(); !reflect.DeepEqual(remembered, fresh) {
				t.Error("the site is not what assembly makes of it")
			}
			if told := second.Site.Config == first.Site.Config; told != edit.told { // config is read in every build
				t.Errorf("told from the last site: %v", told)
			}
		})
	}
}

func scenarioTextOf(link string) string {
	return strings.Replace(scenarioText(1), "[Konu](../../content/01-iade/01-sure.md#kac-gun)", link, 1)
}
