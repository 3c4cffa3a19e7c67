package generator_test

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"ders/generator"
	"ders/generator/source"
)

var update = flag.Bool("update", false, "rewrite what the tests compare with")

// TestMistakes reads every message that an author can get. A case in
// testdata/mistakes is a small site and what the build says of it, in Turkish
// ("want") and in English ("want.en"): place, severity, message, rule, hint.
// What a case leaves out of a sound site (ders.yaml, the home page, a module
// with a lesson) is filled in.
func TestMistakes(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, name := range glob(t, "testdata/mistakes/*.txtar") {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			for path, text := range soundSite {
				write(t, dir, path, text)
			}
			for _, f := range archive.Files {
				switch data := string(f.Data); {
				case f.Name == "want" || f.Name == "want.en":
				case strings.TrimSpace(data) == "(absent)":
					os.RemoveAll(filepath.Join(dir, f.Name))
				default:
					write(t, dir, f.Name, data)
				}
			}
			b := open(t, generator.Options{Source: dir, Thorough: true})
			result, err := b.Build(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if again := b.Recall(b.Note(result)); again == nil && !result.Diagnostics.HasErrors() {
				t.Error("nothing is recalled")
			} else if again != nil && !reflect.DeepEqual(again.Diagnostics, result.Diagnostics) {
				t.Errorf("recalled as\n%s", say(again.Diagnostics, "en"))
			}
			for _, d := range result.Diagnostics {
				seen[d.Rule.ID] = true
			}
			for _, want := range []struct{ section, language string }{{"want", "tr"}, {"want.en", "en"}} {
				compare(t, archive, name, want.section, say(result.Diagnostics, want.language))
			}
			if (result.Tree == nil) != result.Diagnostics.HasErrors() {
				t.Errorf("a tree and errors: tree %v, errors %v", result.Tree != nil, result.Diagnostics.HasErrors())
			}
		})
	}
	if t.Failed() || *update {
		return
	}
	for _, rule := range source.Rules() {
		if elsewhere := testedElsewhere[rule.ID]; !seen[rule.ID] && elsewhere == "" {
			t.Errorf("no case in testdata/mistakes shows the rule %s", rule.ID)
		}
	}
}

// testedElsewhere are the rules that no text file can show, and their tests.
var testedElsewhere = map[string]string{
	"front/too-long":           "generator/front: TestTooLong",
	"markdown/block-too-long":  "generator/markdown: TestLimits",
	"markdown/page-too-large":  "generator/markdown: TestLimits",
	"markdown/too-deep":        "generator/markdown: TestLimits",
	"markdown/too-many-cells":  "generator/markdown: TestLimits",
	"source/encoding":          "generator/source: TestUnreadableText",
	"source/file-name":         "generator/source: TestBadNames",
	"source/name-twice":        "generator/source: TestTwinNames",
	"source/not-a-file":        "generator/source: TestNotAFile",
	"source/nul":               "generator/source: TestUnreadableText",
	"source/too-deep":          "generator/source: TestTooDeep",
	"source/too-large":         "generator/source: TestTooLarge",
	"source/unreadable":        "generator/source: TestLinkOutOfTheFolder",
	"source/windows-1254":      "generator/source: TestUnreadableText",
	"page/too-large":           "generator/render: TestPageSize",
	"quiz/too-many-questions":  "generator/quiz: TestTooManyQuestions",
	"scenario/too-many-scenes": "generator/scenario: TestTooManyScenes",
	"scenario/too-many-states": "generator/scenario: TestTooManyStates",
}

// soundSite is what a case builds on.
var soundSite = map[string]string{
	"ders.yaml":                "title: Deneme\n",
	"content/index.md":         "---\ntitle: Deneme\ndescription: Bir deneme sitesi.\n---\n\nHoş geldiniz.\n",
	"content/01-iade/index.md": "---\ntitle: İade\ndescription: İade modülü.\nobjectives:\n  - id: H1.1\n    text: İadeyi anlatır.\nallow: {quiz/untested-objective: deneme}\n---\n\nGiriş.\n",
	"content/01-iade/01-sure.md": "---\ntitle: Süre\ndescription: İade süresi.\n---\n\n" +
		"## Kaç gün {#kac-gun}\n\nOn dört gün.\n",
}

// say puts diagnostics into the lines of a want section.
func say(diags source.List, language string) string {
	var b strings.Builder
	for _, d := range diags {
		w := d.Describe(language)
		place := w.Path
		if w.Line > 0 {
			place = fmt.Sprintf("%s:%d:%d-%d:%d", w.Path, w.Line, w.Col, w.EndLine, w.EndCol)
		}
		fmt.Fprintf(&b, "%s: %s: %s [%s]\n", place, w.Severity, w.Message, w.Rule)
		if w.Hint != "" {
			fmt.Fprintf(&b, "\t%s\n", w.Hint)
		}
		for _, r := range w.Related {
			fmt.Fprintf(&b, "\t%s:%d:%d: %s\n", r.Path, r.Line, r.Col, r.Message)
		}
	}
	return b.String()
}

// compare holds a section of an archive against what was got, or rewrites it.
func compare(t *testing.T, archive *txtar.Archive, name, section, got string) {
	t.Helper()
	for i, f := range archive.Files {
		if f.Name != section {
			continue
		}
		if *update {
			archive.Files[i].Data = []byte(got)
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if want := string(f.Data); got != want {
			t.Errorf("%s of %s\n--- got\n%s--- want\n%s", section, name, got, want)
		}
		return
	}
	if *update {
		archive.Files = append(archive.Files, txtar.File{Name: section, Data: []byte(got)})
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s has no section %q", name, section)
}

// open is the builder of a site, until the test ends.
func open(t testing.TB, opts generator.Options) *generator.Builder {
	t.Helper()
	b, err := generator.New(opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

func build(t testing.TB, opts generator.Options) *generator.Result {
	t.Helper()
	b := open(t, opts)
	defer b.Close()
	result, err := b.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// academy is the repository's own site, built once for all tests that only
// read it.
func academy(t testing.TB) *generator.Result {
	t.Helper()
	result, err := builtAcademy()
	if err != nil {
		t.Fatal(err)
	}
	if result.Tree == nil {
		t.Fatal("the academy does not build:\n" + say(result.Diagnostics, "en"))
	}
	return result
}

var builtAcademy = sync.OnceValues(func() (*generator.Result, error) {
	b, err := generator.New(generator.Options{Source: ".."})
	if err != nil {
		return nil, err
	}
	defer b.Close()
	return b.Build(context.Background())
})

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	names, err := fs.Glob(os.DirFS("."), pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases in %s (%v)", pattern, err)
	}
	return names
}
