package devserver

import (
	"slices"
	"sync"
)

// A change is what may differ since the last one: some paths, relative to the
// site folder with slashes, or everything.
type change struct {
	paths []string
	all   bool
}

// burst is how many paths are no longer worth telling one by one.
const burst = 200

func (c *change) add(paths ...string) {
	for _, p := range paths {
		if !slices.Contains(c.paths, p) && len(c.paths) <= burst {
			c.paths = append(c.paths, p)
		}
	}
	c.all = c.all || len(c.paths) > burst
}

func (c *change) empty() bool { return !c.all && len(c.paths) == 0 }

// An inbox gathers changes while a build runs; ready has a token when there is
// one to take.
type inbox struct {
	ready chan struct{}
	mu    sync.Mutex
	next  change
}

func newInbox() *inbox { return &inbox{ready: make(chan struct{}, 1)} }

func (in *inbox) put(c change) {
	in.mu.Lock()
	in.next.all = in.next.all || c.all
	in.next.add(c.paths...)
	in.mu.Unlock()
	select {
	case in.ready <- struct{}{}:
	default:
	}
}

func (in *inbox) take() change {
	in.mu.Lock()
	defer in.mu.Unlock()
	c := in.next
	in.next = change{}
	return c
}
