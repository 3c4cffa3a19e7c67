package theme_test

import (
	"strings"
	"testing"
)

// shelf is a localStorage as storage is, which also lists its keys.
const shelf = `(stored) => {
	const store = (` + storage + `)(null);
	for (const key in stored) store.items.set(key, stored[key]);
	return Object.assign(store, {
		get length() { return store.items.size },
		key: (i) => [...store.items.keys()][i],
		removeItem: (key) => void store.items.delete(key),
	});
}`

// TestDirectoryReadsAnything: whatever stands in storage, the page gets a list
// of names that are text, and never an error.
func TestDirectoryReadsAnything(t *testing.T) {
	js := newScript(t, "learners/directory.ts")
	const sound = `{"schema":1,"learners":[{"id":"1","name":"Ayşe"},{"id":"3","name":"Can"}],"next":4}`
	tests := []struct {
		name, text string
		want       string // learners, then next
		state      string
	}{
		{"sound", sound, "1=Ayşe 3=Can 4", ""},
		{"nothing yet", "", "2", ""},
		{"no JSON", "{", "2", "damaged"},
		{"cut off", sound[:50], "2", "damaged"},
		{"a list", "[]", "2", "damaged"},
		{"null", "null", "2", "damaged"},
		{"no schema", strings.Replace(sound, `"schema":1,`, ``, 1), "2", "damaged"},
		{"schema as text", strings.Replace(sound, `1`, `"1"`, 1), "2", "damaged"},
		{"newer", strings.Replace(sound, `"schema":1`, `"schema":2`, 1), "2", "newer"},
		{"no list", `{"schema":1,"next":2}`, "2", "damaged"},
		{"learners are a map", `{"schema":1,"learners":{"1":"Can"},"next":2}`, "2", "damaged"},
		{"an odd learner", strings.Replace(sound, `{"id":"1","name":"Ayşe"}`, `7`, 1), "3=Can 4", "damaged"},
		{"a hostile number", strings.Replace(sound, `"id":"1"`, `"id":"../1"`, 1), "3=Can 4", "damaged"},
		{"a number that is no text", strings.Replace(sound, `"id":"1"`, `"id":1`, 1), "3=Can 4", "damaged"},
		{"a number twice", strings.Replace(sound, `"id":"3"`, `"id":"1"`, 1), "1=Ayşe 4", "damaged"},
		{"no name", strings.Replace(sound, `,"name":"Ayşe"`, ``, 1), "3=Can 4", "damaged"},
		{"an endless name", strings.Replace(sound, `Ayşe`, strings.Repeat("A", 300), 1), "3=Can 4", "damaged"},
		{"a long name", strings.Replace(sound, `Ayşe`, strings.Repeat("Ş", 60), 1), "1=" + strings.Repeat("Ş", 40) + " 3=Can 4", ""},
		{"markup is text", strings.Replace(sound, `Ayşe`, `<img src=x>`, 1), "1=<img src=x> 3=Can 4", ""},
		{"what cannot be seen", strings.Replace(sound, `Ayşe`, `\u202eeşyA\u0000 \n\t B`, 1), "1=eşyA B 3=Can 4", ""},
		{"hostile key", strings.Replace(sound, `"next"`, `"__proto__":{"hacked":1},"next"`, 1), "1=Ayşe 3=Can 4", "damaged"},
		{"hostile name", strings.Replace(sound, `Ayşe`, `__proto__`, 1), "1=__proto__ 3=Can 4", ""},
		{"the next number is taken", strings.Replace(sound, `"next":4`, `"next":2`, 1), "1=Ayşe 3=Can 4", ""},
		{"an odd next number", strings.Replace(sound, `"next":4`, `"next":-4`, 1), "1=Ayşe 3=Can 4", "damaged"},
		{"far too many", `{"schema":1,"next":99,"learners":[` + strings.Repeat(`{"id":"1","name":"x"},`, 200) + `{"id":"2","name":"y"}]}`, "1=x 99", "damaged"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got struct{ Text, State string }
			js.call(&got, `(text) => {
				const { directory, damaged, newer } = page.read(text || null);
				if (({}).hacked || directory.hacked) return { text: "hacked" };
				return { text: [...directory.learners.map(({ id, name }) => id + "=" + name), directory.next].join(" "), state: damaged ? "damaged" : newer ? "newer" : "" };
			}`, test.text)
			if got.Text != test.want || got.State != test.state {
				t.Errorf("got %q %q, want %q %q", got.Text, got.State, test.want, test.state)
			}
		})
	}
}

