package theme_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// A sound record, and what the tests change in it.
const soundRecord = `{"schema":1,"lessons":{"a":1},"quizzes":{"q":{"attempts":2,
	"attempt":{"number":3,"started":"2026-03-09T10:00:00.000Z","practice":false,"finished":false,"order":["a","b"],
		"choices":{"a":["x","y"]},"responses":{"a":{"choices":["x"],"answered":true,"revision":"r1"}},"current":"b","hints":["hint-a-0"]},
	"best":{"points":"7/2","max":4,"percent":87,"passed":true,"date":"2026-03-01T10:00:00.000Z"}}}}`

// storage is a localStorage that a test can fill, block or deceive with.
const storage = `(stored) => {
	const items = new Map(stored === null ? [] : [["k", stored]]);
	return {
		items, refuse: false, deaf: false,
		getItem(key) { return items.has(key) ? items.get(key) : null },
		setItem(key, value) {
			if (this.refuse) throw new Error("QuotaExceededError");
			if (!this.deaf) items.set(key, value);
		},
	};
}`

// TestRecordReadsAnything: whatever stands in storage, the page gets a record
// of the right shape, and what was damaged stays beside it, byte for byte.
func TestRecordReadsAnything(t *testing.T) {
	js := newScript(t, "record/record.ts")
	swap := func(old, new string) string {
		if !strings.Contains(soundRecord, old) {
			t.Fatalf("no %s in the sound record", old)
		}
		return strings.Replace(soundRecord, old, new, 1)
	}
	tests := []struct {
		name, stored string
		damaged      bool
		want         string // of the quiz "q"; "" where it is gone
	}{
		{"sound", soundRecord, false, "3 7/2 2"},
		{"no JSON", "{", true, ""},
		{"empty text", "", true, ""},
		{"truncated", soundRecord[:100], true, ""},
		{"null", "null", true, ""},
		{"a list", "[]", true, ""},
		{"a number", "1", true, ""},
		{"no schema", swap(`"schema":1,`, ``), true, ""},
		{"schema 0", swap(`"schema":1`, `"schema":0`), true, ""},
		{"schema as text", swap(`"schema":1`, `"schema":"1"`), true, ""},
		{"schema with a fraction", swap(`"schema":1`, `"schema":1.5`), true, ""},
		{"quizzes is a list", `{"schema":1,"quizzes":[]}`, true, ""},
		{"no quizzes", `{"schema":1}`, true, ""},
		{"hostile key at the top", swap(`"lessons"`, `"__proto__":{"hacked":1},"lessons"`), true, "3 7/2 2"},
		{"hostile key of a quiz", swap(`"q":`, `"__proto__":{"attempts":1,"hacked":1},"q":`), true, "3 7/2 2"},
		{"hostile key of a response", swap(`"responses":{`, `"responses":{"__proto__":{"choices":[],"revision":""},`), true, "3 7/2 2"},
		{"negative attempts", swap(`"attempts":2`, `"attempts":-2`), true, "3 7/2 0"},
		{"endless attempts", swap(`"attempts":2`, `"attempts":1e300`), true, "3 7/2 0"},
		{"attempt is a text", swap(`"attempt":{`, `"attempt":"x","was":{`), true, "- 7/2 2"},
		{"attempt number with a fraction", swap(`"number":3`, `"number":3.5`), true, "- 7/2 2"},
		{"impossible date", swap(`2026-03-09T10:00:00.000Z`, `2026-99-99T10:00:00.000Z`), true, "- 7/2 2"},
		{"markup for a date", swap(`2026-03-09T10:00:00.000Z`, `<b>`), true, "- 7/2 2"},
		{"order holds numbers", swap(`["a","b"]`, `["a",1]`), true, "- 7/2 2"},
		{"order is missing", swap(`"order":["a","b"],`, ``), true, "- 7/2 2"},
		{"an endless id", swap(`["a","b"]`, `["a","`+strings.Repeat("b", 201)+`"]`), true, "- 7/2 2"},
		{"best above the maximum", swap(`"7/2"`, `"9/2"`), true, "3 - 2"},
		{"best divided by zero", swap(`"7/2"`, `"7/0"`), true, "3 - 2"},
		{"best below zero", swap(`"7/2"`, `"-7/2"`), true, "3 - 2"},
		{"best as a number", swap(`"7/2"`, `3.5`), true, "3 - 2"},
		{"best of no points", swap(`"max":4`, `"max":0`), true, "3 - 2"},
		{"best of 101 percent", swap(`"percent":87`, `"percent":101`), true, "3 - 2"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got struct {
				Quiz    string
				Damaged bool
				Kept    *string
				Hacked  bool
				Keeping string
				Written string
			}
			js.call(&got, `(stored) => {
				const store = (`+storage+`)(stored);
				const record = page.openRecord("k", () => store);
				const document = record.update(() => {});
				const quiz = document.quizzes.q;
				return {
					quiz: quiz ? [quiz.attempt ? quiz.attempt.number : "-", quiz.best ? quiz.best.points : "-", quiz.attempts].join(" ") : "",
					damaged: record.damaged, kept: store.getItem("k:kept"), keeping: record.keeping, written: store.getItem("k"),
					hacked: ({}).hacked !== undefined || document.hacked !== undefined || document.quizzes.hacked !== undefined,
				};
			}`, test.stored)
			if got.Quiz != test.want || got.Damaged != test.damaged || got.Hacked || got.Keeping != "kept" {
				t.Errorf("got %+v, want %q, damaged %v", got, test.want, test.damaged)
			}
			if test.damaged != (got.Kept != nil) || got.Kept != nil && *got.Kept != test.stored {
				t.Errorf("kept aside: %v", got.Kept)
			}
			if !json.Valid([]byte(got.Written)) || strings.Contains(got.Written, "__proto__") {
				t.Errorf("written: %s", got.Written)
			}
		})
	}
}

