// Ders builds, checks and serves training sites.
//
// Everything here is talk: flags, words, exit statuses. The work is done in
// ders/generator and below.
package main

import (
	"context"
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// The exit statuses. A process that a signal ended has 128 and its number.
const (
	clean    = 0
	faulty   = 1 // the site has errors, or warnings under --strict
	failed   = 2 // wrong usage, or the machine failed
	bySignal = 128
)

// A status is the error of a command that has said all there is to say.
type status int

func (status) Error() string { return "" }

// A failure is an error in words for a person; its hint may be empty.
type failure struct{ message, hint string }

func (f *failure) Error() string { return f.message }

// run is the whole program; what it returns is the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, signalled := interruptible()
	p := newProgram(args, newStream(stdout), newStream(stderr))
	root := p.rootCommand()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)

	cmd, err := root.ExecuteContextC(ctx)
	status := p.outcome(ctx, cmd, err, signalled)
	p.hold(status, stdin)
	return status
}

// outcome is the exit status of a command, and says why where the command has
// not.
func (p *program) outcome(ctx context.Context, cmd *cobra.Command, err error, signalled func() int) int {
	var done status
	switch {
	case err == nil:
		return clean
	case errors.As(err, &done):
		return int(done)
	case ctx.Err() != nil:
		text := "ders: " + p.say(wasStopped)
		if cmd.Name() == "build" {
			text += "; " + p.say(leftAsItWas)
		}
		p.stderr.println(text)
		return bySignal + signalled()
	}
	p.stderr.print(p.failureText(err))
	return failed
}
