package generator_test

import (
	"reflect"
	"strings"
	"testing"

	"ders/generator"
)

// TestWhatIsAssembledAgain: an edit that leaves every page at its address, and
// about which there is nothing to say, is told from the last site; the site is
// the right one either way.
func TestWhatIsAssembledAgain(t *testing.T) {
	head := "---\ntitle: %\ndescription: A.\n"
	files := map[string]string{
		"ders.yaml":                      "title: A\nlogo: logo.svg\npaths:\n  - { id: yol, title: Yol, modules: [m] }\n",
		"content/index.md":               head + "---\n\n[D](01-m/01-d.md#bir)\n",
		"content/01-m/index.md":          head + "objectives: [{ id: H1, text: Bilir }]\n---\n",
		"content/01-m/01-d.md":           head + "objectives: [H1]\ntags: [ad]\naliases: [eski/, m/d/yol/a.png/b/, etiket/eskiden/]\n---\n\n## Bir\n\n![R](r.png)\n\n![S](s.svg)\n\n```quiz\n## Soru?\n\n`objective: H1`\n\n- [x] E\n- [ ] H\n```\n",
		"content/01-m/02-e.md":           head + "related: [01-d.md]\nweight: 9\n---\n\n[D](01-d.md#bir)\n",
		"content/01-m/r.png":             "png",
		"content/01-m/yedek.png":         "png",
		"content/01-m/d/r.png":           "png",
		"content/01-m/yol/a.png":         "png",
		"content/logo.svg":               `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>`,
		"content/01-m/s.svg":             `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>`,
		"content/bilgi/index.md":         head + "kind: knowledge-base\n---\n",
		"content/bilgi/konu/index.md":    head + "---\n",
		"content/bilgi/konu/yazi.md":     head + "---\n\n[D](../../01-m/01-d.md) [B](#burasi)\n\n## Burası\n\n## Kimse\n",
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
	const lesson, sibling, base, topic = "content/01-m/01-d.md", "content/01-m/02-e.md", "content/bilgi/index.md", "content/bilgi/konu/index.md"
	const article, scenario = "content/bilgi/konu/yazi.md", "quizzes/m/konusma.md"
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

		{"link", sibling, "01-d.md#bir)", "index.md)", true},
		{"link more", topic, "A.\n---\n", "A.\n---\n\n[D](../../01-m/01-d.md) [E](../../01-m/02-e.md)\n", true},
		{"link less", article, "[D](../../01-m/01-d.md)", "Metin.", true},
		{"link of a quiz", "quizzes/m.md", "- [ ] Üç\n", "- [ ] Üç\n\n> **Açıklama:** [D](../content/01-m/01-d.md#bir)\n", true},
		{"link of a scenario", scenario, "[D](../../content/01-m/01-d.md#bir)", "[E](../../content/01-m/02-e.md)", true},
		{"broken link", sibling, "01-d.md#bir)", "01-d.md#yok)", false},
		{"a heading less", lesson, "## Bir\n", "", false},
		{"another anchor", lesson, "## Bir\n", "## Başka\n", false},
		{"a heading less to which nobody leads", article, "## Kimse\n", "", true},
		{"another anchor to which nobody leads", article, "## Kimse\n", "## Hiç kimse\n", true},
		{"another anchor to which the page itself leads", article, "## Burası\n", "## Orası\n", false},
		{"a picture more", sibling, "[D](01-d.md#bir)", "![R](r.png) ![S](s.svg) [D](01-d.md#bir)", true},
		{"a picture that none uses", sibling, "[D](01-d.md#bir)", "![Y](yedek.png) [D](01-d.md#bir)", true},
		{"a picture less", lesson, "![S](s.svg)", "", true},
		{"picture", "content/01-m/r.png", "png", "gnp", true},
		{"size of a picture", "content/01-m/s.svg", `width="4"`, `width="5"`, true},
		{"a new picture", "content/01-m/yeni.png", "", "png", true},
		{"a page that is not read", "content/01-m/yeni.markdown", "", "Metin.", false},
		{"dangerous picture", "content/01-m/s.svg", "/>", "><script/></svg>", false},
		{"picture of home", "content/logo.svg", `width="4"`, `width="5"`, true},
		{"a picture beside home and logo", "content/index.md", "[D]", "![L](logo.svg) [D]", true},
		{"a file in the way of an alias", lesson, "![R](r.png)", "![R](r.png) ![A](yol/a.png)", false},
		{"a file where another page has one", "content/01-m/index.md", "]\n---\n", "]\n---\n\n![R](d/r.png)\n", false},
		{"tag", lesson, "tags: [ad]", "tags: [başka]", true},
		{"another tag", lesson, "tags: [ad]", "tags: [ad, başka]", true},
		{"no tag", lesson, "tags: [ad]\n", "", true},
		{"spelling of a tag", lesson, "tags: [ad]", "tags: [Ad]", true},
		{"two spellings of a tag", sibling, "weight:", "tags: [AD]\nweight:", true},
		{"two tags with one address", sibling, "weight:", "tags: [a-d, a d]\nweight:", false},
		{"tag where an alias is", sibling, "weight:", "tags: [eskiden]\nweight:", false},
		{"related", sibling, "related: [01-d.md]", "related: [index.md]", true},
		{"related more", lesson, "tags:", "related: [02-e.md, ../bilgi/konu/yazi.md]\ntags:", true},
		{"related to nothing", sibling, "related: [01-d.md]", "related: [yok.md]", false},
		{"related to itself", sibling, "related: [01-d.md]", "related: [02-e.md]", false},
		{"question", "quizzes/m.md", "Kaç?", "Kaç tane?", true},
		{"a question more", "quizzes/m.md", "## Kaç?", "## Kim?\n\n`id: kim`\n\n- [x] O\n- [ ] Ben\n\n## Kaç?", true},
		{"title of a quiz", "quizzes/m.md", "title: ", "title: Yeni ", true},
		{"draw", "quizzes/m/son.md", "count: 1", "count: 2", false},
		{"draw by tag", "quizzes/m/son.md", "count: 1", "count: 1, tag: t", true},
		{"the tag that is drawn by", "quizzes/m.md", "`tags: t`", "`tags: u`", true},
		{"exam of a path", "quizzes/paths/yol.md", "`id: kac`", "`id: kac` `objective: H1`", true},
		{"objective of no module of a path", "quizzes/paths/yol.md", "`id: kac`", "`id: kac` `objective: H2`", false},
		{"scenario", scenario, "Konuşma", "Görüşme", true},
		{"objective served no more", lesson, "objectives: [H1]\n", "", true},
		{"objective served", lesson, "objectives: [H1]", "objectives: [H2]", false},
		{"objective asked no more", lesson, "`objective: H1`\n", "", true},
		{"objective asked", lesson, "`objective: H1`", "`objective: H2`", false},
		{"objective outside of modules", article, "---\n\n", "objectives: [H1]\n---\n\n", false},

		{"alias", lesson, "aliases: [eski/", "aliases: [daha-eski/", false},
		{"alias of a quiz", "quizzes/m.md", "title:", "aliases: [eski-sinav/]\ntitle:", false},
		{"slug", lesson, "tags:", "slug: baska\ntags:", false},
		{"draft", lesson, "tags:", "draft: true\ntags:", false},
		{"weight", sibling, "weight: 9", "weight: 1", false},
		{"requires", "content/01-m/index.md", "objectives:", "requires: [yok]\nobjectives:", false},
		{"objective declared", "content/01-m/index.md", "id: H1", "id: H2", false},
		{"kind", base, "kind: knowledge-base", "kind: guide", false},
		{"path", "ders.yaml", "title: Yol", "title: Yeni yol", false},
		{"site", "ders.yaml", "title: A", "title: B", false},
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

// TestATagThatGoesGivesBackItsAddress: an old address that was a tag's leads to
// its page again.
func TestATagThatGoesGivesBackItsAddress(t *testing.T) {
	dir := siteOf(t, map[string]string{
		"content/01-iade/02-a.md": "---\ntitle: A\ndescription: A.\naliases: [etiket/ad/]\n---\n",
		"content/01-iade/03-b.md": "---\ntitle: B\ndescription: B.\ntags: [ad]\n---\n",
	})
	warm := open(t, generator.Options{Source: dir})
	first, err := warm.Build(t.Context())
	if err != nil || !strings.Contains(say(first.Diagnostics, "en"), "[site/dead-alias]") {
		t.Fatal(err, say(first.Diagnostics, "en"))
	}
	write(t, dir, "content/01-iade/03-b.md", "---\ntitle: B\ndescription: B.\n---\n")
	warm.Changed("content/01-iade/03-b.md")
	second, err := warm.Build(t.Context())
	if err != nil || len(second.Site.Redirects) != 1 || strings.Contains(say(second.Diagnostics, "en"), "dead-alias") {
		t.Error(err, say(second.Diagnostics, "en"))
	}
}

func scenarioTextOf(link string) string {
	return strings.Replace(scenarioText(1), "[Konu](../../content/01-iade/01-sure.md#kac-gun)", link, 1)
}
