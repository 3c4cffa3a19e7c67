package source

import (
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

var (
	ruleNameTwice = Define("source/name-twice", Error,
		Text{"“%s” adı iki kez var; adlar aynı görünüyor, ama harfleri ayrı kodlanmış", "dosya ya da klasörlerden birinin adını değiştirin"},
		Text{"the name “%s” stands twice, once in another Unicode form", "rename one of the files or folders"})
	ruleBadName = Define("source/file-name", Error,
		Text{"“%s” adında okunamayan ya da gizli bir karakter var", "dosyayı ya da klasörü yeniden adlandırın; arşivden çıkan Türkçe adlar bozulmuş olabilir"},
		Text{"the name “%s” holds a character that is unreadable or hidden", "rename the file or folder; an archive may have broken its letters"})
)

// Ignored reports whether a file or folder name is none of the author's
// content: dot files (among them .#x of Emacs and .x.swp of Vim), backups, and
// what editors leave beside a file while they save: the 4913 with which Vim
// tries whether a folder takes files, #x# of Emacs, ___jb_tmp___ of JetBrains;
// and what Windows leaves in a folder that somebody looked into.
func Ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") ||
		strings.HasSuffix(name, ".swp") || strings.HasSuffix(name, ".swx") || strings.HasSuffix(name, ".swo") ||
		strings.HasSuffix(name, "___jb_tmp___") || strings.HasSuffix(name, "___jb_old___") ||
		len(name) > 1 && name[0] == '#' && name[len(name)-1] == '#' ||
		name == "4913" || strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

// spellings are the names on disk that are one path to us: a file system may
// hold "ş" composed and decomposed side by side, and a rescan meets both. It
// says of each folder on the way, and of the path, whether it is there twice.
func (s *Snapshot) spellings(name string) (found []string, twice map[string]bool) {
	found, twice = []string{""}, map[string]bool{}
	key := ""
	for part := range strings.SplitSeq(name, "/") {
		if key = path.Join(key, norm.NFC.String(part)); norm.NFD.IsNormalString(part) && norm.NFC.IsNormalString(part) {
			for i := range found {
				found[i] = path.Join(found[i], part)
			}
			continue
		}
		var longer []string
		for _, dir := range found {
			entries, _ := fs.ReadDir(s.root.FS(), path.Join(".", dir)) // what cannot be read is reported by its own path
			before := len(longer)
			for _, entry := range entries {
				if norm.NFC.String(entry.Name()) == norm.NFC.String(part) {
					longer = append(longer, path.Join(dir, entry.Name()))
				}
			}
			twice[key] = twice[key] || len(longer) > before+1
		}
		found = longer
	}
	return found, twice
}

// noteTwice says of a path whether one folder holds it twice.
func (s *Snapshot) noteTwice(key string, twice bool) {
	if d, told := s.faults[key]; twice {
		s.faults[key] = ReportPath(key, ruleNameTwice, key)
	} else if told && d.Rule == ruleNameTwice {
		delete(s.faults, key)
	}
}

// depth is how deep a path lies in its root.
func (s *Snapshot) depth(name string) int {
	depth := 0
	for i, c := range name {
		if c == '/' {
			depth += 1 + s.linked(name[:i])
		}
	}
	return depth
}

// linked is how much deeper a folder lies for being a link.
func (s *Snapshot) linked(dir string) int {
	if info, err := s.root.Lstat(filepath.FromSlash(dir)); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return linkDepth
	}
	return 0
}

// badName reports whether a file or folder has a name that no address and no
// message could show as it is.
func badName(name string) bool {
	return !utf8.ValidString(name) || Printable(name) != name
}

// toBadName is a path up to its first bad name: what is below is not read.
func toBadName(name string) string {
	for i, c := range name + "/" {
		if c == '/' && badName(path.Base(name[:i])) {
			return name[:i]
		}
	}
	return name
}
