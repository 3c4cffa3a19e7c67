package main

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// A machine is where a site is built.
type machine struct {
	env      []string
	here     string // the current folder
	site     string
	backward bool // the files come in the other order
	age      time.Duration
	mode     fs.FileMode // of the files
	umask    string
}

// TestEqualSitesGiveEqualBytes builds one site on two machines that have
// nothing in common, and nothing of either is in what is built.
func TestEqualSitesGiveEqualBytes(t *testing.T) {
	files := map[string]string{
		"package.json":  `{"type": "commonjs", "sideEffects": false, "browserslist": "ie 11"}`, // a stranger's, which esbuild could find
		"tsconfig.json": `{"compilerOptions": {"target": "es5", "useDefineForClassFields": false}}`,
	}
	ornek := os.DirFS("../../generator/testdata/sites/ornek")
	err := fs.WalkDir(ornek, ".", func(name string, d fs.DirEntry, err error) error {
		if d.IsDir() && name == "want" {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(ornek, name)
		files["site/"+name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	base, far := t.TempDir(), filepath.Join(t.TempDir(), "Uzak yer", "ş")
	here := machine{[]string{"TZ=UTC", "LC_ALL=C", "LANG=C", "HOME=" + base, "USERPROFILE=" + base, "GOMAXPROCS=1", "GOGC=off", "NO_COLOR=1"}, filepath.Join(base, "site"), ".", false, 0, 0o644, "022"}
	there := machine{[]string{"TZ=Asia/Kathmandu", "LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8", "HOME=" + far, "USERPROFILE=" + far, "LC_COLLATE=sv_SE.UTF-8", "LANGUAGE=de", "GOMAXPROCS=7", "GOGC=20",
		"CI=true", "NODE_PATH=" + far, "NODE_ENV=production", "SOURCE_DATE_EPOCH=1", "TMPDIR=" + far, "USER=ayse", "FORCE_COLOR=1"}, far, filepath.Join(far, "site"), true, 9000 * time.Hour, 0o600, "077"}
	one, digest := here.build(t, base, files, nil)
	two, other := there.build(t, far, files, []string{"package.json", "tsconfig.json"})
	if digest == "" || digest != other {
		t.Errorf("the digests that are told are %q and %q", digest, other)
	}
	if len(one) < 30 {
		t.Errorf("only %d files", len(one))
	}
	for _, name := range slices.Sorted(maps.Keys(one)) {
		if one[name] != two[name] {
			t.Errorf("%s differs (%d and %d bytes)", name, len(one[name]), len(two[name]))
		}
		delete(two, name)
	}
	for name := range two {
		t.Errorf("%s is built there only", name)
	}
	machines := []string{base, far, runtime.Version(), "Kathmandu"}
	for name, text := range one {
		for _, word := range machines {
			if strings.Contains(text, word) {
				t.Errorf("%s tells %q", name, word)
			}
		}
	}
}

// build puts the site into a folder and builds it there, and returns the files
// and the digest that the build tells.
func (m machine) build(t *testing.T, dir string, files map[string]string, strange []string) (built map[string]string, digest string) {
	t.Helper()
	names := slices.Sorted(maps.Keys(files))
	if m.backward {
		slices.Reverse(names)
	}
	for i, name := range names {
		if !strings.HasPrefix(name, "site/") && !slices.Contains(strange, name) {
			continue
		}
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(files[name]), m.mode); err != nil {
			t.Fatal(err)
		}
		when := time.Now().Add(-m.age - time.Duration(i)*time.Hour)
		if err := os.Chtimes(path, when, when); err != nil {
			t.Fatal(err)
		}
	}
	var said, told bytes.Buffer
	args := []string{"build", "--source", m.site, "--base-url", "https://ornek.org/egitim/", "--verbose"}
	cmd := exec.Command("ders", args...)
	if runtime.GOOS != "windows" {
		cmd = exec.Command("sh", append([]string{"-c", `umask "$0"; exec ders "$@"`, m.umask}, args...)...)
	}
	cmd.Dir, cmd.Stdout, cmd.Stderr = m.here, &said, &told
	cmd.Env = append(append(os.Environ(), "CI="), m.env...)
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, told.String())
	}
	public := filepath.Join(dir, "site", "public")
	wantModes(t, public)
	_, digest, _ = strings.Cut(said.String(), "; sha256 ")
	return filesIn(t, public), strings.TrimSpace(digest)
}

// wantModes: everybody may read what is built, whoever has built it.
func wantModes(t *testing.T, dir string) {
	t.Helper()
	if runtime.GOOS == "windows" { // which has no such modes
		return
	}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		want := fs.FileMode(0o644)
		if d.IsDir() {
			want = fs.ModeDir | 0o755
		}
		if info, err := d.Info(); err != nil || info.Mode() != want {
			t.Errorf("%s is %v, want %v (%v)", name, info.Mode(), want, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// filesIn is every file below a folder.
func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		local, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(local)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
