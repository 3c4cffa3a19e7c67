package output

import (
	"fmt"
	"os"
	"slices"
	"sync"
	"sync/atomic"
)

// holdInMemory is how many bytes of a site wait in memory for the whole of it to
// be made; of a larger one the rest waits in a file.
const holdInMemory = 16 << 20

// A hold keeps the contents of files until they are written.
type hold struct {
	most  int64 // bytes in memory
	held  atomic.Int64
	open  func() (*os.File, error) // opens the file, once
	spilt atomic.Int64
	rooms sync.Pool // for what is lent
}

func newHold(most int64) *hold {
	return &hold{most: most, rooms: sync.Pool{New: func() any { return new([]byte) }}, open: sync.OnceValues(func() (*os.File, error) {
		file, err := os.CreateTemp("", "ders-*")
		if err == nil {
			os.Remove(file.Name()) // where a file can go while it is open; else close takes it away
		}
		return file, err
	})}
}

// keep takes a file's data.
func (h *hold) keep(f *file, data []byte) error {
	f.size = len(data)
	if h.held.Add(int64(cap(data))) <= h.most {
		f.data = data
		return nil
	}
	f.at = h.spilt.Add(int64(len(data))) - int64(len(data))
	file, err := h.open()
	if err == nil {
		_, err = file.WriteAt(data, f.at)
	}
	if err != nil {
		return fmt.Errorf("hold %s: %w", f.path, err)
	}
	return nil
}

// lend gives the data of a file to who is done with it on return.
func (h *hold) lend(f *file, to func(data []byte) error) error {
	if f.data != nil || f.size == 0 {
		return to(f.data)
	}
	room := h.rooms.Get().(*[]byte)
	defer h.rooms.Put(room)
	data := slices.Grow((*room)[:0], f.size)[:f.size]
	*room = data
	file, err := h.open()
	if err == nil {
		_, err = file.ReadAt(data, f.at)
	}
	if err != nil {
		return fmt.Errorf("hold %s: %w", f.path, err)
	}
	return to(data)
}

func (h *hold) close() {
	if h.spilt.Load() == 0 {
		return
	}
	if file, err := h.open(); err == nil {
		file.Close()
		os.Remove(file.Name())
	}
}
