//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// most is how much memory a program had at most, in megabytes.
func most(ended *os.ProcessState) float64 {
	usage, ok := ended.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" { // counts bytes
		return float64(usage.Maxrss) / (1 << 20)
	}
	return float64(usage.Maxrss) / 1024
}
