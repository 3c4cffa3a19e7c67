package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"ders/generator/lang"
	"ders/generator/source"
)

// What comes along from other programs inside a line, and marks that Markdown
// takes where its author counts or calculates.

var (
	ruleChatMark = source.Define("markdown/chat-mark", source.Warning,
		source.Text{Message: "“%s” bir sohbet robotundan kalmış; okura bir şey söylemez", Hint: "silin; kaynak gerekiyorsa dipnot yazın: [^kaynak]"},
		source.Text{Message: "“%s” was left by a chatbot and says nothing to readers", Hint: "delete it; for a source write a footnote: [^source]"})
	ruleEmojiName = source.Define("markdown/emoji-name", source.Warning,
		source.Text{Message: "“%s” emoji olmuyor; olduğu gibi görünür", Hint: "emojinin kendisini yapıştırın ya da silin; görünecekse `ters tırnak` içine alın"},
		source.Text{Message: "“%s” becomes no emoji and is shown as it is", Hint: "paste the emoji itself, or delete it; to show it, put it between `backticks`"})
	ruleLooseAttribute = source.Define("markdown/loose-attribute", source.Warning,
		source.Text{Message: "“%s” burada bir şey yapmaz; olduğu gibi görünür", Hint: "silin; bir başlığın kimliğiyse başlığın en sonuna {#kimlik} diye bir kez yazın; görünecekse önüne \\ koyun"},
		source.Text{Message: "“%s” does nothing here and is shown as it is", Hint: "delete it; if it is the id of a heading, write it once, at the very end of the heading, as {#id}; to show it, put a \\ before it"})
	ruleFormula = source.Define("markdown/formula", source.Warning,
		source.Text{Message: "“%s” formül olarak gösterilmez; işaretleriyle görünür", Hint: "formülü düz yazın (× ÷ − ² gibi işaretleri yapıştırabilirsiniz) ya da görselini koyun; görünecekse `ters tırnak` içine alın"},
		source.Text{Message: "“%s” is not shown as a formula but with its marks", Hint: "write it plainly (you can paste signs such as × ÷ − ²), or show a picture of it; to show the marks, put it between `backticks`"})
	ruleTakenMark = source.Define("markdown/taken-mark", source.Warning,
		source.Text{Message: "“%s” içindeki %s biçim işareti sayılıyor; okur onu görmez", Hint: "görünecekse önüne \\ koyun: %[3]s; çarpma ya da alt simgeyse işaretini yapıştırın: ×, ₂"},
		source.Text{Message: "the %[2]s in “%[1]s” counts as a mark of format and is not shown", Hint: "to show it, put a \\ before it: %[3]s; to multiply, or for a subscript, paste the sign: ×, ₂"})
)

var (
	chatMark       = regexp.MustCompile(`【[^【】\n]*†[^【】\n]*】|:contentReference\[oaicite:\d+\](?:\{index=\d+\})?|[\x{e200}-\x{e2ff}][^\n]*[\x{e200}-\x{e2ff}]`)
	emojiName      = regexp.MustCompile(`(?:^|[\s(])(:[a-z][a-z0-9]*(?:[_+-][a-z0-9]+)*:)(?:[\s.,;!?)]|$)`)
	looseAttribute = regexp.MustCompile(`(?:^|\s)(\{(?:[#.][\pL\pN][\pL\pN_-]*|:[ \t]*[#.][^{}\n]*)\})[ \t]*$`)
	linkAttribute  = regexp.MustCompile(`^\{[:#.]?[ \t]*[a-zA-Z_-]+(?:=[^{}\n]*)?\}`)
	formula        = regexp.MustCompile(`\$\$[^$]+\$\$|\\\[[^\[\]]+\\\]|\\\([^()]+\\\)`)
	// calculates is what a formula holds and a text between brackets does not.
	calculates = regexp.MustCompile(`\s=\s|=\s*[\d\\]|[\pL\pN)}]\^[\d{(]|_\{|\\(?:frac|times|text|cdot|sqrt|sum|approx|left|right|leq|geq|mathrm|div|pm)`)
	// command is a command of formulas that no path of a file begins with.
	command = regexp.MustCompile(`\\(?:frac|sqrt|text|mathrm)(?:\{[^{}\n]*\})+`)
)

