package output

import (
	"path/filepath"
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
