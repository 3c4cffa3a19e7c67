package front

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"

	"ders/generator/source"
)

var (
	ruleRequired = source.Define("front/required", source.Error,
		source.Text{Message: "“%s” eksik ya da boş", Hint: "şöyle yazın: %[1]s: …"},
		source.Text{Message: "“%s” is missing or empty", Hint: "write it like this: %[1]s: …"})
	ruleNotText = source.Define("front/not-text", source.Error,
		source.Text{Message: "“%s” bir metin olmalı", Hint: "değeri tırnağa alın: %[1]s: \"%[2]s\""},
		source.Text{Message: "“%s” must be a text", Hint: "quote the value: %[1]s: \"%[2]s\""})
	ruleNotOne = source.Define("front/not-one-value", source.Error,
		source.Text{Message: "“%s” için tek bir değer gerekir", Hint: "listeyi ya da alt satırları silip yalnız bir değer yazın: %[1]s: …"},
		source.Text{Message: "“%s” takes a single value", Hint: "replace the list, or the lines below, by one value: %[1]s: …"})
	ruleHash = source.Define("front/hash", source.Error,
		source.Text{Message: "değer # işaretinde kesiliyor; sonrası yorum sayılır", Hint: "değeri tırnağa alın: %s"},
		source.Text{Message: "the value is cut at the #; what follows counts as a comment", Hint: "quote the value: %s"})
	ruleNotNumber = source.Define("front/not-number", source.Error,
		source.Text{Message: "“%s” için %d ile %d arasında bir tam sayı gerekir", Hint: "yalnız rakam yazın, örneğin %[1]s: %[4]d"},
		source.Text{Message: "“%s” must be a whole number from %d to %d", Hint: "write digits only, for example %[1]s: %[4]d"})
	ruleNotBool = source.Define("front/not-bool", source.Error,
		source.Text{Message: "“%s” true ya da false olmalı", Hint: "evet için true, hayır için false yazın"},
		source.Text{Message: "“%s” must be true or false", Hint: "write true for yes and false for no"})
	ruleNotDate = source.Define("front/not-date", source.Error,
		source.Text{Message: "“%s” geçerli bir tarih değil", Hint: "yıl-ay-gün yazın, örneğin 2026-03-09"},
		source.Text{Message: "“%s” is not a valid date", Hint: "write year-month-day, for example 2026-03-09"})
	ruleNotMap = source.Define("front/not-map", source.Error,
		source.Text{Message: "“%s” altında “anahtar: değer” satırları olmalı", Hint: "değerleri alt satırlara, iki boşluk içeriden yazın"},
		source.Text{Message: "“%s” must hold “key: value” lines", Hint: "write the values on the lines below, indented"})
	ruleNotOneOf = source.Define("front/not-one-of", source.Error,
		source.Text{Message: "“%s” için “%s” yazılamaz", Hint: "şunlardan birini yazın: %[3]s"},
		source.Text{Message: "“%s” cannot be “%s”", Hint: "write one of: %[3]s"})
	ruleNearOneOf = source.Define("front/misspelt-value", source.Error,
		source.Text{Message: "“%s” için “%s” yazılamaz", Hint: "“%[3]s” mi demek istediniz?"},
		source.Text{Message: "“%s” cannot be “%s”", Hint: "did you mean “%[3]s”?"})
)

// Fields are the keys of one mapping. Each reading method notes its key as
// known; Done reports the keys that nobody asked for. A wrong type is reported
// and reads as if the key were absent.
type Fields struct {
	file   *source.File
	base   int // offset of the YAML in the file
	diags  *source.List
	where  source.Span // of the mapping, for what is missing in it
	keys   []*yaml.Node
	vals   map[string]*yaml.Node
	known  []string
	needed []string              // keys that are written wrongly and must be there
	nodes  map[string]*yaml.Node // key nodes by name
	// unread says that the keys are not known, because what is wrong with the
	// head was reported: then nothing counts as missing.
	unread bool
}

func (f *Fields) fill(n *yaml.Node) {
	f.vals, f.nodes = map[string]*yaml.Node{}, map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if isNull(value) && f.cutAtKey(key) {
			continue
		}
		f.keys = append(f.keys, key)
		f.vals[key.Value], f.nodes[key.Value] = value, key
	}
}

