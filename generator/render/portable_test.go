package render

import (
	"encoding/json"
	"strings"
	"testing"
)

// An address of the portable form names a file; all else is as it was.
func TestPortableAddresses(t *testing.T) {
	served, portable := &renderer{}, &renderer{index: indexName}
	for _, c := range []struct{ root, address, serves, names string }{
		{"./", "", "./", "./index.html"},
		{"../../", "", "../../", "../../index.html"},
		{"../", "iade/sure/", "../iade/sure/", "../iade/sure/index.html"},
		{"../", "iade/sure/#kac-gun", "../iade/sure/#kac-gun", "../iade/sure/index.html#kac-gun"},
		{"../", "#yollar", "../#yollar", "../index.html#yollar"},
		{"../", "iade/a%23b.pdf", "../iade/a%23b.pdf", "../iade/a%23b.pdf"},
		{"../", "sozluk/#a/", "../sozluk/#a/", "../sozluk/index.html#a/"},
	} {
		if got := served.to(c.root, c.address); got != c.serves {
			t.Errorf("served: from %q to %q by %q, not %q", c.root, c.address, got, c.serves)
		}
		if got := portable.to(c.root, c.address); got != c.names {
			t.Errorf("portable: from %q to %q by %q, not %q", c.root, c.address, got, c.names)
		}
	}
}

// A script holds any text: nothing in it ends the string.
func TestScriptsHoldTheirText(t *testing.T) {
	const text = "{\"a\": \"Iğdır’da \\\"çay\\\"\"}\n</script>\u2028\u2029\\"
	added := 0
	Scripts(func(name string, data []byte) {
		added++
		literal, ok := strings.CutPrefix(string(data), "document.currentScript.file=")
		var held string
		if err := json.Unmarshal([]byte(literal), &held); name != "index.json.js" || !ok || err != nil || held != text {
			t.Errorf("%s is %s: %v", name, data, err)
		}
		if strings.ContainsAny(literal, "\u2028\u2029") { // no part of a string in older browsers
			t.Errorf("%s is %q", name, data)
		}
	})("index.json", []byte(text))
	if added != 1 {
		t.Errorf("%d scripts", added)
	}
}
