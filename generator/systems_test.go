package generator_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"ders/generator"
	"ders/generator/output"
)

// TestEverySystemMakesTheSameSite: the academy as editors of other systems save
// it, with CRLF and a byte order mark, or with letters in two parts in texts and
// names, is the same site to the last byte.
func TestEverySystemMakesTheSameSite(t *testing.T) {
	t.Parallel()
	site := func(save func(string) string, name func(string) string) *output.Tree {
		t.Helper()
		dir := t.TempDir()
		for _, top := range []string{"ders.yaml", "content", "quizzes"} {
			err := filepath.WalkDir(filepath.Join("..", top), func(file string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				text, err := os.ReadFile(file)
				if ext := path.Ext(file); ext == ".md" || ext == ".yaml" {
					text = []byte(save(string(text)))
				}
				write(t, dir, name(strings.TrimPrefix(filepath.ToSlash(file), "../")), string(text))
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		// Names and addresses with letters of two parts, which the academy has none of.
		write(t, dir, name("content/05-zor-musteriler/06-görüşme.md"), save("---\ntitle: Görüşme\ndescription: Görüşme.\nsynonyms: [küstüm]\n---\n\n"+
			"[Özür](07-özür.md) ![Çizim](çizim.svg)\n\n```quiz\n## Ne dilersiniz?\n\n`id: ozur` `type: short-text`\n\n- [x] özür\n- [ ] süre\n  > Süre söylenir.\n```\n"))
		write(t, dir, name("content/05-zor-musteriler/07-özür.md"), save("---\ntitle: Özür\ndescription: Özür.\n---\n\n```template Özür\nKonu: Özür\n\nSayın [ad],\n\nÖzür dileriz.\n```\n"))
		write(t, dir, name("content/05-zor-musteriler/çizim.svg"), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"/>`)
		result := build(t, generator.Options{Source: dir})
		if result.Tree == nil {
			t.Fatal(say(result.Diagnostics, "tr"))
		}
		return result.Tree
	}
	same := func(s string) string { return s }
	want := site(same, same)
	for _, system := range []struct {
		name       string
		save, call func(string) string
	}{
		{"Windows", func(s string) string { return "\ufeff" + strings.ReplaceAll(s, "\n", "\r\n") }, same},
		{"macOS", norm.NFD.String, norm.NFD.String},
	} {
		got := site(system.save, system.call)
		if len(got.Paths()) != len(want.Paths()) {
			t.Errorf("%s: %d files, want %d", system.name, len(got.Paths()), len(want.Paths()))
		}
		for _, file := range want.Paths() {
			theirs, err := got.Read(file)
			ours, wanted := want.Read(file)
			if err != nil || wanted != nil || !bytes.Equal(theirs, ours) {
				t.Errorf("%s: %s differs (%v, %v)", system.name, file, err, wanted)
			}
		}
	}
}
