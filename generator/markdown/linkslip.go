package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"

	"ders/generator/source"
)

// A link with a slip is text to Markdown, or another link than was meant.

var ruleLinkSyntax = source.Define("markdown/link-syntax", source.Error,
	source.Text{Message: "bu bağlantı okunamıyor, olduğu gibi görünür", Hint: "adresteki boşlukları %%20 yazın, ayraçları kapatın, bağlantının içine başka bağlantı koymayın"},
	source.Text{Message: "this link cannot be read and is shown as it is", Hint: "write spaces in the address as %%20, close the brackets, and put no link inside a link"})

var brokenLink = regexp.MustCompile(`\]\([^()\n]*\)?`)

// checkLinkSyntax reports "](…)" that stayed text, most often for a space in
// the address.
func (w *writer) checkLinkSyntax(start, stop int) {
	value := w.text[start:stop]
	if !bytes.Contains(value, []byte("](")) {
		return
	}
	for _, m := range brokenLink.FindAllIndex(value, -1) {
		inside := m[0] + len("](")
		switch title := curlyTitle.FindSubmatchIndex(value[inside:m[1]]); {
		case m[0] > 0 && value[m[0]-1] == '\\':
		case title != nil:
			words := string(value[inside+title[4] : inside+title[5]])
			w.report(start+inside+title[2], start+inside+title[3], ruleCurlyTitle, `"`+words+`"`)
		default:
			w.report(start+m[0]+1, start+m[1], ruleLinkSyntax)
		}
	}
}

var (
	ruleCurlyTitle = source.Define("markdown/curly-title", source.Error,
		source.Text{Message: "adresin arkasındaki metin düz tırnak içinde değil; bağlantı olduğu gibi görünür", Hint: "düz tırnak kullanın: %s"},
		source.Text{Message: "the words behind the address are not between straight quotation marks; the link is shown as it is", Hint: "use straight ones: %s"})
	ruleLinkParts = source.Define("markdown/link-parts", source.Warning,
		source.Text{Message: "bu bir bağlantı olmuyor, olduğu gibi görünür", Hint: "önce metni köşeli, hemen arkasına adresi yuvarlak ayraçta, arada boşluk bırakmadan yazın: [metin](adres); bağlantı değilse ilk ayracın önüne \\ koyun"},
		source.Text{Message: "this is no link and is shown as it is", Hint: "write the text in brackets and right behind it the address in parentheses, without a space: [text](address); if it is no link, put a \\ before the first bracket"})
)

var (
	// curlyTitle is an address with a title between the quotation marks of a
	// word processor: these with it, and the words.
	curlyTitle = regexp.MustCompile(`^(?:https?://\S+|\S+\.[a-zA-Z]{2,5}(?:#\S*)?)[ \t]+([“”„‟‘’‚«»](.*?)[“”„‟‘’«»]?)[ \t]*\)?$`)
	partText   = `\[[^\[\]\n^][^\[\]\n]+`
	partScheme = `(?:https?://|www\.|mailto:|`
	linkParts  = regexp.MustCompile(
		partText + `\][ \t\x{a0}]+\(` + partScheme + `[^()\s]+\.md[#)])[^()\n]*\)?` + // a space between
			`|` + partText + `\][ \t\x{a0}]*\{` + partScheme + `[^{}\s]+\.md[#}])[^{}\n]*\}?` + // braces
			`|\([^()\n]+\)\[` + partScheme + `[^\[\]\s]+\.md[#\]])[^\[\]\n]*\]?`) // the wrong way round
	openText = regexp.MustCompile(partText + `\(https?://[^()\s]+\)(?:[^\[\]]|$)`)
)

// checkLinkParts reports a text and an address that do not come together.
func (w *writer) checkLinkParts(start, stop int) {
	value := w.text[start:stop]
	for _, m := range linkParts.FindAllIndex(value, -1) {
		if m[0] == 0 || value[m[0]-1] != '\\' {
			w.report(start+m[0], start+m[1], ruleLinkParts)
		}
	}
	if m := openText.FindIndex(value); m != nil && (m[0] == 0 || value[m[0]-1] != '\\') && bytes.IndexByte(value[m[0]:], ']') < 0 {
		end := m[0] + bytes.IndexByte(value[m[0]:], ')') + 1
		w.report(start+m[0], start+end, ruleLinkParts)
	}
}

var ruleSplitImage = source.Define("markdown/split-image", source.Warning,
	source.Text{Message: "“!” ile “[” arasındaki boşluk yüzünden görsel değil, bağlantı oluyor", Hint: "boşluğu silin: ![…](…)"},
	source.Text{Message: "the space between “!” and “[” makes it a link, not an image", Hint: "delete the space: ![…](…)"})

// imageName is the name of a picture's file.
var imageName = regexp.MustCompile(`(?i)\.(?:png|jpe?g|gif|webp|avif|svg)$`)

// splitImage reports a link to a picture that means to show it. Behind words it
// may follow an exclamation.
func (w *writer) splitImage(n *ast.Link, dest string) {
	before, ok := n.PreviousSibling().(*ast.Text)
	if !ok || !imageName.MatchString(dest) {
		return
	}
	at := before.Segment.Start
	if text := before.Segment.Value(w.text); startsLine(before) && len(text) > 1 && string(bytes.TrimRight(text, " \u00a0")) == "!" {
		w.report(at, max(n.Pos(), at+1)+1, ruleSplitImage)
	}
}
