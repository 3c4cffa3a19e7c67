package output

import (
	"context"
	"path/filepath"

	"ders/generator/parallel"
)

// Standing looks whether the site that Publish would put into the folder dir
// stands there: of the same Input, as it was published, and nothing else but
// what is kept. Then it is what Publish would return, and the Note that was
// published with it; else the note is nil, also where Publish will refuse the
// folder. Nothing is written, nor is anything beside the folder.
func Standing(ctx context.Context, dir string, opts Options) (Stats, []byte, error) {
	p := publisher{Options: opts}
	target, err := p.admit(dir)
	if err != nil {
		return Stats{}, nil, nil // Publish says why
	}
	for _, role := range []string{"new", "old", "lock"} {
		if exists(siblingOf(target, role)) {
			return Stats{}, nil, nil // Publish waits for another build, or clears up after it
		}
	}
	m, _ := readMarker(target)
	note, ok := unseal(opts.Input, m.Digest, m.Seal)
	if !ok {
		return Stats{}, nil, nil
	}
	ed, ok := m.edition()
	if !ok {
		return Stats{}, nil, nil
	}
	err = parallel.Each(ctx, len(ed.files), func(i int) error {
		ed.files[i].met = meet(filepath.Join(target, ed.files[i].local), &ed.files[i])
		return nil
	})
	if err != nil {
		return Stats{}, nil, err
	}
	found, err := survey(target, ed, m)
	if err != nil || !found.intact || !found.signed {
		return Stats{}, nil, ctx.Err()
	}
	return Stats{Files: len(ed.files), Bytes: found.bytes, Unchanged: true, Digest: m.Digest}, note, nil
}
