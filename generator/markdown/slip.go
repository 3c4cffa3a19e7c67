package markdown

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"ders/generator/lang"
	"ders/generator/source"
)

// A line that means to be a heading, a callout or a table but has a slip, or is
// written for another program, is text to Markdown: readers would see its marks.

var (
	ruleGluedHeading = source.Define("markdown/glued-heading", source.Error,
		source.Text{Message: "“%s” işaretinden sonra boşluk yok; satır başlık olmuyor", Hint: "şöyle yazın: %s %[2]s"},
		source.Text{Message: "no space behind “%s”; the line is no heading", Hint: "write: %s %[2]s"})
	ruleLooseCallout = source.Define("markdown/loose-callout", source.Warning,
		source.Text{Message: "“%s” kutu açmıyor; olduğu gibi görünür", Hint: "kutunun her satırını “> ” ile başlatın; ilk satır: > [!%[2]s]"},
		source.Text{Message: "“%s” opens no callout and is shown as it is", Hint: "begin every line of the callout with “> ”; the first: > [!%[2]s]"})
	ruleForeign = source.Define("markdown/foreign-syntax", source.Warning,
		source.Text{Message: "“%s” başka bir programın yazımı; olduğu gibi görünür", Hint: "kutu için satırları “> ” ile başlatın, ilki > [!note] olsun; kutu değilse silin ya da `ters tırnak` içine alın"},
		source.Text{Message: "“%s” is the syntax of another program and is shown as it is", Hint: "for a callout begin the lines with “> ”, the first being > [!note]; else delete it, or put it between `backticks`"})
	ruleGluedBullet = source.Define("markdown/glued-bullet", source.Warning,
		source.Text{Message: "“%s” işaretinden sonra boşluk yok; satırlar liste olmuyor", Hint: "her satırda işaretten sonra boşluk bırakın: %s %[2]s…"},
		source.Text{Message: "no space behind “%s”; the lines are no list", Hint: "leave a space behind the sign on every line: %s %[2]s…"})
	ruleOpenCode = source.Define("markdown/unclosed-code", source.Error,
		source.Text{Message: "kod bloğu kapanmıyor; altındaki metin de kod olarak görünür", Hint: "kodun bittiği yere, kendi satırına %s yazın; bu satır fazlaysa silin"},
		source.Text{Message: "the code block is not closed; the text below is shown as code", Hint: "write %s on a line of its own where the code ends; delete this line if it is one too many"})
)

var (
	gluedHeading = regexp.MustCompile(`^(#{2,6})(?:[^#\s\x{a0}]|\x{a0})`)
	looseCallout = regexp.MustCompile(`^\[[ \t\x{a0}]*(!?)[ \t\x{a0}]*(\p{L}+)[ \t\x{a0}]*\][-+]?(?:[^(\[:\pL]|$)`)
	foreign      = regexp.MustCompile(`^(?::{3,}[ \t]*\{?\.?\p{L}[\p{L}\d-]*|(?:!!!|\?\?\?\+?)[ \t]+\p{L}+(?:[ \t]+inline(?:[ \t]+end)?)?(?:[ \t]+"[^"\n]*")?[ \t]*$|\{\{[<%][^\n]*|\{%[^\n]*%\}|%%[ \t]*\pL[^\n]*%%[ \t]*$)`)
	openCallout  = regexp.MustCompile(`^(\[![ \x{a0}]?|[({]!|!|\[)(\p{L}+)([!?]?[\])}>]|)(?:[^(\[\pL\]]|$)`)
	gluedBullet  = regexp.MustCompile(`^([-+*]|\d{1,2}[.)])(\pL[^\s]*)`)
)

// turkishEnding is a hyphen with an ending of Turkish words, of which a text may speak.
var turkishEnding = regexp.MustCompile(`^-(?:y?[aeıiuü]|[dt][ae]n?|[dt][ıiuü]r|ki|m[ıiuü]|m[ae]|m[ae]k|n?[ıiuü]n|[ns][ıiuü]|[ıiuü]m|l[ae]r|l[ae]|yl[ae]|c[aeıiuü]|ç[aeıiuü]|l[ıiuü]|l[ıiuü][kğ]|s[ıiuü]z|[dt][ıiuü]|m[ıiuü]ş|s[ae]|[ae]r|[ıiuü]r|[ıiuü]?yor|[ae]c[ae]k)(?:[^\pL]|$)`)

// beginsWithLetter reports whether a line is plain words: what means to be
// anything else begins with a sign. It keeps most lines from the patterns.
func beginsWithLetter(line []byte) bool {
	first, _ := utf8.DecodeRune(line)
	return lang.IsLetter(first)
}

