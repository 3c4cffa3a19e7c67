//go:build unix

package source_test

import "syscall"

// makePipe puts a pipe where a file is looked for.
var makePipe = func(name string) error { return syscall.Mkfifo(name, 0o644) }
