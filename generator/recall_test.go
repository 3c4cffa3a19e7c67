package generator_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"

	"ders/generator"
	"ders/generator/source"
)

// recalled is what another builder of the same files gives again.
func recalled(t *testing.T, b *generator.Builder, r *generator.Result, opts generator.Options) *generator.Result {
	t.Helper()
	opts.Progress = func(int, int) { t.Error("something was parsed") }
	other := open(t, opts)
	other.Input()
	return other.Recall(b.Note(r))
}

// TestInputIsAllThatDecides: the input of equal sites is equal wherever they
// are, and whatever may change what is built or said is another input.
func TestInputIsAllThatDecides(t *testing.T) {
	t.Parallel()
	lay := func() string {
		dir := t.TempDir()
		for path, text := range soundSite {
			write(t, dir, path, text)
		}
		write(t, dir, "quizzes/iade.md", quizText(1))
		write(t, dir, "content/01-iade/r.png", "png")
		write(t, dir, "themes/default/assets/base/own.css", "a{}")
		return dir
	}
	opts := generator.Options{Program: "ders 1", BaseURL: "https://ornek.org/"}
	input := func(dir string, opts generator.Options) source.Digest {
		opts.Source = dir
		return open(t, opts).Input()
	}
	same := input(lay(), opts)
	if same == (source.Digest{}) || same != input(lay(), opts) {
		t.Error("equal sites are different")
	}

	for name, change := range map[string]func(dir string){
		"touched": func(dir string) { write(t, dir, "content/index.md", soundSite["content/index.md"]) },
		"saved on Windows": func(dir string) {
			write(t, dir, "content/index.md", "\ufeff"+strings.ReplaceAll(soundSite["content/index.md"], "\n", "\r\n"))
		},
		"the output":    func(dir string) { write(t, dir, "public/index.html", "") },
		"a helper file": func(dir string) { write(t, dir, "content/.index.md.swp", "") },
	} {
		dir := lay()
		if change(dir); input(dir, opts) != same {
			t.Errorf("%s is a change", name)
		}
	}

	seen := map[source.Digest]string{same: "nothing"}
	differs := func(name string, got source.Digest) {
		t.Helper()
		if other, met := seen[got]; met || got == (source.Digest{}) {
			t.Errorf("%s: the input is that of %q", name, other)
		}
		seen[got] = name
	}
	for name, change := range map[string]func(dir string) error{
		"a byte":      func(dir string) error { return edit(dir, "content/01-iade/01-sure.md", "On dört", "On beş") },
		"a quiz":      func(dir string) error { return edit(dir, "quizzes/iade.md", "[x]", "[ ]") },
		"ders.yaml":   func(dir string) error { return edit(dir, "ders.yaml", "Deneme", "Deneme 2") },
		"the theme":   func(dir string) error { return edit(dir, "themes/default/assets/base/own.css", "a", "b") },
		"a picture":   func(dir string) error { return edit(dir, "content/01-iade/r.png", "png", "gif") },
		"a new file":  func(dir string) error { write(t, dir, "content/01-iade/s.png", "png"); return nil },
		"a file gone": func(dir string) error { return os.Remove(filepath.Join(dir, "content/01-iade/r.png")) },
		"a file's name": func(dir string) error {
			return os.Rename(filepath.Join(dir, "content/01-iade/r.png"), filepath.Join(dir, "content/01-iade/t.png"))
		},
		"a theme more": func(dir string) error { write(t, dir, "themes/baska/theme.yaml", "name: Baska\n"); return nil },
	} {
		dir := lay()
		if err := change(dir); err != nil {
			t.Fatal(err)
		}
		differs(name, input(dir, opts))
	}
	dir := lay()
	for name, change := range map[string]func(*generator.Options){
		"base URL": func(o *generator.Options) { o.BaseURL = "" },
		"program":  func(o *generator.Options) { o.Program = "ders 2" },
		"drafts":   func(o *generator.Options) { o.Drafts = true },
		"online":   func(o *generator.Options) { o.Online = true },
		"thorough": func(o *generator.Options) { o.Thorough = true },
	} {
		other := opts
		change(&other)
		differs(name, input(dir, other))
	}

	if input(dir, generator.Options{}) != (source.Digest{}) {
		t.Error("the input of an unknown program is known")
	}
	if err := os.Symlink("yok", filepath.Join(dir, "content/kopuk.md")); err != nil {
		t.Fatal(err)
	}
	if input(dir, opts) != (source.Digest{}) {
		t.Error("an input that cannot be read is known")
	}
}

