package source

import (
	"io/fs"
	"os"
	"path/filepath"
)

// The calls that change the author's folder for a rearrangement. A test may be
// asked before each of them, to let it fail or to end there.

func (s *Snapshot) asked(call, name string) error {
	if s.ask == nil {
		return nil
	}
	return s.ask(call, name)
}

func (s *Snapshot) mkdir(name string) error {
	if err := s.asked("mkdir", name); err != nil {
		return err
	}
	return s.root.Mkdir(name, 0o755)
}

func (s *Snapshot) rename(from, to string) error {
	if err := s.asked("rename", to); err != nil {
		return err
	}
	return s.root.Rename(from, to)
}

func (s *Snapshot) remove(name string) error {
	if err := s.asked("remove", name); err != nil {
		return err
	}
	return s.root.Remove(name)
}

// removeFolder removes a folder that holds nothing, and never a file.
func (s *Snapshot) removeFolder(name string) error {
	if info, err := s.root.Lstat(name); err != nil || !info.IsDir() {
		return &fs.PathError{Op: "remove", Path: name, Err: fs.ErrInvalid}
	}
	return s.remove(name)
}

// create makes a new file, and sees that it is on disk.
func (s *Snapshot) create(name string, text []byte, mode fs.FileMode) error {
	f, err := s.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := s.asked("write", name); err != nil {
		return err
	}
	if _, err := f.Write(text); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return s.root.Chmod(name, mode)
}

// settle sees that the names in a folder are on disk, where the system can: a
// power cut must not find a later change without an earlier one.
func (s *Snapshot) settle(dir string) {
	if f, err := s.root.Open(filepath.FromSlash(dir)); err == nil {
		_ = f.Sync() // not on Windows
		f.Close()
	}
}
