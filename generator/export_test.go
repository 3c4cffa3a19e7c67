package generator

import (
	"ders/generator/assemble"
	"ders/generator/site"
)

// Assembled is the site of the last build, and the same assembled from scratch;
// nil where the build had errors.
func (b *Builder) Assembled() (remembered, fresh *site.Site) {
	return b.assembled.Again(assemble.Site)
}