// TestRecordKeepsOtherSections: a script must not throw away what a later one
// of the same schema stores beside quizzes.
func TestRecordKeepsOtherSections(t *testing.T) {
	js := newScript(t, "record/record.ts")
	var got map[string]any
	js.call(&got, `(stored) => {
		const store = (`+storage+`)(stored);
		page.openRecord("k", () => store).update(() => {});
		return JSON.parse(store.getItem("k"));
	}`, soundRecord)
	var want map[string]any
	if err := json.Unmarshal([]byte(soundRecord), &want); err != nil {
		t.Fatal(err)
	}
	if a, b := mustJSON(t, got), mustJSON(t, want); a != b {
		t.Errorf("got  %s\nwant %s", a, b)
	}
}

// TestRecordStorageTroubles: blocked, full, deaf or of a newer version, storage
// never stops the visit, and the record says how things stand.
func TestRecordStorageTroubles(t *testing.T) {
	js := newScript(t, "record/record.ts")
	const visit = `
		const add = (id) => record.update((document) => { document.quizzes[id] = { attempts: 1 } });
		add("one");
		const first = record.keeping;
		between();
		const now = Object.keys(add("two").quizzes).sort().join(" ");
		return { first, second: record.keeping, now, stored: store.getItem("k"), aside: store.getItem("k:kept") };`
	tests := []struct {
		name, stored, setup, between string
		first, second, now, stored2  string // stored2: ids that storage holds in the end, or its text
	}{
		{"sound", "", ``, ``, "kept", "kept", "one two", "one two"},
		{"blocked", "", `open = () => { throw new Error("SecurityError") };`, ``, "memory", "memory", "one two", ""},
		{"full", "", `store.refuse = true;`, ``, "memory", "memory", "one two", ""},
		{"silently dropped", "", `store.deaf = true;`, ``, "memory", "memory", "one two", ""},
		{"full for a while", "", `store.refuse = true;`, `store.refuse = false;`, "memory", "kept", "one two", "one two"},
		{"another tab wrote meanwhile", "", `store.refuse = true;`,
			`store.refuse = false; store.items.set("k", '{"schema":1,"quizzes":{"other":{"attempts":1}}}');`, "memory", "kept", "one other two", "one other two"},
		{"cleared while open", "", ``, `store.items.clear();`, "kept", "kept", "two", "two"},
		{"newer schema", `{"schema":2,"quizzes":[1]}`, ``, ``, "newer", "newer", "one two", `{"schema":2,"quizzes":[1]}`},
		{"newer schema while open", "", ``, `store.items.set("k", '{"schema":9}');`, "kept", "newer", "two", `{"schema":9}`},
		{"damaged and no room for a copy", `{"schema`, `store.refuse = true;`, ``, "memory", "memory", "one two", `{"schema`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got struct {
				First, Second, Now string
				Stored             *string
			}
			stored := &test.stored
			if test.stored == "" {
				stored = nil
			}
			js.call(&got, `(stored) => {
				const store = (`+storage+`)(stored);
				let open = () => store;
				`+test.setup+`
				const between = () => {`+test.between+`};
				const record = page.openRecord("k", () => open());
				`+visit+`
			}`, stored)
			if got.First != test.first || got.Second != test.second || got.Now != test.now {
				t.Errorf("got %s, then %s with %q; want %s, then %s with %q", got.First, got.Second, got.Now, test.first, test.second, test.now)
			}
			text := ""
			if got.Stored != nil {
				text = *got.Stored
			}
			if strings.HasPrefix(text, `{"schema":1,`) {
				var ids string
				js.call(&ids, `(text) => Object.keys(JSON.parse(text).quizzes).sort().join(" ")`, text)
				text = ids
			}
			if text != test.stored2 {
				t.Errorf("storage holds %q, want %q", text, test.stored2)
			}
		})
	}
}