// TestNamesOfLearners: which names are taken, and what stands for them.
func TestNamesOfLearners(t *testing.T) {
	js := newScript(t, "learners/directory.ts")
	const setup = `const two = { schema: 1, learners: [{ id: "1", name: "Işıl" }, { id: "2", name: "Can" }], next: 3 };
		const text = ({ learners, next }) => learners.map(({ id, name }) => id + "=" + name).join(" ") + " " + next;`
	tests := []struct{ name, code, want string }{
		{"empty", `page.objection(two, "", " \t\u200b", "tr")`, "empty"},
		{"taken, in other letters", `page.objection(two, "", "  CAN ", "tr")`, "taken"},
		{"one's own", `page.objection(two, "2", "CAN", "tr")`, ""},
		{"another", `page.objection(two, "1", "can", "tr")`, "taken"},
		{"one more", `text(page.add(two, " Ayşe  Nur "))`, "1=Işıl 2=Can 3=Ayşe Nur 4"},
		{"called otherwise", `text(page.rename(two, "1", "Işıl Ö."))`, "1=Işıl Ö. 2=Can 3"},
		{"the first of all", `text(page.add(page.rename(page.read(null).directory, "1", "Ali"), "Veli"))`, "1=Ali 2=Veli 3"},
		{"one less, and the number stays theirs", `text(page.add(page.remove(two, "2"), "Efe"))`, "1=Işıl 3=Efe 4"},
		{"no more than there is room for", `[..."abcdefghijklmnop"].reduce((all, name) => page.add(all, name), page.read(null).directory).learners.length`, "12"},
		{"records without names", `text(page.withStrays(two, "s", ["s", "s:2", "s:7", "s:who", "s:kept", "s:7:kept", "s2", "t:4", "s:0", "s:99999"]))`, "1=Işıl 2=Can 7= 8"},
		{"all names are lost", `text(page.withStrays(page.read("{").directory, "s", ["s:3", "s"]))`, "1= 3= 4"},
		{"nobody yet", `text(page.withStrays(page.read(null).directory, "s", []))`, " 2"},
		{"two words", `page.initials("ışıl deniz öztürk", "tr")`, "IÖ"},
		{"one word", `page.initials("çağrı", "tr")`, "Ç"},
		{"a face", `page.initials("😀 x", "tr")`, "😀X"},
		{"none", `page.initials("", "tr")`, ""},
	}
	for _, test := range tests {
		var got string
		js.call(&got, `() => { `+setup+` return String(`+test.code+`) }`)
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// TestDirectoryInStorage: blocked, full, deaf, damaged or newer, nothing is
// half done and nobody's record is lost.
func TestDirectoryInStorage(t *testing.T) {
	js := newScript(t, "learners/store.ts", "learners/directory.ts")
	const two = `"s:learners": '{"schema":1,"learners":[{"id":"1","name":"A"},{"id":"2","name":"B"}],"next":3}'`
	tests := []struct{ name, stored, code, want string }{
		{"added", `{}`, `list.change((now) => page.add(page.rename(now, "1", "A"), "B"))`, `true s:learners={"schema":1,"learners":[{"id":"1","name":"A"},{"id":"2","name":"B"}],"next":3}`},
		{"two tabs", `{` + two + `}`, `(store.items.set("s:learners", '{"schema":1,"learners":[{"id":"5","name":"E"}],"next":6}'), list.change((now) => page.add(now, "F")))`,
			`true s:learners={"schema":1,"learners":[{"id":"5","name":"E"},{"id":"6","name":"F"}],"next":7}`},
		{"what a later version of the schema added stays", `{"s:learners": '{"schema":1,"learners":[],"next":2,"colour":"blue"}'}`, `list.change((now) => page.add(now, "A"))`,
			`true s:learners={"schema":1,"learners":[{"id":"2","name":"A"}],"next":3,"colour":"blue"}`},
		{"damaged", `{"s:learners": "{", "s": "r1", "s:4": "r4"}`, `list.change((now) => page.add(now, "E"))`,
			`true s=r1 s:4=r4 s:learners={"schema":1,"learners":[{"id":"1","name":""},{"id":"4","name":""},{"id":"5","name":"E"}],"next":6} s:learners:kept={`},
		{"newer", `{"s:learners": '{"schema":2}', "s:2": "r2"}`, `list.change((now) => page.add(now, "E")) + "" + list.drop("2", "1")`, `falsefalse s:2=r2 s:learners={"schema":2}`},
		{"full", `{"s": "r1"}`, `(store.refuse = true, list.change((now) => page.add(now, "E")) + "" + list.choose("2"))`, `falsefalse s=r1`},
		{"silently dropped", `{"s": "r1"}`, `(store.deaf = true, list.change((now) => page.add(now, "E")) + "" + list.choose("2"))`, `falsefalse s=r1`},
		{"chosen", `{` + two + `}`, `(store.items.delete("s:learners"), list.choose("2"))`, `true s:who=2`},
		{"removed", `{` + two + `, "s": "r1", "s:2": "r2", "s:2:kept": "old", "s:who": "2"}`, `list.drop("2", "1")`,
			`true s=r1 s:learners={"schema":1,"learners":[{"id":"1","name":"A"}],"next":3} s:who=1`},
		{"the first one removed", `{` + two + `, "s": "r1", "s:kept": "old", "s:2": "r2"}`, `list.drop("1", "2")`,
			`true s:2=r2 s:learners={"schema":1,"learners":[{"id":"2","name":"B"}],"next":3} s:who=2`},
		{"not removed where nothing can be written", `{` + two + `, "s": "r1", "s:2": "r2"}`, `(store.refuse = true, list.drop("2", "1"))`,
			`false s=r1 s:2=r2 s:learners={"schema":1,"learners":[{"id":"1","name":"A"},{"id":"2","name":"B"}],"next":3}`},
		{"forgotten with the last one", `{"s:learners": '{"schema":1,"learners":[{"id":"2","name":"B"}],"next":3}', "s:learners:kept": "{", "s:who": "2"}`, `list.forget()`, `true `},
		{"not forgotten while others learn", `{` + two + `}`, `list.forget()`, `false s:learners={"schema":1,"learners":[{"id":"1","name":"A"},{"id":"2","name":"B"}],"next":3}`},
		{"not forgotten while others have records", `{"s": "r1", "s:2": "r2"}`, `list.forget()`, `false s=r1 s:2=r2`},
		{"blocked", `{}`, `(blocked = true, list.load().directory.learners.length + "" + list.change((now) => now) + list.choose("2") + list.drop("2", "1"))`, `0falsefalsefalse `},
	}
	for _, test := range tests {
		var got string
		js.call(&got, `() => {
			const store = (`+shelf+`)(`+test.stored+`);
			let blocked = false;
			const list = page.openDirectory("s", () => { if (blocked) throw new Error("SecurityError"); return store });
			return `+test.code+` + " " + [...store.items].sort(([a], [b]) => (a < b ? -1 : 1)).map((item) => item.join("=")).join(" ");
		}`)
		if got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.name, got, test.want)
		}
	}
}

