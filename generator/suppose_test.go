package generator_test

import (
	"testing"

	"ders/generator"
)

// What is supposed is built as if it stood in the folder, and leaves no trace.
func TestSuppose(t *testing.T) {
	dir := t.TempDir()
	for path, text := range soundSite {
		write(t, dir, path, text)
	}
	b := open(t, generator.Options{Source: dir})
	before, err := b.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	supposed := map[string][]byte{
		"content/01-iade/01-sure.md": nil,
		"content/01-iade/09-yeni.md": []byte("\ufeff---\r\ntitle: Yeni\r\ndescription: Yeni.\r\n---\r\n\r\n![g](g.png)\r\n"),
		"content/01-iade/g.png":      {0x89, 0xff},
	}
	result, err := b.Suppose(t.Context(), supposed)
	if err != nil {
		t.Fatal(err)
	}
	other := t.TempDir()
	for path, text := range soundSite {
		if _, gone := supposed[path]; !gone {
			write(t, other, path, text)
		}
	}
	for path, text := range supposed {
		if text != nil {
			write(t, other, path, string(text))
		}
	}
	same := func(name string, got *generator.Result, dir string) {
		t.Helper()
		want := build(t, generator.Options{Source: dir})
		if g, w := say(got.Diagnostics, "tr"), say(want.Diagnostics, "tr"); g != w {
			t.Fatalf("%s: says\n%s\nwant\n%s", name, g, w)
		}
		if got.Pages != want.Pages || got.Tree == nil != (want.Tree == nil) {
			t.Fatalf("%s: %d pages, want %d", name, got.Pages, want.Pages)
		}
		if got.Tree == nil {
			return
		}
		for _, path := range want.Tree.Paths() {
			g, err := got.Tree.Read(path)
			w, err2 := want.Tree.Read(path)
			if err != nil || err2 != nil || string(g) != string(w) {
				t.Errorf("%s: %s differs (%v, %v)", name, path, err, err2)
			}
		}
	}
	same("supposed", result, other)
	again, err := b.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same("built again", again, dir)
	if again.Pages != before.Pages {
		t.Errorf("%d pages, before %d", again.Pages, before.Pages)
	}
}
