//go:build ignore

// Release builds ders for every system it runs on and packs each program with
// the licence, the README and completions for shells:
//
//	go run .ci/release.go FOLDER
//
// The same commit and the same Go give the same bytes, wherever and whenever:
// programs are built without paths, and archives carry the time of the commit.
package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"debug/buildinfo"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

var systems = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64"}

// A file is one of an archive.
type file struct {
	name string
	mode int64
	data []byte
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run .ci/release.go FOLDER")
	}
	if err := release(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func release(out string) error {
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	beside, err := besideTheProgram()
	if err != nil {
		return err
	}
	var sums strings.Builder
	for _, system := range systems {
		program, version, when, err := build(system)
		if err != nil {
			return err
		}
		goos, arch, _ := strings.Cut(system, "/")
		name := fmt.Sprintf("ders_%s_%s_%s", strings.TrimPrefix(version, "v"), goos, arch)
		files := append([]file{{"ders", 0o755, program}}, beside...)
		var archive []byte
		if goos == "windows" {
			files[0].name += ".exe"
			name += ".zip"
			archive, err = zipped(files, when)
		} else {
			name += ".tar.gz"
			archive, err = tarred(files, when)
		}
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, name), archive, 0o644); err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(archive), name)
		fmt.Printf("%s (%.1f MB)\n", filepath.Join(out, name), float64(len(archive))/1e6)
	}
	return os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(sums.String()), 0o644)
}

// settings are what could change a program behind our back.
var settings = []string{"CGO_ENABLED=0", "GOFLAGS=", "GOEXPERIMENT=", "GOAMD64=v1", "GOARM64=v8.0", "GOFIPS140=off"}

// build is the program for a system, the version that is stamped into it, and
// the time of its commit.
func build(system string) (program []byte, version string, when time.Time, err error) {
	goos, arch, _ := strings.Cut(system, "/")
	dir, err := os.MkdirTemp("", "ders-release-")
	if err != nil {
		return nil, "", when, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "ders")
	if _, err := run(append(settings, "GOOS="+goos, "GOARCH="+arch), "build", "-trimpath", "-ldflags=-s -w", "-o", path, "./cmd/ders"); err != nil {
		return nil, "", when, err
	}
	info, err := buildinfo.ReadFile(path)
	if err != nil {
		return nil, "", when, err
	}
	version, when = "devel", time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	if v := info.Main.Version; v != "" && v != "(devel)" {
		version = v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.time" {
			if when, err = time.Parse(time.RFC3339, s.Value); err != nil {
				return nil, "", when, err
			}
		}
	}
	program, err = os.ReadFile(path)
	return program, version, when.UTC(), err
}

// besideTheProgram are the other files of every archive.
func besideTheProgram() ([]file, error) {
	var files []file
	for _, name := range []string{"LICENSE", "README.md"} {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, file{name, 0o644, data})
	}
	for name, shell := range map[string]string{"ders.bash": "bash", "_ders": "zsh", "ders.fish": "fish", "ders.ps1": "powershell"} {
		data, err := run(nil, "run", "./cmd/ders", "--lang", "en", "completion", shell)
		if err != nil {
			return nil, err
		}
		files = append(files, file{"completions/" + name, 0o644, data})
	}
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return files, nil
}

func run(env []string, args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Env, cmd.Stderr = append(os.Environ(), env...), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return out, nil
}

func tarred(files []file, when time.Time) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	t := tar.NewWriter(z)
	for _, f := range files {
		header := &tar.Header{Name: f.name, Mode: f.mode, Size: int64(len(f.data)), ModTime: when, Format: tar.FormatUSTAR}
		if err := t.WriteHeader(header); err != nil {
			return nil, err
		}
		if _, err := t.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := t.Close(); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}

func zipped(files []file, when time.Time) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		header := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: when}
		header.SetMode(os.FileMode(f.mode))
		w, err := z.CreateHeader(header)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.data); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}
