//go:build unix

package output

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A server that runs as somebody else must be able to read the site.
func TestModesWhateverTheUmask(t *testing.T) {
	for _, mask := range []int{0o077, 0} {
		dir := filepath.Join(t.TempDir(), "x", "public")
		old := syscall.Umask(mask)
		_, err := Publish(t.Context(), dir, tree(t, site), Options{})
		if err == nil { // again: what did not change is linked for a moment
			_, err = Publish(t.Context(), dir, tree(t, with(map[string]string{"index.html": "yeni"})), Options{})
		}
		syscall.Umask(old)
		if err != nil {
			t.Fatal(err)
		}
		filepath.WalkDir(filepath.Dir(dir), func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				t.Fatal(err)
			}
			want := fs.FileMode(0o644)
			if d.IsDir() {
				want = 0o755
			}
			info, err := os.Lstat(name)
			if err != nil || info.Mode().Perm() != want {
				t.Errorf("umask %o: %s is %v %v", mask, name, info.Mode(), err)
			}
			if strings.HasPrefix(d.Name(), ".") && d.Name() != ".nojekyll" {
				t.Errorf("%s is hidden", name)
			}
			if n := info.Sys().(*syscall.Stat_t).Nlink; !d.IsDir() && n != 1 {
				t.Errorf("%s has %d names", name, n)
			}
			return nil
		})
	}
}
