package front

import (
	"regexp"

	"go.yaml.in/yaml/v4"

	"ders/generator/source"
)

// The quotation marks of a word processor are letters to YAML: a value between
// them has them in it, and a colon or a # inside is not protected.

var ruleCurly = source.Define("front/curly-quotes", source.Warning,
	source.Text{Message: "“%s” kıvrık tırnak içinde; tırnaklar atlandı", Hint: "tırnakları silin ya da düz tırnak yazın; görünmeleri gerekiyorsa dışına düz tırnak koyun: %[2]s"},
	source.Text{Message: "“%s” is between curly quotation marks, which were left out", Hint: "delete them or write straight ones; to show them, put straight ones around: %[2]s"})

// curly is a whole value between curly marks, and what stands there.
var curly = regexp.MustCompile(`^(?:[“”„‟«»]([^“”„‟«»"]*)[“”„‟«»]|[‘’‚‛]([^‘‚‛']*)[‘’‛])$`)

// uncurled is what an unquoted value says without curly marks around it.
func (f *Fields) uncurled(key string, n *yaml.Node, text string) string {
	if n.Style != 0 {
		return text
	}
	m := curly.FindStringSubmatch(text)
	if m == nil || m[1]+m[2] == "" {
		return text
	}
	f.wrong(n, ruleCurly, key, `"`+text+`"`)
	return m[1] + m[2]
}

var ruleMarkup = source.Define("front/markup", source.Warning,
	source.Text{Message: "“%s” düz metindir; “%s” işaretleriyle görünür", Hint: "işaretleri silin"},
	source.Text{Message: "“%s” is plain text; “%s” is shown with its marks", Hint: "delete the marks"})

// markup is what would be a format in the text of a page.
var markup = regexp.MustCompile("\\*\\*[^*\\s][^*]*\\*\\*|\\b__[^_\\s][^_]*__\\b|</?(?:b|i|u|em|strong|br|p|span|a|font|sub|sup)(?: [^<>]*)?/?>|&(?:amp|nbsp|quot|lt|gt|apos|#\\d+);|\\[[^\\[\\]]+\\]\\([^()\\s]+\\)|`[^`]+`")

// plainText reports marks in a text of a kind that readers see as it is.
func (f *Fields) plainText(key string, v source.Value) {
	switch key {
	case "title", "description", "audience", "duration":
	default:
		return
	}
	if m := markup.FindStringIndex(v.Span.Text()); m != nil {
		at := v.Span.File.Span(v.Span.Start+m[0], v.Span.Start+m[1])
		f.diags.Add(at.Report(ruleMarkup, key, at.Text()))
	}
}
