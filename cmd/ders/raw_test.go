//go:build unix

package main

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"ders/generator/source"
)

// TestNothingIsPrintedRaw: whatever stands in names, titles and texts, what we
// print of it cannot move a cursor, set a colour, turn a line around or break
// it, in any format.
func TestNothingIsPrintedRaw(t *testing.T) {
	const evil = "\x1b[31mK\u202eL\u2066M\u200fN\u009bO\x07P\u2028R"
	dir := newSite(t)
	write(t, "x", dir, "content/01-iade/a\x1b[2Jb\nc\u202ed.png")
	write(t, "x", dir, "content/01-iade/m\xfc\xfeteri.md")
	write(t, "---\ntitle: \"\\e[31mA\\u202eB\\nC\\x9bD\"\nsinir: \"\\e[2J\"\nrelated: [\""+`\e]0;x\a`+"\"]\n---\n\nMetin.\n", dir, "content/01-iade/02-bas.md")
	write(t, "---\ntitle: Süre\n---\n\n## "+evil+"\n\n["+evil+"](yok"+evil+".md) ["+evil+"]() <b "+evil+"> ![](a%1B%5B2Jb%0Ac.png)\n\n"+
		"[x]("+evil+":y) [y](#"+evil+")\n\n```quiz\n## "+evil+"\n\n`"+evil+": z`\n\n- [x] "+evil+"\n- [ ] b\n```\n", dir, "content/01-iade/01-sure.md")
	write(t, "title: \"Ders\\e[31m\\u202e\"\nlanguage: \"\\e[31m\\u202e\"\npaths: [{id: \"\\e\", title: \"\\u202e\", modules: [\"\\e\\u202e\"]}]\n", dir, "ders.yaml")
	for _, args := range [][]string{
		{"check"}, {"check", "--format", "json"}, {"check", "--format", "github"}, {"check", "--fix"}, {"build"},
		{"build", "--output", "x\x1b[31m\u202e\ny"}, {"build", "--base-url", "x\x1b[31m"}, {"check", "--explain", "\x1b[31m\u202e"},
		{"check", "--source", "yok\x1b[31m\u202e\nx"}, {"--\x1b[31m\u202e"}, {"\x1b[31m\u202e"}, {"check", "\x1b[31m\n"}, {"serve", "--port", "\x1b[31m"},
		{"serve", "--host", "\x1b[31m\u202e", "--port", "0"}, {"report", "\x1b[31m\u202e\n.json"},
	} {
		for _, language := range []string{"tr", "en"} {
			cmd := exec.Command("ders", append([]string{"--lang=" + language}, args...)...)
			cmd.Dir = dir
			out, err := cmd.CombinedOutput()
			if err == nil {
				t.Errorf("%q: no error", args)
			}
			if !utf8.Valid(out) {
				t.Errorf("%q: no UTF-8: %q", args, out)
			}
			for i, r := range string(out) {
				if r != '\n' && !(r == '\r' && args[0] == "report") && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028') {
					t.Errorf("%q prints %q in %q", args, r, out[max(0, i-60):min(len(out), i+20)])
					break
				}
			}
			if len(args) > 2 && args[2] == "json" {
				var told struct{ Diagnostics []source.Described }
				if err := json.Unmarshal(out, &told); err != nil || len(told.Diagnostics) < 15 {
					t.Errorf("%d diagnostics, %v", len(told.Diagnostics), err)
				}
				for _, d := range told.Diagnostics {
					for _, text := range []string{d.Path, d.Message, d.Hint, d.Excerpt} {
						if source.Printable(text) != text || strings.Contains(text, "\n") {
							t.Errorf("%s: %q", d.Rule, text)
						}
					}
				}
			}
		}
	}
}
