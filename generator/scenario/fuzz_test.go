package scenario_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"ders/generator/site"
	"ders/generator/source"
)

// FuzzParse holds the parser to what it promises of any text: no panic, every
// place inside the file, and, where it reports no error, a scenario that comes
// to an end by every way, whose best way is really there.
func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"testdata/*.txtar", "../testdata/mistakes/scenario_*.txtar"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			for _, file := range txtar.Parse(text).Files {
				if strings.HasSuffix(file.Name, ".md") {
					f.Add(string(file.Data))
				}
			}
		}
	}
	f.Add(head + "## a\n\n- [![x](y)\n  ](#a) `if: mood >= 1\n  and points < 2` `mood +\n  1`\n\n---\n\nb\n===\n\n# c {#a}\n")
	f.Fuzz(func(t *testing.T, text string) {
		s, diags := parse(text)
		inside := func(what string, at source.Span) {
			if at.File != nil && (at.File != s.File || at.Start < 0 || at.End < at.Start || at.End > len(s.File.Text)) {
				t.Errorf("%s: span %d–%d of %d bytes", what, at.Start, at.End, len(s.File.Text))
			}
		}
		for _, d := range diags {
			if d.Span.File == nil {
				t.Errorf("%s has no place", d.Rule.ID)
			}
			inside(d.Rule.ID, d.Span)
			for _, r := range d.Related {
				inside(d.Rule.ID, r.Span)
			}
			d.Describe("tr")
		}
		for _, link := range s.Links {
			inside("link", link.Span)
		}
		ids := map[string]bool{}
		for _, n := range s.Nodes {
			inside("node", n.Span)
			if ids[n.ID] && !diags.HasErrors() {
				t.Errorf("two nodes are %q", n.ID)
			}
			ids[n.ID] = true
			for _, m := range n.Moves {
				inside("move", m.Span)
			}
		}
		if diags.HasErrors() {
			return
		}
		playable(t, s)
	})
}

// playable plays a scenario as the browser does: always the last choice that
// is there, and the best way.
func playable(t *testing.T, s *site.Scenario) {
	if s.Start == nil || len(s.Nodes) == 0 {
		t.Fatal("nothing to play, and no error")
	}
	for _, n := range s.Nodes {
		if (n.Kind == site.Ending) != (len(n.Moves) == 0) {
			t.Errorf("%q is a %s with %d moves", n.ID, n.Kind, len(n.Moves))
		}
	}
	play(t, s, func(there []*site.Move) *site.Move { return there[len(there)-1] })
	way := s.BestWay
	got := play(t, s, func(there []*site.Move) *site.Move {
		if len(way) == 0 {
			t.Fatal("the best way ends too early")
		}
		next := way[0]
		way = way[1:]
		for _, m := range there {
			if m == next {
				return m
			}
		}
		t.Fatalf("%q is not there", next.ID)
		return nil
	})
	if got != s.Best || len(way) > 0 {
		t.Errorf("the best way has %d points, not %d; %d choices are left", got, s.Best, len(way))
	}
}

// play goes from the start to an ending and returns the points. It is written
// apart from the walk that it checks.
func play(t *testing.T, s *site.Scenario, choose func([]*site.Move) *site.Move) int {
	values := map[string]int{}
	for _, m := range s.Meters {
		values[m.ID] = m.Start
	}
	n := s.Start
	for range s.Nodes {
		if n.Kind == site.Ending {
			return values["points"]
		}
		var there []*site.Move
		for _, m := range n.Moves {
			if open(m, values) {
				there = append(there, m)
			}
		}
		if len(there) == 0 {
			t.Fatalf("stuck in %q", n.ID)
		}
		m := there[0]
		if n.Kind == site.Scene {
			m = choose(there)
		}
		values["points"] += m.Points
		for _, e := range m.Effects {
			values[e.Meter] += e.By
		}
		for _, meter := range s.Meters {
			values[meter.ID] = min(max(values[meter.ID], meter.Min), meter.Max)
		}
		n = m.To
	}
	if n.Kind != site.Ending {
		t.Fatal("no ending after as many steps as there are scenes")
	}
	return values["points"]
}

func open(m *site.Move, values map[string]int) bool {
	for _, c := range m.If {
		n := values[c.Meter]
		if !map[string]bool{
			"<": n < c.Value, "<=": n <= c.Value, "=": n == c.Value,
			"!=": n != c.Value, ">=": n >= c.Value, ">": n > c.Value,
		}[c.Op] {
			return false
		}
	}
	return true
}
