package theme_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// A sound record, and what the tests change in it.
const soundRecord = `{"schema":1,"lessons":{"a":1},"quizzes":{"q":{"attempts":2,
	"attempt":{"number":3,"started":"2026-03-09T10:00:00.000Z","practice":false,"finished":false,"order":["a","b"],
		"choices":{"a":["x","y"]},"responses":{"a":{"choices":["x"],"answered":true,"revision":"r1"}},"current":"b","hints":["hint-a-0"]},
	"best":{"points":"7/2","max":4,"percent":87,"passed":true,"date":"2026-03-01T10:00:00.000Z"}}}}`

// The same with all that later versions add.
var fullRecord = strings.NewReplacer(
	`"hints":["hint-a-0"]`, `"hints":["hint-a-0"],"flags":["b"],"edits":7,"extended":10,"untimed":true,"ended":"2026-03-09T10:30:00.000Z"`,
	`"quizzes":{"q":{"attempts":2,`, `"quizzes":{"q":{"attempts":2,"seen":["b","a"],"history":[{"number":1,"started":"2026-03-01T09:00:00.000Z","date":"2026-03-01T10:00:00.000Z","percent":87,"passed":true}],`,
).Replace(soundRecord)

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

// TestRecordReadsWhatCameLater: of the members that older versions did not
// write, what is odd is left out, and nothing else with it.
func TestRecordReadsWhatCameLater(t *testing.T) {
	js := newScript(t, "record/document.ts")
	past := func(number int, more string) string {
		return fmt.Sprintf(`{"number":%d,"started":"2026-03-01T09:00:00.000Z","date":"2026-03-01T10:00:00.000Z","percent":50%s}`, number, more)
	}
	var many []string
	for n := range 30 {
		many = append(many, past(n, ""))
	}
	const history = `"history":[{"number":1,"started":"2026-03-01T09:00:00.000Z","date":"2026-03-01T10:00:00.000Z","percent":87,"passed":true}]`
	const sound = "b/7/10/true/2026-03-09T10:30:00.000Z b,a 1:87:true"
	tests := []struct {
		name, old, new string
		damaged        bool
		want           string // flags/edits/extended/untimed/ended seen history
	}{
		{"sound", "", "", false, sound},
		{"flags as text", `"flags":["b"]`, `"flags":"b"`, true, strings.Replace(sound, "b/7", "/7", 1)},
		{"flags hold a number", `"flags":["b"]`, `"flags":["b",1]`, true, strings.Replace(sound, "b/7", "/7", 1)},
		{"edits below zero", `"edits":7`, `"edits":-7`, true, strings.Replace(sound, "/7/", "//", 1)},
		{"endless extension", `"extended":10`, `"extended":1e300`, true, strings.Replace(sound, "/10/", "//", 1)},
		{"extension with a fraction", `"extended":10`, `"extended":0.5`, true, strings.Replace(sound, "/10/", "//", 1)},
		{"untimed as a number", `"untimed":true`, `"untimed":1`, true, strings.Replace(sound, "/true/", "//", 1)},
		{"markup for an end", `"ended":"2026-03-09T10:30:00.000Z"`, `"ended":"<b>"`, true, strings.Replace(sound, "/2026-03-09T10:30:00.000Z", "/", 1)},
		{"seen is a map", `"seen":["b","a"]`, `"seen":{"b":1}`, true, strings.Replace(sound, " b,a ", "  ", 1)},
		{"history is a map", history, `"history":{}`, true, strings.Replace(sound, "1:87:true", "", 1)},
		{"an odd line of the history", history, `"history":[1,null,` + past(2, "") + `]`, true, strings.Replace(sound, "1:87:true", "2:50:false", 1)},
		{"more than all percent", history, `"history":[` + strings.Replace(past(2, ""), "50", "500", 1) + `]`, true, strings.Replace(sound, "1:87:true", "", 1)},
		{"no date", history, `"history":[` + strings.Replace(past(2, ""), "date", "data", 1) + `]`, true, strings.Replace(sound, "1:87:true", "", 1)},
		{"a hostile pass", history, `"history":[` + past(2, `,"passed":"yes","__proto__":{"hacked":1}`) + `]`, false, strings.Replace(sound, "1:87:true", "2:50:false", 1)},
		{"a long history", history, `"history":[` + strings.Join(many, ",") + `]`, false, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := strings.Replace(fullRecord, test.old, test.new, 1)
			if test.new != "" && text == fullRecord {
				t.Fatalf("no %s in the full record", test.old)
			}
			var got struct {
				Text, Rest string
				Lines      int
				Damaged    bool
			}
			js.call(&got, `(text) => {
				const { document, damaged } = page.parse(text);
				const { attempt: a, seen, history, best, attempts } = document.quizzes.q;
				const text2 = [a.flags, a.edits, a.extended, a.untimed, a.ended].join("/") + " " + (seen || []) + " " +
					(history || []).map((past) => [past.number, past.percent, past.passed].join(":"));
				return { text: text2, lines: (history || []).length, damaged, rest: [a.number, best.points, attempts, a.responses.a.choices].join(" ") };
			}`, text)
			if test.want == "" {
				if got.Lines != 20 {
					t.Errorf("%d lines", got.Lines)
				}
			} else if got.Text != test.want {
				t.Errorf("got  %s\nwant %s", got.Text, test.want)
			}
			if got.Damaged != test.damaged || got.Rest != "3 7/2 2 x" {
				t.Errorf("damaged %v, the rest is %s", got.Damaged, got.Rest)
			}
		})
	}
}