// get is the value of a key; null counts as absent.
func (f *Fields) get(key string) *yaml.Node {
	f.Known(key)
	n := f.vals[key]
	if n == nil || isNull(n) {
		return nil
	}
	return n
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// cutAtKey reports a value that YAML does not see: "start: #here", which is a
// comment, and "{ quiz:name }", which is one word.
func (f *Fields) cutAtKey(key *yaml.Node) bool {
	span := f.span(key)
	rest, _, _ := strings.Cut(f.file.Text[span.End:], "\n")
	if m := hashValue.FindStringSubmatchIndex(rest); m != nil {
		whole := fmt.Sprintf("%s: %q", key.Value, strings.TrimRight(rest[m[2]:], " \t"))
		f.diags.Add(f.file.Span(span.End+m[2], span.End+len(rest)).Report(ruleHash, whole))
		return true
	}
	if m := gluedKey.FindStringSubmatch(key.Value); m != nil && key.Style == 0 {
		f.diags.Add(span.Report(ruleNoSpace, m[1]+" "+m[2]))
		return true
	}
	return false
}

var (
	hashValue = regexp.MustCompile(`^:[ \t]+(#[^\s#].*)$`)
	gluedKey  = regexp.MustCompile(`^([a-z_]+:)([^\s:/].*)$`)
)

func (f *Fields) wrong(n *yaml.Node, rule *source.Rule, args ...any) {
	f.diags.Add(f.span(n).Report(rule, args...))
}

// Report adds a diagnostic of the caller's.
func (f *Fields) Report(d source.Diagnostic) { f.diags.Add(d) }

// Diagnostics is what was found wrong so far.
func (f *Fields) Diagnostics() source.List { return *f.diags }

// Where is the place of the mapping, for what is missing in it.
func (f *Fields) Where() source.Span { return f.where }

// Has reports whether the key is written, without making it known.
func (f *Fields) Has(key string) bool { return f.vals[key] != nil }

// Keys lists the keys as they are written.
func (f *Fields) Keys() []source.Value {
	out := make([]source.Value, len(f.keys))
	for i, k := range f.keys {
		out[i] = source.Value{Text: k.Value, Span: f.span(k)}
	}
	return out
}

// KeySpan is the place of a key that Has.
func (f *Fields) KeySpan(key string) source.Span { return f.span(f.nodes[key]) }

// String is a text. A number or a date written there is its text too.
func (f *Fields) String(key string) source.Value {
	n := f.get(key)
	if n == nil {
		return source.Value{}
	}
	return f.text(key, n)
}

func (f *Fields) text(key string, n *yaml.Node) source.Value {
	switch {
	case n.Kind != yaml.ScalarNode:
		f.wrong(n, ruleNotOne, key)
		return source.Value{}
	case n.Tag == "!!bool" && n.Style == 0:
		f.wrong(n, ruleNotText, key, n.Value)
		return source.Value{}
	}
	// Of an escaped letter YAML makes what the file itself is free of.
	text := norm.NFC.String(strings.Join(strings.Fields(n.Value), " "))
	v := source.Value{Text: f.uncurled(key, n, text), Span: f.span(n)}
	f.plainText(key, v)
	f.cutByHash(key, n, v)
	return v
}

// cutByHash reports a value like "Müşteri #1", of which YAML keeps "Müşteri":
// what follows a space and # is a comment. A comment has a space behind the #.
func (f *Fields) cutByHash(key string, n *yaml.Node, v source.Value) {
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return
	}
	rest, _, _ := strings.Cut(f.file.Text[v.Span.End:], "\n")
	if m := gluedHash.FindStringSubmatchIndex(rest); m != nil {
		whole := v.Span.Text() + strings.TrimRight(rest, " \t")
		f.diags.Add(f.file.Span(v.Span.End+m[2], v.Span.End+len(rest)).Report(ruleHash, fmt.Sprintf("%s: %q", key, whole)))
	}
}

var gluedHash = regexp.MustCompile(`^[ \t]+(#[^\s#])`)

