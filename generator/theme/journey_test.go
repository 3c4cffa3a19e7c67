package theme_test

import (
	"strings"
	"testing"
)

// A sound record with lessons, and what the tests change in it.
const soundLessons = `{"schema":1,"quizzes":{},"lessons":{"m/a":{"done":"2026-03-09T10:00:00.000Z","seen":"2026-03-09T09:00:00.000Z"}},
	"last":{"place":{"kind":"lesson","id":"m/b","url":"m/b/","title":"B","module":"m","minutes":4,"seen":"2026-03-09T10:00:00.000Z"}}}`

// TestRecordReadsLessons: whatever stands in storage, the page gets a record of
// the right shape, and no link that leads out of the site.
func TestRecordReadsLessons(t *testing.T) {
	js := newScript(t, "record/record.ts", "record/lessons.ts")
	const whole = "a=2026-03-09/ lesson m/b/ 4"
	tests := []struct {
		name, old, new string
		damaged        bool
		want           string
	}{
		{"sound", ``, ``, false, whole},
		{"not done", `"done":"2026-03-09T10:00:00.000Z"`, `"done":""`, false, "a=/ lesson m/b/ 4"},
		{"taken back", `"done":"2026-03-09T10:00:00.000Z"`, `"done":"","undone":"2026-03-10T10:00:00.000Z"`, false, "a=/2026-03-10 lesson m/b/ 4"},
		{"no done", `"done":"2026-03-09T10:00:00.000Z",`, ``, true, "a=/ lesson m/b/ 4"},
		{"done is true", `"done":"2026-03-09T10:00:00.000Z"`, `"done":true`, true, "a=/ lesson m/b/ 4"},
		{"an impossible date", `"done":"2026-03-09`, `"done":"2026-13-09`, true, "a=/ lesson m/b/ 4"},
		{"never seen", `"seen":"2026-03-09T09:00:00.000Z"`, `"was":1`, true, " lesson m/b/ 4"},
		{"undone is markup", `"seen":"2026-03-09T09`, `"undone":"<b>","seen":"2026-03-09T09`, true, whole},
		{"a lesson is a list", `"m/a":{`, `"m/c":[],"m/a":{`, true, whole},
		{"hostile key", `"m/a":{`, `"__proto__":{"done":"","seen":""},"m/a":{`, true, whole},
		{"an endless key", `"m/a":{`, `"` + strings.Repeat("m", 201) + `":{"done":"","seen":"2026-03-09T09:00:00.000Z"},"m/a":{`, true, whole},
		{"script for an address", `"url":"m/b/"`, `"url":"javascript:alert(1)//"`, true, "a=2026-03-09/ -"},
		{"another host", `"url":"m/b/"`, `"url":"//evil.example/"`, true, "a=2026-03-09/ -"},
		{"out of the site", `"url":"m/b/"`, `"url":"../x/"`, true, "a=2026-03-09/ -"},
		{"an address in a list", `"url":"m/b/"`, `"url":["m/b/"]`, true, "a=2026-03-09/ -"},
		{"a kind that is none", `"kind":"lesson"`, `"kind":"constructor"`, true, "a=2026-03-09/ -"},
		{"minutes below zero", `"minutes":4`, `"minutes":-4`, true, "a=2026-03-09/ -"},
		{"an endless title", `"title":"B"`, `"title":"` + strings.Repeat("B", 201) + `"`, true, "a=2026-03-09/ -"},
		{"no place", `"place":`, `"other":`, false, "a=2026-03-09/ -"},
		{"last is a text", `"last":{`, `"last":"x","was":{`, true, "a=2026-03-09/ -"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := strings.Replace(soundLessons, test.old, test.new, 1)
			if test.new != "" && text == soundLessons {
				t.Fatalf("no %s in the sound record", test.old)
			}
			var got struct {
				Text    string
				Damaged bool
			}
			js.call(&got, `(stored) => {
				const store = (`+storage+`)(stored);
				const record = page.openRecord("k", () => store, page.journey);
				const { lessons, last } = record.read();
				const day = (iso) => (iso || "").slice(0, 10);
				const a = lessons["m/a"], place = last.place;
				return { damaged: record.damaged, text: (a ? "a=" + day(a.done) + "/" + day(a.undone) : "") + " " +
					(place ? [place.kind, place.url, place.minutes].join(" ") : "-") + (Object.keys(lessons).length > 1 ? " and more" : "") };
			}`, text)
			if got.Text != test.want || got.Damaged != test.damaged {
				t.Errorf("got %q, damaged %v; want %q, %v", got.Text, got.Damaged, test.want, test.damaged)
			}
		})
	}
}

