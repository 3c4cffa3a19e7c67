//go:build unix

package generator_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"ders/cmd/bench/corpus"
	"ders/generator"
)

// BenchmarkPages prints what it costs to make a page, its view and template and
// all: processor time, and what the collector of garbage has to do with it.
func BenchmarkPages(b *testing.B) {
	for _, lessons := range []int{0, 300} {
		name, dir := fmt.Sprintf("lessons=%d", lessons), ".."
		if lessons == 0 {
			name = "academy"
		} else {
			dir = b.TempDir()
			if err := corpus.Write(dir, lessons); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(name, func(b *testing.B) {
			var cpu, bytes, allocs, pages, size float64
			for b.Loop() {
				b.StopTimer()
				builder := open(b, generator.Options{Source: dir})
				result, err := builder.Build(b.Context())
				if err != nil || result.Tree == nil {
					b.Fatal(err, len(result.Diagnostics))
				}
				paths := result.Tree.Paths()
				var before, after runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&before)
				start := worked()
				b.StartTimer()
				for _, name := range paths {
					if !strings.HasSuffix(name, ".html") {
						continue
					}
					data, err := result.Tree.Read(name)
					if err != nil {
						b.Fatal(err)
					}
					pages++
					size += float64(len(data))
				}
				cpu += float64((worked() - start).Microseconds())
				runtime.ReadMemStats(&after)
				bytes += float64(after.TotalAlloc - before.TotalAlloc)
				allocs += float64(after.Mallocs - before.Mallocs)
			}
			b.ReportMetric(cpu/pages, "µs-cpu/page")
			b.ReportMetric(bytes/pages, "B/page")
			b.ReportMetric(allocs/pages, "allocs/page")
			b.ReportMetric(size/pages, "size/page")
		})
	}
}
