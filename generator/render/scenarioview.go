package render

import (
	"html/template"

	"ders/generator/site"
)

// scenarioView is a conversation as sections to read, with the graph for the
// player.
func (r *renderer) scenarioView(page *site.Page, html func(site.Fragment) template.HTML) *ScenarioView {
	s := page.Scenario
	id := s.ID()
	v := &ScenarioView{
		ID: id, Intro: html(s.Intro), Start: s.Start.ID,
		DebriefTitle: html(s.DebriefTitle), Debrief: html(s.Debrief),
		Meters: []MeterData{},
	}
	for _, m := range s.Meters {
		v.Meters = append(v.Meters, MeterData{ID: m.ID, Label: m.Label, Start: m.Start, Min: m.Min, Max: m.Max})
	}
	v.Data = ScenarioData{
		ID: id, Revision: s.Revision.Short(), Start: s.Start.ID,
		Best: s.Best, BestWay: []string{}, Meters: v.Meters, Nodes: []NodeData{}, Strings: r.scenario,
	}
	for _, m := range s.BestWay {
		v.Data.BestWay = append(v.Data.BestWay, m.ID)
	}
	for _, n := range s.Nodes {
		node := NodeView{ID: n.ID, Ending: n.Ending, Feeling: n.Feeling, Title: html(n.Title), Body: html(n.Body)}
		data := NodeData{ID: n.ID, Kind: string(n.Kind), Ending: n.Ending, Feeling: n.Feeling, Moves: []MoveData{}}
		for _, m := range n.Moves {
			move := MoveView{ID: m.ID, HTML: html(m.HTML), Points: m.Points, Coaching: html(m.Coaching)}
			for _, to := range leads(m.To) {
				move.Leads = append(move.Leads, LinkView{URL: "#node-" + to.ID, Title: to.Text})
			}
			node.Moves = append(node.Moves, move)
			data.Moves = append(data.Moves, moveData(m, move))
		}
		if n.Kind != site.Route {
			v.Nodes = append(v.Nodes, node)
		}
		v.Data.Nodes = append(v.Data.Nodes, data)
	}
	return v
}

func moveData(m *site.Move, view MoveView) MoveData {
	data := MoveData{
		ID: m.ID, HTML: string(view.HTML), To: m.To.ID, Points: m.Points,
		Effects: []EffectData{}, If: []ComparisonData{}, Coaching: string(view.Coaching),
	}
	for _, e := range m.Effects {
		data.Effects = append(data.Effects, EffectData{Meter: e.Meter, By: e.By})
	}
	for _, c := range m.If {
		data.If = append(data.If, ComparisonData{Meter: c.Meter, Op: c.Op, Value: c.Value})
	}
	return data
}

// leads are the nodes with something to read that a move to n may come to,
// each once, in the order of the routes.
func leads(n *site.Node) []*site.Node {
	var found []*site.Node
	seen := map[*site.Node]bool{}
	var visit func(n *site.Node)
	visit = func(n *site.Node) {
		if seen[n] {
			return
		}
		seen[n] = true
		if n.Kind != site.Route {
			found = append(found, n)
			return
		}
		for _, m := range n.Moves {
			visit(m.To)
		}
	}
	visit(n)
	return found
}
