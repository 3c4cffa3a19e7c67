package generator_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"ders/generator"
)

// TestALessonTakesLittleMemory: who serves a site keeps what its author wrote,
// and little beside it. The HTML of a lesson is as large as its text, so that
// keeping it fails here.
func TestALessonTakesLittleMemory(t *testing.T) {
	var paragraph strings.Builder
	for i := range 80 {
		fmt.Fprintf(&paragraph, "söz %d ile şikâyet biter, ", i)
	}
	text := strings.Repeat("## Başlık\n\n"+paragraph.String()+"**ve** [bağlantı](index.md) var.\n\n", 4)
	dir := t.TempDir()
	write(t, dir, "ders.yaml", "title: Site\nid: site\n")
	write(t, dir, "content/index.md", "---\ntitle: Site\ndescription: Site.\n---\n\nMetin.\n")
	builder, err := generator.New(generator.Options{Source: dir, Drafts: true, Online: true})
	if err != nil {
		t.Fatal(err)
	}
	defer builder.Close()
	made := 0
	// live is how much memory the builder has of a site of so many lessons. Ten
	// are a module: a build makes the first sheet, to try it.
	live := func(lessons int) int {
		for ; made < lessons; made++ {
			module := fmt.Sprintf("content/modul-%d/", made/10)
			write(t, dir, module+"index.md", fmt.Sprintf("---\ntitle: Modül %d\ndescription: Modül.\n---\n\nMetin.\n", made/10))
			write(t, dir, fmt.Sprintf("%sders-%d.md", module, made), fmt.Sprintf("---\ntitle: Ders %d\ndescription: Ders.\n---\n\n%s", made, text))
		}
		builder.Changed()
		result, err := builder.Build(t.Context())
		if err != nil || result.Tree == nil {
			t.Fatal(err, result)
		}
		for range 3 { // what pools have goes at the second
			runtime.GC()
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		runtime.KeepAlive(result)
		return int(m.HeapAlloc)
	}
	live(10)
	few := live(100)
	each := (live(300) - few) / 200
	t.Logf("a lesson of %d bytes takes %d", len(text), each)
	if beside := each - len(text); beside > len(text) {
		t.Errorf("beside its %d bytes a lesson takes %d", len(text), beside)
	}
}
