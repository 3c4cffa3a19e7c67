package generator

import (
	"context"
	"sync"
	"sync/atomic"

	"ders/generator/markdown"
	"ders/generator/parallel"
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

// drop forgets a result.
func (m *memo[K, V]) drop(key K) {
	m.mu.Lock()
	delete(m.now, key)
	m.mu.Unlock()
}

// forget ends a build: what it did not ask for is dropped.
func (m *memo[K, V]) forget() { m.forgetBut(func(K) bool { return false }) }

// forgetBut ends a build whose results are asked for long after it, or never:
// what could still be asked for is kept.
func (m *memo[K, V]) forgetBut(still func(K) bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	older := m.old
	m.old, m.now = m.now, map[K]V{}
	for key, v := range older {
		if _, known := m.old[key]; !known && still(key) {
			m.now[key] = v
		}
	}
}

// has reports whether the build asked for a key.
func (m *memo[K, V]) has(key K) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	_, ok := m.now[key]
	return ok
}

// A row is a memo of a list: it remembers what a pure function made of each item
// of the last one. Lists that follow one another are the same but for a stretch,
// so that an edit costs no look into a map for each item that stayed.
type row[K comparable, V any] struct {
	keys   []K
	values []V
}

// all is what compute makes of keys, which differ from one another. It is called
// in parallel, for the new ones alone, and told how many they are. A build that
// ctx ends forgets nothing. The caller must not change either list.
func (r *row[K, V]) all(ctx context.Context, keys []K, compute func(key K, of int) V) ([]V, error) {
	values := make([]V, len(keys))
	before, behind := 0, 0 // items at both ends that stayed
	for most := min(len(keys), len(r.keys)); before < most && keys[before] == r.keys[before]; before++ {
	}
	for most := min(len(keys), len(r.keys)) - before; behind < most && keys[len(keys)-1-behind] == r.keys[len(r.keys)-1-behind]; behind++ {
	}
	copy(values, r.values[:before])
	copy(values[len(keys)-behind:], r.values[len(r.values)-behind:])
	old := map[K]V{}
	for i := before; i < len(r.keys)-behind; i++ {
		old[r.keys[i]] = r.values[i]
	}
	var fresh []int
	for i := before; i < len(keys)-behind; i++ {
		value, known := old[keys[i]]
		if values[i] = value; !known {
			fresh = append(fresh, i)
		}
	}
	err := parallel.Each(ctx, len(fresh), func(i int) error {
		values[fresh[i]] = compute(keys[fresh[i]], len(fresh))
		return nil
	})
	if err != nil {
		return nil, err
	}
	r.keys, r.values = keys, values
	return values, nil
}

// parseKey is all that a parse depends on: a file whose text changed is another
// one.
type parseKey struct {
	file     *source.File
	settings source.Digest
}

// parsed is a parser's result with its diagnostics, which are said again in
// every build.
type parsed[T any] struct {
	value T
	diags source.List
}

// parseAll parses each file alone, in parallel, unless it is remembered. Where
// ctx ends it the lists are empty.
func parseAll[T any](ctx context.Context, b *Builder, r *row[parseKey, parsed[T]], files []*source.File, settings markdown.Settings,
	parse func(*source.File, markdown.Settings) (T, source.List)) ([]T, source.List) {
	common := settings.Digest()
	keys := make([]parseKey, len(files))
	for i, f := range files {
		keys[i] = parseKey{f, common}
	}
	var done atomic.Int64
	results, _ := r.all(ctx, keys, func(key parseKey, of int) parsed[T] {
		value, diags := parse(key.file, settings)
		if b.opts.Progress != nil {
			b.opts.Progress(int(done.Add(1)), of)
		}
		return parsed[T]{value, diags}
	})
	values := make([]T, 0, len(results))
	var diags source.List
	for _, r := range results {
		values = append(values, r.value)
		diags = append(diags, r.diags...)
	}
	return values, diags
}
