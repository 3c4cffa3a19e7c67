package e2e

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"ders/generator"
	"ders/generator/devserver"
	"ders/generator/output"
)

// repository is the root of this module.
const repository = "../../.."

// Pages of the academy, one of each kind.
const (
	home   = "/"
	module = "/zor-musteriler/"
	lesson = "/zor-musteriler/zorlugu-anlamak/"
	exam   = "/zor-musteriler/sinav/"
)

// Where they are written.
const (
	lessonFile = "content/05-zor-musteriler/01-zorlugu-anlamak.md"
	nextFile   = "content/05-zor-musteriler/02-sakinlestirme-adimlari.md"
	examFile   = "quizzes/zor-musteriler.md"
)

// An academy is a site that is served while its files change.
type academy struct {
	dir string
	url string // without a slash at its end
}

// theAcademy is served for all tests that only read.
var theAcademy = shared(func() (string, error) {
	dir, err := os.MkdirTemp("", "ders-e2e-")
	if err != nil {
		return "", err
	}
	whenAllIsDone(func() { os.RemoveAll(dir) })
	return dir, copySite(dir)
})

// files are texts by their paths in a site.
type files map[string]string

// ownAcademy is served for one test, with some other files; the test may save
// more.
func ownAcademy(t *testing.T, changes files) *academy {
	t.Helper()
	dir := t.TempDir()
	if err := copySite(dir); err != nil {
		t.Fatal(err)
	}
	writeSite(t, dir, changes)
	return serveOwn(t, dir)
}

// built is a site as it is made to be published.
func built(t *testing.T, options generator.Options) *output.Tree {
	t.Helper()
	builder, err := generator.New(options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { builder.Close() })
	result, err := builder.Build(context.Background())
	if err != nil || result.Tree == nil {
		t.Fatal(err, result.Diagnostics)
	}
	return result.Tree
}

// write publishes a site into a folder.
func write(t *testing.T, tree *output.Tree, dir string) {
	t.Helper()
	if _, err := output.Publish(context.Background(), dir, tree, output.Options{}); err != nil {
		t.Fatal(err)
	}
}

// testdata is where a small site of this folder's testdata stands.
func testdata(name string) func() (string, error) {
	return func() (string, error) { return filepath.Abs(filepath.Join("testdata", name)) }
}

// ownCopy is a small site of testdata, served as ownAcademy is.
func ownCopy(t *testing.T, name string, changes files) *academy {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", name))); err != nil {
		t.Fatal(err)
	}
	writeSite(t, dir, changes)
	return serveOwn(t, dir)
}

// ownSite is a site of these files alone, served for one test.
func ownSite(t *testing.T, all files) *academy {
	t.Helper()
	dir := t.TempDir()
	writeSite(t, dir, all)
	return serveOwn(t, dir)
}

// shared serves the site in a folder from when a test first asks for it until
// all tests are done.
func shared(folder func() (dir string, err error)) func(*testing.T) *academy {
	served := sync.OnceValues(func() (*academy, error) {
		dir, err := folder()
		if err != nil {
			return nil, err
		}
		a, end, err := serveFolder(dir)
		whenAllIsDone(end)
		return a, err
	})
	return func(t *testing.T) *academy {
		t.Helper()
		a, err := served()
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
}

// serveOwn serves the site in a folder until the test ends.
func serveOwn(t *testing.T, dir string) *academy {
	t.Helper()
	a, end, err := serveFolder(dir)
	t.Cleanup(end)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func writeSite(t *testing.T, dir string, changes files) {
	t.Helper()
	for name, text := range changes {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// copySite copies the academy's sources into dir.
func copySite(dir string) error {
	for _, folder := range []string{"content", "quizzes"} {
		if err := os.CopyFS(filepath.Join(dir, folder), os.DirFS(filepath.Join(repository, folder))); err != nil {
			return err
		}
	}
	// These tests tick choices; types_test.go answers the other types.
	exam, err := os.ReadFile(filepath.Join(dir, examFile))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, examFile), []byte(onlyChoices(string(exam))), 0o644); err != nil {
		return err
	}
	for file, text := range map[string]string{deliveryFile: deliveryText, refundFile: refundText} {
		path := filepath.Join(dir, file)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return err
		}
	}
	config, err := os.ReadFile(filepath.Join(repository, "ders.yaml"))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "ders.yaml"), config, 0o644)
}

// onlyChoices is a quiz without the questions that have no marked list.
func onlyChoices(quiz string) string {
	parts := strings.SplitAfter(quiz, "\n## ")
	kept := parts[:1]
	for _, part := range parts[1:] {
		if strings.Contains(part, "\n- [x] ") {
			kept = append(kept, part)
		}
	}
	return strings.TrimSuffix(strings.Join(kept, ""), "\n## ")
}

// serveFolder serves the site in dir, as `ders serve` does, until end.
func serveFolder(dir string) (a *academy, end func(), err error) {
	end = func() {}
	builder, err := generator.New(generator.Options{Source: dir, Drafts: true, Online: true, BaseURL: "http://localhost/"})
	if err != nil {
		return nil, end, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- devserver.Run(ctx, builder, devserver.Options{
			Source: dir, Language: "tr", OnReady: func(url string) { ready <- url },
		})
	}()
	select {
	case url := <-ready:
		end = func() {
			cancel()
			<-ended
			builder.Close()
		}
		return &academy{dir, strings.TrimSuffix(url, "/")}, end, nil
	case err := <-ended:
		cancel()
		builder.Close()
		return nil, end, err
	}
}

func (a *academy) read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(a.dir, file))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// save writes a file as an editor does.
func (a *academy) save(t *testing.T, file, text string) {
	t.Helper()
	writeSite(t, a.dir, files{file: text})
}

// edit replaces one place of a file.
func (a *academy) edit(t *testing.T, file, old, new string) {
	t.Helper()
	text := a.read(t, file)
	if strings.Count(text, old) != 1 {
		t.Fatalf("%s holds %q %d times", file, old, strings.Count(text, old))
	}
	a.save(t, file, strings.Replace(text, old, new, 1))
}

// add writes something at the end of a file.
func (a *academy) add(t *testing.T, file, text string) {
	t.Helper()
	a.save(t, file, a.read(t, file)+text)
}

// themeFile is a file of the default theme, for a site that lays its own over it.
func themeFile(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(repository, "themes/default", file))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