// TestWhoLearns: one word says who, and whatever else stands there is the first.
func TestWhoLearns(t *testing.T) {
	js := newScript(t, "record/whose.ts")
	for stored, want := range map[string]string{"": "s", "1": "s", "2": "s:2", "17": "s:17", "0": "s", "02": "s", "-2": "s", "2.5": "s", "kept": "s", "__proto__": "s", "99999": "s", "2\n": "s", "<b>": "s"} {
		var got string
		js.call(&got, `(stored) => page.recordKey("s", page.whoLearns("s", () => ({ getItem: (key) => key === "s:who" && stored || null })))`, stored)
		if got != want {
			t.Errorf("%q: got %s, want %s", stored, got, want)
		}
	}
	var got string
	js.call(&got, `() => page.recordKey("s", page.whoLearns("s", () => { throw new Error("SecurityError") }))`)
	if got != "s" {
		t.Errorf("blocked: got %s", got)
	}
}

// TestARecordStaysItsLearners: a page that is still open never brings back what
// was deleted, and never writes into another's record; it goes on for itself.
func TestARecordStaysItsLearners(t *testing.T) {
	js := newScript(t, "record/record.ts")
	const other = `'{"schema":1,"begun":"2026-03-09T10:00:00Z","quizzes":{"other":{"attempts":1}}}'`
	tests := []struct{ name, stored, between, want string }{
		{"nothing happened", `null`, ``, "kept one two | one two"},
		{"another tab wrote", `null`, `tab.update(add("other"))`, "kept one other two | one other two"},
		{"deleted", `null`, `store.items.clear()`, "gone one two | -"},
		{"deleted and begun anew", `null`, `store.items.set("k", ` + other + `)`, "gone one two | other"},
		{"deleted where it said no beginning", `'{"schema":1,"quizzes":{}}'`, `store.items.clear()`, "gone one two | -"},
		{"somebody else learns", `null`, `theirs = false`, "gone one two | one"},
		{"somebody else learnt for a while", `null`, `theirs = false; record.read(); theirs = true`, "gone one two | one"},
		{"deleted, and storage is blocked", `null`, `store.items.clear(); record.read(); blocked = true`, "gone one two | -"},
		{"damaged by another", `null`, `store.items.set("k", "{")`, "kept two | two"},
		{"a tab of the version before wrote", `null`, `store.items.set("k", '{"schema":1,"quizzes":{"other":{"attempts":1}}}')`, "kept other two | other two"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got struct {
				Text string
				Left int
			}
			js.call(&got, `() => {
				const store = (`+storage+`)(`+test.stored+`);
				let theirs = true, blocked = false, left = 0;
				const open = () => { if (blocked) throw new Error("SecurityError"); return store };
				const record = page.openRecord("k", open, {}, () => theirs, () => left++);
				const tab = page.openRecord("k", open);
				const add = (id) => (document) => { document.quizzes[id] = { attempts: 1 } };
				const ids = (document) => Object.keys(document.quizzes).sort().join(" ");
				record.update(add("one"));
				`+test.between+`;
				const now = record.update(add("two"));
				if (ids(record.read()) !== ids(now)) throw new Error("the page has forgotten");
				const text = store.items.get("k");
				return { left, text: record.keeping + " " + ids(now) + " | " + (text === undefined ? "-" : ids(JSON.parse(text))) };
			}`)
			if got.Text != test.want {
				t.Errorf("got %q, want %q", got.Text, test.want)
			}
			if want := strings.Count(test.want, "gone"); got.Left != want {
				t.Errorf("it was said %d times", got.Left)
			}
		})
	}
}

