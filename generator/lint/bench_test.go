package lint

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

// BenchmarkCheck is the advice about a lesson of the academy, each in its turn:
// about 1,000 words. Its lines are taken for its passages.
func BenchmarkCheck(b *testing.B) {
	names, err := filepath.Glob("../../content/*/[0-9]*.md")
	if err != nil || len(names) == 0 {
		b.Fatal("no lessons: ", err)
	}
	var docs []*site.Document
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		doc := &site.Document{File: source.NewFile(name, raw)}
		at := 0
		for line := range strings.Lines(doc.File.Text) {
			doc.Prose = append(doc.Prose, site.Passage{{at, at + len(line)}})
			at += len(line)
		}
		docs = append(docs, doc)
	}
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		adviseDocument(docs[i%len(docs)], lang.For("tr"))
		i++
	}
}
