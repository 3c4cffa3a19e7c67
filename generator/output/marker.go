package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
)

// Marker is the file that says a folder was filled by us and may be replaced.
// It lists the site's files with their digests.
const Marker = "ders-build.json"

const markerVersion = 2

type marker struct {
	Version int               `json:"version"`
	Digest  string            `json:"digest"`         // of the whole tree, empty while it is filled
	Seal    string            `json:"seal,omitempty"` // of its input
	Files   map[string]string `json:"files"`          // path to SHA-256
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

// sign makes the marker of an edition, the same for equal files of equal input.
func (ed *edition) sign(opts Options) {
	m := marker{Version: markerVersion, Digest: ed.digest(), Files: make(map[string]string, len(ed.files))}
	for _, f := range ed.files {
		m.Files[f.path] = hex.EncodeToString(f.sum[:])
	}
	if opts.Input != noInput && len(opts.Note) > 0 {
		m.Seal = seal(opts.Input, m.Digest, opts.Note)
	}
	ed.signBy(m)
}

func (ed *edition) signBy(m marker) {
	ed.signed, ed.text = m, m.encode()
	ed.marker = file{path: Marker, local: Marker, size: len(ed.text), sum: sha256.Sum256(ed.text)}
}

// digest is of the paths and bytes of all files.
func (ed *edition) digest() string {
	whole := sha256.New()
	for _, f := range ed.files {
		fmt.Fprintf(whole, "%s\x00%x\n", f.path, f.sum)
	}
	return hex.EncodeToString(whole.Sum(nil))
}

// edition is the site that a marker lists, without its bytes; false if it does
// not list one.
func (m marker) edition() (*edition, bool) {
	ed := &edition{files: make([]file, 0, len(m.Files))}
	folders := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(m.Files)) {
		local, err := filepath.Localize(name)
		sum, bad := hex.DecodeString(m.Files[name])
		if err != nil || bad != nil || len(sum) != sha256.Size {
			return nil, false
		}
		ed.files = append(ed.files, file{path: name, local: local, sum: [sha256.Size]byte(sum), size: unknown})
		for dir := filepath.Dir(local); dir != "." && !folders[dir]; dir = filepath.Dir(dir) {
			folders[dir] = true
		}
	}
	ed.dirs = slices.Sorted(maps.Keys(folders))
	ed.signBy(m)
	return ed, m.Version == markerVersion && m.Digest == ed.digest()
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
