package main

import (
	"fmt"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (p *program) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help " + p.say(argCommand),
		Short: p.say(aboutHelp),
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			if len(args) == 0 {
				for _, c := range cmd.Root().Commands() {
					if c.IsAvailableCommand() {
						names = append(names, cobra.CompletionWithDesc(c.Name(), c.Short))
					}
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				return p.unknownCommand(about, rest[0])
			}
			return about.Help()
		},
	}
}

// help lays out what a command does. It is ours because cobra's knows only
// English.
func (p *program) help(cmd *cobra.Command, _ []string) {
	var b strings.Builder
	about := cmd.Long
	if about == "" {
		about = cmd.Short
	}
	fmt.Fprintf(&b, "%s\n\n%s\n  %s\n", about, p.heading(headUsage), p.useLine(cmd))

	var commands []row
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			commands = append(commands, row{c.Name(), c.Short})
		}
	}
	p.section(&b, headCommands, commands)
	p.section(&b, headFlags, p.flagRows(cmd.LocalFlags()))
	p.section(&b, headGlobal, p.flagRows(cmd.InheritedFlags()))
	if len(commands) > 0 && !cmd.HasParent() {
		fmt.Fprintf(&b, "\n%s\n%s\n", p.say(beginHere, cmd.CommandPath(), cmd.CommandPath()), p.say(moreHelp, cmd.CommandPath()))
	}
	p.stdout.print(b.String())
}

func (p *program) heading(words phrase) string { return p.stdout.paint(bold, p.say(words)) }

func (p *program) useLine(cmd *cobra.Command) string {
	line := cmd.CommandPath()
	if _, args, ok := strings.Cut(cmd.Use, " "); ok {
		line += " " + args
	} else if cmd.HasAvailableSubCommands() {
		line += " " + p.say(useCommand)
	}
	return line + " " + p.say(useFlags)
}

type row struct{ name, about string }

func (p *program) section(b *strings.Builder, title phrase, rows []row) {
	if len(rows) == 0 {
		return
	}
	width := 0
	for _, r := range rows {
		width = max(width, uniseg.StringWidth(r.name))
	}
	fmt.Fprintf(b, "\n%s\n", p.heading(title))
	for _, r := range rows {
		fmt.Fprintf(b, "  %s%s  %s\n", r.name, strings.Repeat(" ", width-uniseg.StringWidth(r.name)), r.about)
	}
}

func (p *program) flagRows(flags *pflag.FlagSet) []row {
	var rows []row
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, about := pflag.UnquoteUsage(f)
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if value != "" {
			name += " " + value
		}
		if f.DefValue != "" && f.DefValue != "false" {
			about += " " + p.say(defaultValue, f.DefValue)
		}
		rows = append(rows, row{name, about})
	})
	return rows
}
