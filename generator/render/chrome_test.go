package render

import (
	"fmt"
	"testing"

	"ders/generator/site"
	"ders/generator/theme"
)

// TestChromeIsForgotten: of the shared parts of pages a number is kept, those of
// the module that is being made among them, and what was forgotten is made again
// as it was.
func TestChromeIsForgotten(t *testing.T) {
	th, diags := theme.Load("default", nil, "tr")
	if th == nil {
		t.Fatal(diags)
	}
	s := &site.Site{Config: &site.Config{Title: "Akademi", Language: "tr"}}
	for i := range mostChrome + 10 {
		url := fmt.Sprintf("modul-%d/", i)
		m := &site.Module{ID: url, Page: &site.Page{Kind: site.Course, URL: url, Title: fmt.Sprint("Modül ", i), Doc: &site.Document{}}}
		m.Page.Module = m
		s.Modules = append(s.Modules, m)
	}
	r := newRenderer(s, th, Memory{})
	shared := func(i int) chrome {
		t.Helper()
		c, err := r.shared(s.Modules[i].Page, "../")
		if err != nil || c.nav == "" || c.module.Title != fmt.Sprint("Modül ", i) {
			t.Fatalf("module %d: %+v, %v", i, c, err)
		}
		return c
	}
	first := shared(0)
	for i := range s.Modules {
		if made := shared(i).module; made != shared(i).module {
			t.Fatalf("the parts of module %d were made twice in a row", i)
		}
		if len(r.chrome) > mostChrome || len(r.recent) != len(r.chrome) {
			t.Fatalf("%d shared parts are kept, %d are remembered", len(r.chrome), len(r.recent))
		}
	}
	if len(r.chrome) != mostChrome {
		t.Errorf("only %d shared parts are kept", len(r.chrome))
	}
	if again := shared(0); again.module == first.module || again.header != first.header || again.nav != first.nav || again.footer != first.footer {
		t.Error("the oldest parts were kept, or are other ones now")
	}
}
