package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ders/generator/site"
	"ders/generator/source"
)

// maxStates bounds the walk; a variable for tests.
var maxStates = 200_000

var (
	ruleTooManyStates = source.Define("scenario/too-many-states", source.Error,
		source.Text{Message: "senaryo denetlenemeyecek kadar çok yoldan ilerliyor (sınır %d durum)", Hint: "koşullarda kullanılan göstergeleri ya da min–max aralıklarını küçültün; points yerine bir gösterge sorun"},
		source.Text{Message: "the scenario has too many ways to be checked (the limit is %d states)", Hint: "use fewer meters in conditions, or narrow their min–max; ask a meter instead of points"})
	ruleStuck = source.Define("scenario/stuck", source.Error,
		source.Text{Message: "“%s” sahnesinde öğrenen takılabilir: %s iken hiçbir seçeneğin koşulu tutmuyor", Hint: "en az bir seçeneği koşulsuz bırakın"},
		source.Text{Message: "a learner can be stuck in “%s”: with %s no choice is there", Hint: "leave at least one choice without a condition"})
	ruleNever = source.Define("scenario/condition-never-true", source.Error,
		source.Text{Message: "bu koşul hiç tutmaz; burada %s", Hint: "koşuldaki sayıyı ya da buraya gelen seçeneklerin etkilerini değiştirin"},
		source.Text{Message: "this condition is never true; here %s", Hint: "change its number, or the effects of the choices that lead here"})
	ruleAlways = source.Define("scenario/condition-always-true", source.Error,
		source.Text{Message: "bu koşul her zaman tutar; burada %s", Hint: "koşulu silin ya da içindeki sayıyı değiştirin"},
		source.Text{Message: "this condition is always true; here %s", Hint: "delete it, or change its number"})
	ruleNeverTogether = source.Define("scenario/conditions-never-together", source.Error,
		source.Text{Message: "bu koşullar hiçbir zaman birlikte tutmaz", Hint: "birini silin ya da sayılarını değiştirin"},
		source.Text{Message: "these conditions are never true together", Hint: "delete one of them, or change their numbers"})
	ruleNoPoints = source.Define("scenario/no-points", source.Warning,
		source.Text{Message: "hiçbir yol puan kazandırmıyor; sonuç yüzdeyle gösterilemez", Hint: "iyi seçeneklere puan verin: `points +2`"},
		source.Text{Message: "no way earns points; the result cannot be shown as a percentage", Hint: "give points to the good choices: `points +2`"})
)

// A state is all that what follows may depend on: the node, and the values
// that some condition reads, in the order of the meters, points last. What no
// condition reads stays 0, so that it tells no states apart.
type state struct {
	node   int
	values [maxMeters + 1]int
}

// A result is the best that can be had from a state on.
type result struct {
	points int
	move   *site.Move // nil at an ending
	sound  bool       // an ending is reached
}

// A fact is what a condition was found to be, over all states that ask it.
type fact struct {
	yes, no bool
	parts   []partFact // of its comparisons
}

type partFact struct {
	yes, no   bool
	low, high int
}

// A walk goes through every state that a learner can be in. The graph has no
// loops, so it ends, and no deeper than there are nodes.
type walk struct {
	scenario *site.Scenario
	index    map[*site.Node]int
	meters   map[string]int // index into a state's values
	read     [maxMeters + 1]bool
	known    map[state]result
	facts    map[*site.Move]*fact
	stuck    map[*site.Node]state // the first state without a choice
	over     bool
}

func newWalk(s *site.Scenario) *walk {
	w := &walk{
		scenario: s, index: map[*site.Node]int{}, meters: map[string]int{points: maxMeters},
		known: map[state]result{}, facts: map[*site.Move]*fact{}, stuck: map[*site.Node]state{},
	}
	for i, m := range s.Meters {
		w.meters[m.ID] = i
	}
	for i, n := range s.Nodes {
		w.index[n] = i
		for _, m := range n.Moves {
			for _, c := range m.If {
				w.read[w.meters[c.Meter]] = true
			}
		}
	}
	return w
}

// start is the state in which a learner begins.
func (w *walk) start() state {
	s := state{node: w.index[w.scenario.Start]}
	for i, m := range w.scenario.Meters {
		if w.read[i] {
			s.values[i] = m.Start
		}
	}
	return s
}

// after is the state that a move leads to.
func (w *walk) after(s state, m *site.Move) state {
	s.node = w.index[m.To]
	for _, e := range m.Effects {
		if i := w.meters[e.Meter]; w.read[i] {
			meter := w.scenario.Meters[i]
			s.values[i] = min(max(s.values[i]+e.By, meter.Min), meter.Max)
		}
	}
	if w.read[maxMeters] {
		s.values[maxMeters] += m.Points
	}
	return s
}

