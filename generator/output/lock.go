package output

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"
)

// errLocked is tryLock's answer when another build holds the lock.
var errLocked = errors.New("locked")

// Lock keeps others out who ask for the same lock in a folder, a file of this
// name, until unlock. One who waits longer than Publish does gets a *Refusal.
func Lock(ctx context.Context, dir, name string) (unlock func(), err error) {
	return lock(ctx, dir, filepath.Join(dir, name), waits)
}

// waits is how long another may hold a lock, which a build does until its site
// is made.
const waits = 30 * time.Second

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
