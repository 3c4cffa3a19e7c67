package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ders/generator"
	"ders/generator/config"
	"ders/generator/output"
	"ders/generator/source"
	"ders/generator/theme"
)

type buildOptions struct {
	source, output, baseURL string
	strict                  bool
}

func (p *program) buildCommand() *cobra.Command {
	var opts buildOptions
	cmd := p.siteCommand("build", aboutBuild, moreBuild, &opts.source)
	cmd.SuggestFor = []string{"generate", "make", "publish"}
	cmd.Flags().StringVar(&opts.output, "output", "", p.say(flagOutput))
	cmd.Flags().StringVar(&opts.baseURL, "base-url", "", p.say(flagBaseURL))
	cmd.Flags().BoolVar(&opts.strict, "strict", false, p.say(flagStrict))
	complete(cmd, "output", folders)
	complete(cmd, "base-url", cobra.NoFileCompletions)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return p.build(cmd.Context(), opts) }
	return cmd
}

func (p *program) build(ctx context.Context, opts buildOptions) error {
	if opts.baseURL != "" && !config.ValidURL(opts.baseURL) {
		return &failure{p.say(badAddress, source.Printable(opts.baseURL)), p.say(fullAddress)}
	}
	if opts.output == "" {
		opts.output = filepath.Join(opts.source, "public")
	}
	start := time.Now()
	bar := p.newProgress()
	defer bar.clear()

	builder, err := p.open(generator.Options{Source: opts.source, BaseURL: opts.baseURL, Progress: bar.step})
	if err != nil {
		return err
	}
	defer builder.Close()
	result, err := builder.Build(ctx)
	bar.clear()
	if err != nil {
		return err
	}
	p.speak(result.Language)
	p.printDiagnostics(p.stderr, opts.source, result.Diagnostics)
	if stops(result.Diagnostics, opts.strict) {
		return p.notPublished(result.Diagnostics)
	}
	if result.Site.Config.BaseURL == "" {
		p.stderr.println(p.say(noBaseURL))
	}

	bar.wait(p.say(publishing))
	stats, err := output.Publish(ctx, opts.output, result.Tree, output.Options{Protect: protected(opts.source)})
	bar.clear()
	if fault := (*theme.Fault)(nil); errors.As(err, &fault) {
		p.printDiagnostics(p.stderr, opts.source, source.List{fault.Diagnostic})
		return p.notPublished(append(result.Diagnostics, fault.Diagnostic))
	}
	if err != nil {
		return err
	}
	p.stdout.println(p.contents(result) + " · " + p.files(stats) + " · " + p.seconds(time.Since(start)) +
		" → " + source.Printable(opts.output))
	return nil
}

// protected lists what a site must never be written over. An empty folder of
// the author's looks like any other to Publish.
func protected(dir string) []string {
	return []string{dir, filepath.Join(dir, "content"), filepath.Join(dir, "quizzes"), filepath.Join(dir, "themes")}
}

func (p *program) notPublished(diags source.List) error {
	text := p.tally(diags) + " · " + p.say(notWritten)
	if !diags.HasErrors() {
		text += " (" + p.say(strictly) + ")"
	}
	p.stderr.println(text)
	return status(faulty)
}

// contents is what a site holds.
func (p *program) contents(r *generator.Result) string {
	return p.count(r.Pages, pages) + ", " + p.count(r.Quizzes, quizzes) + ", " +
		p.count(r.Diagnostics.Count(source.Warning), warnings)
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
