package generator

import "ders/generator/source"

// Fix writes the fixes of a result's diagnostics into the author's files; the
// next Build reads these again. A Build itself never writes them. The mendings
// are those before the error, if there is one.
func (b *Builder) Fix(r *Result) ([]source.Mending, error) {
	mended, err := b.files.Mend(r.Diagnostics)
	for _, m := range mended {
		b.Changed(m.Path)
	}
	return mended, err
}
