//go:build unix

package devserver_test

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
	if runtime.GOOS == "linux" { // others count bytes
		return float64(usage.Maxrss) / 1024
	}
	return float64(usage.Maxrss) / (1 << 20)
}
