package generator_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"ders/generator"
	"ders/generator/source"
)

// TestSound builds a site full of what is tricky and right: nothing is said.
func TestSound(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/sound.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for i, f := range archive.Files {
		text := string(f.Data)
		if i%2 == 1 { // as a Windows editor saves it
			text = "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")
		}
		write(t, dir, f.Name, text)
	}
	// As macOS saves it: the name and the text decomposed.
	write(t, dir, "content/01-iade/04-s\u0327ika\u0302yet.md", "---\ntitle: S\u0327ika\u0302yet\ndescription: A\u0306.\nobjectives: [H1.1]\n---\n\n## Go\u0308ru\u0308s\u0327\n\n[bu](#gorus) [öteki](01-sure.md)\n")
	result := build(t, generator.Options{Source: dir})
	if len(result.Diagnostics) > 0 || result.Tree == nil {
		t.Errorf("a sound site:\n%s", say(result.Diagnostics, "tr"))
	}
}

var verb = regexp.MustCompile(`%(?:\[(\d)\])?([a-z%])`)

// TestRules: every rule speaks both languages, about the same arguments, and
// in the manner of all others.
func TestRules(t *testing.T) {
	for _, rule := range source.Rules() {
		texts := map[string]source.Text{"Turkish": rule.Turkish, "English": rule.English}
		used := map[string][]string{}
		for language, text := range texts {
			if text.Message == "" || text.Hint == "" {
				t.Errorf("%s says nothing in %s", rule.ID, language)
			}
			for _, s := range []string{text.Message, text.Hint} {
				if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "...") {
					t.Errorf("%s: %q ends in a full stop", rule.ID, s)
				}
				if strings.Count(s, "“") != strings.Count(s, "”") || strings.Count(s, "`")%2 == 1 {
					t.Errorf("%s: %q opens a quotation that it does not close", rule.ID, s)
				}
				next := 1
				for _, m := range verb.FindAllStringSubmatch(s, -1) {
					if m[2] == "%" {
						continue
					}
					if m[1] != "" {
						next = int(m[1][0] - '0')
					}
					if use := string(rune('0'+next)) + m[2]; !slices.Contains(used[language], use) {
						used[language] = append(used[language], use)
					}
					next++
				}
			}
			slices.Sort(used[language])
		}
		if !slices.Equal(used["Turkish"], used["English"]) {
			t.Errorf("%s names %v in Turkish and %v in English", rule.ID, used["Turkish"], used["English"])
		}
	}
}

// TestArguments: no message was ever given too few arguments or wrong ones.
func TestArguments(t *testing.T) {
	for _, name := range glob(t, "testdata/mistakes/*.txtar") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "%!") {
			t.Errorf("%s says %%!", filepath.Base(name))
		}
	}
}
