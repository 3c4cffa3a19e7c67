package devserver

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"
)

// An editor opens a place in the site's files by an address of its own.
type editor struct {
	template string // ders.yaml's `editor`; empty for none
	root     string // the site folder, absolute; empty tells nobody where it is
}

// link is the address that opens a place, or empty. A place without a line is
// about a folder or a picture, and no editor opens those; a name that could not
// be shown as it is names another file.
func (e editor) link(path string, line, col int) string {
	if e.template == "" || e.root == "" || line == 0 || strings.ContainsRune(path, utf8.RuneError) {
		return ""
	}
	file := e.encoded(path)
	before, _, _ := strings.Cut(e.template, "{file}")
	switch rooted := strings.HasPrefix(file, "/"); {
	case strings.HasSuffix(before, "://") && !rooted:
		file = "/" + file // file://{file} on Windows: file:///C:/…
	case strings.HasSuffix(before, "/") && !strings.HasSuffix(before, "//") && rooted:
		file = file[1:] // vscode://file/{file}: the slash is there
	}
	return strings.NewReplacer("{file}", file, "{line}", strconv.Itoa(line), "{column}", strconv.Itoa(max(1, col))).Replace(e.template)
}

// encoded is a file's absolute path as a part of an address: with slashes, and
// nothing in it but letters, digits, -._~ and %.
func (e editor) encoded(path string) string {
	root, drive := filepath.ToSlash(e.root), ""
	if onDrive(e.root) {
		root = strings.ReplaceAll(e.root, `\`, "/")
		drive, root = root[:2], root[2:]
	}
	full := strings.TrimSuffix(root, "/") + "/" + path
	var b strings.Builder
	b.WriteString(drive)
	for i := range len(full) {
		c := full[i]
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c < utf8.RuneSelf && strings.IndexByte("-._~/", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// onDrive reports whether a path begins with one of Windows' drives, as C:\ does.
func onDrive(path string) bool {
	if len(path) < 3 || path[1] != ':' {
		return false
	}
	letter := path[0] | 0x20
	return 'a' <= letter && letter <= 'z' && (path[2] == '\\' || path[2] == '/')
}
