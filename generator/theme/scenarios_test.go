package theme_test

import (
	"strings"
	"testing"
)

// A sound record with a scenario, and what the test changes in it.
const soundScenario = `{"schema":1,"quizzes":{},"scenarios":{"s":{"attempts":2,
	"current":{"number":3,"started":"2026-03-09T10:00:00.000Z","finished":false,"moves":["a/x"],"order":["a/y","a/x"],"revision":"r1"},
	"best":{"ending":"good","percent":80,"points":-8,"date":"2026-03-01T10:00:00.000Z"}}}}`

// TestRecordReadsScenarios: whatever stands in storage, the page gets a record
// of the right shape, and what was damaged stays beside it.
func TestRecordReadsScenarios(t *testing.T) {
	js := newScript(t, "record/record.ts", "record/scenarios.ts")
	swap := func(old, new string) string {
		if !strings.Contains(soundScenario, old) {
			t.Fatalf("no %s in the sound record", old)
		}
		return strings.Replace(soundScenario, old, new, 1)
	}
	tests := []struct {
		name, stored string
		damaged      bool
		want         string // of the scenario "s"; "" where it is gone
	}{
		{"sound", soundScenario, false, "3 a/x good -8 2"},
		{"none yet", `{"schema":1,"quizzes":{}}`, false, ""},
		{"only counted", `{"schema":1,"quizzes":{},"scenarios":{"s":{"attempts":1}}}`, false, "- - 1"},
		{"null", `{"schema":1,"quizzes":{},"scenarios":null}`, true, ""},
		{"a list", `{"schema":1,"quizzes":{},"scenarios":[]}`, true, ""},
		{"hostile key", swap(`"s":`, `"__proto__":{"attempts":1,"hacked":1},"s":`), true, "3 a/x good -8 2"},
		{"an endless key", swap(`"s":`, `"`+strings.Repeat("s", 201)+`":{"attempts":1},"s":`), true, "3 a/x good -8 2"},
		{"a number for a scenario", swap(`"s":{`, `"s":1,"was":{`), true, ""},
		{"negative attempts", swap(`"attempts":2`, `"attempts":-2`), true, "3 a/x good -8 0"},
		{"current is a text", swap(`"current":{`, `"current":"x","was":{`), true, "- good -8 2"},
		{"number with a fraction", swap(`"number":3`, `"number":3.5`), true, "- good -8 2"},
		{"impossible date", swap(`2026-03-09`, `2026-99-99`), true, "- good -8 2"},
		{"moves hold numbers", swap(`["a/x"]`, `[1]`), true, "- good -8 2"},
		{"no order", swap(`"order":["a/y","a/x"],`, ``), true, "- good -8 2"},
		{"revision is a list", swap(`"revision":"r1"`, `"revision":[]`), true, "- good -8 2"},
		{"an endless move", swap(`"a/x"`, `"`+strings.Repeat("x", 201)+`"`), true, "- good -8 2"},
		{"endless moves", swap(`["a/x"]`, `["a"`+strings.Repeat(`,"a"`, 5000)+`]`), true, "- good -8 2"},
		{"an ending that is none", swap(`"good"`, `"<b>"`), true, "3 a/x - 2"},
		{"an ending by an inherited name", swap(`"good"`, `"constructor"`), true, "3 a/x - 2"},
		{"101 percent", swap(`"percent":80`, `"percent":101`), true, "3 a/x - 2"},
		{"half a point", swap(`"points":-8`, `"points":0.5`), true, "3 a/x - 2"},
		{"endless points", swap(`"points":-8`, `"points":-1e9`), true, "3 a/x - 2"},
		{"best without a date", swap(`,"date":"2026-03-01T10:00:00.000Z"`, ``), true, "3 a/x - 2"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got struct {
				Scenario string
				Damaged  bool
				Kept     *string
				Hacked   bool
				Written  string
			}
			js.call(&got, `(stored) => {
				const store = (`+storage+`)(stored);
				const record = page.openRecord("k", () => store, { scenarios: page.scenarios });
				const document = record.update(() => {});
				const all = document.scenarios || {};
				const s = all.s;
				return {
					scenario: s ? [s.current ? s.current.number + " " + s.current.moves : "-", s.best ? s.best.ending + " " + s.best.points : "-", s.attempts].join(" ") : "",
					damaged: record.damaged, kept: store.getItem("k:kept"), written: store.getItem("k"),
					hacked: ({}).hacked !== undefined || all.hacked !== undefined,
				};
			}`, test.stored)
			if got.Scenario != test.want || got.Damaged != test.damaged || got.Hacked {
				t.Errorf("got %+v, want %q, damaged %v", got, test.want, test.damaged)
			}
			if test.damaged != (got.Kept != nil) || got.Kept != nil && *got.Kept != test.stored {
				t.Errorf("kept aside: %v", got.Kept)
			}
			if strings.Contains(got.Written, "__proto__") {
				t.Errorf("written: %s", got.Written)
			}
		})
	}
}

