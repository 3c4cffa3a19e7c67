package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed says which files may use what makes a program depend on more than
// its input, by the name of the thing: a package or a function of one. A folder
// stands for all files in it; generator/external is asked by `ders check
// --external` alone (TestHouse).
var allowed = map[string][]string{
	"os/exec":          {"cmd/ders/browser.go"}, // serve --open
	"net":              {"generator/devserver", "generator/external"},
	"net/http":         {"generator/devserver", "generator/external"},
	"os.Getenv":        {"cmd/ders/terminal.go"},       // with a name of readable
	"os.UserHomeDir":   {"generator/output/target.go"}, // which no site may be put into
	"time.Now":         {"generator/devserver", "generator/external", "generator/output/lock.go", "cmd/ders"},
	"time.Since":       {"generator/devserver", "generator/output/lock_other.go", "cmd/ders"},
	"os.StartProcess":  nil,
	"os.LookupEnv":     nil,
	"os.Environ":       nil,
	"os.ExpandEnv":     nil,
	"os.Expand":        nil,
	"os.Executable":    {"cmd/ders/identity.go"}, // what it built it knows again
	"os.Hostname":      {"generator/devserver"},  // one of its own names
	"os.UserCacheDir":  {"cmd/ders/external.go"},
	"os.UserConfigDir": nil,
	"os.TempDir":       nil,
	"os.MkdirTemp":     nil,
	"os.CreateTemp":    {"generator/external"},
	"os.Getwd":         nil,
	"os/user":          nil,
	"plugin":           nil,
	"C":                nil,
	"syscall.Exec":     nil,
	"syscall.Getenv":   nil,
	"time.Until":       {"cmd/ders/progress.go"},
	"time.Local":       nil,
}

// readable are the variables of the environment that change what ders prints;
// none changes what it builds.
var readable = []string{"NO_COLOR", "TERM", "CI"}

// TestABuildIsAlone: a build runs no program, opens no connection, looks at no
// clock and reads no environment but what readable names. Where a room may do
// so, it is named above with its files.
func TestABuildIsAlone(t *testing.T) {
	used := map[string]bool{} // "thing file", of a folder too
	house := os.DirFS("..")
	err := fs.WalkDir(house, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		// .ci and cmd/bench hold programs for contributors, which are no part of ders.
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == ".git" || d.Name() == ".ci" || d.Name() == "content" || name == "cmd/bench") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		text, err := fs.ReadFile(house, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, 0)
		if err != nil {
			return err
		}
		meet := func(thing string) {
			files, watched := allowed[thing]
			if !watched {
				return
			}
			used[thing+" "+name], used[thing+" "+path.Dir(name)] = true, true
			if !slices.Contains(files, name) && !slices.Contains(files, path.Dir(name)) {
				t.Errorf("%s uses %s, by which a build would depend on more than the site", name, thing)
			}
		}
		packages := map[string]string{} // by the name they have in this file
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if library, ok := strings.CutPrefix(imported, "net/"); ok && library != "http" && library != "url" && library != "netip" {
				t.Errorf("%s imports %s: who needs the network says so above", name, imported)
			}
			meet(imported)
			local := path.Base(imported)
			if spec.Name != nil {
				local = spec.Name.Name
			}
			packages[local] = imported
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if f, ok := call.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Getenv" {
					variable := ""
					if literal, ok := call.Args[0].(*ast.BasicLit); ok {
						variable, _ = strconv.Unquote(literal.Value)
					}
					if !slices.Contains(readable, variable) {
						t.Errorf("%s reads a variable of the environment that is none of %v", name, readable)
					}
				}
			}
			if f, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := f.X.(*ast.Ident); ok && packages[x.Name] != "" {
					meet(packages[x.Name] + "." + f.Sel.Name)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for thing, files := range allowed {
		for _, file := range files {
			if !used[thing+" "+file] {
				t.Errorf("%s does not use %s any more; take it out of the list", file, thing)
			}
		}
	}
}
