package main

import (
	"bufio"
	"errors"
	"io"
	"path/filepath"
	"strconv"

	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"

	"ders/generator/config"
	"ders/generator/devserver"
)

// clicked reports whether the program was started by a double click on Windows,
// which gives it a window of its own. It is a variable for tests.
var clicked = mousetrap.StartedByExplorer

// bare is "ders" without a command: it shows the site that the current folder
// is in, and tells how to begin where there is none.
func (p *program) bare(cmd *cobra.Command) error {
	dir := siteFolder()
	if !exists(filepath.Join(dir, config.Name)) {
		if clicked() {
			return &failure{p.say(noSiteHere), p.say(clickedOn)}
		}
		return cmd.Help()
	}
	serve, _, err := cmd.Root().Find([]string{"serve"})
	if err != nil { // it is one of our commands
		panic(err)
	}
	serve.SetContext(cmd.Context())
	p.sayAbove(cmd, dir)
	if err := errors.Join(serve.Flags().Set("source", dir), serve.Flags().Set("open", "true")); err != nil {
		return err
	}
	err = serve.RunE(serve, nil)
	if taken := (*devserver.PortInUse)(nil); errors.As(err, &taken) && taken.Next != 0 {
		if err := serve.Flags().Set("port", strconv.Itoa(taken.Next)); err != nil { // nobody asked for a number
			return err
		}
		err = serve.RunE(serve, nil)
	}
	return err
}

// hold keeps a window open that a double click opened, until somebody has read
// what went wrong.
func (p *program) hold(status int, stdin io.Reader) {
	if (status == faulty || status == failed) && clicked() {
		p.stderr.println("\n" + p.say(pressEnter))
		_, _ = bufio.NewReader(stdin).ReadString('\n') // the window may be closed instead
	}
}
