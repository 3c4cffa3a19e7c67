package theme_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ders/generator/render"
)

type playVectors struct {
	About     string `json:"about"`
	Scenarios map[string]struct {
		Meters map[string]string // "start in min..max"
		Best   int
		Nodes  orderedNodes
	}
	Ways []struct {
		Name, Scenario string
		Moves          []string
		Node           string
		Meters         map[string]int
		Points         int
		Percent        int
		Open           []string         // at an ending nothing is
		Taken          *int             // moves; all of them if not said
		Changes        []map[string]int // of each step
	}
	Percents []struct{ Points, Best, Percent int }
}

// orderedNodes are the members of an object in their order.
type orderedNodes []struct {
	id    string
	moves []string
}

func (nodes *orderedNodes) UnmarshalJSON(text []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	if _, err := decoder.Token(); err != nil {
		return err
	}
	for decoder.More() {
		id, err := decoder.Token()
		if err != nil {
			return err
		}
		var moves []string
		if err := decoder.Decode(&moves); err != nil {
			return err
		}
		*nodes = append(*nodes, struct {
			id    string
			moves []string
		}{id.(string), moves})
	}
	return nil
}

// scenario writes a named scenario of the vectors out.
func (v *playVectors) scenario(t *testing.T, name string) render.ScenarioData {
	t.Helper()
	from, ok := v.Scenarios[name]
	if !ok {
		t.Fatalf("no scenario %q", name)
	}
	data := render.ScenarioData{ID: name, Revision: "r1", Start: from.Nodes[0].id, Best: from.Best}
	for _, id := range slices.Sorted(maps.Keys(from.Meters)) {
		meter := render.MeterData{ID: id, Label: id}
		if _, err := fmt.Sscanf(from.Meters[id], "%d in %d..%d", &meter.Start, &meter.Min, &meter.Max); err != nil {
			t.Fatalf("meter %q: %v", from.Meters[id], err)
		}
		data.Meters = append(data.Meters, meter)
	}
	for _, node := range from.Nodes {
		n := render.NodeData{ID: node.id, Kind: "scene", Moves: []render.MoveData{}}
		if strings.HasPrefix(node.id, "?") {
			n.Kind = "route"
		} else if len(node.moves) == 0 {
			n.Kind, n.Ending = "ending", "good"
		}
		for _, text := range node.moves {
			n.Moves = append(n.Moves, vectorMove(t, text))
		}
		data.Nodes = append(data.Nodes, n)
	}
	return data
}

func vectorMove(t *testing.T, text string) render.MoveData {
	t.Helper()
	parts := strings.Split(text, ", ")
	id, to, _ := strings.Cut(parts[0], " > ")
	move := render.MoveData{ID: id, To: to, Effects: []render.EffectData{}, If: []render.ComparisonData{}}
	for _, part := range parts[1:] {
		words := strings.Fields(part)
		number, err := strconv.Atoi(words[len(words)-1])
		if err != nil {
			t.Fatalf("%q: %v", part, err)
		}
		switch {
		case words[0] == "if":
			move.If = append(move.If, render.ComparisonData{Meter: words[1], Op: words[2], Value: number})
		case words[0] == "points":
			move.Points += number
		default:
			move.Effects = append(move.Effects, render.EffectData{Meter: words[0], By: number})
		}
	}
	return move
}

// A way is what play.ts makes of moves.
type way struct {
	Node            string
	Meters          map[string]int
	Points, Percent int
	Open            []string
	Taken           int
	Changes         []map[string]int
}

func (s *script) follow(data render.ScenarioData, moves []string) (w way) {
	s.call(&w, `(data, moves) => {
		const way = page.follow(data, moves);
		const record = (map) => Object.fromEntries(map);
		return {
			node: way.node.id, meters: record(way.meters), points: way.points, percent: page.percent(way.points, data.best),
			open: way.moves.map((move) => move.id), taken: way.steps.length,
			changes: way.steps.map((step) => ({ ...record(step.changes), ...(step.points ? { points: step.points } : {}) })),
		};
	}`, data, moves)
	return w
}

// TestPlayVectors holds play.ts to its contract.
func TestPlayVectors(t *testing.T) {
	text, err := os.ReadFile(assets + "scenario/play.vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var v playVectors
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&v); err != nil {
		t.Fatal(err)
	}
	if len(v.Ways) == 0 || len(v.Percents) == 0 {
		t.Fatal("play.vectors.json holds no cases")
	}
	js := newScript(t, "scenario/play.ts")
	names := map[string]bool{}
	for _, c := range v.Ways {
		if names[c.Name] {
			t.Errorf("two ways are called %q", c.Name)
		}
		names[c.Name] = true
		t.Run(c.Name, func(t *testing.T) {
			want := way{c.Node, c.Meters, c.Points, c.Percent, c.Open, len(c.Moves), c.Changes}
			if c.Taken != nil {
				want.Taken = *c.Taken
			}
			if got := js.follow(v.scenario(t, c.Scenario), c.Moves); fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
		})
	}
	for _, c := range v.Percents {
		var got int
		if js.call(&got, `(points, best) => page.percent(points, best)`, c.Points, c.Best); got != c.Percent {
			t.Errorf("%d of %d points: got %d %%, want %d", c.Points, c.Best, got, c.Percent)
		}
	}
}

