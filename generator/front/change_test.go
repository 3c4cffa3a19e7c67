package front_test

import (
	"slices"
	"testing"

	"ders/generator/front"
	"ders/generator/source"
)

// applied makes edits of a text, which are in order.
func applied(text string, edits ...source.Edit) string {
	for _, e := range slices.Backward(edits) {
		text = text[:e.Span.Start] + e.Text + text[e.Span.End:]
	}
	return text
}

// A list keeps the form that its author gave it.
func TestAddTo(t *testing.T) {
	for _, c := range []struct{ name, head, want string }{
		{"no key", "title: A\n", "title: A\naliases: [x/, y/]\n"},
		{"nothing behind the key", "aliases:\ntitle: A\n", "aliases: [x/, y/]\ntitle: A\n"},
		{"nothing, written out", "aliases: ~ # none\n", "aliases: [x/, y/] # none\n"},
		{"an empty list", "aliases: [] # old\n", "aliases: [x/, y/] # old\n"},
		{"brackets", "aliases: [a/, \"b/\"] # old\ntitle: A\n", "aliases: [a/, \"b/\", x/, y/] # old\ntitle: A\n"},
		{"brackets over lines", "aliases: [\n  a/,\n  b/,\n]\n", "aliases: [\n  a/,\n  b/, x/, y/,\n]\n"},
		{"a single text", "aliases: a/\ntitle: A\n", "aliases: [a/, x/, y/]\ntitle: A\n"},
		{"a single text with commas", "aliases: a, b/\ntitle: A\n", "aliases: [\"a, b/\", x/, y/]\ntitle: A\n"},
		{"lines", "aliases:\n  - a/\n  - 'b/' # first\ntitle: A\n", "aliases:\n  - a/\n  - 'b/' # first\n  - x/\n  - y/\ntitle: A\n"},
		{"lines without indent", "aliases:\n- a/\ntitle: A\n", "aliases:\n- a/\n- x/\n- y/\ntitle: A\n"},
		{"a folded text", "aliases: >\n  a/\n\ntitle: A\n", "aliases: [a/, x/, y/]\n\ntitle: A\n"},
		{"a text over two lines", "aliases: a\n  b/ # old\ntitle: A\n", "aliases: [a b/, x/, y/] # old\ntitle: A\n"},
		{"lines with a folded text", "aliases:\n  - >-\n    a/\n    b/\ntitle: A\n", "aliases:\n  - >-\n    a/\n    b/\n  - x/\n  - y/\ntitle: A\n"},
	} {
		file := source.NewFile("a.md", []byte("---\n"+c.head+"---\n\nText --- text\n"))
		got := applied(file.Text, front.AddTo(file, "aliases", []string{"x/", "y/"}))
		if want := "---\n" + c.want + "---\n\nText --- text\n"; got != want {
			t.Errorf("%s: got %q, want %q", c.name, got, want)
		}
	}
}

// What is written as a value reads as the same text.
func TestQuoted(t *testing.T) {
	for _, text := range []string{
		"İade talebi", "İade: ne zaman?", "yes", "2026", "14 gün", `"Olmaz" demek`, `C:\belge`, "- eksi", "#bir", "İade #1",
		"[köşeli]", "a, b", "*yıldız*", "& ile", "%5", "Müşteri’nin", "null", "@ders", "x: y", ".5", ".inf", "5e3", "2026-03-09", "05-iade.md", "~", "1_000",
	} {
		file := source.NewFile("a.md", []byte("---\ntitle: "+front.Quoted(text)+"\n---\n"))
		head, _ := front.Split(file)
		if got := head.String("title").Text; got != text || len(head.Diagnostics()) > 0 {
			t.Errorf("%q reads as %q: %v", text, got, head.Diagnostics())
		}
	}
	file := source.NewFile("a.md", []byte("---\ntitle: 'a.md'\nkind: b.md\n---\n"))
	head, _ := front.Split(file)
	if got := applied(file.Text, front.Instead(head.String("title"), "c.md"), front.Instead(head.String("kind"), "x [1].md")); got != "---\ntitle: 'c.md'\nkind: \"x [1].md\"\n---\n" {
		t.Errorf("got %q", got)
	}
}
