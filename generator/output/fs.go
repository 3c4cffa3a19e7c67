package output

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"time"
)

// Open makes a Tree an fs.FS. Folders can be listed; a file's size is known
// only once it is made, so Stat and DirEntry.Info make it. Nothing in a tree
// has a time.
func (t *Tree) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if f := t.folders[name]; f != nil {
		return &openDir{tree: t, path: name, rest: f.names()}, nil
	}
	if t.hasDir(name) {
		return &openDir{tree: t, path: name, rest: t.inDir(name)}, nil
	}
	if !t.Has(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	data, err := t.Read(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &openFile{*bytes.NewReader(data), fileInfo{path.Base(name), int64(len(data)), 0o444}}, nil
}

type openFile struct {
	bytes.Reader
	info fileInfo
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

type openDir struct {
	tree *Tree
	path string
	rest []string // names not listed yet, in order
}

func (d *openDir) Stat() (fs.FileInfo, error) {
	return fileInfo{path.Base(d.path), 0, fs.ModeDir | 0o555}, nil
}

func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.path, Err: fs.ErrInvalid}
}

func (d *openDir) Close() error { return nil }

func (d *openDir) ReadDir(n int) ([]fs.DirEntry, error) {
	count := len(d.rest)
	if n > 0 {
		if count == 0 {
			return nil, io.EOF
		}
		count = min(n, count)
	}
	entries := make([]fs.DirEntry, count)
	for i, name := range d.rest[:count] {
		entries[i] = dirEntry{d.tree, path.Join(d.path, name)}
	}
	d.rest = d.rest[count:]
	return entries, nil
}

type dirEntry struct {
	tree *Tree
	path string
}

func (e dirEntry) Name() string               { return path.Base(e.path) }
func (e dirEntry) IsDir() bool                { return !e.tree.Has(e.path) }
func (e dirEntry) Info() (fs.FileInfo, error) { return fs.Stat(e.tree, e.path) }

func (e dirEntry) Type() fs.FileMode {
	if e.IsDir() {
		return fs.ModeDir
	}
	return 0
}

type fileInfo struct {
	name string
	size int64
	mode fs.FileMode
}

func (i fileInfo) Name() string       { return i.name }
func (i fileInfo) Size() int64        { return i.size }
func (i fileInfo) Mode() fs.FileMode  { return i.mode }
func (i fileInfo) ModTime() time.Time { return time.Time{} }
func (i fileInfo) IsDir() bool        { return i.mode.IsDir() }
func (i fileInfo) Sys() any           { return nil }
