package markdown

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/norm"

	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleEmptyLink = source.Define("markdown/empty-link", source.Error,
		source.Text{Message: "bağlantının adresi boş", Hint: "ayraçların arasına bir dosya yolu ya da adres yazın"},
		source.Text{Message: "the link has no destination", Hint: "write a file's path or an address between the parentheses"})
	ruleScheme = source.Define("markdown/link-scheme", source.Error,
		source.Text{Message: "“%s” türü bağlantı kullanılamaz", Hint: "https, http, mailto ya da tel ile başlayan bir adres yazın"},
		source.Text{Message: "links of the kind “%s” are not allowed", Hint: "write an address that begins with https, http, mailto or tel"})
	ruleLocalPath = source.Define("markdown/local-path", source.Error,
		source.Text{Message: "“%s” yalnız sizin bilgisayarınızda açılır", Hint: "dosyayı bu dosyanın yanına koyun, yalnız adını yazın: %[2]s"},
		source.Text{Message: "“%s” opens on your computer only", Hint: "put the file beside this one and write its name alone: %[2]s"})
	ruleOwnMachine = source.Define("markdown/own-machine", source.Error,
		source.Text{Message: "“%s” yalnız sizin bilgisayarınızda açılır", Hint: "sayfanın dosyasına bağlantı verin, örneğin ../02-modul/01-ders.md; yalnız gösterilecekse `ters tırnak` içine alın"},
		source.Text{Message: "“%s” opens on your computer only", Hint: "link to the file of the page, for example ../02-module/01-lesson.md; to show the address only, put it between `backticks`"})
	ruleAbsolute = source.Define("markdown/absolute-link", source.Error,
		source.Text{Message: "“%s” eğik çizgiyle başlıyor", Hint: "bu dosyanın klasöründen başlayan bir yol yazın, örneğin ../02-modul/01-ders.md"},
		source.Text{Message: "“%s” is written from the root or without a scheme", Hint: "write a path relative to this file, for example ../02-module/01-lesson.md"})
	ruleEscapes = source.Define("markdown/bad-escape", source.Error,
		source.Text{Message: "“%s” adresindeki yüzde işareti çözülemiyor", Hint: "yüzde işaretini %%25 diye yazın"},
		source.Text{Message: "the percent sign in “%s” cannot be decoded", Hint: "write the percent sign as %%25"})
	ruleNoAlt = source.Define("markdown/no-alt", source.Warning,
		source.Text{Message: "görselin metin karşılığı yok", Hint: "köşeli ayraçların arasına görselin ne gösterdiğini yazın"},
		source.Text{Message: "the image has no alternative text", Hint: "say between the brackets what it shows"})
	ruleNoLinkText = source.Define("markdown/no-link-text", source.Warning,
		source.Text{Message: "bağlantının metni yok", Hint: "köşeli ayraçların arasına bağlantının nereye gittiğini yazın"},
		source.Text{Message: "the link has no text", Hint: "say between the brackets where it leads"})
	ruleRemoteImage = source.Define("markdown/remote-image", source.Error,
		source.Text{Message: "başka bir siteden görsel gösterilemez", Hint: "görseli indirip bu dosyanın yanına koyun, adını yazın"},
		source.Text{Message: "an image of another site cannot be shown", Hint: "save it beside this file and write its name"})
	ruleDataImage = source.Define("markdown/data-image", source.Error,
		source.Text{Message: "gömülü görsel kullanılamaz", Hint: "görseli bir dosyaya koyun; yalnız %d bayta kadar PNG, JPEG, GIF ve WebP gömülebilir"},
		source.Text{Message: "this embedded image is not allowed", Hint: "put it into a file; only PNG, JPEG, GIF and WebP of up to %d bytes may be embedded"})
)

var (
	schemes    = []string{"http", "https", "mailto", "tel"}
	scheme     = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*):`)
	dataImage  = regexp.MustCompile(`^data:image/(?:png|jpeg|gif|webp);base64,`)
	maxDataURL = 32 << 10
)

// linkOpening is what a link's HTML begins with; then comes its target.
const linkOpening = `<a href="`

// ownMachine is an address that ders serve gives.
var ownMachine = regexp.MustCompile(`^(?i:https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?:[:/?#]|$))`)

func (w *writer) link(n *ast.Link) {
	at := w.destination(n, n.Destination, n.Reference != nil)
	dest := string(unescape(n.Destination))
	w.html(linkOpening)
	if !w.target(dest, at, false) {
		w.html("#")
	}
	w.noteDefinition(n.Reference, at)
	w.html(`"`)
	if len(n.Title) > 0 {
		w.html(` title="`).attr(string(unescape(n.Title))).html(`"`)
	}
	if external(dest) {
		w.html(` rel="noopener"`)
	}
	if plain(n, w.text) == "" {
		start := max(n.Pos(), 0)
		w.report(start, start+1+max(bytes.IndexByte(w.text[start:], ']'), 0), ruleNoLinkText)
	}
	w.splitImage(n, dest)
	w.inLink++
	w.html(">").inlines(n).html("</a>")
	w.inLink--
}

