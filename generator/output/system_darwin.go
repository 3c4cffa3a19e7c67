package output

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

func exchange(a, b string) error {
	err := unix.RenamexNp(a, b, unix.RENAME_SWAP)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, unix.EINVAL), errors.Is(err, errors.ErrUnsupported):
		return errors.ErrUnsupported // a volume that lacks it
	}
	return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
}

// flushFile hands a file to the drive. os.File.Sync would also wait for the
// drive to empty its cache, for each of ten thousand files; flushFolder does
// that once.
func flushFile(f *os.File) error { return unix.Fsync(int(f.Fd())) }

func flushFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil {
		return unix.Fsync(int(f.Fd())) // a network volume may know only this
	}
	return nil
}
