package generator

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"ders/generator/markdown"
	"ders/generator/source"
)

// A memo remembers the results of a pure function between two builds. An entry
// that a build did not ask for is forgotten when that build ends.
type memo[K comparable, V any] struct {
	mu       sync.Mutex
	old, now map[K]V
}

// get is the remembered result for a key, or compute's. Two goroutines that
// ask for one new key at once may both compute it; the function is pure.
func (m *memo[K, V]) get(key K, compute func() V) V {
	m.mu.Lock()
	if m.now == nil {
		m.now = map[K]V{}
	}
	v, ok := m.now[key]
	if !ok {
		if v, ok = m.old[key]; ok {
			m.now[key] = v
		}
	}
	m.mu.Unlock()
	if ok {
		return v
	}
	v = compute()
	m.mu.Lock()
	m.now[key] = v
	m.mu.Unlock()
	return v
}

// forget ends a build: what it did not ask for is dropped.
func (m *memo[K, V]) forget() { m.old, m.now = m.now, nil }

// parseKey is all that a parse depends on.
type parseKey struct {
	path           string
	text, settings source.Digest
}

// parsed is a parser's result with its diagnostics, which are said again in
// every build.
type parsed[T any] struct {
	value T
	diags source.List
}

// parseAll parses each file alone, in parallel, unless it is remembered. A build
// that ctx ends forgets nothing.
func parseAll[T any](ctx context.Context, b *Builder, m *memo[parseKey, parsed[T]], files []*source.File, settings markdown.Settings,
	parse func(*source.File, markdown.Settings) (T, source.List)) ([]T, source.List) {
	common := settings.Digest()
	results := make([]parsed[T], len(files))
	var done atomic.Int64
	workers, ctx := errgroup.WithContext(ctx)
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range files {
		workers.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			results[i] = m.get(parseKey{f.Path, f.Digest, common}, func() parsed[T] {
				value, diags := parse(f, settings)
				return parsed[T]{value, diags}
			})
			if b.opts.Progress != nil {
				b.opts.Progress(int(done.Add(1)), len(files))
			}
			return nil
		})
	}
	if workers.Wait() != nil {
		return nil, nil
	}
	m.forget()
	var values []T
	var diags source.List
	for _, r := range results {
		values = append(values, r.value)
		diags = append(diags, r.diags...)
	}
	return values, diags
}
