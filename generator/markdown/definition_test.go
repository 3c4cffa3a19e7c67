package markdown_test

import (
	"testing"

	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/source"
)

// A reference link knows where its definition has the destination.
func TestDefined(t *testing.T) {
	file := source.NewFile("content/a.md", []byte(`---
title: A
---

[bir][Kaynak Ab] ve [kaynak ab][] ve ![üç] ve [dış] ve [satır](c.md)

> [KAYNAK ab]: <b c.md#d> "Başlık b c.md"
> [kaynak ab]: başka.md
> [üç]:
>   üç.png
>   'Alt'

[dış]: https://example.org/b.md
[c.md]: c.md
`))
	doc, _ := markdown.Parse(file, markdown.Settings{Language: lang.For("tr")})
	want := []string{"7: b c.md#d", "7: b c.md#d", "10: üç.png", ""}
	if len(doc.Links) != len(want) {
		t.Fatalf("%d links", len(doc.Links))
	}
	for i, link := range doc.Links {
		got := ""
		if link.Defined.File != nil {
			got = string(rune('0'+file.Pos(link.Defined.Start).Line%10)) + ": " + link.Defined.Text()
			if line := file.Pos(link.Defined.Start).Line; line > 9 {
				got = "1" + got
			}
		}
		if got != want[i] {
			t.Errorf("link %d: %q, want %q", i, got, want[i])
		}
	}
}
