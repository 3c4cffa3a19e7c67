package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"ders/generator"
	"ders/generator/source"
)

type checkOptions struct {
	source   string
	strict   bool
	fix      bool
	watch    bool
	external bool
	refresh  bool
	format   choice
	explain  string
}

// everyRule is what --explain means without a name.
const everyRule = "*"

func (p *program) checkCommand() *cobra.Command {
	opts := checkOptions{format: choice{"text", []string{"text", "json", "github"}}}
	cmd := p.siteCommand("check", aboutCheck, moreCheck, &opts.source)
	cmd.SuggestFor = []string{"lint", "validate", "verify", "test"}
	cmd.Flags().BoolVar(&opts.strict, "strict", false, p.say(flagStrict))
	cmd.Flags().BoolVar(&opts.fix, "fix", false, p.say(flagFix))
	cmd.Flags().BoolVar(&opts.watch, "watch", false, p.say(flagWatch))
	cmd.Flags().BoolVar(&opts.external, "external", false, p.say(flagExternal))
	cmd.Flags().BoolVar(&opts.refresh, "refresh", false, p.say(flagRefresh))
	p.choiceFlag(cmd, cmd.Flags(), "format", &opts.format, p.say(flagFormat))
	cmd.Flags().StringVar(&opts.explain, "explain", "", p.say(flagExplain))
	cmd.Flags().Lookup("explain").NoOptDefVal = everyRule
	complete(cmd, "explain", p.completeRule)
	explains := func() bool { return cmd.Flags().Changed("explain") }
	cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
		if explains() && len(args) == 0 {
			return p.completeRule(cmd, args, word)
		}
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if explains() && opts.explain == everyRule && len(args) == 1 { // "--explain RULE"
			opts.explain = args[0]
			return nil
		}
		return p.noArguments(cmd, args)
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		switch {
		case explains() && opts.explain == everyRule:
			p.listRules()
			return nil
		case explains():
			return p.explain(opts.explain)
		case opts.refresh && !opts.external:
			return &failure{p.say(onlyWith, "--refresh", "--external"), p.say(listFlags, cmd.CommandPath())}
		case opts.watch:
			for _, other := range []string{"fix", "external", "format"} {
				if cmd.Flags().Changed(other) {
					return &failure{p.say(notWith, "--watch", "--"+other), p.say(listFlags, cmd.CommandPath())}
				}
			}
			p.sayAbove(cmd, opts.source)
			return p.watch(cmd.Context(), opts)
		}
		p.sayAbove(cmd, opts.source)
		return p.check(cmd.Context(), opts)
	}
	return cmd
}

func (p *program) check(ctx context.Context, opts checkOptions) error {
	defer newPace().end()
	bar := p.newProgress()
	defer bar.clear()
	builder, err := p.open(generator.Options{Source: opts.source, Thorough: true, Progress: bar.step})
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
	var unasked error // why other sites were not asked
	if opts.external {
		if unasked = p.askOthers(ctx, result, opts.refresh); ctx.Err() != nil {
			return ctx.Err()
		}
	}

	switch opts.format.value {
	case "json":
		if err := p.writeJSON(p.stdout, opts.source, result.Diagnostics, fixed); err != nil {
			return err
		}
	case "github":
		p.printFixed(p.stdout, opts.source, fixed)
		p.printCommands(opts.source, result.Diagnostics)
		p.stdout.println(p.verdict(result, opts.strict))
	default:
		p.printFixed(p.stdout, opts.source, fixed)
		p.printDiagnostics(p.stdout, opts.source, result.Diagnostics)
		p.stdout.print(p.summary(result, opts.strict))
	}
	if unasked != nil {
		return unasked
	}
	if stops(result.Diagnostics, opts.strict) {
		return status(faulty)
	}
	return nil
}

// verdict is a check in one line.
func (p *program) verdict(r *generator.Result, strict bool) string {
	switch {
	case len(r.Diagnostics) == 0:
		return p.say(checked, p.holdings(r))
	case strict && !r.Diagnostics.HasErrors() && stops(r.Diagnostics, strict):
		return p.tally(r.Diagnostics) + " (" + p.say(strictly) + ")"
	}
	return p.tally(r.Diagnostics)
}

// What a summary says of kinds of mistakes: the most frequent, where there is
// enough to lose one's way in.
const (
	mostKinds    = 3
	enoughToSort = 6
)

// summary is what a person takes from a check: how much there is to mend, what
// most of it is, and whether the site can be built all the same.
func (p *program) summary(r *generator.Result, strict bool) string {
	diags := r.Diagnostics
	if len(diags) == 0 {
		return p.verdict(r, strict) + "\n"
	}
	byRule, inFile := map[*source.Rule]int{}, map[string]bool{}
	var kinds []*source.Rule
	for _, d := range diags {
		if byRule[d.Rule]++; byRule[d.Rule] == 1 {
			kinds = append(kinds, d.Rule)
		}
		inFile[d.Pos().Path] = true
	}
	text := p.say(tallyIn, p.tally(diags), p.count(len(inFile), inFiles)) + "\n"
	text += p.consequence(diags, strict) + "\n"

	slices.SortStableFunc(kinds, func(a, b *source.Rule) int { return byRule[b] - byRule[a] })
	if len(diags) < enoughToSort || byRule[kinds[0]] < 2 {
		return text
	}
	text += "\n" + p.say(mostOften) + "\n"
	for _, rule := range kinds[:min(mostKinds, len(kinds))] {
		if byRule[rule] < 2 {
			break
		}
		words := p.ruleText(rule)
		text += "  " + p.say(times, p.number(byRule[rule])) + "  " + open(words.Message) + " " + p.stdout.paint(dim, "["+rule.ID+"]") + "\n"
		if words.Hint != "" {
			text += "      → " + open(words.Hint) + "\n"
		}
	}
	return text + p.say(seeRule, kinds[0].ID) + "\n"
}

// consequence is what the diagnostics mean for a build.
func (p *program) consequence(diags source.List, strict bool) string {
	warned := diags.Count(source.Warning)
	switch {
	case diags.HasErrors() && warned > 0 && !strict:
		return p.say(stopsNowWarned)
	case diags.HasErrors():
		return p.say(stopsNow)
	case warned > 0 && strict:
		return p.say(stopsStrict)
	case warned > 0:
		return p.say(buildsWarned, p.count(warned, warnings))
	}
	return p.say(buildsAnyway)
}