func (w *writer) image(n *ast.Image) {
	at := w.destination(n, n.Destination, n.Reference != nil)
	alt := plain(n, w.text)
	if alt == "" {
		start := max(n.Pos(), 0)
		w.report(start, start+1+max(bytes.IndexByte(w.text[start:], ']'), 0), ruleNoAlt)
	}
	w.html(`<img src="`)
	w.target(string(unescape(n.Destination)), at, true)
	w.noteDefinition(n.Reference, at)
	w.html(`" alt="`).attr(alt).html(`" loading="lazy" decoding="async">`)
	w.count(alt)
}

func (w *writer) autoLink(n *ast.AutoLink) {
	address := string(n.URL(w.text))
	label := string(n.Label(w.text))
	if w.inLink > 0 {
		w.say(label)
		return
	}
	start := n.Pos()
	at := w.span(start, start+len(label)+2)
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(address), "mailto:") {
		address = "mailto:" + address
	}
	w.html(`<a class="address" href="`)
	if !w.target(address, at, false) {
		w.html("#")
	}
	w.html(`" rel="noopener">`).plainText(label).html("</a>")
	w.count(label)
}

func external(dest string) bool {
	return strings.HasPrefix(dest, "http:") || strings.HasPrefix(dest, "https:")
}

// target writes a destination, or a hole where only assembly knows it. It
// reports what may not be linked, and returns false then.
func (w *writer) target(dest string, at source.Span, image bool) bool {
	dest = strings.TrimSpace(dest)
	// A browser ignores these inside a scheme, so they would hide one.
	bare := strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, dest)
	switch m := scheme.FindStringSubmatch(bare); {
	case dest == "":
		w.diags.Add(at.Report(ruleEmptyLink))
		return false
	case m != nil && strings.EqualFold(m[1], "data") && image:
		payload, ok := bytes.CutPrefix([]byte(bare), dataImage.Find([]byte(bare)))
		_, err := base64.StdEncoding.DecodeString(string(payload))
		if !ok || !dataImage.MatchString(bare) || err != nil || len(bare) > maxDataURL {
			w.diags.Add(at.Report(ruleDataImage, maxDataURL))
			return false
		}
		w.attr(bare)
		return true
	case image && m != nil && slices.Contains(schemes, strings.ToLower(m[1])):
		w.diags.Add(at.Report(ruleRemoteImage))
		return false
	case m != nil:
		if len(m[1]) == 1 || strings.EqualFold(m[1], "file") { // C:\…, file:///…
			w.diags.Add(at.Report(ruleLocalPath, shorten(dest), dest[strings.LastIndexAny(dest, `/\:`)+1:]))
			return false
		}
		if !slices.Contains(schemes, strings.ToLower(m[1])) {
			w.diags.Add(at.Report(ruleScheme, m[1]+":"))
			return false
		}
		if ownMachine.MatchString(bare) {
			w.diags.Add(at.Report(ruleOwnMachine, shorten(dest)))
			return false
		}
		if external(strings.ToLower(bare)) {
			w.external = append(w.external, source.Value{Text: dest, Span: at})
		}
		w.attr(escapeURL(dest))
		return true
	case strings.HasPrefix(bare, "/") || strings.HasPrefix(bare, `\`):
		w.diags.Add(at.Report(ruleAbsolute, shorten(dest)))
		return false
	}
	name, anchor, _ := strings.Cut(dest, "#")
	name, _, _ = strings.Cut(name, "?")
	name, err := url.PathUnescape(name)
	anchor, err2 := url.PathUnescape(anchor)
	if err != nil || err2 != nil {
		w.diags.Add(at.Report(ruleEscapes, shorten(dest)))
		return false
	}
	if name != "" {
		name = path.Clean(norm.NFC.String(name))
	}
	w.hole(&site.Link{Path: name, Anchor: norm.NFC.String(anchor), Image: image, Span: at})
	return true
}

// escapeURL keeps an address as it is but for what no URL may hold.
func escapeURL(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r <= ' ' || r == '"' || r == '<' || r == '>' || r == '\\' || r == '^' || r == '`' || r == '{' || r == '|' || r == '}' || r >= 0x7f {
			b.WriteString(url.PathEscape(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// destination is where a link's destination stands: behind the last "](" of
// the link, or the whole link where that cannot be told (reference links).
func (w *writer) destination(n ast.Node, dest []byte, reference bool) source.Span {
	start, end := w.extent(n)
	if n.Pos() >= 0 {
		start = n.Pos()
	}
	end = max(end, start)
	if !n.HasChildren() { // "[](…", "![](…"
		end += len(w.text[end:]) - len(bytes.TrimLeft(w.text[end:], "!["))
	}
	if reference {
		end = min(end+1, len(w.text))
		if end < len(w.text) && w.text[end] == '[' {
			end += 1 + max(bytes.IndexByte(w.text[end:], ']'), 0)
		}
		return w.span(start, end)
	}
	tail := w.text[end:min(len(w.text), end+len(dest)+200)]
	if i := bytes.Index(tail, []byte("](")); i >= 0 && !bytes.ContainsAny(tail[:i], "\n[") {
		at := end + i + 2
		for at < len(w.text) && (w.text[at] == ' ' || w.text[at] == '<' || w.text[at] == '\n') {
			at++
		}
		if bytes.HasPrefix(w.text[at:], dest) {
			return w.span(at, at+len(dest))
		}
	}
	return w.span(start, end)
}
