package front

import (
	"strings"

	"ders/generator/source"
)

// Peek is the value of a key as its line of the head says it, read without
// YAML: it costs next to nothing, and tells what a file is also where another
// line of its head is wrong. It is for deciding who reads the file, not for
// reading it.
func Peek(file *source.File, key string) (value string, found bool) {
	rest, isHead := strings.CutPrefix(file.Text, "---")
	if !isHead {
		return "", false
	}
	first := true
	for line := range strings.Lines(rest) {
		line = strings.TrimRight(line, " \t\n")
		if !first && line == "---" {
			return "", false
		}
		first = false
		if value, found = strings.CutPrefix(line, key+":"); found {
			value, _, _ = strings.Cut(strings.TrimLeft(value, " \t"), " #")
			return strings.Trim(value, ` "'`), true
		}
	}
	return "", false
}
