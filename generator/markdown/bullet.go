package markdown

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"ders/generator/source"
)

// Lines that begin with a sign which makes no list run on as one paragraph.

var (
	ruleWordBullet = source.Define("markdown/word-bullet", source.Warning,
		source.Text{Message: "“%s” liste yapmaz; satırlar tek paragraf olur", Hint: "satıra “- ” ile başlayın"},
		source.Text{Message: "“%s” makes no list; the lines become one paragraph", Hint: "begin the line with “- ”"})
	ruleRunOn = source.Define("markdown/run-on-lines", source.Warning,
		source.Text{Message: "“%s” ile başlayan satırlar liste olmuyor, tek paragraf olur", Hint: "listeyse satırları “%[2]s” ile başlatın; konuşma ya da başka bir şeyse aralarına boş satır koyun"},
		source.Text{Message: "the lines that begin like “%s” are no list and become one paragraph", Hint: "for a list begin them with “%[2]s”; for a dialogue or anything else put blank lines between"})
	ruleListAbove = source.Define("markdown/no-line-above-list", source.Warning,
		source.Text{Message: "“%s” burada liste başlatmıyor; satırlar üstteki paragrafa karışır", Hint: "bu satırın üstüne boş bir satır koyun"},
		source.Text{Message: "“%s” begins no list here; the lines run into the paragraph above", Hint: "put a blank line above this one"})
	ruleFlatList = source.Define("markdown/flat-list", source.Warning,
		source.Text{Message: "madde içeri alınmış, ama üsttekinin altına girmiyor", Hint: "üsttekinin altına girecekse satırı %d boşlukla başlatın; girmeyecekse baştaki boşluğu silin"},
		source.Text{Message: "the item is indented but does not go below the one above", Hint: "begin its line with %d spaces to put it there, or delete the space before it"})
)

var (
	wordBullet = regexp.MustCompile(`^[•·▪◦‣●○■□\x{f000}-\x{f0ff}][ \t\x{a0}]*`)
	// enumerator is a number or a letter, and what stands between it and the words.
	enumerator = regexp.MustCompile(`^(\d{1,2}|[a-zA-Z])([.)]|[ \x{a0}]?[-–—])[ \t\x{a0}]+[\pL\d“"*]`)
)

// keycap makes a key of the digit before it, as in 1️⃣.
var keycap = []byte("\ufe0f\u20e3")

// wordBullets reports lines that begin with a bullet of a word processor.
func (w *writer) wordBullets(n *ast.Paragraph) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		value := line.Value(w.text)
		if beginsWithLetter(value) {
			continue
		}
		if m := wordBullet.Find(value); m != nil && !bytes.HasPrefix(value[len(m):], []byte("[")) { // a mistyped choice is a quiz's to report
			size := len(bytes.TrimRight(m, " \t\u00a0"))
			w.report(line.Start, line.Start+size, ruleWordBullet, string(m[:size]))
		}
	}
}

// A listing looks through the lines of a paragraph for a list that is none. Of
// one line alone nobody can tell; two are reported once, at the first.
type listing struct {
	w      *writer
	start  int    // of the last line that began like an item
	sign   string // what it began with
	number int    // or the number that it began with, a for 1
	rule   *source.Rule
	said   bool
}

// read reads a line: where it begins, and its text.
func (l *listing) read(start int, text []byte, inside bool) {
	if l.said || len(text) < 2 {
		return
	}
	sign, number, rule := "", 0, ruleRunOn
	if m := enumeratorIn(text); m != nil {
		sign, number = string(text[:m[5]]), ordinal(string(text[m[2]:m[3]]))
		if mark := text[m[4]]; text[0] <= '9' && (mark == '.' || mark == ')') {
			if !inside { // a list begins there
				return
			}
			rule = ruleListAbove
		}
	} else if sign = pictureSign(text); sign == "" {
		return
	}
	if l.sign != "" && l.rule == rule && (number == l.number+1 || number == 0 && l.number == 0) && !breaks(l.w.text, start) {
		write := "- "
		if number > 0 {
			write = "1. "
		}
		l.w.report(l.start, l.start+len(l.sign), rule, l.sign, write)
		l.said = true
	}
	l.start, l.sign, l.number, l.rule = start, sign, number, rule
}

