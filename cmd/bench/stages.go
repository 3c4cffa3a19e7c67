package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"time"
)

// A stage of a build and its share of the processor time.
type stage struct {
	name  string
	share float64
}

// stages are told by who called: a sample is of the first of them that has a
// function in its stack. Files are made and written in turn: what is rendered on
// the way to the disk is of render, what is written of the index is of write.
var stages = []struct {
	name  string
	calls *regexp.Regexp
}{
	{write, regexp.MustCompile(`(?m)ders/generator/output\.\(\*staging\)\.add$`)},
	{"scripts and styles (esbuild)", regexp.MustCompile(`github\.com/evanw/esbuild`)},
	{cards, regexp.MustCompile(`ders/generator/picture\.Card\.`)},
	{"icons", regexp.MustCompile(`ders/generator/picture\.`)},
	{"search index", regexp.MustCompile(`ders/generator/search\.`)},
	{"render", regexp.MustCompile(`ders/generator/render\.`)},
	{"advice", regexp.MustCompile(`ders/generator/lint\.`)},
	{"assemble", regexp.MustCompile(`ders/generator/assemble\.`)},
	{"parse", regexp.MustCompile(`ders/generator\.parse|ders/generator/(markdown|quiz|scenario|glossary)\.`)},
	{"read", regexp.MustCompile(`ders/generator/source\.\(\*Snapshot\)`)},
	{"load the theme", regexp.MustCompile(`ders/generator/theme\.`)},
	{write, regexp.MustCompile(`ders/generator/output\.`)},
	{"garbage collector", regexp.MustCompile(`runtime\.(gcBgMarkWorker|bgsweep|bgscavenge|gcStart|gcMarkDone)`)},
}

const (
	write = "write"
	cards = "cards"
	rest  = "the rest"
)

// profile builds a site some times under the profiler and says where the time
// went. It is the program's own way from its arguments to its exit status, in a
// process of its own each time.
func (b *bencher) profile(ctx context.Context, site string, times int) ([]stage, error) {
	pprof := []string{"tool", "pprof", "-traces", "-unit=ms", b.tests}
	for range times {
		profile := b.newFolder()
		cmd := command(ctx, b.tests, "-test.run=^$", "-test.bench=^BenchmarkBuild$", "-test.benchtime=1x", "-test.cpuprofile="+profile)
		cmd.Env = append(cmd.Env, "DERS_BENCH_SITE="+site, "DERS_BENCH_OUTPUT="+b.newFolder())
		if out, err := cmd.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("profile: %w\n%s", err, out)
		}
		pprof = append(pprof, profile)
	}
	traces := exec.CommandContext(ctx, "go", pprof...)
	traces.Stderr = os.Stderr
	out, err := traces.Output()
	if err != nil {
		return nil, fmt.Errorf("read the profile: %w", err)
	}
	return shares(out), nil
}

// shares reads stacks as pprof prints them: a line for each function, the
// called one first, with the time in front of it.
func shares(traces []byte) (out []stage) {
	taken := map[string]time.Duration{}
	var all, took time.Duration
	var stack strings.Builder
	end := func() {
		name := rest
		for _, s := range stages {
			if s.calls.MatchString(stack.String()) {
				name = s.name
				break
			}
		}
		taken[name] += took
		all += took
		took = 0
		stack.Reset()
	}
	for lines := bufio.NewScanner(bytes.NewReader(traces)); lines.Scan(); {
		line := lines.Text()
		if strings.HasPrefix(line, "-----------+") {
			end()
			continue
		}
		if first := strings.Fields(line); took == 0 && len(first) > 0 {
			took, _ = time.ParseDuration(first[0]) // what stands above the first stack is no time
		}
		stack.WriteString(line + "\n")
	}
	end()
	if all == 0 {
		return nil
	}
	for _, s := range stages[1:] { // write stands there again
		out = append(out, stage{s.name, float64(taken[s.name]) / float64(all)})
	}
	return append(out, stage{rest, float64(taken[rest]) / float64(all)})
}
