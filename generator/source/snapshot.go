package source

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// Limits on what is read at all; they hold before anything is parsed.
const (
	maxTextBytes = 5 << 20  // of a Markdown or YAML file
	maxFileBytes = 64 << 20 // of any other file
	maxDepth     = 32       // folders inside folders, so that a looping link ends
)

var (
	ruleUnreadable = Define("source/unreadable", Error,
		Text{"“%s” okunamıyor: %s", "dosyanın izinlerini denetleyin ya da onu site klasöründen çıkarın"},
		Text{"“%s” cannot be read: %s", "check the file's permissions, or move it out of the site folder"})
	ruleNotRegular = Define("source/not-a-file", Error,
		Text{"“%s” sıradan bir dosya değil", "onu site klasöründen çıkarın; kopuk kısayollar ve özel sistem dosyaları yayımlanmaz"},
		Text{"“%s” is not a regular file", "move it out of the site folder: pipes, devices and dangling links cannot be published"})
	ruleTooLarge = Define("source/too-large", Error,
		Text{"“%s” çok büyük: %d bayt; sınır %d bayt", "dosyayı bölün ya da küçültün"},
		Text{"“%s” is too large: %d bytes; the limit is %d bytes", "split the file or make it smaller"})
	ruleTooDeep = Define("source/too-deep", Error,
		Text{"“%s” klasörü çok derinde", "klasörleri daha az iç içe koyun; kendi üstüne dönen bir kısayol varsa silin"},
		Text{"the folder “%s” is nested too deeply", "nest folders less; remove a link that leads back to itself"})
	ruleEncoding = Define("source/encoding", Error,
		Text{"dosya UTF-8 değil", "dosyayı düzenleyicinizde “UTF-8” olarak yeniden kaydedin"},
		Text{"the file is not UTF-8", "save it again as “UTF-8” in your editor"})
	ruleWindows1254 = Define("source/windows-1254", Error,
		Text{"dosya UTF-8 değil; Türkçe Windows (Windows-1254) kodlamasına benziyor", "düzenleyicinizde “Kodlamayla kaydet → UTF-8” seçin ya da çevirin: iconv -f WINDOWS-1254 -t UTF-8"},
		Text{"the file is not UTF-8; it looks like Turkish Windows (Windows-1254)", "choose “Save with encoding → UTF-8” in your editor, or convert it: iconv -f WINDOWS-1254 -t UTF-8"})
	ruleNul = Define("source/nul", Error,
		Text{"metinde görünmeyen bir karakter (NUL) var", "karakteri silin; dosya UTF-16 ise UTF-8 olarak yeniden kaydedin"},
		Text{"the text holds a NUL character", "delete it; if the file is UTF-16, save it again as UTF-8"})
	ruleNameTwice = Define("source/name-twice", Error,
		Text{"“%s” adında iki dosya var; adları aynı görünüyor, ama harfleri ayrı kodlanmış", "dosyalardan birinin adını değiştirin"},
		Text{"the name “%s” stands twice, once in another Unicode form", "rename one of the files"})
)

// A Snapshot is the site folder as it was last read: every file below the
// roots it was opened with. It is refreshed by paths, or by a full rescan,
// with the same result. It reads through os.Root: a link that leaves the
// folder is an unreadable file, never a way out.
type Snapshot struct {
	dir     string
	root    *os.Root
	roots   []string
	files   map[string]*File
	faults  map[string]Diagnostic // by path: why a file is not in files
	sorted  []*File               // nil after a change
	nothing bool                  // never read
}

// Open prepares the folder dir; roots are the files and folders in it that
// matter ("ders.yaml", "content"). Nothing is read before Refresh or Rescan.
func Open(dir string, roots ...string) (*Snapshot, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("open site folder: %w", err)
	}
	root, err := os.OpenRoot(abs)
	if err != nil {
		return nil, fmt.Errorf("open site folder: %w", err)
	}
	return &Snapshot{dir: abs, root: root, roots: roots, nothing: true}, nil
}

// Close releases the folder.
func (s *Snapshot) Close() error { return s.root.Close() }

// Rescan reads everything again, and reports whether anything differs from
// what was last read.
func (s *Snapshot) Rescan() bool {
	old := s.files
	doubt := s.nothing || len(s.faults) > 0
	s.files, s.faults, s.sorted, s.nothing = map[string]*File{}, map[string]Diagnostic{}, nil, false
	// The folder may have been moved away and another put in its place.
	if root, err := os.OpenRoot(s.dir); err == nil {
		s.root.Close()
		s.root = root
	}
	for _, name := range s.roots {
		s.read(name, 0)
	}
	return doubt || len(s.faults) > 0 || !maps.EqualFunc(old, s.files, sameFile)
}

