package source

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// A folder beside the roots may mean to be one of them. Nobody would read it,
// and on a disk that tells no capitals apart its author would not notice.

var (
	ruleFolderCase = Define("source/folder-case", Error,
		Text{"“%s” klasörü okunmuyor: adında büyük harf var", "klasörün adını değiştirin: %[2]s"},
		Text{"the folder “%s” is not read: its name has capitals", "rename it: %[2]s"})
	ruleFolderName = Define("source/folder-name", Warning,
		Text{"“%s” klasörü okunmuyor; sitenin klasörleri: content, quizzes", "içinde sitenin sayfaları varsa adını değiştirin: %[2]s; yoksa klasörü sitenin dışına taşıyın"},
		Text{"the folder “%s” is not read; a site's folders are content and quizzes", "if it holds pages of the site, rename it: %[2]s; if not, move it out of the site folder"})
)

// rootMeant are names that authors give to the folders of a site.
var rootMeant = map[string]string{
	"contents": "content", "icerik": "content", "icerikler": "content", "dersler": "content", "moduller": "content", "lessons": "content",
	"quiz": "quizzes", "quizes": "quizzes", "quizz": "quizzes", "sinav": "quizzes", "sinavlar": "quizzes", "testler": "quizzes", "sorular": "quizzes",
}

// plainLetters writes a folder's name as those of the roots are written.
var plainLetters = strings.NewReplacer("İ", "i", "I", "i", "ı", "i", "Ç", "c", "ç", "c", "Ü", "u", "ü", "u")

// lookBeside notes the folders beside the roots that mean to be one, instead of
// those that were noted before, and reports whether they differ.
func (s *Snapshot) lookBeside() (changed bool) {
	before := s.beside
	s.beside = map[string]Diagnostic{}
	entries, _ := fs.ReadDir(s.root.FS(), ".")
	for _, entry := range entries {
		name := norm.NFC.String(entry.Name())
		plain := strings.ToLower(plainLetters.Replace(name))
		rule, root := ruleFolderName, rootMeant[plain]
		if name != plain && !strings.Contains(plain, ".") && slices.Contains(s.roots, plain) {
			rule, root = ruleFolderCase, plain
		}
		if root != "" && entry.IsDir() && s.holdsFiles(entry.Name(), 2) {
			s.beside[name] = ReportPath(name, rule, name, root)
		}
	}
	return !maps.EqualFunc(before, s.beside, func(a, b Diagnostic) bool { return a.Rule == b.Rule })
}

// holdsFiles reports whether a folder holds a Markdown file, so deep in it.
func (s *Snapshot) holdsFiles(folder string, depth int) bool {
	entries, _ := fs.ReadDir(s.root.FS(), folder)
	for _, entry := range entries {
		switch {
		case Ignored(entry.Name()):
		case strings.HasSuffix(entry.Name(), ".md"):
			return true
		case entry.IsDir() && depth > 1 && s.holdsFiles(path.Join(folder, entry.Name()), depth-1):
			return true
		}
	}
	return false
}
