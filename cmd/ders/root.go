package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"ders/generator/lang"
	"ders/generator/source"
)

func (p *program) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "ders",
		Short: p.say(aboutDers),
		// Unknown commands arrive as arguments, so that we find the words.
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return p.unknownCommand(cmd, args[0])
			}
			return p.bare(cmd)
		},
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
	}
	cobra.EnableCommandSorting = false // init before new: as a person meets them
	cobra.MousetrapHelpText = ""       // a double click serves the site
	root.PersistentFlags().BoolP("help", "h", false, p.say(flagHelp))
	p.choiceFlag(root, root.PersistentFlags(), "lang", &choice{allowed: []string{"tr", "en"}}, p.say(flagLang))
	root.SetHelpFunc(p.help)
	root.SetFlagErrorFunc(p.flagError)

	root.AddCommand(p.initCommand(), p.newCommand(), p.serveCommand(), p.checkCommand(), p.buildCommand(),
		p.moveCommand(), p.resultsCommand(), p.versionCommand())
	root.SetHelpCommand(p.helpCommand())
	p.completionCommands(root)
	return root
}

// siteCommand is what build, serve and check have in common.
func (p *program) siteCommand(name string, about, more phrase, dir *string) *cobra.Command {
	cmd := &cobra.Command{
		Use: name, Short: p.say(about), Long: p.say(more),
		Args: p.noArguments, ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(dir, "source", siteFolder(), p.say(flagSource))
	cmd.Flags().Lookup("source").DefValue = "" // its words tell
	complete(cmd, "source", folders)
	return cmd
}

// completionCommands puts our words over cobra's.
func (p *program) completionCommands(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	lines := map[string]string{
		"bash":       "source <(ders completion bash)",
		"zsh":        "source <(ders completion zsh)",
		"fish":       "ders completion fish | source",
		"powershell": "ders completion powershell | Out-String | Invoke-Expression",
	}
	for _, cmd := range root.Commands() {
		if cmd.Name() != "completion" {
			continue
		}
		cmd.Short, cmd.Long = p.say(aboutCompletion), ""
		cmd.Args = cobra.ArbitraryArgs
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return p.unknownCommand(cmd, args[0])
			}
			return cmd.Help()
		}
		for _, shell := range cmd.Commands() {
			shell.Short = p.say(aboutShell, shell.Name())
			shell.Long = p.say(moreShell, shell.Name(), lines[shell.Name()])
			shell.Args = p.noArguments
			if f := shell.Flags().Lookup("no-descriptions"); f != nil {
				f.Usage = p.say(flagPlain)
			}
		}
	}
}

func folders(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// complete says what a shell offers for a flag. An error would mean that the
// flag does not exist, a slip of ours.
func complete(cmd *cobra.Command, flag string, f cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, f); err != nil {
		panic(err)
	}
}

// A choice is a flag that takes one of a few words.
type choice struct {
	value   string
	allowed []string
}

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return strings.Join(c.allowed, "|") }

func (c *choice) Set(value string) error {
	if !slices.Contains(c.allowed, value) {
		return errors.New("not one of " + c.Type())
	}
	c.value = value
	return nil
}

func (p *program) choiceFlag(cmd *cobra.Command, flags *pflag.FlagSet, name string, c *choice, usage string) {
	flags.Var(c, name, usage)
	complete(cmd, name, cobra.FixedCompletions(c.allowed, cobra.ShellCompDirectiveNoFileComp))
}

// unknownCommand offers the command that was probably meant.
func (p *program) unknownCommand(cmd *cobra.Command, name string) error {
	hint := p.say(listCommands)
	near := cmd.SuggestionsFor(name)
	for _, c := range cmd.Commands() { // another program's word is no slip for ours
		if slices.Contains(c.SuggestFor, strings.ToLower(name)) {
			near = []string{c.Name()}
		}
	}
	if len(near) > 0 {
		hint = p.say(didYouMean, cmd.CommandPath()+" "+near[0])
	}
	return &failure{p.say(unknownCommand, source.Printable(name)), hint}
}

func (p *program) noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	arg := source.Printable(args[0])
	hint := p.say(listFlags, cmd.CommandPath())
	if cmd.Flags().Lookup("source") != nil {
		hint = p.say(folderIsFlag, cmd.CommandPath(), arg)
	}
	return &failure{p.say(noArguments, cmd.CommandPath(), arg), hint}
}

// flagError puts pflag's errors into words.
func (p *program) flagError(cmd *cobra.Command, err error) error {
	if args := cmd.Flags().Args(); !cmd.HasParent() && len(args) > 0 {
		// The flags of a command that does not exist are not the mistake.
		return p.unknownCommand(cmd, args[0])
	}
	var (
		unknown *pflag.NotExistError
		empty   *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	hint := p.say(listFlags, cmd.CommandPath())
	switch {
	case errors.As(err, &unknown):
		name := "-" + unknown.GetSpecifiedShortnames()
		if name == "-" {
			name = "--" + unknown.GetSpecifiedName()
			if meant := p.meantFlag(cmd, unknown.GetSpecifiedName()); meant != "" {
				hint = meant
			}
		}
		return &failure{p.say(unknownFlag, source.Printable(name)), hint}
	case errors.As(err, &empty):
		return &failure{p.say(flagNeedsValue, "--"+empty.GetFlag().Name), hint}
	case errors.As(err, &invalid):
		flag := invalid.GetFlag()
		if c, ok := flag.Value.(*choice); ok {
			hint = p.say(oneOf, strings.Join(c.allowed, ", "))
		} else if flag.Name == "port" {
			hint = p.say(portRange)
		}
		return &failure{p.say(flagBadValue, "--"+flag.Name, source.Printable(invalid.GetValue())), hint}
	}
	return &failure{source.Printable(err.Error()), hint}
}

// meantFlag is a hint for an unknown flag: another command's, a command, or
// the flag that was misspelt.
func (p *program) meantFlag(cmd *cobra.Command, name string) string {
	var owners, own []string
	for _, other := range cmd.Root().Commands() {
		if other.Name() == name {
			return p.say(didYouMean, other.CommandPath())
		}
		if !other.Hidden && other.Flags().Lookup(name) != nil {
			owners = append(owners, other.CommandPath())
		}
	}
	if len(owners) > 0 {
		return p.say(flagElsewhere, strings.Join(owners, ", "))
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) { own = append(own, f.Name) })
	if near := lang.Nearest(name, own); near != "" {
		return p.say(didYouMean, "--"+near)
	}
	return ""
}
