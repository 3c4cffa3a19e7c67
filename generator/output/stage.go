package output

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"sync"

	"ders/generator/parallel"
)

// A staging is the folder beside a target in which a tree becomes the new site.
type staging struct {
	disk
	tree   *Tree
	target string
	there  bool         // the target
	dir    string       // beside it
	dirs   []string     // in that, parents before children
	begin  func() error // makes all these, once
}

func newStaging(d disk, t *Tree, target string) *staging {
	s := &staging{disk: d, tree: t, target: target, there: exists(target), dir: siblingOf(target, "new")}
	for _, dir := range t.allDirs() {
		s.dirs = append(s.dirs, filepath.FromSlash(dir))
	}
	s.begin = sync.OnceValue(func() error {
		if err := d.mkdir(s.dir); err != nil {
			return err
		}
		for _, dir := range s.dirs {
			if err := d.mkdir(filepath.Join(s.dir, dir)); err != nil {
				return err
			}
		}
		return nil
	})
	return s
}

// add takes a file that was made, and writes it unless it stands in the target
// already, byte for byte.
func (s *staging) add(name string, data []byte) (file, error) {
	f := file{path: name, size: len(data), sum: sha256.Sum256(data)}
	if s.tree.tell != nil {
		s.tree.tell(name, data, f.sum)
	}
	var err error
	if f.local, err = filepath.Localize(name); err != nil {
		return f, fmt.Errorf("%s: this system cannot hold a file of this name", name)
	}
	if s.there {
		f.met = meet(filepath.Join(s.target, f.local), &f)
	}
	if f.met.same {
		return f, nil
	}
	f.staged = true
	if err = s.begin(); err == nil {
		err = s.create(filepath.Join(s.dir, f.local), data)
	}
	return f, err
}

// addFolder adds files that are made together.
func (s *staging) addFolder(name string, of *folder) ([]file, error) {
	var adding sync.Mutex
	var files []file
	var failed error
	of.lend(func(base string, data []byte) {
		f, err := s.add(path.Join(name, base), data)
		adding.Lock()
		defer adding.Unlock()
		files = append(files, f)
		if failed == nil {
			failed = err
		}
	})
	if failed != nil {
		return nil, failed
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.path
	}
	return files, checkPaths(names)
}

// complete brings into the new site what stands in the old one: that goes, so that
// a file which is linked ends with one name again, and keeps its time. Then all of
// it is on disk.
func (s *staging) complete(ctx context.Context, ed *edition, old *standing) error {
	if err := s.begin(); err != nil {
		return err
	}
	err := parallel.Each(ctx, len(ed.files), func(i int) error {
		f := &ed.files[i]
		if f.staged {
			return nil
		}
		from, to := filepath.Join(s.target, f.local), filepath.Join(s.dir, f.local)
		if f.met.shareable && s.link(from, to) == nil {
			return nil
		}
		data, err := os.ReadFile(from)
		if err == nil && sha256.Sum256(data) != f.sum {
			err = fmt.Errorf("%s was changed meanwhile", from)
		}
		if err != nil {
			return err
		}
		return s.create(to, data)
	})
	if err != nil {
		return err
	}
	if err := s.create(filepath.Join(s.dir, Marker), ed.text); err != nil {
		return err
	}
	if old.cname != nil {
		if err := s.create(filepath.Join(s.dir, "CNAME"), old.cname); err != nil {
			return err
		}
	}
	return s.sync(s.dir)
}
