package theme_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRecordsOfEveryRelease reads what learners have in their browsers: each
// file of testdata/records is a record as a release wrote it. Learners keep
// theirs for years, so these files are never edited, only added to: whoever
// adds a member to the record adds a file that has it.
func TestRecordsOfEveryRelease(t *testing.T) {
	js := newScript(t, "record/record.ts", "record/document.ts", "record/lessons.ts", "record/scenarios.ts", "record/merge.ts",
		"record/reviews.ts", "record/settings.ts", "record/topics.ts",
		"certificate/certificates.ts", "progress/transfer.ts")
	files, err := filepath.Glob("testdata/records/*.json")
	if err != nil || len(files) < 5 {
		t.Fatal(err, files)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var want map[string]any
			if err := json.Unmarshal(data, &want); err != nil {
				t.Fatal(err)
			}
			var got struct {
				Damaged, Newer                bool
				Keeping, Kept                 string
				Read, Written, Merged, Loaded map[string]any
			}
			js.call(&got, `(text) => {
				const parts = { ...page.journey, scenarios: page.scenarios, certificates: page.certificates, review: page.reviews, settings: page.settings, topics: page.topics };
				const { document, damaged, newer } = page.parse(text, parts);
				const store = (`+storage+`)(text);
				const record = page.openRecord("k", () => store, parts);
				record.update(() => {});
				const written = JSON.parse(store.getItem("k"));
				const file = page.readFile(page.write(document, "okul", new Date(0), "Işıl"), "okul", parts);
				return { damaged, newer, keeping: record.keeping, kept: store.getItem("k:kept") || "", read: document, written,
					merged: page.mergeDocuments(page.parse(text, parts).document, document, parts), loaded: file.document };
			}`, string(data))
			if got.Damaged || got.Newer || got.Keeping != "kept" || got.Kept != "" {
				t.Errorf("damaged %v, newer %v, %s, aside %q", got.Damaged, got.Newer, got.Keeping, got.Kept)
			}
			if want["begun"] == nil {
				delete(got.Written, "begun") // which every write gives
			}
			for way, now := range map[string]map[string]any{"read": got.Read, "written": got.Written, "merged with itself": got.Merged, "saved to a file and loaded": got.Loaded} {
				if a, b := mustJSON(t, now), mustJSON(t, want); a != b {
					t.Errorf("%s:\ngot  %s\nwant %s", way, a, b)
				}
			}
		})
	}
}

// TestWhatIsGoneIsKeptAndNotCounted: modules, lessons and quizzes of which the
// site knows nothing any more stay in the record, and no bar moves for them.
func TestWhatIsGoneIsKeptAndNotCounted(t *testing.T) {
	js := newScript(t, "record/record.ts", "record/modules.ts", "record/lessons.ts", "progress/journey.ts")
	var got string
	js.call(&got, `() => {
		const gone = { lessons: { "gone/a": { done: "2026-03-09T10:00:00.000Z", seen: "2026-03-09T10:00:00.000Z" } },
			quizzes: { gone: { attempts: 1, best: { points: "1/1", max: 1, percent: 100, passed: true, date: "2026-03-09T10:00:00.000Z" } } } };
		const text = JSON.stringify({ schema: 1, begun: "2026-03-09T10:00:00Z", ...gone });
		const store = (`+storage+`)(text);
		const document = page.openRecord("k", () => store, page.journey).update(() => {});
		const there = { id: "m", quiz: "m", names: ["m/a"], quizzes: [], scenarios: [] };
		const path = page.pathStanding(document, { id: "p", exams: [] }, [there]);
		const { state, done, passed } = page.standing(document, there);
		const same = JSON.stringify(Object.entries(JSON.parse(store.getItem("k"))).sort()) === JSON.stringify(Object.entries(JSON.parse(text)).sort());
		return [state, done, passed, path.modules, path.done, String(page.pathPercent(document, { id: "p", exams: [] }, [there])), same].join(" ");
	}`)
	if want := "new 0 false 0 false undefined true"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestNoClockChangesAScore: with the clock set back by years, or forward, an
// attempt gets the same points, the same best and the same pass.
func TestNoClockChangesAScore(t *testing.T) {
	js := newScript(t, "quiz/settle.ts", "record/merge.ts")
	var got []string
	js.call(&got, `() => ["1970-01-01", "2026-11-22", "2150-01-01"].flatMap((day) => {
		const attempt = (number) => ({ number, started: new Date(day).toISOString(), practice: false, finished: true, order: [], choices: {}, responses: {}, current: "", hints: [] });
		const score = (points, percent, passed) => ({ points: { num: BigInt(points), den: 1n }, max: 4, percent, passed });
		const was = { points: "3/1", max: 4, percent: 75, passed: true, date: "2026-11-21T10:00:00.000Z" };
		const past = { number: 1, started: "2026-11-21T09:00:00.000Z", date: "2026-11-21T10:00:00.000Z", percent: 75, passed: true };
		const before = { attempts: 1, best: was, history: [past] };
		const say = ({ attempts, best, history }) => [attempts, best.points, best.percent, best.passed, history.map(({ percent }) => percent)].join(" ");
		const worse = page.settle(before, { ...before, attempt: attempt(2) }, score(2, 50, false), new Date(day));
		const better = page.settle(before, { ...before, attempt: attempt(2) }, score(4, 100, true), new Date(day));
		return [say(worse), say(better), say(page.mergeQuizzes(worse, { ...before, attempt: attempt(2) })), say(page.mergeQuizzes(better, worse))];
	})`)
	for i, line := range got {
		if want := []string{"2 3/1 75 true 75,50", "2 4/1 100 true 75,100", "2 3/1 75 true 75,50", "2 4/1 100 true 75,100"}[i%4]; line != want {
			t.Errorf("%d: got %q, want %q", i, line, want)
		}
	}
}

// TestAnAnswerStaysWithItsChoice: a quiz that was edited without another
// revision never lets an answer slip to the choice that took its place.
func TestAnAnswerStaysWithItsChoice(t *testing.T) {
	js := newScript(t, "quiz/attempt.ts")
	var got string
	js.call(&got, `() => {
		const question = (id, choices) => ({ id, revision: "r1", type: "multiple", shuffleChoices: false, choices: choices.map((id) => ({ id })) });
		const before = { shuffleQuestions: false, draws: [], questions: [question("a", ["x", "y"]), question("b", ["p", "q"])] };
		const after = { ...before, questions: [question("new", ["x", "y"]), question("b", ["z", "q", "p"]), question("a", ["y", "new", "x"])] };
		const said = (choice) => ({ choices: [choice], answered: true, revision: "r1" });
		const attempt = { ...page.begin(before, undefined, new Date(0), () => 0), responses: { a: said("x"), b: said("q") } };
		const now = page.fit(attempt, after, () => 0);
		return now.order.map((id) => id + "=" + (now.responses[id]?.choices || "") + ":" + now.choices[id]).join(" ");
	}`)
	if want := "a=x:x,y,new b=q:p,q,z new=:x,y"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
