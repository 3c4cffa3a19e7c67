package devserver

import (
	"bytes"
	_ "embed"
	"html"
	"regexp"

	"ders/generator/source"
)

//go:embed client/reload.js
var reload []byte

//go:embed client/overlay.js
var overlay []byte

// reloadScript is one scope of its own: nothing of it is seen by the page.
var reloadScript = bytes.Join([][]byte{[]byte("\"use strict\";\n(() => {\n"), overlay, reload, []byte("})();\n")}, nil)

//go:embed client/overlay.css
var overlayStyle []byte

//go:embed client/worker.js
var workerScript []byte

// ours is where the server's own files are; a site's file of the same name is
// not served.
const ours = "/_ders/"

// scriptURL changes with the script, so that a tab that is still open from an
// older program does not share its worker with a new one.
var scriptURL = ours + "reload.js?v=" + source.Sum(string(reloadScript)).Short()

var endOfHead = regexp.MustCompile(`(?i)</head\s*>`)

// withReload adds live reload to a page. The page carries its own version: it
// is what it compares with after a build. It also carries what is said while
// the server does not answer.
func withReload(page []byte, v version, away string) []byte {
	tag := []byte(`<script src="` + scriptURL + `" data-version="` + v.String() + `" data-away="` + html.EscapeString(away) + `" defer></script>`)
	at := len(page)
	if head := endOfHead.FindIndex(page); head != nil {
		at = head[0]
	}
	return bytes.Join([][]byte{page[:at], tag, page[at:]}, nil)
}
