package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

const (
	room  = 96 << 20 // bytes that may be garbage while a site is built, however small it is
	ample = 30       // percent of a large site that may be
)

// A pace is how often a program that ends soon collects garbage. By the rule of
// the runtime, when there is as much of it as of what is kept, a small site has
// dozens of collections that free next to nothing, and a large one takes twice
// its memory.
type pace struct {
	mu      sync.Mutex
	percent int    // as it was
	taken   uint64 // bytes, at the most so far
	ended   bool
}

// newPace begins one, unless somebody has set another (GOGC) than the runtime's.
func newPace() *pace {
	const usual = 100
	p := &pace{percent: debug.SetGCPercent(percentOf(0, 0))}
	if p.percent != usual {
		p.end()
		return p
	}
	p.afterNext()
	return p
}

// afterNext sets the pace anew after the next collection, and so after each.
func (p *pace) afterNext() {
	runtime.SetFinalizer(&struct{ *pace }{p}, func(left *struct{ *pace }) { left.collected() })
}

func (p *pace) collected() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		return
	}
	kept := liveHeap()
	percent := percentOf(kept, p.taken)
	p.taken = max(p.taken, kept+kept*uint64(percent)/100)
	debug.SetGCPercent(percent)
	p.afterNext()
}

// liveHeap is how many bytes the last collection kept.
func liveHeap() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}

// percentOf is how much garbage there may be beside so many bytes that are kept.
// What was taken once for more of them is not given back.
func percentOf(kept, taken uint64) int {
	const least = 4 << 20 // the runtime counts no less
	kept = max(kept, least)
	return int(max(ample, 100*max(room, taken-min(taken, kept))/kept))
}

func (p *pace) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.ended {
		p.ended = true
		debug.SetGCPercent(p.percent)
	}
}
