package scenario_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"ders/generator/scenario"
	"ders/generator/site"
	"ders/generator/source"
)

// TestBest: percent is a learner's points of the best that can be had, so the
// best must be had by a way that is really there.
func TestBest(t *testing.T) {
	const ends = "## İyi\n\n`ending: good`\n\n## Kötü\n\n`ending: poor`\n"
	for _, c := range []struct {
		name, text string
		best       int
		way        string
	}{
		{"the best of some choices", "## A\n\n- [bir](#iyi) `points +1`\n- [üç](#iyi) `points +3`\n- [iki](#kotu) `points +2`\n\n" + ends, 3, "a.2"},
		{"the first of equal ways", "## A\n\n- [bir](#kotu) `points +1`\n- [iki](#iyi) `points +1`\n\n" + ends, 1, "a.1"},
		{"a detour that pays", "## A\n\n- [kısa](#iyi) `points +5`\n- [uzun](#b)\n\n## B\n\n- [bir](#c) `points +3`\n\n## C\n\n- [iki](#kotu) `points +3`\n\n" + ends, 6, "a.2 b.1 c.1"},
		{"all ways cost points", "## A\n\n- [bir](#iyi) `points -3`\n- [iki](#kotu) `points -4`\n\n" + ends, -3, "a.1"},
		{"a choice that the best way to it forbids",
			"## A\n\n- [sert](#b) `points +5` `mood -1`\n- [yumuşak](#b) `points +1` `mood +1`\n\n" +
				"## B\n\n- [ödül](#iyi) `points +3` `if: mood > 0`\n- [son](#kotu)\n\n" + ends, 5, "a.1 b.2"},
		{"a condition that is worth it",
			"## A\n\n- [sert](#b) `points +5` `mood -1`\n- [yumuşak](#b) `points +1` `mood +1`\n\n" +
				"## B\n\n- [ödül](#iyi) `points +9` `if: mood > 0`\n- [son](#kotu)\n\n" + ends, 10, "a.2 b.1"},
		{"a meter stays below its end", // mood is 3, then 2
			"## A\n\n- [bir](#b) `mood +9`\n- [iki](#b)\n\n## B\n\n- [bir](#c) `mood -1`\n\n" +
				"## C\n\n- [çok](#iyi) `points +4` `if: mood = 2`\n- [az](#kotu) `points +1`\n\n" + ends, 4, "a.1 b.1 c.1"},
		{"a meter stays above its end", // mood is -3, then -2
			"## A\n\n- [bir](#b) `mood −9`\n- [iki](#b)\n\n## B\n\n- [bir](#c) `mood +1`\n\n" +
				"## C\n\n- [çok](#iyi) `points +4` `if: mood = −2`\n- [az](#kotu) `points +1`\n\n" + ends, 4, "a.1 b.1 c.1"},
		{"a route takes the first that holds, not the best",
			"## A\n\n- [bir](#r) `mood +1`\n- [iki](#r) `mood -1` `points +1`\n\n## R\n\n`route`\n\n- [x](#kotu) `if: mood > 0`\n- [y](#b)\n\n" +
				"## B\n\n- [son](#iyi) `points +2`\n\n" + ends, 3, "a.2 b.1"},
		{"points open a way", // the dearest first step closes it
			"## A\n\n- [beş](#b) `points +5`\n- [iki](#b) `points +2`\n\n## B\n\n- [ödül](#iyi) `points +10` `if: points < 3`\n- [son](#kotu)\n\n" + ends, 12, "a.2 b.1"},
	} {
		s := parseSound(t, head+c.text)
		var way []string
		for _, m := range s.BestWay {
			way = append(way, m.ID)
		}
		if got := strings.Join(way, " "); s.Best != c.best || got != c.way {
			t.Errorf("%s: %d by %s, want %d by %s", c.name, s.Best, got, c.best, c.way)
		}
	}
}

// TestAcademy holds the academy's scenarios to the points that their authors
// planned.
func TestAcademy(t *testing.T) {
	for name, best := range map[string]int{"tezgahta-ofke": 45, "olmayan-urun": 44, "kararsiz-telefon": 42} {
		text, err := os.ReadFile("../../quizzes/zor-musteriler/" + name + ".md")
		if err != nil {
			t.Fatal(err)
		}
		if s := parseSound(t, string(text)); s.Best != best {
			t.Errorf("%s: the best way has %d points, want %d", name, s.Best, best)
		}
	}
}

