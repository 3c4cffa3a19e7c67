package starter_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ders/generator"
	"ders/generator/source"
	"ders/generator/starter"
)

var languages = []string{"tr", "en"}

// layOut writes files into a new folder.
func layOut(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// say builds a site and says all that is wrong with it.
func say(t *testing.T, dir string) string {
	t.Helper()
	b, err := generator.New(generator.Options{Source: dir, Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	result, err := b.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, d := range result.Diagnostics {
		w := d.Describe(result.Language)
		text.WriteString(w.Path + ": " + d.Rule.Severity.String() + ": " + w.Message + " [" + w.Rule + "]\n" + w.Excerpt + "\n")
	}
	return text.String()
}

// A site to begin with gives no advice to follow, not even a remark, and shows
// all that an author can write.
func TestSites(t *testing.T) {
	shown := []string{
		"> [!tip]", "> [!note]", "> [!important]", "> [!warning]", "> [!caution]", "> [!example]", "> [!summary]", "> [!say]",
		"> [!avoid]", "> [!exercise]", "> [!answer]-", "> [!law]", "> [!tab]", "```quiz", "```calculator", "```template",
		"| --- |", "- [ ]", "~~", "[^", "\n: ", "![", "\n1. ", "\n- ", "\n---\n", "{#", "`id:", "<!--", "]: ",
	}
	for _, language := range languages {
		site := starter.Site(language, starter.Program{})
		if said := say(t, layOut(t, site)); said != "" {
			t.Errorf("%s:\n%s", language, said)
		}
		var all strings.Builder
		for name, text := range site {
			if strings.HasPrefix(name, "content/") {
				all.Write(text)
			}
		}
		for _, construct := range shown {
			if !strings.Contains(all.String(), construct) {
				t.Errorf("the %s site does not show %q", language, construct)
			}
		}
	}
	tr, en := starter.Site("tr", starter.Program{}), starter.Site("en", starter.Program{})
	if len(tr) != len(en) {
		t.Errorf("%d files in Turkish, %d in English", len(tr), len(en))
	}
}

// Every place that the program fills in is filled in, by what it was given.
func TestWorkflow(t *testing.T) {
	for _, language := range languages {
		text := string(starter.Site(language, starter.Program{Package: "example.org/ders/cmd/ders", Version: "v1.2.3"})[".github/workflows/pages.yml"])
		for _, want := range []string{"vars.DERS_MODULE || 'example.org/ders/cmd/ders'", "vars.DERS_MODULE && 'latest' || 'v1.2.3'"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q", language, want)
			}
		}
		text = string(starter.Site(language, starter.Program{})[".github/workflows/pages.yml"])
		for _, want := range []string{"vars.DERS_MODULE || '' }}", "vars.DERS_MODULE && 'latest' || 'latest'", "::error title="} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q", language, want)
			}
		}
	}
}

var (
	choice = regexp.MustCompile(`\$\{\d+\|([^,|]*)[^|]*\|\}`)
	gap    = regexp.MustCompile(`\$\{\d+:([^{}]*)\}`)
	rest   = regexp.MustCompile(`\$\{?\d+\}?`)
)

