package source_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ders/generator/source"
)

// texts are those of the files of a moved folder and of one that leads there.
var texts = map[string]string{
	"content/a/x.md":   "\ufeffbir\r\niki\r\nüç\r\n",
	"content/a/y.png":  "png",
	"content/b/z.md":   "z\n\nşu: a/x.md\nson\n",
	"content/index.md": "---\ntitle: Ev\n---\n\n[x](a/x.md)\n",
}

// movedSite is a site folder and a rearrangement of it.
func movedSite(t *testing.T) (dir string, r func(s *source.Snapshot) source.Rearrangement) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range texts {
		lay(t, dir, name, text)
	}
	return dir, func(s *source.Snapshot) source.Rearrangement {
		r := source.Rearrangement{
			From: "content/a", To: "content/c/d",
			Names: map[string]string{"content/a/x.md": "content/c/d/x.md", "content/a/y.png": "content/c/d/y.png"},
			Edits: map[*source.File][]source.Edit{},
		}
		for _, e := range []struct{ name, old, next string }{
			{"content/a/x.md", "iki", "2\n3"}, {"content/b/z.md", "a/x.md", "c/d/x.md"},
			{"content/index.md", "a/x.md", "c/d/x.md"}, {"content/index.md", "title: Ev\n", "title: Ev\naliases: [a/]\n"},
		} {
			for file, edits := range edit(s, e.name, e.old, e.next) {
				r.Edits[file] = append(r.Edits[file], edits...)
			}
		}
		return r
	}
}

