package devserver_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"ders/cmd/bench/corpus"
)

// TestAnEditIsNoWorkForTheSite: what an edit of a lesson or a quiz allocates
// does not grow by lessons, but for a few lists of what there is. A pass that
// makes something for every page fails here, whatever the machine.
func TestAnEditIsNoWorkForTheSite(t *testing.T) {
	const few, many = 100, 600
	small, large := costs(t, few), costs(t, many)
	for what, cost := range large {
		least := small[what]
		t.Logf("%s: %d allocations of %d KB, %d of %d KB in a small site", what, cost.mallocs, cost.bytes>>10, least.mallocs, least.bytes>>10)
		most := 0.6
		if what == "tag" {
			most = 4 // all tags are listed anew, and here there is one for every 25 lessons
		}
		if more := float64(cost.mallocs-least.mallocs) / (many - few); more > most {
			t.Errorf("%s: %.2f allocations for each lesson more", what, more)
		}
		if more := (cost.bytes - least.bytes) / (many - few); more > 2000 {
			t.Errorf("%s: %d bytes for each lesson more", what, more)
		}
	}
}

type cost struct{ mallocs, bytes int }

// costs are what edits allocate in a site of so many lessons.
func costs(t *testing.T, lessons int) map[string]cost {
	t.Helper()
	const lesson, quiz = corpus.Lesson, "quizzes/modul-5.md"
	dir := newCorpus(t, lessons)
	save := func(name, text string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	save("content/0005-modul-5/011-ders-11.md", "---\ntitle: Etiketler\ndescription: A.\ntags: [yeni 5, yeni 6, yeni 7, yeni 8, yeni 9]\n---\n")
	builder := newBuilder(t, dir)
	defer builder.Close()
	mustBuild(t, builder)
	all := map[string]cost{}
	for _, edit := range []struct{ what, path, from, to string }{
		{"text", lesson, "\n\n## ", "\n\nDüzeltme %d.\n\n## "},
		{"heading", lesson, "\n\n## ", "\n\n## Yeni %d "},
		{"title", lesson, "title: ", "title: Yeni %d "},
		{"link", lesson, "](004-ders-4.md)", "](%03d-ders-%[1]d.md)"},
		{"link into another module", lesson, "](004-ders-4.md)", "](../0006-modul-6/%03d-ders-%[1]d.md)"},
		{"related page", lesson, "tags: ", "related: [%03d-ders-%[1]d.md]\ntags: "},
		{"tag", lesson, "tags: [", "tags: [yeni %d, "},
		{"question", quiz, "\n\n## ", "\n\n## Yeni %d "},
		{"a question more", quiz, "\n\n## ", "\n\n## Yeni %d?\n\n`id: y%[1]d`\n\n- [x] Evet\n- [ ] Hayır\n\n## "},
	} {
		data, err := os.ReadFile(filepath.Join(dir, edit.path))
		text := string(data)
		if err != nil || !strings.Contains(text, edit.from) {
			t.Fatalf("%s: %v, or no %q", edit.path, err, edit.from)
		}
		least := cost{1 << 30, 1 << 30}
		for i := range 5 { // the least of some: a pool may have been emptied
			builder.Changed(save(edit.path, strings.Replace(text, edit.from, fmt.Sprintf(edit.to, i+5), 1)))
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			mustBuild(t, builder)
			runtime.ReadMemStats(&after)
			least.mallocs = min(least.mallocs, int(after.Mallocs-before.Mallocs))
			least.bytes = min(least.bytes, int(after.TotalAlloc-before.TotalAlloc))
		}
		all[edit.what] = least
		builder.Changed(save(edit.path, text))
		mustBuild(t, builder)
	}
	return all
}