// What a snippet leaves when nobody types anything into it is sound: all
// questions together are a quiz, all scenes a scenario, the rest a page.
func TestSnippets(t *testing.T) {
	for _, language := range languages {
		site := starter.Site(language, starter.Program{})
		var snippets map[string]struct {
			Prefix, Description string
			Body                []string
		}
		if err := json.Unmarshal(site[".vscode/ders.code-snippets"], &snippets); err != nil {
			t.Fatal(err)
		}
		var settings map[string]any
		if err := json.Unmarshal(site[".vscode/settings.json"], &settings); err != nil {
			t.Fatal(err)
		}
		head := "---\ntitle: X\ndescription: X.\n"
		into := map[string]struct{ path, text string }{
			"soru": {"quizzes/snippets/soru.md", head + "---\n"}, "question": {"quizzes/snippets/question.md", head + "---\n"},
			"senaryo": {"quizzes/snippets/senaryo.md", head + "type: scenario\n---\n"}, "scenario": {"quizzes/snippets/scenario.md", head + "type: scenario\n---\n"},
			"ders": {"content/50-snippets/10-ders.md", head + "---\n"}, "lesson": {"content/50-snippets/10-lesson.md", head + "---\n"},
			"sozluk": {"content/sozluk.md", head + "kind: glossary\n---\n"}, "glossary": {"content/glossary.md", head + "kind: glossary\n---\n"},
		}
		files := map[string][]byte{
			"ders.yaml": []byte("title: X\nlanguage: " + language + "\n"), "content/index.md": []byte(head + "---\n"),
			"content/50-snippets/index.md": []byte(head + "---\n"),
		}
		bodies := map[string]string{}
		order := inOrder(string(site[".vscode/ders.code-snippets"]))
		for _, name := range order {
			s := snippets[name]
			if s.Description == "" || s.Prefix == "" {
				t.Errorf("%s: no prefix or description", name)
			}
			group, _, _ := strings.Cut(s.Prefix, "-")
			if into[group].path == "" {
				t.Errorf("%s: where does %s belong?", name, s.Prefix)
			}
			body := strings.Join(s.Body, "\n")
			body = rest.ReplaceAllString(gap.ReplaceAllString(choice.ReplaceAllString(body, "$1"), "$1"), "")
			if strings.Contains(body, "${") {
				t.Errorf("%s: %s", name, body)
			}
			bodies[group] += "\n" + body + "\n"
		}
		if len(bodies) != 4 || len(order) < 20 {
			t.Errorf("%d snippets in %d groups", len(order), len(bodies))
		}
		for group, text := range bodies {
			files[into[group].path] = []byte(into[group].text + text)
		}
		if said := say(t, layOut(t, files)); said != "" {
			t.Errorf("%s:\n%s", language, said)
		}
	}
}

// inOrder is the names of snippets as they stand in the file.
func inOrder(text string) []string {
	var names []string
	for _, m := range regexp.MustCompile(`(?m)^  "(.*)": \{$`).FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	return names
}

