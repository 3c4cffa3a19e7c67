package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ders/generator"
	"ders/generator/devserver"
	"ders/generator/source"
)

type serveOptions struct {
	source, host string
	port         uint16
	open, poll   bool
}

func (p *program) serveCommand() *cobra.Command {
	var opts serveOptions
	cmd := p.siteCommand("serve", aboutServe, moreServe, &opts.source)
	cmd.SuggestFor = []string{"server", "dev", "watch", "preview", "start", "run"}
	cmd.Flags().Uint16Var(&opts.port, "port", 1414, p.say(flagPort))
	cmd.Flags().StringVar(&opts.host, "host", "localhost", p.say(flagHost))
	cmd.Flags().BoolVar(&opts.open, "open", false, p.say(flagOpen))
	cmd.Flags().BoolVar(&opts.poll, "poll", false, p.say(flagPoll))
	complete(cmd, "port", cobra.NoFileCompletions)
	complete(cmd, "host", cobra.NoFileCompletions)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		p.sayAbove(cmd, opts.source)
		return p.serve(cmd.Context(), opts)
	}
	return cmd
}

func (p *program) serve(ctx context.Context, opts serveOptions) error {
	bar := p.newProgress()
	defer bar.clear()
	builder, err := p.open(generator.Options{
		Source: opts.source,
		Drafts: true,
		Online: true,
		// Whatever ders.yaml says, here the site stands at the root.
		BaseURL:  fmt.Sprintf("http://localhost:%d/", opts.port),
		Progress: bar.step,
	})
	if err != nil {
		return err
	}
	defer builder.Close()

	memory := newFrugal()
	defer memory.end()
	s := &serving{program: p, source: opts.source, host: opts.host, opensBrowser: opts.open}
	err = devserver.Run(ctx, builder, devserver.Options{
		Source: opts.source, Host: opts.host, Port: int(opts.port), Poll: opts.poll, Language: p.language,
		OnBuild: func(r *generator.Result, err error, took time.Duration) {
			bar.clear()
			s.built(r, err, took)
			memory.built()
		},
		OnReady:  s.ready,
		OnNotice: func(m devserver.Message) { p.stderr.println(m.In(p.language)) },
	})
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// A serving prints what happens while a site is served. The address comes
// first, so the outcome of the first build waits for it.
type serving struct {
	*program
	source, host string
	opensBrowser bool
	announced    bool
	first        func()
	good         bool           // there was a build without errors
	broken       bool           // the last one had errors
	known        map[string]int // what the last build found, and how often
}

func (s *serving) ready(url string) {
	if !devserver.IsPrivate(s.host) {
		s.stderr.println(s.say(openToAll, source.Printable(s.host)))
	}
	s.stdout.println(s.say(servedAt, s.stdout.paint(bold, url)))
	s.announced = true
	if s.first != nil {
		s.first()
	}
	if s.opensBrowser {
		s.browse(url)
	}
}

// built says how a build went, on one line after what is wrong.
func (s *serving) built(r *generator.Result, err error, took time.Duration) {
	if !s.announced {
		s.first = func() { s.built(r, err, took) }
		if r != nil {
			s.speak(r.Language)
		}
		return
	}
	now := s.stdout.paint(dim, time.Now().Format(time.TimeOnly)) + "  "
	mended := s.broken
	s.broken = err != nil || r.Diagnostics.HasErrors()
	if err != nil {
		s.stderr.print(s.failureText(err))
		return
	}
	s.speak(r.Language)
	s.printDiagnostics(s.stderr, s.source, s.news(r.Diagnostics))
	if !s.broken {
		s.good = true
		if mended {
			now += s.stdout.paint(bold, s.say(siteMended)) + " · "
		}
		s.stdout.println(now + s.contents(r) + " · " + s.seconds(took))
		return
	}
	text := s.stdout.paint(red, s.tally(r.Diagnostics))
	if s.good {
		text += " · " + s.say(lastGoodSite)
	}
	s.stdout.println(now + text)
}

// news is what is worth printing: the errors, and what the last build did not
// say already, so that a save does not repeat every piece of advice. While
// there are errors, information waits. A line that only moved is the same.
func (s *serving) news(diags source.List) source.List {
	const advice = "info\x00"
	found := map[string]int{}
	var news source.List
	for _, d := range diags {
		severity := d.Rule.Severity
		what := d.About() + "\x00" + d.Rule.ID + "\x00" + fmt.Sprint(d.Args...)
		if severity == source.Info {
			what = advice + what
			if s.broken {
				continue
			}
		}
		if found[what]++; severity == source.Error || found[what] > s.known[what] {
			news.Add(d)
		}
	}
	if s.broken { // what waits stays as well known as it was
		for what, n := range s.known {
			if strings.HasPrefix(what, advice) {
				found[what] = n
			}
		}
	}
	s.known = found
	return news
}

// browse opens the person's browser. That it cannot is only worth a notice.
func (s *serving) browse(url string) {
	if unattended() {
		s.stderr.println(s.say(noBrowserCI))
		return
	}
	cmd := browserCommand(url)
	if err := cmd.Start(); err != nil {
		s.stderr.println(s.say(noBrowser, source.Printable(err.Error())))
		return
	}
	notice := *s.program // its language may change while the command runs
	go func() {
		if err := cmd.Wait(); err != nil {
			notice.stderr.println(notice.say(noBrowser, err))
		}
	}()
}
