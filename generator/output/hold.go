package output

import (
	"fmt"
	"os"
	"sync/atomic"
)

// holdInMemory is how many bytes of a site wait in memory for the whole of it to
// be made; of a larger one the rest waits in a file.
const holdInMemory = 64 << 20

// A hold keeps the contents of files until they are written.
type hold struct {
	most  int64 // bytes in memory
	held  atomic.Int64
	file  *os.File
	spilt atomic.Int64
}

func newHold(most int64) (*hold, error) {
	file, err := os.CreateTemp("", "ders-*")
	if err != nil {
		return nil, fmt.Errorf("hold the site: %w", err)
	}
	os.Remove(file.Name()) // where a file can go while it is open; else close takes it away
	return &hold{most: most, file: file}, nil
}

// keep takes a file's data.
func (h *hold) keep(f *file, data []byte) error {
	f.size = len(data)
	if h.held.Add(int64(len(data))) <= h.most {
		f.data = data
		return nil
	}
	f.at = h.spilt.Add(int64(len(data))) - int64(len(data))
	if _, err := h.file.WriteAt(data, f.at); err != nil {
		return fmt.Errorf("hold %s: %w", f.path, err)
	}
	return nil
}

// read is the data of a file.
func (h *hold) read(f *file) ([]byte, error) {
	if f.data != nil || f.size == 0 {
		return f.data, nil
	}
	data := make([]byte, f.size)
	if _, err := h.file.ReadAt(data, f.at); err != nil {
		return nil, fmt.Errorf("hold %s: %w", f.path, err)
	}
	return data, nil
}

func (h *hold) close() {
	h.file.Close()
	os.Remove(h.file.Name())
}