// A new file's name, number and title.
func TestPlan(t *testing.T) {
	site := map[string]string{
		"content/index.md":                 "---\ntitle: X\n---\n",
		"content/01-kargo/index.md":        "---\ntitle: Kargo\n---\n",
		"content/01-kargo/01-takip.md":     "---\ntitle: Takip\n---\n",
		"content/01-kargo/02-adres.md":     "---\ntitle: Adres\n---\n",
		"content/02-iade/index.md":         "---\ntitle: İade ve değişim\n---\n",
		"content/02-iade/100-a.md":         "---\ntitle: A\n---\n",
		"content/02-iade/200-b.md":         "---\ntitle: B\n---\n",
		"content/02-iade/250-c.md":         "---\ntitle: C\n---\n",
		"content/03-bos/index.md":          "---\ntitle: Boş\n---\n",
		"content/bilgi/index.md":           "---\ntitle: Bilgi\nkind: knowledge-base\n---\n",
		"content/bilgi/01-teslim/index.md": "---\ntitle: Teslim\n---\n",
		"content/bilgi/01-teslim/x.md":     "---\ntitle: X\n---\n",
		"quizzes/iade/05-sahne.md":         "---\ntype: scenario\ntitle: S\n---\n\n## A\n\n`ending: good`\n",
	}
	files := map[string][]byte{"ders.yaml": []byte("title: X\n")}
	for name, text := range site {
		files[name] = []byte(text)
	}
	b, err := generator.New(generator.Options{Source: layOut(t, files), Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	before, err := b.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		kind                  starter.Kind
		name, title, in, here string
		want, wantTitle       string
	}{
		{starter.Lesson, "İade talebi", "", "kargo", "", "content/01-kargo/03-iade-talebi.md", "İade talebi"},
		{starter.Lesson, "kargo/ileri-tarih", "", "", "", "content/01-kargo/03-ileri-tarih.md", "İleri tarih"},
		{starter.Lesson, "kargo/ileri-tarih", "Tarih değişince", "", "", "content/01-kargo/03-ileri-tarih.md", "Tarih değişince"},
		{starter.Lesson, "01-kargo/07-son", "", "", "", "content/01-kargo/07-son.md", "Son"},
		{starter.Lesson, `content\01-kargo\son.md`, "", "", "", "content/01-kargo/03-son.md", "Son"},
		{starter.Lesson, "D", "", "İade ve değişim", "", "content/02-iade/300-d.md", "D"},
		{starter.Lesson, "D", "", "", "content/02-iade", "content/02-iade/300-d.md", "D"},
		{starter.Lesson, "D", "", "", "quizzes/iade", "content/02-iade/300-d.md", "D"},
		{starter.Lesson, "D", "", "bos", "", "content/03-bos/10-d.md", "D"},
		{starter.Lesson, "Gidiş/Dönüş", "", "bos", "", "content/03-bos/10-gidis-donus.md", "Gidiş/Dönüş"},
		{starter.Lesson, "Sık sık sorulanlar", "", "bos", "", "content/03-bos/10-sorulanlar.md", "Sık sık sorulanlar"},
		{starter.Lesson, strings.Repeat("Çok uzun bir başlık ", 9), "", "bos", "", "content/03-bos/10-cok-uzun-bir-baslik-cok-uzun-bir-baslik-cok-uzun-bir-baslik.md", strings.TrimSpace(strings.Repeat("Çok uzun bir başlık ", 9))},
		{starter.Module, "Yeni modül", "", "", "", "content/04-yeni-modul/index.md", "Yeni modül"},
		{starter.Module, "content/09-son/", "", "", "", "content/09-son/index.md", "Son"},
		{starter.Quiz, "kargo", "", "", "", "quizzes/kargo.md", "Kargo: sınav"},
		{starter.Quiz, "Kargo sınavı", "", "kargo", "", "quizzes/kargo.md", "Kargo sınavı"},
		{starter.Quiz, "kargo/ara", "Ara sınav", "", "", "quizzes/kargo/ara.md", "Ara sınav"},
		{starter.Quiz, "quizzes/kargo.md", "", "", "", "quizzes/kargo.md", "Kargo: sınav"},
		{starter.Scenario, "Kapıda", "", "kargo", "", "quizzes/kargo/kapida.md", "Kapıda"},
		{starter.Scenario, "Kapıda", "", "iade", "", "quizzes/iade/10-kapida.md", "Kapıda"},
		{starter.Article, "Metin", "", "bilgi", "", "content/bilgi/metin.md", "Metin"},
		{starter.Article, "Metin", "", "teslim", "", "content/bilgi/01-teslim/metin.md", "Metin"},
		{starter.Article, "bilgi/teslim/metin", "", "", "", "content/bilgi/01-teslim/metin.md", "Metin"},
		{starter.Article, "Metin", "", "", "content/bilgi/01-teslim", "content/bilgi/01-teslim/metin.md", "Metin"},
	} {
		file, err := b.PlanFile(t.Context(), before, starter.Request{Kind: c.kind, Name: c.name, Title: c.title, In: c.in, Here: c.here})
		if err != nil {
			t.Errorf("%s %q: %v", c.kind, c.name, err)
			continue
		}
		if file.Path != c.want || file.Title != c.wantTitle {
			t.Errorf("%s %q: %s %q, want %s %q", c.kind, c.name, file.Path, file.Title, c.want, c.wantTitle)
		}
		for _, d := range file.Objection {
			if d.Rule.Severity == source.Error {
				t.Errorf("%s %q: %s", c.kind, c.name, d.Rule.ID)
			}
		}
	}
	file, err := b.PlanFile(t.Context(), before, starter.Request{Kind: starter.Lesson, Name: "kargo/2027"})
	if err != nil || !strings.Contains(file.Text, "`id: soru`") { // an id begins with a letter
		t.Errorf("%v\n%s", err, file.Text)
	}
	for _, c := range []struct {
		request starter.Request
		want    starter.Reason
	}{
		{starter.Request{Kind: starter.Lesson, Name: "X"}, starter.Which},
		{starter.Request{Kind: starter.Lesson, Name: "X", Here: "content"}, starter.Which},
		{starter.Request{Kind: starter.Lesson, Name: "!!", In: "bos"}, starter.NoName},
		{starter.Request{Kind: starter.Lesson, Name: "kargi/x"}, starter.Unknown},
		{starter.Request{Kind: starter.Lesson, Name: "x", In: "bilgi"}, starter.Unknown},
		{starter.Request{Kind: starter.Lesson, Name: "kargo/01-takip"}, starter.Taken},
		{starter.Request{Kind: starter.Lesson, Name: "kargo/01-TAKİP.md"}, starter.Taken},
		{starter.Request{Kind: starter.Module, Name: "Kargo"}, starter.Taken},
		{starter.Request{Kind: starter.Module, Name: "Bilgi"}, starter.Taken},
		{starter.Request{Kind: starter.Module, Name: "x", In: "kargo"}, starter.Modular},
		{starter.Request{Kind: starter.Quiz, Name: "paths/x"}, starter.None},
	} {
		_, err := b.PlanFile(t.Context(), before, c.request)
		var refused *starter.Refusal
		if !errors.As(err, &refused) || refused.Reason != c.want {
			t.Errorf("%+v: %v, want %s", c.request, err, c.want)
		}
	}
}