// TestMergeLessons: of two tabs the latest word on a lesson counts, in whichever
// order they come.
func TestMergeLessons(t *testing.T) {
	js := newScript(t, "record/lessons.ts")
	tests := []struct{ name, a, b, want string }{
		{"done in one", `{done: "", seen: "A"}`, `{done: "B", seen: "A"}`, "B seen A"},
		{"only opened later", `{done: "B", seen: "B"}`, `{done: "", seen: "C"}`, "B seen C"},
		{"taken back later", `{done: "B", seen: "B"}`, `{done: "", seen: "B", undone: "C"}`, " seen B undone C"},
		{"done again", `{done: "D", seen: "B"}`, `{done: "", seen: "B", undone: "C"}`, "D seen B undone C"},
		{"done in both", `{done: "B", seen: "B"}`, `{done: "C", seen: "C"}`, "C seen C"},
		{"one alone", `undefined`, `{done: "B", seen: "B"}`, "B seen B"},
	}
	for _, test := range tests {
		for _, pair := range [][2]string{{test.a, test.b}, {test.b, test.a}} {
			if pair[1] == "undefined" {
				continue
			}
			var got string
			js.call(&got, `() => {
				const { done, seen, undone } = page.mergeLessons(`+pair[0]+`, `+pair[1]+`);
				return done + " seen " + seen + (undone ? " undone " + undone : "");
			}`)
			if got != test.want {
				t.Errorf("%s: got %q, want %q", test.name, got, test.want)
			}
		}
	}
}

