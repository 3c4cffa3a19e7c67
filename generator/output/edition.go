package output

import (
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"ders/generator/parallel"
)

// An edition is a site as it will stand on disk: made, checked and signed.
type edition struct {
	files  []file   // in order of their paths, without the marker
	dirs   []string // parents before children, without the root
	marker file
	signed marker // what the marker says
	text   []byte // how it says it
	bytes  int
}

type file struct {
	path   string // as in the tree
	local  string // as this system writes it
	sum    [sha256.Size]byte
	size   int  // or unknown
	met    met  // what stands in its place
	staged bool // it was written to where the new site is made
}

const unknown = -1

// render makes every file of the tree, on all processors, and stages what the target
// lacks. Those that are made together come first, and then those of which there
// are many, since others are made of them.
func (p *publisher) render(ctx context.Context, s *staging) (*edition, error) {
	t := s.tree
	paths := t.single()
	if !t.Has(".nojekyll") { // GitHub Pages drops folders with a leading underscore without it
		paths = append(paths, ".nojekyll")
	}
	slices.Sort(paths)
	if err := checkPaths(slices.Concat(paths, slices.Sorted(maps.Keys(t.folders)))); err != nil {
		return nil, err
	}
	ed := &edition{dirs: s.dirs}
	for name, folder := range t.folders {
		files, err := s.addFolder(name, folder)
		if err != nil {
			return nil, err
		}
		ed.files = append(ed.files, files...)
	}
	var many, rest []string
	for _, name := range paths {
		if _, named := t.names.at[name]; named {
			many = append(many, name)
		} else {
			rest = append(rest, name)
		}
	}
	order := slices.Concat(many, rest)
	single := make([]file, len(order))
	err := parallel.Each(ctx, len(order), func(i int) (err error) {
		name := order[i]
		add := func(data []byte) { single[i], err = s.add(name, data) }
		if !t.Has(name) {
			add(nil)
		} else if failed := t.lend(name, add); failed != nil {
			return fmt.Errorf("make %s: %w", name, failed)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	ed.files = append(ed.files, single...)
	slices.SortFunc(ed.files, func(a, b file) int { return strings.Compare(a.path, b.path) })
	for _, f := range ed.files {
		ed.bytes += f.size
	}
	ed.sign(p.Options)
	return ed, nil
}

// checkPaths refuses paths that would meet on a disk that does not tell upper
// from lower case, be it a file's or a folder's, those that are ours, and
// hidden ones, which hosts and archives drop or show as they like.
func checkPaths(paths []string) error {
	spelled := make(map[string]string, len(paths))
	for _, p := range paths {
		for end := 0; end < len(p); end++ {
			next := strings.IndexByte(p[end:], '/')
			if next < 0 {
				end = len(p)
			} else {
				end += next
			}
			lower := strings.ToLower(p[:end])
			if other, ok := spelled[lower]; ok && other != p[:end] {
				return fmt.Errorf("%s and %s differ only in upper and lower case", other, p[:end])
			}
			spelled[lower] = p[:end]
		}
	}
	for lower, p := range spelled {
		if name := path.Base(lower); lower == Marker || strings.HasPrefix(name, ".") && lower != ".nojekyll" {
			return fmt.Errorf("%s: a site cannot have a file or folder of this name", p)
		}
	}
	return nil
}
