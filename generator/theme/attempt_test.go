package theme_test

import (
	"strings"
	"testing"
)

// drawnQuiz has two questions that are always asked, a and f, and two draws
// that share c.
const drawnQuiz = `
	const question = (id) => ({ id, revision: "r1", type: "single", points: 1, choices: [{ id: "x", right: true, weight: 100 }, { id: "y", weight: 0 }], tags: [], topic: "" });
	const quiz = { mode: "exam", attempts: 0, shuffleQuestions: false, questions: [..."abcdef"].map(question),
		draws: [{ count: 1, questions: ["b", "c"] }, { count: 1, questions: ["c", "d", "e", "gone"] }] };
	const said = (choice, answered = true, revision = "r1") => ({ choices: [choice], answered, revision });
	let seed = 7;
	const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
	const none = () => 0.999; /* mixes nothing */
	const begun = page.begin(quiz, undefined, new Date(0), none);`

func TestDraws(t *testing.T) {
	js := newScript(t, "quiz/attempt.ts")
	tests := []struct{ name, code, want string }{
		{"as many as a draw wants, and all others", `begun.order`, "abcf"},
		{"what was not seen", `page.begin(quiz, begun, new Date(0), none, begun.order).order`, "abdf"}, // b and c are seen, b longer ago
		{"what was seen longest ago", `page.begin(quiz, begun, new Date(0), none, ["e", "d", "c", "b"]).order`, "acef"},
		{"seen ids that are gone", `page.begin(quiz, begun, new Date(0), none, ["gone", "b", "constructor", "__proto__"]).order`, "acdf"},
		{"more wanted than there are", `page.begin({ ...quiz, draws: [{ count: 9, questions: ["c", "gone", "d"] }] }, begun, new Date(0), none).order`, "abcdef"},
		{"a shared question goes where it is needed", `page.begin({ ...quiz, draws: [{ count: 1, questions: ["b", "c"] }, { count: 2, questions: ["c", "d"] }] }, begun, new Date(0), none).order`, "abcdef"},
		{"in three draws", `page.begin({ ...quiz, draws: [{ count: 1, questions: ["b", "c"] }, { count: 1, questions: ["c", "d"] }, { count: 1, questions: ["b"] }] }, begun, new Date(0), none).order`, "abcdef"},
		{"what was drawn stays drawn", `page.fit({ ...begun, order: ["f", "e", "c", "a"] }, quiz, random).order`, "feca"},
		{"whichever draw it was", `page.fit({ ...begun, order: ["f", "c", "b", "a"] }, quiz, random, ["b", "c"]).order`, "fcba"},
		{"another instead of what is gone", `page.fit({ ...begun, order: ["f", "gone", "b", "a"] }, quiz, none, ["c", "e"]).order`, "fbad"},
		{"a question that is no longer drawn from comes last", `page.fit({ ...begun, order: ["f", "c", "b", "a"] }, { ...quiz, draws: [quiz.draws[0]] }, none).order`, "fcade"},
		{"a finished attempt gets no other", `page.fit({ ...begun, finished: true, order: ["f", "gone", "b"] }, quiz, none).order`, "fb"},
		{"a practice round neither", `page.fit({ ...begun, practice: true, order: ["gone", "b"] }, quiz, none).order`, "b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got string
			js.call(&got, `() => { `+drawnQuiz+`; return (`+test.code+`).join("") }`)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	t.Run("every draw comes up", func(t *testing.T) {
		var got int
		js.call(&got, `() => { `+drawnQuiz+`; const all = new Set(); for (let i = 0; i < 200; i++) all.add(page.begin(quiz, undefined, new Date(0), random).order.join("")); return all.size }`)
		if got != 5 { // b with c, d or e; c with d or e
			t.Errorf("%d of 5 draws", got)
		}
	})
	t.Run("all are seen in as few attempts as can be", func(t *testing.T) {
		var got int
		js.call(&got, `() => { `+drawnQuiz+`
			let most = 0;
			for (let i = 0; i < 50; i++) {
				const ten = [..."0123456789"];
				const big = { ...quiz, questions: ten.map(question), draws: [{ count: 3, questions: ten }] };
				let seen = [], attempts = 0;
				for (; new Set(seen).size < 10; attempts++) {
					const { order } = page.begin(big, undefined, new Date(0), random, seen);
					seen = [...seen.filter((id) => !order.includes(id)), ...order];
				}
				most = Math.max(most, attempts);
			}
			return most }`)
		if got != 4 {
			t.Errorf("%d attempts", got)
		}
	})
}

// TestHandIn: an exam counts what was given, answers what was not with nothing,
// and holds flags.
func TestHandIn(t *testing.T) {
	js := newScript(t, "quiz/attempt.ts")
	tests := []struct{ name, code, want string }{
		{"what is given", `["a", "b", "c"].filter((id) => page.isGiven({ responses: { a: said("x", false), b: said(" "), c: { choices: [], answered: true } } }, id))`, "a"},
		{"given is not answered", `page.isDone({ ...begun, responses: Object.fromEntries(begun.order.map((id) => [id, said("x", false)])) })`, "false"},
		{"handed in", `Object.entries(page.handIn({ ...begun, responses: { a: said("x", false), b: said("", false), gone: said("x", false) } }).responses).map(([id, r]) => id + r.answered)`, "atrue"},
		{"handed in is done", `page.isDone(page.handIn(begun))`, "true"},
		{"and closed", `page.isClosed(page.handIn(begun), "b")`, "true"},
		{"a flag", `page.toggleFlag({ ...begun, current: "b", flags: ["a"] }).flags`, "a,b"},
		{"no flag", `page.toggleFlag({ ...begun, current: "b", flags: ["a", "b"] }).flags`, "a"},
		{"the first flag", `page.toggleFlag({ ...begun, current: "b" }).flags`, "b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got string
			js.call(&got, `() => { `+drawnQuiz+`; return String(`+test.code+`) }`)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestState(t *testing.T) {
	js := newScript(t, "quiz/state.ts")
	tests := []struct{ name, response, more, want string }{
		{"nothing yet", `undefined`, `false, "tr"`, "open"},
		{"given in an exam", `said("x", false)`, `false, "tr"`, "given"},
		{"in the making in practice", `said("x", false)`, `true, "tr"`, "open"},
		{"right", `said("x")`, `true, "tr"`, "right"},
		{"wrong", `said("y")`, `false, "tr"`, "wrong"},
	}
	setup := `const question = { id: "a", type: "single", points: 1, choices: [{ id: "x", right: true, weight: 100 }, { id: "y", weight: 0 }] };
		const said = (choice, answered = true) => ({ choices: [choice], answered, revision: "r1" });`
	for _, test := range tests {
		var got string
		js.call(&got, `() => { `+setup+`; return page.stateOf({ finished: false, responses: { a: `+test.response+` } }, question, `+test.more+`) }`)
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
	var got string
	js.call(&got, `() => { `+setup+`; return page.stateOf({ finished: true, responses: {} }, question, false, "tr") }`)
	if got != "empty" {
		t.Errorf("handed in without it: %q", got)
	}
}

// TestAllowance: attempts run out and come back, and no clock locks anybody out.
func TestAllowance(t *testing.T) {
	js := newScript(t, "quiz/limit.ts")
	tests := []struct{ name, quiz, entry, want string }{
		{"unlimited", `{attempts: 0, retryAfter: 0}`, `{attempts: 99}`, "Infinity"},
		{"no entry", `{attempts: 3, retryAfter: 0}`, `undefined`, "3"},
		{"some left", `{attempts: 3, retryAfter: 60}`, `{attempts: 2, history: past("10:00")}`, "1"},
		{"used up for good", `{attempts: 3, retryAfter: 0}`, `{attempts: 3, history: past("10:00")}`, "0"},
		{"the author allows fewer now", `{attempts: 1, retryAfter: 0}`, `{attempts: 3}`, "0"},
		{"comes back later", `{attempts: 3, retryAfter: 60}`, `{attempts: 3, history: past("11:30")}`, "0 12:30"},
		{"has come back", `{attempts: 3, retryAfter: 60}`, `{attempts: 3, history: past("11:00")}`, "1"},
		{"comes back one at a time", `{attempts: 3, retryAfter: 60}`, `{attempts: 4, history: past("03:00")}`, "1"},
		{"and goes again", `{attempts: 3, retryAfter: 60}`, `{attempts: 5, history: past("03:00").concat(past("11:45"))}`, "0 12:45"},
		{"a clock that was set back", `{attempts: 3, retryAfter: 60}`, `{attempts: 3, history: past("23:00")}`, "1"},
		{"an older record knows the day of the best", `{attempts: 3, retryAfter: 60}`, `{attempts: 3, best: {date: "2026-03-09T11:30:00.000Z"}}`, "0 12:30"},
		{"nobody knows when", `{attempts: 3, retryAfter: 60}`, `{attempts: 3}`, "1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got string
			js.call(&got, `() => {
				const past = (time) => [{ date: "2026-03-09T" + time + ":00.000Z" }];
				const { left, opens } = page.allowance(`+test.quiz+`, `+test.entry+`, new Date("2026-03-09T12:00:00.000Z"));
				return left + (opens ? " " + opens.toISOString().slice(11, 16) : "");
			}`)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestTimer: time passes, is extended, and may jump.
func TestTimer(t *testing.T) {
	js := newScript(t, "quiz/timer.ts")
	tests := []struct{ name, attempt, now, want string }{ // of 20 minutes: left, phase, added minutes after asking for more
		{"at the start", `{}`, "10:00:00", "20:00  5"},
		{"after a while", `{}`, "10:10:01", "9:59  5"},
		{"a fifth is left", `{}`, "10:16:00", "4:00 few 5"},
		{"a fifth of the extended", `{extended: 5}`, "10:20:00", "5:00 few 10"},
		{"a second is left", `{}`, "10:19:59", "0:01 few 5"},
		{"none is left", `{}`, "10:20:00", "0:00 up 5"},
		{"more once it is up", `{}`, "10:31:30", "0:00 up 17"},
		{"a clock set back", `{}`, "09:00:00", "20:00  5"},
		{"a finished attempt", `{ended: "2026-03-09T10:05:00.000Z"}`, "23:00:00", "15:00  5"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got string
			js.call(&got, `() => {
				const attempt = { started: "2026-03-09T10:00:00.000Z", ...`+test.attempt+` };
				const now = new Date("2026-03-09T`+test.now+`.000Z");
				const more = page.extend(attempt, 20, now);
				const left = page.left(more, 20, now);
				if (left < 5 * 60000) throw new Error("after asking for more " + left);
				return page.clock(page.left(attempt, 20, now)) + " " + page.phase(attempt, 20, now) + " " + more.extended;
			}`)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	var got []int
	js.call(&got, `() => ["2099-01-01", "1970-01-01"].map((day) => page.wholeMinutes(page.spent({ started: "2026-03-09T10:00:00.000Z" }, 20, new Date(day))))`)
	if got[0] != 24*60+20 || got[1] != 0 {
		t.Errorf("a clock that jumps makes it %d minutes", got)
	}
}

// TestSettle: an attempt counts once, when it ends.
func TestSettle(t *testing.T) {
	js := newScript(t, "quiz/settle.ts")
	const setup = `
		const attempt = (more) => ({ number: 2, started: "S", practice: false, finished: false, order: ["a"], responses: { a: { choices: ["x"], answered: true } }, ...more });
		const score = { points: { num: 1n, den: 2n }, max: 1, percent: 50, passed: true };
		const best = { points: "1/1", max: 1, percent: 100, passed: true, date: "D" };`
	tests := []struct{ name, before, entry, want string }{
		{"still open", `undefined`, `{ attempts: 0, attempt: attempt({ responses: {} }) }`, "0   "},
		{"just finished", `undefined`, `{ attempts: 0, attempt: attempt() }`, "1 1/2 2:50:true 1970-01-01T00:00:00.000Z"},
		{"handed in with nothing", `undefined`, `{ attempts: 0, attempt: attempt({ responses: {}, finished: true }) }`, "1 1/2 2:50:true 1970-01-01T00:00:00.000Z"},
		{"already counted", `{ attempts: 1, attempt: attempt({ finished: true }) }`, `{ attempts: 1, attempt: attempt({ finished: true }) }`, "1   "},
		{"another one was counted", `{ attempts: 1, attempt: attempt({ number: 1, finished: true }) }`, `{ attempts: 1, attempt: attempt() }`, "2 1/2 2:50:true 1970-01-01T00:00:00.000Z"},
		{"a practice round", `undefined`, `{ attempts: 1, attempt: attempt({ practice: true }) }`, "1   "},
		{"worse than the best", `undefined`, `{ attempts: 1, best, attempt: attempt() }`, "2 1/1 2:50:true 1970-01-01T00:00:00.000Z"},
		{"storage was cleared", `undefined`, `{ attempts: 0, attempt: attempt({ finished: true, ended: "E" }) }`, "1 1/2 2:50:true E"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got string
			js.call(&got, `() => {
				`+setup+`
				const now = page.settle(`+test.before+`, `+test.entry+`, score, new Date(0));
				return [now.attempts, now.best?.points, (now.history || []).map((past) => [past.number, past.percent, past.passed].join(":")), now.attempt.ended].join(" ");
			}`)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestTopicScores: by objective, or else by tag, and only where there are two.
func TestTopicScores(t *testing.T) {
	js := newScript(t, "quiz/topics.ts")
	const setup = `
		const question = (id, points, topic, tags = []) => ({ id, type: "single", points, topic, tags, choices: [{ id: "x", right: true, weight: 100 }, { id: "y", weight: 50 }, { id: "z", weight: 0 }] });
		const topics = ["T1", "T2", "T3"].map((id) => ({ id, title: id, lessons: [{ title: "L" + id, url: "#" }] }));
		const said = (...choices) => ({ choices });`
	tests := []struct{ name, questions, responses, want string }{
		{"by objective, in the module's order", `[question("a", 1, "T2"), question("b", 2, "T1"), question("c", 1, "T2")]`, `{ a: said("x"), b: said("y"), c: said("z") }`,
			"T1 1/1 of 2 50 weak LT1, T2 1/1 of 2 50 weak LT2"},
		{"at the mark", `[question("a", 10, "T1"), question("b", 7, "T2"), question("c", 3, "T2")]`, `{ a: said("x"), b: said("x"), c: said("z") }`,
			"T1 10/1 of 10 100 good LT1, T2 7/1 of 10 70 good LT2"},
		{"without an objective is left out", `[question("a", 1, "T1"), question("b", 1, "T2"), question("c", 1, "")]`, `{}`,
			"T1 0/1 of 1 0 weak LT1, T2 0/1 of 1 0 weak LT2"},
		{"one objective says nothing", `[question("a", 1, "T1", ["p", "q"])]`, `{}`, ""},
		{"by tag", `[question("a", 1, "", ["p", "q"]), question("b", 1, "", ["q"])]`, `{ a: said("x") }`, "p 1/1 of 1 100 good , q 1/1 of 2 50 weak "},
		{"one tag says nothing", `[question("a", 1, "", ["p"]), question("b", 1, "")]`, `{}`, ""},
		{"an objective that is gone", `[question("a", 1, "gone", ["p"]), question("b", 1, "gone", ["q"])]`, `{}`, "p 0/1 of 1 0 weak , q 0/1 of 1 0 weak "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			js.call(&got, `() => {
				`+setup+`
				return page.topicScores(`+test.questions+`, topics, `+test.responses+`, 70, "tr").map((t) =>
					[t.title, t.points.num + "/" + t.points.den, "of", t.max, t.percent, t.weak ? "weak" : "good", t.lessons.map((l) => l.title)].join(" "));
			}`)
			if text := strings.Join(got, ", "); text != test.want {
				t.Errorf("got  %s\nwant %s", text, test.want)
			}
		})
	}
}
