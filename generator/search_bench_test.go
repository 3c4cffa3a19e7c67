//go:build unix

package generator_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

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
			dir = largeSite(b, pages)
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

			var index search.Index
			var stats search.Stats
			start = worked()
			runs := 0
			for b.Loop() {
				index, stats = search.Build(result.Site, search.Options{})
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

// largeSite writes a site of about so many lessons from the academy's sections
// in a random order, each with words that no other site has, so that its
// vocabulary grows with it. It is the same at every run.
func largeSite(b testing.TB, pages int) string {
	b.Helper()
	var sections []string
	ids := regexp.MustCompile(`(?m) \{#[^}]*\}$`) // of two pages they may be the same
	files, err := filepath.Glob("../content/*/*.md")
	if err != nil {
		b.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		for _, part := range strings.Split(string(text), "\n## ")[1:] {
			if !strings.Contains(part, "](") && !strings.Contains(part, "```") && !strings.Contains(part, "`id:") && !strings.Contains(part, "[^") {
				sections = append(sections, ids.ReplaceAllString(part, ""))
			}
		}
	}
	random := rand.New(rand.NewPCG(11, uint64(pages)))
	syllables := strings.Fields("ba ce dı fo gö hu jı ke la mi no öt pa re sı tu ül va yo za kal der men son tür bek lan çık gez per")
	coined := func() string {
		var w strings.Builder
		for range 2 + random.IntN(3) {
			w.WriteString(syllables[random.IntN(len(syllables))])
		}
		return w.String()
	}
	dir := b.TempDir()
	put := func(name, text string) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	put("ders.yaml", "title: Ölçüm sitesi\nid: olcum\n")
	put("content/index.md", "---\ntitle: Ölçüm sitesi\n---\n\nÖlçüm için.\n")
	for m := range pages / 10 {
		folder := fmt.Sprintf("content/%04d-modul-%d/", m+1, m+1)
		put(folder+"index.md", fmt.Sprintf("---\ntitle: %s modülü\ndescription: Modül %d.\n---\n\nModül.\n", coined(), m+1))
		for l := range 9 {
			var s strings.Builder
			fmt.Fprintf(&s, "---\ntitle: %s ve %s\ndescription: Ders.\n---\n\n", coined(), coined())
			for range 6 {
				fmt.Fprintf(&s, "## %s\n\n%s %s %s %s.\n\n", strings.TrimRight(sections[random.IntN(len(sections))], "\n "), coined(), coined(), coined(), coined())
			}
			put(fmt.Sprintf("%s%02d-ders-%d.md", folder, l+1, l+1), s.String())
		}
	}
	return dir
}
