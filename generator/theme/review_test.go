package theme_test

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

type reviewVectors struct {
	Today   string
	Answers []struct {
		Name, Today, Entry, Revision, Want string
		Right                              bool
	}
	Due []struct {
		Name, Entry string
		Due         bool
	}
	Quizzes json.RawMessage
	Days    []struct {
		Name, Plan, Next, Begun string
		Entries                 map[string]string
		Passed                  []string
		Taken                   map[string]int
		Session, Answered       []string
		Left, Waiting, Locked   int
	}
	Merges  []struct{ Name, Stored, Mine, Want string }
	Names   []struct{ Quiz, Question, Name string }
	Damaged []struct {
		Entry json.RawMessage
		Sound bool
	}
}

// reviewSetup reads and writes the entries of the vectors.
const reviewSetup = `
	const noon = (day) => { const [year, month, date] = day.split("-").map(Number); return new Date(year, month - 1, date, 12); };
	const entry = (text) => {
		const [, step, due, , hour] = /^(\d) (\S*)( at (\d\d))?$/.exec(text) || [];
		return text ? { step: +step, due, revision: "r1", last: "2026-03-09T" + (hour || "08") + ":00:00.000Z" } : undefined;
	};
	const text = (entry) => (entry ? entry.step + " " + entry.due : "");`

// TestReviewVectors runs the contract of spaced review: when a question comes
// back, and what a day asks.
func TestReviewVectors(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(assets, "review/review.vectors.json"))
	if err != nil {
		t.Fatal(err)
	}
	var v reviewVectors
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	js := newScript(t, "record/reviews.ts", "review/plan.ts")
	for _, c := range v.Answers {
		var got struct{ Text, Revision, Last string }
		js.call(&got, `(before, right, revision, today) => { `+reviewSetup+`
			const now = page.schedule(entry(before), right, revision, noon(today));
			return { text: text(now), ...now };
		}`, c.Entry, c.Right, cmp.Or(c.Revision, "r1"), cmp.Or(c.Today, v.Today))
		if got.Text != c.Want {
			t.Errorf("%s: got %q, want %q", c.Name, got.Text, c.Want)
		}
		if changed := got.Text != c.Entry; changed && (got.Revision != cmp.Or(c.Revision, "r1") || got.Last == "") {
			t.Errorf("%s: of revision %s, last %s", c.Name, got.Revision, got.Last)
		}
	}
	for _, c := range v.Due {
		var got bool
		js.call(&got, `(before, today) => { `+reviewSetup+`; return page.isDue(entry(before), today) }`, c.Entry, v.Today)
		if got != c.Due {
			t.Errorf("%s: due is %v", c.Name, got)
		}
	}
	for _, c := range v.Days {
		var got struct {
			Plan                  []string
			Left, Waiting, Locked int
			Next                  string
		}
		js.call(&got, `(c, quizzes, today) => { `+reviewSetup+`
			const document = { schema: 1, quizzes: {}, review: {} };
			for (const name in c.Entries) document.review[name] = entry(c.Entries[name]);
			for (const id of c.Passed || []) document.quizzes[id] = { attempts: 1, best: { passed: true } };
			for (const id in c.Taken) document.quizzes[id] = { attempts: c.Taken[id], best: { passed: false } };
			if (c.Session) document.quizzes[page.session] = { attempts: 0, attempt: {
				started: noon(c.Begun || today).toISOString(), order: c.Session,
				responses: Object.fromEntries((c.Answered || []).map((name) => [name, { answered: true }])),
			} };
			const look = page.outlook(document, quizzes, (module) => module !== "c", noon(today));
			const { left, waiting, locked, next } = look;
			const plan = page.plan(document, look, today, (name) => name[0]);
			return { plan, left, waiting: waiting.length, locked: locked.length, next };
		}`, c, v.Quizzes, v.Today)
		if plan := strings.Join(got.Plan, " "); plan != c.Plan || got.Left != c.Left || got.Waiting != c.Waiting || got.Locked != c.Locked || got.Next != c.Next {
			t.Errorf("%s: got %q %+v\nwant %+v", c.Name, plan, got, c)
		}
	}
	for _, c := range v.Merges {
		var got string
		js.call(&got, `(stored, mine) => { `+reviewSetup+`; return text(page.reviews.merge(entry(stored), entry(mine))) }`, c.Stored, c.Mine)
		if got != c.Want {
			t.Errorf("%s: got %q, want %q", c.Name, got, c.Want)
		}
	}
	for _, c := range v.Names {
		var got []string
		js.call(&got, `(quiz, question) => { const name = page.nameOf(quiz, question); return [name, page.quizOf(name)] }`, c.Quiz, c.Question)
		if owner, _, _ := strings.Cut(c.Name, "#"); !slices.Equal(got, []string{c.Name, owner}) {
			t.Errorf("%s of %s: got %q", c.Question, c.Quiz, got)
		}
	}
	for _, c := range v.Damaged {
		var got bool
		js.call(&got, `(entry) => !!page.reviews.read(entry, (value) => value)`, c.Entry)
		if got != c.Sound {
			t.Errorf("%s: read is %v", c.Entry, got)
		}
	}
}

