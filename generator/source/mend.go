package source

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// A Mending is what became of the fixes of one file.
type Mending struct {
	Path    string
	Fixes   int     // how many were written
	Refusal Refusal // why none was, or ""
}

// A Refusal is why a file is not written.
type Refusal string

const (
	Changed Refusal = "changed since it was checked"
	Linked  Refusal = "is a symbolic link" // what it leads to may be more than this site's
)

// Mend writes the fixes of diagnostics into the author's files, each file in
// one step: it is the old one or the new one, never half of it. Besides the
// fixes no byte changes. Like all reading it stays inside of the folder. The
// mendings are those before the error, if there is one.
func (s *Snapshot) Mend(diags List) ([]Mending, error) {
	var done []Mending
	fixes := fixesOf(diags)
	files := make([]*File, 0, len(fixes))
	for file := range fixes {
		files = append(files, file)
	}
	slices.SortFunc(files, func(a, b *File) int { return cmp.Compare(a.Path, b.Path) })
	for _, file := range files {
		refusal, err := s.mend(file, fixes[file])
		if err != nil {
			return done, fmt.Errorf("mend %s: %w", file.Path, err)
		}
		m := Mending{Path: file.Path, Fixes: len(fixes[file]), Refusal: refusal}
		if refusal != "" {
			m.Fixes = 0
		}
		done = append(done, m)
	}
	return done, nil
}

func (s *Snapshot) mend(file *File, edits []Edit) (Refusal, error) {
	name := s.onDisk(file.Path)
	info, err := s.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Changed, nil
	case err != nil:
		return "", err
	case info.Mode()&fs.ModeSymlink != 0:
		return Linked, nil
	}
	raw, err := s.readForWriting(name)
	if err != nil {
		return "", err
	}
	text, ok := edited(file, raw, edits)
	if !ok {
		return Changed, nil
	}
	return "", s.replace(name, text, info.Mode().Perm())
}

// readForWriting reads a file only if it may be written, too: a file that its
// author protected is not replaced.
func (s *Snapshot) readForWriting(name string) ([]byte, error) {
	f, err := s.root.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxTextBytes+1))
}

// replace puts a new file in the place of another.
func (s *Snapshot) replace(name string, text []byte, mode fs.FileMode) error {
	next := path.Join(path.Dir(filepath.ToSlash(name)), halfWritten+rand.Text())
	err := s.create(next, text, mode)
	if err == nil {
		err = s.rename(next, name)
	}
	if err != nil {
		s.root.Remove(next)
	}
	return err
}

// halfWritten begins the name of a file that will take another's place. Who is
// killed before that leaves it.
const halfWritten = ".ders-"

var lengthOfRandom = len(rand.Text())
