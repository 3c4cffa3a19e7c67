package theme_test

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"
	"testing"

	"ders/generator/source"
)

// everyPlace shows a value wherever an escaper of ours may stand for those of
// html/template, and beside.
const everyPlace = `{{range .}}
<title>{{.}}</title><p title="{{.}}" id="a-{{.}}" data-x={{.}}>{{.}} {{print . .}}</p>{{/* text and attributes */}}
<a href="{{.}}"></a><a href="/{{.}}"></a><a href="#{{.}}"></a><a href="?a={{.}}"></a><a href={{.}}></a>{{/* addresses */}}
<textarea>{{.}}</textarea><h{{len (print .)}}></h1><script>x({{.}})</script><i style="width:{{.}}" onclick="x({{.}})"></i>{{/* elsewhere */}}
{{end}}`

type page struct {
	Title string `json:"title"`
	Map   map[string]int
	More  []page `json:",omitempty"`
}

type loud struct{ Text string }

func (l loud) String() string { return l.Text + "!" }

type own struct{ Text string }

func (o own) MarshalJSON() ([]byte, error) { return []byte(`{"<!--":"` + o.Text + `"}`), nil }

type two struct{}

func (two) MarshalJSON() ([]byte, error) { return []byte("2"), nil }

// A theme's pages are escaped as html/template escapes them, whatever they show:
// each byte, schemes that are dangerous and values of all types.
func TestPagesAreEscapedAsHTMLTemplateDoes(t *testing.T) {
	text, twice := `a"b`, &loud{"<b>"}
	values := []any{
		"", "düz metin", "Ahmet'in <b>işi</b> & \"sözü\" + 1", "\xff\xfe", "a\u2028b",
		"../../modul-3/ders-1/", "#basla", "?q=a&b=c", "https://ornek.org/a/", "HTTPS://x", "http://ornek.org", "https://a:b@c/",
		"javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", " javascript:x", "a:b", "/a:b", "mailto:a@b.c",
		"https://javascript:x", "https:javascript:x", "%zz", "%C3%BC", "a b", "ü/ş/", "a(b)'c'",
		0, 7, -7, 1.5, true, nil, text, &text, fmt.Errorf("a<b"), []string{"<a>", "b"}, map[string]int{"a'": 1},
		template.HTML("<b>x</b> & 'y'"), template.HTMLAttr(`a="b"`), template.URL("javascript:x?a'b"), template.JS("1+1"), template.JSStr("'"), template.CSS("1px"), template.Srcset("a b, c"),
	}
	values = append(values, page{"</script>\u2028<!--", nil, []page{{Title: "&"}}}, &page{}, (*page)(nil), struct{ A any }{text}, loud{"<b>"}, &loud{"<b>"}, struct{ A loud }{loud{"<b>"}}, own{"<b>"}, two{}, &twice, struct{ A own }{own{"]]>"}}, func() {}, struct{ F func() }{})
	for b := range 256 {
		values = append(values, string([]byte{byte(b)}), "a"+string([]byte{byte(b)})+"b", "https://"+string([]byte{byte(b)}))
	}
	var got, want bytes.Buffer
	if err := template.Must(template.New("").Parse(everyPlace)).Execute(&want, values); err != nil {
		t.Fatal(err)
	}
	th := load(t, file("themes/kurum/layouts/base.html", everyPlace))
	if err := th.Execute(&got, "page", values); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(want.String(), "\n")
	for i, line := range strings.Split(got.String(), "\n") {
		if i >= len(lines) || line != lines[i] {
			t.Errorf("line %d: got\n%q\nwant\n%q", i+1, line, lines[min(i, len(lines)-1)])
		}
	}
}

// A template that cannot be escaped is a mistake each time it is used, and so is
// what calls it, first or after: nothing of it is ever written as it is.
func TestNothingIsWrittenUnescaped(t *testing.T) {
	th := load(t,
		file("themes/kurum/partials/header.html", `<p>{{.}}</p>{{partial "footer" .}}`),
		file("themes/kurum/partials/footer.html", `<i>{{.}}</i>{{if .}}<a href="{{end}}`),
		file("themes/kurum/partials/nav.html", `<b>{{.}}</b>`),
		file("themes/kurum/layouts/base.html", `{{template "main" .}}`),
		file("themes/kurum/layouts/page.html", `{{define "main"}}{{partial .Partial "<b>"}}{{end}}`),
	)
	execute := map[string]func(w io.Writer, name string) error{
		"alone":   func(w io.Writer, name string) error { return th.Partial(w, name, "<b>") },
		"in page": func(w io.Writer, name string) error { return th.Execute(w, "page", struct{ Partial string }{name}) },
	}
	for range 2 {
		for how, execute := range execute {
			for _, name := range []string{"header", "footer", "nav", "no-such"} {
				var b bytes.Buffer
				switch err := execute(&b, name); {
				case name == "nav" && (err != nil || b.String() != "<b>&lt;b&gt;</b>"):
					t.Errorf("%s, %s: %q, %v", name, how, b.String(), err)
				case name != "nav" && (err == nil || b.Len() > 0 || strings.Contains(err.Error(), "escape ")):
					t.Errorf("%s, %s: %q, %v", name, how, b.String(), err)
				}
			}
		}
	}
}

// Templates of one set are escaped and folded while others of it are executed.
func TestTemplatesAreReadiedWhileOthersAreExecuted(t *testing.T) {
	const line = `<p title="{{.}}">{{t "site.skip"}} {{.}}</p>`
	own := []*source.File{file("themes/kurum/i18n/tr.yaml", "site.skip: Atla\n")}
	for i := range 20 {
		own = append(own, file(fmt.Sprintf("themes/kurum/partials/p%d.html", i), line+`{{partial "nothing" .}}`))
	}
	th := load(t, append(own, file("themes/kurum/partials/nothing.html", line))...)
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() {
			var b strings.Builder
			const said = `<p title="a">Atla a</p>`
			if err := th.Partial(&b, fmt.Sprintf("p%d", i%20), "a"); err != nil || b.String() != said+said {
				t.Errorf("%q, %v", b.String(), err)
			}
		})
	}
	all.Wait()
}