// TestWayThroughLessons: what pressing and opening writes.
func TestWayThroughLessons(t *testing.T) {
	js := newScript(t, "record/lessons.ts", "journey/place.ts")
	const setup = `
		const document = { schema: 1, quizzes: {}, scenarios: {} };
		const place = (id, kind = "lesson") => ({ kind, id, url: id + "/", title: id.repeat(50), module: "m", minutes: 1 });
		let day = 1;
		const now = () => new Date(Date.UTC(2026, 0, day++));
		const visit = (id, kind) => page.visit(document, place(id, kind), now());
		const finish = (id) => page.finish(document, id, now());
		const reopen = (id) => page.reopen(document, id, now());
		const pass = (id) => { document.quizzes[id] = { attempts: 1, best: { passed: true } } };`
	tests := []struct{ name, steps, want string }{
		{"nothing yet", ``, "at - "},
		{"opened", `visit("m/a")`, "at m/a m/a="},
		{"finished", `visit("m/a"); finish("m/a")`, "at - m/a=2"},
		{"on to the next", `visit("m/a"); finish("m/a"); page.aim(document, place("m/b"), now())`, "at m/b m/a=2"},
		{"finished twice keeps its date", `visit("m/a"); finish("m/a"); finish("m/a")`, "at - m/a=2"},
		{"without having been opened", `finish("m/a")`, "at - m/a=1"},
		{"opened again", `visit("m/a"); finish("m/a"); visit("m/b"); visit("m/a")`, "at m/b m/a=2 m/b="},
		{"taken back", `visit("m/a"); finish("m/a"); reopen("m/a")`, "at m/a m/a="},
		{"and done again", `visit("m/a"); finish("m/a"); reopen("m/a"); finish("m/a")`, "at - m/a=4"},
		{"at the quiz", `visit("m/a"); finish("m/a"); visit("m", "quiz")`, "at m m/a=2"},
		{"the quiz is passed", `visit("m", "quiz"); pass("m")`, "at - "},
		{"a hostile name", `visit("__proto__"); finish("constructor")`, "at __proto__ constructor=2"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got string
			js.call(&got, `() => { `+setup+test.steps+`;
				const all = Object.keys(document.lessons || {}).sort().map((id) => id + "=" + (document.lessons[id].done ? new Date(document.lessons[id].done).getUTCDate() : ""));
				const at = page.resume(document);
				if (at && at.title.length > 200) throw new Error("the title is too long to be read again");
				return "at " + (at ? at.id : "-") + " " + all.join(" ");
			}`)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestModuleStanding: lessons done and the quiz passed, and nothing less.
func TestModuleStanding(t *testing.T) {
	js := newScript(t, "record/modules.ts")
	tests := []struct{ name, record, course, want string }{
		{"nothing", `{}`, `{names: two, quiz: "m"}`, "new 0 false"},
		{"opened", `{lessons: ["m/a"]}`, `{names: two, quiz: "m"}`, "open 0 false"},
		{"one done", `{done: ["m/a"]}`, `{names: two, quiz: "m"}`, "open 1 false"},
		{"only lessons", `{done: ["m/a", "m/b"]}`, `{names: two, quiz: "m"}`, "open 2 false"},
		{"failed", `{done: ["m/a", "m/b"], failed: ["m"]}`, `{names: two, quiz: "m"}`, "open 2 false"},
		{"passed", `{done: ["m/a", "m/b"], passed: ["m"]}`, `{names: two, quiz: "m"}`, "done 2 true"},
		{"no quiz", `{done: ["m/a", "m/b"]}`, `{names: two, quiz: ""}`, "done 2 true"},
		{"the quiz alone", `{passed: ["m"]}`, `{names: two, quiz: "m"}`, "open 0 true"},
		{"practice passed", `{done: ["m/a", "m/b"], passed: ["m/practice"]}`, `{names: two, quiz: "m"}`, "open 2 false"},
		{"practice alone", `{passed: ["m/practice"]}`, `{names: two, quiz: "m"}`, "open 0 false"},
		{"a quiz that was only looked at", `{looked: ["m"]}`, `{names: two, quiz: "m"}`, "new 0 false"},
		{"a quiz in the making", `{answered: ["m"]}`, `{names: two, quiz: "m"}`, "open 0 false"},
		{"a scenario", `{played: ["m/s"]}`, `{names: two, quiz: "m"}`, "open 0 false"},
		{"a module whose name begins the same", `{done: ["m2/a"], passed: ["m2"], played: ["m2/s"]}`, `{names: two, quiz: "m"}`, "new 0 false"},
		{"a lesson that is gone", `{done: ["m/a", "m/b", "m/gone"]}`, `{names: two, quiz: ""}`, "done 2 true"},
		{"another lesson instead", `{done: ["m/a", "m/gone"], passed: ["m"]}`, `{names: two, quiz: "m"}`, "open 1 true"},
		{"an empty module", `{}`, `{names: [], quiz: ""}`, "new 0 true"},
		{"only a quiz", `{passed: ["m"]}`, `{names: [], quiz: "m"}`, "done 0 true"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got string
			js.call(&got, `() => {
				const { lessons = [], done = [], passed = [], failed = [], looked = [], answered = [], played = [] } = `+test.record+`;
				const two = ["m/a", "m/b"];
				const document = { schema: 1, quizzes: {}, scenarios: {}, lessons: {} };
				for (const id of lessons) document.lessons[id] = { done: "", seen: "A" };
				for (const id of done) document.lessons[id] = { done: "A", seen: "A" };
				for (const id of passed) document.quizzes[id] = { attempts: 1, best: { passed: true } };
				for (const id of failed) document.quizzes[id] = { attempts: 1, best: { passed: false } };
				for (const id of looked) document.quizzes[id] = { attempts: 0, attempt: { responses: {} } };
				for (const id of answered) document.quizzes[id] = { attempts: 0, attempt: { responses: { q: {} } } };
				for (const id of played) document.scenarios[id] = { attempts: 1 };
				const now = page.standing(document, { id: "m", ...`+test.course+` });
				return [now.state, now.done, now.passed].join(" ");
			}`)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestSuffixes: Turkish suffixes follow the sound of the number's last word.
func TestSuffixes(t *testing.T) {
	js := newScript(t, "journey/suffix.ts")
	for _, test := range []struct {
		number               int
		possessive, locative string
	}{
		{0, "0’ı", "’da"}, {1, "1’i", "’de"}, {2, "2’si", "’de"}, {3, "3’ü", "’te"}, {4, "4’ü", "’te"},
		{5, "5’i", "’te"}, {6, "6’sı", "’da"}, {7, "7’si", "’de"}, {8, "8’i", "’de"}, {9, "9’u", "’da"},
		{10, "10’u", "’da"}, {11, "11’i", "’de"}, {13, "13’ü", "’te"}, {16, "16’sı", "’da"}, {20, "20’si", "’de"},
		{30, "30’u", "’da"}, {40, "40’ı", "’ta"}, {50, "50’si", "’de"}, {60, "60’ı", "’ta"}, {70, "70’i", "’te"},
		{80, "80’i", "’de"}, {90, "90’ı", "’da"}, {100, "100’ü", "’de"}, {200, "200’ü", "’de"}, {102, "102’si", "’de"},
		{1000, "1000’i", "’de"}, {2026, "2026’sı", "’da"}, {2030, "2030’u", "’da"}, {2100, "2100’ü", "’de"},
	} {
		var got []string
		js.call(&got, `(n) => [page.possessive(n, "tr"), page.locative(n, "tr"), page.possessive(n, "en"), page.locative(n, "en")]`, test.number)
		if got[0] != test.possessive || got[1] != test.locative {
			t.Errorf("%d: got %q, want %q and %q", test.number, got[:2], test.possessive, test.locative)
		}
		if strings.Contains(got[2]+got[3], "’") {
			t.Errorf("%d in English: %q", test.number, got[2:])
		}
	}
}
