package devserver

import (
	"bytes"
	"html"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"ders/generator/output"
	"ders/generator/source"
)

// A snapshot is a good tree and what is known of its files.
type snapshot struct {
	tree    *output.Tree
	styles  []string
	digests sync.Map // path → digest, as a string
}

// A version tells two states of a page apart. Pages with one content differ at
// most in their style sheets, which can be swapped under the reader.
type version struct{ content, style string }

func (v version) String() string { return v.content + "-" + v.style }

// sourceAttribute matches what a page shows as a part of itself: pictures, sound,
// scripts. Style sheets are known by name.
var sourceAttribute = regexp.MustCompile(`\ssrc="([^"]+)"`)

// version is computed from the page's bytes with the names of the style sheets
// taken out, the files that the page shows, and the style sheets it names.
// Names alone would do for hashed ones; pictures keep theirs.
func (s *snapshot) version(name string, page []byte) version {
	content, style := page, ""
	for i, sheet := range s.styles {
		if bytes.Contains(content, []byte(sheet)) {
			content = bytes.ReplaceAll(content, []byte(sheet), []byte("\x00style "+strconv.Itoa(i)))
			style += sheet + s.digest(sheet) + "\n"
		}
	}
	parts := []string{string(content)}
	for _, match := range sourceAttribute.FindAllSubmatch(page, -1) {
		u, err := url.Parse(html.UnescapeString(string(match[1])))
		if err != nil || u.IsAbs() || u.Host != "" {
			continue
		}
		file := path.Join("/", path.Dir("/"+name), u.Path)
		if strings.HasPrefix(u.Path, "/") {
			file = path.Clean(u.Path)
		}
		if file = file[1:]; s.tree.Has(file) && !isHTML(file) {
			parts = append(parts, file, s.digest(file))
		}
	}
	return version{source.Sum(parts...).Short(), source.Sum(style).Short()}
}

// digest is of a file, or of its size where reading it all at every save would
// be felt.
func (s *snapshot) digest(name string) string {
	if d, ok := s.digests.Load(name); ok {
		return d.(string)
	}
	text, err := s.tree.Read(name)
	d := strconv.Itoa(len(text))
	if err == nil && len(text) < 8<<20 {
		d = source.Sum(string(text)).Short()
	}
	s.digests.Store(name, d)
	return d
}
