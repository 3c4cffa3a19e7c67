package parallel_test

import (
	"context"
	"errors"
	"runtime"
	"strconv"
	"sync/atomic"
	"testing"

	"ders/generator/parallel"
)

func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 1000} {
		calls := make([]atomic.Int32, n)
		err := parallel.Each(t.Context(), n, func(i int) error {
			calls[i].Add(1)
			return nil
		})
		if err != nil {
			t.Error(err)
		}
		for i := range calls {
			if got := calls[i].Load(); got != 1 {
				t.Errorf("of %d: %d was called %d times", n, i, got)
			}
		}
	}
}

// The error is that of the smallest number, though another comes first, and no
// more calls begin.
func TestEachFails(t *testing.T) {
	for range 100 {
		var calls atomic.Int32
		later := make(chan bool)
		err := parallel.Each(t.Context(), 10_000, func(i int) error {
			calls.Add(1)
			if i == 0 && runtime.GOMAXPROCS(0) > 1 {
				<-later
			}
			if i == 1 {
				defer close(later)
			}
			return errors.New(strconv.Itoa(i))
		})
		if err == nil || err.Error() != "0" {
			t.Fatalf("the error is %v", err)
		}
		if calls.Load() > 1000 {
			t.Errorf("%d calls after an error", calls.Load())
		}
	}
}

func TestEachCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var calls atomic.Int32
	err := parallel.Each(ctx, 10_000, func(int) error {
		if calls.Add(1) == 3 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || calls.Load() > 1000 {
		t.Errorf("%v after %d calls", err, calls.Load())
	}
}
