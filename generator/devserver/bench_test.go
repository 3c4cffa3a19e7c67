package devserver_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"ders/generator"
	"ders/generator/devserver"
	"ders/generator/output"
)

// The benchmarks print what a trainer waits for. Each runs on a corpus of
// Turkish lessons of 600 to 900 words, ten to a module, each module with a
// quiz of ten questions. They assert nothing about time.

var sizes = []int{1000, 10_000}

func BenchmarkColdBuild(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("lessons=%d", n), func(b *testing.B) {
			dir := corpus(b, n)
			for b.Loop() {
				builder := newBuilder(b, dir)
				result := mustBuild(b, builder)
				if _, err := output.Publish(b.Context(), filepath.Join(b.TempDir(), "public"), result.Tree, output.Options{}); err != nil {
					b.Fatal(err)
				}
				builder.Close()
			}
			b.ReportMetric(peakMB(), "MB-heap")
		})
	}
}

func BenchmarkRebuild(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("lessons=%d", n), func(b *testing.B) {
			dir := corpus(b, n)
			builder := newBuilder(b, dir)
			defer builder.Close()
			mustBuild(b, builder)
			i := 0
			for b.Loop() {
				i++
				builder.Changed(edit(b, dir, i))
				mustBuild(b, builder)
			}
		})
	}
}

// BenchmarkEditServed measures from the end of the write to the moment when
// the server answers with the new text, the quiet window included.
func BenchmarkEditServed(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("lessons=%d", n), func(b *testing.B) {
			dir := corpus(b, n)
			builder := newBuilder(b, dir)
			defer builder.Close()
			ctx, stop := context.WithCancel(b.Context())
			ready, ended := make(chan string, 1), make(chan error, 1)
			go func() {
				ended <- devserver.Run(ctx, builder, devserver.Options{
					Source: dir, Host: "127.0.0.1", Port: 0, OnReady: func(url string) { ready <- url },
				})
			}()
			url := <-ready + "modul-5/ders-3/"
			var took []time.Duration
			for i := range 21 {
				time.Sleep(60 * time.Millisecond) // a person's pause: no edit joins another's window
				edit(b, dir, i)
				start := time.Now()
				for want := fmt.Sprintf("Düzeltme %d.", i); !strings.Contains(get(b, url), want); {
					if time.Since(start) > 10*time.Second {
						b.Fatal("the edit was not served within ten seconds")
					}
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(0, "ns/op") // one run is 21 edits: the figures below are for one
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
			b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms-worst")
			b.ReportMetric(peakMB(), "MB-heap")
			stop()
			<-ended
		})
	}
}

func newBuilder(b *testing.B, dir string) *generator.Builder {
	b.Helper()
	builder, err := generator.New(generator.Options{Source: dir, Drafts: true})
	if err != nil {
		b.Fatal(err)
	}
	return builder
}

func mustBuild(b *testing.B, builder *generator.Builder) *generator.Result {
	b.Helper()
	result, err := builder.Build(b.Context())
	if err != nil || result.Tree == nil {
		b.Fatal(err, result)
	}
	return result
}

func get(b *testing.B, url string) string {
	b.Helper()
	response, err := http.Get(url)
	if err != nil {
		b.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		b.Fatal(err)
	}
	return string(body)
}

// edit changes one lesson of the corpus and returns its path.
func edit(b *testing.B, dir string, i int) string {
	b.Helper()
	path := filepath.Join(dir, "content/0005-modul-5/003-ders-3.md")
	text, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	before, _, _ := strings.Cut(string(text), "\n\nDüzeltme ")
	if err := os.WriteFile(path, fmt.Appendf(nil, "%s\n\nDüzeltme %d.\n", before, i), 0o644); err != nil {
		b.Fatal(err)
	}
	return path
}

func peakMB() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}

var stems = strings.Fields("müşteri şikâyet iletişim memnuniyet sadakat ürün iade değişim teslimat görüşme temsilci çözüm beklenti deneyim hizmet kayıt süre seçenek öneri telefon sohbet ileti sıra ölçüm güven söz yanıt duygu özet adım")
var endings = []string{"", "", "ler", "in", "de", "den", "i", "e", "lerin", "ye", "miz"}

// corpus writes a site of n lessons. It is the same at every run.
func corpus(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	random := rand.New(rand.NewPCG(7, uint64(n)))
	words := func(count int) string {
		var s strings.Builder
		for i := range count {
			word := stems[random.IntN(len(stems))] + endings[random.IntN(len(endings))]
			switch {
			case i == 0:
			case i%11 == 0:
				s.WriteString(". ")
			default:
				s.WriteByte(' ')
			}
			s.WriteString(word)
		}
		return s.String() + "."
	}
	put := func(path, text string) {
		path = filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	put("ders.yaml", "title: Ölçüm sitesi\nid: olcum\n")
	put("content/index.md", "---\ntitle: Ölçüm sitesi\ndescription: Ölçüm için.\n---\n\n"+words(60)+"\n")
	for m := 1; m <= max(1, n/10); m++ {
		folder := fmt.Sprintf("content/%04d-modul-%d/", m, m)
		put(folder+"index.md", fmt.Sprintf("---\ntitle: Modül %d\ndescription: Modül açıklaması.\n---\n\n%s\n", m, words(60)))
		for l := 1; l <= 10; l++ {
			var s strings.Builder
			fmt.Fprintf(&s, "---\ntitle: Ders %d\ndescription: Ders açıklaması.\ntags: [ölçüm]\n---\n\n%s\n\n", l, words(40))
			for h := range 5 {
				fmt.Fprintf(&s, "## Başlık %d %s\n\n%s\n\n- **%s** %s\n- %s\n- [bağlantı](%03d-ders-%d.md)\n\n> [!tip] Bilgi\n> %s\n\n", h, stems[h], words(70+random.IntN(40)), stems[h], words(8), words(9), l%10+1, l%10+1, words(14))
			}
			put(fmt.Sprintf("%s%03d-ders-%d.md", folder, l, l), s.String())
		}
		var q strings.Builder
		fmt.Fprintf(&q, "---\ntitle: Sınav %d\n---\n\n", m)
		for i := range 10 {
			fmt.Fprintf(&q, "## %d. %s?\n\n`id: s%d`\n\n- [x] %s\n  > %s\n- [ ] %s\n  > %s\n- [ ] %s\n\n> **Açıklama:** %s\n\n", i, words(8), i, words(5), words(8), words(6), words(8), words(5), words(12))
		}
		put(fmt.Sprintf("quizzes/modul-%d.md", m), q.String())
	}
	return dir
}