// TestRecordKeepsOtherSections: a script must not throw away what a later one
// of the same schema stores beside quizzes.
func TestRecordKeepsOtherSections(t *testing.T) {
	js := newScript(t, "record/record.ts")
	for _, record := range []string{soundRecord, fullRecord} {
		var got map[string]any
		js.call(&got, `(stored) => {
			const store = (`+storage+`)(stored);
			page.openRecord("k", () => store).update(() => {});
			const { begun, ...rest } = JSON.parse(store.getItem("k"));
			if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(begun)) throw new Error("begun " + begun);
			return rest;
		}`, record)
		var want map[string]any
		if err := json.Unmarshal([]byte(record), &want); err != nil {
			t.Fatal(err)
		}
		if a, b := mustJSON(t, got), mustJSON(t, want); a != b {
			t.Errorf("got  %s\nwant %s", a, b)
		}
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
		{"cleared while open", "", ``, `store.items.clear();`, "kept", "gone", "one two", ""},
		{"blocked while open", "", ``, `open = () => { throw new Error("SecurityError") };`, "kept", "memory", "one two", "one"},
		{"full while open", "", ``, `store.refuse = true;`, "kept", "memory", "one two", "one"},
		{"silently dropped while open", "", ``, `store.deaf = true;`, "kept", "memory", "one two", "one"},
		{"newer schema", `{"schema":2,"quizzes":[1]}`, ``, ``, "newer", "newer", "one two", `{"schema":2,"quizzes":[1]}`},
		{"newer schema while open", "", ``, `store.items.set("k", '{"schema":9}');`, "kept", "newer", "one two", `{"schema":9}`},
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
		{"of two choices in the making the one with more edits", `make(2, "A", {a: said("x", false)}, {edits: 3})`, `make(2, "A", {a: said("y", false)}, {edits: 2})`, "2 a=x"},
		{"an answer stands against a newer choice in the making", `make(2, "A", {a: said("x", false)}, {edits: 3})`, `make(2, "A", {a: said("y")}, {edits: 2})`, "2 a=y"},
		{"the flags of the newer write", `make(2, "A", {}, {edits: 3, flags: ["a"]})`, `make(2, "A", {}, {edits: 2, flags: ["b"]})`, "2 flag=a"},
		{"also when none is left", `make(2, "A", {}, {edits: 2, flags: ["a"]})`, `make(2, "A", {}, {edits: 3, flags: []})`, "2 "},
		{"the longer extension", `make(2, "A", {}, {edits: 3, extended: 5})`, `make(2, "A", {}, {edits: 2, extended: 10})`, "2 extended=10"},
		{"the end that stands", `make(2, "A", {}, {finished: true, ended: "E"})`, `make(2, "A", {}, {edits: 9})`, "2 finished ended=E"},
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
				const more = [a.finished && "finished", a.ended && "ended=" + a.ended, a.flags?.length && "flag=" + a.flags, a.extended && "extended=" + a.extended];
				return a.number + " " + said2.concat(more.filter(Boolean)).join(" ");
			}`)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestMergeHistories: two tabs finished an attempt each, and both are remembered.
func TestMergeHistories(t *testing.T) {
	js := newScript(t, "record/merge.ts")
	const setup = `const past = (number, started = "A") => ({ number, started });
		const quiz = (attempts, history, seen) => ({ attempts, history, seen });`
	tests := []struct{ name, stored, mine, want string }{
		{"none", `quiz(2)`, `quiz(0)`, "2  "},
		{"only stored", `quiz(1, [past(1)], ["a"])`, `quiz(0)`, "1 1A a"},
		{"only mine", `quiz(0)`, `quiz(1, [past(1)], ["a"])`, "1 1A a"},
		{"the same", `quiz(1, [past(1)], ["a", "b"])`, `quiz(1, [past(1)], ["b", "a"])`, "1 1A b,a"},
		{"two of one number", `quiz(1, [past(1, "B")], ["b", "c"])`, `quiz(1, [past(1, "A")], ["a"])`, "2 1A,1B b,c,a"},
		{"in order", `quiz(2, [past(1), past(3)], [])`, `quiz(2, [past(2)], [])`, "3 1A,2A,3A "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got string
			js.call(&got, `() => {
				`+setup+`
				const quiz2 = page.mergeQuizzes(`+test.stored+`, `+test.mine+`);
				return [quiz2.attempts, (quiz2.history || []).map((past) => past.number + past.started), quiz2.seen || ""].join(" ");
			}`)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	var got string
	js.call(&got, `() => page.mergeHistories([...Array(20).keys()].map((number) => ({ number })), [{ number: 20 }]).map((past) => past.number).join(" ")`)
	if !strings.HasPrefix(got, "1 2 ") || !strings.HasSuffix(got, " 19 20") {
		t.Errorf("of 21 are kept %s", got)
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
		const quiz = { shuffleQuestions: true, draws: [], questions: [question("a", "r1", ["x", "y"]), question("b", "r1", ["x", "y", "z"]), question("c", "r1", ["x", "y"])] };
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
		{"a practice round asks only these", `page.begin(quiz, begun, new Date(0), () => 0.999, [], ["c", "a"])`, "ac  a xy,xy"},
		{"parts in the right order are moved on", `page.begin({ ...quiz, questions: quiz.questions.map((q) => ({ ...q, type: "ordering", shuffleChoices: false })) }, undefined, new Date(0), () => 0.999)`, "abc  a yx,yzx,yx"},
		{"the next open question", `({ ...begun, current: page.nextOpen({ ...begun, current: "b", responses: { b: said("r1"), c: said("r1") } }) })`, "abc  a xy,xyz,xy"},
		{"a finished attempt stays as it was answered", `page.fit({ ...begun, finished: true, order: ["c", "b"], responses: { b: said("r1"), c: said("r0") }, current: "c" }, quiz, random)`, "b b b xyz"},
		{"what a finished attempt left empty stays empty", `page.fit({ ...begun, finished: true, order: ["c", "b"], responses: { b: said("r1") }, current: "b" }, quiz, random)`, "cb b b xy,xyz"},
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
