package output

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
)

// unsynced is the real disk, but for the wait until all of it is written, that
// of other programs too: a killed program loses nothing by it.
type unsynced struct{ system }

func (unsynced) sync(string) error { return nil }

// disks are the ways in which a site can come to its folder.
var disks = map[string]func(dir string) disk{
	"exchanged": func(string) disk { return unsynced{} },
	"renamed": func(string) disk {
		return faulty{unsynced{}, func(call, _ string) error {
			if call == "exchange" {
				return errors.ErrUnsupported
			}
			return nil
		}}
	},
	"filled": mount,
}

// TestAnyFailingCall fails each call that changes the disk, one after the
// other, alone and with all that follow it, as on a disk that is full or gone.
// An error leaves the old site, and what it could not take away or bring back
// the next build does.
func TestAnyFailingCall(t *testing.T) {
	old := with(map[string]string{"eski/index.html": "eski", "ayni.css": "aynı"})
	changed := with(map[string]string{"index.html": "yeni", "yeni/index.html": "yeni", "ayni.css": "aynı"})
	for way, on := range disks {
		for _, forGood := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, for good %v", way, forGood), func(t *testing.T) {
				t.Parallel()
				for at := int64(1); ; at++ {
					dir := t.TempDir() + "/public"
					publishBy(t, unsynced{}, dir, old)
					write(t, dir+"/CNAME", "a.example.org")
					write(t, dir+"/.git/HEAD", "ref")
					before := read(t, dir)

					var calls atomic.Int64
					var saying sync.Mutex
					failed := ""
					p := publisher{disk: faulty{on(dir), func(call, name string) error {
						if n := calls.Add(1); n == at || forGood && n > at {
							saying.Lock()
							defer saying.Unlock()
							failed += call + " " + filepath.Base(name) + ", "
							return &os.PathError{Op: call, Path: name, Err: syscall.ENOSPC}
						}
						return nil
					}}}
					_, err := p.publish(t.Context(), dir, tree(t, changed))
					if calls.Load() < at {
						if at < 15 {
							t.Errorf("only %d calls", at)
						}
						return
					}
					removing := failed == "remove .public.ders-new, " || failed == "remove .public.ders-old, "
					switch {
					case err == nil && !forGood && !removing:
						wantSite(t, dir, changed, "CNAME", ".git/HEAD")
					case err == nil:
						if data, err := os.ReadFile(dir + "/index.html"); string(data) != "yeni" {
							t.Errorf("%s: no error, and not the new site: %v", failed, err)
						}
					case !errors.Is(err, syscall.ENOSPC):
						t.Errorf("%s: %v", failed, err)
					case way == "filled":
						wantWholeFiles(t, dir, old, changed)
					case !forGood:
						if after := read(t, dir); !maps.Equal(before, after) {
							t.Errorf("%s: before %v\nafter %v", failed, before, after)
						}
						if !removing {
							wantAlone(t, dir)
						}
					}
					p.disk = on(dir)
					if _, err := p.publish(t.Context(), dir, tree(t, changed)); err != nil {
						t.Errorf("%s: the next build: %v", failed, err)
					}
					wantSite(t, dir, changed, "CNAME", ".git/HEAD")
					if got := read(t, dir); got["CNAME"] != "a.example.org" || got[".git/HEAD"] != "ref" {
						t.Errorf("%s: CNAME or .git is lost", failed)
					}
					if t.Failed() {
						return
					}
				}
			})
		}
	}
}

// publishBy is publish by way of a disk.
func publishBy(t testing.TB, d disk, dir string, files map[string]string) {
	t.Helper()
	p := publisher{disk: d}
	if _, err := p.publish(t.Context(), dir, tree(t, files)); err != nil {
		t.Fatal(err)
	}
}

// wantWholeFiles fails unless each file of a folder is that of one of two
// sites, and its own.
func wantWholeFiles(t testing.TB, dir string, old, changed map[string]string) {
	t.Helper()
	for name, text := range read(t, dir) {
		_, was := old[name]
		_, is := changed[name]
		if (was || is) && !(was && text == old[name] || is && text == changed[name]) {
			t.Errorf("%s is %q, neither of the old nor of the new site", name, text)
		}
	}
}
