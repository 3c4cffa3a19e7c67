//go:build !unix

package source_test

// makePipe is nil where no folder can hold a pipe.
var makePipe func(name string) error
