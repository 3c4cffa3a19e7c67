package source_test

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"ders/generator/source"
)

// TestComposed: every character is read in its composed form, also where a
// glance tells that it is, and with a mark behind it.
func TestComposed(t *testing.T) {
	for r := rune(1); r <= 0x3100; r++ {
		for _, raw := range []string{string(r), "a" + string(r), string(r) + "\u0307", "“" + string(r) + "e\u0301"} {
			if got, want := source.NewFile("a.md", []byte(raw)).Text, norm.NFC.String(raw); r != '\r' && got != want {
				t.Errorf("%+q is read as %+q, not %+q", raw, got, want)
			}
		}
	}
}

// TestPos reads places as an editor shows them, in the normalised text.
func TestPos(t *testing.T) {
	for _, c := range []struct {
		name, raw, at string // at stands once in the text
		line, col     int
	}{
		{"the first letter", "abc", "a", 1, 1},
		{"behind Turkish letters", "İığşçöü: x", "x", 1, 10},
		{"behind decomposed letters", "I\u0307s\u0327g\u0306 x", "x", 1, 5},
		{"behind letters of four bytes", "😀😀x", "x", 1, 3},
		{"after CRLF", "bir\r\niki\r\nüç x", "x", 3, 4},
		{"after lone CR", "bir\riki x", "x", 2, 5},
		{"behind a BOM", "\ufeffx", "x", 1, 1},
		{"behind a tab", "\tx", "x", 1, 2},
	} {
		file := source.NewFile("a.md", []byte(c.raw))
		offset := strings.Index(file.Text, c.at)
		if pos := file.Pos(offset); pos.Line != c.line || pos.Col != c.col {
			t.Errorf("%s: %d:%d, want %d:%d", c.name, pos.Line, pos.Col, c.line, c.col)
		}
	}
}

// TestOffset is Pos backwards, at every letter and at the end.
func TestOffset(t *testing.T) {
	file := source.NewFile("a.md", []byte("İade\r\n\r\nşu ığ😀\n"))
	for offset := range file.Text + "\x00" {
		pos := file.Pos(offset)
		if got := file.Offset(pos.Line, pos.Col); got != offset {
			t.Errorf("offset %d is %d:%d, which is offset %d", offset, pos.Line, pos.Col, got)
		}
	}
	if end := file.Pos(len(file.Text)); end.Line != 4 || end.Col != 1 {
		t.Errorf("the end is %d:%d", end.Line, end.Col)
	}
	for _, c := range []struct{ line, col, want int }{
		{1, 99, len("İade")}, {99, 1, len(file.Text)}, {0, 0, 0},
	} {
		if got := file.Offset(c.line, c.col); got != c.want {
			t.Errorf("%d:%d is offset %d, want %d", c.line, c.col, got, c.want)
		}
	}
	if s := file.Span(-5, 999); s.Start != 0 || s.End != len(file.Text) {
		t.Errorf("a span outside the file: %d to %d", s.Start, s.End)
	}
}

