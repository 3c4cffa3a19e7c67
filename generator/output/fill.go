package output

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
)

// fill replaces the site in a folder that cannot be renamed, file by file.
// Pages come last, so that none asks for a script or picture that is not
// there yet, and the old files go after that. A reader may meet old and new
// pages side by side, but never half a file; a fill that was broken off is
// not intact and is done again by the next build.
func (p *publisher) fill(s *staging, ed *edition, old *standing) error {
	target := s.target
	// A folder that is filled halfway has to be known as ours, with what was in
	// it and what is on its way.
	unfinished, _ := readMarker(target)
	if unfinished.Files == nil {
		unfinished.Files = map[string]string{}
	}
	maps.Copy(unfinished.Files, ed.signed.Files)
	unfinished.Version, unfinished.Digest = markerVersion, ""
	if err := p.put(filepath.Join(target, Marker), unfinished.encode()); err != nil {
		return err
	}
	for _, dir := range ed.dirs {
		if err := p.clearFor(filepath.Join(target, dir), true); err != nil {
			return err
		}
	}
	for _, pages := range []bool{false, true} {
		for i := range ed.files {
			f := &ed.files[i]
			if f.met.same || strings.HasSuffix(f.path, ".html") != pages {
				continue
			}
			name := filepath.Join(target, f.local)
			if err := p.clearFor(name, false); err != nil {
				return err
			}
			data, err := os.ReadFile(filepath.Join(s.dir, f.local))
			if err == nil {
				err = p.put(name, data)
			}
			if err != nil {
				return err
			}
		}
	}
	for _, local := range old.extra {
		if err := p.disk.remove(filepath.Join(target, local)); err != nil {
			return err
		}
	}
	// On disk before the marker says that it is.
	if err := p.disk.sync(target); err != nil {
		return err
	}
	return p.put(filepath.Join(target, Marker), ed.text)
}

// clearFor takes away what stands where a folder or file must be and is the
// other of the two, and makes the folder.
func (p *publisher) clearFor(name string, dir bool) error {
	info, err := os.Lstat(name)
	if err == nil && info.IsDir() != dir {
		if err := p.disk.remove(name); err != nil {
			return err
		}
	}
	if !dir || err == nil && info.IsDir() {
		return nil
	}
	return p.disk.mkdir(name)
}

// half is the name of a file while put writes it.
const half = ".ders-half"

// put replaces one file as a whole.
func (p *publisher) put(name string, data []byte) error {
	beside := filepath.Join(filepath.Dir(name), half)
	if err := p.disk.remove(beside); err != nil {
		return err
	}
	return p.putFrom(beside, name, data, false)
}

// putFrom replaces one file as a whole; it is written under another name first.
// If it is synced, a power cut finds the old one or the new one.
func (p *publisher) putFrom(beside, name string, data []byte, synced bool) error {
	err := p.disk.create(beside, data)
	if err == nil && synced {
		err = p.disk.sync(filepath.Dir(beside))
	}
	if err == nil {
		err = p.disk.rename(beside, name)
	}
	if err != nil {
		p.disk.remove(beside)
	}
	return err
}
