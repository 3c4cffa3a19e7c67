package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"ders/generator/config"
	"ders/generator/output"
	"ders/generator/source"
)

// siteFolder is the nearest folder that holds a ders.yaml, from the current one
// upwards, as it is named from here; "." where there is none. So every command
// also works in content/ and below.
func siteFolder() string {
	for dir, up := ".", 0; up < 64; up++ {
		if info, err := os.Stat(filepath.Join(dir, config.Name)); err == nil && info.Mode().IsRegular() {
			return dir
		}
		parent := filepath.Join("..", dir)
		here, err := filepath.Abs(dir)
		if err != nil || filepath.Dir(here) == here {
			break
		}
		dir = parent
	}
	return "."
}

// sayAbove names the site that is served, checked or built, where it was found
// above the current folder and nobody named it.
func (p *program) sayAbove(cmd *cobra.Command, dir string) {
	if dir == "." || cmd.Flags().Changed("source") {
		return
	}
	if full, err := filepath.Abs(dir); err == nil {
		p.stderr.println(p.say(siteAbove, source.Printable(full)))
	}
}

// sitePath is the path in the site folder root of a file that is named from the
// folder base; false where it is outside.
func sitePath(root, base, name string) (string, bool) {
	if !filepath.IsAbs(name) {
		name = filepath.Join(base, name)
	}
	file, err := filepath.Abs(name)
	if err != nil {
		return "", false
	}
	// A link is the file that is meant, not what it leads to.
	file = filepath.Join(output.RealPath(filepath.Dir(file)), filepath.Base(file))
	rel, err := filepath.Rel(output.RealPath(root), file)
	rel = filepath.ToSlash(rel)
	return norm.NFC.String(rel), err == nil && rel != "." && rel != ".." && !strings.HasPrefix(rel, "../")
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}
