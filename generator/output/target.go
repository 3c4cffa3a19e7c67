package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Refusal is a folder that a site may not be put into. Nothing was changed.
type Refusal struct {
	Dir    string // as the caller named it
	Reason Reason
	Files  []string // in it that would be lost: with ForeignFiles
}

// Reason is why a folder was refused; its text completes "the folder …".
type Reason string

const (
	NotEmptyForeign Reason = "is not empty and was not built by ders"
	IsSource        Reason = "is the folder that the site is built from"
	ParentOfSource  Reason = "holds the folder that the site is built from"
	Home            Reason = "is the home folder or holds it"
	NotAFolder      Reason = "is not a folder"
	SymlinkForeign  Reason = "is a symbolic link to something that was not built by ders"
	ForeignFiles    Reason = "holds files that were not built by ders"
	Busy            Reason = "is being written by another build"
)

func (r *Refusal) Error() string {
	text := fmt.Sprintf("output folder %s %s", r.Dir, r.Reason)
	if len(r.Files) > 0 {
		text += ": " + strings.Join(r.Files, ", ")
	}
	return text
}

// admit is the real path of the folder dir, if a site may go there: it does
// not exist yet, is empty, or carries our marker.
func (p *publisher) admit(dir string) (target string, err error) {
	notEmpty, notAFolder := NotEmptyForeign, NotAFolder
	target, err = filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("find %s: %w", dir, err)
	}
	if info, err := os.Lstat(target); err == nil && info.Mode().Type() == fs.ModeSymlink {
		// A link to a folder of ours is followed: the folder is replaced
		// where it is, and the link stays.
		notEmpty, notAFolder = SymlinkForeign, SymlinkForeign
		if target, err = filepath.EvalSymlinks(target); err != nil {
			return "", &Refusal{Dir: dir, Reason: SymlinkForeign}
		}
	} else {
		target = filepath.Join(RealPath(filepath.Dir(target)), filepath.Base(target))
	}

	info, err := os.Stat(target)
	if errors.Is(err, fs.ErrNotExist) {
		return target, nil
	}
	if err != nil {
		return "", fmt.Errorf("look at %s: %w", dir, err)
	}
	if !info.IsDir() {
		return "", &Refusal{Dir: dir, Reason: notAFolder}
	}
	for _, protected := range p.Protect {
		if reason := covers(info, protected, IsSource, ParentOfSource); reason != "" {
			return "", &Refusal{Dir: dir, Reason: reason}
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		if reason := covers(info, home, Home, Home); reason != "" {
			return "", &Refusal{Dir: dir, Reason: reason}
		}
	}
	entries, err := os.ReadDir(target)
	if err != nil {
		return "", fmt.Errorf("look into %s: %w", dir, err)
	}
	isTheirs := func(entry fs.DirEntry) bool { return entry.IsDir() || !isLitter(entry.Name()) }
	if !slices.ContainsFunc(entries, isTheirs) || isMarked(target) {
		return target, nil
	}
	return "", &Refusal{Dir: dir, Reason: notEmpty}
}

// RealPath is an absolute path without symbolic links, as far as it exists.
func RealPath(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	if parent := filepath.Dir(path); parent != path {
		return filepath.Join(RealPath(parent), filepath.Base(path))
	}
	return path
}

// covers is whether a folder is the one at path, or holds it. The file system
// is asked, not the names: they may differ in case or lead through links.
func covers(folder fs.FileInfo, path string, is, holds Reason) Reason {
	path = RealPath(path)
	reason := is
	for {
		if info, err := os.Stat(path); err == nil && os.SameFile(info, folder) {
			return reason
		}
		parent := filepath.Dir(path)
		if parent == path {
			return ""
		}
		path, reason = parent, holds
	}
}
