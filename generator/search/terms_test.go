package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// A key that has too many sections keeps the best ones, in order.
func TestStrongest(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var hits []hit
		for i := range 2 + random.IntN(60) {
			hits = append(hits, newHit(int32(i), float64(random.IntN(levels)), nowhere))
		}
		n := 1 + random.IntN(len(hits)-1)
		want := slices.Clone(hits)
		slices.SortStableFunc(want, func(x, y hit) int { return y.impact() - x.impact() })
		want = want[:n]
		slices.SortFunc(want, bySection)
		if got := strongest(hits, n); !slices.Equal(got, want) {
			t.Fatalf("the strongest %d of %v are %v, not %v", n, hits, got, want)
		}
	}
}
