package output

import (
	"path/filepath"
	"runtime"
	"testing"
)

// A folder whose files are made together is let go of when it is published, and
// made again for who still asks for it.
func TestPublishedFolderIsRead(t *testing.T) {
	made := 0
	tree := NewTree()
	if err := tree.AddFolder("index", func() map[string][]byte {
		made++
		return map[string][]byte{"a": []byte("1"), "b": []byte("2")}
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
// they nor a folder are made again for it.
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
	tree := NewTreeOf(names, func(i int) ([]byte, error) { return make(names.list[i]), nil })
	tree.Tell(func(name string, data []byte) { told[name] = string(data) })
	if err := tree.AddFolder("index", func() map[string][]byte {
		return map[string][]byte{"x": make("index/x"), "y": make("index/y")}
	}); err != nil {
		t.Fatal(err)
	}
	others := []string{"a/index.html", "index.html", "index/x", "index/y"}
	if err := tree.AddFunc("a/list", func() ([]byte, error) {
		for _, name := range others {
			if told[name] != name {
				t.Errorf("%s is told of as %q", name, told[name])
			}
		}
		return make("a/list"), nil
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := Publish(t.Context(), filepath.Join(t.TempDir(), "public"), tree, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, name := range append(others, "a/list") {
		if made[name] != 1 {
			t.Errorf("%s was made %d times", name, made[name])
		}
	}
}
