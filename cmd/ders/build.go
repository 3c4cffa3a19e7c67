package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ders/generator"
	"ders/generator/config"
	"ders/generator/output"
	"ders/generator/site"
	"ders/generator/source"
	"ders/generator/theme"
)

type buildOptions struct {
	source, output, baseURL string
	strict, verbose         bool
	portable                bool
}

func (p *program) buildCommand() *cobra.Command {
	var opts buildOptions
	cmd := p.siteCommand("build", aboutBuild, moreBuild, &opts.source)
	cmd.SuggestFor = []string{"generate", "make", "publish"}
	cmd.Flags().StringVar(&opts.output, "output", "", p.say(flagOutput))
	cmd.Flags().StringVar(&opts.baseURL, "base-url", "", p.say(flagBaseURL))
	cmd.Flags().BoolVar(&opts.portable, "portable", false, p.say(flagPortable))
	cmd.Flags().BoolVar(&opts.strict, "strict", false, p.say(flagStrict))
	cmd.Flags().BoolVar(&opts.verbose, "verbose", false, p.say(flagVerbose))
	complete(cmd, "output", folders)
	complete(cmd, "base-url", cobra.NoFileCompletions)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if opts.output == "" && cmd.Flags().Changed("output") { // an empty variable of a script
			return &failure{p.say(flagNeedsValue, "--output"), p.say(listFlags, cmd.CommandPath())}
		}
		p.sayAbove(cmd, opts.source)
		return p.build(cmd.Context(), opts)
	}
	return cmd
}

func (p *program) build(ctx context.Context, opts buildOptions) error {
	if opts.baseURL != "" && !config.ValidURL(opts.baseURL) {
		return &failure{p.say(badAddress, source.Printable(opts.baseURL)), p.say(fullAddress)}
	}
	if opts.output == "" {
		opts.output = filepath.Join(opts.source, "public")
		if opts.portable {
			opts.output = filepath.Join(opts.source, "portable")
		}
	}
	defer newPace().end()
	start := time.Now()
	bar := p.newProgress()
	defer bar.clear()

	builder, err := p.open(generator.Options{
		Source: opts.source, BaseURL: opts.baseURL, Portable: opts.portable,
		Once: true, Program: identity(), Progress: bar.step,
	})
	if err != nil {
		return err
	}
	defer builder.Close()
	if err := keepOut(opts.source, opts.output); err != nil {
		return err
	}
	// A site that stands as it would be built is not built; of it is said again
	// what was said when it was.
	publication := output.Options{Protect: protected(opts.source), Input: builder.Input()}
	stats, note, err := output.Standing(ctx, opts.output, publication)
	if err != nil {
		return err
	}
	result := builder.Recall(note)
	if result == nil {
		if result, err = builder.Build(ctx); err != nil {
			return err
		}
	}
	bar.clear()
	p.speak(result.Language)
	p.printDiagnostics(p.stderr, opts.source, result.Diagnostics)
	if stops(result.Diagnostics, opts.strict) {
		return p.notPublished(result.Diagnostics)
	}

	if result.Tree != nil {
		bar.wait(p.say(publishing))
		publication.Note = builder.Note(result)
		stats, err = output.Publish(ctx, opts.output, result.Tree, publication)
		bar.clear()
	}
	if fault := (*theme.Fault)(nil); errors.As(err, &fault) {
		p.printDiagnostics(p.stderr, opts.source, source.List{fault.Diagnostic})
		return p.notPublished(append(result.Diagnostics, fault.Diagnostic))
	}
	if err != nil {
		return err
	}
	p.stdout.println(p.contents(result) + " · " + p.files(stats) + " · " + p.seconds(time.Since(start)) +
		" → " + source.Printable(opts.output))
	if opts.verbose {
		if err := p.measure(os.DirFS(opts.output), stats); err != nil {
			return err
		}
	}
	if result.BaseURL == "" && !opts.portable {
		p.stderr.println(p.say(noBaseURL))
	}
	return nil
}

// measure says how large the site and its search index are, and what tells two
// builds apart.
func (p *program) measure(built fs.FS, stats output.Stats) error {
	var count, size, zipped int
	err := fs.WalkDir(built, site.SearchFolder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(built, name)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		if _, err := w.Write(data); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		count, size, zipped = count+1, size+len(data), zipped+b.Len()
		return nil
	})
	if err != nil {
		return err
	}
	p.stdout.println(p.say(searchSize, p.count(count, files), p.kibibytes(size), p.kibibytes(zipped)))
	p.stdout.println(p.say(siteSize, p.count(stats.Files, files), p.kibibytes(stats.Bytes), stats.Digest))
	return nil
}

func (p *program) kibibytes(n int) string { return p.number((n+1023)/1024) + " KiB" }

// sources are the folders of a site that hold what its author wrote.
func sources(dir string) (folders []string) {
	for _, name := range generator.Roots() {
		if name != config.Name && name != source.MoveNote {
			folders = append(folders, filepath.Join(dir, name))
		}
	}
	return folders
}

// protected lists what a site must never be written over. An empty folder of
// the author's looks like any other to Publish.
func protected(dir string) []string { return append([]string{dir}, sources(dir)...) }

// insideSource is a refusal of ours, beside those of Publish.
const insideSource output.Reason = "is inside a folder that the site is built from"

// keepOut refuses an output folder in the site's sources: the next build would
// read what this one wrote. They are refused before they exist, too.
func keepOut(dir, out string) error {
	reason := output.IsSource
	for at := output.RealPath(out); ; at = filepath.Dir(at) {
		for _, folder := range sources(dir) {
			if sameFolder(at, output.RealPath(folder)) {
				return &output.Refusal{Dir: out, Reason: reason}
			}
		}
		if at == filepath.Dir(at) {
			return nil
		}
		reason = insideSource
	}
}

// sameFolder asks the file system too: names may differ in case only.
func sameFolder(a, b string) bool {
	if a == b {
		return true
	}
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

func (p *program) notPublished(diags source.List) error {
	text := p.tally(diags) + " · " + p.say(notWritten)
	if !diags.HasErrors() {
		text += " (" + p.say(strictly) + ")"
	}
	p.stderr.println(text)
	return status(faulty)
}

// contents is what a site holds, and how many warnings.
func (p *program) contents(r *generator.Result) string {
	return p.holdings(r) + ", " + p.count(r.Diagnostics.Count(source.Warning), warnings)
}

// holdings is what a site holds.
func (p *program) holdings(r *generator.Result) string {
	text := p.count(r.Pages, pages) + ", " + p.count(r.Quizzes, quizzes)
	if r.Scenarios > 0 {
		text += ", " + p.count(r.Scenarios, scenarios)
	}
	return text
}

// files is what a publication did.
func (p *program) files(stats output.Stats) string {
	var parts []string
	if stats.Written > 0 {
		parts = append(parts, p.count(stats.Written, written))
	}
	if same := stats.Files - stats.Written; same > 0 {
		parts = append(parts, p.count(same, unchanged))
	}
	return strings.Join(parts, ", ")
}
