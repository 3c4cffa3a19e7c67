package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"ders/generator/source"
)

// What a slip keeps from being a mark of Markdown stays in the text, and readers
// see it. Here a run of text is looked through for such marks.

var (
	ruleLiteralBold = source.Define("markdown/literal-asterisks", source.Warning,
		source.Text{Message: "** işareti kalın yazıya dönüşmüyor, olduğu gibi görünür", Hint: "işaretle kalın sözcük arasındaki boşluğu silin; kapanışa bitişik ek ya da noktalama varsa kalın bölümün içine alın; yıldız göstermek için \\*\\* yazın"},
		source.Text{Message: "the mark ** makes nothing bold and is shown as it is", Hint: "delete the space between the mark and the bold words; move a glued suffix or punctuation inside; write \\*\\* to show asterisks"})
	ruleLiteralMark = source.Define("markdown/literal-mark", source.Warning,
		source.Text{Message: "“%s” biçimlenmiyor, işaretleriyle görünür", Hint: "şöyle yazın: %[2]s; işaretler görünecekse `ters tırnak` içine alın"},
		source.Text{Message: "“%s” gets no format and is shown with its marks", Hint: "write: %[2]s; to show the marks, put it between `backticks`"})
	ruleLiteralBacktick = source.Define("markdown/literal-backtick", source.Warning,
		source.Text{Message: "ters tırnak kapanmıyor, olduğu gibi görünür", Hint: "kodun sonuna da ters tırnak koyun; kesme işaretiyse ' yazın; göstermek için önüne \\ koyun"},
		source.Text{Message: "the backtick is not closed and is shown as it is", Hint: "put one at the end of the code, too; for an apostrophe write '; to show it, put a \\ before it"})
	ruleBareAddress = source.Define("markdown/bare-address", source.Info,
		source.Text{Message: "“%s” tıklanmaz, düz metin kalır", Hint: "bağlantı olsun diye şöyle yazın: [adı](%[2]s); yalnız gösterilecekse `ters tırnak` içine alın"},
		source.Text{Message: "“%s” stays plain text and cannot be clicked", Hint: "to make it a link write: [its name](%[2]s); to show it only, put it between `backticks`"})
)

var (
	literalBold = regexp.MustCompile(`(?:^|[^\\*])(\*\*)(?:[^*]|$)`)
	// literalMarks are marks around words that a space kept from being marks, or
	// that other programs know: the whole, and the words.
	literalMarks = []struct {
		mark    string
		pattern *regexp.Regexp
		write   string // around the words
	}{
		{"*", regexp.MustCompile(`(?:^|[\s(“"])(\*(\pL[^*\n]{0,60})[ \x{a0}]\*)(?:[\s.,;:!?)”"]|$)`), "*"},
		{"*", regexp.MustCompile(`[\s(“"](\*[ \x{a0}](\pL[^*\n]{0,60}[^*\s])\*)(?:[\s.,;:!?)”"]|$)`), "*"},
		{"~~", regexp.MustCompile(`(?:^|[^\\~])(~~([^~\n]{1,80})~~)(?:[^~]|$)`), "~~"},
		{"==", regexp.MustCompile(`(?:^|[^\\=\pL\d])(==(\pL(?:[^=\n]{0,80}[^=\s])?)==)(?:[^=]|$)`), "**"},
	}
	bareAddress = regexp.MustCompile(`(?:https?://|\bwww\.)[\pL\d-]+(?:\.[\pL\d-]+)+[^\s<>()\[\]{}“”"'’|]*` + `|[A-Za-z\d][A-Za-z\d._+-]*@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)*\.[A-Za-z]{2,}`)
)

// mayBeAddress reports whether text holds an address without a sign.
func mayBeAddress(text string) bool { return strings.Contains(text, "www.") }

// checkRun reports what was meant as a mark in a run of text. What has been
// said of a link is not said of its address again.
func (w *writer) checkRun(n *ast.Text, start, stop int) {
	value, said := w.text[start:stop], len(w.diags)
	if bytes.IndexByte(value, ']') >= 0 || bytes.IndexByte(value, '[') >= 0 {
		w.checkFootnotes(start, stop)
		w.checkReferences(start, stop)
		w.checkLinkSyntax(start, stop)
		w.checkLinkParts(start, stop)
	}
	if said == len(w.diags) && w.inLink == 0 && !w.outline { // a choice is no link
		w.checkAddresses(n, start, value)
	}
	w.checkMarks(start, value)
	w.leftovers(n, start, value)
}

// checkMarks reports marks of emphasis and code that stayed text, as in
// **(söz)**e.
func (w *writer) checkMarks(start int, value []byte) {
	if bytes.Contains(value, []byte("**")) {
		found := literalBold.FindAllSubmatchIndex(value, -1)
		for i := 0; i < len(found); i += 2 { // the second of two is the end of the first
			end := found[i][3]
			if i+1 < len(found) {
				end = found[i+1][3]
			}
			if len(found) > 1 || !isApart(value, found[i][2], end) { // else a mark of a note, or of a power
				w.report(start+found[i][2], start+end, ruleLiteralBold)
			}
		}
	}
	for _, literal := range literalMarks {
		if bytes.Count(value, []byte(literal.mark)) < 2 {
			continue
		}
		for _, m := range literal.pattern.FindAllSubmatchIndex(value, -1) {
			meant := literal.write + strings.Trim(string(value[m[4]:m[5]]), " \u00a0") + literal.write
			w.report(start+m[2], start+m[3], ruleLiteralMark, shorten(string(value[m[2]:m[3]])), shorten(meant))
		}
	}
	if at := loneBacktick(value); at >= 0 && !w.outline && !w.inTable { // a chip's is its grammar's to report, and a bar ends a cell
		w.report(start+at, start+at+1, ruleLiteralBacktick)
	}
}

// loneBacktick is where the only backtick of a run stands, or −1.
func loneBacktick(value []byte) int {
	at := bytes.IndexByte(value, '`')
	if at < 0 || at != bytes.LastIndexByte(value, '`') || at > 0 && value[at-1] == '\\' || isApart(value, at, at+1) {
		return -1
	}
	return at
}

// isApart reports whether a mark stands beside words with a space between.
func isApart(value []byte, start, end int) bool {
	return end-start < len(value) && (start == 0 || value[start-1] == ' ') && (end == len(value) || value[end] == ' ')
}

// checkAddresses reports addresses that are no links. One between quotation
// marks is spoken of.
func (w *writer) checkAddresses(n *ast.Text, start int, value []byte) {
	if !bytes.Contains(value, []byte("://")) && !bytes.Contains(value, []byte("www.")) && bytes.IndexByte(value, '@') < 0 {
		return
	}
	found := bareAddress.FindAllIndex(value, -1)
	if found != nil && isSpoken(n) {
		return
	}
	for _, m := range found {
		if before, _ := utf8.DecodeLastRune(value[:m[0]]); strings.ContainsRune("“\"'‘«", before) {
			continue
		}
		address := strings.TrimRight(string(value[m[0]:m[1]]), ".,;:!?…*_")
		whole := address
		switch {
		case strings.HasPrefix(address, "http"):
		case strings.Contains(address, "@"):
			whole = "mailto:" + address
		default:
			whole = "https://" + address
		}
		w.report(start+m[0], start+m[0]+len(address), ruleBareAddress, shorten(address), whole)
	}
}

// isSpoken reports whether a text is what somebody said or is to say.
func isSpoken(n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		switch n := n.(type) {
		case *ast.Blockquote, *turn:
			return true
		case *callout:
			if n.marker.kind == "say" {
				return true
			}
		}
	}
	return false
}
