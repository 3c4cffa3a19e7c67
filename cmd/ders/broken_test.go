package main

import (
	"bytes"
	"maps"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestErrorsKeepTheSite: whatever is wrong with the input, a build ends with
// status 1 and words, and the site that stood there is as it was.
func TestErrorsKeepTheSite(t *testing.T) {
	dir := newSite(t)
	if out, err := exec.Command("ders", "build", "--source", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	lesson := filepath.Join(dir, "content/01-iade/01-sure.md")
	before, sound := filesIn(t, filepath.Join(dir, "public")), filesIn(t, dir)["content/01-iade/01-sure.md"]
	for name, text := range map[string]string{
		"Windows-1254":    "---\ntitle: M\xfc\xfeteri\n---\n",
		"UTF-16":          "\xff\xfe-\x00-\x00-\x00",
		"no head":         "Metin.\n",
		"an open head":    "---\ntitle: x\n",
		"an alias bomb":   "---\ntitle: &a [x]\nb: [*a, *a]\n---\n",
		"a broken link":   sound + "\n[x](yok.md)\n",
		"a script":        sound + "\n[x](javascript:alert(1))\n",
		"deep quotes":     sound + "\n" + strings.Repeat("> ", 200) + "x\n",
		"a wide table":    sound + "\n" + strings.Repeat("|a", 2000) + "\n" + strings.Repeat("|-", 2000) + "\n" + strings.Repeat("x\n", 2000),
		"a huge file":     strings.Repeat("a", 6<<20),
		"an endless line": sound + strings.Repeat("*a_ ", 100_000),
	} {
		write(t, text, lesson)
		var stderr bytes.Buffer
		cmd := exec.Command("ders", "build", "--source", dir)
		cmd.Stderr = &stderr
		if cmd.Run(); cmd.ProcessState.ExitCode() != 1 {
			t.Errorf("%s: exit status %d", name, cmd.ProcessState.ExitCode())
		}
		if told := stderr.String(); !strings.Contains(told, "01-sure.md") || strings.Contains(told, "goroutine") || !strings.Contains(told, "site yazılmadı") {
			t.Errorf("%s: %.500s", name, told)
		}
		if !maps.Equal(before, filesIn(t, filepath.Join(dir, "public"))) {
			t.Errorf("%s: the site was changed", name)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
			t.Errorf("%s: left beside it: %v", name, left)
		}
	}
}