// TestMergeScenarios: of two tabs, or a visit and storage, no result is lost.
func TestMergeScenarios(t *testing.T) {
	js := newScript(t, "record/merge.ts", "record/scenarios.ts")
	const setup = `
		const run = (number, started, moves, more) => ({ number, started, moves: [...moves], order: [], revision: "r", finished: false, ...more });
		const best = (ending, percent, date = "A") => ({ ending, percent, points: percent, date });
		const of = (current, best, attempts = 0) => ({ current, best, attempts });`
	tests := []struct{ name, stored, mine, want string }{
		{"the higher number wins", `of(run(2, "B", "ab"))`, `of(run(3, "A", ""))`, "3A: 0"},
		{"also when it is stored", `of(run(3, "A", "a"))`, `of(run(2, "B", "abc"))`, "3A:a 0"},
		{"a clock set back does not matter", `of(run(2, "2030", "a"))`, `of(run(3, "1999", ""))`, "31999: 0"},
		{"of one number the later wins", `of(run(2, "A", "a"))`, `of(run(2, "B", ""))`, "2B: 0"},
		{"the longer of one run", `of(run(2, "A", "a"))`, `of(run(2, "A", "ab"))`, "2A:ab 0"},
		{"also when it is stored", `of(run(2, "A", "ab"))`, `of(run(2, "A", "a"))`, "2A:ab 0"},
		{"where they part, what was said first", `of(run(2, "A", "ab"))`, `of(run(2, "A", "acd"))`, "2A:ab 0"},
		{"finished stays finished", `of(run(2, "A", "ab", {finished: true}))`, `of(run(2, "A", "ab"))`, "2A:ab finished 0"},
		{"the better ending", `of(undefined, best("medium", 90))`, `of(undefined, best("good", 10))`, "- 0 good 10 A"},
		{"of one ending the higher share", `of(undefined, best("good", 80))`, `of(undefined, best("good", 90))`, "- 0 good 90 A"},
		{"the earlier of equals", `of(undefined, best("poor", 80, "A"))`, `of(undefined, best("poor", 80, "B"))`, "- 0 poor 80 A"},
		{"a worse ending", `of(undefined, best("medium", 1))`, `of(undefined, best("poor", 100))`, "- 0 medium 1 A"},
		{"the higher count", `of(undefined, undefined, 3)`, `of(undefined, undefined, 2)`, "- 3"},
		{"none stored", `undefined`, `of(run(1, "A", "a"), best("good", 5), 1)`, "1A:a 1 good 5 A"},
		{"none of mine", `of(run(1, "A", "a"), best("good", 5), 1)`, `undefined`, "1A:a 1 good 5 A"},
		{"neither", `undefined`, `undefined`, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got string
			js.call(&got, `() => {
				`+setup+`
				const document = (s) => ({ schema: 1, quizzes: {}, ...(s ? { scenarios: { s } } : {}) });
				const merged = page.mergeDocuments(document(`+test.stored+`), document(`+test.mine+`), { scenarios: page.scenarios });
				if (!merged.scenarios) return "";
				const { current, best: b, attempts } = merged.scenarios.s;
				const words = [current ? current.number + current.started + ":" + current.moves.join("") : "-"];
				if (current && current.finished) words.push("finished");
				words.push(attempts);
				if (b) words.push(b.ending, b.percent, b.date);
				return words.join(" ");
			}`)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestMergeOfAnUnknownPart: a page that does not know a part has not changed
// it, so what another tab stored meanwhile stays.
func TestMergeOfAnUnknownPart(t *testing.T) {
	js := newScript(t, "record/merge.ts")
	var got string
	js.call(&got, `() => {
		const document = (more) => ({ schema: 1, quizzes: {}, ...more });
		const merged = page.mergeDocuments(document({ scenarios: { s: "stored" } }), document({ scenarios: { s: "stale" }, lessons: "mine" }));
		return merged.scenarios.s + " " + merged.lessons;
	}`)
	if got != "stored mine" {
		t.Errorf("got %q", got)
	}
}