// TestReviewLaws holds what no table can: whatever is answered on whatever day,
// no question hides for more than thirty days, whatever the clock then does.
func TestReviewLaws(t *testing.T) {
	js := newScript(t, "record/reviews.ts", "record/days.ts", "review/plan.ts")
	var faults []string
	js.call(&faults, `() => {
		let seed = 7;
		const random = (n) => (seed = (seed * 16807) % 2147483647) % n;
		const faults = [];
		for (let i = 0; i < 300; i++) {
			let entry;
			let day = new Date(2026, random(12), 1 + random(28), random(24), random(60));
			for (let k = 0; k < 12; k++) {
				entry = page.schedule(entry, random(3) > 0, "r1", day) || entry;
				day = new Date(+day + (random(80) - 20) * 864e5); // it also goes back
			}
			if (!entry || entry.step === page.learnt) continue;
			const today = page.plainDay(day);
			const later = [...Array(31).keys()].some((count) => page.isDue(entry, page.daysLater(today, count)));
			if (!later) faults.push(JSON.stringify(entry) + " on " + today);
			if (!page.reviews.read(entry, (value) => value)) faults.push("unread " + JSON.stringify(entry));
		}
		return faults;
	}`)
	for _, fault := range faults {
		t.Error(fault)
	}
	var mixed string
	js.call(&mixed, `() => {
		const review = {};
		for (let i = 0; i < 40; i++) review["abcd"[i % 4] + "#" + i] = { step: 0, due: "2026-03-01", revision: "r", last: "2026-03-01T00:00:00.000Z" };
		const document = { schema: 1, quizzes: {}, review };
		const quizzes = [..."abcd"].map((id) => ({ id, modules: [], exam: false, attempts: 0 }));
		const plan = (day) => {
			const now = new Date(2026, 2, day, 12);
			return page.plan(document, page.outlook(document, quizzes, () => true, now), page.plainDay(now), (name) => name[0]);
		};
		if (plan(9).join() !== plan(9).join()) return "a day has two plans";
		if (plan(9).join() === plan(10).join()) return "two days have one plan";
		return plan(9).some((name, i, all) => i && all[i - 1][0] === name[0]) ? "twice from one module: " + plan(9) : "";
	}`)
	if mixed != "" {
		t.Error(mixed)
	}
}

// TestWeakTopics: below the pass mark, exactly, over all quizzes that test it.
func TestWeakTopics(t *testing.T) {
	js := newScript(t, "progress/weak.ts", "record/topics.ts")
	tests := []struct{ name, topics, want string }{
		{"no quiz", `{}`, "false "},
		{"none weak", `{ q: ["D", "m/a 7/10 1", "m/b 2/1 2"] }`, "true "},
		{"just below", `{ q: ["D", "m/a 6999/10000 1"] }`, "true m/a 69"},
		{"the weakest first", `{ q: ["D", "m/a 1/2 1", "m/b 1/3 1"] }`, "true m/b 33,m/a 50"},
		{"two quizzes together", `{ q: ["D", "m/a 0/1 1"], r: ["D", "m/a 4/1 4"] }`, "true "},
		{"a topic that is gone", `{ q: ["D", "m/gone 0/1 1", "constructor 0/1 1"] }`, "false "},
		{"damaged", `{ q: ["D", "m/a", "m/a x 1", "m/b 1/0 1", "m/b 1/2 0", "", "m/a 1/2 1"], r: [] }`, "true m/a 50"},
	}
	for _, test := range tests {
		var got string
		js.call(&got, `() => {
			const topics = ["m/a", "m/b"].map((id) => ({ id, title: id, lessons: [] }));
			const { weak, tested } = page.weakTopics({ topics: `+test.topics+` }, topics, 70);
			return tested + " " + weak.map(({ topic, percent }) => topic.id + " " + percent);
		}`)
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
	var newest []string
	js.call(&newest, `() => [page.topics.merge(["2026-02"], ["2026-03"]), page.topics.merge(["2026-04"], ["2026-03"]), page.topics.merge(undefined, ["2026-01"])].map(([date]) => date)`)
	if !slices.Equal(newest, []string{"2026-03", "2026-04", "2026-01"}) {
		t.Errorf("merged: %v", newest)
	}
}

// TestSwitchedOff: the later word counts.
func TestSwitchedOff(t *testing.T) {
	js := newScript(t, "record/settings.ts")
	var got []bool
	js.call(&got, `() => {
		const document = { schema: 1, quizzes: {} };
		const states = [page.reviewIsOff(document)];
		page.switchReview(document, true, new Date(1000));
		states.push(page.reviewIsOff(document));
		const on = { off: false, date: new Date(2000).toISOString() };
		states.push(page.settings.merge(document.settings.review, on).off, page.settings.merge(on, document.settings.review).off);
		return [...states, ...[{ off: 1, date: on.date }, { off: true }, null, on].map((value) => !!page.settings.read(value))];
	}`)
	if want := []bool{false, true, false, false, false, false, false, true}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
