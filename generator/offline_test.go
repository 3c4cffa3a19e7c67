package generator_test

import (
	"encoding/json"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"ders/generator"
	"ders/generator/output"
	"ders/generator/render"
	"ders/generator/site"
)

// offlineSite has two modules with pictures, a quiz and a scenario, a path, a
// page at an old address and an exam that borrows a question with a picture.
var offlineSite = map[string]string{
	"ders.yaml":                    "title: Deneme\nid: deneme\npaths:\n  - { id: yol, title: Yol, modules: [iade, kargo] }\n",
	"content/index.md":             "---\ntitle: Deneme\ndescription: Bir site.\n---\n\nHoş geldiniz.\n",
	"content/01-iade/kutu.png":     "\x89PNG",
	"content/01-iade/index.md":     "---\ntitle: İade\ndescription: İade modülü.\nobjectives: [{ id: H1, text: İadeyi anlatır }]\naliases: [eski/iade/, iade/eski-ders/]\n---\n\nGiriş.\n",
	"content/01-iade/01-sure.md":   "---\ntitle: Süre\ndescription: Süreler.\n---\n\n![Bir kutu](kutu.png)\n",
	"content/02-kargo/form 1.pdf":  "%PDF",
	"content/02-kargo/index.md":    "---\ntitle: Kargo\ndescription: Kargo modülü.\n---\n\nGiriş.\n",
	"content/02-kargo/01-takip.md": "---\ntitle: Takip\ndescription: Takip etmek.\n---\n\n[Form](<form 1.pdf>)\n",
	"quizzes/resim.png":            "\x89PNG 2",
	"quizzes/iade.md":              "---\ntitle: İade sınavı\n---\n\n## Kaç gün?\n\n`id: gun` `tags: x`\n\n- [x] On dört\n  > Doğru. ![Takvim](resim.png)\n- [ ] Otuz\n",
	"quizzes/paths/yol.md":         "---\ntitle: Yol sonu sınavı\nmode: exam\ndraw: [{ quiz: iade, count: 1 }]\n---\n",
}

func offlineTree(t *testing.T, changes map[string]string) (*output.Tree, *site.Site) {
	t.Helper()
	dir := t.TempDir()
	files := maps.Clone(offlineSite)
	maps.Copy(files, changes)
	for name, text := range files {
		write(t, dir, name, text)
	}
	result := build(t, generator.Options{Source: dir})
	if result.Tree == nil {
		t.Fatal(say(result.Diagnostics, "en"))
	}
	return result.Tree, result.Site
}

// filesOf is what a list names, as paths of the tree.
func filesOf(t *testing.T, tree *output.Tree, name string) (files []string, data render.ListData) {
	t.Helper()
	if err := json.Unmarshal([]byte(read(t, tree, name)), &data); err != nil {
		t.Fatal(err)
	}
	for _, file := range data.Files {
		u, err := url.Parse(file.URL)
		if err != nil {
			t.Fatal(err)
		}
		at := path.Join(path.Dir(name), u.Path)
		if strings.HasSuffix(u.Path, "/") {
			at = path.Join(at, "index.html")
		}
		if !tree.Has(at) {
			t.Errorf("%s names %s, which is not there", name, file.URL)
		}
		if file.Digest == "" || slices.Contains(files, at) {
			t.Errorf("%s names %s twice, or without a digest", name, file.URL)
		}
		files = append(files, at)
	}
	return files, data
}

const lists = "assets/offline/"

