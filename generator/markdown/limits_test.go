package markdown_test

import (
	"strings"
	"testing"
	"time"
)

// TestLimits refuses what would cost more than its size allows, at the place
// where it begins.
func TestLimits(t *testing.T) {
	row := "| a | b |\n"
	for _, c := range []struct {
		name, text, rule string
		line             int
	}{
		{"one long line", "x\n\n" + strings.Repeat("söz ", 5000), "markdown/block-too-long", 3},
		{"many lines", "x\n\n" + strings.Repeat("bir satır söz\n", 1500), "markdown/block-too-long", 3},
		{"an underlined heading", strings.Repeat("*a_ söz\n", 3000) + "===\n", "markdown/block-too-long", 1},
		{"a paragraph that holds pipes", strings.Repeat("*a_ | \n", 3000), "markdown/block-too-long", 1},
		{"a long table", row + "|---|---|\n" + strings.Repeat(row, 30_000), "markdown/block-too-long", 1},
		{"one long cell", row + "|---|---|\n| " + strings.Repeat(`*a_\|`, 5000) + " |\n", "markdown/block-too-long", 3},
		{"a quote", "> " + strings.Repeat("söz ", 5000), "markdown/block-too-long", 1},
		{"a long paragraph above a table", strings.Repeat("*a_ söz\n", 3000) + row + "|---|---|\n", "markdown/block-too-long", 1},
		{"deep quotes", "x\n\n" + strings.Repeat("> ", 101) + "x", "markdown/too-deep", 3},
		{"deep lists", strings.Repeat("- ", 101) + "x", "markdown/too-deep", 1},
		{"deep numbers", strings.Repeat("1. ", 101) + "x", "markdown/too-deep", 1},
		{"many cells", strings.Repeat(row+"|---|---|\n"+strings.Repeat(row, 1000)+"\n", 40), "markdown/too-many-cells", 0},
		{"much HTML", strings.Repeat("| a |"+strings.Repeat(" |", 50)+"\n|---|"+strings.Repeat("-|", 50)+"\n"+strings.Repeat("x\n", 500)+"\n", 40) + strings.Repeat(strings.Repeat("&", 4000)+"\n\n", 800), "markdown/page-too-large", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, diags := parse(c.text)
			for _, d := range diags {
				if d.Rule.ID == c.rule {
					if line := d.Pos().Line - 3; c.line > 0 && line != c.line {
						t.Errorf("reported in line %d, not %d", line, c.line)
					}
					return
				}
			}
			t.Errorf("%s was not reported: %s", c.rule, say(diags))
		})
	}
}

// TestWithinLimits is long but sound: nobody is told to split it.
func TestWithinLimits(t *testing.T) {
	for name, text := range map[string]string{
		"a long tight list":  strings.Repeat("- bir madde, oldukça uzun bir metinle\n", 2000),
		"a long number list": strings.Repeat("1. bir madde, oldukça uzun bir metinle\n   > ve bir alıntı\n", 2000),
		"a long table":       "| a | b |\n|---|---|\n" + strings.Repeat("| bir hücre | ve bir hücre daha |\n", 5000),
		"a long code block":  "```\n" + strings.Repeat(strings.Repeat("| ", 300)+"> > > >\n", 1000) + "```\n",
		"dots to fill in":    "Ad\n" + strings.Repeat(".", 300) + "\n",
		"a long rule":        strings.Repeat("-", 300) + "\n",
		"a spaced rule":      strings.Repeat("- ", 300) + "\n",
	} {
		if _, diags := parse(text); len(diags) > 0 {
			t.Errorf("%s: %s", name, say(diags[:1]))
		}
	}
}

// TestPathological holds the parser to its promise that no input costs much
// more than its size, as far as a clock can tell: each would take seconds to
// minutes without limits.
func TestPathological(t *testing.T) {
	for name, unit := range map[string]string{
		"bullets": "- ", "nested bullets": "- - ", "emphasis": "*a_ ", "quotes": "> ", "brackets": "[", "images": "![",
		"backticks": "`a``", "open links": "[a](", "references": "[a][b] ", "reference definitions": "[a]: b\n", "stars": "**a *a ",
		"definitions": "a\n: b\n", "footnotes": "[^a] ", "footnote definitions": "[^a]: b\n", "html": "<a ", "comments": "<!-- ", "entities": "&#0;",
		"table rows": "|a|\n|-|\n", "headings": "# {a={", "strike": "~a~~ ", "marks": "> [!tip] a\n", "labels": "> **a:** b\n", "tabs": "\t- a\n",
		"dashes": "a\n---\n", "numbers": "1. a\n", "deeper": "   1) > - ", "backslashes": `\`, "closers": "a](b) ",
		"live blocks": "```quiz\n# a\n```\n", "open blocks": "> ```quiz\n", "calculators": "- ```calculator\n  nps\n  ```\n",
	} {
		for _, size := range []int{16 << 10, 128 << 10} {
			start := time.Now()
			parse(strings.Repeat(unit, size/len(unit)))
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("%s of %d kB take %v", name, size>>10, took)
			} else if took > 200*time.Millisecond {
				t.Logf("%s of %d kB take %v", name, size>>10, took)
			}
		}
	}
	var deeper strings.Builder
	for i := range 90 {
		deeper.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	parse(strings.Repeat(deeper.String(), 10))
}
