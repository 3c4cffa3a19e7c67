package devserver_test

import (
	"fmt"
	"testing"

	"ders/cmd/bench/corpus"
	"ders/generator"
)

// BenchmarkRebuild is what an edit costs a builder that serves, without the
// watching and the pages. It asserts nothing about time: what must not grow with
// the site is counted by TestAnEditIsNoWorkForTheSite. What a person waits for
// is printed by `make bench`.
func BenchmarkRebuild(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprintf("lessons=%d", n), func(b *testing.B) {
			dir := newCorpus(b, n)
			builder := newBuilder(b, dir)
			defer builder.Close()
			mustBuild(b, builder)
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				i++
				edit(b, builder, dir, "Ders 3", fmt.Sprintf("Düzeltme %d.", i))
				mustBuild(b, builder)
			}
		})
	}
}

func newCorpus(b testing.TB, lessons int) string {
	b.Helper()
	dir := b.TempDir()
	if err := corpus.Write(dir, lessons); err != nil {
		b.Fatal(err)
	}
	return dir
}

func newBuilder(b testing.TB, dir string) *generator.Builder {
	b.Helper()
	builder, err := generator.New(generator.Options{Source: dir, Drafts: true, Online: true, BaseURL: "http://localhost:1414/"})
	if err != nil {
		b.Fatal(err)
	}
	return builder
}

func mustBuild(b testing.TB, builder *generator.Builder) *generator.Result {
	b.Helper()
	result, err := builder.Build(b.Context())
	if err != nil || result.Tree == nil {
		b.Fatal(err, result)
	}
	return result
}

// edit gives the lesson of the corpus that is edited another title and other
// last words, and tells the builder.
func edit(b testing.TB, builder *generator.Builder, dir, title, words string) {
	b.Helper()
	if err := corpus.Edit(dir, title, words); err != nil {
		b.Fatal(err)
	}
	builder.Changed(corpus.Lesson)
}
