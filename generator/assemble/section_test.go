package assemble_test

import (
	"strings"
	"testing"

	"ders/generator/assemble"
	"ders/generator/site"
	"ders/generator/source"
)

// value is a text with a place, as front matter gives it.
func value(file *source.File, text string) source.Value {
	return source.Value{Text: text, Span: file.Span(0, 0)}
}

// page is a document with what assembly reads of it.
func page(path, kind string, tags ...string) *site.Document {
	doc := &site.Document{File: source.NewFile(path, nil)}
	doc.Meta.Title = value(doc.File, path)
	doc.Meta.Kind = kind
	for _, tag := range tags {
		doc.Meta.Tags = append(doc.Meta.Tags, value(doc.File, tag))
	}
	return doc
}

func link(from *site.Document, to string) {
	from.Links = append(from.Links, &site.Link{Path: to, Span: from.File.Span(0, 0)})
}

func assembled(t *testing.T, docs ...*site.Document) *site.Site {
	t.Helper()
	s, diags := assemble.Site(assemble.Input{
		Config: &site.Config{Language: "tr"}, Documents: docs,
		File:     func(string) *source.File { return nil },
		Segments: map[string]string{"tag": "etiket", "progress": "ilerlemem"},
	})
	if len(diags) > 0 {
		t.Fatal(diags[0].Describe("en"))
	}
	return s
}

func urls(pages []*site.Page) string {
	var all []string
	for _, p := range pages {
		all = append(all, p.URL)
	}
	return strings.Join(all, " ")
}

// Within a topic numbers win, then questions come first, then names; a guide
// comes behind the knowledge bases and is read from page to page.
func TestTheOrderOfASection(t *testing.T) {
	s := assembled(t,
		page("content/index.md", ""),
		page("content/bilgi/a.md", ""),
		page("content/bilgi/b-konu/b.md", ""),
		page("content/bilgi/b-konu/index.md", "topic"),
		page("content/bilgi/b-konu/sss.md", "faq"),
		page("content/bilgi/02-konu/10-son.md", ""),
		page("content/bilgi/02-konu/9-ilk.md", ""),
		page("content/bilgi/02-konu/a.md", ""),
		page("content/bilgi/02-konu/index.md", ""),
		page("content/bilgi/index.md", "knowledge-base"),
		page("content/00-rehber/iki.md", ""),
		page("content/00-rehber/1-bir.md", ""),
		page("content/00-rehber/index.md", "guide"),
	)
	want := " bilgi/ bilgi/a/ bilgi/konu/ bilgi/konu/ilk/ bilgi/konu/son/ bilgi/konu/a/ bilgi/b-konu/ bilgi/b-konu/sss/ bilgi/b-konu/b/ rehber/ rehber/bir/ rehber/iki/"
	if got := urls(s.Pages); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, p := range s.Pages {
		if p.Section == nil || p.Section.Guide {
			continue
		}
		if p.Prev != nil || p.Next != nil {
			t.Errorf("%s lies on a way", p.URL)
		}
	}
	guide := s.Sections[1]
	if guide.Page.Next != guide.Articles[0] || guide.Articles[1].Prev != guide.Articles[0] || guide.Articles[1].Next != nil {
		t.Error("the guide is not read from page to page")
	}
}

// Spellings that fold alike are one tag, named as most pages do, and tags stand
// in Turkish order.
func TestTags(t *testing.T) {
	s := assembled(t,
		page("content/index.md", ""),
		page("content/a.md", "", "Şikâyet", "çaba"),
		page("content/b.md", "", "şikâyet", "cayma", "şikayet"),
		page("content/c.md", "", "şikâyet"),
	)
	var got []string
	for _, tag := range s.Tags {
		got = append(got, tag.Title+" "+tag.Page.URL+": "+urls(tag.Pages))
	}
	want := "cayma etiket/cayma/: b/ | çaba etiket/caba/: a/ | şikâyet etiket/sikayet/: a/ b/ c/"
	if text := strings.Join(got, " | "); text != want || s.TagIndex.URL != "etiket/" {
		t.Errorf("got  %s\nwant %s", text, want)
	}
}

// What leads to a page is noted there, once, without what lists it, what it
// names itself and what staff are not led to.
func TestBacklinks(t *testing.T) {
	text := page("content/a-bilgi/konu/yazi.md", "")
	topic := page("content/a-bilgi/konu/index.md", "")
	index := page("content/a-bilgi/index.md", "knowledge-base")
	other := page("content/a-bilgi/konu/oteki.md", "")
	related := page("content/a-bilgi/konu/ilgili.md", "")
	lesson := page("content/ders.md", "")
	guide := page("content/rehber/index.md", "guide")
	inGuide := page("content/rehber/sonuc.md", "")
	home := page("content/index.md", "")

	text.Meta.Related = []source.Value{value(text.File, "ilgili.md")}
	link(text, "yazi.md")
	link(text, "index.md")
	link(topic, "yazi.md")
	link(index, "konu/yazi.md")
	link(other, "yazi.md")
	link(other, "yazi.md")
	link(related, "yazi.md")
	lesson.Meta.Related = []source.Value{value(lesson.File, "a-bilgi/konu/yazi.md")}
	link(inGuide, "../a-bilgi/konu/yazi.md")
	link(lesson, "rehber/sonuc.md")
	link(home, "a-bilgi/konu/yazi.md")

	s := assembled(t, home, text, topic, index, other, related, lesson, guide, inGuide)
	for _, p := range s.Pages {
		want := map[string]string{
			"a-bilgi/konu/yazi/":   "a-bilgi/konu/oteki/ ders/",
			"a-bilgi/konu/ilgili/": "a-bilgi/konu/yazi/",
			"rehber/sonuc/":        "ders/",
		}[p.URL]
		if got := urls(p.Backlinks); got != want {
			t.Errorf("to %q lead %q, not %q", p.URL, got, want)
		}
	}
}
