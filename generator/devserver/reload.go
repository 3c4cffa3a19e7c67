package devserver

import (
	"bytes"
	_ "embed"
	"regexp"

	"ders/generator/source"
)

//go:embed client/reload.js
var reloadScript []byte

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
// is what it compares with after a build.
func withReload(page []byte, v version) []byte {
	tag := []byte(`<script src="` + scriptURL + `" data-version="` + v.String() + `" defer></script>`)
	at := len(page)
	if head := endOfHead.FindIndex(page); head != nil {
		at = head[0]
	}
	return bytes.Join([][]byte{page[:at], tag, page[at:]}, nil)
}
