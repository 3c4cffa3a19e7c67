package assemble_test

import (
	"testing"

	"ders/generator/assemble"
	"ders/generator/site"
	"ders/generator/source"
)

// Only the number that gives the order is no part of the address: a name may
// go on with another one.
func TestOnlyTheOrderingNumberIsDropped(t *testing.T) {
	title := func(text string) site.Meta { return site.Meta{Title: source.Value{Text: text}} }
	page := func(path string) *site.Document {
		return &site.Document{File: source.NewFile(path, nil), Meta: title(path)}
	}
	s, diags := assemble.Site(assemble.Input{
		Config: &site.Config{Language: "tr"},
		Documents: []*site.Document{
			page("content/index.md"),
			page("content/05-8-adim/index.md"),
			page("content/05-8-adim/02-3-soru.md"),
			page("content/05-8-adim/10-kapanis.md"),
		},
		File:     func(string) *source.File { return nil },
		Segments: map[string]string{"search": "ara", "progress": "ilerlemem"},
	})
	if len(diags) > 0 {
		t.Fatal(diags[0].Describe("en"))
	}
	want := []string{"", "8-adim/", "8-adim/3-soru/", "8-adim/kapanis/"}
	for i, p := range s.Pages {
		if i >= len(want) || p.URL != want[i] {
			t.Errorf("page %d of %s stands at %q", i, p.Path(), p.URL)
		}
	}
	if s.Modules[0].ID != "8-adim" || s.Modules[0].Number != 1 {
		t.Errorf("the module is %q, number %d", s.Modules[0].ID, s.Modules[0].Number)
	}
}
