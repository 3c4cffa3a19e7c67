package generator

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMentionsAreRemembered: an edit of one lesson looks for terms in that one
// alone, an edit of the glossary in all, and a site without one in none.
func TestMentionsAreRemembered(t *testing.T) {
	dir := t.TempDir()
	save := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const head = "---\ntitle: A\ndescription: A.\n---\n\n"
	const glossary = "---\ntitle: S\ndescription: S.\nkind: glossary\n---\n\n## İade\n\n"
	save("ders.yaml", "title: A\n")
	save("content/index.md", head)
	save("content/01-a/index.md", head)
	for i := range 5 {
		save(fmt.Sprintf("content/01-a/0%d-d%[1]d.md", i), head+"İade.\n")
	}
	b, err := New(Options{Source: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	build := func() map[mentionKey]bool {
		t.Helper()
		result, err := b.Build(t.Context())
		if err != nil || result.Tree == nil {
			t.Fatal(err, result.Diagnostics)
		}
		for _, page := range result.Site.Pages {
			if _, err := result.Tree.Read(page.URL + "index.html"); err != nil {
				t.Fatal(err)
			}
		}
		keys := map[mentionKey]bool{}
		for key := range b.mentioned.now {
			keys[key] = true
		}
		return keys
	}
	fresh := func(before, after map[mentionKey]bool) (n int) {
		for key := range after {
			if !before[key] {
				n++
			}
		}
		return n
	}
	if none := build(); len(none) > 0 {
		t.Errorf("without a glossary %d documents are looked at", len(none))
	}
	save("content/sozluk.md", glossary+"Tanım.\n")
	first := build()
	if len(first) != 5 {
		t.Errorf("%d documents are looked at, want 5", len(first))
	}
	save("content/01-a/02-d2.md", head+"Yeni iade.\n")
	second := build()
	if n := fresh(first, second); n != 1 || len(second) != 5 {
		t.Errorf("an edit of one lesson costs %d of %d documents", n, len(second))
	}
	save("content/sozluk.md", glossary+"Başka.\n")
	if n := fresh(second, build()); n != 5 {
		t.Errorf("an edit of the glossary costs %d documents", n)
	}
}

// TestGlossaryDoesNotMarkItself: a definition that names its own term or
// another is not marked, while a lesson is.
func TestGlossaryDoesNotMarkItself(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"ders.yaml":             "title: A\n",
		"content/index.md":      "---\ntitle: A\n---\n\nİade.\n",
		"content/01-a/index.md": "---\ntitle: B\n---\n\nModül.\n",
		"content/01-a/01-d.md":  "---\ntitle: İade\n---\n\nİade ve fiş, [iade](02-e.md), `fiş`.\n\n## Fiş\n",
		"content/01-a/02-e.md":  "---\ntitle: E\n---\n\nBaşka.\n",
		"content/sozluk.md":     "---\ntitle: Sözlük\nkind: glossary\n---\n\n## İade\n\nİade, fiş ile yapılır.\n\n## Fiş\n\nİade fişi.\n",
	} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := New(Options{Source: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	result, err := b.Build(t.Context())
	if err != nil || result.Tree == nil {
		t.Fatal(err, result.Diagnostics)
	}
	for page, want := range map[string]int{"a/d/index.html": 2, "sozluk/index.html": 0} {
		html, err := fs.ReadFile(result.Tree, page)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(html), `class="term"`); n != want {
			t.Errorf("%s marks %d terms, want %d", page, n, want)
		}
	}
}
