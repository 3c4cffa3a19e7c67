package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"ders/generator/source"
)

// What comes along when text is pasted: characters that nobody sees, lines and
// indents of a word processor, marks of other programs.

var (
	ruleInvisible = source.Define("markdown/invisible-sign", source.Warning,
		source.Text{Message: "satırın başında görünmez bir karakter (%s) var; “%s” çalışmıyor", Hint: "satırın başını silip “%[2]s” işaretini yeniden yazın"},
		source.Text{Message: "an invisible character (%s) begins the line, so that “%s” does nothing", Hint: "delete the beginning of the line and type “%[2]s” again"})
	ruleLooseLine = source.Define("markdown/not-a-line", source.Warning,
		source.Text{Message: "“%s” çizgi olmuyor; olduğu gibi görünür", Hint: "çizgi için tam üç kısa çizgi yazın: ---; altında ve üstünde boş satır olsun"},
		source.Text{Message: "“%s” makes no line and is shown as it is", Hint: "for a line write exactly three hyphens: ---; with a blank line above and below"})
	ruleTOC = source.Define("markdown/contents-mark", source.Warning,
		source.Text{Message: "“%s” içindekileri göstermez; olduğu gibi görünür", Hint: "satırı silin; içindekiler kendiliğinden çıkar"},
		source.Text{Message: "“%s” shows no contents and is shown as it is", Hint: "delete the line; the contents are shown by themselves"})
	ruleIndentedText = source.Define("markdown/indented-text", source.Warning,
		source.Text{Message: "içeri alınmış metin kod olarak gösterilir", Hint: "satırların başındaki boşlukları ya da sekmeyi silin; kodsa üç ters tırnaklı satırlar arasına alın"},
		source.Text{Message: "indented text is shown as code", Hint: "delete the spaces or the tab before its lines; if it is code, put it between lines of three backticks"})
	rulePlainSpeaker = source.Define("markdown/plain-speaker", source.Warning,
		source.Text{Message: "“%s” kalın değil; satırlar konuşma olmuyor, tek paragraf olur", Hint: "konuşansa kalın yazın: **%[2]s:** …; değilse satırların sonuna \\ koyun"},
		source.Text{Message: "“%s” is not bold; the lines are no conversation and become one paragraph", Hint: "for a speaker write: **%[2]s:** …; else put a \\ at the end of the lines"})
	ruleLabelled = source.Define("markdown/labelled-lines", source.Warning,
		source.Text{Message: "“%s” ile başlayan satır ve altındakiler tek paragraf olur", Hint: "konuşmaysa her satırı şöyle yazın: > **%[2]s:** …; listeyse satırları “- ” ile başlatın; yalnız alt satıra geçilecekse sonlarına \\ koyun"},
		source.Text{Message: "the line that begins with “%s” and those below become one paragraph", Hint: "for a conversation write every line like this: > **%[2]s:** …; for a list begin them with “- ”; to break the lines only, put a \\ at their ends"})
	ruleLooseQuestion = source.Define("markdown/question-in-text", source.Error,
		source.Text{Message: "bu soru soru olarak okunmuyor; yanıtları açıkta görünür", Hint: "başlığından açıklamasına kadar ```quiz ile ``` satırları arasına alın ya da bir sınav dosyasına taşıyın"},
		source.Text{Message: "this question is not read as one; its answers are shown", Hint: "put all of it, from its heading on, between the lines ```quiz and ```, or move it to a quiz file"})
)

var (
	looseLine = regexp.MustCompile(`^(?:[-–—―−]+[–—―−][-–—―−]*|[–—―−][-–—―−]+|--|={3,}|—)$`)
	tocMark   = regexp.MustCompile(`^\[{1,2}_?(?i:toc|içindekiler|table of contents)_?\]{1,2}$`)
	blockMark = regexp.MustCompile(`^(?:#{1,6}|[-*+>]|\d{1,2}[.)]|\||` + "```" + `)(?:[ \pL]|$)`)
	speaker   = regexp.MustCompile(`^([*_]?(\p{Lu}[\pL. ]{0,24}):[*_]?)[ \t\n]`)
	factLabel = regexp.MustCompile(`^[*_]{0,2}(\p{Lu}[\pL.’' ]{0,24}):?[*_]{0,2}:?[*_]{0,2}[ \t]+\S`)
	// indentedMark begins a line that is more likely a text's than a program's.
	indentedMark = regexp.MustCompile(`^(?:#{2,6} |> ?\[!|- \[.?\] |\|.*\|$)`)
	sentence     = regexp.MustCompile(`^[“"(]?\p{Lu}[^{}<>;=$\\]*\pL[^{}<>;=$\\]* [^{}<>;=$\\]* [^{}<>;=$\\]*[^.{}<>;=$\\][.!?:…][”")]?$`)
)

