package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// read reads a path and, of a folder, all that is in it.
func (s *Snapshot) read(name string, depth int) {
	info, err := s.root.Stat(filepath.FromSlash(name))
	key := norm.NFC.String(name)
	switch {
	case badName(path.Base(name)):
		if _, err := s.root.Lstat(filepath.FromSlash(name)); err == nil {
			s.faults[key] = ReportPath(key, ruleBadName, key)
		}
	case errors.Is(err, fs.ErrNotExist):
		if _, err := s.root.Lstat(filepath.FromSlash(name)); err == nil {
			s.faults[key] = ReportPath(key, ruleNotRegular, key)
		}
	case err != nil:
		s.faults[key] = ReportPath(key, ruleUnreadable, key, reason(err))
	case info.IsDir():
		if depth += s.linked(name); depth > maxDepth {
			s.faults[key] = ReportPath(key, ruleTooDeep, key)
			return
		}
		s.readFolder(name, key, depth)
	case !info.Mode().IsRegular():
		s.faults[key] = ReportPath(key, ruleNotRegular, key)
	default:
		if f, err := s.root.Open(filepath.FromSlash(name)); err != nil {
			s.faults[key] = ReportPath(key, ruleUnreadable, key, reason(err))
		} else {
			s.readFile(f, key)
		}
	}
}

// readFolder reads all that is in a folder. Its plain files are opened from it,
// which spares the way there; whatever that cannot open is read by its path.
func (s *Snapshot) readFolder(name, key string, depth int) {
	folder, err := s.root.OpenRoot(filepath.FromSlash(name))
	if err != nil {
		s.faults[key] = ReportPath(key, ruleUnreadable, key, reason(err))
		return
	}
	defer folder.Close()
	entries, err := fs.ReadDir(folder.FS(), ".")
	if err != nil {
		s.faults[key] = ReportPath(key, ruleUnreadable, key, reason(err))
	}
	met := make(map[string]bool, len(entries))
	for _, entry := range entries {
		if Ignored(entry.Name()) {
			continue
		}
		spelt := norm.NFC.String(entry.Name())
		var f *os.File
		if entry.Type().IsRegular() && !badName(entry.Name()) {
			f, _ = folder.Open(entry.Name())
		}
		if f != nil {
			s.readFile(f, path.Join(key, spelt))
		} else {
			s.read(path.Join(name, entry.Name()), depth+1)
		}
		if met[spelt] {
			s.noteTwice(path.Join(key, spelt), true)
		}
		met[spelt] = true
	}
}

// readFile reads and closes an open file.
func (s *Snapshot) readFile(f *os.File, key string) {
	defer f.Close()
	text := isText(key)
	limit := int64(maxFileBytes)
	if text {
		limit = maxTextBytes
	}
	info, err := f.Stat()
	if err != nil {
		s.faults[key] = ReportPath(key, ruleUnreadable, key, reason(err))
		return
	}
	if info.Size() > limit {
		s.faults[key] = ReportPath(key, ruleTooLarge, key, info.Size(), limit)
		return
	}
	raw, err := appendAll(slices.Grow(s.room[:0], int(info.Size())+512), io.LimitReader(f, limit+1))
	if text {
		s.room = raw
	}
	if err != nil {
		s.faults[key] = ReportPath(key, ruleUnreadable, key, reason(err))
		return
	}
	if int64(len(raw)) > limit { // it grew meanwhile
		s.faults[key] = ReportPath(key, ruleTooLarge, key, len(raw), limit)
		return
	}
	if s.files[key] != nil { // its twin, or that of a folder above, which is told
		return
	}
	var file *File
	if text {
		if at, rule := badText(raw); rule != nil {
			// The text up to the fault is shown, so that a line can be named.
			s.faults[key] = (&File{Path: key, Text: strings.ToValidUTF8(string(raw), "\ufffd")}).Span(at, at).Report(rule)
			return
		}
		file = NewFile(key, raw)
	} else {
		file = &File{Path: key, Text: string(raw)}
	}
	if before := s.known[key]; before != nil && sameFile(before, file) {
		file = before
	}
	s.files[key], s.dirty[key] = file, true
}

// isText reports whether a file of this name is a text that its author wrote.
func isText(name string) bool {
	return strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".yaml")
}

// appendAll is io.ReadAll into a buffer of the right size.
func appendAll(b []byte, r io.Reader) ([]byte, error) {
	for {
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if err == io.EOF {
			return b, nil
		}
		if err != nil {
			return b, err
		}
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
	}
}

func reason(err error) string {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err.Error()
	}
	return err.Error()
}
