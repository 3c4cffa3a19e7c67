// Command bare is the least that a site generator does: it reads Markdown, calls
// goldmark and writes HTML. `make bench` holds ders against it.
package main

import (
	"bytes"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

func main() {
	from, to := os.Args[1], os.Args[2]
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	paths := make(chan string)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for path := range paths {
				text, err := os.ReadFile(filepath.Join(from, path))
				if err != nil {
					log.Fatal(err)
				}
				var page bytes.Buffer
				page.WriteString("<!doctype html><title></title>")
				if err := md.Convert(text, &page); err != nil {
					log.Fatal(err)
				}
				folder := filepath.Join(to, strings.TrimSuffix(path, ".md"))
				if err := os.MkdirAll(folder, 0o755); err != nil {
					log.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(folder, "index.html"), page.Bytes(), 0o644); err != nil {
					log.Fatal(err)
				}
			}
		})
	}
	err := fs.WalkDir(os.DirFS(from), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".md") {
			paths <- path
		}
		return err
	})
	close(paths)
	workers.Wait()
	if err != nil {
		log.Fatal(err)
	}
}