// slips reports lines of a paragraph that readers would see with their marks.
func (w *writer) slips(n *ast.Paragraph) {
	if w.outline || n.Lines().Len() == 0 { // the grammar of an outline knows what a line means to be
		return
	}
	w.formulas(n)
	bars, tabbed := 0, 0
	list := listing{w: w}
	_, quoted := n.Parent().(*ast.Blockquote)
	var bullet []int // of the first line that has one
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		text := bytes.TrimRight(line.Value(w.text), " \t\n")
		list.read(line.Start, text, i > 0)
		if bytes.IndexByte(text, '\t') > 0 {
			if tabbed++; tabbed == 2 {
				w.tabbedTable(n)
			}
		}
		if beginsWithLetter(text) {
			continue
		}
		if bytes.HasPrefix(text, []byte("|")) {
			bars++
		}
		if m := gluedBullet.FindSubmatchIndex(text); m != nil && !turkishEnding.Match(text) && (text[0] != '*' || bytes.Count(text, []byte("*")) == 1) {
			switch {
			case bullet == nil: // alone it may be a suffix or a number
				bullet = []int{line.Start + m[2], line.Start + m[3], line.Start + m[5]}
			case len(bullet) > 0:
				w.report(bullet[0], bullet[1], ruleGluedBullet, string(w.text[bullet[0]:bullet[1]]), shorten(string(w.text[bullet[1]:bullet[2]])))
				bullet = []int{} // once
			}
		}
		w.meantMark(n, line.Start, text, quoted)
	}
	switch {
	case quoted:
		w.plainSpeakers(n)
	case bars == 0 && w.barlessTable(n):
	default:
		w.labelledLines(n)
	}
	if bars > 0 {
		w.looseTable(n, bars)
	}
}

// meantMark reports what a line of a paragraph begins with, or is, if it means to
// be a heading, a callout or a line between two parts.
func (w *writer) meantMark(n *ast.Paragraph, start int, line []byte, quoted bool) {
	first := start == n.Lines().At(0).Start
	end := start + len(line)
	w.invisible(start, line)
	if m := gluedHeading.FindSubmatch(line); m != nil && !w.asks {
		w.report(start, end, ruleGluedHeading, string(m[1]), strings.Trim(string(line[len(m[1]):]), " \t\u00a0"))
	} else if tocMark.Match(line) && n.Lines().Len() == 1 {
		w.report(start, end, ruleTOC, string(line))
	} else if m := looseCallout.FindSubmatchIndex(line); m != nil && first {
		w.looseCallout(string(line[m[4]:m[5]]), m[2] < m[3], start, start+bytes.IndexByte(line, ']')+1)
	} else if first && w.openCallout(start, line, quoted) {
		return
	} else if looseLine.Match(line) && !w.headless() {
		w.report(start, end, ruleLooseLine, shorten(string(line)))
	} else if m := foreign.FindIndex(line); m != nil {
		w.report(start+m[0], start+m[1], ruleForeign, shorten(string(line[m[0]:m[1]])))
	}
}

// inCode reports whether a place in a line is between backticks.
func inCode(line []byte, at int) bool { return bytes.Count(line[:at], []byte("`"))%2 == 1 }

// looseCallout reports a marker that opens no callout. Without its exclamation
// mark it is one only if it is the name of one; a sentence may begin "[Note]".
func (w *writer) looseCallout(kind string, bang bool, start, end int) {
	if !bang && !isCalloutKind(kind) {
		return
	}
	meant := strings.ToLower(kind)
	if !isCalloutKind(meant) {
		meant = cmp.Or(w.nearestKind(meant), "note")
	}
	w.report(start, end, ruleLooseCallout, string(w.text[start:end]), meant)
}

// openCallout reports a marker whose bracket is not closed, is another one or
// is missing. Out of a quote, or without its exclamation mark in a bracket,
// only the name of a callout makes it one.
func (w *writer) openCallout(start int, line []byte, quoted bool) bool {
	m := openCallout.FindSubmatchIndex(line)
	if m == nil {
		return false
	}
	open, kind := string(line[m[2]:m[3]]), strings.ToLower(string(line[m[4]:m[5]]))
	close := string(line[m[6]:m[7]])
	switch {
	case !isCalloutKind(kind) && (!quoted || !strings.HasPrefix(open, "[!")):
		return false
	case open == "!" && (!quoted || close != ""), open == "[" && (close == "" || close == "]"):
		return false
	}
	w.looseCallout(kind, true, start, start+max(m[5], m[7]))
	return true
}

// isCalloutKind reports whether a marker of this name is known.
func isCalloutKind(kind string) bool {
	return slices.Contains(calloutKinds, kind) || kind == "tab" || kind == "dialogue"
}

// openCode reports a code block that takes in the text below.
func (w *writer) openCode(n *ast.FencedCodeBlock) {
	at := n.Pos()
	if n.Info != nil {
		at = n.Info.Segment.Start
	}
	if at < 0 || w.outline {
		return
	}
	start := bytes.LastIndexByte(w.text[:at], '\n') + 1
	line, _, _ := bytes.Cut(w.text[start:], []byte("\n"))
	from := bytes.IndexAny(line, "`~")
	if from < 0 {
		return
	}
	fence := line[from:]
	fence = fence[:len(fence)-len(bytes.TrimLeft(fence, string(fence[0])))]
	last := start + len(line)
	if size := n.Lines().Len(); size > 0 {
		last = n.Lines().At(size-1).Stop - 1
	}
	_, below, _ := bytes.Cut(w.text[min(last, len(w.text)):], []byte("\n"))
	below, _, _ = bytes.Cut(below, []byte("\n"))
	below = bytes.TrimLeft(below, " \t>")
	if !bytes.HasPrefix(below, fence) || len(bytes.Trim(below, string(fence[0])+" \t")) > 0 {
		w.report(start+from, start+len(bytes.TrimRight(line, " \t")), ruleOpenCode, string(fence))
	}
}
