package front_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ders/generator/front"
	"ders/generator/source"
)

func file(text string) *source.File { return source.NewFile("a.md", []byte(text)) }

// said are the diagnostics as "line:col text rule".
func said(list source.List) string {
	list.Sort()
	var out []string
	for _, d := range list {
		pos := d.Pos()
		out = append(out, fmt.Sprintf("%d:%d %s %s", pos.Line, pos.Col, d.Span.Text(), d.Rule.ID))
	}
	return strings.Join(out, "; ")
}

// TestBody: whatever the head looks like, the body begins right behind it.
func TestBody(t *testing.T) {
	for _, c := range []struct{ text, body, said string }{
		{"---\ntitle: x\n---\nMetin\n", "Metin\n", ""},
		{"\ufeff---\r\ntitle: x\r\n---\r\n\r\nMetin", "\nMetin", ""},
		{"---  \ntitle: x\n---\t\nMetin", "Metin", ""},
		{"---\n---\nMetin", "Metin", ""},
		{"---\n# yorum\n---\nMetin", "Metin", ""},
		{"---\ntitle: x\n---", "", ""},
		{"---\ntitle: x\n---\n---\nMetin", "---\nMetin", ""},
		{"---\ntitle: x: y\n---\nMetin", "Metin", "2:8 x: y front/quote-value"},
		{"Metin\n---\n", "Metin\n---\n", "1:1 Metin front/missing"},
		{"", "", "1:1  front/missing"},
		{"---", "", "1:1 --- front/unterminated"},
		{"---\ntitle: x\n...\nMetin", "Metin", "3:1 ... front/dots-end"},
	} {
		f := file(c.text)
		head, body := front.Split(f)
		if got := strings.TrimLeft(f.Text[body:], "\n"); got != strings.TrimLeft(c.body, "\n") {
			t.Errorf("%q: the body is %q", c.text, f.Text[body:])
		}
		if got := said(head.Diagnostics()); got != c.said {
			t.Errorf("%q: %s", c.text, got)
		}
	}
}

