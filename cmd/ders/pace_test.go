package main

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// TestPace: a build lets garbage lie while there is little memory in use, sets
// its pace again after each collection, and leaves everything as it was.
func TestPace(t *testing.T) {
	for kept, percent := range map[uint64]int{0: 2400, 48 << 20: 200, 96 << 20: 100, 1 << 30: ample} {
		if got := percentOf(kept, kept); got != percent {
			t.Errorf("beside %d bytes: %d percent, want %d", kept, got, percent)
		}
	}
	if got := percentOf(200<<20, 500<<20); got != 150 {
		t.Errorf("beside 200 MiB of 500 that were taken: %d percent, want 150", got)
	}

	const usual, own = 100, 71
	defer debug.SetGCPercent(debug.SetGCPercent(usual))
	percent := func() int {
		now := debug.SetGCPercent(own)
		debug.SetGCPercent(now)
		return now
	}
	p := newPace()
	for range 2 {
		debug.SetGCPercent(own)
		for tries := 0; percent() == own; tries++ {
			if tries == 1000 {
				t.Fatal("a collection did not set the pace")
			}
			runtime.GC()
			time.Sleep(time.Millisecond) // what comes after a collection runs beside us
		}
	}
	p.end()
	if got := percent(); got != usual {
		t.Errorf("afterwards %d percent, want %d", got, usual)
	}

	debug.SetGCPercent(own) // as GOGC does
	p = newPace()
	if got := percent(); got != own {
		t.Errorf("of somebody's %d percent it made %d", own, got)
	}
	p.end()
	if got := percent(); got != own {
		t.Errorf("afterwards %d percent, want %d", got, own)
	}
}
