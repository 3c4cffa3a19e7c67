package theme_test

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
)

// TestCodeVectors holds the browser's codes to code.vectors.json;
// generator/record is held to the same file.
func TestCodeVectors(t *testing.T) {
	js := newScript(t, "certificate/code.ts")
	data, err := os.ReadFile(assets + "certificate/code.vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Texts []struct {
			Texts []string
			Code  string
		}
		Content []struct{ JSON, Code string }
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for _, v := range all.Texts {
		var got string
		js.call(&got, `(texts) => page.checkCode(texts)`, v.Texts)
		if got != v.Code {
			t.Errorf("%q: got %s, want %s", v.Texts, got, v.Code)
		}
	}
	for _, v := range all.Content {
		var got string
		js.call(&got, `(text) => page.contentCode(JSON.parse(text))`, v.JSON)
		if got != v.Code {
			t.Errorf("%s: got %s, want %s", v.JSON, got, v.Code)
		}
	}
	if len(all.Texts) < 5 || len(all.Content) < 10 {
		t.Error("vectors are missing")
	}
}

// TestRenewal: what is done again from 30 days before the end renews a
// certificate, and nothing less.
func TestRenewal(t *testing.T) {
	js := newScript(t, "certificate/renewal.ts")
	const setup = ownSetup + `
		const entry = { date: "2026-03-09T10:00:00.000Z", until: "2027-03-09T10:00:00.000Z", version: "v" };
		const past = (date, percent = 90, passed = true) => ({ number: 1, started: date, date, percent, passed });
		const on = (id, ...history) => ({ [id]: { attempts: 1, history } });
		const seen = (date) => Object.fromEntries(["a/1", "a/2", "b/1"].map((id) => [id, { done: day(1), seen: date }]));
		const bookish = [course("a", ["a/1", "a/2"], ""), course("b", ["b/1"], "")];
		const now = (document, p = path, all = courses, given = entry) => {
			const r = page.renewal({ schema: 1, lessons: {}, quizzes: {}, ...document }, p, all, given);
			return r ? [r.by, r.left.length, r.date.slice(0, 10) || "-", r.percent ?? "-"].join(" ") : "never";
		};`
	tests := []struct{ name, code, want string }{
		{"nothing done again", `now({ quizzes })`, "exam 1 - -"},
		{"it never expires", `now({ quizzes }, path, courses, { ...entry, until: undefined })`, "never"},
		{"the exam, too early", `now({ quizzes: on("paths/p", past("2027-02-07T09:00:00.000Z")) })`, "exam 1 - -"},
		{"the exam, just in time", `now({ quizzes: on("paths/p", past("2027-02-07T11:00:00.000Z")) })`, "exam 0 2027-02-07 90"},
		{"the exam, after the end", `now({ quizzes: on("paths/p", past("2028-01-01T11:00:00.000Z", 75)) })`, "exam 0 2028-01-01 75"},
		{"the exam, not passed", `now({ quizzes: on("paths/p", past("2027-03-01T11:00:00.000Z", 20, false)) })`, "exam 1 - -"},
		{"passed and then not", `now({ quizzes: on("paths/p", past("2027-03-01T11:00:00.000Z", 80), past("2027-03-02T11:00:00.000Z", 20, false)) })`, "exam 0 2027-03-01 80"},
		{"passed twice", `now({ quizzes: on("paths/p", past("2027-03-01T11:00:00.000Z", 80), past("2027-03-03T11:00:00.000Z", 85)) })`, "exam 0 2027-03-03 85"},
		{"modules do not replace the exam", `now({ quizzes: { ...on("a", past("2027-03-01T11:00:00.000Z")), ...on("b", past("2027-03-01T11:00:00.000Z")) } })`, "exam 1 - -"},
		{"without exam: one of two", `now({ quizzes: on("a", past("2027-03-01T11:00:00.000Z")) }, bare)`, "quizzes 1 - 90"},
		{"without exam: both", `now({ quizzes: { ...on("a", past("2027-03-01T11:00:00.000Z", 90)), ...on("b", past("2027-03-05T11:00:00.000Z", 71)) } }, bare)`, "quizzes 0 2027-03-05 80"},
		{"without any quiz: not read again", `now({ lessons: seen("2026-03-01T00:00:00.000Z") }, bare, bookish)`, "lessons 2 - -"},
		{"without any quiz: read again", `now({ lessons: seen("2027-03-02T00:00:00.000Z") }, bare, bookish)`, "lessons 0 2027-03-02 -"},
		{"valid for a month, it does not renew itself", `now({ quizzes: on("paths/p", past("2027-02-09T10:00:00.000Z")) }, path, courses, { date: "2027-02-09T10:00:00.000Z", until: "2027-03-09T10:00:00.000Z" })`, "exam 1 - -"},
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

// TestRenewedCertificate: the renewed one stands, the old one is remembered,
// and of two tabs that renewed nothing is doubled.
func TestRenewedCertificate(t *testing.T) {
	js := newScript(t, "record/record.ts", "certificate/certificates.ts")
	var got string
	js.call(&got, `() => {
		const document = { schema: 1, quizzes: {} };
		const first = { date: "A", title: "t", percent: 70, until: "B", version: "1", fields: { name: "Can" }, reported: { way: "mail", date: "A" } };
		page.certify(document, "p", first);
		const again = page.renewed(first, { date: "C", title: "t", percent: 90, until: "D", version: "2" });
		page.certify(document, "p", again);
		page.certify(document, "p", again);
		page.certify(document, "p", { ...first, fields: { name: "Can Er" } }); // a tab that has not seen it
		return JSON.stringify(document.certificates);
	}`)
	want := `{"p":{"date":"C","title":"t","percent":90,"until":"D","version":"2","fields":{"name":"Can Er"},"earlier":[{"date":"A","percent":70,"until":"B","version":"1"}]}}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}

	const sound = `{"date":"2026-03-09T10:00:00.000Z","title":"Yol","version":"v","fields":{},"earlier":[{"date":"2025-03-09T10:00:00.000Z","percent":80,"version":"u"}],"reported":{"way":"form","date":"2026-03-10T10:00:00.000Z"}}`
	for _, test := range []struct{ name, old, new, want string }{
		{"sound", "", "", "2025 80 form 2026 false"},
		{"earlier is no list", `"earlier":[{"date":"2025-03-09T10:00:00.000Z","percent":80,"version":"u"}]`, `"earlier":{}`, "form 2026 true"},
		{"an earlier one without date", `"date":"2025-03-09T10:00:00.000Z",`, ``, "form 2026 true"},
		{"an odd score", `80`, `800`, "2025 - form 2026 true"},
		{"a way that is none", `"form"`, `"__proto__"`, "2025 80 true"},
		{"reported never", `2026-03-10`, `2026-13-10`, "2025 80 true"},
	} {
		js.call(&got, `(text) => {
			const store = (`+storage+`)(text);
			const record = page.openRecord("k", () => store, { certificates: page.certificates });
			const { earlier, reported } = page.certificateOf(record.read(), "p");
			return [...(earlier || []).flatMap((one) => [one.date.slice(0, 4), one.percent ?? "-"]), ...(reported ? [reported.way, reported.date.slice(0, 4)] : []), record.damaged].join(" ");
		}`, `{"schema":1,"quizzes":{},"certificates":{"p":`+strings.Replace(sound, test.old, test.new, 1)+`}}`)
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// TestReportAddresses: Turkish letters, line breaks and signs arrive as they are.
func TestReportAddresses(t *testing.T) {
	js := newScript(t, "certificate/report.ts")
	for _, test := range []struct{ code, want string }{
		{`page.formAddress("https://o.org/f?a={name}&b={score}&c={name}", { name: "Işıl & Öz=#", score: "91" })`, "https://o.org/f?a=I%C5%9F%C4%B1l%20%26%20%C3%96z%3D%23&b=91&c=I%C5%9F%C4%B1l%20%26%20%C3%96z%3D%23"},
		{`page.formAddress("https://o.org/f?a={unit}", {})`, "https://o.org/f?a="},
		{`page.formAddress("https://o.org/f?a={name}", { name: "{score}\ud83c" })`, "https://o.org/f?a=%7Bscore%7D%EF%BF%BD"},
		{`page.formFields("https://o.org/f?a={name}&b={score}&c={name}").join(" ")`, "name score"},
		{`page.mailAddress("a+b@o.org", "Sonuç: İade", "Ad: Işıl\n\nson")`, "mailto:a+b@o.org?subject=Sonu%C3%A7%3A%20%C4%B0ade&body=Ad%3A%20I%C5%9F%C4%B1l%0D%0A%0D%0Ason"},
		{`page.reportText([{ label: "Ad", value: "Can" }, { label: "Puan", value: "%91" }], "son")`, "Ad: Can\nPuan: %91\n\nson"},
	} {
		var got string
		js.call(&got, `() => `+test.code)
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.code, got, test.want)
		}
	}
}

// TestTakenAlong: a file says whose it is and carries a code that tells of a
// change; one of before carries none.
func TestTakenAlong(t *testing.T) {
	js := newScript(t, "progress/transfer.ts", "certificate/certificates.ts")
	const setup = `
		const parts = { certificates: page.certificates };
		const entry = (date, name) => ({ date, title: "t", version: "v", fields: { name, unit: "İade" } });
		const document = { schema: 1, quizzes: { q: { attempts: 1 } }, lessons: {}, certificates: {
			a: entry("2026-03-09T10:00:00.000Z", "Can"), b: entry("2026-04-09T10:00:00.000Z", "Can Er"), c: entry("2026-05-09T10:00:00.000Z", ""), d: entry("2026-05-09T10:00:00.000Z", undefined) } };
		const text = page.write(document, "okul", new Date("2026-11-22T08:00:00Z"));
		const read = (text) => { const r = page.readFile(text, "okul", parts); return r.odd || [r.edited, Object.keys(r.document).sort()].join(" ") };
		const swap = (old, now) => { if (!text.includes(old)) throw new Error(old); return text.replace(old, now) };`
	for _, test := range []struct{ name, code, want string }{
		{"whose", `JSON.stringify(JSON.parse(text).who)`, `{"name":"Can Er","unit":"İade"}`},
		{"codes", `Object.entries(JSON.parse(text).codes).map(([id, code]) => id + code.length).join(" ")`, "a9 b9"},
		{"as written", `read(text)`, "false certificates,lessons,quizzes,schema"},
		{"laid out anew", `read(JSON.stringify(JSON.parse(text)))`, "false certificates,lessons,quizzes,schema"},
		{"changed", `read(swap('"attempts": 1', '"attempts": 2'))`, "true certificates,lessons,quizzes,schema"},
		{"another's name", `read(swap('"name": "Can Er"', '"name": "Cem Er"'))`, "true certificates,lessons,quizzes,schema"},
		{"the code changed", `read(text.replace(/"check": "./, '"check": "*'))`, "true certificates,lessons,quizzes,schema"},
		{"the code is a number", `read(text.replace(/"check": "[^"]*"/, '"check": 1'))`, "true certificates,lessons,quizzes,schema"},
		{"of before", `read(text.replace(/"check": .*\n/, ""))`, "false certificates,lessons,quizzes,schema"},
		{"nobody", `JSON.stringify(JSON.parse(page.write({ schema: 1, quizzes: {} }, "okul", new Date(0))).who)`, "{}"},
	} {
		var got string
		js.call(&got, `() => { `+setup+`; return `+test.code+` }`)
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// TestExportedFixture: the file that generator/record reads in its tests is
// what the progress page writes for a learner in Istanbul.
func TestExportedFixture(t *testing.T) {
	local := time.Local
	time.Local = time.FixedZone("Europe/Istanbul", 3*60*60) // the scripts' too
	t.Cleanup(func() { time.Local = local })
	data, err := os.ReadFile("../record/testdata/exported.json")
	if err != nil {
		t.Fatal(err)
	}
	js := newScript(t, "progress/transfer.ts", "certificate/certificates.ts", "record/lessons.ts", "record/scenarios.ts")
	var got string
	js.call(&got, `(text) => {
		const read = page.readFile(text, "okul", { ...page.journey, scenarios: page.scenarios, certificates: page.certificates });
		if (read.odd || read.edited) throw new Error(JSON.stringify(read));
		return page.write(read.document, "okul", new Date(read.exported));
	}`, string(data))
	var a, b any
	if json.Unmarshal(data, &a) != nil || json.Unmarshal([]byte(got), &b) != nil || !reflect.DeepEqual(a, b) {
		t.Errorf("testdata/exported.json should be\n%s", got)
	}
}
