package generator_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ders/generator"
	"ders/generator/front"
	"ders/generator/source"
	"ders/themes"
)

// A page with questions hands its script only those strings that a question
// says by itself: all of them, and none of the quiz around it.
func TestChecksHaveTheirStrings(t *testing.T) {
	dir := t.TempDir()
	for path, text := range soundSite {
		write(t, dir, path, text)
	}
	write(t, dir, "content/01-iade/01-sure.md", soundSite["content/01-iade/01-sure.md"]+checksText(1))
	page, err := build(t, generator.Options{Source: dir}).Tree.Read("iade/sure/index.html")
	if err != nil {
		t.Fatal(err)
	}
	var data struct {
		ID      string            `json:"id"`
		Mode    string            `json:"mode"`
		Strings map[string]string `json:"strings"`
	}
	if err := json.Unmarshal([]byte(quizData.FindStringSubmatch(string(page))[2]), &data); err != nil {
		t.Fatal(err)
	}
	if data.ID != ".checks/iade/sure" || data.Mode != "practice" {
		t.Errorf("the questions of the page are %q in mode %q", data.ID, data.Mode)
	}
	all, err := themes.FS.ReadFile("default/i18n/tr.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for _, said := range saidBy(t, "checks.ts") {
		for key := range front.Parse(source.NewFile("tr.yaml", all)).Texts() {
			key, ours := strings.CutPrefix(key, "quiz.js.")
			if ours && (key == said || strings.HasSuffix(said, ".") && strings.HasPrefix(key, said)) {
				want[key] = true
			}
		}
	}
	if got, want := slices.Sorted(maps.Keys(data.Strings)), slices.Sorted(maps.Keys(want)); !slices.Equal(got, want) {
		t.Errorf("strings\ngot  %q\nwant %q", got, want)
	}
}

var (
	imported = regexp.MustCompile(`(?m)^import (?:[^t]|t[^y]).*"\./([a-z]+\.ts)"`)
	saying   = regexp.MustCompile(`say\(([^,)]*)`)
	literal  = regexp.MustCompile(`"([^"]+)"`)
)

// saidBy is every literal of a key that a script of the quiz and what it
// imports hand to say.
func saidBy(t *testing.T, entry string) (said []string) {
	t.Helper()
	seen := map[string]bool{}
	for queue := []string{entry}; len(queue) > 0; queue = queue[1:] {
		if seen[queue[0]] {
			continue
		}
		seen[queue[0]] = true
		text, err := fs.ReadFile(themes.FS, "default/assets/quiz/"+queue[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range imported.FindAllStringSubmatch(string(text), -1) {
			queue = append(queue, m[1])
		}
		for _, call := range saying.FindAllStringSubmatch(string(text), -1) {
			for _, m := range literal.FindAllStringSubmatch(call[1], -1) {
				said = append(said, m[1])
			}
		}
	}
	return said
}
