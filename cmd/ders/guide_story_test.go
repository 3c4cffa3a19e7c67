//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var shellWord = regexp.MustCompile(`"[^"]*"|\S+`)

// wordsOf are the words of a command, as a shell and Windows' terminal part them.
func wordsOf(line string) []string {
	words := shellWord.FindAllString(line, -1)
	for i, word := range words {
		words[i] = strings.Trim(word, `"`)
	}
	return words
}

// TestGuideFirstLesson does what the guide's "Beş dakikada ilk ders" says, from
// an empty folder to a built site: commands and files as they are written
// there.
func TestGuideFirstLesson(t *testing.T) {
	page := readFile(t, filepath.Join(guideFolder, "20-ilk-ders.md"))
	t.Chdir(t.TempDir())
	var url string
	files, commands := 0, 0
	for _, b := range blocksOf(t, page) {
		switch {
		case b.language == "sh":
			for line := range strings.Lines(b.text) {
				commands++
				switch words := wordsOf(line); words[0] {
				case "ders":
					if len(words) == 1 {
						p := start(t, []string{"CI=1"})
						url, _, _ = strings.Cut(p.line(), " ")
						continue
					}
					var out, fault bytes.Buffer
					if status := run(words[1:], strings.NewReader(""), &out, &fault); status != clean {
						t.Fatalf("line %d: %s: status %d\n%s%s", b.line, line, status, out.String(), fault.String())
					}
				default:
					t.Errorf("line %d: a command that no test runs: %s", b.line, line)
				}
			}
		case ofAFile.MatchString(b.caption):
			files++
			if _, err := os.Stat(filepath.FromSlash(b.caption)); err != nil {
				t.Errorf("line %d: no command made the file: %v", b.line, err)
			}
			writeFile(t, filepath.FromSlash(b.caption), b.text)
			if strings.Contains(b.text, "```quiz") {
				shows(t, url+"servis/siparis-almak/", "simit bitti")
			}
		}
	}
	if files != 3 || commands < 6 || url == "" {
		t.Errorf("the page has %d files and %d commands; served at %q", files, commands, url)
	}
	built := readFile(t, "public/servis/siparis-almak/index.html")
	for _, part := range []string{"Tekrarlayın", "simit bitti", "Böyle söyleyin"} {
		if !strings.Contains(built, part) {
			t.Errorf("the built lesson does not say %q", part)
		}
	}
}

// TestGuideNewFiles makes what the guide names, in a new site.
func TestGuideNewFiles(t *testing.T) {
	page := readFile(t, filepath.Join(guideFolder, "30-site-klasoru.md"))
	t.Chdir(t.TempDir())
	commands := []string{"ders init"}
	for _, b := range blocksOf(t, page) {
		if b.language == "sh" {
			commands = append(commands, strings.Split(strings.TrimSpace(b.text), "\n")...)
		}
	}
	if len(commands) != 6 {
		t.Errorf("the page has the commands %q", commands)
	}
	for _, command := range append(commands, "ders check --strict") {
		var out, fault bytes.Buffer
		if status := run(wordsOf(command)[1:], strings.NewReader(""), &out, &fault); status != clean {
			t.Errorf("%s: status %d\n%s%s", command, status, out.String(), fault.String())
		}
	}
}

// shows waits until a page that is being served says something.
func shows(t *testing.T, url, words string) {
	t.Helper()
	eventually(t, url+" says "+words, func() bool {
		_, page := get(t, url)
		return strings.Contains(page, words)
	})
}
