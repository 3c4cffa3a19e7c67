package glossary_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ders/generator/glossary"
	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

const head = "---\ntitle: Sözlük\ndescription: Terimler.\nkind: glossary\n---\n\n"

func parse(text string) (*site.Document, source.List) {
	file := source.NewFile("content/sozluk.md", []byte(text))
	return glossary.Parse(file, markdown.Settings{Language: lang.For("tr")})
}

func sound(t *testing.T, body string) *site.Document {
	t.Helper()
	doc, diags := parse(head + body)
	for _, d := range diags {
		t.Errorf("%+v", d.Describe("en"))
	}
	return doc
}

func TestTerm(t *testing.T) {
	doc := sound(t, "Giriş [bağı](a.md).\n\n## Net tavsiye skoru\n\n`abbr: NPS` `en: Net Promoter Score` `see: CSAT,  memnun-olma` `synonyms: tavsiye puanı , net skor`\n\n"+
		"Bir **sayı**.\n\n- madde\n- ikinci\n\n## Memnuniyet skoru {#csat}\n\n`synonyms: memnun olma`\n\nTanım.\n\n## KPI (temel başarı göstergesi)\n\n`abbr: KPI`\n\n| a |\n| --- |\n| b |\n")
	var titles []string
	for _, h := range doc.Headings {
		titles = append(titles, h.ID)
	}
	if want := []string{"kpi-temel-basari-gostergesi", "csat", "net-tavsiye-skoru"}; !slices.Equal(titles, want) {
		t.Errorf("got %q, want %q", titles, want)
	}
	if len(doc.Body) != 1 || doc.Body[0].Parts[0] != `<p>Giriş <a href="` || len(doc.Links) != 1 || doc.Meta.Kind != "glossary" {
		t.Errorf("the introduction is %v, the links %v, the head %+v", doc.Body, doc.Links, doc.Meta)
	}
	nps, csat, kpi := doc.Terms[2], doc.Terms[1], doc.Terms[0]
	if got, want := fmt.Sprintf("%s|%s|%s|%q|%q|%s|%s", nps.Title, nps.Abbr, nps.English, nps.Synonyms, nps.Names, nps.Text, nps.Brief),
		`Net tavsiye skoru|NPS|Net Promoter Score|["tavsiye puanı" "net skor"]|["Net tavsiye skoru" "NPS" "tavsiye puanı" "net skor"]|Bir sayı. madde ikinci|Bir sayı.`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if !slices.Equal(nps.See, []*site.Term{csat}) { // by its id and by its synonym
		t.Errorf("it leads to %v", nps.See)
	}
	if !slices.Equal(kpi.Names, []string{"KPI", "temel başarı göstergesi"}) || kpi.Brief != kpi.Text || kpi.Text != "a b" {
		t.Errorf("%+v", kpi)
	}
	if got := strings.Join(nps.Definition.Parts, "…"); got != "<p>Bir <strong>sayı</strong>.</p>\n<ul>\n<li>madde</li>\n<li>ikinci</li>\n</ul>\n" {
		t.Errorf("the definition is %q", got)
	}
}

func TestOrder(t *testing.T) {
	var body strings.Builder
	want := strings.Split("CES, ciro, CRM, CSAT, cüzdan, çaba, çözüm, ılımlı, ısrar, iade, ihtiyaç, şikâyet, ürün", ", ")
	for i := range want {
		fmt.Fprintf(&body, "## %s\n\nTanım.\n\n", want[(i*5+3)%len(want)])
	}
	var got []string
	for _, term := range sound(t, body.String()).Terms {
		got = append(got, term.Title)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		head: true, "---\nkind: 'glossary' # x\n---\n": true, "---\ntitle: x\n---\nkind: glossary\n": false, "---\nkind: page\n---\n": false, "kind: glossary": false, "": false,
	} {
		if got := glossary.Is(source.NewFile("a.md", []byte(text))); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}

// FuzzParse holds what is promised of any input.
func FuzzParse(f *testing.F) {
	f.Add(head + "Giriş.\n\n## A\n\n`abbr: B` `see: c, a` `synonyms: b,,d`\n\nTanım.[^1]\n\n## C\n\nabbr: X\n\n##D\n\n[^1]: Not\n")
	f.Add(head + "# A\n\n## A `en: x`\n\n- [x] y\n\nZ\n---\n\n### C\n\n`abbr: C`\n\n```quiz\n```\n")
	f.Add("---\nkind: glossary\n\n## [A](b) (c)\n\n`see:`\n`synonyms`\n")
	f.Fuzz(func(t *testing.T, text string) {
		doc, diags := parse(text)
		inside := func(what string, at source.Span) {
			if at.File != nil && (at.File != doc.File || at.Start < 0 || at.End < at.Start || at.End > len(doc.File.Text)) {
				t.Errorf("%s: span %d–%d of %d bytes", what, at.Start, at.End, len(doc.File.Text))
			}
		}
		for _, d := range diags {
			inside(d.Rule.ID, d.Span)
			for _, r := range d.Related {
				inside(d.Rule.ID, r.Span)
			}
			d.Describe("tr")
		}
		ids, words := map[string]bool{}, map[string]bool{}
		for _, term := range doc.Terms {
			inside("term", term.Span)
			if diags.HasErrors() {
				continue
			}
			if ids[term.ID] || term.Text == "" && term.Definition.Empty() {
				t.Errorf("%q is there twice or says nothing", term.ID)
			}
			ids[term.ID] = true
			for _, name := range term.Names {
				if key := lang.Fold(name); words[key] {
					t.Errorf("two terms claim %q", name)
				} else {
					words[key] = true
				}
			}
		}
	})
}
