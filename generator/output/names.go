package output

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Names are the paths of many files, and the folders that they stand in. They
// never change, so that the trees of many builds may share them.
type Names struct {
	list []string
	at   map[string]int      // path → its place in list
	dirs map[string][]string // every folder, "." too, and the names in it
}

// NewNames are the names of files, by their addresses: that of a page ends in a
// slash or is empty. Two files of one path are an error, and so is a path that
// is a file and a folder.
func NewNames(addresses []string) (*Names, error) {
	n := &Names{
		list: make([]string, 0, len(addresses)),
		at:   make(map[string]int, len(addresses)), dirs: make(map[string][]string, len(addresses)),
	}
	n.dirs["."] = nil
	all := joined(addresses)
	for i, address := range addresses {
		name := all[:len(address)]
		if isPage(address) {
			name = all[:len(address)+len(index)]
		}
		all = all[len(name):]
		if !fs.ValidPath(name) || name == "." || path.Clean(name) != name {
			return nil, fmt.Errorf("output: bad path %q", name)
		}
		if _, taken := n.at[name]; taken {
			return nil, fmt.Errorf("output: two writers of %q", name)
		}
		n.list, n.at[name] = append(n.list, name), i
		enter(n.dirs, name)
	}
	for dir := range n.dirs {
		if _, taken := n.at[dir]; taken {
			return nil, fmt.Errorf("output: %q is a file and a folder", dir)
		}
	}
	return n, nil
}

const index = "index.html"

func isPage(address string) bool { return address == "" || strings.HasSuffix(address, "/") }

// joined are the paths of all addresses, one after the other: one text that
// thousands are cut from.
func joined(addresses []string) string {
	size := 0
	for _, address := range addresses {
		size += len(address) + len(index)
	}
	var all strings.Builder
	all.Grow(size)
	for _, address := range addresses {
		all.WriteString(address)
		if isPage(address) {
			all.WriteString(index)
		}
	}
	return all.String()
}

// enter notes a file in its folder, and new folders in theirs.
func enter(dirs map[string][]string, file string) {
	for child := file; child != "."; {
		dir := path.Dir(child)
		_, known := dirs[dir]
		dirs[dir] = append(dirs[dir], path.Base(child))
		if known {
			return
		}
		child = dir
	}
}