// Refresh reads the named paths again (relative to the folder or absolute);
// a folder is read with all that is in it. It reports whether anything differs:
// a file that was only touched is the same.
func (s *Snapshot) Refresh(paths ...string) (changed bool) {
	if s.nothing {
		return s.Rescan()
	}
	for _, name := range paths {
		if filepath.IsAbs(name) {
			rel, err := filepath.Rel(s.dir, name)
			if err != nil {
				continue
			}
			name = rel
		}
		name = path.Clean(filepath.ToSlash(name))
		if !s.covers(name) {
			continue
		}
		old, fault := s.below(name)
		s.forget(name)
		for _, spelling := range s.spellings(name) {
			s.read(spelling, strings.Count(name, "/"))
		}
		now, faultNow := s.below(name)
		changed = changed || fault || faultNow || !maps.EqualFunc(old, now, sameFile)
	}
	return changed
}

// sameFile compares two readings of one path.
func sameFile(a, b *File) bool { return a.Digest == b.Digest }

// below is the files at a path and in it, and whether one there is at fault:
// such a one is never the same, for what is at fault may have changed.
func (s *Snapshot) below(name string) (files map[string]*File, fault bool) {
	name = norm.NFC.String(name)
	for p := range s.faults {
		fault = fault || p == name || strings.HasPrefix(p, name+"/")
	}
	if f := s.files[name]; f != nil {
		return map[string]*File{name: f}, fault
	}
	files = map[string]*File{}
	for p, f := range s.files {
		if strings.HasPrefix(p, name+"/") {
			files[p] = f
		}
	}
	return files, fault
}

// spellings are the names on disk that are one path to us: a file system may
// hold "ş" composed and decomposed side by side, and a rescan meets both.
func (s *Snapshot) spellings(name string) []string {
	found := []string{""}
	for part := range strings.SplitSeq(name, "/") {
		var longer []string
		for _, dir := range found {
			if !norm.NFD.IsNormalString(part) || !norm.NFC.IsNormalString(part) {
				entries, _ := fs.ReadDir(s.root.FS(), path.Join(".", dir)) // what cannot be read is reported by its own path
				for _, entry := range entries {
					if norm.NFC.String(entry.Name()) == norm.NFC.String(part) {
						longer = append(longer, path.Join(dir, entry.Name()))
					}
				}
				continue
			}
			longer = append(longer, path.Join(dir, part))
		}
		found = longer
	}
	return found
}

func (s *Snapshot) covers(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if Ignored(part) {
			return false
		}
	}
	return slices.ContainsFunc(s.roots, func(root string) bool {
		return name == root || strings.HasPrefix(name, root+"/")
	})
}

// forget drops a path and all below it. The keys are NFC, as are the paths
// that a parser asks for.
func (s *Snapshot) forget(name string) {
	name = norm.NFC.String(name)
	within := func(p string) bool { return p == name || strings.HasPrefix(p, name+"/") }
	if _, ok := s.files[name]; ok {
		delete(s.files, name)
		s.sorted = nil
	} else {
		for p := range s.files {
			if within(p) {
				delete(s.files, p)
				s.sorted = nil
			}
		}
	}
	for p := range s.faults {
		if within(p) {
			delete(s.faults, p)
		}
	}
}

func (s *Snapshot) read(name string, depth int) {
	info, err := s.root.Stat(filepath.FromSlash(name))
	key := norm.NFC.String(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := s.root.Lstat(filepath.FromSlash(name)); err == nil {
			s.faults[key] = ReportPath(key, ruleNotRegular, key)
		}
	case err != nil:
		s.faults[key] = ReportPath(key, ruleUnreadable, key, reason(err))
	case info.IsDir():
		if depth > maxDepth {
			s.faults[key] = ReportPath(key, ruleTooDeep, key)
			return
		}
		entries, err := fs.ReadDir(s.root.FS(), name)
		if err != nil {
			s.faults[key] = ReportPath(key, ruleUnreadable, key, reason(err))
		}
		for _, entry := range entries {
			if !Ignored(entry.Name()) {
				s.read(path.Join(name, entry.Name()), depth+1)
			}
		}
	case !info.Mode().IsRegular():
		s.faults[key] = ReportPath(key, ruleNotRegular, key)
	default:
		s.readFile(name, key, info.Size())
	}
}

