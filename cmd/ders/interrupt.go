package main

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
)

// interruptible is a context that Ctrl-C or SIGTERM ends, and the number of
// the signal that did. A second signal finds nobody listening and kills, for
// whoever does not want to wait.
func interruptible() (context.Context, func() int) {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	var number atomic.Int32
	go func() {
		s := <-signals
		signal.Stop(signals)
		if s, ok := s.(syscall.Signal); ok {
			number.Store(int32(s))
		}
		cancel()
	}()
	return ctx, func() int { return int(number.Load()) }
}
