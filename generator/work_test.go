package generator_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"ders/cmd/bench/corpus"
	"ders/generator"
	"ders/generator/output"
	"ders/generator/site"
)

// workFile holds what TestWork counted when somebody last looked at it.
const workFile = "testdata/work.txt"

const workHead = `# What a site of 60 lessons and 6 quizzes costs, as TestWork counts it. More than
# a fifth above is a mistake or is meant; then write the file again with
#
#	go test ./generator -run TestWork -update
#
`

// TestWork: no change makes a build do a fifth more than it did without
// anybody seeing it. What is counted are allocations, their bytes and the bytes
// of the output: they are the same on a busy machine.
func TestWork(t *testing.T) {
	if raced {
		t.Skip("the race detector allocates, and empties pools by chance")
	}
	processors, percent := runtime.GOMAXPROCS(1), debug.SetGCPercent(-1) // who works on what, and what pools keep, is no chance
	t.Cleanup(func() {
		runtime.GOMAXPROCS(processors)
		debug.SetGCPercent(percent)
	})

	dir := t.TempDir()
	if err := corpus.Write(dir, 60); err != nil {
		t.Fatal(err)
	}
	options := generator.Options{Source: dir, BaseURL: "https://ornek.org/egitim/", Once: true}
	build(t, options) // the embedded theme is loaded once for all sites

	w := &work{t: t}
	w.round(options) // pools are filled, once for all
	w.counted = nil
	for range 2 {
		w.round(options)
	}
	w.compare()
}

// work is what was counted, the least of some rounds.
type work struct {
	t       *testing.T
	counted []counted
}

type counted struct {
	what  string
	count int
	focus string // the function to look at in a profile; "" for what is no work
}

// round counts one build from nothing, stage by stage and then as `ders build`
// does it, the same again into the same folder, and edits of a served site.
func (w *work) round(options generator.Options) {
	t := w.t
	fresh := func() (*generator.Builder, *generator.Result) {
		builder := open(t, options)
		result, err := builder.Build(t.Context())
		if err != nil || result.Tree == nil {
			t.Fatal(err, result)
		}
		return builder, result
	}
	publish := func(result *generator.Result, dir string) {
		if _, err := output.Publish(t.Context(), dir, result.Tree, output.Options{}); err != nil {
			t.Fatal(err)
		}
	}

	var result *generator.Result
	w.work("read, parse, assemble, advise", `\(\*Builder\)\.Build`, func() { _, result = fresh() })
	sizes := map[bool]int{}
	isIndex := func(path string) bool { return strings.HasPrefix(path, site.SearchFolder+"/") }
	readAll := func(index bool) {
		for _, path := range result.Tree.Paths() {
			if isIndex(path) == index {
				sizes[index] += len(read(t, result.Tree, path))
			}
		}
	}
	w.work("search index", `search\.Build`, func() { result.Tree.Paths(); readAll(true) })
	w.work("render", `generator/render`, func() { readAll(false) })
	w.least("search index, output bytes", sizes[true], "")
	w.least("all else, output bytes", sizes[false], "")

	public := filepath.Join(t.TempDir(), "public")
	_, result = fresh()
	w.work("render, index, write", `output\.Publish`, func() { publish(result, public) })
	w.work("all of it again, nothing changed", `generator_test\.\(\*work\)\.round`, func() { _, again := fresh(); publish(again, public) })

	served := options
	served.Once, served.Drafts, served.Online = false, true, true
	builder := open(t, served)
	rebuild := func(title, words string) func() {
		return func() {
			if err := corpus.Edit(options.Source, title, words); err != nil {
				t.Fatal(err)
			}
			builder.Changed(corpus.Lesson)
			result, err := builder.Build(t.Context())
			if err != nil || result.Tree == nil {
				t.Fatal(err, result)
			}
			if !strings.Contains(read(t, result.Tree, corpus.TitleShown(60)[0]+"index.html"), words) {
				t.Fatal("an edit is not shown")
			}
		}
	}
	rebuild("Bir ders", "İlk.")()
	w.work("an edited text, one page", `\(\*Builder\)\.Build|output.*Read`, rebuild("Bir ders", "Sonra."))
	w.work("an edited title, one page", `\(\*Builder\)\.Build|output.*Read`, rebuild("Başka bir ders", "Sonra."))
	rebuild("Bir ders", "Son.")()
}

// work counts what a function allocates.
func (w *work) work(what, focus string, do func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	w.least(what+", allocations", int(after.Mallocs-before.Mallocs), focus)
	w.least(what+", bytes", int(after.TotalAlloc-before.TotalAlloc), focus)
}

func (w *work) least(what string, count int, focus string) {
	for i := range w.counted {
		if c := &w.counted[i]; c.what == what {
			c.count = min(c.count, count)
			return
		}
	}
	w.counted = append(w.counted, counted{what, count, focus})
}

// compare holds what was counted against what was written down.
func (w *work) compare() {
	t := w.t
	if *update {
		var text strings.Builder
		text.WriteString(workHead)
		for _, c := range w.counted {
			fmt.Fprintf(&text, "%s: %d\n", c.what, c.count)
		}
		if err := os.WriteFile(workFile, []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	text, err := os.ReadFile(workFile)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]int{}
	for line := range strings.Lines(string(text)) {
		if what, count, found := strings.Cut(line, ": "); found {
			n := 0
			fmt.Sscan(count, &n)
			known[what] = n
		}
	}
	for _, c := range w.counted {
		was := known[c.what]
		t.Logf("%-50s %9d, was %9d", c.what, c.count, was)
		if was == 0 {
			t.Errorf("%s: %s does not say; write it with -update", c.what, workFile)
			continue
		}
		more := 100 * (c.count - was) / was
		if more < -20 {
			t.Logf("%s: %d %% less than %s says; keep it with -update", c.what, -more, workFile)
		}
		if more <= 20 {
			continue
		}
		look := ""
		if c.focus != "" {
			sample := "alloc_space"
			if strings.HasSuffix(c.what, "allocations") {
				sample = "alloc_objects"
			}
			look = fmt.Sprintf("\nlook: go test ./generator -run TestWork -memprofile mem.out -memprofilerate 4096 && go tool pprof -sample_index=%s -focus='%s' -top mem.out", sample, c.focus)
		}
		t.Errorf("%s: %d, that is %d %% more than %d in %s\nif it is meant: go test ./generator -run TestWork -update%s", c.what, c.count, more, was, workFile, look)
	}
}
