package scenario

import (
	"slices"
	"strings"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleSameTitle = source.Define("scenario/duplicate-scene", source.Error,
		source.Text{Message: "iki sahnenin adı aynı: “%s”", Hint: "birine başka bir ad ya da {#kimlik} verin"},
		source.Text{Message: "two scenes are named “%s”", Hint: "give one of them another name, or an {#id}"})
	ruleUnknownStart = source.Define("scenario/unknown-start", source.Error,
		source.Text{Message: "başlangıç olarak yazılan “%s” sahnesi yok", Hint: "şunlardan birini yazın: %[2]s"},
		source.Text{Message: "there is no scene “%s” to start with", Hint: "write one of: %[2]s"})
	ruleMisspeltStart = source.Define("scenario/misspelt-start", source.Error,
		source.Text{Message: "başlangıç olarak yazılan “%s” sahnesi yok", Hint: "“%[2]s” mi demek istediniz?"},
		source.Text{Message: "there is no scene “%s” to start with", Hint: "did you mean “%[2]s”?"})
	ruleBadStart = source.Define("scenario/start-is-no-scene", source.Error,
		source.Text{Message: "senaryo “%s” ile başlayamaz: orada seçilecek bir şey yok", Hint: "ön bilgide start satırına seçenekleri olan bir sahneyi yazın"},
		source.Text{Message: "the scenario cannot start at “%s”: there is nothing to choose", Hint: "name a scene with choices as start in the front matter"})
	ruleUnknownTarget = source.Define("scenario/unknown-target", source.Error,
		source.Text{Message: "“#%s” diye bir sahne yok", Hint: "şunlardan birini yazın: %[2]s"},
		source.Text{Message: "there is no scene “#%s”", Hint: "write one of: %[2]s"})
	ruleMisspeltTarget = source.Define("scenario/misspelt-target", source.Error,
		source.Text{Message: "“#%s” diye bir sahne yok", Hint: "“#%[2]s” mi demek istediniz?"},
		source.Text{Message: "there is no scene “#%s”", Hint: "did you mean “#%[2]s”?"})
	ruleToDebrief = source.Define("scenario/leads-to-debrief", source.Error,
		source.Text{Message: "değerlendirmeye gidilmez; her sonda kendiliğinden gösterilir", Hint: "bir son sahnesine gidin: `ending: good`, `ending: medium` ya da `ending: poor`"},
		source.Text{Message: "nothing leads to the debrief; it is shown at every ending", Hint: "lead to an ending: `ending: good`, `ending: medium` or `ending: poor`"})
	ruleTwoDebriefs = source.Define("scenario/two-debriefs", source.Error,
		source.Text{Message: "senaryoda ikinci bir değerlendirme var", Hint: "iki değerlendirmeyi birleştirin"},
		source.Text{Message: "the scenario has a second debrief", Hint: "join the two"})
	ruleDeadEnd = source.Define("scenario/dead-end", source.Error,
		source.Text{Message: "“%s” sahnesinden çıkış yok", Hint: "seçenek ekleyin: - [Söz](#sahne); konuşma burada bitiyorsa başlığın altına `ending: good`, `ending: medium` ya da `ending: poor` yazın"},
		source.Text{Message: "nothing leads on from “%s”", Hint: "add choices: - [Words](#scene); if the conversation ends here, write `ending: good`, `ending: medium` or `ending: poor` below the heading"})
	ruleUntoldDebrief = source.Define("scenario/untold-debrief", source.Error,
		source.Text{Message: "“%s” bölümünün değerlendirme olduğu yazılmamış", Hint: "başlığın altına yazın: `debrief`"},
		source.Text{Message: "it is not said that “%s” is the debrief", Hint: "write below its heading: `debrief`"})
	ruleLastOfRoute = source.Define("scenario/route-without-rest", source.Error,
		source.Text{Message: "yönlendirmenin son satırında koşul var; hiçbiri tutmazsa gidecek yer kalmaz", Hint: "en sona koşulsuz bir satır yazın"},
		source.Text{Message: "the last line of the route has a condition; nowhere is left to go if none holds", Hint: "end it with a line without a condition"})
	ruleAfterRest = source.Define("scenario/never-taken", source.Error,
		source.Text{Message: "bu yola hiç girilmez: üstündeki bir satır her zaman tutar", Hint: "bu satırı silin ya da üsttekinden önceye alın"},
		source.Text{Message: "this way is never taken: a line above always holds", Hint: "delete it, or move it above that line"})
	ruleLoop = source.Define("scenario/loop", source.Error,
		source.Text{Message: "sahneler bir halka oluşturuyor: %s", Hint: "bu seçeneği ileriki bir sahneye ya da bir sona götürün"},
		source.Text{Message: "the scenes form a loop: %s", Hint: "let this choice lead to a later scene or an ending"})
	ruleUnreachable = source.Define("scenario/unreachable", source.Error,
		source.Text{Message: "“%s” sahnesine hiçbir seçenek gitmiyor", Hint: "bir seçeneği buraya götürün (#%[2]s) ya da sahneyi silin"},
		source.Text{Message: "no choice leads to the scene “%s”", Hint: "let a choice lead here (#%[2]s), or delete the scene"})
	ruleNoEnding = source.Define("scenario/no-ending", source.Error,
		source.Text{Message: "senaryonun sonu yok", Hint: "konuşmanın bittiği sahnelerin başlığı altına `ending: good`, `ending: medium` ya da `ending: poor` yazın"},
		source.Text{Message: "the scenario has no ending", Hint: "write `ending: good`, `ending: medium` or `ending: poor` below the headings of the scenes where it ends"})
	ruleNoGoodEnding = source.Define("scenario/no-good-ending", source.Error,
		source.Text{Message: "senaryonun iyi sonu yok", Hint: "bir sonu `ending: good` yapın; öğrenen doğru yolla iyi sona varabilmeli"},
		source.Text{Message: "the scenario has no good ending", Hint: "make one `ending: good`; the right way must lead to it"})
)

