// Command bench measures ders beside a bare program and beside Hugo, on the
// same lessons and the same two processors, and prints one table in Markdown:
//
//	make bench
//	DERS_BENCH_SIZES="1000" DERS_BENCH_RUNS=9 make bench
//	go run ./cmd/bench corpus FOLDER LESSONS
//
// The last writes such lessons and measures nothing.
//
// The bare program reads Markdown, calls goldmark and writes HTML, no more. Hugo
// is the one on the PATH, or else a pinned version that is built once with the
// Go module tool. It gets a theme that makes what both make (testdata/hugo).
//
// Programs take turns, each run writes into a new folder, and figures are
// medians. Processor time is user and system time, which other programs disturb
// little; waiting for an edit is wall time, so that it wants a quiet machine.
// Folders are deleted at the end: a file system may look for room where files
// were just deleted, which costs whoever writes next.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"ders/cmd/bench/corpus"
)

// processors is how many all programs have.
const processors = 2

// large is how many lessons are built less often, so that all takes some minutes.
const large = 2000

// deletedFor is how long ext4 remembers what was deleted.
const deletedFor = 6 * time.Minute

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var err error
	switch args := os.Args[1:]; {
	case len(args) == 3 && args[0] == "corpus":
		var lessons int
		if lessons, err = strconv.Atoi(args[2]); err == nil {
			err = corpus.Write(args[1], lessons)
		}
	case len(args) > 1 && args[0] == "launch":
		err = launch(args[1:])
	case len(args) == 0:
		err = bench(ctx)
	default:
		err = errors.New("no arguments, or: corpus FOLDER LESSONS")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// A bencher is what one run of the command has.
type bencher struct {
	ders, bare, hugo, tests string // programs; hugo may be "", tests is that of cmd/ders
	folder                  string // for all that is deleted at the end
	made                    int    // folders in it
	notes                   []string
}

func bench(ctx context.Context) (err error) {
	sizes, err := numbers("DERS_BENCH_SIZES", 1000, 10_000)
	if err != nil {
		return err
	}
	runs, err := numbers("DERS_BENCH_RUNS", 0)
	if err != nil {
		return err
	}
	cache, err := filepath.Abs(filepath.Join(".cache", "bench"))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return err
	}
	deleted := filepath.Join(cache, "deleted") // when the last run deleted its folders
	b := &bencher{}
	if info, err := os.Stat(deleted); err == nil && time.Since(info.ModTime()) < deletedFor {
		b.note("An earlier run deleted its files less than %v before this one: on ext4 new files cost more for as long.", deletedFor)
	}
	if b.folder, err = os.MkdirTemp(cache, "run-"); err != nil {
		return err
	}
	defer func() {
		say("deleting what was written")
		err = errors.Join(err, os.RemoveAll(b.folder), os.WriteFile(deleted, nil, 0o644))
	}()

	say("building the programs")
	if err := b.programs(ctx, cache); err != nil {
		return err
	}
	var all []measures
	for _, size := range sizes {
		times := 5
		if size > large {
			times = 3
		}
		if runs[0] > 0 {
			times = runs[0]
		}
		m, err := b.measure(ctx, size, times)
		if err != nil {
			return fmt.Errorf("%d lessons: %w", size, err)
		}
		all = append(all, m)
	}
	for i := range all { // behind all else: a benchmark deletes what it wrote
		say("%d lessons: stages", all[i].lessons)
		if all[i].stages, err = b.profile(ctx, all[i].site, max(1, 3000/all[i].lessons)); err != nil {
			return err
		}
	}
	hugo := ""
	if b.hugo != "" {
		hugo = hugoName(ctx, b.hugo)
	}
	fmt.Print(table(all, hugo))
	for _, note := range b.notes {
		fmt.Println("\n" + note)
	}
	return nil
}

// measures are those of one size.
type measures struct {
	lessons          int
	site             string
	ders, bare, hugo *measured // hugo may be nil
	theme            []run     // of ders for a site of one lesson
	stages           []stage
}

