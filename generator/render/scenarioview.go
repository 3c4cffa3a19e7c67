package render

import (
	"html/template"

	"ders/generator/site"
)

// A ScenarioView is a conversation with branches as its page shows it: every
// node as a section with links to where its moves lead, readable without
// script, and Data for the player.
type ScenarioView struct {
	ID     string
	Intro  template.HTML
	Meters []MeterData
	Nodes  []NodeView // scenes and endings, in the author's order; routes not among them
	Start  string     // id of the first node; a route is possible
	// The debrief is shown at every ending; both may be empty.
	DebriefTitle template.HTML
	Debrief      template.HTML
	Data         ScenarioData // goes into <script type="application/json" id="_scenario-data">
}

// A NodeView is a scene or an ending. Its section has the id "node-<ID>".
type NodeView struct {
	ID      string
	Ending  string // "good", "medium", "poor", or empty
	Feeling string
	Title   template.HTML
	Body    template.HTML
	Moves   []MoveView
}

// A MoveView is what one can say at a scene. Leads are the scenes that may
// follow: more than one where a route decides.
type MoveView struct {
	ID       string // as in MoveData
	HTML     template.HTML
	Points   int
	Coaching template.HTML
	Leads    []LinkView // URL is "#node-" and the node's id
}

// ScenarioData is what the player reads. The TypeScript types in
// assets/scenario/data.ts are generated from these types.
type ScenarioData struct {
	ID       string            `json:"id"`
	Revision string            `json:"revision"` // an unfinished way of another revision starts again
	Start    string            `json:"start"`
	Best     int               `json:"best"`    // most points of any way; 0 or less where none earns any
	BestWay  []string          `json:"bestWay"` // ids of the choices of such a way, in order
	Meters   []MeterData       `json:"meters"`
	Nodes    []NodeData        `json:"nodes"`
	Strings  map[string]string `json:"strings"` // the theme's strings under "scenario.js."
}

// MeterData is a number that moves change.
type MeterData struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Start int    `json:"start"`
	Min   int    `json:"min"`
	Max   int    `json:"max"`
}

// NodeData is a node of the graph, routes among them. The words of scenes and
// endings stand in the page.
type NodeData struct {
	ID      string     `json:"id"`
	Kind    string     `json:"kind"`   // "scene", "route" or "ending"
	Ending  string     `json:"ending"` // "good", "medium", "poor", or empty
	Feeling string     `json:"feeling"`
	Moves   []MoveData `json:"moves"`
}

// MoveData is a way from a node to another.
type MoveData struct {
	ID       string           `json:"id"` // unique in the scenario
	HTML     string           `json:"html"`
	To       string           `json:"to"`
	Points   int              `json:"points"`
	Effects  []EffectData     `json:"effects"`
	If       []ComparisonData `json:"if"`       // all must hold
	Coaching string           `json:"coaching"` // HTML, may be empty
}

// EffectData adds to a meter.
type EffectData struct {
	Meter string `json:"meter"`
	By    int    `json:"by"`
}

// ComparisonData asks a meter, or "points".
type ComparisonData struct {
	Meter string `json:"meter"`
	Op    string `json:"op"` // "<", "<=", "=", "!=", ">=" or ">"
	Value int    `json:"value"`
}

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