// A list names every page of its module and all that these pages load: whoever
// keeps the module has all of it.
func TestListsAreWhole(t *testing.T) {
	tree, s := offlineTree(t, nil)
	for _, m := range s.Modules {
		name := lists + "modules/" + strings.TrimSuffix(m.Page.URL, "/") + ".json"
		files, data := filesOf(t, tree, name)
		var pages []*site.Page
		for _, page := range s.Pages {
			if page.Module == m {
				pages = append(pages, page)
			}
		}
		if len(pages) < 2 || len(data.Holds) > 0 {
			t.Fatalf("%s: %d pages, holds %q", name, len(pages), data.Holds)
		}
		for _, page := range pages {
			wantWhole(t, tree, name, files, page.URL+"index.html")
			for _, resource := range page.Resources {
				if !slices.Contains(files, resource.URL) {
					t.Errorf("%s lacks %s", name, resource.URL)
				}
			}
		}
		for _, file := range files {
			if strings.Contains(read(t, tree, file), `http-equiv="refresh"`) {
				t.Errorf("%s names %s, which only leads on", name, file)
			}
		}
		if last := data.Files[len(data.Files)-1].URL; !strings.HasSuffix(last, "/") || strings.HasSuffix(data.Files[0].URL, "/") {
			t.Errorf("%s does not name pages last", name)
		}
	}
	if files, _ := filesOf(t, tree, lists+"modules/kargo.json"); !slices.Contains(files, "kargo/takip/form 1.pdf") {
		t.Errorf("a file to download is not in %q", files)
	}

	name := lists + "paths/yol.json"
	files, data := filesOf(t, tree, name)
	if !slices.Equal(data.Holds, []string{"../../../assets/offline/modules/iade.json", "../../../assets/offline/modules/kargo.json"}) {
		t.Errorf("%s holds %q", name, data.Holds)
	}
	for _, module := range []string{"iade", "kargo"} {
		inside, _ := filesOf(t, tree, lists+"modules/"+module+".json")
		for _, file := range inside {
			if !slices.Contains(files, file) {
				t.Errorf("%s lacks %s", name, file)
			}
		}
	}
	p := s.Paths[0]
	wantWhole(t, tree, name, files, p.Exam.URL+"index.html")
	wantWhole(t, tree, name, files, p.Proof.URL+"index.html")
	for _, resource := range p.Exam.Pool[0].Owner.Resources {
		if !slices.Contains(files, resource.URL) {
			t.Errorf("%s lacks %s, which a borrowed question shows", name, resource.URL)
		}
	}
}

// wantWhole wants a page and all that it loads in a list.
func wantWhole(t *testing.T, tree *output.Tree, list string, files []string, page string) {
	t.Helper()
	text := read(t, tree, page)
	for _, attribute := range []string{` src="`, ` data-offline="`, `<link rel="stylesheet" href="`, `<link rel="icon" href="`} {
		for _, part := range strings.Split(text, attribute)[1:] {
			address, _, _ := strings.Cut(part, `"`)
			name, err := url.PathUnescape(address)
			if err != nil {
				t.Fatal(err)
			}
			if name = path.Join(path.Dir(page), name); !slices.Contains(files, name) {
				t.Errorf("%s lacks %s, which %s loads", list, name, page)
			}
		}
	}
	if !slices.Contains(files, page) {
		t.Errorf("%s lacks %s", list, page)
	}
}

func workerData(t *testing.T, tree *output.Tree) (data render.WorkerData) {
	t.Helper()
	head, _, _ := strings.Cut(strings.TrimPrefix(read(t, tree, "worker.js"), "self.ders="), ";\n")
	if err := json.Unmarshal([]byte(head), &data); err != nil {
		t.Fatal(err)
	}
	return data
}

