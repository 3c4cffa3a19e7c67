package site

import "ders/generator/source"

// A Scenario is one parsed conversation with branches: a graph of nodes
// without loops.
type Scenario struct {
	File        *source.File
	Title       source.Value
	Description string
	Aliases     []source.Value // old addresses that lead here
	Draft       bool
	Allow       []Allowance
	Meters      []*Meter // in the author's order
	Intro       Fragment
	Nodes       []*Node // in the author's order, the debrief not among them
	Start       *Node
	// Debrief is shown at every ending, under DebriefTitle; both may be empty.
	DebriefTitle Fragment
	Debrief      Fragment
	// Best is the most points that a way through can have, and BestWay such a
	// way: the moves of it that a learner chooses.
	Best     int
	BestWay  []*Move
	Revision source.Digest  // of the graph, not of wording
	Links    []*Link        // every hole of every fragment
	External []source.Value // every http and https address in them
}

// ID names a scenario in learners' records, as that of a quiz does.
func (s *Scenario) ID() string {
	return assessmentID(s.File)
}

// A Meter is a number that moves change and conditions read. It stays between
// Min and Max.
type Meter struct {
	ID              string
	Label           string
	Start, Min, Max int
}

// NodeKind is what happens at a node.
type NodeKind string

const (
	Scene  NodeKind = "scene"  // is shown; the learner chooses a move
	Route  NodeKind = "route"  // shows nothing: the first move whose condition holds is taken
	Ending NodeKind = "ending" // is shown, and it is over
)

// Endings and Feelings are the words for them, the best first.
var (
	Endings  = []string{"good", "medium", "poor"}
	Feelings = []string{"happy", "calm", "worried", "angry", "furious"}
)

// A Node is one place of a scenario.
type Node struct {
	ID      string
	Kind    NodeKind
	Ending  string // of an ending: one of Endings
	Feeling string // of the other person: one of Feelings, or empty
	Title   Fragment
	Text    string // of the title
	Body    Fragment
	Moves   []*Move
	Span    source.Span // of the title
}

// A Move leads from a node to another.
type Move struct {
	ID       string // its node's and its place there, "giris.2"; unique in the scenario
	HTML     Fragment
	Text     string
	To       *Node
	Points   int
	Effects  []Effect
	If       []Comparison // all must hold; empty: always
	Coaching Fragment
	Span     source.Span
}

// An Effect adds to a meter.
type Effect struct {
	Meter string
	By    int
}

// A Comparison asks a meter, or "points".
type Comparison struct {
	Meter string
	Op    string // "<", "<=", "=", "!=", ">=" or ">"
	Value int
}
