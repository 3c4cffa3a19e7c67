package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// swap puts the staged site in the target's place. Where the system can
// exchange two folders, the replaced site is at staging afterwards. After an
// error the target is what it was.
func (p *publisher) swap(target, staging string, old *standing) error {
	if !old.exists {
		return p.disk.rename(staging, target)
	}
	git := filepath.Join(target, ".git")
	carried := filepath.Join(staging, ".git")
	if old.git {
		if err := p.disk.rename(git, carried); err != nil {
			return err
		}
	}
	err := p.disk.exchange(target, staging)
	if errors.Is(err, errors.ErrUnsupported) {
		err = p.swapInTwo(target, staging)
	}
	if err != nil && old.git {
		if back := p.disk.rename(carried, git); back != nil {
			return errors.Join(err, back) // discard tries again
		}
	}
	return err
}

// swapInTwo leaves no site for an instant. A kill in this instant is mended
// by sweep.
func (p *publisher) swapInTwo(target, staging string) error {
	aside := siblingOf(target, "old")
	if err := p.disk.rename(target, aside); err != nil {
		return err
	}
	if err := p.disk.rename(staging, target); err != nil {
		return errors.Join(err, p.disk.rename(aside, target))
	}
	p.disk.remove(aside) // if not now, the next sweep does
	return nil
}

// sweep mends what a killed build left beside the target. Only who holds the
// lock may do so.
func (p *publisher) sweep(target string) error {
	aside := siblingOf(target, "old")
	if exists(aside) && !exists(target) {
		if err := p.disk.rename(aside, target); err != nil {
			return err
		}
	}
	return errors.Join(p.discard(siblingOf(target, "new"), target), p.discard(aside, target))
}

// discard removes a folder beside the target. The target's .git, carried into
// it by a build that came to a bad end, goes home first: it is the one thing
// here that nobody can build again.
func (p *publisher) discard(sibling, target string) error {
	carried, git := filepath.Join(sibling, ".git"), filepath.Join(target, ".git")
	if exists(carried) {
		if exists(git) || !exists(target) {
			return fmt.Errorf("%s is in the way and would be lost: move it to a safe place", carried)
		}
		if err := p.disk.rename(carried, git); err != nil {
			return err
		}
	}
	return p.disk.remove(sibling)
}

// exists errs on the careful side: what cannot be looked at exists.
func exists(name string) bool {
	_, err := os.Lstat(name)
	return !errors.Is(err, fs.ErrNotExist)
}

// isMountPoint is whether a rename failed because a file system begins there.
func isMountPoint(err error) bool {
	return errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV)
}
