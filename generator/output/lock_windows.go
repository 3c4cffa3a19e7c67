package output

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// tryLock opens a file that nobody else may open meanwhile and that goes when it
// is closed. Windows closes it when a build is killed.
func tryLock(path string) (unlock func(), err error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	const nobodyElse = 0
	file, err := windows.CreateFile(name, windows.GENERIC_READ|windows.GENERIC_WRITE|windows.DELETE, nobodyElse, nil,
		windows.OPEN_ALWAYS, windows.FILE_ATTRIBUTE_NORMAL|windows.FILE_FLAG_DELETE_ON_CLOSE|windows.FILE_FLAG_OPEN_REPARSE_POINT, 0)
	switch {
	case err == nil:
		return func() { _ = windows.CloseHandle(file) }, nil
	case errors.Is(err, windows.ERROR_SHARING_VIOLATION):
		return nil, errLocked
	}
	if _, stands := os.Lstat(path); errors.Is(err, windows.ERROR_ACCESS_DENIED) && stands == nil {
		return nil, errLocked // it is just being deleted
	}
	return nil, &os.PathError{Op: "open", Path: path, Err: err}
}
