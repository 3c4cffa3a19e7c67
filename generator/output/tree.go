// Package output is the finished tree of files, in memory, and its safe way to
// disk.
//
// It promises that who reads the folder sees the whole old site or the whole
// new one, also after a kill, a full disk or any failed system call: a site is
// made in a folder beside its target, synced, and put in its place by one
// rename. It promises equal bytes for equal trees, files 0644 and folders 0755
// whatever the umask, no second writing of what stands there already, and
// nothing left beside the target. Of a site that stands it can tell, without
// making it again, what it was made of. It refuses, as a *Refusal, any folder that
// it did not fill itself, and one of its own into which somebody put a file, so
// that nobody's files are ever replaced by a site.
//
// How the parts meet: a Tree holds Names (names.go), which many trees may share,
// and is read as an fs.FS (fs.go). publish.go is the story; target.go says where
// a site may go, lock.go keeps two builds apart, edition.go has every file made,
// and stage.go writes it beside, unless it stands there already (survey.go);
// foreign.go finds what is somebody else's, marker.go signs the site, swap.go puts
// it in place, and fill.go does so where nothing can be renamed (a mount point).
// disk.go is all that they change. standing.go tells what stands already, and
// seal.go has the marker keep for that what only its maker may read.
package output

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sync"
	"sync/atomic"
)

// A Tree is a finished site in memory: paths ("a/index.html") to contents. A
// content may be made on its first reading; it is made once. A Tree is safe
// for concurrent reading once it is filled.
type Tree struct {
	files   map[string]*entry
	dirs    map[string][]string // every folder of these, "." too, and the names in it
	folders map[string]*folder

	names *Names // of more files
	made  []entry
	make  func(place int, room []byte) ([]byte, error)

	tell func(name string, data []byte, sum [sha256.Size]byte) // of what is published
}

type entry struct {
	once sync.Once
	kept atomic.Bool // of a file by its name
	make func() ([]byte, error)
	data []byte
	err  error
}

// NewTree returns an empty tree.
func NewTree() *Tree {
	return NewTreeOf(&Names{}, nil)
}

// NewTreeOf returns a tree of files by their names; each is made by its place
// among them when it is first read, appended to room.
func NewTreeOf(names *Names, make func(place int, room []byte) ([]byte, error)) *Tree {
	return &Tree{
		files: map[string]*entry{}, dirs: map[string][]string{".": nil}, folders: map[string]*folder{},
		names: names, made: newEntries(len(names.list)), make: make,
	}
}

func newEntries(n int) []entry { return make([]entry, n) }

// Add puts a file into the tree. Two writers of one path are an error, and so
// is a path that is a file and a folder.
func (t *Tree) Add(name string, data []byte) error {
	return t.AddFunc(name, func() ([]byte, error) { return data, nil })
}

// AddFunc puts a file into the tree that is made when it is first read.
func (t *Tree) AddFunc(name string, make func() ([]byte, error)) error {
	if !fs.ValidPath(name) || name == "." || path.Clean(name) != name {
		return fmt.Errorf("output: bad path %q", name)
	}
	if t.hasFile(name) {
		return fmt.Errorf("output: two writers of %q", name)
	}
	if t.hasDir(name) {
		return fmt.Errorf("output: %q is a file and a folder", name)
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if t.hasFile(dir) {
			return fmt.Errorf("output: %q is a file and a folder", dir)
		}
		if t.folders[dir] != nil {
			return fmt.Errorf("output: two writers of %q", dir)
		}
	}
	t.files[name] = &entry{make: make}
	enter(t.dirs, name)
	return nil
}

func (t *Tree) hasFile(name string) bool {
	_, named := t.names.at[name]
	return named || t.files[name] != nil
}

func (t *Tree) hasDir(name string) bool {
	_, named := t.names.dirs[name]
	_, own := t.dirs[name]
	return named || own
}

// inDir are the names in a folder, in order.
func (t *Tree) inDir(name string) []string {
	all := slices.Concat(t.names.dirs[name], t.dirs[name])
	slices.Sort(all)
	return slices.Compact(all)
}

// allDirs are the folders, in order, without the root.
func (t *Tree) allDirs() []string {
	all := slices.AppendSeq(slices.Collect(maps.Keys(t.names.dirs)), maps.Keys(t.dirs))
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(dir string) bool { return dir == "." })
}