// TestMergeAttempts: of two tabs no result is lost.
func TestMergeAttempts(t *testing.T) {
	js := newScript(t, "record/merge.ts")
	const setup = `const make = (number, started, responses, more) => ({ number, started, order: ["a", "b"], choices: {}, responses, current: "a", hints: [], practice: false, finished: false, ...more });
		const said = (choice, answered = true, revision = "r") => ({ choices: [choice], answered, revision });`
	tests := []struct{ name, stored, mine, want string }{
		{"the higher number wins", `make(2, "B", {})`, `make(3, "A", {a: said("x")})`, "3 a=x"},
		{"also when it is stored", `make(3, "A", {a: said("x")})`, `make(2, "B", {})`, "3 a=x"},
		{"a clock set back does not matter", `make(2, "2030", {})`, `make(3, "1999", {})`, "3 "},
		{"of one number the later wins", `make(2, "A", {})`, `make(2, "B", {b: said("y")})`, "2 b=y"},
		{"one attempt in two tabs: both answers", `make(2, "A", {a: said("x")})`, `make(2, "A", {b: said("y")})`, "2 a=x b=y"},
		{"an answer stands against a choice in the making", `make(2, "A", {a: said("x")})`, `make(2, "A", {a: said("y", false)})`, "2 a=x"},
		{"the answer given first stands", `make(2, "A", {a: said("x")})`, `make(2, "A", {a: said("y")})`, "2 a=x"},
		{"the newer choice in the making", `make(2, "A", {a: said("x", false)})`, `make(2, "A", {a: said("y", false)})`, "2 a=y"},
		{"an answer to the page's revision", `make(2, "A", {a: said("x", true, "old")})`, `make(2, "A", {a: said("y")})`, "2 a=y"},
		{"finished stays finished", `make(2, "A", {}, {finished: true})`, `make(2, "A", {})`, "2 finished"},
		{"none stored", `undefined`, `make(2, "A", {})`, "2 "},
		{"none of mine", `make(2, "A", {})`, `undefined`, "2 "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got string
			js.call(&got, `() => {
				`+setup+`
				const a = page.mergeAttempts(`+test.stored+`, `+test.mine+`);
				const said2 = Object.keys(a.responses).sort().map((id) => id + "=" + a.responses[id].choices[0]);
				return a.number + " " + said2.concat(a.finished ? ["finished"] : []).join(" ");
			}`)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestBetter: the best score is kept, compared exactly, and a pass once earned stays.
func TestBetter(t *testing.T) {
	js := newScript(t, "record/merge.ts")
	tests := []struct{ name, a, b, want string }{
		{"higher", `{points: "3/1", max: 4}`, `{points: "7/2", max: 4}`, "7/2 false"},
		{"lower", `{points: "7/2", max: 4}`, `{points: "3/1", max: 4}`, "7/2 false"},
		{"the earlier of equals", `{points: "2/1", max: 4}`, `{points: "1/1", max: 2}`, "2/1 false"},
		{"share, not points", `{points: "4/1", max: 10}`, `{points: "3/1", max: 4}`, "3/1 false"},
		{"closer than a double can tell", `{points: "1/3", max: 1}`, `{points: "3333333333333333333/10000000000000000000", max: 1}`, "1/3 false"},
		{"a pass stays", `{points: "3/1", max: 4, passed: true}`, `{points: "7/2", max: 4}`, "7/2 true"},
		{"none before", `undefined`, `{points: "1/1", max: 4}`, "1/1 false"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got string
			js.call(&got, `() => { const best = page.better(`+test.a+`, `+test.b+`); return best.points + " " + !!best.passed }`)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestAttemptFitsQuiz: a quiz that was edited restarts only what changed.
func TestAttemptFitsQuiz(t *testing.T) {
	js := newScript(t, "quiz/attempt.ts")
	const quiz = `
		const question = (id, revision, choices) => ({ id, revision, shuffleChoices: true, choices: choices.map((id) => ({ id })) });
		const quiz = { shuffleQuestions: true, questions: [question("a", "r1", ["x", "y"]), question("b", "r1", ["x", "y", "z"]), question("c", "r1", ["x", "y"])] };
		const said = (revision) => ({ choices: ["y"], answered: true, revision });
		const text = (a) => a.order.join("") + " " + Object.keys(a.responses).sort().join("") + " " + a.current + " " + a.order.map((id) => a.choices[id].join("")).join(",");
		let seed = 1;
		const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
		const begun = page.begin(quiz, undefined, new Date(0), () => 0.999); /* mixes nothing */`
	tests := []struct{ name, code, want string }{
		{"begin", `begun`, "abc  a xy,xyz,xy"},
		{"nothing changed", `page.fit({ ...begun, order: ["c", "a", "b"], choices: { c: ["y", "x"], a: ["y", "x"], b: ["z", "x", "y"] }, responses: { c: said("r1") }, current: "a" }, quiz, random)`, "cab c a yx,yx,zxy"},
		{"a revision changed", `page.fit({ ...begun, responses: { a: said("r0"), b: said("r1") }, current: "b" }, quiz, () => 0.999)`, "abc b b xy,xyz,xy"},
		{"a question is gone", `page.fit({ ...begun, order: ["gone", "b", "a", "c"], responses: { gone: said("r1") }, current: "gone" }, quiz, random)`, "bac  b xyz,xy,xy"},
		{"a question is new", `page.fit({ ...begun, order: ["b"], responses: { b: said("r1") }, current: "b" }, quiz, () => 0.999)`, "bac b b xyz,xy,xy"},
		{"a choice is gone and one is new", `page.fit({ ...begun, choices: { ...begun.choices, b: ["z", "gone", "x"] } }, quiz, random)`, "abc  a xy,zxy,xy"},
		{"hostile order", `page.fit({ ...begun, order: ["b", "b", "__proto__", "constructor", "a"], current: "__proto__" }, quiz, random)`, "bac  b xyz,xy,xy"},
		{"a practice round gets no new question", `page.fit({ ...begun, practice: true, order: ["b", "gone"] }, quiz, random)`, "b  b xyz"},
		{"a practice round asks only these", `page.begin(quiz, begun, new Date(0), () => 0.999, ["c", "a"])`, "ac  a xy,xy"},
		{"parts in the right order are moved on", `page.begin({ ...quiz, questions: quiz.questions.map((q) => ({ ...q, type: "ordering", shuffleChoices: false })) }, undefined, new Date(0), () => 0.999)`, "abc  a yx,yzx,yx"},
		{"the next open question", `({ ...begun, current: page.nextOpen({ ...begun, current: "b", responses: { b: said("r1"), c: said("r1") } }) })`, "abc  a xy,xyz,xy"},
		{"no open question", `({ ...begun, current: String(page.nextOpen({ ...begun, responses: { a: said(), b: said(), c: said() } })) })`, "abc  undefined xy,xyz,xy"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got string
			js.call(&got, `() => { `+quiz+`; return text(`+test.code+`) }`)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	t.Run("every order comes up", func(t *testing.T) {
		var got int
		js.call(&got, `() => { `+quiz+`; const seen = new Set(); for (let i = 0; i < 200; i++) seen.add(page.begin(quiz, undefined, new Date(0), random).order.join("")); return seen.size }`)
		if got != 6 {
			t.Errorf("%d of 6 orders", got)
		}
	})
}

func mustJSON(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
