package main

import (
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// BenchmarkBuild is `ders build` of the site in DERS_BENCH_SITE, for a profile:
//
//	go run ./cmd/bench corpus /tmp/site 1000
//	DERS_BENCH_SITE=/tmp/site go test ./cmd/ders -run '^$' -bench Build -benchtime 1x -cpuprofile cpu.out
//	go tool pprof -http : cpu.out
//
// A process loads its theme once, so that one build is the truth. DERS_BENCH_OUTPUT
// is a new folder for what is written, which is not deleted then.
func BenchmarkBuild(b *testing.B) {
	dir, out := os.Getenv("DERS_BENCH_SITE"), os.Getenv("DERS_BENCH_OUTPUT")
	if dir == "" {
		b.Skip("set DERS_BENCH_SITE to the folder of a site")
	}
	if out == "" {
		out = b.TempDir()
	}
	n := 0
	for b.Loop() {
		n++
		if got := run([]string{"build", "--source", dir, "--output", filepath.Join(out, strconv.Itoa(n)), "--base-url", "https://ornek.org/egitim/"},
			strings.NewReader(""), io.Discard, io.Discard); got != clean {
			b.Fatalf("exit status %d", got)
		}
	}
}
