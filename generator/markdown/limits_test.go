package markdown_test

import (
	"strings"
	"testing"
	"time"

	"ders/generator/markdown"
	"ders/generator/source"
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
		{"many cells", strings.Repeat(row+"|---|---|\n"+strings.Repeat(row, 1000)+"\n", 50), "markdown/too-many-cells", 49*1003 + 1},
		{"rows that lack most cells", "x\n\n" + strings.Repeat("|a", 2000) + "\n" + strings.Repeat("|-", 2000) + "\n" + strings.Repeat("x\n", 1000), "markdown/too-many-cells", 3},
		{"a table that is none", "a|b|c\n-|-\n" + strings.Repeat("*a_ söz\n", 3000), "markdown/block-too-long", 1},
		{"much HTML", strings.Repeat(strings.Repeat("&", 4000)+"\n\n", 900), "markdown/page-too-large", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, outlined := markdown.NewOutline(source.NewFile("quizzes/deneme.md", []byte(head+c.text)), settings)
			if !strings.Contains(say(outlined), "["+c.rule+"]") {
				t.Errorf("a quiz may have it: %.200s", say(outlined))
			}
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

// TestLimitsAreExact: what is at a limit is read, and one more is refused.
func TestLimitsAreExact(t *testing.T) {
	const block, table, page = 16 << 10, 256 << 10, 16 << 20
	long := func(n int) string { return strings.Repeat("a", n) }
	cells := func(rows int) string { // of two columns, in tables of a thousand rows
		var b strings.Builder
		for ; rows > 0; rows -= 1000 {
			b.WriteString("a|b\n-|-\n" + strings.Repeat("c|d\n", min(rows, 1000)-1) + "\n")
		}
		return b.String()
	}
	ampersands := strings.Repeat(strings.Repeat("&", 16_000)+"\n\n", 209) + strings.Repeat(long(16_000)+"\n\n", 3)
	doc, _ := parse(ampersands)
	html := page - len(show(doc.Body()[0])) - len("<p></p>\n")
	for name, c := range map[string]struct {
		text func(more int) string
		rule string
	}{
		"a line":            {func(more int) string { return long(block+more) + "\n" }, "markdown/block-too-long"},
		"the last line":     {func(more int) string { return long(block + more) }, "markdown/block-too-long"},
		"a heading":         {func(more int) string { return "## " + long(block+more-3) + "\n\nx\n" }, "markdown/block-too-long"},
		"a paragraph":       {func(more int) string { return strings.Repeat("bir satır\n", 1000) + long(block+more-11_000) + "\n" }, "markdown/block-too-long"},
		"an underlined one": {func(more int) string { return "a\n" + long(block+more-2) + "\n===\n" }, "markdown/block-too-long"},
		"a quote":           {func(more int) string { return "> a\n> " + long(block+more-4) + "\n" }, "markdown/block-too-long"},
		"an item":           {func(more int) string { return "- a\n  " + long(block+more-4) + "\n" }, "markdown/block-too-long"},
		"a cell":            {func(more int) string { return "a|b\n-|-\n" + long(block+more) + "|d\n" }, "markdown/block-too-long"},
		"a table": {func(more int) string {
			return "a|b\n-|-\n" + strings.Repeat(long(1023)+"\n", 255) + long(1024+more-8) + "\n"
		}, "markdown/block-too-long"},
		"quotes":               {func(more int) string { return strings.Repeat("> ", 100+more) + "x\n" }, "markdown/too-deep"},
		"quotes without space": {func(more int) string { return strings.Repeat(">", 100+more) + "x\n" }, "markdown/too-deep"},
		"items":                {func(more int) string { return strings.Repeat("- ", 100+more) + "x\n" }, "markdown/too-deep"},
		"numbers":              {func(more int) string { return strings.Repeat("1. ", 100+more) + "x\n" }, "markdown/too-deep"},
		"cells":                {func(more int) string { return cells(50_000 + more) }, "markdown/too-many-cells"},
		"short rows": {func(more int) string {
			return strings.Repeat("a|", 100) + "\n" + strings.Repeat("-|", 100) + "\n" + strings.Repeat("x\n", 999+more)
		}, "markdown/too-many-cells"},
		"HTML": {func(more int) string { return ampersands + long(html+more) }, "markdown/page-too-large"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, diags := parse(c.text(0)); diags.HasErrors() {
				t.Errorf("at the limit: %.200s", say(diags))
			}
			if _, diags := parse(c.text(1)); !strings.Contains(say(diags), "["+c.rule+"]") {
				t.Errorf("above the limit: %.200s", say(diags))
			}
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
		"wide rows": "|a", "pipes in code": "`\\|`|", "live blocks": "```quiz\n# a\n```\n", "open blocks": "> ```quiz\n", "calculators": "- ```calculator\n  nps\n  ```\n",
		"fields": "## a {b}\n", "open ids": "## a {#b\n", "braces": "{", "lost links": "[a b][c] ", "lost links on lines": "[a b][c]\n\n[c]: d\n\n",
		"addresses": "a@b.co www.a.b ", "spoken addresses": "> www.a.b\n", "link parts": "[aa] (www.a.b) ", "open link parts": "[aa(https://a ", "curly titles": "[a](b.md “c”) ",
		"loose marks": "*a * ", "loose strikes": "~~a ~~ ", "highlights": "==a== ", "bold apart": " ** ", "split images": "! [a](b.png)\n",
		"dashes of talk": "— a\n", "loose numbers": "1- a\n2- b\n", "tasks": "- []a\n", "flat items": "- a\n - b\n", "flat lists": "- a\n\n  1. b\n\n * c\n\n", "tabbed": "a\tb\n", "speakers": "> A: b\n",
		"invisible": "\u200b", "bare notes": "[^a] b\n\n", "tab titles": "> [!tab] a\n> b\n\n", "same tabs": "> [!tab] a\n", "loose callouts": "[!a\n\n", "indented": "    A b c d.\n\na\n\n",
		"underlined": "a b\n====\n", "sums": "1 + ", "equations": "1 = ", "ranges": "1-", "counted": "1 a ", "loose chips": "## a\n\n`id: b`\n\n", "loose tables": "+--\na|b\n\n", "lone rows": "| a | b |\n\n",
	} {
		for _, size := range []int{16 << 10, 128 << 10} {
			start := time.Now()
			parse(strings.Repeat(unit, size/len(unit)))
			if took := time.Since(start); took > 10*time.Second { // minutes, where a limit is missing; seconds, under the race detector
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
	start := time.Now()
	parse("a|b|c|d|e\n-|-|-|-|-\n" + strings.Repeat(strings.Repeat("`\\|`|", 5)+"\n", 10_000))
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("a table of pipes in code takes %v", took)
	}
}
