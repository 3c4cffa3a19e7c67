package main

import (
	"runtime"
	"runtime/debug"
	"sync"
	"time"
)

const (
	modest = 280 << 20 // bytes that a site may take while it is loaded before memory is saved
	spare  = 20        // percent of a served site that may be garbage
	pause  = 250 * time.Millisecond
)

// A frugal keeps a program small: the garbage collector would let as much
// garbage lie about as a large site takes. While a site is loaded it
// collects more often near a limit, and then while nobody waits.
type frugal struct {
	mu      sync.Mutex
	timer   *time.Timer
	loaded  bool
	ended   bool
	limit   int64 // as they were
	percent int
}

func newFrugal() *frugal {
	f := &frugal{limit: debug.SetMemoryLimit(-1), percent: debug.SetGCPercent(100)}
	debug.SetMemoryLimit(min(modest, f.limit)) // GOMEMLIMIT may ask for less
	f.mu.Lock()
	defer f.mu.Unlock()
	f.timer = time.AfterFunc(pause, f.pause)
	return f
}

// built says that a site is served: who edits looks at it now.
func (f *frugal) built() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.loaded {
		f.loaded = true
		debug.SetMemoryLimit(f.limit)
		debug.SetGCPercent(spare)
	}
	f.timer.Reset(pause)
}

func (f *frugal) pause() {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case f.ended:
	case f.loaded:
		go runtime.GC() // nobody waits for it here either
	default:
		// A site that takes more than modest gets the room in which a collector works.
		debug.SetMemoryLimit(min(f.limit, max(modest, int64(liveHeap())*3/2)))
		f.timer.Reset(pause)
	}
}

func (f *frugal) end() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ended = true
	f.timer.Stop()
	debug.SetMemoryLimit(f.limit)
	debug.SetGCPercent(f.percent)
}
