package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// made says that a site is of an input, and what is to be said of it.
func made(input, note string) Options {
	return Options{Input: sha256.Sum256([]byte(input)), Note: []byte(note)}
}

// publishMade publishes a site of an input.
func publishMade(t testing.TB, dir string, files map[string]string, opts Options) Stats {
	t.Helper()
	stats, err := Publish(t.Context(), dir, tree(t, files), opts)
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

// stands is the note of the site that stands by an input, "" for none.
func stands(t testing.TB, dir string, opts Options) (Stats, string) {
	t.Helper()
	stats, note, err := Standing(t.Context(), dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	if note == nil && stats != (Stats{}) {
		t.Errorf("no note, but %+v", stats)
	}
	return stats, string(note)
}

// TestAStandingSiteIsKnown: by its input alone, to the figures that Publish
// would give, and without a write.
func TestAStandingSiteIsKnown(t *testing.T) {
	dir := t.TempDir() + "/public"
	opts := made("girdi", "uyarı: içerik/taslak.md")
	publishMade(t, dir, site, opts)
	write(t, dir+"/CNAME", "egitim.example.org")
	write(t, dir+"/.git/HEAD", "ref")
	before := read(t, dir)
	stats, note := stands(t, dir, Options{Input: opts.Input})
	if note != string(opts.Note) {
		t.Errorf("the note is %q", note)
	}
	if !maps.Equal(before, read(t, dir)) {
		t.Error("the folder was changed")
	}
	if want := publishMade(t, dir, site, opts); stats != want || !want.Unchanged {
		t.Errorf("%+v, and Publish says %+v", stats, want)
	}
	wantAlone(t, dir)
	if strings.Contains(before[Marker], "taslak") || strings.Contains(before[Marker], strings.TrimSpace(string(opts.Note[:5]))) {
		t.Error("the note can be read in the published folder")
	}

	link := t.TempDir() + "/link"
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	if _, note := stands(t, link, opts); note == "" {
		t.Error("a link to the site is not the site")
	}
}

// TestWhatDoesNotStand: nothing but the very site of the very input is taken for
// it, and whatever does not stand the next publication mends.
func TestWhatDoesNotStand(t *testing.T) {
	opts := made("girdi", "not")
	rewrite := func(name, from, to string) func(string) error {
		return func(dir string) error {
			data, err := os.ReadFile(dir + "/" + name)
			changed := bytes.Replace(data, []byte(from), []byte(to), 1)
			if err == nil && bytes.Equal(data, changed) {
				err = errors.New("nothing to change")
			}
			return errors.Join(err, os.WriteFile(dir+"/"+name, changed, 0o644))
		}
	}
	hexOf := func(text string) string { sum := sha256.Sum256([]byte(text)); return hex.EncodeToString(sum[:]) }
	both := func(a, b func(string) error) func(string) error {
		return func(dir string) error { return errors.Join(a(dir), b(dir)) }
	}
	for name, tamper := range map[string]func(dir string) error{
		"a byte":        rewrite("iade/index.html", "iade", "İade"),
		"cut":           func(dir string) error { return os.Truncate(dir+"/iade/index.html", 1) },
		"gone":          func(dir string) error { return os.Remove(dir + "/assets/main.css") },
		"empty gone":    func(dir string) error { return os.Remove(dir + "/a/b/c/index.html") },
		"nojekyll gone": func(dir string) error { return os.Remove(dir + "/.nojekyll") },
		"litter":        func(dir string) error { return os.WriteFile(dir+"/a/.DS_Store", nil, 0o644) },
		"half":          func(dir string) error { return os.WriteFile(dir+"/"+half, nil, 0o644) },
		"extra folder":  func(dir string) error { return os.Mkdir(dir+"/boş", 0o755) },
		"a link": func(dir string) error {
			return errors.Join(os.Rename(dir+"/index.html", dir+"/../elsewhere"), os.Symlink("../elsewhere", dir+"/index.html"))
		},
		"a linked folder": func(dir string) error {
			return errors.Join(os.Rename(dir+"/iade", dir+"/../elsewhere"), os.Symlink("../elsewhere", dir+"/iade"))
		},
		"folder for a file": func(dir string) error {
			return errors.Join(os.Remove(dir+"/index.html"), os.Mkdir(dir+"/index.html", 0o755))
		},
		"marker gone by a merge": rewrite(Marker, "{", "<<<<<<< HEAD"),
		"marker spaced":          rewrite(Marker, "{", "{ "),
		"marker of a version":    rewrite(Marker, `"version": 2`, `"version": 1`),
		"marker of the future":   rewrite(Marker, `"version": 2`, `"version": 3`),
		"seal gone":              rewrite(Marker, `"seal": "`, `"was": "`),
		"seal cut":               rewrite(Marker, `"seal": "`, `"seal": "AAAA`),
		"a file and its digest":  both(rewrite("iade/index.html", "iade", "kötü"), rewrite(Marker, hexOf("iade"), hexOf("kötü"))),
		"a file that is not listed": both(
			func(dir string) error { return os.Remove(dir + "/iade/index.html") }, rewrite(Marker, `"iade/index.html"`, `"was/index.html"`)),
		"listed out of the folder": rewrite(Marker, `"iade/index.html"`, `"../iade/index.html"`),
		"the whole digest":         rewrite(Marker, `"digest": "`, `"digest": "00`),
		"a killed build":           func(dir string) error { return os.Mkdir(siblingOf(dir, "new"), 0o755) },
		"a killed swap":            func(dir string) error { return os.Mkdir(siblingOf(dir, "old"), 0o755) },
		"a running build": func(dir string) error {
			return os.WriteFile(siblingOf(dir, "lock"), nil, 0o644)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir() + "/public"
			publishMade(t, dir, site, opts)
			if _, note := stands(t, dir, opts); note == "" {
				t.Fatal("it never stood")
			}
			if err := tamper(dir); err != nil {
				t.Fatal(err)
			}
			if _, note := stands(t, dir, opts); note != "" {
				t.Error("it is taken for the site")
			}
			os.Remove(dir + "/../iade") // where a marker led to
			publishMade(t, dir, site, opts)
			wantSite(t, dir, site)
			if _, note := stands(t, dir, opts); note == "" {
				t.Error("it was not mended")
			}
		})
	}

	dir := t.TempDir() + "/public"
	publishMade(t, dir, site, opts)
	for name, other := range map[string]Options{
		"other input":   made("başka", "not"),
		"unknown input": {},
		"protected":     {Input: opts.Input, Protect: []string{dir + "/iade"}},
	} {
		if _, note := stands(t, dir, other); note != "" {
			t.Errorf("it stands by %s", name)
		}
	}
	if _, note := stands(t, dir+"/yok", opts); note != "" {
		t.Error("nothing stands")
	}
	for name, without := range map[string]Options{"input": {Note: opts.Note}, "note": {Input: opts.Input}} {
		publishMade(t, dir, site, without)
		if markerOf(dir).Seal != "" {
			t.Errorf("sealed without its %s", name)
		}
	}
}

// TestAnotherSealIsAllThatIsWritten: where the same site comes of other input,
// the marker alone changes, and a call that fails leaves the old one.
func TestAnotherSealIsAllThatIsWritten(t *testing.T) {
	one, two := made("bir", "not"), made("iki", "not")
	dir := t.TempDir() + "/public"
	publishMade(t, dir, site, one)
	was, _ := os.Stat(dir)
	for at := int64(1); ; at++ {
		var calls atomic.Int64
		order := ""
		p := publisher{Options: two, disk: faulty{unsynced{}, func(call, name string) error {
			order += call + " "
			if calls.Add(1) >= at && call != "remove" {
				return &os.PathError{Op: call, Path: name, Err: syscall.ENOSPC}
			}
			return nil
		}}}
		before := read(t, dir)
		stats, err := p.publish(t.Context(), dir, tree(t, site))
		if err == nil {
			if stats.Written != 0 || stats.Files != 5 || stats.Unchanged {
				t.Errorf("%+v", stats)
			}
			if !strings.HasSuffix(order, "mkdir create sync rename remove ") { // a power cut finds one of the two
				t.Error(order)
			}
			break
		}
		after := read(t, dir)
		if !errors.Is(err, syscall.ENOSPC) || !maps.Equal(before, after) {
			t.Errorf("call %d: %v\n%v\n%v", at, err, before, after)
		}
		if at > 20 {
			t.Fatal("it never ends")
		}
	}
	wantSite(t, dir, site)
	if is, _ := os.Stat(dir); !os.SameFile(was, is) {
		t.Error("the folder was replaced")
	}
	if _, note := stands(t, dir, two); note != "not" {
		t.Errorf("the note is %q", note)
	}
	if _, note := stands(t, dir, one); note != "" {
		t.Error("it stands by the old input too")
	}
}
