package main

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// measured is what was found of one program.
type measured struct {
	cold, warm          []run
	written, rewritten  content
	index, zipped       content // the search index, and what of it goes over the wire
	text, title         []time.Duration
	titles              int     // pages that show a title
	serving, servedPeak float64 // megabytes
}

// content is some files.
type content struct {
	files int
	bytes int64
}

// A tool builds a site into a folder.
type tool struct {
	measured *measured
	command  func(out string) []string
}

const address = "https://ornek.org/egitim/"

// dersBuild is how CI publishes.
func (b *bencher) dersBuild(site string) func(string) []string {
	return func(out string) []string {
		return []string{b.ders, "build", "--source", site, "--output", out, "--base-url", address}
	}
}

func (b *bencher) bareBuild(site string) func(string) []string {
	return func(out string) []string { return []string{b.bare, site, out} }
}

func (b *bencher) hugoBuild(site string) func(string) []string {
	return func(out string) []string {
		return []string{b.hugo, "--source", site, "--destination", out, "--baseURL", address, "--quiet", "--noBuildLock"}
	}
}

// build builds into a new folder and, if asked to, again into the same. The
// first time its files are counted.
func (t tool) build(ctx context.Context, out string, first, again bool) error {
	cold, err := execute(ctx, t.command(out)...)
	if err != nil {
		return err
	}
	t.measured.cold = append(t.measured.cold, cold)
	if !again {
		return nil
	}
	between := time.Now()
	time.Sleep(20 * time.Millisecond) // clocks of file systems are coarse
	warm, err := execute(ctx, t.command(out)...)
	if err != nil {
		return err
	}
	t.measured.warm = append(t.measured.warm, warm)
	if !first {
		return nil
	}
	return t.measured.count(out, between)
}

// count looks at what was written, and at what was so after a moment.
func (m *measured) count(out string, since time.Time) error {
	err := filepath.WalkDir(out, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		m.written.add(info.Size())
		if info.ModTime().After(since) {
			m.rewritten.add(info.Size())
		}
		name, _ := filepath.Rel(out, path)
		if name = filepath.ToSlash(name); strings.HasPrefix(name, "search-index/") || name == "index.json" {
			m.index.add(info.Size())
			zipped, err := gzipped(path)
			if err != nil {
				return err
			}
			m.zipped.add(zipped)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("count what was written: %w", err)
	}
	return nil
}

func (c *content) add(size int64) {
	c.files++
	c.bytes += size
}

// gzipped is the size of a file as it is sent.
func gzipped(path string) (int64, error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	var size counter
	w := gzip.NewWriter(&size)
	if _, err := io.Copy(w, file); err != nil {
		return 0, err
	}
	err = w.Close()
	return int64(size), err
}

type counter int64

func (c *counter) Write(data []byte) (int, error) {
	*c += counter(len(data))
	return len(data), nil
}
