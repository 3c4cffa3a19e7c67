// Package starter holds what authors begin with: a small complete site, and new
// pages, quizzes and scenarios, in Turkish and in English. They are files of
// their own in site/ and file/, to be read and changed as such.
//
// It promises that a site of site/ is built without a warning, and that a new
// file is sound as it is: what its author has not filled in yet is a draft.
// Where a new file goes is planned here; nothing is written.
//
//	starter.go   the sites
//	file.go      new files: what is asked for, and their text
//	place.go     where they go
//	name.go      what they are called
//	number.go    the number of a name, so that one fits between
package starter

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed all:site file
var files embed.FS

// Program is where a workflow installs the program from; both are empty where
// that is not known.
type Program struct{ Package, Version string }

// Site is the files of a small site in a language ("tr" or "en"), by path.
func Site(language string, from Program) map[string][]byte {
	if from.Version == "" {
		from.Version = "latest"
	}
	fill := strings.NewReplacer("<package>", from.Package, "<version>", from.Version)
	root := path.Join("site", language)
	site := map[string][]byte{}
	err := fs.WalkDir(files, root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := files.ReadFile(name)
		if inside := strings.TrimPrefix(name, root+"/"); path.Ext(name) == ".yml" {
			site[inside] = []byte(fill.Replace(string(text)))
		} else {
			site[inside] = text
		}
		return err
	})
	if err != nil { // the files are in the program
		panic(err)
	}
	return site
}