// ordinal is which item a number or a letter counts.
func ordinal(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return int(s[0]|0x20-'a') + 1
}

// enumeratorIn is a match of enumerator, for which few lines are looked through.
func enumeratorIn(line []byte) []int {
	if c := line[0]; c >= utf8.RuneSelf || unicode.IsLetter(rune(c)) && !bytes.ContainsAny(line[1:2], ".)- ") || !unicode.IsLetter(rune(c)) && (c < '0' || c > '9') {
		return nil
	}
	m := enumerator.FindSubmatchIndex(line)
	switch {
	case m == nil,
		unicode.IsUpper(rune(line[0])) && line[m[4]] != ')', // "A. Yılmaz"
		line[m[4]] == ' ' && isDigit(rune(line[m[1]-1])):    // "2 - 3 gün"
		return nil
	}
	return m
}

// pictureSign is the dash, arrow, check mark or picture that a line begins
// with, if it is followed by words.
func pictureSign(line []byte) string {
	if at := bytes.Index(line[:min(len(line), 8)], keycap); at == 1 && isDigit(rune(line[0])) && len(line) > at+len(keycap) {
		return string(line[:at+len(keycap)])
	}
	if line[0] < utf8.RuneSelf {
		return ""
	}
	r, size := utf8.DecodeRune(line)
	dash := r > 0x2000 && unicode.Is(unicode.Pd, r)
	if !dash && r != '»' && (r < 0x2190 || 0x21ff < r && !unicode.Is(unicode.So, r)) || wordBullet.Match(line) {
		return ""
	}
	rest := bytes.TrimPrefix(line[size:], []byte("\ufe0f"))
	if words := bytes.TrimLeft(rest, " \t\u00a0"); len(words) == 0 || len(words) == len(rest) && (!dash || !beginsWithLetter(words)) {
		return ""
	}
	return string(line[:size])
}

// breaks reports whether the author ended the line above: then each stands on
// its own as it is.
func breaks(text []byte, start int) bool {
	above := text[:max(bytes.LastIndexByte(text[:start], '\n'), 0)]
	return bytes.HasSuffix(above, []byte("  ")) || bytes.HasSuffix(above, []byte(`\`))
}

// flatItems reports items that mean to stand below the one above, in a list
// whose parent's last list is above, if there is one.
func (w *writer) flatItems(n *ast.List) {
	first := n.FirstChild()
	if first == nil || w.outline { // whose items are its grammar's
		return
	}
	least, width := w.indentOf(first)
	if above, ok := n.PreviousSibling().(*ast.List); ok && above.Marker != n.Marker && least > 0 {
		if outer, deep := w.indentOf(above.LastChild()); outer >= 0 && outer < least {
			w.flatItem(first, deep)
			return
		}
	}
	if least < 0 {
		return
	}
	for item := first.NextSibling(); item != nil; item = item.NextSibling() {
		indent, deep := w.indentOf(item)
		if indent < 0 {
			continue
		}
		if indent > least {
			w.flatItem(item, width)
			return // what is below it is mended with it
		}
		least, width = indent, deep
	}
}

func (w *writer) flatItem(item ast.Node, spaces int) {
	start := item.FirstChild().Lines().At(0).Start
	line := w.text[bytes.LastIndexByte(w.text[:start], '\n')+1 : start]
	sign := bytes.TrimSpace(line)
	at := start - len(line) + bytes.Index(line, sign)
	w.report(at, at+len(sign), ruleFlatList, spaces)
}

// indentOf is how many spaces stand before the sign of an item, and before what
// belongs to it; −1 where its line begins with something else.
func (w *writer) indentOf(item ast.Node) (sign, words int) {
	if item == nil || item.FirstChild() == nil || item.FirstChild().Lines() == nil || item.FirstChild().Lines().Len() == 0 {
		return -1, -1
	}
	start := item.FirstChild().Lines().At(0).Start
	line := w.text[bytes.LastIndexByte(w.text[:start], '\n')+1 : start]
	bare := bytes.TrimLeft(line, " ")
	if len(bare) == 0 || !strings.ContainsRune("-*+0123456789", rune(bare[0])) || bytes.IndexByte(bytes.TrimSpace(bare), ' ') > 0 {
		return -1, -1
	}
	return len(line) - len(bare), len(line)
}
