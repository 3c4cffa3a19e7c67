package output

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
)

// A standing is what a target holds before a publication, compared with the
// site that is to come.
type standing struct {
	exists bool
	extra  []string // what the new site lacks, parents before children
	git    bool     // a .git to keep
	cname  []byte   // a CNAME to keep, or nil
	intact bool     // the new site, and nothing else but a marker
	signed bool     // which is the new site's
	same   int      // files
	bytes  int      // in them
}

// survey compares a target whose marker is m with a site of which it is known what
// its files met there. The marker is not believed but compared like any other file,
// so a folder that somebody changed is never taken for whole.
func survey(target string, ed *edition, m marker) (*standing, error) {
	old := &standing{}
	if _, err := os.Lstat(target); errors.Is(err, fs.ErrNotExist) {
		return old, nil
	} else if err != nil {
		return nil, err
	}
	old.exists = true

	old.signed = meet(filepath.Join(target, Marker), &ed.marker).same
	isDir := make(map[string]bool, len(ed.files)+1+len(ed.dirs))
	isDir[Marker] = false
	for _, f := range ed.files {
		isDir[f.local] = false
		if f.met.same {
			old.same++
			old.bytes += f.met.size
		}
	}
	for _, dir := range ed.dirs {
		isDir[dir] = true
	}
	old.intact = old.same == len(ed.files)
	err := filepath.WalkDir(target, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		local, err := filepath.Rel(target, name)
		if err != nil || local == "." {
			return err
		}
		dir, expected := isDir[local]
		if expected && dir == d.IsDir() {
			return nil
		}
		switch {
		case expected:
			// A link in place of a folder may lead to files that are right
			// but somebody else's.
			old.intact, old.same = false, 0
			for i := range ed.files {
				ed.files[i].met = met{}
			}
		case local == ".git":
			old.git = true
		case local == "CNAME" && d.Type().IsRegular() && m.Files["CNAME"] == "":
			// One that an earlier build wrote goes with that build.
			if old.cname, err = os.ReadFile(name); err != nil {
				return err
			}
			old.cname = append([]byte{}, old.cname...) // not nil, though empty
		default:
			old.extra = append(old.extra, local)
			old.intact = false
		}
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	return old, err
}

// met is what stands in the place of a file.
type met struct {
	same      bool // a plain file of the same bytes
	shareable bool // a second name may be given to it
	size      int  // if it is the same
}

// meet compares what stands at a name with a file. Its mode does not make it
// another one: there are disks that give all files a mode of their own.
func meet(name string, f *file) met {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || f.size != unknown && info.Size() != int64(f.size) {
		return met{}
	}
	size, sum, err := sumOf(name)
	if err != nil || sum != f.sum {
		return met{}
	}
	return met{true, runtime.GOOS == "windows" || info.Mode().Perm() == 0o644, size}
}

var buffers = sync.Pool{New: func() any { return new([64 << 10]byte) }}

// sumOf is the size and the digest of a file.
func sumOf(name string) (size int, sum [sha256.Size]byte, err error) {
	f, err := os.Open(name)
	if err != nil {
		return 0, sum, err
	}
	defer f.Close()
	buffer := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(buffer)
	whole := sha256.New()
	for {
		n, err := f.Read(buffer[:])
		size += n
		whole.Write(buffer[:n])
		if err == io.EOF {
			return size, [sha256.Size]byte(whole.Sum(nil)), nil
		}
		if err != nil {
			return 0, sum, err
		}
	}
}
