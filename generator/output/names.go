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
		at:   make(map[string]int, len(addresses)), dirs: map[string][]string{".": nil},
	}
	for i, name := range addresses {
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
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

// Path is the path of a file by its place.
func (n *Names) Path(place int) string { return n.list[place] }

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
