// Package parallel does one thing to many items on all processors.
package parallel

import (
	"context"
	"runtime"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// Each calls f for 0 … n-1, in this order but several at once, on as many
// goroutines as there are processors: not one for each item, so that a stack
// grows once. It begins no more calls after an error or when ctx is cancelled,
// and returns when all that began have ended. Of several errors it returns the
// one of the smallest number, so that two runs report the same.
func Each(ctx context.Context, n int, f func(i int) error) error {
	failed := make([]error, n)
	workers, going := errgroup.WithContext(ctx)
	var last atomic.Int64
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() error {
			for going.Err() == nil {
				i := int(last.Add(1)) - 1 // who has taken a number calls f
				if i >= n {
					break
				}
				if failed[i] = f(i); failed[i] != nil {
					return failed[i]
				}
			}
			return nil
		})
	}
	if workers.Wait() != nil {
		return failed[slices.IndexFunc(failed, func(err error) bool { return err != nil })]
	}
	return ctx.Err()
}

// All is Each of what cannot fail.
func All(n int, f func(i int)) {
	_ = Each(context.Background(), n, func(i int) error {
		f(i)
		return nil
	})
}