// edit changes a word of a file.
func edit(dir, name, from, to string) error {
	path := filepath.Join(dir, filepath.FromSlash(name))
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.WriteFile(path, []byte(strings.Replace(string(data), from, to, 1)), 0o644)
}

// TestRecalledIsWhatWasBuilt: figures, words and places, and nothing is parsed
// for it. (TestMistakes holds it for every diagnostic.)
func TestRecalledIsWhatWasBuilt(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for path, text := range soundSite {
		write(t, dir, path, text)
	}
	write(t, dir, "ders.yaml", "title: Deneme\nlanguage: en\nbase_url: https://ornek.org/\neditor: \"vscode://file/{file}:{line}\"\n")
	write(t, dir, "quizzes/iade.md", quizText(1))
	write(t, dir, "content/01-iade/02-bos.md", "---\ntitle: Boş\n---\n\n<b>x</b>\n")
	opts := generator.Options{Source: dir, Program: "ders"}
	b := open(t, opts)
	was, err := b.Build(t.Context())
	if err != nil || was.Tree == nil || len(was.Diagnostics) < 2 {
		t.Fatalf("%v\n%s", err, say(was.Diagnostics, "en"))
	}
	is := recalled(t, b, was, opts)
	if is == nil {
		t.Fatal("nothing is recalled")
	}
	if is.Pages != was.Pages || is.Quizzes != was.Quizzes || is.Scenarios != was.Scenarios || is.Language != "en" || is.Editor != was.Editor || is.BaseURL != "https://ornek.org/" {
		t.Errorf("%+v\n%+v", is, was)
	}
	for _, language := range []string{"tr", "en"} {
		for i := range was.Diagnostics {
			if a, b := was.Diagnostics[i].Describe(language), is.Diagnostics[i].Describe(language); !reflect.DeepEqual(a, b) {
				t.Errorf("%+v\n%+v", a, b)
			}
		}
	}

	for name, note := range map[string][]byte{"none": nil, "half of one": b.Note(was)[:40], "another": []byte("not")} {
		if b.Recall(note) != nil {
			t.Errorf("%s is recalled", name)
		}
	}
	stranger := source.NewFile("content/yok.md", []byte("x"))
	was.Diagnostics = append(was.Diagnostics, stranger.Span(0, 1).Report(source.Rules()[0]))
	if b.Note(was) != nil {
		t.Error("a place in no file of the site is kept")
	}
}

// TestInputIsOfTheBuild: a file that changes meanwhile is not in the build, as it
// is not in the input; and nothing is read twice.
func TestInputIsOfTheBuild(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for path, text := range soundSite {
		write(t, dir, path, text)
	}
	var parsed atomic.Int64
	b := open(t, generator.Options{Source: dir, Program: "ders", Progress: func(int, int) { parsed.Add(1) }})
	input := b.Input()
	if parsed.Load() != 0 {
		t.Error("the input was parsed")
	}
	if err := edit(dir, "content/01-iade/01-sure.md", "On dört", "On beş"); err != nil {
		t.Fatal(err)
	}
	page := func() string {
		result, err := b.Build(t.Context())
		if err != nil || result.Tree == nil {
			t.Fatal(err)
		}
		data, err := result.Tree.Read("iade/sure/index.html")
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	if text := page(); !strings.Contains(text, "On dört") || strings.Contains(text, "On beş") {
		t.Error("the build is of other files than its input")
	}
	if text := page(); !strings.Contains(text, "On beş") {
		t.Error("the second build does not read the files")
	}
	if b.Input() == input {
		t.Error("the input did not change")
	}
}
