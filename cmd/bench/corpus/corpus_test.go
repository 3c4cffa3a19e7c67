package corpus_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ders/cmd/bench/corpus"
	"ders/generator"
)

// TestNothingIsSaidOfIt: what is measured are sound lessons of the size that is
// promised; advice and its printing are no part of the measure.
func TestNothingIsSaidOfIt(t *testing.T) {
	const lessons = 203
	dir := t.TempDir()
	if err := corpus.Write(dir, lessons); err != nil {
		t.Fatal(err)
	}
	builder, err := generator.New(generator.Options{Source: dir, Thorough: true})
	if err != nil {
		t.Fatal(err)
	}
	defer builder.Close()
	result, err := builder.Build(t.Context())
	if err != nil || result.Tree == nil {
		t.Fatal(err, result)
	}
	for _, d := range result.Diagnostics {
		said := d.Describe("en")
		t.Errorf("%s:%d: %s [%s]", said.Path, said.Line, said.Message, said.Rule)
	}
	for _, address := range corpus.TitleShown(lessons) {
		if _, err := result.Tree.Read(address + "index.html"); err != nil {
			t.Errorf("no page at %s: %v", address, err)
		}
	}

	files, err := filepath.Glob(filepath.Join(dir, "content", "*", "*-ders-*.md"))
	if err != nil || len(files) != lessons {
		t.Fatal(err, len(files))
	}
	mark := regexp.MustCompile(`^[-|#>*0-9. \[\]]*$`)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(text), "---"), "---")
		count := 0
		for _, word := range strings.Fields(body) {
			if !mark.MatchString(word) {
				count++
			}
		}
		if count < 600 || count > 900 {
			t.Errorf("%s has %d words", filepath.Base(file), count)
		}
	}
}
