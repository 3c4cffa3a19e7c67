package output

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Options are a publication's.
type Options struct {
	// Protect names folders that are never the target, and neither are their
	// parents: the site's own folder, first of all.
	Protect []string
	// Input is the digest of all that decides what the site is, and Note what
	// Standing is to say of it, for who has the same input, when it stands
	// there: it is published with the site, closed by the digest. The zero
	// digest says that the input is not known, so that no site stands by it.
	Input [sha256.Size]byte
	Note  []byte
}

// Stats is what a publication did.
type Stats struct {
	Files     int  // of the site, our marker left out
	Bytes     int  // in them
	Written   int  // files that were not there before with these bytes
	Unchanged bool // the whole site stood there already: nothing was touched
	// Digest is of the paths and bytes of all files, equal for equal sites
	// wherever they are built; the Marker names it too.
	Digest string
}

// Publish puts a tree into the folder dir, as a whole: after it, the folder
// holds the files of the tree, ".nojekyll" and our Marker, and of what stood
// there only ".git" and a "CNAME" that was not ours. After an error, or once
// ctx is cancelled, the folder is what it was and nothing is left beside it.
//
// A folder that we may not replace is a *Refusal, and so is one that holds
// files of somebody else's, or that another build holds for longer than half a
// minute. The error of a file that could not be made wraps that file's own.
func Publish(ctx context.Context, dir string, t *Tree, opts Options) (Stats, error) {
	p := publisher{Options: opts, disk: system{}, patience: waits}
	return p.publish(ctx, dir, t)
}

type publisher struct {
	Options
	disk     disk
	patience time.Duration // how long to wait for another build
}

func (p *publisher) publish(ctx context.Context, dir string, t *Tree) (stats Stats, err error) {
	// Refusals come first: nobody wants to wait for a site to be rendered
	// to hear that its folder was the wrong one.
	target, err := p.admit(dir)
	if err != nil {
		return Stats{}, err
	}
	made, err := makeParents(filepath.Dir(target))
	if err != nil {
		return Stats{}, fmt.Errorf("make the folder of %s: %w", dir, err)
	}
	defer func() {
		if err != nil {
			for _, parent := range made {
				os.Remove(parent) // not if somebody else uses it by now
			}
		}
	}()
	unlock, err := lock(ctx, dir, siblingOf(target, "lock"), p.patience)
	if err != nil {
		return Stats{}, err
	}
	defer unlock()

	if err := p.sweep(target); err != nil {
		return Stats{}, fmt.Errorf("clear what an earlier build left beside %s: %w", dir, err)
	}
	s := newStaging(p.disk, t, target)
	defer func() {
		if exists(s.dir) {
			// It is a half-made site or the replaced old one. If it cannot be
			// removed, the next build says so.
			_ = p.discard(s.dir, target)
		}
	}()
	ed, err := p.render(ctx, s)
	if err != nil {
		return Stats{}, err
	}
	// The folder may have changed while we waited and rendered.
	if again, err := p.admit(dir); err != nil {
		return Stats{}, err
	} else if again != target {
		return Stats{}, fmt.Errorf("publish to %s: the folder was moved meanwhile", dir)
	}
	m, whole := readMarker(target)
	if theirs, err := foreign(target, ed, m, whole); err != nil {
		return Stats{}, fmt.Errorf("look through %s: %w", dir, err)
	} else if len(theirs) > 0 {
		return Stats{}, &Refusal{Dir: dir, Reason: ForeignFiles, Files: theirs}
	}
	old, err := survey(target, ed, m)
	if err != nil {
		return Stats{}, fmt.Errorf("compare %s: %w", dir, err)
	}
	stats = Stats{Files: len(ed.files), Bytes: ed.bytes, Digest: ed.signed.Digest}
	switch {
	case !old.intact:
		stats.Written = len(ed.files) - old.same
		err = p.replace(ctx, s, ed, old)
	case !old.signed:
		err = p.signAnew(s, ed)
	default:
		stats.Unchanged = true
	}
	if err != nil {
		return Stats{}, fmt.Errorf("write %s: %w", dir, err)
	}
	return stats, nil
}

// signAnew puts another marker into a site that is right: it was made of other
// input, or its marker was torn. The marker is written beside the site, so that
// a build which is killed leaves nothing in it; where a file system begins at
// the folder, it has to be written in it.
func (p *publisher) signAnew(s *staging, ed *edition) error {
	name := filepath.Join(s.target, Marker)
	err := p.disk.mkdir(s.dir)
	if err == nil {
		err = p.putFrom(filepath.Join(s.dir, Marker), name, ed.text, true)
	}
	if isMountPoint(err) {
		err = p.putFrom(filepath.Join(s.target, half), name, ed.text, true)
	}
	return err
}

// replace puts the new site in the target's place.
func (p *publisher) replace(ctx context.Context, s *staging, ed *edition, old *standing) error {
	err := s.complete(ctx, ed, old)
	if err == nil {
		err = ctx.Err() // the last moment to stop
	}
	if err == nil {
		err = p.swap(s.target, s.dir, old)
		if isMountPoint(err) {
			err = p.fill(s, ed, old)
		}
	}
	if err == nil {
		// The new site stands there whatever happens now, so that a failure
		// is none; but a power cut must not find the old one gone first.
		_ = p.disk.sync(filepath.Dir(s.target))
	}
	return err
}

// siblingOf is the hidden path beside the target that serves as its "new" or
// "old" site or its "lock". The names are fixed, so that the next build finds
// what a killed one left; the lock keeps two builds apart.
func siblingOf(target, role string) string {
	return filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+".ders-"+role)
}

// makeParents makes a folder and what is missing above it, and returns what
// it made, the innermost first.
func makeParents(dir string) (made []string, err error) {
	var missing []string
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); err == nil || at == filepath.Dir(at) {
			break
		}
		missing = append(missing, at)
	}
	for i := len(missing) - 1; i >= 0; i-- {
		if err := (system{}).mkdir(missing[i]); err != nil {
			for _, dir := range made {
				os.Remove(dir)
			}
			return nil, err
		}
		made = append([]string{missing[i]}, made...)
	}
	return made, nil
}
