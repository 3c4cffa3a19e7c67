package output

import (
	"context"
	"crypto/sha256"
	"fmt"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// An edition is a site as it will stand on disk: made, checked and signed, not
// written yet.
type edition struct {
	files  []file   // in order of their paths, without the marker
	hold   *hold    // has their contents
	dirs   []string // parents before children, without the root
	marker file
	signed marker // what the marker says
	bytes  int
}

type file struct {
	path  string // as in the tree
	local string // as this system writes it
	sum   [sha256.Size]byte
	size  int    // or unknown
	data  []byte // nil for one that waits in the hold's file
	at    int64  // in that
}

const unknown = -1

// all lists the marker too.
func (ed *edition) all() []file { return append(slices.Clip(ed.files), ed.marker) }

// render makes every file of a tree, on all processors; those first of which
// there are many, since others are made of them.
func (p *publisher) render(ctx context.Context, t *Tree) (ed *edition, err error) {
	paths := t.Paths()
	if !t.Has(".nojekyll") {
		// GitHub Pages drops folders with a leading underscore without it.
		i, _ := slices.BinarySearch(paths, ".nojekyll")
		paths = slices.Insert(paths, i, ".nojekyll")
	}
	if err := checkPaths(paths); err != nil {
		return nil, err
	}
	holding := newHold(p.holds)
	defer func() {
		if err != nil {
			holding.close()
		}
	}()
	var order, many, rest []int
	for i, name := range paths {
		if _, named := t.names.at[name]; named {
			many = append(many, i)
		} else if t.folders[path.Dir(name)] != nil { // is made already
			order = append(order, i)
		} else {
			rest = append(rest, i)
		}
	}
	order = slices.Concat(order, many, rest)
	ed = &edition{files: make([]file, len(paths)), hold: holding}
	err = inParallel(ctx, len(paths), func(next int) error {
		f := &ed.files[order[next]]
		f.path = paths[order[next]]
		var err error
		if f.local, err = filepath.Localize(f.path); err != nil {
			return fmt.Errorf("%s: this system cannot hold a file of this name", f.path)
		}
		var data []byte
		if t.Has(f.path) {
			if data, err = t.take(f.path); err != nil {
				return fmt.Errorf("make %s: %w", f.path, err)
			}
		}
		f.sum = sha256.Sum256(data)
		return holding.keep(f, data)
	})
	if err != nil {
		return nil, err
	}
	for _, dir := range t.allDirs() {
		ed.dirs = append(ed.dirs, filepath.FromSlash(dir))
	}
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

// stage writes a site to a new folder beside its target and returns how many
// files were written. A file that stands in the target already, byte for
// byte, is linked: the old site goes, so the file ends with one name again,
// and keeps its time.
func (p *publisher) stage(ctx context.Context, staging, target string, ed *edition, old *standing) (int, error) {
	if err := p.disk.mkdir(staging); err != nil {
		return 0, err
	}
	for _, dir := range ed.dirs {
		if err := p.disk.mkdir(filepath.Join(staging, dir)); err != nil {
			return 0, err
		}
	}
	var written atomic.Int64
	err := inParallel(ctx, len(ed.files), func(i int) error {
		f := &ed.files[i]
		name := filepath.Join(staging, f.local)
		if old.shared[f.path] && p.disk.link(filepath.Join(target, f.local), name) == nil {
			return nil
		}
		if !old.same[f.path] {
			written.Add(1)
		}
		return ed.hold.lend(f, func(data []byte) error { return p.disk.create(name, data) })
	})
	if err != nil {
		return 0, err
	}
	if err := p.disk.create(filepath.Join(staging, Marker), ed.marker.data); err != nil {
		return 0, err
	}
	if old.cname != nil {
		if err := p.disk.create(filepath.Join(staging, "CNAME"), old.cname); err != nil {
			return 0, err
		}
	}
	return int(written.Load()), p.disk.sync(staging)
}

// inParallel calls f for 0 … n-1 on all processors and stops at an error or
// when ctx is cancelled. Of several errors it returns the one of the smallest
// number, so that two runs report the same.
func inParallel(ctx context.Context, n int, f func(int) error) error {
	failed := make([]error, n)
	workers, going := errgroup.WithContext(ctx)
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		workers.Go(func() error {
			if going.Err() == nil {
				failed[i] = f(i)
			}
			return failed[i]
		})
	}
	if workers.Wait() != nil {
		return failed[slices.IndexFunc(failed, func(err error) bool { return err != nil })]
	}
	return ctx.Err()
}
