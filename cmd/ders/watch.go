package main

import (
	"context"
	"slices"
	"time"

	"ders/generator"
	"ders/generator/devserver"
)

// watch checks at every save until Ctrl-C. A terminal shows the newest outcome
// alone; elsewhere one follows the other, and one that is the same as before is
// a line.
func (p *program) watch(ctx context.Context, opts checkOptions) error {
	builder, err := p.open(generator.Options{Source: opts.source, Thorough: true})
	if err != nil {
		return err
	}
	defer builder.Close()
	w := &watching{program: p, opts: opts}
	return devserver.Watch(ctx, builder, devserver.Options{
		Source: opts.source, Language: p.language,
		OnBuild:  func(r *generator.Result, err error, _ time.Duration) { w.checked(r, err) },
		OnNotice: func(m devserver.Message) { p.stderr.println(m.In(p.language)) },
	})
}

// A watching prints the outcomes of checks.
type watching struct {
	*program
	opts  checkOptions
	known []string // the last outcome, line by line; nil before the first
}

func (w *watching) checked(r *generator.Result, err error) {
	if err != nil {
		w.stderr.print(w.failureText(err))
		return
	}
	w.speak(r.Language)
	outcome := []string{w.summary(r, w.opts.strict)}
	for _, d := range w.describe(w.opts.source, r.Diagnostics) {
		outcome = append(outcome, w.diagnosticText(w.stdout, d))
	}
	now := w.stdout.paint(dim, time.Now().Format(time.TimeOnly)) + "  "
	if slices.Equal(outcome, w.known) {
		w.stdout.println(now + w.say(sameAgain))
		return
	}
	w.known = outcome
	if w.stdout.moves {
		w.stdout.print(clearScreen)
	}
	w.printDiagnostics(w.stdout, w.opts.source, r.Diagnostics)
	w.stdout.print(w.summary(r, w.opts.strict))
	w.stdout.println(now + w.say(waitsForIt))
}

// clearScreen empties a terminal with what was scrolled off, so that the first
// line is the first mistake.
const clearScreen = "\x1b[H\x1b[2J\x1b[3J"
