package main

import (
	"context"
	"errors"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"ders/generator"
	"ders/generator/move"
	"ders/generator/source"
)

type moveOptions struct {
	source string
	dry    bool
}

func (p *program) moveCommand() *cobra.Command {
	var opts moveOptions
	cmd := p.siteCommand("mv "+p.say(argMove), aboutMove, moreMove, &opts.source)
	cmd.SuggestFor = []string{"move", "rename", "ren", "tasi"}
	cmd.Args, cmd.ValidArgsFunction = cobra.ArbitraryArgs, nil // a shell completes files by itself
	cmd.Flags().BoolVar(&opts.dry, "dry-run", false, p.say(flagDryRun))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) != 2 {
			return &failure{p.say(moveTwo), p.say(moveExample)}
		}
		return p.move(cmd.Context(), opts, args[0], args[1])
	}
	return cmd
}

func (p *program) move(ctx context.Context, opts moveOptions, old, next string) error {
	from, to, err := p.moveNames(opts.source, old, next)
	if err != nil {
		return err
	}
	bar := p.newProgress()
	defer bar.clear()
	builder, err := p.open(generator.Options{Source: opts.source, Drafts: true, Progress: bar.step})
	if err != nil {
		return err
	}
	defer builder.Close()
	before, err := builder.Build(ctx)
	if err != nil {
		return err
	}
	bar.clear()
	p.speak(before.Language)
	if before.Diagnostics.HasErrors() { // what is read wrongly may hold links that nobody sees
		return &failure{p.say(moveUnsound, p.count(before.Diagnostics.Count(source.Error), mistakes)), p.say(runCheck)}
	}
	m, err := builder.PlanMove(ctx, before, from, to)
	bar.clear()
	if err != nil {
		return p.moveRefused(opts.source, err)
	}
	if len(m.Objection) > 0 {
		p.printDiagnostics(p.stderr, opts.source, m.Objection)
		return &failure{p.say(moveObjection), p.say(moveMend)}
	}
	if !opts.dry {
		if err := builder.Carry(m); err != nil {
			return p.moveRefused(opts.source, err)
		}
	}
	p.printMove(opts, m)
	return nil
}

// moveNames is both names as paths in the site folder. The old one is looked
// for from here, then from the site folder; the new one counts from the same
// place, and one of a folder that is there means to keep the name in it.
func (p *program) moveNames(root, old, next string) (from, to string, err error) {
	base := "."
	if !exists(old) && exists(filepath.Join(root, old)) {
		base = root
	}
	from, ok := sitePath(root, base, old)
	if !ok {
		return "", "", &failure{p.say(moveOutside, source.Printable(old)), p.say(moveInside)}
	}
	if !exists(filepath.Join(root, filepath.FromSlash(from))) {
		return "", "", &failure{p.say(moveMissing, source.Printable(old)), p.say(moveExample)}
	}
	to, ok = sitePath(root, base, next)
	if !ok {
		return "", "", &failure{p.say(moveOutside, source.Printable(next)), p.say(moveInside)}
	}
	if isFolder(filepath.Join(root, filepath.FromSlash(to))) && to != from {
		to = path.Join(to, path.Base(from))
	} else if strings.HasSuffix(filepath.ToSlash(next), "/") && strings.HasSuffix(from, ".md") {
		return "", "", &failure{p.say(moveNoFolder, source.Printable(next)), p.say(moveExample)}
	}
	return from, to, nil
}

// moveRefused puts into words why nothing was moved.
func (p *program) moveRefused(root string, err error) error {
	var (
		refused  *move.Refusal
		hindered *source.Hindrance
	)
	switch {
	case errors.As(err, &refused):
		words := moveRefusals[refused.Reason]
		name := fromHere(root, source.Printable(refused.Path))
		if refused.At.Line > 0 {
			name = place(name, refused.At.Line, refused.At.Col)
		}
		return &failure{p.say(words.message, name), p.say(words.hint)}
	case errors.As(err, &hindered):
		words := moveHindrances[hindered.Reason]
		return &failure{p.say(words.message, fromHere(root, source.Printable(hindered.Path))), p.say(words.hint)}
	}
	return err
}

// mostShown is how many lines of one kind a move prints.
const mostShown = 20

// printMove says what a move did, or what it would do.
func (p *program) printMove(opts moveOptions, m *generator.Move) {
	var b strings.Builder
	lines := func(all []string) {
		for i, line := range all {
			if i == mostShown {
				b.WriteString("  … " + p.say(andMore, p.number(len(all)-mostShown)) + "\n")
				break
			}
			b.WriteString("  " + source.Printable(line) + "\n")
		}
	}
	var moved, redirects []string
	edited := m.Edited()
	for _, old := range m.Moved() {
		moved = append(moved, old+" → "+m.Names[old])
	}
	for _, r := range m.Redirects {
		redirects = append(redirects, "/"+r.From+" → /"+r.To)
	}
	b.WriteString(p.stdout.paint(bold, p.say(movedFiles, p.count(len(moved), files))) + "\n")
	lines(moved)
	if len(edited) > 0 {
		b.WriteString(p.stdout.paint(bold, p.say(relinked, p.count(m.Links, linkCount), p.count(len(edited), files))) + "\n")
		lines(edited)
	}
	if len(redirects) > 0 {
		b.WriteString(p.stdout.paint(bold, p.say(oldAddresses)) + "\n")
		lines(redirects)
	}
	if m.Forgotten > 0 {
		b.WriteString(p.say(recordsLose, p.count(m.Forgotten, pages)) + "\n")
	}
	if opts.dry {
		b.WriteString(p.say(dryRun) + "\n")
	}
	p.stdout.print(b.String())
}
