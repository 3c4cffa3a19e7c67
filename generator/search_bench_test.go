//go:build unix

package generator_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"ders/cmd/bench/corpus"
	"ders/generator"
	"ders/generator/output"
	"ders/generator/search"
)

// BenchmarkSearch prints what the index of a site costs: its processor time
// beside that of the whole build, its size, and what a first query and a second
// one load. What a keystroke takes is measured in a browser: TestSearchKeystroke.
func BenchmarkSearch(b *testing.B) {
	for _, pages := range []int{0, 300, 3000} {
		name, dir := fmt.Sprintf("pages=%d", pages), ".."
		if pages == 0 {
			name = "academy"
		} else {
			dir = b.TempDir()
			if err := corpus.Write(dir, pages); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(name, func(b *testing.B) {
			start := worked()
			builder := open(b, generator.Options{Source: dir})
			result, err := builder.Build(context.Background())
			if err != nil || result.Tree == nil {
				b.Fatal(err, len(result.Diagnostics))
			}
			if _, err := output.Publish(b.Context(), filepath.Join(b.TempDir(), "public"), result.Tree, output.Options{}); err != nil {
				b.Fatal(err)
			}
			whole := worked() - start
			if dir := os.Getenv("DERS_SEARCH_SITE"); dir != "" && pages == 3000 { // for TestSearchKeystroke
				if _, err := output.Publish(b.Context(), dir, result.Tree, output.Options{}); err != nil {
					b.Fatal(err)
				}
			}

			var index map[string][]byte
			var stats search.Stats
			start = worked()
			runs := 0
			for b.Loop() {
				index, stats = indexOf(result.Site)
				runs++
			}
			took := (worked() - start) / time.Duration(runs)
			zipped := 0
			for _, data := range index {
				zipped += gzipped(data)
			}
			b.ReportMetric(float64(took.Microseconds())/1000, "ms-index")
			b.ReportMetric(100*took.Seconds()/whole.Seconds(), "%-of-build")
			b.ReportMetric(float64(stats.Bytes)/1024, "KiB-index")
			b.ReportMetric(float64(zipped)/1024, "KiB-gzip")
			b.ReportMetric(float64(stats.Shards), "files")
			s := newSearcher(b, result.Tree)
			code := s.code()
			s.find("müşteri")
			b.ReportMetric(float64(code+s.bytes())/1024, "KiB-first")
			b.ReportMetric(float64(len(s.loaded)+2), "requests-first")
			second := s.find("sikayet")
			b.ReportMetric(float64(s.bytes())/1024, "KiB-second")
			b.ReportMetric(float64(len(s.loaded)), "requests-second")
			b.ReportMetric(float64(second.Total), "found")
		})
	}
}

// worked is the processor time of this process so far, on all processors: what
// other programs do at the same time does not count.
func worked() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
