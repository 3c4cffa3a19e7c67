//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package output

import (
	"errors"
	"io/fs"
	"os"
	"time"
)

// stale is the age at which a lock is taken for one of a killed build.
const stale = 10 * time.Minute

// tryLock takes the lock by being the one who makes the file.
func tryLock(path string) (unlock func(), err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err == nil {
		return func() { f.Close(); os.Remove(path) }, nil
	}
	if !errors.Is(err, fs.ErrExist) && !errors.Is(err, fs.ErrPermission) {
		return nil, err
	}
	info, statErr := os.Lstat(path)
	if errors.Is(statErr, fs.ErrNotExist) && errors.Is(err, fs.ErrPermission) {
		return nil, err // not ours to write in
	}
	if statErr == nil && time.Since(info.ModTime()) > stale {
		os.Remove(path)
	}
	return nil, errLocked
}
