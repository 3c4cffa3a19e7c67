package generator_test

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"

	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ders/generator"
	"ders/generator/move"
	"ders/generator/source"
	"ders/generator/starter"
)

// TestMoves is the law of moving: after any moves the site says nothing that it
// did not say before, and every address that a page ever had leads to it. What
// is refused changes no byte. The moves are random but repeatable.
func TestMoves(t *testing.T) {
	dir := t.TempDir()
	for name, text := range starter.Site("tr", starter.Program{}) {
		write(t, dir, name, string(text))
	}
	b := open(t, generator.Options{Source: dir, Drafts: true})
	before, err := b.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	was := map[string]string{}          // first path → path now
	had := map[string]string{}          // address → first path of the page that had it last
	note := func(r *generator.Result) { // what has which address
		now := map[string]string{}
		for first, path := range was {
			now[path] = first
		}
		for _, page := range r.Site.Pages {
			had[page.URL] = now[page.Path()]
		}
	}
	for _, page := range before.Site.Pages {
		was[page.Path()] = page.Path()
	}
	note(before)

	random := rand.New(rand.NewPCG(3, 14))
	made := 0
	for step := range 60 {
		from, to := randomMove(random, before, step)
		text := contents(t, dir)
		m, err := b.PlanMove(t.Context(), before, from, to)
		var refused *move.Refusal
		var hindered *source.Hindrance
		switch {
		case errors.As(err, &refused) && refused.Reason != move.Unclear, errors.As(err, &hindered):
		case err != nil:
			t.Fatalf("%s to %s: %v", from, to, err)
		case len(m.Objection) > 0:
			for _, d := range m.Objection {
				if isLeftBehind.MatchString(d.Rule.ID) {
					t.Errorf("%s to %s: not mended: %s", from, to, say(m.Objection, "en"))
				}
			}
		default:
			if err := b.Carry(m); err != nil {
				t.Fatalf("%s to %s: %v", from, to, err)
			}
			for first, path := range was {
				was[first] = m.After(path)
			}
			made++
			text = nil
		}
		if text != nil {
			if diff := cmp.Diff(text, contents(t, dir)); diff != "" {
				t.Fatalf("%s to %s was refused, and yet:\n%s", from, to, diff)
			}
			continue
		}
		if before, err = b.Build(t.Context()); err != nil {
			t.Fatal(err)
		}
		if said := say(before.Diagnostics, "en"); said != "" {
			t.Fatalf("%s to %s: %s", from, to, said)
		}
		note(before)
		leads := map[string]string{}
		for _, r := range before.Site.Redirects {
			leads[r.From] = r.To.Path()
		}
		for _, page := range before.Site.Pages {
			leads[page.URL] = page.Path()
		}
		for address, first := range had {
			if leads[address] != was[first] {
				t.Fatalf("%s to %s: /%s leads to %q, not to %q", from, to, address, leads[address], was[first])
			}
		}
	}
	if made < 15 {
		t.Errorf("only %d moves were made", made)
	}
}

// isLeftBehind are rules about what names a page that moved.
var isLeftBehind = regexp.MustCompile(`^link/|draw|path-module|prerequisite`)

// randomMove is one that may be possible.
func randomMove(random *rand.Rand, r *generator.Result, step int) (from, to string) {
	page := r.Site.Pages[random.IntN(len(r.Site.Pages))]
	from = page.Path()
	name := fmt.Sprintf("%02d-yer-%d", random.IntN(90), step%7) // names come back
	if path.Base(from) == "index.md" && from != "content/index.md" {
		return path.Dir(from), path.Join(path.Dir(path.Dir(from)), name)
	}
	other := r.Site.Pages[random.IntN(len(r.Site.Pages))]
	dir := path.Dir(other.Path())
	if random.IntN(2) == 0 {
		dir = path.Dir(from)
	}
	return from, path.Join(dir, name+".md")
}

// contents is every file below a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		all[strings.TrimPrefix(name, dir)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
