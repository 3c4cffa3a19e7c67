package theme

import (
	"encoding"
	"encoding/json"
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
)

// Most of what a template calls are html/template's escapers, up to three for one
// value, and most values have nothing to escape. An escaper here stands for them:
// it knows what they leave alone and hands them all else.
type escaper struct {
	chain  string // theirs, in their order
	here   string // a template that has them where the value stands
	before string // of what that writes
	after  string
	alone  func(any) (string, bool) // what they make of a value that they leave alone
}

var escapers = []escaper{
	{"html", "{{.}}", "", "", htmlOr(textIf(plain))},
	{"rcdata", "<title>{{.}}</title>", "<title>", "</title>", textIf(plain)},
	{"attr", `<p title="{{.}}">`, `<p title="`, `">`, textIf(plain)},
	{"urlfilter urlnormalizer attr", `<a href="{{.}}">`, `<a href="`, `">`, textIf(plainURL)},
	{"url attr", `<a href="#{{.}}">`, `<a href="#`, `">`, textIf(plainPart)},
	{"jsval", "<script>{{.}}</script>", "<script>", "</script>", object},
}

// textIf leaves texts alone for which that holds, and numbers without a sign.
func textIf(plain func(string) bool) func(any) (string, bool) {
	return func(value any) (string, bool) {
		switch v := value.(type) {
		case string:
			return v, plain(v)
		case int:
			return strconv.Itoa(v), v >= 0
		}
		return "", false
	}
}

func htmlOr(text func(any) (string, bool)) func(any) (string, bool) {
	return func(value any) (string, bool) {
		if html, ok := value.(template.HTML); ok {
			return string(html), true
		}
		return text(value)
	}
}

// special is what is escaped in a text and in the value of an attribute.
const special = "\x00\"&'+<>"

func plain(s string) bool { return !strings.ContainsAny(s, special) }

// plainURL: its scheme is https, or it has none.
func plainURL(s string) bool { return only(strings.TrimPrefix(s, "https://"), "-._~/#?=") }

func plainPart(s string) bool { return only(s, "-._~") }

// only: letters and digits of ASCII, and these.
func only(s, marks string) bool {
	for i := range len(s) {
		if c := s[i]; !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || strings.IndexByte(marks, c) >= 0) {
			return false
		}
	}
	return true
}

// object: the JSON of a struct that does not write itself stands in a script as
// it is.
func object(value any) (string, bool) {
	switch value.(type) {
	case json.Marshaler, encoding.TextMarshaler, fmt.Stringer, error:
		return "", false
	}
	if reflect.Indirect(reflect.ValueOf(value)).Kind() != reflect.Struct {
		return "", false
	}
	data, err := json.Marshal(value)
	return string(data), err == nil
}

// function is the escaper as templates call it.
func (e escaper) function() func(any) string {
	genuine := sync.OnceValue(func() *template.Template { return template.Must(template.New("").Parse(e.here)) })
	return func(value any) string {
		if text, ok := e.alone(value); ok {
			return text
		}
		var b strings.Builder
		if err := genuine().Execute(&b, value); err != nil {
			panic(fmt.Errorf("escape a value: %w", err)) // which templates make an error
		}
		return strings.TrimSuffix(strings.TrimPrefix(b.String(), e.before), e.after)
	}
}

// lighter is the name of an escaper's function.
func lighter(which int) string { return "_escaper_" + strconv.Itoa(which) }

// lighterFunctions are those of all escapers.
var lighterFunctions = func() template.FuncMap {
	all := template.FuncMap{}
	for i, e := range escapers {
		all[lighter(i)] = e.function()
	}
	return all
}()

// theirs begins the names of html/template's escapers.
const theirs = "_html_template_"

// escaperOf is the place among the escapers of that which stands for the last
// commands of a pipe, and where these begin; less than 0 for none.
func escaperOf(pipe *parse.PipeNode) (which, from int) {
	from = len(pipe.Cmds)
	var chain []string
	for from > 0 {
		name, ok := pipe.Cmds[from-1].Args[0].(*parse.IdentifierNode)
		if !ok || !strings.HasPrefix(name.Ident, theirs) {
			break
		}
		chain = append([]string{strings.TrimSuffix(strings.TrimPrefix(name.Ident, theirs), "escaper")}, chain...)
		from--
	}
	all := strings.Join(chain, " ")
	return slices.IndexFunc(escapers, func(e escaper) bool { return e.chain == all }), from
}

// lighten makes an escaper the last command of a pipe, from its place there.
func lighten(pipe *parse.PipeNode, which, from int) {
	last := pipe.Cmds[from]
	last.Args = []parse.Node{parse.NewIdentifier(lighter(which)).SetPos(last.Pos)}
	pipe.Cmds = pipe.Cmds[:from+1]
}
