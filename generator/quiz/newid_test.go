package quiz

import (
	"strings"
	"testing"

	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/source"
)

const head = "---\ntitle: Sınav\n---\n\n"

const choices = "- [x] Evet\n- [ ] Belki\n- [ ] Hayır\n"

// TestPlaceOfID: where a missing id is written, and that it is read there.
func TestPlaceOfID(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"below the heading", "## Süre?\n\n" + choices, "## Süre?\n\n`id: sure`\n\n" + choices},
		{"no blank line", "## Süre?\n" + choices, "## Süre?\n\n`id: sure`\n\n" + choices},
		{"closing hashes", "  ## Süre? ##  \n\n" + choices, "  ## Süre? ##  \n\n`id: sure`\n\n" + choices},
		{"underlined", "Süre?\n---\n\n" + choices, "Süre?\n---\n\n`id: sure`\n\n" + choices},
		{"two lines underlined", "Süre\n\u00e7ok mu?\n  ---  \n" + choices, "Süre\n\u00e7ok mu?\n  ---  \n\n`id: sure-cok-mu`\n\n" + choices},
		{"a hash that begins no heading", "#5 nedir?\n---\n\n" + choices, "#5 nedir?\n---\n\n`id: nedir`\n\n" + choices},
		{"chips", "## Süre?\n\n`points: 2` `tags: a`\n\n" + choices, "## Süre?\n\n`id: sure` `points: 2` `tags: a`\n\n" + choices},
		{"chips without a blank line", "## Süre?\n  `points: 2`\n\n" + choices, "## Süre?\n  `id: sure` `points: 2`\n\n" + choices},
		{"chips between two backticks", "## Süre?\n\n`` points: 2 ``\n\n" + choices, "## Süre?\n\n`id: sure` `` points: 2 ``\n\n" + choices},
		{"a chip on two lines", "## Süre?\n\n`\npoints: 2`\n\n" + choices, "## Süre?\n\n`id: sure` `\npoints: 2`\n\n" + choices},
		{"nothing below", "## Süre?", "## Süre?\n\n`id: sure`"},
	} {
		text := head + c.text
		diag, mended := fixed(t, source.NewFile("a.md", []byte(text)), "")
		if mended != head+c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, mended, head+c.want)
		}
		if diag.Rule != ruleNoID {
			t.Errorf("%s: %s", c.name, diag.Rule.ID)
		}
	}
}

// TestPlaceOfIDInPart: questions in a quote, of which each line has a margin.
func TestPlaceOfIDInPart(t *testing.T) {
	for _, c := range []struct{ heading, want string }{
		{"> ## Süre?\n>\n", "> ## Süre?\n>\n> `id: sure`\n>\n"},
		{"> ## Süre?\n", "> ## Süre?\n>\n> `id: sure`\n>\n"},
		{"> Süre?\n> ---\n", "> Süre?\n> ---\n>\n> `id: sure`\n>\n"},
		{"> ## Süre?\n>\n> `points: 2`\n>\n", "> ## Süre?\n>\n> `id: sure` `points: 2`\n>\n"},
	} {
		before, after := "> ```quiz\n", "> - [x] Evet\n> - [ ] Hayır\n> ```\n\nSon.\n"
		_, mended := fixed(t, source.NewFile("a.md", []byte(before+c.heading+after)), "> ")
		if want := before + c.want + after; mended != want {
			t.Errorf("%q: got\n%s\nwant\n%s", c.heading, mended, want)
		}
	}
}

// fixed is a file with its one missing id written, and what asked for it. With
// a margin, the questions are the lines of the file that have it.
func fixed(t *testing.T, file *source.File, margin string) (source.Diagnostic, string) {
	t.Helper()
	parse := func(file *source.File) source.List {
		if margin != "" {
			var lines []source.Line
			for start := 0; start < len(file.Text); {
				end := start + strings.IndexByte(file.Text[start:], '\n') + 1
				line := file.Text[start:end]
				if inside := strings.TrimPrefix(line, strings.TrimRight(margin, " ")); inside != line && !strings.Contains(line, "```") {
					lines = append(lines, source.Line{Span: file.Span(end-len(strings.TrimPrefix(inside, " ")), end)})
				}
				start = end
			}
			file = file.Part(lines)
		}
		_, diags := Parse(file, markdown.Settings{Language: lang.For("tr")})
		return diags
	}
	var asked source.List
	for _, d := range parse(file) {
		if d.Rule == ruleNoID {
			asked.Add(d)
		}
	}
	if len(asked) != 1 || asked[0].Fix == nil || asked[0].Fix.Span.File != file {
		t.Fatalf("%q: asked for %d ids, one was wanted", file.Text, len(asked))
	}
	fix := asked[0].Fix
	text := file.Text[:fix.Span.Start] + fix.Text + file.Text[fix.Span.End:]
	for _, d := range parse(source.NewFile(file.Path, []byte(text))) {
		if d.Rule == ruleNoID || d.Rule == ruleMisplacedChips || d.Rule == ruleGluedChips {
			t.Errorf("%q is asked again: %s", text, d.Rule.ID)
		}
	}
	return asked[0], text
}
