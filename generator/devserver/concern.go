package devserver

import "strings"

// sources are the entries of the site folder that a build reads. Everything
// else there, the output folder first of all, may change as it likes.
var sources = []string{"ders.yaml", "content", "quizzes", "themes"}

// concerns reports whether a path, relative to the site folder with slashes,
// is part of the site and not an editor's helper file.
func concerns(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	known := false
	for _, s := range sources {
		known = known || s == first
	}
	if !known {
		return false
	}
	for part := range strings.SplitSeq(path, "/") {
		if helper(part) {
			return false
		}
	}
	return true
}

// helper reports whether an editor or a system keeps a file of this name for
// itself: dot files (among them .#x of Emacs and .x.swp of Vim), backups, the
// 4913 with which Vim tries whether a folder takes files, #x# of Emacs,
// ___jb_tmp___ of JetBrains.
func helper(name string) bool {
	return strings.HasPrefix(name, ".") ||
		strings.HasSuffix(name, "~") ||
		strings.HasSuffix(name, ".swp") || strings.HasSuffix(name, ".swx") || strings.HasSuffix(name, ".swo") ||
		strings.HasSuffix(name, "___jb_tmp___") || strings.HasSuffix(name, "___jb_old___") ||
		name == "4913" ||
		len(name) > 1 && name[0] == '#' && name[len(name)-1] == '#'
}