// link finds the start and where every move leads.
func (p *parser) link() {
	byID, first := map[string]*draft{}, map[string]*draft{}
	var ids []string
	var told *draft // the debrief
	for _, d := range p.drafts {
		name := p.language.Lower(d.node.Text)
		switch before := first[name]; {
		case d.kind == debrief && told != nil:
			p.diags.Add(d.node.Span.Report(ruleTwoDebriefs).FirstHere(told.node.Span))
		case before != nil && name != "" && !d.section.Stated && !before.section.Stated:
			p.diags.Add(d.node.Span.Report(ruleSameTitle, d.node.Text).FirstHere(before.node.Span))
			p.unsound = true
		}
		if d.kind == debrief && told == nil {
			told = d
		}
		if first[name] == nil {
			first[name] = d
		}
		if byID[d.node.ID] != nil { // two equal {#id} were reported
			p.unsound = true
			continue
		}
		byID[d.node.ID] = d
		if d.kind != debrief {
			ids = append(ids, d.node.ID)
		}
	}
	p.findStart(byID, ids)
	for _, d := range p.drafts {
		for _, m := range d.node.Moves {
			to := p.at[m].to
			switch target := byID[to.Text]; {
			case to.Span.File == nil: // reported
			case target == nil:
				p.misses(to, ids, ruleMisspeltTarget, ruleUnknownTarget)
			case target.kind == debrief:
				p.fault(to.Span, ruleToDebrief)
			default:
				m.To = target.node
			}
		}
	}
}

// findStart finds the node that a learner meets first.
func (p *parser) findStart(byID map[string]*draft, ids []string) {
	s, start := p.scenario, p.start
	s.Start = s.Nodes[0]
	at := s.Start.Span
	if start.Text != "" {
		d := byID[start.Text]
		switch {
		case d == nil:
			p.misses(start, ids, ruleMisspeltStart, ruleUnknownStart)
			return
		case d.kind == debrief:
			p.fault(start.Span, ruleBadStart, d.node.Text)
			return
		}
		s.Start, at = d.node, start.Span
	}
	if s.Start.Kind == site.Ending {
		p.fault(at, ruleBadStart, s.Start.Text)
	}
}

