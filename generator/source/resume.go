package source

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// A Resumed is a rearrangement that was interrupted, and what became of it.
type Resumed struct {
	From, To string   // what had been asked for
	Finished bool     // or else taken back
	Left     []string // files that somebody changed, and in which it is not made
}

// Resume ends a rearrangement that was interrupted; it is nil where there was
// none. It finishes it, or takes it back where that leaves less to do: a file
// that somebody changed meanwhile is not written.
func (s *Snapshot) Resume() (*Resumed, error) {
	n, err := s.readNote()
	if n == nil {
		_ = s.root.Remove(besideNote)
		return nil, err
	}
	did := &Resumed{From: n.From, To: n.To, Finished: true}
	back := n.back()
	if s.leaves(back) < s.leaves(n) {
		did.Finished, n = false, back
	}
	s.sweep(n)
	did.Left, err = s.carry(n, !did.Finished)
	if err != nil { // the note stays
		return nil, err
	}
	return did, s.erase(n)
}

// carry makes all steps of a note, but those that were made, and lists the
// files that it has to leave. The folders that it empties go.
func (s *Snapshot) carry(n *note, back bool) (left []string, err error) {
	for _, st := range n.Files {
		one, err := s.carryStep(st)
		if err != nil {
			return nil, err
		}
		if one != "" {
			left = append(left, norm.NFC.String(one))
		}
	}
	if back {
		for _, dir := range slices.Backward(n.Folders) {
			_ = s.removeFolder(filepath.FromSlash(dir)) // not if something else is in it
		}
		return left, nil
	}
	for _, st := range n.Files {
		if st.From != st.To {
			s.removeEmptied(path.Dir(st.From))
		}
	}
	return left, nil
}

// carryStep makes a step, or what is missing of it, and names the file that it
// leaves, if there is one: it is another than was known.
func (s *Snapshot) carryStep(st step) (left string, err error) {
	at, twice := s.stands(st)
	to := filepath.FromSlash(st.To)
	switch {
	case at == "":
		return st.From, nil
	case twice && at == st.From:
		return st.To, nil
	case twice:
		left = st.From
	case at != st.To:
		if err := s.makeFolders(path.Dir(st.To), nil); err != nil {
			return "", err
		}
		if err := s.rename(filepath.FromSlash(at), to); err != nil {
			return "", err
		}
	}
	if st.Before == st.After {
		return left, nil
	}
	info, err := s.root.Lstat(to)
	if err != nil || info.Mode()&fs.ModeSymlink != 0 {
		return st.To, err
	}
	text, err := s.readForWriting(to)
	if err != nil || Sum(text).String() == st.After {
		return left, err
	}
	next, sound := st.edit(text)
	if !sound && s.seemsMade(st, st.To) {
		return left, nil
	}
	if !sound {
		return st.To, nil
	}
	return left, s.replace(to, next, info.Mode().Perm())
}

// stands is where a step's file is, and whether there are files at both of its
// names; "" where neither is it.
func (s *Snapshot) stands(st step) (at string, twice bool) {
	from, errFrom := s.root.Lstat(filepath.FromSlash(st.From))
	to, errTo := s.root.Lstat(filepath.FromSlash(st.To))
	switch {
	case errFrom != nil && errTo != nil:
		return "", false
	case errTo != nil:
		return st.From, false
	case errFrom != nil, st.From == st.To:
		return st.To, false
	case sameButForCase(st.From, from, st.To, to):
		return st.From, false
	}
	first, next := st.From, st.To
	if st.isBack { // where it stood at first it was put again
		first, next = next, first
	}
	switch {
	case s.isKnown(st, first):
		return first, true
	case s.isKnown(st, next):
		return next, true
	}
	return "", true
}

// isKnown reports whether a file is as it was before a step, or after it.
func (s *Snapshot) isKnown(st step, name string) bool {
	text, err := s.root.ReadFile(filepath.FromSlash(name))
	sum := Sum(text).String()
	return err == nil && (sum == st.Before || sum == st.After)
}

// leaves is how many files a note would leave as they are if it were carried.
func (s *Snapshot) leaves(n *note) (count int) {
	for _, st := range n.Files {
		at, twice := s.stands(st)
		if at == "" {
			continue // as on the way back
		}
		if twice && at == st.From || st.Before != st.After && !s.isKnown(st, at) && !s.seemsMade(st, at) {
			count++
		}
	}
	return count
}

// seemsMade reports whether a file that somebody changed since has the lines
// that the step brings and none of those that it takes away.
func (s *Snapshot) seemsMade(st step, name string) bool {
	text, err := s.root.ReadFile(filepath.FromSlash(name))
	if err != nil {
		return false
	}
	lines := strings.Split(string(text), "\n")
	old, next := strings.Split(st.Old, "\n"), strings.Split(st.New, "\n")
	for _, line := range old {
		if !slices.Contains(next, line) && slices.Contains(lines, line) {
			return false
		}
	}
	for _, line := range next {
		if !slices.Contains(old, line) && !slices.Contains(lines, line) {
			return false
		}
	}
	return true
}

// sweep removes what is half written in the folders of a note.
func (s *Snapshot) sweep(n *note) {
	for _, dir := range n.dirs() {
		entries, err := fs.ReadDir(s.root.FS(), dir)
		if err != nil {
			continue
		}
		for _, entry := range entries {
			if rest, is := strings.CutPrefix(entry.Name(), halfWritten); is && len(rest) == lengthOfRandom {
				_ = s.root.Remove(filepath.FromSlash(path.Join(dir, entry.Name())))
			}
		}
	}
	_ = s.root.Remove(besideNote)
}
