package generator_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// floors is the house of doc.go: an import leads to a lower floor, never up
// and never sideways.
var floors = [][]string{
	1: {"generator/source", "generator/lang", "generator/colour", "generator/parallel", "themes"},
	2: {"generator/output", "generator/site", "generator/front", "generator/picture", "generator/external"},
	3: {"generator/markdown", "generator/theme", "generator/config", "generator/assemble", "generator/lint", "generator/mention", "generator/search", "generator/record"},
	4: {"generator/quiz", "generator/scenario", "generator/glossary", "generator/render", "generator/move", "generator/starter"},
	5: {"generator"},
	6: {"generator/devserver"},
	7: {"cmd/ders"},
	8: {"cmd/bench/corpus"},
	9: {"cmd/bench"},
}

// onlyHome says which room may meet a library.
var onlyHome = map[string]string{
	"github.com/yuin/goldmark":       "generator/markdown",
	"github.com/adrg/frontmatter":    "generator/front",
	"go.yaml.in/yaml/v4":             "generator/front",
	"github.com/evanw/esbuild":       "generator/theme",
	"html/template":                  "generator/theme generator/render", // render passes template.HTML on
	"golang.org/x/image":             "generator/picture",
	"github.com/fsnotify/fsnotify":   "generator/devserver",
	"net/http":                       "generator/devserver generator/external cmd/bench",
	"github.com/spf13/cobra":         "cmd/ders",
	"github.com/schollz/progressbar": "cmd/ders",
	"github.com/inconshreveable":     "cmd/ders",
}

// onlyGuest says who alone may meet a room. What opens connections is for a
// command that a person gave: no build ever does.
var onlyGuest = map[string]string{"generator/external": "cmd/ders"}

type listed struct {
	ImportPath string
	Imports    []string
}

func TestHouse(t *testing.T) {
	floorOf := map[string]int{}
	for floor, rooms := range floors {
		for _, room := range rooms {
			floorOf[room] = floor
		}
	}
	for _, pkg := range list(t) {
		room := strings.TrimPrefix(pkg.ImportPath, "ders/")
		floor := floorOf[room]
		if floor == 0 {
			t.Errorf("%s is on no floor; put it into floors and into the picture of doc.go", room)
			continue
		}
		for _, imported := range pkg.Imports {
			if lower, ours := strings.CutPrefix(imported, "ders/"); ours && floorOf[lower] >= floor {
				t.Errorf("%s (floor %d) imports %s (floor %d)", room, floor, lower, floorOf[lower])
			}
			if guest := onlyGuest[strings.TrimPrefix(imported, "ders/")]; guest != "" && room != guest {
				t.Errorf("%s imports %s, which only %s may meet", room, imported, guest)
			}
			for library, homes := range onlyHome {
				if (imported == library || strings.HasPrefix(imported, library+"/")) && !slices.Contains(strings.Fields(homes), room) {
					t.Errorf("%s imports %s, which only %s may meet", room, imported, homes)
				}
			}
		}
	}
}

// list is every package of the module, as built, without tests.
func list(t *testing.T) []listed {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	cmd.Dir, cmd.Stderr = "..", os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var pkg listed
		err := d.Decode(&pkg)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(pkg.ImportPath, "/e2e") { // holds tests only
			continue
		}
		all = append(all, pkg)
	}
	if len(all) < 15 {
		t.Fatalf("only %d packages listed", len(all))
	}
	return all
}

// TestPictureNamesEveryRoom holds doc.go's picture against the floors above.
func TestPictureNamesEveryRoom(t *testing.T) {
	picture, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, rooms := range floors {
		for _, room := range rooms {
			name := room[strings.LastIndexByte(room, '/')+1:]
			if !regexp.MustCompile(`(?m)^//\t.*\b` + name + `\b`).Match(picture) {
				t.Errorf("the picture in doc.go does not show %s", room)
			}
		}
	}
}

// TestREADMEPaths checks that each path the README names exists.
func TestREADMEPaths(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	paths := regexp.MustCompile("`((?:cmd|content|generator|quizzes|themes|\\.github|\\.ci)/[^`* ]*|ders\\.yaml|Makefile)`").FindAllStringSubmatch(string(readme), -1)
	if len(paths) < 10 {
		t.Fatalf("the README names only %d paths", len(paths))
	}
	for _, m := range paths {
		if _, err := os.Stat("../" + m[1]); err != nil {
			t.Errorf("the README names %s: %v", m[1], err)
		}
	}
}