// TestPrintable lets nothing through that acts on a terminal or turns text.
func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"Müşteri — “İade”":      "Müşteri — “İade”",
		"a\x1b[31mb\x07":        "a\ufffd[31mb\ufffd",
		"a\tb\nc\rd":            "a b c\ufffdd",
		"a\u202eb\u2066c\u200f": "a\ufffdb\ufffdc\ufffd",
		"\u009b31m":             "\ufffd31m",
		"a\u2028b\u2029":        "a b ",
		"aile 👩‍👩‍👧":            "aile 👩‍👩‍👧",
	} {
		if got := source.Printable(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

var (
	ruleA = source.Define("test/a", source.Warning, source.Text{Message: "bir %s", Hint: "iki"}, source.Text{Message: "one %s", Hint: "two %[2]d"})
	ruleB = source.Define("test/b", source.Error, source.Text{Message: "b", Hint: "b"}, source.Text{Message: "b", Hint: "b"})
)

// TestSort orders by path, place and rule, and says nothing twice.
func TestSort(t *testing.T) {
	a, b := source.NewFile("a.md", []byte("xyz")), source.NewFile("b.md", []byte("xyz"))
	list := source.List{
		b.Span(0, 1).Report(ruleA, "x"), a.Span(2, 3).Report(ruleA, "x"), a.Span(1, 2).Report(ruleB),
		a.Span(1, 2).Report(ruleA, "y"), a.Span(1, 2).Report(ruleA, "x"), a.Span(1, 2).Report(ruleA, "y"),
		source.ReportPath("a", ruleB),
	}
	list.Sort()
	var got []string
	for _, d := range list {
		got = append(got, d.Pos().Path+" "+d.Rule.ID+" "+d.Describe("tr").Message)
	}
	want := "a test/b b; a.md test/a bir x; a.md test/a bir y; a.md test/b b; a.md test/a bir x; b.md test/a bir x"
	if strings.Join(got, "; ") != want {
		t.Errorf("got %s", strings.Join(got, "; "))
	}
	if list.Count(source.Error) != 2 || !list.HasErrors() {
		t.Errorf("%d errors", list.Count(source.Error))
	}
}

// TestDescribe: both texts share one list of arguments, and may leave some out.
func TestDescribe(t *testing.T) {
	file := source.NewFile("a\u202e.md", []byte("bir\nş\x1bki\n"))
	d := file.Span(4, 6).Report(ruleA, "\x1b[2J", 7).FirstHere(file.Span(0, 3))
	w := d.Describe("en")
	if w.Message != "one \ufffd[2J" || w.Hint != "two 7" || w.Path != "a\ufffd.md" || w.Excerpt != "ş\ufffdki" {
		t.Errorf("%+v", w)
	}
	if w.Line != 2 || w.Col != 1 || w.EndCol != 2 || w.Related[0].Message != "the first one is here" {
		t.Errorf("%+v", w)
	}
	if w := d.Describe("tr"); w.Hint != "iki" || w.Related[0].Message != "ilki burada" {
		t.Errorf("%+v", w)
	}
}

// What is wrong in a part of a file is reported at its place in the file.
func TestPart(t *testing.T) {
	f := source.NewFile("a.md", []byte("# Ders\n\n> ```quiz\n> ## Şu mu?\n> yanlış\n>\tdoğru\n> ```\n"))
	line := func(text string, indent int) source.Line {
		start := strings.Index(f.Text, text)
		return source.Line{Span: f.Span(start, start+len(text)+1), Indent: indent}
	}
	part := f.Part([]source.Line{line("## Şu mu?", 0), line("yanlış", 0), line("doğru", 2)})
	if part.Text != "## Şu mu?\nyanlış\n  doğru\n" || part.Path != "a.md" {
		t.Fatalf("part %q of %s", part.Text, part.Path)
	}
	for _, c := range []struct {
		text, margin string
		line, col    int
	}{{"Şu", "> ", 4, 6}, {"mu", "> ", 4, 9}, {"yanlış", "> ", 5, 3}, {"lış", "> ", 5, 6}, {"doğru", ">\t", 6, 3}, {"ru", ">\t", 6, 6}} {
		start := strings.Index(part.Text, c.text)
		span := part.Span(start, start+len(c.text))
		d := span.Report(source.Rules()[0])
		if at := d.Pos(); at.Line != c.line || at.Col != c.col {
			t.Errorf("%s: at %d:%d, want %d:%d", c.text, at.Line, at.Col, c.line, c.col)
		}
		if d.Span.File != f || d.Span.Text() != c.text {
			t.Errorf("%s: the diagnostic is about %q", c.text, d.Span.Text())
		}
		if span.Margin() != c.margin {
			t.Errorf("%s: margin %q", c.text, span.Margin())
		}
	}
	tab := strings.Index(part.Text, "  doğru")
	if at := part.Span(tab, tab+1).InWhole(); at.Start != line("doğru", 0).Start || at.End != at.Start {
		t.Errorf("the spaces of the tab are at %d–%d, want %d", at.Start, at.End, line("doğru", 0).Start)
	}
	if end := part.Span(len(part.Text), len(part.Text)).InWhole(); end.Start != line("doğru", 0).End {
		t.Errorf("the end of the part is at %d, want %d", end.Start, line("doğru", 0).End)
	}
}