// Required is a text that must be there and not be empty.
func (f *Fields) Required(key string) source.Value {
	v := f.String(key)
	if v.Text == "" && !f.unread && (f.vals[key] == nil || f.vals[key].Kind == yaml.ScalarNode) {
		where := f.where
		if f.Has(key) {
			where = f.KeySpan(key)
		} else if f.Misspelt(key) {
			return v
		}
		f.diags.Add(where.Report(ruleRequired, key))
	}
	return v
}

// OneOf is a text out of a few, or fallback.
func (f *Fields) OneOf(key, fallback string, choices ...string) string {
	v := f.String(key)
	if v.Text == "" {
		return fallback
	}
	if slices.Contains(choices, v.Text) {
		return v.Text
	}
	if near := meant(v.Text, choices); near != "" {
		f.diags.Add(v.Report(ruleNearOneOf, key, v.Text, near))
	} else {
		f.diags.Add(v.Report(ruleNotOneOf, key, v.Text, strings.Join(choices, ", ")))
	}
	return fallback
}

// Truth is the value of a key that is true or false; ok is false for any other.
func (f *Fields) Truth(key string) (value source.Value, ok bool) {
	n := f.get(key)
	if n == nil || n.Kind != yaml.ScalarNode || n.Tag != "!!bool" || n.Style != 0 {
		return source.Value{}, false
	}
	return source.Value{Text: n.Value, Span: f.span(n)}, true
}

// Int is a whole number from low to high; ok is false where there is none.
func (f *Fields) Int(key string, low, high int) (value int, ok bool) {
	n := f.get(key)
	if n == nil {
		return 0, false
	}
	text, isMinus := n.Value, false
	for _, minus := range []string{"−", "–"} { // as word processors write it
		if digits, found := strings.CutPrefix(n.Value, minus); found {
			text, isMinus = "-"+digits, true
		}
	}
	value, err := strconv.Atoi(text)
	if n.Kind != yaml.ScalarNode || n.Tag != "!!int" && !isMinus || err != nil || value < low || value > high {
		f.wrong(n, ruleNotNumber, key, low, high, example(low, high))
		return 0, false
	}
	return value, true
}

// example is a number that an author may well mean: a count, a percent or one
// below zero.
func example(low, high int) int {
	switch {
	case low == 1:
		return min(high, 3)
	case low < 0 && low >= -1000:
		return max(low, -5)
	}
	return max(low, min(high, 70))
}

// RequiredInt is an Int that must be there.
func (f *Fields) RequiredInt(key string, low, high int) (value int, ok bool) {
	if f.get(key) == nil {
		f.Required(key)
		return 0, false
	}
	return f.Int(key, low, high)
}

// Bool is true or false, or fallback.
func (f *Fields) Bool(key string, fallback bool) bool {
	n := f.get(key)
	if n == nil {
		return fallback
	}
	if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
		f.wrong(n, ruleNotBool, key)
		return fallback
	}
	return strings.EqualFold(n.Value, "true")
}

// Date is a calendar day as 2006-01-02, or empty.
func (f *Fields) Date(key string) string {
	n := f.get(key)
	if n == nil {
		return ""
	}
	if n.Kind == yaml.ScalarNode {
		if _, err := time.Parse(time.DateOnly, n.Value); err == nil {
			return n.Value
		}
	}
	f.wrong(n, ruleNotDate, key)
	return ""
}

// IsMap reports whether the value of a key is a mapping.
func (f *Fields) IsMap(key string) bool {
	n := f.vals[key]
	return n != nil && n.Kind == yaml.MappingNode
}

// Map is a mapping, or nil.
func (f *Fields) Map(key string) *Fields {
	n := f.get(key)
	if n == nil {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		f.wrong(n, ruleNotMap, key)
		return nil
	}
	return f.sub(n)
}

func (f *Fields) sub(n *yaml.Node) *Fields {
	sub := &Fields{file: f.file, base: f.base, diags: f.diags, where: f.span(n)}
	sub.fill(n)
	return sub
}

// Texts is the mapping's own keys and texts; every key is known.
func (f *Fields) Texts() map[string]string {
	out := map[string]string{}
	for _, key := range f.keys {
		out[key.Value] = f.String(key.Value).Text
	}
	return out
}
