package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

// Marker is the file that says a folder was filled by us and may be replaced.
// It lists the site's files with their digests.
const Marker = "ders-build.json"

const markerVersion = 1

type marker struct {
	Version int               `json:"version"`
	Digest  string            `json:"digest"` // of the whole tree, empty while it is filled
	Files   map[string]string `json:"files"`  // path to SHA-256
}

// isMarked trusts the file's presence, not its content: a marker torn by a
// merge conflict is still ours, and the next build mends it.
func isMarked(dir string) bool {
	info, err := os.Lstat(filepath.Join(dir, Marker))
	return err == nil && info.Mode().IsRegular()
}

// readMarker is the marker of a folder. Of one that is torn, most often by a
// merge, it is what can be made out, and whole is false; so it is of none.
func readMarker(dir string) (m marker, whole bool) {
	data, err := os.ReadFile(filepath.Join(dir, Marker))
	if err != nil {
		return marker{}, false
	}
	if json.Unmarshal(data, &m) == nil {
		return m, true
	}
	m = marker{Files: map[string]string{}}
	for _, entry := range markerEntry.FindAllSubmatch(data, -1) {
		var name string
		if json.Unmarshal(entry[1], &name) == nil {
			m.Files[name] = string(entry[2])
		}
	}
	return m, false
}

var markerEntry = regexp.MustCompile(`(?m)^\s*("(?:[^"\\]|\\.)*"): "([0-9a-f]{64})",?\s*$`)

// newMarker is the marker of a site, the same for equal files.
func newMarker(files []file) marker {
	m := marker{Version: markerVersion, Files: make(map[string]string, len(files))}
	whole := sha256.New()
	for _, f := range files {
		m.Files[f.path] = hex.EncodeToString(f.sum[:])
		fmt.Fprintf(whole, "%s\x00%x\n", f.path, f.sum)
	}
	m.Digest = hex.EncodeToString(whole.Sum(nil))
	return m
}

// encode is the content of the marker's file.
func (m marker) encode() []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	if err := enc.Encode(m); err != nil {
		panic(err) // strings and numbers only
	}
	return b.Bytes()
}