// leftovers reports what other programs left in a run of text.
func (w *writer) leftovers(n *ast.Text, start int, value []byte) {
	if bytes.Contains(value, []byte("oaicite")) || bytes.IndexByte(value, 0xe3) >= 0 || bytes.IndexByte(value, 0xee) >= 0 { // so 【 and U+E200 begin
		for _, m := range chatMark.FindAllIndex(value, -1) {
			if bytes.HasSuffix(value[:m[0]], []byte("“")) { // it is spoken of
				continue
			}
			w.report(start+m[0], start+m[1], ruleChatMark, shorten(strings.Map(visible, string(value[m[0]:m[1]]))))
		}
	}
	if bytes.Count(value, []byte(":")) > 1 {
		for rest := 0; ; { // the space between two belongs to both
			m := emojiName.FindSubmatchIndex(value[rest:])
			if m == nil {
				break
			}
			w.report(start+rest+m[2], start+rest+m[3], ruleEmojiName, string(value[rest+m[2]:rest+m[3]]))
			rest += m[3]
		}
	}
	if bytes.IndexByte(value, '{') < 0 {
		return
	}
	if h, ok := n.Parent().(*ast.Heading); ok && (w.outline || len(h.Attributes()) == 0) { // said of the heading
		return
	}
	switch n.PreviousSibling().(type) {
	case *ast.Link, *ast.Image:
		if m := linkAttribute.FindIndex(value); m != nil {
			w.report(start, start+m[1], ruleLooseAttribute, shorten(string(value[:m[1]])))
		}
	}
	if m := looseAttribute.FindSubmatchIndex(value); m != nil {
		w.report(start+m[2], start+m[3], ruleLooseAttribute, string(value[m[2]:m[3]]))
	}
}

// visible drops the characters that no font has.
func visible(r rune) rune {
	if unicode.Is(unicode.Co, r) {
		return -1
	}
	return r
}

// formulas reports the formulas of a paragraph, which may run over lines.
func (w *writer) formulas(n *ast.Paragraph) {
	first, last := n.Lines().At(0), n.Lines().At(n.Lines().Len()-1)
	text := w.text[first.Start:last.Stop]
	if bytes.IndexByte(text, '\\') < 0 && !bytes.Contains(text, []byte("$$")) {
		return
	}
	found := formula.FindAllIndex(text, -1)
	if found == nil {
		found = command.FindAllIndex(text, 1)
	}
	for _, m := range found {
		whole := text[m[0]:m[1]]
		if calculates.Match(whole) && !inCode(text, m[0]) {
			w.report(first.Start+m[0], first.Start+m[1], ruleFormula, shorten(string(bytes.TrimSpace(whole))))
		}
	}
}

// takenMark reports a mark that stands between digits, as in 3*4*5, or in a
// word, as in H~2~O, and that nobody sees any more.
func (w *writer) takenMark(n ast.Node, mark byte) {
	first, ok := n.FirstChild().(*ast.Text)
	last, lastToo := n.LastChild().(*ast.Text)
	if !ok || !lastToo {
		return
	}
	start, end := first.Segment.Start-1, last.Segment.Stop+1
	if start < 1 || end > len(w.text) || w.text[start] != mark || w.text[start-1] == mark {
		return
	}
	before, size := utf8.DecodeLastRune(w.text[:start])
	after, sizeAfter := utf8.DecodeRune(w.text[end:])
	inWord := isDigit(before) && isDigit(after)
	if mark == '~' {
		inWord = lang.IsLetter(before) || isDigit(before) || lang.IsLetter(after) || isDigit(after)
	}
	if !inWord {
		return
	}
	for ; size > 0 && (lang.IsLetter(before) || isDigit(before)); before, size = utf8.DecodeLastRune(w.text[:start]) {
		start -= size
	}
	for ; sizeAfter > 0 && (lang.IsLetter(after) || isDigit(after)); after, sizeAfter = utf8.DecodeRune(w.text[end:]) {
		end += sizeAfter
	}
	shown := string(w.text[start:end])
	w.report(start, start+len(shown), ruleTakenMark, shorten(shown), string(mark), shorten(strings.ReplaceAll(shown, string(mark), `\`+string(mark))))
}
