package main

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
)

// hugoVersion is the newest that Go 1.26 builds.
const hugoVersion = "v0.165.0"

// What a site needs to make of the same lessons what ders makes, as far as Hugo
// makes it.
//
//go:embed all:testdata/hugo
var hugoTheme embed.FS

// findHugo is the program on the PATH, or one that is built into the cache: no
// part of this module, without C.
func findHugo(ctx context.Context, cache string) (string, error) {
	if found, err := exec.LookPath("hugo"); err == nil {
		return found, nil
	}
	folder := filepath.Join(cache, "hugo-"+hugoVersion)
	program := filepath.Join(folder, "hugo")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	if _, err := os.Stat(program); err == nil {
		return program, nil
	}
	say("building Hugo %s, once", hugoVersion)
	cmd := exec.CommandContext(ctx, "go", "install", "github.com/gohugoio/hugo@"+hugoVersion)
	cmd.Dir = cache
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-mod=mod", "GOBIN="+folder)
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, lastLine(string(out)))
	}
	return program, nil
}

func lastLine(text string) string {
	text = strings.TrimSpace(text)
	return text[strings.LastIndexByte(text, '\n')+1:]
}

// hugoName is what the program says of itself: "Hugo v0.165.0".
func hugoName(ctx context.Context, program string) string {
	out, err := exec.CommandContext(ctx, program, "version").Output()
	if version := regexp.MustCompile(`v\d[\d.]*`).Find(out); err == nil && version != nil {
		return "Hugo " + string(version)
	}
	return "Hugo"
}

// layOut makes a site for Hugo of one for ders, and returns its folder. Texts
// stay as they are but for the order, which Hugo reads from the front matter,
// and the links of a quiz, which becomes a page of its module.
func layOut(site, folder string) (string, error) {
	theme, err := fs.Sub(hugoTheme, "testdata/hugo")
	if err == nil {
		err = os.CopyFS(folder, theme)
	}
	if err != nil {
		return "", fmt.Errorf("lay out a site for Hugo: %w", err)
	}
	modules := map[string]string{} // folders by id
	from := os.DirFS(site)
	err = fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		to, text := name, string(data)
		number, _, _ := strings.Cut(path.Base(name), "-")
		switch module := path.Dir(name); {
		case path.Base(name) == "index.md":
			to = path.Join(module, "_index.md")
			number, _, _ = strings.Cut(path.Base(module), "-")
			_, id, _ := strings.Cut(path.Base(module), "-")
			modules[id] = module
		case module == "quizzes":
			to = path.Join(modules[strings.TrimSuffix(path.Base(name), ".md")], "sinav.md")
			number = "1000" // behind the lessons
			text = strings.ReplaceAll(text, "](../content/", "](/")
		}
		if number = strings.TrimLeft(number, "0"); number != "content" {
			text = strings.Replace(text, "\n---\n", "\nweight: "+number+"\n---\n", 1)
		}
		to = filepath.Join(folder, filepath.FromSlash(to))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, []byte(text), 0o644)
	})
	if err != nil {
		return "", fmt.Errorf("lay out a site for Hugo: %w", err)
	}
	return folder, nil
}

var lessonAddress = regexp.MustCompile(`^modul-(\d+)/(?:ders-(\d+)/)?`)

// inHugo is where Hugo has the page that ders has at an address.
func inHugo(address string) string {
	if tag, is := strings.CutPrefix(address, "etiket/"); is {
		return "tags/" + tag
	}
	m := lessonAddress.FindStringSubmatch(address)
	module := fmt.Sprintf("%04s-modul-%s/", m[1], m[1])
	switch rest := address[len(m[0]):]; {
	case m[2] != "":
		return module + fmt.Sprintf("%03s-ders-%s/", m[2], m[2])
	case rest == "yazdir/":
		return "yazdir/" + module
	}
	return module
}
