package markdown

import (
	"slices"
	"strings"
	"testing"

	"ders/generator/lang"
	"ders/generator/source"
)

// TestProse: passages hold what a reader reads of paragraphs, each word at its
// place in the file.
func TestProse(t *testing.T) {
	text := "---\ntitle: A\n---\n\n# Bir\n\nBir **iki**nci [üç](a.md \"x\") [dört\nbeş `kod` <https://a.org> ![alt](b.png) &amp; son.\n\n" +
		"| a | b |\n| --- | --- |\n| c | d |\n\n> [!tip] Başlık\n> Altı\n> yedi.\n\n- sekiz\n- dokuz\n\n  on\n\n```\nkod\n```\n\n> **Ayşe:** Söz.\n> **Ali:** Yanıt.\n"
	doc, _ := Parse(source.NewFile("a.md", []byte(text)), Settings{Language: lang.For("tr")})
	var got []string
	last := 0
	for _, passage := range doc.Prose {
		var parts []string
		for _, part := range passage {
			if part[0] < last || part[1] <= part[0] || part[1] > len(text) {
				t.Fatalf("the stretch %v is out of order", part)
			}
			last = part[1]
			parts = append(parts, text[part[0]:part[1]])
		}
		got = append(got, strings.Join(parts, "|"))
	}
	want := []string{"Bir |iki|nci |üç| [dört|beş | | | &amp; son.", "Başlık", "Altı|yedi.", "sekiz", "dokuz", "on", "Söz.", "Yanıt."}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
