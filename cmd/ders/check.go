package main

import (
	"context"

	"github.com/spf13/cobra"

	"ders/generator"
	"ders/generator/source"
)

type checkOptions struct {
	source  string
	strict  bool
	fix     bool
	format  choice
	explain string
}

func (p *program) checkCommand() *cobra.Command {
	opts := checkOptions{format: choice{"text", []string{"text", "json", "github"}}}
	cmd := p.siteCommand("check", aboutCheck, moreCheck, &opts.source)
	cmd.SuggestFor = []string{"lint", "validate", "verify", "test"}
	cmd.Flags().BoolVar(&opts.strict, "strict", false, p.say(flagStrict))
	cmd.Flags().BoolVar(&opts.fix, "fix", false, p.say(flagFix))
	p.choiceFlag(cmd, cmd.Flags(), "format", &opts.format, p.say(flagFormat))
	cmd.Flags().StringVar(&opts.explain, "explain", "", p.say(flagExplain))
	complete(cmd, "explain", p.completeRule)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if cmd.Flags().Changed("explain") {
			return p.explain(opts.explain)
		}
		return p.check(cmd.Context(), opts)
	}
	return cmd
}

func (p *program) check(ctx context.Context, opts checkOptions) error {
	bar := p.newProgress()
	defer bar.clear()
	builder, err := p.open(generator.Options{Source: opts.source, Progress: bar.step})
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
	var fixed []source.Mending
	if opts.fix {
		if fixed, err = builder.Fix(result); err != nil {
			p.printFixed(p.stderr, opts.source, fixed)
			return err
		}
		if len(fixed) > 0 {
			if result, err = builder.Build(ctx); err != nil {
				return err
			}
			bar.clear()
		}
	}

	switch opts.format.value {
	case "json":
		if err := p.writeJSON(p.stdout, opts.source, result.Diagnostics, fixed); err != nil {
			return err
		}
	case "github":
		p.printFixed(p.stdout, opts.source, fixed)
		for _, d := range p.describe(opts.source, result.Diagnostics) {
			p.stdout.print(githubText(d))
		}
		p.stdout.println(p.verdict(result, opts.strict))
	default:
		p.printFixed(p.stdout, opts.source, fixed)
		p.printDiagnostics(p.stdout, opts.source, result.Diagnostics)
		p.stdout.println(p.verdict(result, opts.strict))
	}
	if stops(result.Diagnostics, opts.strict) {
		return status(faulty)
	}
	return nil
}

// verdict is the closing line of a check.
func (p *program) verdict(r *generator.Result, strict bool) string {
	switch {
	case len(r.Diagnostics) == 0:
		return p.say(checked, p.holdings(r))
	case strict && !r.Diagnostics.HasErrors() && stops(r.Diagnostics, strict):
		return p.tally(r.Diagnostics) + " (" + p.say(strictly) + ")"
	}
	return p.tally(r.Diagnostics)
}