// TestFields reads a value of every type, in every spelling that is right.
func TestFields(t *testing.T) {
	f := front.Parse(file(`
title: "İade: ne zaman?"   # açıklama
escaped: "s\u0327ik\u00e2yet"
plain: Tek satır
folded: >
  iki
  satır
single: 'O''nun'
year: 2026
list: [bir, "iki: üç"]
block:
  - bir
  - iki # açıklama
one: tek
none:
weight: -3
yes: true
day: 2026-03-09
maps:
  - id: H1
    text: Bir
  - H2
map: { a: b, c: 1 }
`))
	str := func(key, want string) {
		t.Helper()
		if v := f.String(key); v.Text != want {
			t.Errorf("%s is %q", key, v.Text)
		}
	}
	str("title", "İade: ne zaman?")
	str("escaped", "şikâyet")
	str("plain", "Tek satır")
	str("folded", "iki satır")
	str("single", "O'nun")
	str("year", "2026")
	str("none", "")
	str("absent", "")
	if v := f.String("title"); v.Span.Text() != `"İade: ne zaman?"` {
		t.Errorf("the title stands at %q", v.Span.Text())
	}
	strs := func(key, want string) {
		t.Helper()
		var got []string
		for _, v := range f.Strings(key) {
			got = append(got, v.Text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s is %q", key, got)
		}
	}
	strs("list", "bir|iki: üç")
	strs("block", "bir|iki")
	strs("one", "tek")
	strs("none", "")
	if n, ok := f.Int("weight", -10, 10); n != -3 || !ok {
		t.Errorf("weight is %d, %v", n, ok)
	}
	if _, ok := f.Int("absent", 0, 1); ok {
		t.Error("an absent number is there")
	}
	if !f.Bool("yes", false) || !f.Bool("absent", true) {
		t.Error("a bool is wrong")
	}
	if f.Date("day") != "2026-03-09" || f.Date("absent") != "" {
		t.Error("a date is wrong")
	}
	if f.OneOf("one", "x", "tek", "çift") != "tek" || f.OneOf("absent", "x", "y") != "x" {
		t.Error("a choice is wrong")
	}
	var plain string
	maps := f.Maps("maps", "", func(v source.Value) { plain += v.Text })
	if len(maps) != 1 || plain != "H2" || maps[0].Required("id").Text != "H1" || maps[0].Required("text").Text != "Bir" {
		t.Error("a list of mappings is wrong")
	}
	maps[0].Done()
	if m := f.Map("map").Texts(); m["a"] != "b" || m["c"] != "1" {
		t.Errorf("the mapping is %v", m)
	}
	f.Done()
	if got := said(f.Diagnostics()); got != "" {
		t.Error(got)
	}
}

// TestMinutes: a duration is a number and its unit, and no longer than allowed.
func TestMinutes(t *testing.T) {
	for text, want := range map[string]int{"20m": 20, "1h": 60, "2d": 2880, "48h": 2880, "2880m": 2880} {
		f := front.Parse(file("a: " + text + "\n"))
		if got := f.Minutes("a", "2d"); got != want || said(f.Diagnostics()) != "" {
			t.Errorf("%s is %d minutes; %s", text, got, said(f.Diagnostics()))
		}
	}
	for _, text := range []string{"20", "20 dk", "20 m", "0m", "-1h", "1.5h", "24H", "1h30m", "3d", "2881m", "99999999999999999999d", "[1h]", "true"} {
		f := front.Parse(file("a: " + text + "\n"))
		if got := f.Minutes("a", "2d"); got != 0 || len(f.Diagnostics()) != 1 {
			t.Errorf("%s is %d minutes; %s", text, got, said(f.Diagnostics()))
		}
	}
	if f := front.Parse(file("b: c\n")); f.Minutes("a", "2d") != 0 || len(f.Diagnostics()) != 0 {
		t.Error("an absent duration is there")
	}
}

// TestOneMap: what is a list of mappings may be a single one.
func TestOneMap(t *testing.T) {
	f := front.Parse(file("a: { b: 3 }\nc: d\n"))
	if maps := f.Maps("a", "", nil); len(maps) != 1 {
		t.Errorf("%d mappings", len(maps))
	} else if n, ok := maps[0].RequiredInt("b", 1, 3); n != 3 || !ok {
		t.Errorf("b is %d", n)
	} else if _, ok := maps[0].RequiredInt("missing", 1, 3); ok {
		t.Error("an absent number is there")
	}
	f.Maps("c", "", nil)
	if got := said(f.Diagnostics()); got != "1:4 { front/required; 2:4 d front/not-entries" {
		t.Error(got)
	}
}

// TestTooLong: a head beyond the limit never reaches the YAML parser.
func TestTooLong(t *testing.T) {
	head, body := front.Split(file("---\ntitle: " + strings.Repeat("x", 256<<10) + "\n---\nMetin\n"))
	if got := said(head.Diagnostics()); got != "1:1 --- front/too-long" || body == 0 {
		t.Error(got, body)
	}
	if got := said(front.Parse(file(strings.Repeat("# x\n", 70_000))).Diagnostics()); got != "1:1  front/too-long" {
		t.Error(got)
	}
}

// TestHostile: what would grow or nest without end is refused, and no input
// makes the library panic.
func TestHostile(t *testing.T) {
	for name, text := range map[string]string{
		"an alias bomb": "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
		"deep flow":     strings.Repeat("[", 20_000),
		"deep blocks":   strings.Repeat("- ", 20_000),
		"many keys":     strings.Repeat("a: b\n", 20_000),
		"a tag":         "a: !!python/object x\n",
		"binary":        "a: !!binary AAAA\n",
		"a merge":       "<<: {a: b}\n",
		"no end":        "a: \"" + strings.Repeat("\\", 1000),
		"documents":     "a: b\n---\nc: d\n",
		"a directive":   "%YAML 9.9\n---\na: b\n",
	} {
		start := time.Now()
		f := front.Parse(file(text))
		f.Done()
		if took := time.Since(start); took > 10*time.Second { // a bomb takes hours
			t.Errorf("%s takes %v", name, took)
		}
		if list := f.Diagnostics(); len(list) == 0 {
			t.Errorf("%s is taken", name)
		}
	}
}

// FuzzSplit: no panic, and every place inside the file.
func FuzzSplit(f *testing.F) {
	f.Add("---\ntitle: \"İade: x\"\nlist: [a, b]\nmaps:\n  - id: x\n    text: 'y'\n---\nMetin\n")
	f.Add("---\na: *b\nc: &d e\n---\n")
	f.Add("---\na: x: y\n\t- b\n'c\n")
	f.Fuzz(func(t *testing.T, text string) {
		file := file(strings.ToValidUTF8(text, ""))
		fields, body := front.Split(file)
		if body < 0 || body > len(file.Text) {
			t.Fatalf("the body begins at %d of %d", body, len(file.Text))
		}
		for _, key := range fields.Keys() {
			fields.String(key.Text)
			fields.Strings(key.Text)
			fields.Int(key.Text, 0, 9)
			fields.RequiredInt(key.Text, 0, 9)
			fields.Minutes(key.Text, "3d")
			fields.Date(key.Text)
			fields.Bool(key.Text, true)
			if m := fields.Map(key.Text); m != nil {
				m.Texts()
			}
			for _, m := range fields.Maps(key.Text, "", nil) {
				m.Done()
			}
		}
		fields.Done()
		for _, d := range fields.Diagnostics() {
			if s := d.Span; s.Start < 0 || s.Start > s.End || s.End > len(file.Text) {
				t.Errorf("%s stands at %d to %d of %d", d.Rule.ID, s.Start, s.End, len(file.Text))
			}
			d.Describe("tr")
		}
	})
}
