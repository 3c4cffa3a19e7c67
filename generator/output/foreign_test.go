package output

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Somebody's file in a folder of ours is never lost without a word, whatever
// the next site looks like and wherever it is put.
func TestForeignFilesAreNamed(t *testing.T) {
	for name, put := range map[string]struct {
		files []string // as they are named
		do    func(t *testing.T, dir string)
	}{
		"a file": {[]string{"tez.docx"}, func(t *testing.T, dir string) { write(t, dir+"/tez.docx", "two years of work") }},
		"dot files": {[]string{".gitignore", ".well-known/security.txt"}, func(t *testing.T, dir string) {
			write(t, dir+"/.gitignore", "x")
			write(t, dir+"/.well-known/security.txt", "x")
		}},
		"in folders":      {[]string{"a/b/not.txt", "yeni/x/y.png"}, func(t *testing.T, dir string) { write(t, dir+"/a/b/not.txt", ""); write(t, dir+"/yeni/x/y.png", "x") }},
		"a link":          {[]string{"kisayol"}, func(t *testing.T, dir string) { os.Symlink("index.html", dir+"/kisayol") }},
		"a later page":    {[]string{"yeni.html"}, func(t *testing.T, dir string) { write(t, dir+"/yeni.html", "mine") }},
		"a file's folder": {[]string{"index.html/x.txt"}, func(t *testing.T, dir string) { os.Remove(dir + "/index.html"); write(t, dir+"/index.html/x.txt", "x") }},
		"a folder's file": {[]string{"iade"}, func(t *testing.T, dir string) { os.RemoveAll(dir + "/iade"); write(t, dir+"/iade", "x") }},
		"a later CNAME":   {[]string{"CNAME"}, func(t *testing.T, dir string) { write(t, dir+"/CNAME", "mine.example.org") }},
	} {
		for _, mounted := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, mounted %v", name, mounted), func(t *testing.T) {
				dir := t.TempDir() + "/public"
				publish(t, dir, site)
				put.do(t, dir)
				before := read(t, dir)
				p := publisher{disk: system{}}
				if mounted {
					p.disk = mount(dir)
				}
				changed := with(map[string]string{"yeni.html": "yeni"})
				if name == "a later CNAME" {
					changed["CNAME"] = "a.example.org"
				}
				_, err := p.publish(t.Context(), dir, tree(t, changed))
				var refusal *Refusal
				if !errors.As(err, &refusal) || refusal.Reason != ForeignFiles || !slices.Equal(refusal.Files, put.files) {
					t.Errorf("%v, want %v", err, put.files)
				}
				if after := read(t, dir); !maps.Equal(before, after) {
					t.Errorf("before %v\nafter %v", before, after)
				}
				wantAlone(t, dir)
				for _, file := range put.files {
					os.RemoveAll(dir + "/" + strings.Split(file, "/")[0])
				}
				publish(t, dir, changed)
				wantSite(t, dir, changed)
			})
		}
	}
}

// A page that was put there by hand and is the one that comes now is no loss.
func TestEqualFilesAreNotForeign(t *testing.T) {
	dir := t.TempDir() + "/public"
	publish(t, dir, site)
	write(t, dir+"/yeni.html", "yeni")
	changed := with(map[string]string{"yeni.html": "yeni"})
	publish(t, dir, changed)
	wantSite(t, dir, changed)
}

// What systems leave in a folder that somebody looked into is nobody's.
func TestLitterIsSwept(t *testing.T) {
	dir := t.TempDir() + "/public"
	for _, name := range []string{"/.DS_Store", "/Thumbs.db", "/desktop.ini", "/._index.html"} {
		write(t, dir+name, "x")
	}
	publish(t, dir, site)
	wantSite(t, dir, site)
}

// A marker that a merge tore still tells which files are ours; of one that is
// cut off, what it does not tell is kept.
func TestTornMarkers(t *testing.T) {
	dir := t.TempDir() + "/public"
	publish(t, dir, with(map[string]string{"assets/main-1.css": "eski", "Şikâyet \"1\".pdf": "eski"}))
	text, err := os.ReadFile(filepath.Join(dir, Marker))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, Marker), "<<<<<<< HEAD\n"+string(text)+"=======\n>>>>>>> dal\n")
	changed := with(map[string]string{"index.html": "yeni", "yeni.html": "yeni"})
	publish(t, dir, changed)
	wantSite(t, dir, changed)

	publish(t, dir, with(map[string]string{"z.pdf": "eski"}))
	write(t, filepath.Join(dir, Marker), string(text[:200]))
	var refusal *Refusal
	if _, err := Publish(t.Context(), dir, tree(t, changed), Options{}); !errors.As(err, &refusal) || !slices.Equal(refusal.Files, []string{"z.pdf"}) {
		t.Errorf("%v", err)
	}
}
