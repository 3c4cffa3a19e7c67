package devserver

import (
	"fmt"
	"testing"
)

// More paths than are worth telling one by one are everything, in one batch or
// gathered from many while a build runs; a few stay what they are, each once.
func TestManyPathsAreEverything(t *testing.T) {
	in := newInbox()
	for range 3 {
		in.put(change{paths: []string{"content/a.md", "content/b.md"}})
	}
	<-in.ready
	if c := in.take(); c.all || len(c.paths) != 2 {
		t.Errorf("%+v", c)
	}
	for i := range 10_000 {
		in.put(change{paths: []string{fmt.Sprintf("content/%d.md", i)}})
	}
	<-in.ready
	if c := in.take(); !c.all || len(c.paths) > burst+1 {
		t.Errorf("all %v, %d paths", c.all, len(c.paths))
	}
	if c := in.take(); !c.empty() {
		t.Errorf("taken twice: %+v", c)
	}
}
