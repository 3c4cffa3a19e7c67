package record

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

func exported(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/exported.json")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// swap is the exported record with something else in one place.
func swap(t testing.TB, old, new string) string {
	t.Helper()
	text := exported(t)
	if !strings.Contains(text, old) {
		t.Fatalf("no %s in the exported record", old)
	}
	return strings.Replace(text, old, new, 1)
}

func TestRead(t *testing.T) {
	r, err := Read([]byte(exported(t)))
	if err != nil {
		t.Fatal(err)
	}
	c := r.Certificates["yeni-baslayan"]
	if r.Site != "okul" || r.Name != "Işıl Öztürk" || r.StaffID != "0815" || r.Unit != "Çağrı merkezi" || r.Check != Sound || len(r.Damage) > 0 ||
		len(r.Lessons) != 3 || len(r.Quizzes) != 4 || c.Percent != 91 || c.Title != "Yeni başlayanlar" || c.Code != "WF6Y-49HX" {
		t.Errorf("%+v", r)
	}
	if best := r.Quizzes["kargo"].Best; best == nil || best.Share.RatString() != "7/9" || !best.Passed {
		t.Errorf("%+v", best)
	}
	if r.Lessons["iade/kayit"].Done != (time.Time{}) || r.Lessons["iade/sure"].Done.Day() != 2 {
		t.Errorf("%+v", r.Lessons)
	}
}

// TestReadAnything: what a file may hold instead.
func TestReadAnything(t *testing.T) {
	deep := strings.Repeat(`{"a":`, 9000) + "1" + strings.Repeat("}", 9000)
	for _, test := range []struct {
		name, text, want string // an error, or what the check code says and what is damaged
	}{
		{"sound", exported(t), "sound"},
		{"with a byte order mark", "\ufeff" + exported(t), "sound"},
		{"laid out anew", strings.ReplaceAll(exported(t), "\n  ", "\r\n"), "sound"},
		{"empty", "", ErrNotJSON.Error()},
		{"cut off", exported(t)[:500], ErrNotJSON.Error()},
		{"and more", exported(t) + "{}", ErrNotJSON.Error()},
		{"not UTF-8", swap(t, "Işıl", "I\xfe\xfdl"), ErrNotJSON.Error()},
		{"too deep for anybody", strings.Repeat("[", 20000) + strings.Repeat("]", 20000), ErrNotJSON.Error()},
		{"too large", exported(t) + strings.Repeat(" ", Largest), ErrTooLarge.Error()},
		{"a list", "[]", ErrNoRecord.Error()},
		{"null", "null", ErrNoRecord.Error()},
		{"a record alone", `{"schema":1,"quizzes":{}}`, ErrNoRecord.Error()},
		{"schema as a text", swap(t, `"schema": 1`, `"schema": "1"`), ErrNoRecord.Error()},
		{"schema with a fraction", swap(t, `"schema": 1`, `"schema": 1.5`), ErrNoRecord.Error()},
		{"an endless schema", swap(t, `"schema": 1`, `"schema": 1e400`), ErrNoRecord.Error()},
		{"newer", swap(t, `"schema": 1`, `"schema": 2`), ErrNewer.Error()},
		{"deep", swap(t, `"lessons": {`, `"other": `+deep+`, "lessons": {`), "edited"},
		{"a score changed", swap(t, `"percent": 91,
      "until"`, `"percent": 99,
      "until"`), "edited"},
		{"the code changed", swap(t, `"check": "`, `"check": "*`), "edited"},
		{"the code is a number", swap(t, `"check": "`, `"check": 1, "was": "`), "edited"},
		{"of before", swap(t, `"check": `, `"_": `), "unsigned"},
		{"quizzes is a list", swap(t, `"quizzes": {`, `"quizzes": [], "_": {`), "edited quizzes"},
		{"a quiz is null", swap(t, `"kargo": {`, `"kargo": null, "_": {`), "edited quizzes › kargo"},
		{"no best of all", swap(t, `"7/9"`, `"7/0"`), "edited quizzes › kargo › best"},
		{"more than all", swap(t, `"7/9"`, `"10/9"`), "edited quizzes › kargo › best"},
		{"endless points", swap(t, `"7/9"`, `"`+strings.Repeat("7", 41)+`/9"`), "edited quizzes › kargo › best"},
		{"attempts below zero", swap(t, `"attempts": 2`, `"attempts": -2`), "edited quizzes › kargo › attempts"},
		{"an endless score", swap(t, `"percent": 91,
      "until"`, `"percent": 1e999,
      "until"`), "edited certificates › yeni-baslayan › percent"},
		{"an odd date", swap(t, `"exported": "2022-11`, `"exported": "2022-31`), "edited exported"},
		{"markup for a title", swap(t, `"Yeni başlayanlar"`, `["<b>"]`), "edited certificates › yeni-baslayan"},
		{"an endless name", swap(t, `"name": "Işıl Öztürk"`, `"name": "`+strings.Repeat("I", 201)+`"`), "edited who › name"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := Read([]byte(test.text))
			got := ""
			if err != nil {
				got = err.Error()
			} else {
				got = strings.TrimSpace([]string{"unsigned", "sound", "edited"}[r.Check] + " " + strings.Join(r.Damage, ", "))
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// FuzzRead: whatever a file holds, there is a record whose rows can be written,
// or an error.
func FuzzRead(f *testing.F) {
	f.Add([]byte(exported(f)))
	f.Add([]byte(`{"schema":1,"site":"okul","exported":"2022-11-23T08:00:00.000Z","certificates":{"p":{"date":"2022-11-23T08:00:00Z","title":"=1+1","fields":{"name":"@x"}}}}`))
	f.Add([]byte(`{"schema":1e0,"site":"","quizzes":{"paths/":{"attempts":1,"best":{"points":"0/1","max":1,"date":"0000-01-01T00:00:00Z"}}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Read(data)
		if err != nil {
			return
		}
		for _, s := range []*site.Site{nil, school()} {
			for _, row := range Rows([]Source{{"a.json", r}, {"b.json", r}}, s, lang.For("tr"), now) {
				if row.Percent < -1 || row.Percent > 100 || row.Modules > row.Of && row.Of > 0 || len(row.Remarks) == 0 {
					t.Errorf("%+v", row)
				}
				var out bytes.Buffer
				if err := WriteCSV(&out, ';', [][]string{{row.Name, row.Path, row.Code}}); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

var now = time.Date(2022, 11, 24, 12, 0, 0, 0, time.UTC)

func quizPage(path string) *site.Page {
	return &site.Page{Quiz: &site.Quiz{File: &source.File{Path: "quizzes/" + path + ".md"}}}
}

// school is the site that the exported record is of.
func school() *site.Site {
	value := func(text string) source.Value { return source.Value{Text: text} }
	lesson := func(id string) *site.Page { return &site.Page{ID: id} }
	iade := &site.Module{ID: "iade", Lessons: []*site.Page{lesson("iade/sure"), lesson("iade/kayit")}, Quizzes: []*site.Page{quizPage("iade"), quizPage("iade/alistirma")}}
	kargo := &site.Module{ID: "kargo", Lessons: []*site.Page{lesson("kargo/takip")}, Quizzes: []*site.Page{quizPage("kargo")}}
	depo := &site.Module{ID: "depo", Lessons: []*site.Page{lesson("depo/raf")}}
	path := func(id, title string, exam *site.Page, modules ...*site.Module) *site.Path {
		return &site.Path{LearningPath: &site.LearningPath{ID: value(id), Title: title}, Modules: modules, Exam: exam}
	}
	return &site.Site{Config: &site.Config{ID: "okul"}, Paths: []*site.Path{
		path("yeni-baslayan", "Yeni gelenler", quizPage("paths/yeni-baslayan"), iade, kargo),
		path("kargocu", "Kargo ekibi", nil, kargo),
		path("depocu", "Depo ekibi", nil, depo),
	}}
}

// described is rows in one word each, for tests.
func described(rows []Row) string {
	var lines []string
	for _, row := range rows {
		line, _ := json.Marshal([]any{row.Name, row.StaffID, row.Path, row.PathID, row.Done, row.Percent, row.Date, row.Until, row.Modules, row.Of, row.Code})
		text := string(line)
		for _, remark := range row.Remarks {
			text += " " + strings.TrimSpace(remarkNames[remark.Kind]+" "+remark.Text)
		}
		lines = append(lines, text)
	}
	return strings.Join(lines, "\n")
}

var remarkNames = []string{"also-in", "also-edited", "damaged", "wrong-code", "nameless", "unclaimed", "grown", "unknown-path", "other-site", "future", "undated", "expired"}

func TestRows(t *testing.T) {
	if len(remarkNames) != int(RemarkKinds) {
		t.Fatal("a remark has no name")
	}
	local := time.Local
	time.Local = time.UTC
	t.Cleanup(func() { time.Local = local })

	sound := `["Işıl Öztürk","0815","Yeni başlayanlar","yeni-baslayan",true,91,"2022-11-22","2023-11-22",0,0,"WF6Y-49HX"]`
	onSite := `["Işıl Öztürk","0815","Yeni gelenler","yeni-baslayan",true,91,"2022-11-22","2023-11-22",1,2,"WF6Y-49HX"] grown`
	cargo := `["Işıl Öztürk","0815","","kargocu",false,-1,"","",0,0,""]`
	cargoOnSite := `["Işıl Öztürk","0815","Kargo ekibi","kargocu",true,77,"2022-11-06","",1,1,""] unclaimed`
	other := strings.NewReplacer("Işıl Öztürk", "Çiğdem Ak", "0815", "0816").Replace(exported(t))
	older := swap(t, `"exported": "2022-11-23`, `"exported": "2022-11-22`)
	nobody := strings.NewReplacer(`"name": "Işıl Öztürk"`, `"name": ""`, `"staff_id": "0815"`, `"staff_id": ""`).Replace(exported(t))
	begunOnly := `{"schema":1,"site":"okul","exported":"2022-11-23T08:00:00.000Z","learner":"Zeki","lessons":{"depo/raf":{"done":"","seen":"2022-11-02T09:00:00.000Z"}},"quizzes":{}}`
	for _, test := range []struct {
		name  string
		site  *site.Site
		files []string
		want  []string
	}{
		{"the record alone", nil, []string{exported(t)}, []string{cargo, sound}},
		{"with its site", school(), []string{exported(t)}, []string{cargoOnSite, onSite}},
		{"with another site", &site.Site{Config: &site.Config{ID: "baska"}}, []string{exported(t)}, []string{cargo + " other-site", sound + " other-site"}},
		{"a path that is gone", &site.Site{Config: &site.Config{ID: "okul"}, Paths: school().Paths[1:]}, []string{exported(t)}, []string{cargoOnSite, sound + " unknown-path"}},
		{"the same twice", nil, []string{exported(t), exported(t)}, []string{cargo + " also-in b.json", sound + " also-in b.json"}},
		{"an older one", nil, []string{older, exported(t)}, []string{cargo + " also-edited a.json", sound + " also-edited a.json"}},
		{"two people, in Turkish order", nil, []string{exported(t), other}, []string{
			`["Çiğdem Ak","0816","","kargocu",false,-1,"","",0,0,""]`,
			`["Çiğdem Ak","0816","Yeni başlayanlar","yeni-baslayan",true,91,"2022-11-21","2023-11-21",0,0,"WF6Y-49HX"] wrong-code`,
			cargo, sound}},
		{"nobody is named", nil, []string{nobody, nobody}, []string{
			`["","","","kargocu",false,-1,"","",0,0,""] nameless also-edited b.json`,
			`["","","Yeni başlayanlar","yeni-baslayan",true,91,"2022-11-21","2023-11-21",0,0,"WF6Y-49HX"] wrong-code nameless also-edited b.json`}},
		{"only begun", school(), []string{begunOnly}, []string{`["Zeki","","Depo ekibi","depocu",false,-1,"","",0,1,""]`}},
		{"only begun, without the site", nil, []string{begunOnly}, []string{""}},
		{"from the future", nil, []string{swap(t, `"exported": "2022-11-23`, `"exported": "2023-11-23`)}, []string{cargo + " future", sound + " future"}},
		{"without a day", nil, []string{swap(t, `"exported": "2022-11-23`, `"exported": "on`)}, []string{cargo + " undated", sound + " undated"}},
		{"damaged", nil, []string{swap(t, `"7/9"`, `"7/0"`)}, []string{cargo + " damaged quizzes › kargo › best", sound + " damaged quizzes › kargo › best"}},
		{"a better score by hand", nil, []string{exported(t), strings.ReplaceAll(exported(t), `"percent": 91`, `"percent": 99`)}, []string{cargo + " also-edited b.json", sound + " also-edited b.json"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var sources []Source
			for i, text := range test.files {
				r, err := Read([]byte(text))
				if err != nil {
					t.Fatal(err)
				}
				sources = append(sources, Source{string(rune('a'+i)) + ".json", r})
			}
			if got, want := described(Rows(sources, test.site, lang.For("tr"), now)), strings.Join(test.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// What a learner wrote stays words in a spreadsheet.
func TestWriteCSV(t *testing.T) {
	for in, want := range map[string]string{
		"Işıl Öztürk":             "Işıl Öztürk",
		"=HYPERLINK(\"x\";\"y\")": `"'=HYPERLINK(""x"";""y"")"`,
		"+90 532":                 "'+90 532",
		"-1":                      "'-1",
		"@SUM(A1)":                "'@SUM(A1)",
		"\t=1+1":                  "'=1+1",
		"\r\n=1+1":                "'=1+1",
		"\u00a0\u202e=1+1":        "'=1+1",
		"\u0000=1":                "'=1",
		"＝1+1":                    "'＝1+1",
		"a\nb":                    "a b",
		"a;b":                     `"a;b"`,
		"0815":                    "0815",
		"":                        "",
	} {
		var out bytes.Buffer
		if err := WriteCSV(&out, ';', [][]string{{"x", in}}); err != nil {
			t.Fatal(err)
		}
		if got := out.String(); got != "\ufeffx;"+want+"\r\n" {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
