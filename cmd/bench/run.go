package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A run is what a program took.
type run struct {
	user, system int64   // nanoseconds
	peak         float64 // megabytes that it had at most; 0 where that is not known
}

// cpu is its processor time, in seconds.
func (r run) cpu() float64 { return time.Duration(r.user + r.system).Seconds() }

// command is a program that has two processors.
func command(ctx context.Context, args ...string) *exec.Cmd {
	if runtime.NumCPU() > processors {
		if taskset, err := exec.LookPath("taskset"); err == nil {
			args = append([]string{taskset, "-c", fmt.Sprintf("0-%d", processors-1)}, args...)
		}
	}
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS="+strconv.Itoa(processors))
	return cmd
}

// execute runs a program to its end, through launch in a process of its own:
// what a program had in memory at most counts what the process had that started
// it, so that this is to be small.
func execute(ctx context.Context, args ...string) (r run, err error) {
	self, err := os.Executable()
	if err != nil {
		return r, err
	}
	cmd := command(ctx, append([]string{self, "launch"}, args...)...)
	var took, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &took, &said
	if err := cmd.Run(); err != nil {
		return r, fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, said.Bytes())
	}
	if _, err := fmt.Sscan(took.String(), &r.user, &r.system, &r.peak); err != nil {
		return r, fmt.Errorf("%s: what it took: %w", strings.Join(args, " "), err)
	}
	return r, nil
}

// launch runs a program and says what it took.
func launch(args []string) error {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return err
	}
	ended := cmd.ProcessState
	_, err := fmt.Println(int64(ended.UserTime()), int64(ended.SystemTime()), most(ended))
	return err
}

// median is the middle one, by what counts.
func median[T any, N cmp.Ordered](all []T, by func(T) N) N {
	values := make([]N, len(all))
	for i, one := range all {
		values[i] = by(one)
	}
	slices.Sort(values)
	return values[len(values)/2]
}