// invisible reports characters without a shape before what would be a mark.
func (w *writer) invisible(start int, line []byte) {
	r, _ := utf8.DecodeRune(line)
	if r < utf8.RuneSelf || !unicode.Is(unicode.Cf, r) {
		return
	}
	rest := bytes.TrimLeftFunc(line, func(r rune) bool { return unicode.Is(unicode.Cf, r) || r == ' ' })
	if m := blockMark.Find(rest); m != nil {
		sign := strings.TrimRightFunc(string(m), func(r rune) bool { return r == ' ' || unicode.IsLetter(r) })
		w.report(start, start+len(line)-len(rest)+len(sign), ruleInvisible, fmt.Sprintf("U+%04X", r), sign)
	}
}

// indentedText reports code that an indent alone makes code, if it is a live
// block or reads like a text.
func (w *writer) indentedText(n *ast.CodeBlock) {
	if w.indentedFence(n) || n.Lines().Len() == 0 || w.outline {
		return
	}
	line := n.Lines().At(0)
	text := bytes.TrimSpace(line.Value(w.text))
	if indentedMark.Match(text) || sentence.Match(text) {
		w.report(line.Start, line.Start+len(bytes.TrimRight(w.text[line.Start:line.Stop], " \t\n")), ruleIndentedText)
	}
}

// plainSpeakers reports the lines of a quote that begin with names, as a
// conversation does, but not with bold ones.
func (w *writer) plainSpeakers(n *ast.Paragraph) {
	first := n.Lines().At(0)
	m := speaker.FindSubmatchIndex(first.Value(w.text))
	if m == nil {
		return
	}
	for i := 1; i < n.Lines().Len(); i++ {
		line := n.Lines().At(i)
		if speaker.Match(line.Value(w.text)) && !breaks(w.text, line.Start) {
			text := first.Value(w.text)
			w.report(first.Start+m[2], first.Start+m[3], rulePlainSpeaker, string(text[m[2]:m[3]]), string(text[m[4]:m[5]]))
			return
		}
	}
}

// labelledLines reports the lines of a paragraph that all begin with a label, as
// those of a conversation or of a list of facts do.
func (w *writer) labelledLines(n *ast.Paragraph) {
	if n.Lines().Len() < 2 || n.Lines().Len() > 40 {
		return
	}
	label, start := "", 0 // the first
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		value := line.Value(w.text)
		if bytes.IndexByte(value[:min(len(value), 64)], ':') < 0 {
			return
		}
		m := factLabel.FindSubmatchIndex(value)
		if m == nil || !bytes.Contains(value[m[0]:m[1]], []byte(":")) || i > 0 && breaks(w.text, line.Start) {
			return
		}
		if i == 0 {
			label, start = string(value[m[2]:m[3]]), line.Start+m[2]
		}
		if text := bytes.TrimRight(value, " \t\n"); i+1 < n.Lines().Len() && len(text) > wrapped && !endsSentence.Match(text) {
			return // a sentence goes on below
		}
	}
	w.report(start, start+len(label), ruleLabelled, label+":", label)
}

// wrapped is how long a line is, at least, that an editor may have broken.
const wrapped = 50

var endsSentence = regexp.MustCompile(`[.!?…:)”"]$`)

// looseQuestion reports the chips of a question below a heading of a page: it
// is no question without its fence.
func (w *writer) looseQuestion(n *ast.Paragraph) {
	if _, code := n.FirstChild().(*ast.CodeSpan); !code || w.outline {
		return
	}
	if _, below := n.PreviousSibling().(*ast.Heading); !below {
		return
	}
	chips := w.chips(n)
	if len(chips) == 0 || chips[0].Key.Text != "id" || chips[0].Value.Text == "" {
		return
	}
	start, end := w.extent(n.PreviousSibling())
	w.report(start, end, ruleLooseQuestion)
}
