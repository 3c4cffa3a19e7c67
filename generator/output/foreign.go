package output

import (
	"io/fs"
	"path"
	"path/filepath"
	"strings"
)

// foreign lists the files in a target that no build wrote and that this one
// would not keep: somebody's, put there by hand. What our marker m lists is ours,
// also where it was changed since.
func foreign(target string, ed *edition, m marker, whole bool) ([]string, error) {
	if !exists(target) {
		return nil, nil
	}
	made := make(map[string]*file, len(ed.files))
	for i := range ed.files {
		made[ed.files[i].path] = &ed.files[i]
	}
	folders := map[string]bool{} // that a build made
	for name := range m.Files {
		for dir := path.Dir(name); !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	var found []string
	err := filepath.WalkDir(target, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		local, err := filepath.Rel(target, name)
		if err != nil {
			return err
		}
		local = filepath.ToSlash(local)
		f, coming := made[local]
		switch {
		case local == ".git" && d.IsDir():
			return fs.SkipDir
		case d.IsDir(), local == ".git", local == Marker, m.Files[local] != "", isLitter(d.Name()):
		case local == "CNAME" && d.Type().IsRegular() && !coming: // kept
		case d.Type() == fs.ModeSymlink && folders[local]: // in place of a folder of ours; what it leads to stays
		case coming && !whole: // of a build whose marker was torn
		case coming && f.met.same:
		default:
			found = append(found, local)
		}
		return nil
	})
	return found, err
}

// isLitter reports what systems leave in a folder that somebody looked into,
// and our own half-written file.
func isLitter(name string) bool {
	switch strings.ToLower(name) {
	case ".ds_store", "thumbs.db", "desktop.ini", half:
		return true
	}
	return strings.HasPrefix(name, "._")
}