// best is the best that can be had from a state on. Of equal ways it is the
// first in the author's order.
func (w *walk) best(s state) result {
	if r, known := w.known[s]; known || w.over {
		return r
	}
	if len(w.known) >= maxStates {
		w.over = true
		return result{}
	}
	var r result
	n := w.scenario.Nodes[s.node]
	w.known[s] = r
	if n.Kind == site.Ending {
		r.sound = true
	}
	open := false
	for _, m := range n.Moves {
		if !w.holds(s, m) {
			continue
		}
		open = true
		next := w.best(w.after(s, m))
		if next.sound && (!r.sound || m.Points+next.points > r.points) {
			r = result{m.Points + next.points, m, true}
		}
		if n.Kind == site.Route { // the first that holds is taken
			break
		}
	}
	if _, said := w.stuck[n]; !open && !said && n.Kind == site.Scene {
		w.stuck[n] = s
	}
	w.known[s] = r
	return r
}

// holds reports whether a move is there in a state, and notes what it found.
func (w *walk) holds(s state, m *site.Move) bool {
	if len(m.If) == 0 {
		return true
	}
	f := w.facts[m]
	if f == nil {
		f = &fact{parts: make([]partFact, len(m.If))}
		w.facts[m] = f
	}
	all := true
	for i, c := range m.If {
		value, part := s.values[w.meters[c.Meter]], &f.parts[i]
		if !part.yes && !part.no {
			part.low, part.high = value, value
		}
		part.low, part.high = min(part.low, value), max(part.high, value)
		if holds(c, value) {
			part.yes = true
		} else {
			part.no, all = true, false
		}
	}
	f.yes, f.no = f.yes || all, f.no || !all
	return all
}

// walk finds the best way, and what no learner will ever see.
func (p *parser) walk() {
	w := newWalk(p.scenario)
	best := w.best(w.start())
	if w.over {
		p.report(p.titleSpan(), ruleTooManyStates, maxStates)
		return
	}
	for _, n := range p.scenario.Nodes {
		if s, stuck := w.stuck[n]; stuck {
			p.report(n.Span, ruleStuck, n.Text, w.words(s, n))
		}
		for _, m := range n.Moves {
			if f := w.facts[m]; f != nil {
				p.checkCondition(m, f)
			}
		}
	}
	p.scenario.Best = best.points
	for s, r := w.start(), best; r.move != nil; r = w.known[s] {
		if w.scenario.Nodes[s.node].Kind == site.Scene {
			p.scenario.BestWay = append(p.scenario.BestWay, r.move)
		}
		s = w.after(s, r.move)
	}
	if best.points <= 0 && best.sound {
		p.report(p.titleSpan(), ruleNoPoints)
	}
}

// checkCondition reports a condition that decides nothing.
func (p *parser) checkCondition(m *site.Move, f *fact) {
	at := p.at[m]
	if f.yes && !f.no {
		p.report(at.condition.Span, ruleAlways, ranges(m, f))
		return
	}
	found := false
	for i, part := range f.parts {
		one := &fact{parts: f.parts[i : i+1]}
		alone := &site.Move{If: m.If[i : i+1]}
		if !part.yes {
			p.report(at.parts[i].Span, ruleNever, ranges(alone, one))
			found = true
		} else if !part.no {
			p.report(at.parts[i].Span, ruleAlways, ranges(alone, one))
		}
	}
	if !f.yes && !found {
		p.report(at.condition.Span, ruleNeverTogether)
	}
}

// ranges says what the numbers in a condition can be where it is asked:
// "mood = −2 … 1".
func ranges(m *site.Move, f *fact) string {
	var words []string
	for i, c := range m.If {
		text := c.Meter + " = " + signed(f.parts[i].low)
		if f.parts[i].high != f.parts[i].low {
			text += " … " + signed(f.parts[i].high)
		}
		if !slices.Contains(words, text) {
			words = append(words, text)
		}
	}
	return strings.Join(words, ", ")
}

// words says a state by the numbers that the node's conditions ask.
func (w *walk) words(s state, n *site.Node) string {
	var words []string
	for _, m := range n.Moves {
		for _, c := range m.If {
			text := c.Meter + " = " + signed(s.values[w.meters[c.Meter]])
			if !slices.Contains(words, text) {
				words = append(words, text)
			}
		}
	}
	return strings.Join(words, ", ")
}

func signed(n int) string { return strings.Replace(strconv.Itoa(n), "-", "−", 1) }

// revision digests what a way through depends on, not wording.
func revision(s *site.Scenario) source.Digest {
	parts := []string{s.Start.ID}
	for _, m := range s.Meters {
		parts = append(parts, fmt.Sprintln("meter ", m.ID, m.Start, m.Min, m.Max))
	}
	for _, n := range s.Nodes {
		parts = append(parts, fmt.Sprintln("node ", n.ID, n.Kind, n.Ending))
		for _, m := range n.Moves {
			to := ""
			if m.To != nil {
				to = m.To.ID
			}
			parts = append(parts, fmt.Sprintln("move ", to, m.Points, m.Effects, m.If))
		}
	}
	return source.Sum(parts...)
}
