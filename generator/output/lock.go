package output

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// errLocked is tryLock's answer when another build holds the lock.
var errLocked = errors.New("locked")

// lock takes the lock file at path for the folder dir. It waits for another
// build, but not for ever.
func lock(ctx context.Context, dir, path string, patience time.Duration) (unlock func(), err error) {
	deadline := time.Now().Add(patience)
	for {
		unlock, err := tryLock(path)
		if err == nil {
			return unlock, nil
		}
		if !errors.Is(err, errLocked) {
			return nil, fmt.Errorf("lock %s: %w", dir, err)
		}
		if time.Now().After(deadline) {
			return nil, &Refusal{Dir: dir, Reason: Busy}
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}