func lay(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func opened(t *testing.T, dir string) *source.Snapshot {
	t.Helper()
	s, err := source.Open(dir, "ders.yaml", "content", "quizzes", "themes", source.MoveNote)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	s.Rescan()
	return s
}

var errKilled = errors.New("killed")

// killed does something that ends at the n-th call, as if the program were
// killed there: nothing of it goes on. It is false where there are fewer calls.
func killed(s *source.Snapshot, n int, do func()) (there bool) {
	s.Ask(func(string, string) error {
		if n--; n == 0 {
			panic(errKilled)
		}
		return nil
	})
	defer func() {
		s.Ask(nil)
		if what := recover(); what != nil && what != errKilled {
			panic(what)
		} else if what != nil {
			there = true
		}
	}()
	do()
	return false
}

// ends are the folder before the rearrangement and after it.
func ends(t *testing.T) (before, after map[string]string) {
	t.Helper()
	dir, plan := movedSite(t)
	before = disk(t, dir)
	s := opened(t, dir)
	if err := s.Rearrange(plan(s)); err != nil {
		t.Fatal(err)
	}
	return before, disk(t, dir)
}

// Killed at any call, and the next run at any call again, a rearrangement is
// whole once a run ends: made, or not begun. Nothing else is left.
func TestRearrangeKilled(t *testing.T) {
	before, after := ends(t)
	for first := 1; ; first++ {
		more := false
		for second := 1; ; second++ {
			dir, plan := movedSite(t)
			s := opened(t, dir)
			more = killed(s, first, func() { s.Rearrange(plan(s)) })
			noted := disk(t, dir)[source.MoveNote] != ""
			s = opened(t, dir)
			again := killed(s, second, func() { s.Resume() })
			did, err := s.Resume()
			want := before
			if noted || !more {
				want = after
			}
			if diff := cmp.Diff(want, disk(t, dir)); diff != "" || err != nil {
				t.Fatalf("killed at call %d, then at %d: %v\n%s", first, second, err, diff)
			}
			if did != nil && (!did.Finished || len(did.Left) > 0 || did.From != "content/a" || did.To != "content/c/d") {
				t.Errorf("killed at call %d, then at %d: %+v", first, second, did)
			}
			if !again {
				break
			}
		}
		if !more {
			if first < 15 {
				t.Errorf("only %d calls", first)
			}
			return
		}
	}
}

// A call that fails leaves the folder as it was; where nothing goes any more,
// the next run ends it.
func TestRearrangeFailing(t *testing.T) {
	before, after := ends(t)
	for _, forGood := range []bool{false, true} {
		for at := 1; ; at++ {
			dir, plan := movedSite(t)
			s := opened(t, dir)
			calls, failed := 0, ""
			s.Ask(func(call, name string) error {
				if calls++; calls == at || forGood && calls > at {
					failed += call + " " + name + ", "
					return &os.PathError{Op: call, Path: name, Err: syscall.ENOSPC}
				}
				return nil
			})
			err := s.Rearrange(plan(s))
			if calls < at {
				break
			}
			s.Ask(nil)
			harmless := strings.HasPrefix(failed, "remove content") // an empty folder stays
			if err == nil != harmless && !forGood || err != nil && !errors.Is(err, syscall.ENOSPC) {
				t.Errorf("%s: %v", failed, err)
			}
			if !forGood && !harmless && !strings.HasPrefix(failed, "remove "+source.MoveNote) {
				if diff := cmp.Diff(before, disk(t, dir)); diff != "" {
					t.Errorf("%s:\n%s", failed, diff)
				}
			}
			if _, err := s.Resume(); err != nil {
				t.Errorf("%s: the next run: %v", failed, err)
			}
			got := disk(t, dir)
			delete(got, "content/a") // the empty one
			if cmp.Diff(before, disk(t, dir)) != "" && cmp.Diff(after, got) != "" {
				t.Errorf("%s: neither before nor after:\n%s", failed, cmp.Diff(before, got))
			}
		}
	}
}

// Whatever an author does to a file between the kill and the next run, it stays
// as they left it; all other files are made or taken back together, and what is
// not whole is named.
func TestResumeKeepsWhatWasChanged(t *testing.T) {
	before, after := ends(t)
	const own = "benim sözüm"
	outcomes := map[string]int{}
	for name := range texts {
		next := strings.Replace(name, "content/a/", "content/c/d/", 1)
		for kind, change := range map[string]func(file string) error{
			"added to": func(file string) error {
				text, err := os.ReadFile(file)
				return errors.Join(err, os.WriteFile(file, []byte(string(text)+own), 0o644))
			},
			"written anew": func(file string) error { return os.WriteFile(file, []byte(own), 0o644) },
			"deleted":      os.Remove,
		} {
			for at := 1; ; at++ {
				dir, plan := movedSite(t)
				s := opened(t, dir)
				if !killed(s, at, func() { s.Rearrange(plan(s)) }) {
					break
				}
				file := filepath.Join(dir, filepath.FromSlash(name))
				if _, err := os.Stat(file); err != nil {
					file = filepath.Join(dir, filepath.FromSlash(next))
				}
				if err := change(file); err != nil {
					t.Fatal(err)
				}
				theirs, _ := os.ReadFile(file)
				what := fmt.Sprintf("%s %s, killed at call %d", name, kind, at)

				s = opened(t, dir)
				did, err := s.Resume()
				if err != nil {
					t.Fatalf("%s: %v", what, err)
				}
				if did == nil {
					continue // not begun
				}
				got, want := disk(t, dir), before
				if did.Finished {
					want = after
				}
				place := name
				if did.Finished {
					place = next
				}
				if text := got[place]; kind != "deleted" && text != "-rw-r--r-- "+string(theirs) {
					t.Errorf("%s: it holds %q", what, text)
				}
				whole := strings.ReplaceAll(got[place], own, "") == want[place]
				if named := slices.Contains(did.Left, place) || slices.Contains(did.Left, name); whole == named && kind != "written anew" && !strings.HasSuffix(name, ".png") {
					t.Errorf("%s: whole %v, and left: %q", what, whole, did.Left)
				}
				delete(got, place)
				want = clone(want, place)
				for _, dir := range []string{"content/a", "content/c", "content/c/d"} { // may be empty now
					delete(got, dir)
					delete(want, dir)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s:\n%s", what, diff)
				}
				outcomes[fmt.Sprintf("%s, finished %v, left %d", kind, did.Finished, len(did.Left))]++
			}
		}
	}
	for _, want := range []string{"added to, finished true, left 0", "added to, finished false, left 0", "written anew, finished true, left 1"} {
		if outcomes[want] == 0 {
			t.Errorf("never %s: %v", want, outcomes)
		}
	}
}

func clone(files map[string]string, but string) map[string]string {
	out := map[string]string{}
	for name, text := range files {
		if name != but {
			out[name] = text
		}
	}
	return out
}

// Where somebody put a file at the other name meanwhile, both stay: the old file
// restored means the way back, another one of that name does not.
func TestResumeBesideAnother(t *testing.T) {
	before, after := ends(t)
	for what, c := range map[string]struct {
		name, text string
		finished   bool
		left       string
	}{
		"restored":  {"content/a/x.md", texts["content/a/x.md"], false, "content/c/d/x.md"},
		"a new one": {"content/a/x.md", "yeni\n", true, "content/a/x.md"},
	} {
		dir, plan := movedSite(t)
		s := opened(t, dir)
		for at := 1; ; at++ { // killed once it has moved
			if !killed(s, at, func() { s.Rearrange(plan(s)) }) {
				t.Fatal("never moved")
			}
			if disk(t, dir)["content/c/d/x.md"] != "" {
				break
			}
			if _, err := s.Resume(); err != nil {
				t.Fatal(err)
			}
			dir, plan = movedSite(t)
			s = opened(t, dir)
		}
		moved := disk(t, dir)["content/c/d/x.md"]
		lay(t, dir, c.name, c.text)
		did, err := opened(t, dir).Resume()
		if err != nil || did.Finished != c.finished || !slices.Equal(did.Left, []string{c.left}) {
			t.Fatalf("%s: %+v, %v", what, did, err)
		}
		want := clone(before, "")
		want["content/c"], want["content/c/d"], want["content/c/d/x.md"] = "drwxr-xr-x ", "drwxr-xr-x ", moved
		if c.finished {
			want = clone(after, "")
			want["content/a"], want["content/a/x.md"] = "drwxr-xr-x ", "-rw-r--r-- "+c.text
		}
		if diff := cmp.Diff(want, disk(t, dir)); diff != "" {
			t.Errorf("%s:\n%s", what, diff)
		}
	}
}

// Nothing is begun where another rearrangement was interrupted, and a note that
// is no note is none to follow.
func TestRearrangeBesideNote(t *testing.T) {
	dir, plan := movedSite(t)
	lay(t, dir, source.MoveNote, "{")
	before := disk(t, dir)
	var hindered *source.Hindrance
	s := opened(t, dir)
	if err := s.Rearrange(plan(s)); !errors.As(err, &hindered) || hindered.Reason != source.Occupied {
		t.Errorf("%v", err)
	}
	if did, err := s.Resume(); did != nil || !errors.As(err, &hindered) || hindered.Reason != source.Unreadable {
		t.Errorf("%+v, %v", did, err)
	}
	if diff := cmp.Diff(before, disk(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// A note from anywhere loses nothing: what it calls an empty folder and is a file
// stays, and Git's folder is nobody's.
func TestResumeHostile(t *testing.T) {
	for what, c := range map[string]struct {
		text    string
		refused bool
	}{
		"a file as a folder to leave":  {`{"version": 1, "files": [{"from": "content/b/z.md/x", "to": "content/index.md"}]}`, false},
		"a file as a folder not there": {`{"version": 1, "folders": ["content/b/z.md"], "files": [{"from": "content/index.md", "to": "content/index.md", "before": "1", "after": "2", "new": "x"}]}`, false},
		"Git's own":                    {`{"version": 1, "files": [{"from": "content/b/z.md", "to": "content/.GIT/hooks/x"}]}`, true},
		"Git's folder to take away":    {`{"version": 1, "folders": [".git/refs"], "files": []}`, true},
		"by a link":                    {`{"version": 1, "files": [{"from": "content/b/z.md", "to": "content/link/new/x"}]}`, true},
		"out of it":                    {`{"version": 1, "files": [{"from": "content/b/z.md", "to": "content/../../x"}]}`, true},
		"the note":                     {`{"version": 1, "files": [{"from": "ders-move.json", "to": "content/x.md"}]}`, true},
		"another version":              {`{"version": 2, "files": []}`, true},
	} {
		dir, _ := movedSite(t)
		if err := errors.Join(os.MkdirAll(filepath.Join(dir, ".git", "refs"), 0o755), os.Symlink("../.git", filepath.Join(dir, "content", "link"))); err != nil {
			t.Fatal(err)
		}
		before := disk(t, dir)
		lay(t, dir, source.MoveNote, c.text)
		_, err := opened(t, dir).Resume()
		var hindered *source.Hindrance
		if refused := errors.As(err, &hindered) && hindered.Reason == source.Unreadable; refused != c.refused || err != nil && !refused {
			t.Errorf("%s: %v", what, err)
		}
		after := disk(t, dir)
		delete(after, source.MoveNote)
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("%s:\n%s", what, diff)
		}
	}
}