// The worker stands at the root, for its place is what it answers for, and
// changes with every byte of the site: that is how browsers notice.
func TestWorkerChangesWithTheSite(t *testing.T) {
	tree, _ := offlineTree(t, nil)
	data := workerData(t, tree)
	if again, _ := offlineTree(t, nil); read(t, again, "worker.js") != read(t, tree, "worker.js") {
		t.Error("equal sites have different workers")
	}
	seen := map[string]string{data.Version: "nothing"}
	for what, changes := range map[string]map[string]string{
		"a word":         {"content/02-kargo/01-takip.md": offlineSite["content/02-kargo/01-takip.md"] + "\nBir söz.\n"},
		"a picture":      {"content/01-iade/kutu.png": "\x89PNG 3"},
		"a key":          {"quizzes/iade.md": strings.NewReplacer("[x]", "[ ]", "[ ]", "[x]").Replace(offlineSite["quizzes/iade.md"])},
		"a style sheet":  {"themes/default/assets/card/card.css": ".card{}"},
		"a theme string": {"themes/default/i18n/tr.yaml": `"site.skip": "Atla"`},
		"a setting":      {"ders.yaml": offlineSite["ders.yaml"] + "pass_mark: 80\n"},
	} {
		other, _ := offlineTree(t, changes)
		version := workerData(t, other).Version
		if same := seen[version]; same != "" {
			t.Errorf("the version after a change of %s is that of %s", what, same)
		}
		seen[version] = what
	}

	for _, file := range data.Core {
		if name := strings.TrimSuffix(file, "/"); file != "" && !tree.Has(file) && !tree.Has(name+"/index.html") {
			t.Errorf("the worker keeps %s, which is not there", file)
		}
	}
	for _, file := range []string{"", "assets/offline/", "ilerlemem/", "tekrar/"} {
		if !slices.Contains(data.Core, file) {
			t.Errorf("the worker keeps only %q", data.Core)
		}
	}
	for _, file := range data.Assets {
		if !tree.Has(file) || !hashed.MatchString(file) {
			t.Errorf("the worker trusts the name of %s", file)
		}
	}
	if !slices.Equal(data.Folders, []string{"ara", "assets", "eski", "iade", "ilerlemem", "kargo", "search-index", "sertifika", "tekrar", "yol"}) {
		t.Errorf("folders %q", data.Folders)
	}
}

// Which pages start the worker: those of the site that know where it lies.
func TestWhoStartsTheWorker(t *testing.T) {
	tree, s := offlineTree(t, nil)
	const attribute = " data-offline="
	for _, page := range s.Pages {
		if !strings.Contains(read(t, tree, page.URL+"index.html"), attribute) {
			t.Errorf("/%s does not", page.URL)
		}
	}
	for _, name := range []string{"404.html", "eski/iade/index.html", "assets/offline/index.html"} {
		if strings.Contains(read(t, tree, name), attribute) {
			t.Errorf("%s does", name)
		}
	}
	// The worker puts it in the place of any page.
	if page := read(t, tree, "assets/offline/index.html"); strings.Contains(page, `="./`) || !strings.Contains(page, `href="../../"`) {
		t.Error("the offline page does not reach its site by ../../ alone")
	}
}

// Without it there is a worker that takes the old one away, and nothing else.
func TestWithoutOffline(t *testing.T) {
	tree, _ := offlineTree(t, map[string]string{"ders.yaml": offlineSite["ders.yaml"] + "offline: false\n"})
	worker := read(t, tree, "worker.js")
	if !strings.Contains(worker, "unregister()") || strings.Contains(worker, "fetch") {
		t.Errorf("the worker is %q", worker)
	}
	for _, name := range tree.Paths() {
		if strings.HasPrefix(name, lists) {
			t.Errorf("there is %s", name)
		}
		if strings.HasSuffix(name, ".html") {
			for _, part := range []string{"data-offline", "data-list", "_offline"} {
				if strings.Contains(read(t, tree, name), part) {
					t.Errorf("%s holds %s", name, part)
				}
			}
		}
	}
}

// A site that is served while it is written is kept by no browser.
func TestServedSiteIsNotKept(t *testing.T) {
	dir := t.TempDir()
	for name, text := range offlineSite {
		write(t, dir, name, text)
	}
	tree := build(t, generator.Options{Source: dir, Online: true}).Tree
	if strings.Contains(read(t, tree, "index.html"), "data-offline") || !strings.Contains(read(t, tree, "worker.js"), "unregister()") {
		t.Error("it is")
	}
}