// TestRevision: an unfinished way starts again when the graph changes, and not
// when a typing error is mended.
func TestRevision(t *testing.T) {
	const text = head + "Giriş.\n\n## A\n\n- [bir](#b) `points +1`\n- [iki](#b) `mood +1`\n\n## B\n\n- [üç](#c) `if: mood > 0`\n- [dört](#d)\n\n## C\n\n`ending: good`\n\n## D\n\n`ending: poor`\n"
	before := parseSound(t, text).Revision
	for _, c := range []struct {
		old, new string
		changes  bool
	}{
		{"Giriş", "Başka", false},
		{"[bir]", "[Bir!]", false},
		{"`points +1`", "`points +1`\n  > Söz.", false},
		{"## A\n", "## A\n\nMetin.\n", false},
		{"label: Ruh hâli", "label: Öfke", false},
		{"points +1", "points +2", true},
		{"mood +1", "mood +2", true},
		{"mood > 0", "mood >= 1", true},
		{"](#d)", "](#c)", true},
		{"## A\n", "## A {#z}\n", true},
		{"ending: poor", "ending: medium", true},
		{"max: 3", "max: 4", true},
		{"- [bir](#b) `points +1`\n- [iki](#b) `mood +1`", "- [iki](#b) `mood +1`\n- [bir](#b) `points +1`", true},
	} {
		after, _ := parse(strings.Replace(text, c.old, c.new, 1))
		if changed := after.Revision != before; changed != c.changes {
			t.Errorf("%q for %q: changed %v", c.new, c.old, changed)
		}
	}
}

func TestTooManyScenes(t *testing.T) {
	chain := func(n int) string {
		var b strings.Builder
		b.WriteString(head)
		for i := range n {
			fmt.Fprintf(&b, "## S%d\n\n- [ileri](#s%d) `points +1`\n- [devam](#s%d)\n\n", i, i+1, i+1)
		}
		return b.String() + fmt.Sprintf("## S%d\n\n`ending: good`\n", n)
	}
	if s := parseSound(t, chain(499)); s.Best != 499 || len(s.BestWay) != 499 {
		t.Errorf("the best of 500 scenes has %d points by %d choices", s.Best, len(s.BestWay))
	}
	_, diags := parse(chain(500))
	if len(diags) != 1 || diags[0].Rule.ID != "scenario/too-many-scenes" {
		t.Fatalf("%+v", diags)
	}
	if got := diags[0].Describe("tr"); got.Message != "dosyada 501 sahne var; sınır 500" || got.Excerpt != "## S500" {
		t.Errorf("%+v", got)
	}
}

// many is a chain of n scenes in which every way has points of its own, so
// that a condition on points makes 2 to the n states.
func many(n int) string {
	var b strings.Builder
	b.WriteString(head)
	for i := range n {
		fmt.Fprintf(&b, "## S%d\n\n- [evet](#s%d) `points +%d`\n- [hayır](#s%d)\n\n", i, i+1, min(1<<min(i, 10), 1000), i+1)
	}
	return b.String() + fmt.Sprintf("## S%d\n\n`route`\n\n- [x](#iyi) `if: points > 3`\n- [y](#kotu)\n\n## İyi\n\n`ending: good`\n\n## Kötü\n\n`ending: poor`\n", n)
}

func TestTooManyStates(t *testing.T) {
	if _, diags := parse(many(14)); len(diags) != 0 {
		t.Errorf("%+v", diags[0].Describe("en"))
	}
	_, diags := parse(many(250))
	if len(diags) != 1 || diags[0].Rule.ID != "scenario/too-many-states" {
		t.Fatalf("%+v", diags)
	}
	if got := diags[0].Describe("tr"); got.Excerpt != "title: Deneme" {
		t.Errorf("%+v", got)
	}
}

