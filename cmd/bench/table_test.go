package main

import (
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	builds := func(cpu ...int64) (all []run) {
		for _, n := range cpu {
			all = append(all, run{user: n * 1e7, peak: float64(n)})
		}
		return all
	}
	all := []measures{{
		lessons: 1000,
		theme:   builds(30),
		ders:    &measured{cold: builds(900, 230, 210), warm: builds(50, 60, 70), written: content{2033, 43_400_000}},
		bare:    &measured{cold: builds(20, 20, 10), warm: builds(20, 20, 20), written: content{1201, 9_000_000}},
		hugo:    &measured{cold: builds(690, 1, 999), warm: builds(690, 690, 690), rewritten: content{1400, 0}},
		stages:  []stage{{"parse", .25}, {cards, .1}, {rest, .65}},
	}}
	got := table(all, "Hugo v1")
	for _, want := range []string{
		"| first build, CPU seconds                  |   1,000 |  2.30 |  0.20 |    6.90 |        11.5 |         3.0 |\n",
		"| · without the theme's 0.30                |   1,000 |  2.00 |       |         |        10.0 |         3.5 |\n",
		"| · and without the cards' 0.23             |   1,000 |  1.77 |       |         |         8.8 |         3.9 |\n",
		"| · part of the first build                 |   1,000 |  26 % | 100 % |   100 % |             |             |\n",
		"| · files written                           |   1,000 |     0 |     0 |   1,400 |             |             |\n",
		"| parse                  |          25 % |\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %sin\n%s", want, got)
		}
	}
	if strings.Contains(got, "edited text") {
		t.Error("what was not measured has a row")
	}
	all[0].hugo = nil
	if got := table(all, ""); strings.Contains(got, "6.90") || strings.Contains(got, "does not make") {
		t.Errorf("Hugo was not measured:\n%s", got)
	}
}

// TestShares: a sample is of the first stage of the list that its stack names, and
// the rest is of none.
func TestShares(t *testing.T) {
	shares := shares([]byte(`File: ders.test
Duration: 32.41s, Total samples = 100ms (28.42%)
-----------+---
      30ms   runtime.mallocgc
             ders/generator/render.(*renderer).page
             ders/generator/output.(*publisher).render
-----------+---
      20ms   runtime.futex
-----------+---
      40ms   syscall.write
             ders/generator/output.Publish
-----------+---
      10ms   syscall.write
             ders/generator/output.(*staging).add
             ders/generator/search.(*file).finish
             ders/generator/output.(*staging).addFolder
`))
	got := map[string]float64{}
	for _, s := range shares {
		got[s.name] = s.share
	}
	if len(got) != len(stages) || got["render"] != .3 || got["write"] != .5 || got[rest] != .2 {
		t.Error(got)
	}
}

// TestInHugo: an edited title is looked for where Hugo has it.
func TestInHugo(t *testing.T) {
	for ours, want := range map[string]string{
		"modul-5/ders-3/":  "0005-modul-5/003-ders-3/",
		"modul-5/ders-10/": "0005-modul-5/010-ders-10/",
		"modul-5/":         "0005-modul-5/",
		"modul-5/yazdir/":  "yazdir/0005-modul-5/",
		"etiket/konu-5/":   "tags/konu-5/",
	} {
		if got := inHugo(ours); got != want {
			t.Errorf("%s: %s, want %s", ours, got, want)
		}
	}
}