func (s *Snapshot) readFile(name, key string, size int64) {
	text := isText(name)
	limit := int64(maxFileBytes)
	if text {
		limit = maxTextBytes
	}
	if size > limit {
		s.faults[key] = ReportPath(key, ruleTooLarge, key, size, limit)
		return
	}
	f, err := s.root.Open(filepath.FromSlash(name))
	if err != nil {
		s.faults[key] = ReportPath(key, ruleUnreadable, key, reason(err))
		return
	}
	defer f.Close()
	raw := make([]byte, 0, size+512)
	raw, err = appendAll(raw, io.LimitReader(f, limit+1))
	if err != nil {
		s.faults[key] = ReportPath(key, ruleUnreadable, key, reason(err))
		return
	}
	if s.files[key] != nil {
		s.faults[key] = ReportPath(key, ruleNameTwice, key)
		return
	}
	file := &File{Path: key, Text: string(raw)}
	if text {
		if at, rule := badText(raw); rule != nil {
			// The text up to the fault is shown, so that a line can be named.
			s.faults[key] = (&File{Path: key, Text: strings.ToValidUTF8(string(raw), "\ufffd")}).Span(at, at).Report(rule)
			return
		}
		file = NewFile(key, raw)
	} else {
		file.Digest = Sum(file.Text)
	}
	s.files[key] = file
	s.sorted = nil
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

// badText finds the first byte that no text may hold.
func badText(raw []byte) (int, *Rule) {
	for i := 0; i < len(raw); {
		if raw[i] == 0 {
			return i, ruleNul
		}
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && size == 1 {
			if raw[i] >= 0xfe && i == 0 { // a UTF-16 byte order mark
				return i, ruleEncoding
			}
			if looksTurkish(raw) {
				return i, ruleWindows1254
			}
			return i, ruleEncoding
		}
		i += size
	}
	return 0, nil
}

// looksTurkish reports whether bytes read as Windows-1254 are letters a
// Turkish text would hold.
func looksTurkish(raw []byte) bool {
	text, err := charmap.Windows1254.NewDecoder().Bytes(raw)
	if err != nil {
		return false
	}
	high, turkish := 0, 0
	for _, r := range string(text) {
		if r >= utf8.RuneSelf {
			high++
			if strings.ContainsRune("çğıöşüÇĞİÖŞÜâîûÂÎÛ’‘“”…–—", r) {
				turkish++
			}
		}
	}
	return high > 0 && turkish*10 >= high*9
}

func reason(err error) string {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err.Error()
	}
	return err.Error()
}

// Ignored reports whether a file or folder name is none of the author's
// content: dot files (among them .#x of Emacs and .x.swp of Vim), backups, and
// what editors leave beside a file while they save: the 4913 with which Vim
// tries whether a folder takes files, #x# of Emacs, ___jb_tmp___ of JetBrains.
func Ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") ||
		strings.HasSuffix(name, ".swp") || strings.HasSuffix(name, ".swx") || strings.HasSuffix(name, ".swo") ||
		strings.HasSuffix(name, "___jb_tmp___") || strings.HasSuffix(name, "___jb_old___") ||
		len(name) > 1 && name[0] == '#' && name[len(name)-1] == '#' ||
		name == "4913"
}

// Files lists the files at or below a path, in order of their paths. The
// caller must not change the list.
func (s *Snapshot) Files(below string) []*File {
	if s.sorted == nil {
		s.sorted = make([]*File, 0, len(s.files))
		for _, f := range s.files {
			s.sorted = append(s.sorted, f)
		}
		slices.SortFunc(s.sorted, func(a, b *File) int { return cmp.Compare(a.Path, b.Path) })
	}
	at := func(p string) int {
		i, _ := slices.BinarySearchFunc(s.sorted, p, func(f *File, p string) int { return cmp.Compare(f.Path, p) })
		return i
	}
	return s.sorted[at(below+"/"):at(below+"0")] // '0' follows '/'
}

// File is one file, or nil.
func (s *Snapshot) File(name string) *File { return s.files[name] }

// Diagnostics says why files of the folder could not be read.
func (s *Snapshot) Diagnostics() List {
	var list List
	for _, d := range s.faults {
		list.Add(d)
	}
	list.Sort()
	return list
}
