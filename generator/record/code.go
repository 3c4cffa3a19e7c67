package record

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"
)

// Code is the check code of texts, "ABCD-EFGH": checkCode of the theme's
// certificate/code.ts, sign by sign (code.vectors.json holds both). Everybody
// can make one, so it finds slips and proves nothing.
func Code(texts ...string) string {
	plain := make([]string, len(texts))
	for i, text := range texts {
		plain[i] = strings.Join(strings.FieldsFunc(norm.NFC.String(text), space), " ")
	}
	a, b := uint32(0xdeadbeef), uint32(0x41c6ce57)
	for _, unit := range utf16.Encode([]rune(strings.Join(plain, "\n"))) {
		a = (a ^ uint32(unit)) * 2654435761
		b = (b ^ uint32(unit)) * 1597334677
	}
	x, y := stir(a, b), stir(b, a)
	const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	var signs []byte
	for shift := 0; shift < 20; shift += 5 {
		signs = append(signs, letters[x>>shift&31], letters[y>>shift&31])
	}
	return string(signs[:4]) + "-" + string(signs[4:])
}

func stir(a, b uint32) uint32 {
	mixed := (a^a>>16)*2246822507 ^ (b^b>>13)*3266489909
	return mixed ^ mixed>>15
}

// space reports whether JavaScript takes r for white space: U+0085 is none
// there, and U+FEFF is one.
func space(r rune) bool {
	switch {
	case r == '\u0085':
		return false
	case r == '\ufeff':
		return true
	}
	return r <= ' ' && strings.ContainsRune("\t\n\v\f\r ", r) || r == '\u00a0' || r == '\u1680' ||
		r >= '\u2000' && r <= '\u200a' || r == '\u2028' || r == '\u2029' || r == '\u202f' || r == '\u205f' || r == '\u3000'
}

// contentCode is the code of all that a value of JSON holds, as decoded with
// UseNumber, in whichever order and layout it was written.
func contentCode(value any) string { return Code(facts(value, nil)...) }

func facts(value any, into []string) []string {
	switch v := value.(type) {
	case map[string]any:
		keys := make([]string, 0, len(v))
		for key := range v {
			keys = append(keys, key)
		}
		slices.SortFunc(keys, func(a, b string) int { return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b))) })
		into = append(into, "{")
		for _, key := range keys {
			into = facts(v[key], append(into, key))
		}
		return append(into, "}")
	case []any:
		into = append(into, "[")
		for _, item := range v {
			into = facts(item, into)
		}
		return append(into, "]")
	case string:
		return append(into, `"`+v)
	case json.Number:
		return append(into, number(v))
	case nil:
		return append(into, "null")
	}
	return append(into, fmt.Sprint(value)) // true and false
}

// number is a number as JavaScript prints it.
func number(n json.Number) string {
	f, err := strconv.ParseFloat(string(n), 64)
	switch {
	case err != nil && f < 0:
		return "-Infinity"
	case err != nil:
		return "Infinity"
	case f == 0: // -0 too
		return "0"
	}
	text, _ := json.Marshal(f) // which follows JavaScript
	return string(text)
}
