package output

import (
	"crypto/sha256"
	"path/filepath"
	"runtime"
	"testing"
)

// A folder whose files are made together is let go of when it is published, and
// made again for who still asks for it.
func TestPublishedFolderIsRead(t *testing.T) {
	made := 0
	tree := NewTree()
	if err := tree.AddFolder("index", func(add func(string, []byte)) {
		made++
		room := []byte("1")
		add("a", room)
		room[0] = '2' // is the maker's again
		add("b", room)
	}); err != nil {
		t.Fatal(err)
	}
	for time := range 2 {
		if _, err := Publish(t.Context(), filepath.Join(t.TempDir(), "public"), tree, Options{}); err != nil {
			t.Fatal(err)
		}
		if made != 1+time {
			t.Errorf("the files were made %d times for publication %d", made, 1+time)
		}
		for name := range tree.folders["index"].made {
			if tree.folders["index"].made[name] != nil {
				t.Errorf("%s is still kept", name)
			}
		}
	}
	for range 2 {
		if data, err := tree.Read("index/b"); string(data) != "2" || err != nil {
			t.Errorf("the file is %q after the publication, %v", data, err)
		}
	}
	if made != 3 {
		t.Errorf("the files were made %d times", made)
	}
}

// What tells of all other files is made when it was told of each, so that neither
// they nor a folder are made again for it; and they are written as soon as they are
// made, so that no site has to be in memory as a whole.
func TestPublishedFilesAreTold(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // one after the other
	made, told := map[string]int{}, map[string]string{}
	make := func(name string) []byte {
		made[name]++
		return []byte(name)
	}
	names, err := NewNames([]string{"", "a/"})
	if err != nil {
		t.Fatal(err)
	}
	tree := NewTreeOf(names, func(i int, room []byte) ([]byte, error) { return append(room, make(names.list[i])...), nil })
	tree.Tell(func(name string, data []byte, sum [sha256.Size]byte) {
		told[name] = string(data)
		if sum != sha256.Sum256(data) {
			t.Errorf("%s is told of by another digest", name)
		}
	})
	if err := tree.AddFolder("index", func(add func(string, []byte)) {
		add("x", make("index/x"))
		add("y", make("index/y"))
	}); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "public")
	others := []string{"a/index.html", "index.html", "index/x", "index/y"}
	if err := tree.AddFunc("a/list", func() ([]byte, error) {
		for _, name := range others {
			if told[name] != name {
				t.Errorf("%s is told of as %q", name, told[name])
			}
			if !exists(filepath.Join(siblingOf(dir, "new"), name)) {
				t.Errorf("%s is not written yet", name)
			}
		}
		return make("a/list"), nil
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := Publish(t.Context(), dir, tree, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, name := range append(others, "a/list") {
		if made[name] != 1 {
			t.Errorf("%s was made %d times", name, made[name])
		}
	}
}
