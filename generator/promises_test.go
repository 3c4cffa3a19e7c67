package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// casesOf are the tests whose cases are files, each named for its case.
var casesOf = map[string]string{
	"generator.TestMistakes": "generator/testdata/mistakes",
	"ders.TestScripts":       "cmd/ders/testdata/script",
}

// TestPromises holds the list of testdata/promises.txt: each promise names the
// tests that would fail if it were broken, and each of them exists.
func TestPromises(t *testing.T) {
	text, err := os.ReadFile("testdata/promises.txt")
	if err != nil {
		t.Fatal(err)
	}
	tests := testsOfTheHouse(t)
	section, promised := "", map[string]bool{}
	for i, line := range strings.Split(string(text), "\n") {
		fail := func(format string, args ...any) {
			t.Helper()
			t.Errorf("promises.txt:%d: "+format, append([]any{i + 1}, args...)...)
		}
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			section = heading
			continue
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		promise, named, ok := strings.Cut(line, " :: ")
		switch {
		case !ok:
			fail("a promise without a test: %s", line)
			continue
		case section == "":
			fail("a promise above the first section: %s", promise)
		case promised[promise]:
			fail("promised twice: %s", promise)
		}
		promised[promise] = true
		for name := range strings.SplitSeq(named, ", ") {
			test, what, hasCase := strings.Cut(name, "/")
			if !tests[test] {
				fail("there is no test %s", test)
			} else if folder := casesOf[test]; hasCase && folder == "" {
				fail("the cases of %s are no files", test)
			} else if hasCase {
				if _, err := os.Stat(filepath.Join("..", filepath.FromSlash(folder), what+".txtar")); err != nil {
					fail("%s has no such case: %v", name, err)
				}
			}
		}
	}
	if len(promised) < 20 {
		t.Errorf("only %d promises were read", len(promised))
	}
}

// testsOfTheHouse are all tests and fuzz targets, as "package.Name".
func testsOfTheHouse(t *testing.T) map[string]bool {
	t.Helper()
	tests := map[string]bool{}
	house := os.DirFS("..")
	err := fs.WalkDir(house, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			switch d.Name() {
			case ".git", "testdata", "content", "public", "portable":
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, "_test.go") {
			return nil
		}
		text, err := fs.ReadFile(house, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if ok && f.Recv == nil && (strings.HasPrefix(f.Name.Name, "Test") || strings.HasPrefix(f.Name.Name, "Fuzz")) {
				tests[path.Base(path.Dir(name))+"."+f.Name.Name] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return tests
}
