package output

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// A standing is what a target holds before a publication, compared with the
// site that is to come.
type standing struct {
	exists bool
	same   map[string]bool // paths of files that hold the new bytes already
	shared map[string]bool // those of them that a link may carry over
	extra  []string        // what the new site lacks, parents before children
	git    bool            // a .git to keep
	cname  []byte          // a CNAME to keep, or nil
	intact bool            // the new site, and nothing else
}

// survey reads a target. The marker is not believed but compared like any
// other file, so a folder that somebody changed is never taken for whole.
func survey(ctx context.Context, target string, ed *edition) (*standing, error) {
	old := &standing{same: map[string]bool{}, shared: map[string]bool{}}
	if _, err := os.Lstat(target); errors.Is(err, fs.ErrNotExist) {
		return old, nil
	} else if err != nil {
		return nil, err
	}
	old.exists = true

	all := ed.all()
	same, shared := make([]bool, len(all)), make([]bool, len(all))
	err := inParallel(ctx, len(all), func(i int) error {
		same[i], shared[i] = holds(filepath.Join(target, all[i].local), &all[i])
		return nil
	})
	if err != nil {
		return nil, err
	}
	isDir := make(map[string]bool, len(all)+len(ed.dirs))
	old.intact = true
	for i, f := range all {
		isDir[f.local] = false
		old.same[f.path], old.shared[f.path] = same[i], shared[i]
		old.intact = old.intact && same[i]
	}
	for _, dir := range ed.dirs {
		isDir[dir] = true
	}
	m, _ := readMarker(target)
	err = filepath.WalkDir(target, func(name string, d fs.DirEntry, err error) error {
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
			old.intact = false
			clear(old.same)
			clear(old.shared)
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

// holds is whether the file name is a plain one of a file's bytes, and whether a
// second name may be given to it.
func holds(name string, f *file) (same, shareable bool) {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(f.size) {
		return false, false
	}
	got, err := os.ReadFile(name)
	if err != nil || sha256.Sum256(got) != f.sum {
		return false, false
	}
	return true, runtime.GOOS == "windows" || info.Mode().Perm() == 0o644
}