func (b *bencher) measure(ctx context.Context, lessons, times int) (measures, error) {
	m := measures{lessons: lessons, ders: &measured{}, bare: &measured{}}
	site, err := b.corpus(ctx, lessons)
	if err != nil {
		return m, err
	}
	m.site = site
	one, err := b.corpus(ctx, 1)
	if err != nil {
		return m, err
	}
	tools := []tool{{m.ders, b.dersBuild(site)}, {m.bare, b.bareBuild(site)}}
	hugoSite := ""
	if b.hugo != "" {
		if hugoSite, err = layOut(site, b.newFolder()); err != nil {
			return m, err
		}
		m.hugo = &measured{}
		tools = append(tools, tool{m.hugo, b.hugoBuild(hugoSite)})
	}
	for n := range times {
		say("%d lessons: builds, round %d of %d", lessons, n+1, times)
		for _, t := range tools {
			if err := t.build(ctx, b.newFolder(), n == 0, n == 0 || lessons <= large); err != nil {
				return m, err
			}
		}
		theme, err := execute(ctx, b.dersBuild(one)(b.newFolder())...)
		if err != nil {
			return m, err
		}
		m.theme = append(m.theme, theme)
	}
	if lessons >= corpus.WithLesson {
		say("%d lessons: edits", lessons)
		if err := b.editDers(ctx, site, lessons, m.ders); err != nil {
			return m, err
		}
		if m.hugo != nil {
			if err := b.editHugo(ctx, hugoSite, lessons, m.hugo); err != nil {
				if ctx.Err() != nil {
					return m, err
				}
				b.note("%d lessons: the edits were not measured with Hugo: %v.", lessons, err)
				m.hugo.text, m.hugo.title = nil, nil // the table leaves them out
			}
		}
	}
	return m, nil
}

// numbers are those of a variable of the environment.
func numbers(variable string, usual ...int) (all []int, err error) {
	for _, word := range strings.FieldsFunc(os.Getenv(variable), func(r rune) bool { return r == ' ' || r == ',' }) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 {
			return nil, fmt.Errorf("%s: %q is no number above 0", variable, word)
		}
		all = append(all, n)
	}
	if all == nil {
		return usual, nil
	}
	return all, nil
}

func (b *bencher) note(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	say("%s", text)
	b.notes = append(b.notes, text)
}

// newFolder is the path of one that is not there yet.
func (b *bencher) newFolder() string {
	b.made++
	return filepath.Join(b.folder, strconv.Itoa(b.made))
}

// corpus writes the lessons, as a program like the others.
func (b *bencher) corpus(ctx context.Context, lessons int) (string, error) {
	dir := b.newFolder()
	self, err := os.Executable()
	if err == nil {
		_, err = execute(ctx, self, "corpus", dir, strconv.Itoa(lessons))
	}
	return dir, err
}

// programs builds what is measured.
func (b *bencher) programs(ctx context.Context, cache string) error {
	suffix := ""
	if runtime.GOOS == "windows" {
		suffix = ".exe"
	}
	b.ders, b.bare, b.tests = filepath.Join(b.folder, "ders"+suffix), filepath.Join(b.folder, "bare"+suffix), filepath.Join(b.folder, "ders.test"+suffix)
	for _, args := range [][]string{
		{"build", "-buildvcs=auto", "-trimpath", "-ldflags=-s -w", "-o", b.ders, "./cmd/ders"}, // as a release is
		{"build", "-o", b.bare, "./cmd/bench/testdata/bare"},
		{"test", "-c", "-o", b.tests, "./cmd/ders"},
	} {
		if _, err := execute(ctx, append([]string{"go"}, args...)...); err != nil {
			return err
		}
	}
	var err error
	if b.hugo, err = findHugo(ctx, cache); err != nil {
		b.note("Hugo is not measured: it is not on the PATH, and the Go module tool could not build it (%s).", firstLine(err.Error()))
	}
	return ctx.Err()
}

func say(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}