// TestRunOfAScenario: what is stored of a run, and what an edited scenario
// leaves of it.
func TestRunOfAScenario(t *testing.T) {
	js := newScript(t, "scenario/play.ts")
	const setup = `
		const move = (id, to, points = 0) => ({ id, to, points, effects: [], if: [], coaching: "" });
		const data = { revision: "r1", start: "a", best: 3, meters: [], nodes: [
			{ id: "a", kind: "scene", moves: [move("x", "b", 1), move("y", "b"), move("z", "b", -5)] },
			{ id: "b", kind: "route", moves: [move("route", "c")] },
			{ id: "c", kind: "scene", moves: [move("p", "end", 2), move("q", "end", -1)] },
			{ id: "end", kind: "ending", ending: "medium", moves: [] },
		] };
		const now = new Date("2026-03-09T10:00:00Z");
		const begun = page.begin(data, undefined, now, () => 0.999); /* mixes nothing */
		const run = (...moves) => ({ ...begun, moves });
		const text = (run) => run ? [run.number, run.finished, run.moves.join(""), run.order.join(""), run.revision].join(" ") : "none";
		const entry = (e) => e.attempts + " " + e.current.finished + " " + (e.best ? e.best.ending + " " + e.best.percent + " " + e.best.points + " " + e.best.date.slice(0, 4) : "-");
		const was = { ending: "medium", percent: 100, points: 3, date: "2020-01-01T00:00:00.000Z" };`
	tests := []struct{ name, code, want string }{
		{"begin", `text(begun)`, "1 false  xyzpq r1"},
		{"the next one", `text(page.begin(data, { ...begun, number: 7, finished: true }, now, () => 0.999))`, "8 false  xyzpq r1"},
		{"it still fits", `text(page.fit(run("x", "p"), data))`, "1 false xp xyzpq r1"},
		{"of another revision", `text(page.fit(run("x"), { ...data, revision: "r2" }))`, "none"},
		{"a move is gone", `text(page.fit(run("x", "gone", "p"), data))`, "1 false x xyzpq r1"},
		{"hostile moves", `text(page.fit(run("__proto__", "x"), data))`, "1 false  xyzpq r1"},
		{"arranged", `page.arrange(data.nodes[0].moves, { order: ["p", "z", "x", "q", "y"] }).map((move) => move.id).join("")`, "zxy"},
		{"arranged by an order that lacks one", `page.arrange(data.nodes[0].moves, { order: ["z", "y"] }).map((move) => move.id).join("")`, "zyx"},
		{"on the way nothing is counted", `entry(page.settle({ current: run("x"), attempts: 0 }, data, now))`, "0 false -"},
		{"an ending counts", `entry(page.settle({ current: run("x", "p"), attempts: 4 }, data, now))`, "5 true medium 100 3 2026"},
		{"once", `entry(page.settle({ current: { ...run("x", "p"), finished: true }, attempts: 4, best: was }, data, now))`, "4 true medium 100 3 2020"},
		{"a worse one keeps the best", `entry(page.settle({ current: run("y", "p"), attempts: 1, best: was }, data, now))`, "2 true medium 100 3 2020"},
		{"points below zero", `entry(page.settle({ current: run("z", "q"), attempts: 0 }, data, now))`, "1 true medium 0 -6 2026"},
		{"every order comes up", `(() => {
			let seed = 1;
			const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
			const seen = new Set();
			for (let i = 0; i < 200; i++) seen.add(page.arrange(data.nodes[0].moves, page.begin(data, undefined, now, random)).map((m) => m.id).join(""));
			return String(seen.size);
		})()`, "6"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got string
			js.call(&got, `() => { `+setup+`; return `+test.code+` }`)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestScenarioStrings: what the player says is in the theme, and what the theme
// holds for it is said.
func TestScenarioStrings(t *testing.T) {
	texts := load(t).Strings("scenario.js.", true)
	said := map[string]bool{"": true}
	files, err := filepath.Glob(assets + "scenario/*.ts")
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, quoted := range regexp.MustCompile(`"([a-z.]+)"`).FindAllStringSubmatch(string(text), -1) {
			said[quoted[1]] = true
		}
		for _, call := range regexp.MustCompile(`\bsay\("([a-z.]+)"[,)]`).FindAllStringSubmatch(string(text), -1) {
			if texts[call[1]] == "" {
				t.Errorf("%s says %q, which no string is called", filepath.Base(file), call[1])
			}
		}
	}
	for key := range texts {
		if group := key[:strings.LastIndex(key, ".")+1]; !said[key] && (group == "" || !said[group]) && !slices.Contains([]string{"memory", "newer", "gone"}, key) {
			t.Errorf("nobody says scenario.js.%s", key)
		}
	}
}
