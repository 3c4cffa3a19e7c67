// Package external asks other sites whether the links that lead there still
// work. It opens connections, so nothing but a command that a person gave may
// use it: no build ever does, which house_test.go holds.
//
// It promises to be a polite guest. It names itself, asks for heads and not for
// pages, asks one host one thing at a time with a pause behind it, waits when a
// host says so, and remembers the answers. It never asks an address of a
// private network: what leads there leads readers nowhere, and what stands
// there did not invite us.
//
// It refuses to guess: a site that lets no program in is not called broken, and
// where no host at all can be reached the links are not to blame (ErrOffline).
//
//	external.go   the links by host, and what is reported of them
//	ask.go        one address: requests, redirects, waiting
//	verdict.go    what an answer means, and the rules
//	private.go    addresses that are not asked
//	memory.go     what is remembered, and for how long
package external

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"ders/generator/source"
)

// ErrOffline says that no host could be reached: this computer has no network,
// or what it has lets nothing through.
var ErrOffline = errors.New("external: no host can be reached")

// Options say how links are asked for. The zero value of each field but Agent
// is a sensible default.
type Options struct {
	Agent   string // how the program names itself
	Memory  string // the file that remembers answers; empty for none
	Refresh bool   // ask again what is remembered

	Hosts    int           // asked at the same time; 8
	Pause    time.Duration // between two requests to one host; half a second
	Timeout  time.Duration // of a request; 15 s
	Patience time.Duration // the longest wait that a host may ask for; 30 s

	Progress func(done, total int) // called from several goroutines, never at once

	asksPrivate bool                                       // tests serve from this computer
	now         func() time.Time                           // time.Now
	sleep       func(context.Context, time.Duration) error // in tests nobody waits
	transport   http.RoundTripper                          // in tests it trusts their server
}

func (o *Options) fill() {
	if o.Hosts == 0 {
		o.Hosts = 8
	}
	for d, usual := range map[*time.Duration]time.Duration{
		&o.Pause: time.Second / 2, &o.Timeout: 15 * time.Second, &o.Patience: 30 * time.Second,
	} {
		if *d == 0 {
			*d = usual
		}
	}
	if o.Progress == nil {
		o.Progress = func(int, int) {}
	}
	if o.now == nil {
		o.now = time.Now
	}
	if o.sleep == nil {
		o.sleep = sleep
	}
	switch {
	case o.transport != nil:
	case o.asksPrivate:
		o.transport = http.DefaultTransport
	default:
		o.transport = newTransport()
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// Check asks for every http and https link once and reports what is wrong at
// each of its places; other links are left alone. The error is ctx's or
// ErrOffline; a memory that cannot be read or written is no reason to fail.
func Check(ctx context.Context, links []source.Value, opts Options) (source.List, error) {
	opts.fill()
	all, diags := gather(links)
	known := recall(opts.Memory, opts.now())
	found, fresh, err := askAll(ctx, all, known, opts)
	if err != nil {
		return nil, err
	}
	if offline(fresh) {
		return nil, ErrOffline
	}
	for address, v := range found {
		for _, place := range all.places[address] {
			if rule := rules[v.Kind]; rule != nil {
				diags.Add(place.Report(rule, v.args(place.Text)...))
			}
		}
	}
	if len(fresh) > 0 {
		remember(opts.Memory, known, fresh)
	}
	diags.Sort()
	return diags, nil
}

// addresses are what is asked for, each once.
type addresses struct {
	hosts  []string
	on     map[string][]string       // by host
	places map[string][]source.Value // of an address
}

// gather lists the addresses of links in their order, and reports those that
// are none.
func gather(links []source.Value) (addresses, source.List) {
	all := addresses{on: map[string][]string{}, places: map[string][]source.Value{}}
	var diags source.List
	for _, link := range links {
		address, host, ok := split(link.Text)
		switch {
		case !strings.HasPrefix(strings.ToLower(link.Text), "http"):
			continue
		case !ok:
			diags.Add(link.Report(ruleUnreadable, link.Text))
			continue
		}
		if all.places[address] == nil {
			if all.on[host] == nil {
				all.hosts = append(all.hosts, host)
			}
			all.on[host] = append(all.on[host], address)
		}
		all.places[address] = append(all.places[address], link)
	}
	return all, diags
}

// askAll is what became of every address, and of those that were asked now.
func askAll(ctx context.Context, all addresses, known map[string]verdict, opts Options) (found, fresh map[string]verdict, err error) {
	c := checker{Options: opts, gates: map[string]*gate{}}
	found, fresh = map[string]verdict{}, map[string]verdict{}
	var mu sync.Mutex // of both
	var workers errgroup.Group
	workers.SetLimit(opts.Hosts)
	for _, host := range all.hosts {
		workers.Go(func() error {
			for _, address := range all.on[host] {
				v, remembered := known[address]
				if !remembered || opts.Refresh {
					remembered = false
					v = c.ask(ctx, address)
				}
				if ctx.Err() != nil {
					return ctx.Err()
				}
				mu.Lock()
				if !remembered {
					fresh[address] = v
				}
				found[address] = v
				opts.Progress(len(found), len(all.places))
				mu.Unlock()
			}
			return nil
		})
	}
	return found, fresh, workers.Wait()
}

// split is a link's address without its fragment, and its host.
func split(link string) (address, host string, ok bool) {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", "", false
	}
	u.Fragment, u.RawFragment = "", ""
	return u.String(), strings.ToLower(u.Host), true
}