// misses reports an id that no node has.
func (p *parser) misses(id source.Value, ids []string, near, unknown *source.Rule) {
	guess := p.language.Slug(id.Text)
	if !slices.Contains(ids, guess) {
		guess = lang.Nearest(id.Text, ids)
	}
	if guess != "" {
		p.fault(id.Span, near, id.Text, guess)
		return
	}
	if len(ids) > 12 {
		ids = append(ids[:12:12], "…")
	}
	p.fault(id.Span, unknown, id.Text, strings.Join(ids, ", "))
}

// checkGraph reports what is wrong with the graph whatever its conditions say.
func (p *parser) checkGraph() {
	endings, good, open := 0, false, false
	for _, d := range p.drafts {
		switch {
		case d.kind == ending:
			endings++
			good = good || d.node.Ending == "good" || d.node.Ending == "" // reported
		case d.kind == debrief:
		case len(d.node.Moves) == 0 && !d.doubt && p.scenario.DebriefTitle.Empty() && meant(d.node.Text, chipNames) == debrief:
			p.fault(d.node.Span, ruleUntoldDebrief, d.node.Text)
			d.kind = debrief
		case len(d.node.Moves) == 0 && !d.doubt:
			p.fault(d.node.Span, ruleDeadEnd, d.node.Text)
			open = true
		case d.kind == route:
			p.checkRoute(d.node)
		}
	}
	p.loops()
	if !p.unsound {
		p.unreachable()
	}
	hidden := slices.ContainsFunc(p.drafts, func(d *draft) bool { return d.doubt })
	switch {
	case hidden:
	case endings == 0:
		p.fault(p.titleSpan(), ruleNoEnding)
	case !good && !open: // else that may be the good one
		p.fault(p.titleSpan(), ruleNoGoodEnding)
	}
}

// titleSpan is the place of what is wrong with the scenario as a whole.
func (p *parser) titleSpan() source.Span {
	if at := p.scenario.Title.Span; at.File != nil {
		return at
	}
	return p.head.Where()
}

// checkRoute: the last line of a route, and no other, takes all that is left.
func (p *parser) checkRoute(n *site.Node) {
	for i, m := range n.Moves {
		last := i == len(n.Moves)-1
		conditional := p.at[m].condition.Text != "" || p.at[m].doubt
		switch {
		case last && conditional && p.at[m].doubt:
		case last && conditional:
			p.fault(p.at[m].condition.Span, ruleLastOfRoute)
		case !last && !conditional:
			for _, rest := range n.Moves[i+1:] {
				p.fault(rest.Span, ruleAfterRest)
			}
			return
		}
	}
}

// loops reports every move that leads back, with the way it closes.
func (p *parser) loops() {
	const unseen, open, done = 0, 1, 2
	state := map[*site.Node]int{}
	var way []*site.Node
	var visit func(n *site.Node)
	visit = func(n *site.Node) {
		state[n] = open
		way = append(way, n)
		for _, m := range n.Moves {
			switch {
			case m.To == nil || state[m.To] == done:
			case state[m.To] == unseen:
				visit(m.To)
			default:
				var ids []string
				for _, step := range append(way[slices.Index(way, m.To):len(way):len(way)], m.To) {
					ids = append(ids, step.ID)
				}
				p.fault(p.at[m].to.Span, ruleLoop, strings.Join(ids, " → "))
			}
		}
		way = way[:len(way)-1]
		state[n] = done
	}
	visit(p.scenario.Start)
	for _, n := range p.scenario.Nodes {
		if state[n] == unseen {
			visit(n)
		}
	}
}

// unreachable reports the nodes that no move leads to; what only they lead to
// is not reported as well.
func (p *parser) unreachable() {
	reached := map[*site.Node]bool{}
	var visit func(n *site.Node)
	visit = func(n *site.Node) {
		if reached[n] {
			return
		}
		reached[n] = true
		for _, m := range n.Moves {
			visit(m.To)
		}
	}
	visit(p.scenario.Start)
	ledTo := map[*site.Node]bool{}
	for _, n := range p.scenario.Nodes {
		for _, m := range n.Moves {
			ledTo[m.To] = true
		}
	}
	for _, n := range p.scenario.Nodes {
		if !reached[n] && !ledTo[n] {
			p.report(n.Span, ruleUnreachable, n.Text, n.ID)
		}
	}
}