// AddFolder puts a folder of the root into the tree whose files are made
// together, names and all, when one of them is first asked for: make hands each
// to add, in parallel if it likes, and has the data back when that returns. The
// folder holds files only, at least one, and nobody else's.
func (t *Tree) AddFolder(name string, make func(add func(name string, data []byte))) error {
	if t.hasDir(name) || t.hasFile(name) || name == "." || path.Dir(name) != "." || !fs.ValidPath(name) {
		return fmt.Errorf("output: two writers of %q", name)
	}
	t.folders[name] = &folder{make: make}
	t.dirs["."], t.dirs[name] = append(t.dirs["."], name), nil
	return nil
}

// A folder is files that are made together.
type folder struct {
	make func(add func(name string, data []byte))
	mu   sync.Mutex
	made map[string][]byte // nil before; of files that were lent nothing but their names
}

func (f *folder) files() map[string][]byte {
	if f.made == nil {
		f.remake(func(_ string, data []byte) []byte { return append([]byte{}, data...) })
	}
	return f.made
}

// remake makes all files, and of each keeps what keep says.
func (f *folder) remake(keep func(name string, data []byte) []byte) {
	made := map[string][]byte{}
	var adding sync.Mutex
	f.make(func(name string, data []byte) {
		kept := keep(name, data)
		adding.Lock()
		defer adding.Unlock()
		made[name] = kept
	})
	f.made = made
}

// lend makes all files anew, each for who is done with it on return.
func (f *folder) lend(to func(name string, data []byte)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.remake(func(name string, data []byte) []byte {
		to(name, data)
		return nil
	})
}

func (f *folder) names() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Sorted(maps.Keys(f.files()))
}

func (f *folder) has(name string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	_, ok := f.files()[name]
	return ok
}

// read is a file's content. Where nothing is left but its name all files are made
// anew.
func (f *folder) read(name string) ([]byte, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	data, ok := f.files()[name]
	if ok && data == nil {
		f.made = nil
		data = f.files()[name]
	}
	return data, ok
}

// Read is a file's content; the caller must not change it.
func (t *Tree) Read(name string) ([]byte, error) {
	if i, ok := t.names.at[name]; ok {
		e := &t.made[i]
		e.once.Do(func() {
			e.err = t.inRoom(i, func(data []byte) { e.data = bytes.Clone(data) })
			e.kept.Store(true)
		})
		return e.data, e.err
	}
	if f := t.folders[path.Dir(name)]; f != nil {
		if data, ok := f.read(path.Base(name)); ok {
			return data, nil
		}
	}
	e := t.files[name]
	if e == nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	e.once.Do(func() { e.data, e.err = e.make(); e.make = nil })
	return e.data, e.err
}

// Tell has a function told of each file that is published and its digest, as soon
// as it is made: what tells of other files need not have them made again. It is
// called in parallel.
func (t *Tree) Tell(of func(name string, data []byte, sum [sha256.Size]byte)) { t.tell = of }

// lend is Read for who reads a file once and is done with it when to returns, and
// reads none of those that are made together: what is made for it is not kept.
func (t *Tree) lend(name string, to func(data []byte)) error {
	if i, ok := t.names.at[name]; ok && !t.made[i].kept.Load() {
		return t.inRoom(i, to)
	}
	data, err := t.Read(name)
	if err == nil {
		to(data)
	}
	return err
}

// inRoom makes a file in a room where others grew before it.
func (t *Tree) inRoom(place int, to func(data []byte)) error {
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	data, err := t.make(place, (*room)[:0])
	if err == nil {
		*room = data
		to(data)
	}
	return err
}

var rooms = sync.Pool{New: func() any { return new([]byte) }}

// Has reports whether the tree holds a file, without making it.
func (t *Tree) Has(name string) bool {
	if t.hasFile(name) {
		return true
	}
	f := t.folders[path.Dir(name)]
	return f != nil && f.has(path.Base(name))
}

// Len is the number of files.
func (t *Tree) Len() int {
	n := len(t.files) + len(t.names.list)
	for _, f := range t.folders {
		n += len(f.names())
	}
	return n
}

// Paths lists every path in order.
func (t *Tree) Paths() []string {
	paths := t.single()
	for folder, f := range t.folders {
		for _, name := range f.names() {
			paths = append(paths, folder+"/"+name)
		}
	}
	slices.Sort(paths)
	return paths
}

// single are the paths of the files that are made one by one.
func (t *Tree) single() []string {
	return slices.AppendSeq(slices.Clone(t.names.list), maps.Keys(t.files))
}
