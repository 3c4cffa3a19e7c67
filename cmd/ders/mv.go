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
	"ders/generator/output"
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
		interrupted := len(args) == 0 && !opts.dry && exists(filepath.Join(opts.source, source.MoveNote))
		if len(args) != 2 && !interrupted {
			return &failure{p.say(moveTwo), p.say(moveExample)}
		}
		return p.move(cmd.Context(), opts, args)
	}
	return cmd
}

// move moves what the names say, once a move that was interrupted has ended;
// without names there is nothing else to do.
func (p *program) move(ctx context.Context, opts moveOptions, names []string) error {
	bar := p.newProgress()
	defer bar.clear()
	builder, err := p.open(generator.Options{Source: opts.source, Drafts: true, Progress: bar.step})
	if err != nil {
		return err
	}
	defer builder.Close()
	if !opts.dry {
		unlock, err := output.Lock(ctx, opts.source, ".ders-move-lock")
		if err != nil {
			return err
		}
		defer unlock()
		if done, err := p.resume(opts.source, builder, names); done || err != nil {
			return err
		}
	}
	if len(names) == 0 { // another command has ended it
		return nil
	}
	from, to, err := p.moveNames(opts.source, names[0], names[1])
	if err != nil && !exists(filepath.Join(opts.source, source.MoveNote)) {
		return err
	}
	before, err := builder.Build(ctx)
	if err != nil {
		return err
	}
	bar.clear()
	p.speak(before.Language)
	if before.Site == nil {
		return p.noSite(opts.source, before)
	}
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

// resume ends a move that was interrupted, and reports whether that is all there
// is to do: it was the same move, or the author has to look at something first.
func (p *program) resume(root string, builder *generator.Builder, names []string) (done bool, err error) {
	did, err := builder.Resume()
	if err != nil {
		return false, p.moveRefused(root, err)
	}
	if did == nil {
		return false, nil
	}
	words := resumedBack
	if did.Finished {
		words = resumedDone
	}
	p.stdout.println(p.say(words, source.Printable(did.From), source.Printable(did.To)))
	for _, name := range did.Left {
		p.complain(fromHere(root, name), problem{p.say(resumedLeft), p.say(resumedLook)})
	}
	if len(did.Left) > 0 {
		return false, status(faulty)
	}
	return len(names) == 0 || did.Finished && isMove(root, did, names), nil
}

// isMove reports whether names mean a move that was made already.
func isMove(root string, did *source.Resumed, names []string) bool {
	for _, base := range []string{".", root} {
		from, _ := sitePath(root, base, names[0])
		to, _ := sitePath(root, base, names[1])
		if from == did.From && (to == did.To || to == path.Dir(did.To)) {
			return true
		}
	}
	return false
}

// noSite is why a build found no site to speak of.
func (p *program) noSite(root string, r *generator.Result) error {
	d := r.Diagnostics[0].Describe(p.language)
	return &failure{fromHere(root, d.Path) + ": " + d.Message, d.Hint}
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
