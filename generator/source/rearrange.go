package source

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// A Rearrangement is files that get other names, and edits of files, of those
// that move and of others. Names are paths in the folder.
type Rearrangement struct {
	From, To string            // what was asked for, in words of paths
	Names    map[string]string // old → new
	Edits    map[*File][]Edit  // none overlapping; of a file that moves, at its old place
}

// A Hindrance is why a rearrangement is not made: the folder is not as it was
// read, or something stands in the way.
type Hindrance struct {
	Path   string
	Reason Refusal
}

func (h *Hindrance) Error() string { return h.Path + " " + string(h.Reason) }

// Occupied is the reason of a Hindrance at a new name.
const Occupied Refusal = "exists already"

// Texts is what the files of a rearrangement will hold by their new names, and
// nil by the names that they leave. Besides the edits no byte changes.
func (s *Snapshot) Texts(r Rearrangement) (map[string][]byte, error) {
	changes, err := s.changes(r)
	texts := map[string][]byte{}
	for _, c := range changes {
		texts[c.old] = nil
	}
	for _, c := range changes {
		texts[c.next] = c.text
	}
	return texts, err
}

// Rearrange makes a rearrangement, all of it or nothing: everything is checked
// first, and an error on the way undoes what was done. A file is the old one or
// the new one at any moment, never half of it. Folders that it empties go.
//
// While it works a MoveNote stands in the folder: where the program or the
// machine is stopped, Resume ends what was begun. The caller sees to it that
// there is no other rearrangement at the same time.
func (s *Snapshot) Rearrange(r Rearrangement) error {
	if _, err := s.root.Lstat(MoveNote); err == nil {
		return &Hindrance{MoveNote, Occupied}
	}
	changes, err := s.changes(r)
	if err != nil {
		return err
	}
	n := s.newNote(r, changes)
	if err := s.write(n); err != nil {
		return fmt.Errorf("rearrange: %w", err)
	}
	left, err := s.carry(n, false)
	if err == nil && len(left) > 0 {
		err = &Hindrance{left[0], Changed}
	}
	if err != nil {
		if _, back := s.carry(n.back(), true); back != nil { // the note stays for Resume
			return fmt.Errorf("rearrange: %w", errors.Join(err, back))
		}
	}
	return errors.Join(err, s.erase(n))
}

// A change is what becomes of one file.
type change struct {
	old, next string // paths
	raw, text []byte // before and after
	edited    bool
}

// changes reads and checks all that a rearrangement touches.
func (s *Snapshot) changes(r Rearrangement) ([]change, error) {
	names := map[string]string{}
	edits := map[string]*File{}
	for file := range r.Edits {
		names[file.Path], edits[file.Path] = file.Path, file
	}
	maps.Copy(names, r.Names)
	var all []change
	taken := map[string]bool{}
	for _, old := range slices.Sorted(maps.Keys(names)) {
		c := change{old: old, next: names[old], edited: edits[old] != nil}
		if taken[c.next] { // the second file would take the place of the first
			return nil, &Hindrance{c.next, Occupied}
		}
		taken[c.next] = true
		if err := s.prepare(&c, edits[old], r.Edits[edits[old]]); err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

func (s *Snapshot) prepare(c *change, file *File, edits []Edit) error {
	from := s.onDisk(c.old)
	info, err := s.root.Lstat(from)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Hindrance{c.old, Changed}
	case err != nil:
		return err
	case c.edited && info.Mode()&fs.ModeSymlink != 0:
		return &Hindrance{c.old, Linked}
	}
	if c.old != c.next {
		there, err := s.root.Lstat(s.onDisk(c.next))
		if err == nil && !sameButForCase(c.old, info, c.next, there) {
			return &Hindrance{c.next, Occupied}
		}
	}
	switch {
	case c.edited:
		c.raw, err = s.readForWriting(from)
	default: // a link moves as it is, and holds for us what it leads to
		c.raw, err = s.root.ReadFile(from)
	}
	if err != nil {
		return err
	}
	c.text = c.raw
	if c.edited {
		slices.SortFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
		sound := false
		if c.text, sound = edited(file, c.raw, edits); !sound {
			return &Hindrance{c.old, Changed}
		}
	}
	return nil
}

// sameButForCase reports whether two names are one file: where case is ignored,
// "A.md" may be the file "a.md" itself. A folder gets no other case in this
// way, file by file.
func sameButForCase(old string, file fs.FileInfo, next string, there fs.FileInfo) bool {
	return os.SameFile(file, there) && strings.EqualFold(old, next) && path.Dir(old) == path.Dir(next)
}

// makeFolders makes a folder and those above it that are missing; undo, if it is
// wanted, takes them away again.
func (s *Snapshot) makeFolders(dir string, undo *[]func() error) error {
	if dir == "." {
		return nil
	}
	if err := s.makeFolders(path.Dir(dir), undo); err != nil {
		return err
	}
	err := s.mkdir(filepath.FromSlash(dir))
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err == nil && undo != nil {
		*undo = append(*undo, func() error { return s.root.Remove(filepath.FromSlash(dir)) })
	}
	return err
}

// removeEmptied removes a folder that holds nothing any more, and those above
// it; content/ and quizzes/ stay.
func (s *Snapshot) removeEmptied(dir string) {
	for strings.Contains(dir, "/") && s.removeFolder(s.onDisk(dir)) == nil {
		dir = path.Dir(dir)
	}
}

// onDisk is how the folder spells a path, which is NFC. What is not there is
// spelled like the folder that it would stand in.
func (s *Snapshot) onDisk(name string) string {
	spellings, _ := s.spellings(name)
	for _, spelling := range spellings {
		if _, err := s.root.Lstat(filepath.FromSlash(spelling)); err == nil {
			return filepath.FromSlash(spelling)
		}
	}
	if dir := path.Dir(name); dir != "." {
		return filepath.Join(s.onDisk(dir), path.Base(name))
	}
	return name
}

// Below lists every file on disk at or below a path, also those that are no
// content of the author's: what moves with a folder.
func (s *Snapshot) Below(name string) ([]string, error) {
	var found []string
	disk := filepath.ToSlash(s.onDisk(name))
	err := fs.WalkDir(s.root.FS(), disk, func(at string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			found = append(found, norm.NFC.String(name+strings.TrimPrefix(at, disk)))
		}
		return err
	})
	return found, err
}

// Create writes a file where none stands, with the folders above it.
func (s *Snapshot) Create(name string, text []byte) (err error) {
	var undo []func() error
	defer func() {
		if err != nil {
			for _, step := range slices.Backward(undo) {
				err = errors.Join(err, step())
			}
		}
	}()
	name = s.onDisk(name)
	if err = s.makeFolders(path.Dir(filepath.ToSlash(name)), &undo); err != nil {
		return fmt.Errorf("create: %w", err)
	}
	f, err := s.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("create: %w", err)
	}
	undo = append(undo, func() error { return s.root.Remove(name) })
	_, err = f.Write(text)
	return errors.Join(err, f.Sync(), f.Close())
}
