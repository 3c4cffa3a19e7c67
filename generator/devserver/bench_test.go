package devserver_test

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ders/generator"
)

// The benchmarks print what a trainer waits for. Each runs on a corpus of
// Turkish lessons of 600 to 900 words, ten to a module, each module with a
// quiz of ten questions, a tag on every 250 lessons. They assert nothing about
// time: what must not grow with the site is counted by TestAnEditIsNoWorkForTheSite.

var sizes = []int{1000, 10_000}

// BenchmarkBuild prints the processor time and the memory of `ders build` into a
// new folder, and how much of the time a bare program takes that reads the same
// files, calls goldmark and writes. What ders takes for a site of one lesson is
// that of its theme.
func BenchmarkBuild(b *testing.B) {
	ders, bare := program(b, "../../cmd/ders"), program(b, "./testdata/bare")
	for _, n := range append([]int{1}, sizes...) {
		b.Run(fmt.Sprintf("lessons=%d", n), func(b *testing.B) {
			dir := corpus(b, n)
			for b.Loop() {
				cpu, peak := run(b, ders, "build", "--source", dir, "--output", filepath.Join(b.TempDir(), "public"))
				least, _ := run(b, bare, dir, filepath.Join(b.TempDir(), "public"))
				b.ReportMetric(cpu.Seconds()*1000, "cpu-ms")
				b.ReportMetric(least.Seconds()*1000, "bare-cpu-ms")
				b.ReportMetric(peak, "MB-peak")
			}
			b.ReportMetric(0, "ns/op") // a disk under load tells nothing
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
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				i++
				builder.Changed(edit(b, dir, fmt.Sprintf("Düzeltme %d.", i), "Ders 3"))
				mustBuild(b, builder)
			}
		})
	}
}

// BenchmarkEditServed measures `ders serve` from the end of the write to the
// moment when the last page that shows the edit was read, the quiet window
// included. A page asks when it is told of a build, as here. A text is shown by
// its page; a title by the pages of the module, its sheet and that of the tag.
func BenchmarkEditServed(b *testing.B) {
	ders := program(b, "../../cmd/ders")
	const lesson = "modul-5/ders-3/"
	for _, n := range sizes {
		b.Run(fmt.Sprintf("lessons=%d", n), func(b *testing.B) {
			dir := corpus(b, n)
			url, told, peak := serve(b, ders, dir)
			shown := []string{lesson, "modul-5/", "modul-5/yazdir/", fmt.Sprintf("etiket/konu-%d/", 5%max(1, n/250))}
			for i := range 10 {
				if i != 2 {
					shown = append(shown, fmt.Sprintf("modul-5/ders-%d/", i+1))
				}
			}
			measure := func(pages []string, title func(i int) string) (took []time.Duration) {
				for i := range 21 {
					time.Sleep(600 * time.Millisecond) // a person's pause: no edit joins another's window, and the garbage is away
					for len(told) > 0 {
						<-told
					}
					text := fmt.Sprintf("Düzeltme %d.", i)
					edit(b, dir, text, title(i))
					start := time.Now()
					<-told
					for _, page := range pages {
						body := get(b, url+page)
						if page == lesson && !strings.Contains(body, text) || !strings.Contains(body, title(i)) {
							b.Fatalf("%s does not show edit %d", page, i)
						}
					}
					took = append(took, time.Since(start))
				}
				slices.Sort(took)
				return took
			}
			for b.Loop() {
				texts := measure([]string{lesson}, func(int) string { return "Ders 3" })
				titles := measure(shown, func(i int) string { return fmt.Sprintf("Yeni ad %d", i) })
				edit(b, dir, "Son.", "Ders 3")
				report := func(what string, took []time.Duration) {
					b.ReportMetric(took[len(took)/2].Seconds()*1000, what+"-ms")
					b.ReportMetric(took[len(took)-1].Seconds()*1000, what+"-worst-ms")
				}
				report("text", texts)
				report("title", titles)
			}
			b.ReportMetric(peak(), "MB-peak")
			b.ReportMetric(0, "ns/op") // one run is 42 edits: the figures are for one
		})
	}
}

// program builds a program of this module and returns its path.
func program(b *testing.B, folder string) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), filepath.Base(folder))
	if out, err := exec.Command("go", "build", "-o", path, folder).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return path
}

// run runs a program and returns its processor time and, on Linux, how much
// memory it had at most.
func run(b *testing.B, name string, args ...string) (cpu time.Duration, megabytes float64) {
	b.Helper()
	cmd := exec.Command(name, args...)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), most(cmd.ProcessState)
}

// serve starts `ders serve`; told gets a value after every build.
func serve(b *testing.B, ders, dir string) (url string, told chan struct{}, peak func() float64) {
	b.Helper()
	cmd := exec.Command(ders, "serve", "--source", dir, "--port", "0")
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	lines := bufio.NewScanner(out)
	for url == "" && lines.Scan() {
		url = regexp.MustCompile(`http://[^ /]+:\d+/`).FindString(lines.Text())
	}
	if url == "" {
		b.Fatal("ders serve told no address")
	}
	go io.Copy(io.Discard, out)
	events, err := http.Get(url + "_ders/events")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { events.Body.Close() })
	told = make(chan struct{}, 100)
	go func() {
		for lines := bufio.NewScanner(events.Body); lines.Scan(); {
			if strings.HasPrefix(lines.Text(), "data: ") {
				told <- struct{}{}
			}
		}
	}()
	return url, told, func() float64 {
		status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid))
		kilobytes := 0.0
		if m := regexp.MustCompile(`VmHWM:\s+(\d+)`).FindSubmatch(status); m != nil {
			fmt.Sscan(string(m[1]), &kilobytes)
		}
		return kilobytes / 1024
	}
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

// edit changes the last words and the title of one lesson of the corpus and
// returns its path.
func edit(b testing.TB, dir, words, title string) string {
	b.Helper()
	path := filepath.Join(dir, "content/0005-modul-5/003-ders-3.md")
	text, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	before, _, _ := strings.Cut(string(text), "\n\nDüzeltme: ")
	_, before, _ = strings.Cut(before, "\ndescription:")
	if err := os.WriteFile(path, fmt.Appendf(nil, "---\ntitle: %s\ndescription:%s\n\nDüzeltme: %s\n", title, before, words), 0o644); err != nil {
		b.Fatal(err)
	}
	return path
}

var stems = strings.Fields("müşteri şikâyet iletişim memnuniyet sadakat ürün iade değişim teslimat görüşme temsilci çözüm beklenti deneyim hizmet kayıt süre seçenek öneri telefon sohbet ileti sıra ölçüm güven söz yanıt duygu özet adım")
var endings = []string{"", "", "ler", "in", "de", "den", "i", "e", "lerin", "ye", "miz"}

// corpus writes a site of n lessons. It is the same at every run.
func corpus(b testing.TB, n int) string {
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
			fmt.Fprintf(&s, "---\ntitle: Ders %d\ndescription: Ders açıklaması.\ntags: [konu %d]\n---\n\n%s\n\n", l, m%max(1, n/250), words(40))
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
