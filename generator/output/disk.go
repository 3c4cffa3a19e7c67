package output

import (
	"errors"
	"os"
)

// A disk is the system calls that change something, so that tests can let
// each of them fail.
type disk interface {
	mkdir(name string) error               // a new folder, 0755
	create(name string, data []byte) error // a new file, 0644
	link(old, new string) error            // a second name for a file
	rename(old, new string) error
	exchange(a, b string) error // or errors.ErrUnsupported
	remove(name string) error   // with all that is in it; no error if it is not there
	sync(dir string) error      // all that is in it is on disk
}

// system is the real one.
type system struct{}

func (system) mkdir(name string) error {
	if err := os.Mkdir(name, 0o755); err != nil {
		return err
	}
	// Past the umask. What we just made is ours, so this fails only where
	// the file system knows no modes (FAT). Asking is cheaper than changing.
	if info, err := os.Lstat(name); err != nil || info.Mode().Perm() != 0o755 {
		_ = os.Chmod(name, 0o755)
	}
	return nil
}

func (system) create(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if info, err := f.Stat(); err != nil || info.Mode().Perm() != 0o644 {
		_ = f.Chmod(0o644)
	}
	_, err = f.Write(data)
	if err == nil {
		err = flushFile(f)
	}
	return errors.Join(err, f.Close())
}

func (system) link(old, new string) error   { return os.Link(old, new) }
func (system) rename(old, new string) error { return os.Rename(old, new) }
func (system) exchange(a, b string) error   { return exchange(a, b) }
func (system) remove(name string) error     { return os.RemoveAll(name) }
func (system) sync(dir string) error        { return flushFolder(dir) }
