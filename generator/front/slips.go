package front

import (
	"bytes"
	"regexp"

	"go.yaml.in/yaml/v4"
)

// A head that cannot be read is read on without the line that keeps it from
// being read, as long as that line is one by itself: so that an author who made
// two slips is told of both.

// slips reports what keeps a head from being read: the line of the error, and
// those that the rest cannot be read for without it. Its keys stay unknown.
func (f *Fields) slips(err error, data []byte) {
	for range maxSlips {
		line := f.syntax(err, data) - f.base
		if !alone(data, line) || data[0] == '%' { // or a directive of YAML
			return
		}
		data = blanked(data, line)
		if err = yaml.Load(data, new(yaml.Node)); err == nil || !holdsYAML(data) {
			return
		}
	}
}

// maxSlips is how many lines of a head are reported that cannot be read.
const maxSlips = 8

// aloneLine is a key with its value on one line.
var aloneLine = regexp.MustCompile(`^[a-z_]+:[ \t]+\S`)

// alone reports whether the line at an offset is a key by itself, without which
// the rest can be read: what stands below belongs to another key.
func alone(data []byte, at int) bool {
	if at < 0 || at >= len(data) {
		return false
	}
	line, below, _ := bytes.Cut(data[at:], []byte("\n"))
	value := line[bytes.IndexByte(line, ':')+1:]
	return aloneLine.Match(line) && !bytes.ContainsAny(value, "|>[{\"'") &&
		(len(below) == 0 || keyLine.Match(below) || below[0] == '#' || below[0] == '\n')
}

// blanked is a head without the line at an offset; all others keep their places.
func blanked(data []byte, at int) []byte {
	out := bytes.Clone(data)
	for i := at; i < len(out) && out[i] != '\n'; i++ {
		out[i] = ' '
	}
	return out
}