// TestIs: who reads a file of quizzes/ is decided by its head, also by one
// with a slip.
func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		"---\ntype: scenario\n---\n":               true,
		"---\ntitle: x\ntype: \"scenario\"\n---\n": true,
		"---\ntype: senaryo # yeni\n---\n":         true,
		"---\ntype: Scenario\n---\n":               true,
		"---\ntype: scenarıo\ntitle: a: b\n---\n":  true,
		"---\ntitle: x\nmeters:\n---\n":            true,
		"---\nstart: x\n---\n":                     true,
		"---\ntype: quiz\nstart: x\n---\n":         false,
		"---\ntype: quzi\n---\n":                   false,
		"---\ntitle: x\n---\n\ntype: scenario\n":   false,
		"---\ntype:\n---\n":                        false,
		"type: scenario\n":                         false,
		"":                                         false,
	} {
		if got := scenario.Is(source.NewFile("quizzes/a/b.md", []byte(text))); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestWalkAgainstPlay plays random scenarios by every way: the walk must find
// the same best, say of every sound one that no way gets stuck, and say of a
// condition that decides nothing just when it is so.
func TestWalkAgainstPlay(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	sound := 0
	for range 4000 {
		text := randomScenario(random)
		s, diags := parse(text)
		unconditional := false
		for _, d := range diags {
			switch d.Rule.ID {
			case "scenario/stuck", "scenario/no-points":
			case "scenario/condition-never-true", "scenario/condition-always-true", "scenario/conditions-never-together":
				unconditional = true
			case "scenario/unreachable", "scenario/no-good-ending", "scenario/route-without-rest", "scenario/equal-choices":
				s = nil
			default:
				t.Fatalf("%+v in\n%s", d.Describe("en"), text)
			}
		}
		if s == nil {
			continue
		}
		all := every(s)
		if all.stuck != says(diags, "scenario/stuck") || all.idle != unconditional {
			t.Fatalf("stuck %v, a condition that decides nothing %v; said: %v\n%s", all.stuck, all.idle, diags, text)
		}
		if !all.stuck {
			sound++
			if s.Best != all.best {
				t.Fatalf("the best is %d, not %d, of\n%s", all.best, s.Best, text)
			}
		}
		if !diags.HasErrors() {
			playable(t, s)
		}
	}
	if sound < 200 {
		t.Errorf("only %d of the scenarios were worth playing", sound)
	}
}

// randomScenario has a few scenes and routes; moves lead to later ones.
func randomScenario(random *rand.Rand) string {
	var b strings.Builder
	b.WriteString(head)
	last := 2 + random.IntN(4)
	for i := range last {
		isRoute := i > 0 && random.IntN(3) == 0
		fmt.Fprintf(&b, "## S%d\n\n", i)
		if isRoute {
			b.WriteString("`route`\n\n")
		}
		moves := 2 + random.IntN(2)
		for j := range moves {
			fmt.Fprintf(&b, "- [m%d](#s%d)", j, i+1+random.IntN(last-i))
			if !isRoute {
				if random.IntN(2) == 0 {
					fmt.Fprintf(&b, " `mood %+d`", random.IntN(9)-4)
				}
				fmt.Fprintf(&b, " `points %+d`", random.IntN(6)-1)
			}
			if isRoute && j < moves-1 || !isRoute && random.IntN(3) == 0 {
				name := []string{"mood", "mood", "points"}[random.IntN(3)]
				fmt.Fprintf(&b, " `if: %s %s %d", name, []string{"<", "<=", "=", "!=", ">=", ">"}[random.IntN(6)], random.IntN(6)-2)
				if random.IntN(4) == 0 {
					fmt.Fprintf(&b, " and mood %s %d", []string{"<", ">"}[random.IntN(2)], random.IntN(5)-2)
				}
				b.WriteString("`")
			}
			b.WriteString("\n")
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "## S%d\n\n`ending: good`\n", last)
	return b.String()
}

// everyWay is what playing a scenario by every way shows.
type everyWay struct {
	best        int
	ended       bool
	stuck, idle bool // idle: a comparison, or a condition, is always or never true
}

// every plays by every way. It knows nothing of states and remembers nothing.
func every(s *site.Scenario) everyWay {
	var out everyWay
	type seen struct{ yes, no bool }
	asked := map[*site.Move][]seen{} // the whole condition, then its comparisons
	ask := func(m *site.Move, values map[string]int) bool {
		if len(m.If) == 0 {
			return true
		}
		if asked[m] == nil {
			asked[m] = make([]seen, len(m.If)+1)
		}
		for i := range asked[m] {
			part := &site.Move{If: m.If}
			if i > 0 {
				part.If = m.If[i-1 : i]
			}
			if open(part, values) {
				asked[m][i].yes = true
			} else {
				asked[m][i].no = true
			}
		}
		return open(m, values)
	}
	var from func(n *site.Node, values map[string]int)
	from = func(n *site.Node, values map[string]int) {
		if n.Kind == site.Ending {
			if !out.ended || values["points"] > out.best {
				out.best = values["points"]
			}
			out.ended = true
			return
		}
		stuck := true
		for _, m := range n.Moves {
			if !ask(m, values) {
				continue
			}
			stuck = false
			next := maps.Clone(values)
			next["points"] += m.Points
			for _, e := range m.Effects {
				next[e.Meter] = min(max(next[e.Meter]+e.By, s.Meters[0].Min), s.Meters[0].Max)
			}
			from(m.To, next)
			if n.Kind == site.Route {
				break
			}
		}
		out.stuck = out.stuck || stuck
	}
	from(s.Start, map[string]int{"mood": s.Meters[0].Start})
	for _, parts := range asked {
		for _, part := range parts {
			out.idle = out.idle || !part.yes || !part.no
		}
	}
	return out
}

func BenchmarkWalk(b *testing.B) {
	file := source.NewFile("quizzes/a/b.md", []byte(many(17)))
	for b.Loop() {
		scenario.Parse(file, turkish)
	}
}
