package source

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Limits on what is read at all; they hold before anything is parsed.
const (
	maxTextBytes = 5 << 20  // of a Markdown or YAML file
	maxFileBytes = 64 << 20 // of any other file
	maxDepth     = 32       // folders inside folders
	linkDepth    = 16       // what a link to a folder counts for: links in linked folders multiply
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
		Text{"“%s” klasörü çok derinde", "klasörleri daha az iç içe koyun; kendi üstüne ya da içinde kısayol olan bir klasöre giden kısayol varsa silin"},
		Text{"the folder “%s” is nested too deeply", "nest folders less; remove a link that leads back to itself or to a folder with links in it"})
)

// A Snapshot is the site folder as it was last read: every file below the
// roots it was opened with. It is refreshed by paths, or by a full rescan,
// with the same result. A file whose text stayed the same stays the same File.
// It reads through os.Root: a link that leaves the folder is an unreadable file,
// never a way out.
type Snapshot struct {
	dir     string
	root    *os.Root
	roots   []string
	files   map[string]*File
	known   map[string]*File      // while paths are read again: what stood there before
	faults  map[string]Diagnostic // by path: why a file is not in files
	beside  map[string]Diagnostic // by name: folders that mean to be one of the roots
	sorted  []*File               // in order of their paths, as they last were asked for
	dirty   map[string]bool       // paths at which sorted may differ from files
	nothing bool                  // never read
	room    []byte                // in which texts are read, one after another
	ask     func(call, name string) error
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
	return &Snapshot{dir: abs, root: root, roots: roots, dirty: map[string]bool{}, nothing: true}, nil
}

// Close releases the folder.
func (s *Snapshot) Close() error { return s.root.Close() }

// Rescan reads everything again, and reports whether anything differs from
// what was last read.
func (s *Snapshot) Rescan() bool {
	doubt := s.nothing || len(s.faults) > 0
	s.known, s.files, s.faults, s.nothing = s.files, map[string]*File{}, map[string]Diagnostic{}, false
	for name := range s.known {
		s.dirty[name] = true
	}
	// The folder may have been moved away and another put in its place.
	if root, err := os.OpenRoot(s.dir); err == nil {
		s.root.Close()
		s.root = root
	}
	for _, name := range s.roots {
		s.read(name, 0)
	}
	same := maps.EqualFunc(s.known, s.files, sameFile)
	s.known = nil
	beside := s.lookBeside()
	return doubt || beside || len(s.faults) > 0 || !same
}

// Refresh reads the named paths again (relative to the folder or absolute);
// a folder is read with all that is in it. It reports whether anything differs:
// a file that was only touched is the same.
func (s *Snapshot) Refresh(paths ...string) (changed bool) {
	if s.nothing {
		return s.Rescan()
	}
	s.known = map[string]*File{}
	changed = s.lookBeside()
	for _, name := range paths {
		if filepath.IsAbs(name) {
			rel, err := filepath.Rel(s.dir, name)
			if err != nil {
				continue
			}
			name = rel
		}
		name = toBadName(path.Clean(filepath.ToSlash(name)))
		if !s.covers(name) {
			continue
		}
		old, fault := s.below(name)
		s.forget(name)
		spellings, twice := s.spellings(name)
		for _, spelling := range spellings {
			s.read(spelling, s.depth(spelling))
		}
		for key, twice := range twice {
			s.noteTwice(key, twice)
		}
		now, faultNow := s.below(name)
		changed = changed || fault || faultNow || !maps.EqualFunc(old, now, sameFile)
	}
	s.known = nil
	return changed
}

// sameFile compares two readings of one path.
func sameFile(a, b *File) bool { return a.Text == b.Text }

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
	below := name + "/"
	within := func(p string) bool { return p == name || strings.HasPrefix(p, below) }
	drop := func(p string, f *File) {
		s.known[p], s.dirty[p] = f, true
		delete(s.files, p)
	}
	if f, ok := s.files[name]; ok {
		drop(name, f)
	} else {
		for p, f := range s.files {
			if within(p) {
				drop(p, f)
			}
		}
	}
	for p := range s.faults {
		if within(p) {
			delete(s.faults, p)
		}
	}
}

// Files lists the files at or below a path, in order of their paths. The
// caller must not change the list.
func (s *Snapshot) Files(below string) []*File {
	if len(s.dirty) > 0 {
		s.sort()
	}
	at := func(p string) int {
		i, _ := slices.BinarySearchFunc(s.sorted, p, func(f *File, p string) int { return cmp.Compare(f.Path, p) })
		return i
	}
	return s.sorted[at(below+"/"):at(below+"0")] // '0' follows '/'
}

// sort makes a new list of what stayed and, in their places, the files that
// changed; who has the old list keeps it.
func (s *Snapshot) sort() {
	list := make([]*File, 0, len(s.files))
	from := 0
	for _, name := range slices.Sorted(maps.Keys(s.dirty)) {
		to, stood := slices.BinarySearchFunc(s.sorted[from:], name, func(f *File, p string) int { return cmp.Compare(f.Path, p) })
		list = append(list, s.sorted[from:from+to]...)
		if from += to; stood {
			from++
		}
		if f := s.files[name]; f != nil {
			list = append(list, f)
		}
	}
	s.sorted = append(list, s.sorted[from:]...)
	clear(s.dirty)
}

// File is one file, or nil.
func (s *Snapshot) File(name string) *File { return s.files[name] }

// Diagnostics says why files of the folder could not be read, and which of its
// folders are not read though they mean to be.
func (s *Snapshot) Diagnostics() List {
	var list List
	for _, d := range s.faults {
		list.Add(d)
	}
	for _, d := range s.beside {
		list.Add(d)
	}
	list.Sort()
	return list
}
