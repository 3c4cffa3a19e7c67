package devserver_test

import (
	"fmt"
	"runtime"
	"testing"
)

// TestAnEditIsNoWorkForTheSite: what an edit of a lesson allocates does not
// grow by lessons, but for a few lists of what there is. A pass that makes
// something for every page fails here, whatever the machine.
func TestAnEditIsNoWorkForTheSite(t *testing.T) {
	const few, many = 100, 600
	for what, title := range map[string]func(i int) string{
		"text":  func(int) string { return "Ders 3" },
		"title": func(i int) string { return fmt.Sprint("Ders ", i) },
	} {
		cost := func(lessons int) (mallocs, bytes int) {
			dir := newCorpus(t, lessons)
			builder := newBuilder(t, dir)
			defer builder.Close()
			mustBuild(t, builder)
			mallocs, bytes = 1<<30, 1<<30
			for i := range 5 { // the least of some: a pool may have been emptied
				edit(t, builder, dir, title(i), fmt.Sprint(i))
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				mustBuild(t, builder)
				runtime.ReadMemStats(&after)
				mallocs = min(mallocs, int(after.Mallocs-before.Mallocs))
				bytes = min(bytes, int(after.TotalAlloc-before.TotalAlloc))
			}
			return mallocs, bytes
		}
		mallocs, bytes := cost(many)
		least, small := cost(few)
		t.Logf("%s: %d allocations of %d KB, %d of %d KB in a small site", what, mallocs, bytes>>10, least, small>>10)
		if more := float64(mallocs-least) / (many - few); more > 0.6 {
			t.Errorf("%s: %.2f allocations for each lesson more", what, more)
		}
		if more := (bytes - small) / (many - few); more > 2000 {
			t.Errorf("%s: %d bytes for each lesson more", what, more)
		}
	}
}
