package config_test

import (
	"slices"
	"testing"

	"ders/generator/config"
	"ders/generator/site"
	"ders/generator/source"
)

func read(t *testing.T, text string) *site.Config {
	t.Helper()
	file := source.NewFile(config.Name, []byte(text))
	c, diags := config.Read(file, "", func(string) bool { return false })
	for _, d := range diags {
		t.Errorf("%+v", d.Describe("en"))
	}
	return c
}

// What is left out has a value that works.
func TestDefaults(t *testing.T) {
	c := read(t, "title: Satış Okulu\n")
	if c.ID != "satis-okulu" || c.Language != "tr" || c.Theme != "default" || c.PassMark != 70 || !c.SearchEngines || c.Paths != nil {
		t.Errorf("%+v", c)
	}
	if c, diags := config.Read(nil, "", nil); c == nil || !diags.HasErrors() {
		t.Error("no ders.yaml, and no error")
	}
}

func TestPaths(t *testing.T) {
	c := read(t, "title: a\npaths:\n"+
		"  - { id: yeni, title: Yeni başlayanlar, modules: [iade, kargo], due: 2027-03-31, valid: 18 months }\n"+
		"  - id: usta\n    title: Ustalar\n    modules: iade\n    valid: 2 years\n"+
		"  - { id: kisa, title: Kısa, modules: [kargo], valid: 1 month }\n")
	type path struct {
		id, title, due string
		modules, valid int
	}
	want := []path{{"yeni", "Yeni başlayanlar", "2027-03-31", 2, 18}, {"usta", "Ustalar", "", 1, 24}, {"kisa", "Kısa", "", 1, 1}}
	if len(c.Paths) != len(want) {
		t.Fatalf("%d paths", len(c.Paths))
	}
	for i, p := range c.Paths {
		if got := (path{p.ID.Text, p.Title, p.Due, len(p.Modules), p.Valid}); got != want[i] {
			t.Errorf("%+v, want %+v", got, want[i])
		}
	}
	if at := c.Paths[0].Modules[1].Span.Text(); at != "kargo" {
		t.Errorf("the second module stands at %q", at)
	}
}

// One path need not be a list.
func TestOnePath(t *testing.T) {
	if c := read(t, "title: a\npaths: { id: yeni, title: Yeni, modules: [iade] }\n"); len(c.Paths) != 1 {
		t.Errorf("%d paths", len(c.Paths))
	}
}

// A certificate names the learner, and what else ders.yaml asks for, in one
// order; the organisation is the site's title where none is given.
func TestCertificate(t *testing.T) {
	if c := read(t, "title: Okul\n").Certificate; c.Organisation != "Okul" || c.Signatory != "" || !slices.Equal(c.Fields, []string{"name"}) {
		t.Errorf("%+v", c)
	}
	c := read(t, "title: Okul\npaths: { id: yeni, title: Yeni, modules: [iade] }\n"+
		"certificate: { organisation: Şirket, signatory: Elif Yılmaz, fields: [unit, name] }\n").Certificate
	if c.Organisation != "Şirket" || c.Signatory != "Elif Yılmaz" || !slices.Equal(c.Fields, []string{"name", "unit"}) {
		t.Errorf("%+v", c)
	}
}

// What leads to other sites is known by its place, wherever else the same text
// stands; where YAML writes it in another way, by the whole value.
func TestExternal(t *testing.T) {
	for written, place := range map[string]string{
		`https://ornek.org/a`:     "https://ornek.org/a",
		`"https://ornek.org/a"`:   "https://ornek.org/a",
		`'https://ornek.org/a/'`:  "https://ornek.org/a",
		`"https:\/\/ornek.org/a"`: `"https:\/\/ornek.org/a"`,
	} {
		before := "# repository: https://ornek.org/a\ntitle: a\ndescription: \"https://ornek.org/a\"\nrepository: "
		c := read(t, before+written+" # https://ornek.org/a\n")
		if len(c.External) != 1 || c.External[0].Text != "https://ornek.org/a" || c.External[0].Span.Text() != place || c.External[0].Span.Start < len(before) {
			t.Errorf("%s: %+v", written, c.External)
		}
	}
	c := read(t, "title: a # https://f.ornek.org/?a=\npaths: { id: y, title: Y, modules: [iade] }\nfeedback: { form: \"https://f.ornek.org/?a={title}\" }\n"+
		"report: { form: \"https://f.ornek.org/?a={name}\" }\n")
	if len(c.External) != 2 {
		t.Fatalf("%+v", c.External)
	}
	for i, line := range []int{3, 4} {
		if v := c.External[i]; v.Text != "https://f.ornek.org/?a=" || v.Span.File.Pos(v.Span.Start).Line != line {
			t.Errorf("%q at %v", v.Text, v.Span.File.Pos(v.Span.Start))
		}
	}
}
