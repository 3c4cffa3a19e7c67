package main

import (
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// A progress shows how far a build is, on a terminal, and only once the build
// took long enough for somebody to wonder. The nil progress shows nothing.
type progress struct {
	mu     sync.Mutex
	screen *stream
	due    time.Time // nothing is shown before
	label  string
	bar    *progressbar.ProgressBar // nil while nothing is shown
	done   int
	total  int
	timer  *time.Timer
}

// newProgress is nil where nobody looks: not a terminal, or CI.
func (p *program) newProgress() *progress {
	if !p.stderr.moves || unattended() {
		return nil
	}
	return &progress{screen: p.stderr, due: time.Now().Add(time.Second), label: p.say(parsing)}
}

// step tells how many things of how many are done. Goroutines may call it in
// any order.
func (p *progress) step(done, total int) {
	if p == nil || time.Now().Before(p.due) {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if total != p.total { // another kind of thing
		p.finish()
		p.done, p.total = 0, total
	}
	if done <= p.done || done == total && p.bar == nil {
		return
	}
	p.done = done
	if p.bar == nil {
		p.bar = progressbar.NewOptions(total, p.options(progressbar.OptionShowCount(),
			progressbar.OptionThrottle(50*time.Millisecond))...)
	}
	p.bar.Set(done)
}

// wait shows that something of unknown length is going on, until clear.
func (p *progress) wait(label string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.finish()
	p.label = label
	p.timer = time.AfterFunc(time.Until(p.due), func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.timer != nil { // not cleared meanwhile
			p.bar = progressbar.NewOptions(-1, p.options()...)
			p.bar.RenderBlank()
		}
	})
}

// clear takes everything off the screen.
func (p *progress) clear() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.finish()
}

func (p *progress) finish() {
	if p.timer != nil {
		p.timer.Stop()
		p.timer = nil
	}
	if p.bar != nil {
		p.bar.Finish() // which clears the line
		p.bar = nil
	}
}

func (p *progress) options(more ...progressbar.Option) []progressbar.Option {
	return append([]progressbar.Option{
		progressbar.OptionSetWriter(p.screen),
		progressbar.OptionSetDescription(p.label),
		progressbar.OptionSetWidth(30),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionSetElapsedTime(false),
		progressbar.OptionUseANSICodes(true),
		progressbar.OptionClearOnFinish(),
	}, more...)
}
