package markdown

import (
	"os"
	"path/filepath"
	"testing"

	"ders/generator/lang"
	"ders/generator/source"
)

// BenchmarkParse is a lesson of the academy, each in its turn: about 1,000
// words.
func BenchmarkParse(b *testing.B) {
	files := lessons(b)
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		Parse(files[i%len(files)], Settings{Language: lang.For("tr")})
		i++
	}
}

func lessons(tb testing.TB) []*source.File {
	names, err := filepath.Glob("../../content/*/[0-9]*.md")
	if err != nil || len(names) == 0 {
		tb.Fatal("no lessons: ", err)
	}
	var files []*source.File
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		files = append(files, source.NewFile(name, raw))
	}
	return files
}
