package theme_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// What is folded when a theme is loaded writes what its author called: a text
// is escaped for its place, a partial has no newline at its end, what is shared
// is executed once for equal data.
func TestTemplatesWriteWhatTheyCall(t *testing.T) {
	executed := 0
	view := map[string]any{
		"Name": "a <b>", "Partial": "kurum/line", "One": counted{&executed, 1}, "Two": counted{&executed, 2},
	}
	th := load(t,
		file("themes/kurum/i18n/tr.yaml", "site.plain: Düz metin\nsite.special: \"<i> & 'o' + \\\"p\\\"\"\nsite.number: \"%d ders\"\n"),
		file("themes/kurum/layouts/base.html", `{{template "main" .}}`),
		file("themes/kurum/layouts/page.html", `{{define "main"}}
<title>{{t "site.special"}}</title>
<p title="{{t "site.special"}}">{{t "site.special"}}</p>
<p title="{{t "site.plain"}}" lang={{t "site.plain"}}>{{t "site.plain"}} {{t "site.number" 3}}</p>
<a href="?q={{t "site.plain"}}">{{if .Name}}{{t "site.plain"}}{{else}}{{t "site.special"}}{{end}}</a>
[{{partial "kurum/line" .Name}}] [{{partial .Partial .Name}}] [{{partial "kurum/list" .}}]
{{shared "kurum-mark" .One}} {{shared "kurum-mark" .Two}} {{shared "kurum-mark" .One}}
{{end}}{{define "kurum-mark"}}<b>{{.Number}}</b>{{end}}`),
		file("themes/kurum/partials/kurum/line.html", "<i>{{.}}</i>\n"),
		file("themes/kurum/partials/kurum/list.html", "{{with .Name}}{{partial \"kurum/line\" .}}{{end}}\n"),
	)
	const want = `
<title>&lt;i&gt; &amp; &#39;o&#39; &#43; &#34;p&#34;</title>
<p title="&lt;i&gt; &amp; &#39;o&#39; &#43; &#34;p&#34;">&lt;i&gt; &amp; &#39;o&#39; &#43; &#34;p&#34;</p>
<p title="Düz metin" lang=Düz&#32;metin>Düz metin 3 ders</p>
<a href="?q=D%c3%bcz%20metin">Düz metin</a>
[<i>a &lt;b&gt;</i>] [<i>a &lt;b&gt;</i>] [<i>a &lt;b&gt;</i>]
<b>1</b> <b>2</b> <b>1</b>`
	for range 2 {
		var b bytes.Buffer
		if err := th.Execute(&b, "page", view); err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimRight(b.String(), "\n"); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	if executed != 2 {
		t.Errorf("what is shared was executed %d times", executed)
	}
	for name, want := range map[string]string{"kurum/line": "<i>x</i>\n", "breadcrumb": ""} { // the newline of the file, and no other
		var b bytes.Buffer
		if err := th.Partial(&b, name, map[string]string{"kurum/line": "x"}[name]); err != nil || b.String() != want {
			t.Errorf("%s: got %q, want %q: %v", name, b.String(), want, err)
		}
	}
}

type counted struct {
	times *int
	n     int
}

func (c counted) Number() string {
	*c.times++
	return fmt.Sprint(c.n)
}