// TestAFileNamesItsLearner, in its name and inside, and whatever stands there
// is text.
func TestAFileNamesItsLearner(t *testing.T) {
	js := newScript(t, "progress/transfer.ts", "record/document.ts")
	for name, want := range map[string]string{
		"": "okul-2026-03-09.json", "Can": "okul-can-2026-03-09.json", "Işıl Çağrı Öztürk-Şen": "okul-isil-cagri-ozturk-sen-2026-03-09.json",
		"../../<b>": "okul-b-2026-03-09.json", "王": "okul-2026-03-09.json",
	} {
		var got string
		js.call(&got, `(name) => page.fileName("okul", new Date(2026, 2, 9), name)`, name)
		if got != want {
			t.Errorf("%q: got %s, want %s", name, got, want)
		}
	}
	for learner, want := range map[string]string{
		`"Can"`: "Can", `"<b>\u202eC</b>"`: "<b>C</b>", `7`: "learner", `null`: "learner", `{"toString":1}`: "learner", `"` + strings.Repeat("x", 201) + `"`: "learner",
	} {
		var got string
		js.call(&got, `(learner) => {
			const text = page.write(page.empty(), "okul", new Date(0), "Can").replace('"Can"', () => learner);
			const file = page.readFile(text, "okul", {});
			return file.place || (file.document.learner === undefined ? file.learner : "it stands in the record");
		}`, learner)
		if got != want {
			t.Errorf("%s: got %q, want %q", learner, got, want)
		}
	}
}
