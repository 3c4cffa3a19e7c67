package generator_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"ders/generator"
)

// Where no file differs, a build is the last one itself, good or broken, so that
// a touch is nothing to whoever builds again and again.
func TestUnchangedIsTheLastResult(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "content", "index.md")
	save := func(text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("---\ntitle: Ana sayfa\ndescription: Kısa.\n---\n\n"+text+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "ders.yaml"), []byte("title: Deneme\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	b := open(t, generator.Options{Source: dir})
	var last *generator.Result
	for _, text := range []string{"Bir.", "[yok](yok.md)", "İki."} {
		save(text)
		b.Changed("content/index.md")
		result, err := b.Build(t.Context())
		if err != nil || result == last {
			t.Fatalf("%s: %v, the last result: %v", text, err, result == last)
		}
		last = result
		for _, paths := range [][]string{{"content/index.md"}, nil} {
			save(text)
			if err := os.Chtimes(name, time.Now(), time.Now().Add(time.Hour)); err != nil {
				t.Fatal(err)
			}
			b.Changed(paths...)
			if result, err := b.Build(t.Context()); err != nil || result != last {
				t.Errorf("%s, after a touch of %q: another result, %v", text, paths, err)
			}
		}
	}
}
