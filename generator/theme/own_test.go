package theme_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

// ownSetup is a path of two modules with an exam, and records by what is done.
const ownSetup = `
	const course = (id, names, quiz = id) => ({ id, names, quiz, quizzes: [], scenarios: [] });
	const courses = [course("a", ["a/1", "a/2"]), course("b", ["b/1"])];
	const path = { id: "p", exams: [{ id: "paths/p" }] };
	const bare = { id: "p", exams: [] };
	const best = (points, max, passed = true, date = "2026-03-09T10:00:00.000Z") => ({ attempts: 1, best: { points, max, passed, date } });
	const lesson = (date) => ({ done: date, seen: "2026-03-01T10:00:00.000Z" });
	const day = (n) => "2026-03-0" + n + "T10:00:00.000Z";
	const record = (more) => ({ schema: 1, quizzes: {}, lessons: {}, ...more });
	const lessons = { "a/1": lesson(day(1)), "a/2": lesson(day(2)), "b/1": lesson(day(3)) };
	const quizzes = { a: best("1/1", 1), b: best("2/3", 1), "paths/p": best("5/6", 1) };`

// TestPathStanding: a module is done when each of its lessons is done and its
// quiz passed, a path when its modules are done and its exam passed.
func TestPathStanding(t *testing.T) {
	js := newScript(t, "progress/journey.ts")
	const sound = `record({ lessons, quizzes })`
	tests := []struct{ name, code, want string }{
		{"nothing", `standing(record())`, "0 false false"},
		{"all", `standing(` + sound + `)`, "2 true true"},
		{"a lesson is open", `standing(record({ lessons: { ...lessons, "a/2": lesson("") }, quizzes }))`, "1 true false"},
		{"another lesson instead", `standing(record({ lessons: { ...lessons, "a/2": lesson(""), "a/gone": lesson(day(2)) }, quizzes }))`, "1 true false"},
		{"a lesson more than there are", `standing(record({ lessons: { ...lessons, "a/gone": lesson(day(2)) }, quizzes }))`, "2 true true"},
		{"a quiz is not passed", `standing(record({ lessons, quizzes: { ...quizzes, b: best("2/3", 1, false) } }))`, "1 true false"},
		{"the exam is not passed", `standing(record({ lessons, quizzes: { ...quizzes, "paths/p": best("1/2", 1, false) } }))`, "2 false false"},
		{"no exam", `standing(record({ lessons, quizzes }), bare)`, "2 true true"},
		{"no quiz: the lessons alone", `standing(record({ lessons }), bare, [course("a", ["a/1"], ""), course("b", ["b/1"], "")])`, "2 true true"},
		{"a module with nothing in it", `standing(record(), bare, [course("a", [], "")])`, "1 true true"},
		{"ids like those of objects", `standing(record(), bare, [course("constructor", ["constructor/1"])])`, "0 true false"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got string
			js.call(&got, `() => { `+ownSetup+`
				const standing = (document, p = path, all = courses) => {
					const now = page.pathStanding(document, p, all);
					return now.modules + " " + now.passed + " " + now.done;
				};
				return `+test.code+` }`)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestPathPercent: the exam's best, else the mean, exact and rounded down once.
func TestPathPercent(t *testing.T) {
	js := newScript(t, "progress/journey.ts")
	tests := []struct{ name, document, path, want string }{
		{"the exam's", `record({ quizzes })`, "path", "83"},
		{"the mean", `record({ quizzes })`, "bare", "83"}, // of 1 and 2/3
		{"of points and not of percents", `record({ quizzes: { a: best("7/2", 4), b: best("1/3", 1) } })`, "bare", "60"},
		{"three thirds are one", `record({ quizzes: { a: best("3/3", 1), b: best("1/1", 1) } })`, "bare", "100"},
		{"just below", `record({ quizzes: { "paths/p": best("6999/100", 100) } })`, "path", "69"},
		{"only what is scored", `record({ quizzes: { a: best("1/2", 1) } })`, "bare", "50"},
		{"nothing is scored", `record()`, "bare", "undefined"},
		{"an exam that was not taken", `record({ quizzes: { a: best("1/2", 1) } })`, "path", "undefined"},
		{"damaged", `record({ quizzes: { "paths/p": best("x", 1) } })`, "path", "0"},
	}
	for _, test := range tests {
		var got string
		js.call(&got, `() => { `+ownSetup+`; return String(page.pathPercent(`+test.document+`, `+test.path+`, courses)) }`)
		if got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

func TestPathDate(t *testing.T) {
	js := newScript(t, "progress/journey.ts")
	tests := []struct{ document, want string }{
		{`record()`, ""},
		{`record({ lessons })`, "2026-03-03"},
		{`record({ lessons, quizzes })`, "2026-03-09"},
		{`record({ lessons: { ...lessons, "b/1": lesson("2027-01-01T00:00:00.000Z") }, quizzes })`, "2027-01-01"},
		{`record({ lessons: { ...lessons, "other/1": lesson("2027-01-01T00:00:00.000Z") } })`, "2026-03-03"},
	}
	for _, test := range tests {
		var got string
		js.call(&got, `() => { `+ownSetup+`; return page.pathDate(`+test.document+`, path, courses).slice(0, 10) }`)
		if got != test.want {
			t.Errorf("%s: got %s, want %s", test.document, got, test.want)
		}
	}
}

func TestMonthsLater(t *testing.T) {
	js := newScript(t, "progress/journey.ts")
	tests := []struct {
		day    string
		months int
		want   string
	}{
		{"2026-11-22", 12, "2027-11-22"},
		{"2026-01-31", 1, "2026-02-28"},
		{"2027-12-31", 2, "2028-02-29"},
		{"2028-02-29", 12, "2029-02-28"},
		{"2026-10-31", 18, "2028-04-30"},
		{"2026-03-09", 1, "2026-04-09"},
	}
	for _, test := range tests {
		var got string
		js.call(&got, fmt.Sprintf(`() => {
			const [year, month, day] = %q.split("-").map(Number);
			const later = page.monthsLater(new Date(year, month - 1, day, 12), %d);
			const two = (n) => String(n).padStart(2, "0");
			return [later.getFullYear(), two(later.getMonth() + 1), two(later.getDate())].join("-") }`, test.day, test.months))
		if got != test.want {
			t.Errorf("%s and %d months: got %s, want %s", test.day, test.months, got, test.want)
		}
	}
}

// TestCheckCode: the code stays what it is, and a slip gives another one.
func TestCheckCode(t *testing.T) {
	js := newScript(t, "certificate/code.ts")
	code := func(texts ...string) (got string) {
		js.call(&got, `(texts) => page.checkCode(texts)`, texts)
		return got
	}
	sound := code("okul", "yeni-baslayan", "Işıl Öztürk", "91", "2026-11-22")
	if want := "YDN2-20RH"; sound != want {
		t.Errorf("got %s, want %s: certificates on paper would have another code than before", sound, want)
	}
	for _, same := range []string{" Işıl  Öztürk\t", "Is\u0327ıl O\u0308ztu\u0308rk"} {
		if got := code("okul", "yeni-baslayan", same, "91", "2026-11-22"); got != sound {
			t.Errorf("%q: got %s, want %s", same, got, sound)
		}
	}
	seen := map[string]string{sound: "sound"}
	for _, texts := range [][]string{
		{"okul", "yeni-baslayan", "Isıl Öztürk", "91", "2026-11-22"},
		{"okul", "yeni-baslayan", "Işıl Öztürk", "92", "2026-11-22"},
		{"okul", "yeni-baslayan", "Işıl Öztürk", "91", "2026-11-23"},
		{"okul", "yeni-baslayan", "Işıl Öztürk", "91", "2027-11-22"},
		{"okul", "kargocu", "Işıl Öztürk", "91", "2026-11-22"},
		{"okull", "yeni-baslayan", "Işıl Öztürk", "91", "2026-11-22"},
		{"okul", "yeni-baslayan", "", "91", "2026-11-22"},
		{"okul", "yeni-baslayan", "Öztürk Işıl", "91", "2026-11-22"},
		{"okul", "yeni-baslayan", "91", "Işıl Öztürk", "2026-11-22"},
	} {
		got := code(texts...)
		if other, taken := seen[got]; taken {
			t.Errorf("%v and %v have the code %s", texts, other, got)
		}
		seen[got] = strings.Join(texts, " ")
	}
	codes := map[string]bool{}
	for n := range 2000 {
		codes[code("okul", "yol", fmt.Sprint("Kişi ", n), "90", "2026-11-22")] = true
	}
	if len(codes) < 2000 {
		t.Errorf("2000 names have only %d codes", len(codes))
	}
}

// TestCertificateRecord: what stands there may be anything, and what was
// earned first stays.
func TestCertificateRecord(t *testing.T) {
	js := newScript(t, "record/record.ts", "certificate/certificates.ts")
	const sound = `{"date":"2026-03-09T10:00:00.000Z","title":"Yol","percent":91,"until":"2027-03-09T10:00:00.000Z","version":"v","fields":{"name":"Can"}}`
	tests := []struct{ name, old, new, want string }{
		{"sound", "", "", "2026-03-09 Yol 91 2027-03-09 v Can false"},
		{"no score", `"percent":91,`, ``, "2026-03-09 Yol - 2027-03-09 v Can false"},
		{"for ever", `"until":"2027-03-09T10:00:00.000Z",`, ``, "2026-03-09 Yol 91 - v Can false"},
		{"a score too high", `91`, `910`, "2026-03-09 Yol - 2027-03-09 v Can true"},
		{"an impossible date", `2026-03-09`, `2026-13-09`, "true"},
		{"no title", `"title":"Yol",`, ``, "true"},
		{"an endless title", `Yol`, strings.Repeat("Yol", 100), "true"},
		{"an odd end", `2027-03`, `2027-33`, "2026-03-09 Yol 91 - v Can true"},
		{"fields are a list", `{"name":"Can"}`, `["Can"]`, "2026-03-09 Yol 91 2027-03-09 v  true"},
		{"a field is a number", `"Can"`, `1`, "2026-03-09 Yol 91 2027-03-09 v  true"},
		{"a hostile field", `"name":"Can"`, `"__proto__":{"hacked":1},"name":"Can"`, "2026-03-09 Yol 91 2027-03-09 v Can true"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := `{"schema":1,"quizzes":{},"certificates":{"p":` + strings.Replace(sound, test.old, test.new, 1) + `}}`
			var got string
			js.call(&got, `(text) => {
				const store = (`+storage+`)(text);
				const record = page.openRecord("k", () => store, { certificates: page.certificates });
				const entry = page.certificateOf(record.read(), "p");
				if (({}).hacked) return "hacked";
				return [...(entry ? [entry.date.slice(0, 10), entry.title, entry.percent ?? "-", entry.until?.slice(0, 10) || "-", entry.version, entry.fields.name] : []), record.damaged].join(" ");
			}`, text)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	var got string
	js.call(&got, `() => String(page.certificateOf({ schema: 1, quizzes: {} }, "constructor"))`)
	if got != "undefined" {
		t.Errorf("a certificate for nothing: %s", got)
	}
	js.call(&got, `() => {
		const document = { schema: 1, quizzes: {} };
		page.certify(document, "p", { date: "A", title: "first", percent: 70, version: "1", fields: {} });
		page.certify(document, "p", { date: "B", title: "second", percent: 90, version: "2", fields: { name: "Can" } });
		return JSON.stringify(document.certificates);
	}`)
	if want := `{"p":{"date":"A","title":"first","percent":70,"version":"1","fields":{"name":"Can"}}}`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestLost names the first thing of a file that a record has no place for.
func TestLost(t *testing.T) {
	js := newScript(t, "progress/transfer.ts")
	tests := []struct{ from, taken, want string }{
		{`{ a: 1 }`, `{ a: 1 }`, ""},
		{`{ a: 1, b: { c: "x" } }`, `{ a: 1, b: { c: "y" } }`, "b › c"},
		{`{ a: [1, 2] }`, `{ a: [1] }`, "a › 1"},
		{`{ a: {} }`, `{ a: [] }`, "a"},
		{`{ a: null }`, `{ a: null }`, ""},
		{`JSON.parse('{ "__proto__": { "x": 1 } }')`, `{}`, "__proto__"},
		{`{ constructor: 1 }`, `{}`, "constructor"},
		{`{ ["x".repeat(500)]: 1 }`, `{}`, strings.Repeat("x", 60)},
	}
	for _, test := range tests {
		var got string
		js.call(&got, `() => page.lost(`+test.from+`, `+test.taken+`)`)
		if got != test.want {
			t.Errorf("%s, %s: got %q, want %q", test.from, test.taken, got, test.want)
		}
	}
}

// TestStore: what cannot be kept aside is not written over, and deleted is deleted.
func TestStore(t *testing.T) {
	js := newScript(t, "progress/store.ts")
	const stores = `const store = (` + storage + `)("old"); store.removeItem = (key) => store.items.delete(key);
		const now = () => [...store.items].map((item) => item.join("=")).sort().join(" ");`
	tests := []struct{ name, code, want string }{
		{"replaced", `page.replace("k", "new", () => store) + " " + now()`, "true k:kept=old k=new"},
		{"first", `(store.items.clear(), page.replace("k", "new", () => store) + " " + now())`, "true k=new"},
		{"full", `(store.refuse = true, page.replace("k", "new", () => store) + " " + now())`, "false k=old"},
		{"silently dropped", `(store.deaf = true, page.replace("k", "new", () => store) + " " + now())`, "false k=old"},
		{"blocked", `page.replace("k", "new", () => { throw new Error("no") }) + " " + now()`, "false k=old"},
		{"deleted", `(store.items.set("k:kept", "older"), page.wipe("k", () => store) + " " + now())`, "true "},
		{"not deleted", `page.wipe("k", () => { throw new Error("no") }) + " " + now()`, "false k=old"},
	}
	for _, test := range tests {
		var got string
		js.call(&got, `() => { `+stores+` return `+test.code+` }`)
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// TestJourneyVectors: how far a learner is on a path, as generator/record says
// it too.
func TestJourneyVectors(t *testing.T) {
	js := newScript(t, "progress/journey.ts")
	data, err := os.ReadFile(assets + "progress/journey.vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Cases []struct {
			Name             string
			Exam, Done       bool
			Lessons, Quizzes map[string]any
			Modules, Percent int
			Date             string
		}
	}
	if err := json.Unmarshal(data, &all); err != nil || len(all.Cases) < 8 {
		t.Fatal("vectors are missing", err)
	}
	for _, v := range all.Cases {
		var got string
		js.call(&got, `(exam, read, tests) => { `+ownSetup+`
			const given = record({
				lessons: Object.fromEntries(Object.entries(read).map(([id, n]) => [id, lesson(n ? day(n) : "")])),
				quizzes: Object.fromEntries(Object.entries(tests).map(([id, [points, max, passed, n]]) => [id, best(points, max, passed, day(n))])),
			});
			const at = exam ? path : bare;
			const now = page.pathStanding(given, at, courses);
			return [now.modules, now.done, page.pathPercent(given, at, courses) ?? -1, page.pathDate(given, at, courses).slice(0, 10)].join(" ");
		}`, v.Exam, v.Lessons, v.Quizzes)
		if want := fmt.Sprint(v.Modules, " ", v.Done, " ", v.Percent, " ", v.Date); got != want {
			t.Errorf("%s: got %s, want %s", v.Name, got, want)
		}
	}
}
