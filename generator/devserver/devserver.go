// Package devserver shows a site while it is being written: it builds again at
// every save, serves the last good tree from memory and tells the open pages
// what happened.
//
// It promises that a page is reloaded only when that page changed, that style
// sheets are swapped in place, that a broken save leaves the last good site
// standing with its diagnostics over the page, and that mending it takes them
// away again. One save is one rebuild, a touch is none, and half a file is not
// told as a mistake. One goroutine builds; requests are answered meanwhile from the
// last good tree, which is replaced atomically.
//
// A browser that asks for a service worker, which another site may have left on
// this port, gets one that takes itself away; the site's own is never served.
//
// It refuses everything a server on a person's own machine should: names that
// are not its own, requests that other sites' pages make, methods that change
// something, and paths that are not plain. No path ever reaches the disk.
//
// How the parts meet: watcher (or its poll) puts changes into an inbox; Run
// takes them out, builds and hands the outcome to the server; the server keeps
// the snapshot it answers from and the hub that the pages listen to. A page
// carries the version of its own bytes, so after every build it asks for
// itself again and decides: nothing, new style sheets, or reload. The server
// needs no memory of who has which page open, and a restart of it reloads
// nobody whose page stayed the same.
//
// It prints nothing: callbacks tell the caller what there is to say.
package devserver

import (
	"context"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"time"

	"ders/generator"
)

// A Builder builds a site again and again. *generator.Builder is one. Its
// methods are called from one goroutine only.
type Builder interface {
	// Build builds from the files as they are. The last Result itself means
	// that none differs, and nobody hears of it.
	Build(ctx context.Context) (*generator.Result, error)
	// Changed names paths, relative to the site folder, that may differ; with
	// none, everything may.
	Changed(paths ...string)
}

// Options say what is served and who hears of it. The callbacks are never
// called at the same time.
type Options struct {
	Source   string // the site folder
	Host     string // "" and "localhost" listen on the loopback addresses
	Port     int    // 0 takes a free one
	Poll     bool   // look at the files every 300 ms instead of asking the system
	Language string // "tr" or "en", until a build knows the site's

	Log      io.Writer                                     // what net/http has to say of failed requests; nil drops it
	OnReady  func(url string)                              // after the first build, good or broken
	OnBuild  func(*generator.Result, error, time.Duration) // after every build that the pages are told of
	OnNotice func(Message)                                 // something a person should know, such as polling
}

// goodbye is how long Run waits for requests and a running build to end.
const goodbye = 600 * time.Millisecond

// Run serves until ctx ends, and then returns nil within a second, even when
// pages are open. A port that is taken is a PortInUse, a
// host that is not this computer a BadHost. A Build that ignores its
// context is left behind.
func Run(ctx context.Context, b Builder, opts Options) error {
	root, err := filepath.Abs(opts.Source)
	if err != nil {
		return err
	}
	listeners, port, err := listen(opts.Host, opts.Port)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	s := newServer(opts.Host, root, opts.Language)
	web := s.http(opts.Log)
	failed := make(chan error, len(listeners))
	for _, l := range listeners {
		go func(l net.Listener) { failed <- web.Serve(l) }(l)
	}

	in, notices := follow(ctx, root, opts.Poll)
	built := make(chan struct{})
	go func() {
		defer close(built)
		l := loop{builder: b, server: s, in: in, notices: notices, opts: opts, url: address(opts.Host, port), settle: settle}
		l.run(ctx)
	}()

	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	cancel()
	s.hub.close() // first: Shutdown would wait for the event streams
	patience, stop := context.WithTimeout(context.Background(), goodbye)
	defer stop()
	if web.Shutdown(patience) != nil {
		web.Close()
	}
	select {
	case <-built:
	case <-patience.Done():
	}
	if err == http.ErrServerClosed {
		err = nil
	}
	return err
}

// Watch builds at every save until ctx ends, as Run does, and serves nothing.
func Watch(ctx context.Context, b Builder, opts Options) error {
	root, err := filepath.Abs(opts.Source)
	if err != nil {
		return err
	}
	in, notices := follow(ctx, root, opts.Poll)
	l := loop{builder: b, in: in, notices: notices, opts: opts, settle: settle}
	l.run(ctx)
	return nil
}

// follow begins to watch the site folder before anything is built, so that no
// save falls between.
func follow(ctx context.Context, root string, poll bool) (*inbox, <-chan Message) {
	in := newInbox()
	notices := make(chan Message, 4)
	watch := newWatcher(root, func(m Message) {
		select {
		case notices <- m:
		default: // nobody needs to hear it a fifth time
		}
	})
	watch.start(poll)
	go watch.run(ctx, in)
	return in, notices
}

// Bad news waits: a file that is written slowly is half a file for a while, and
// what is missing from it is no mistake. While saves go on they are told at
// last, mistakes and all.
const (
	settle     = 200 * time.Millisecond
	settleMost = 2 * time.Second
)

// loop is the one goroutine that builds and calls back.
type loop struct {
	builder Builder
	server  *server // nil where nothing is served
	in      *inbox
	notices <-chan Message
	opts    Options
	url     string
	settle  time.Duration

	shown *generator.Result // what the pages were told of; nil after a failure
}

func (l *loop) run(ctx context.Context) {
	doubt := !l.build(ctx, false)
	if ctx.Err() == nil && l.opts.OnReady != nil {
		l.opts.OnReady(l.url)
	}
	for {
		select {
		case <-ctx.Done():
			return
		case m := <-l.notices:
			if l.opts.OnNotice != nil {
				l.opts.OnNotice(m)
			}
		case <-l.in.ready:
			l.tell(doubt)
			doubt = !l.build(ctx, true)
		}
	}
}

// tell hands the changes to the builder; in doubt, that everything may differ.
func (l *loop) tell(doubt bool) {
	if c := l.in.take(); c.all || doubt {
		l.builder.Changed()
	} else {
		l.builder.Changed(c.paths...)
	}
}

// build reports whether the machine was well; if not, the builder may have
// forgotten what it was told, so the next build reads everything. When it may
// wait and the outcome is bad, a save that follows at once is waited for, and
// only what comes of that is shown.
func (l *loop) build(ctx context.Context, wait bool) bool {
	for first := time.Now(); ; {
		start := time.Now()
		result, err := l.builder.Build(ctx)
		took := time.Since(start)
		if ctx.Err() != nil {
			return true
		}
		if err == nil && result == l.shown { // a touch
			return true
		}
		if wait && (err != nil || result.Tree == nil) && time.Since(first) < settleMost && l.more(ctx) {
			l.tell(err != nil)
			continue
		}
		l.shown = result
		if err != nil {
			l.shown = nil
		}
		if l.server != nil {
			l.server.show(result, err)
		}
		if l.opts.OnBuild != nil {
			l.opts.OnBuild(result, err, took)
		}
		return err == nil
	}
}

// more reports whether something else is saved within a moment.
func (l *loop) more(ctx context.Context) bool {
	timer := time.NewTimer(l.settle)
	defer timer.Stop()
	select {
	case <-l.in.ready:
		return true
	case <-ctx.Done():
	case <-timer.C:
	}
	return false
}
