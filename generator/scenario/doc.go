// Package scenario reads a conversation with branches: an outline becomes a
// graph of nodes, and the graph is proved to work.
//
// It promises that whoever plays a scenario without errors comes to an end by
// every way, meets no choice that is never there, and can reach a good ending;
// that every mistake is reported at its place, all of them in one run; and that
// nothing an author wrote is dropped without a word.
//
//	scenario.go   the file: front matter, meters, introduction
//	meter.go      of the front matter: the meters
//	node.go       a section: its title, body and choices
//	chips.go      `route` `ending: good` `debrief` `feeling: angry` below a title
//	move.go       a choice: link, effects, coaching
//	condition.go  `if: mood >= 1 and points < 4`
//	loose.go      choices that a slip made part of the text above them
//	slip.go       titles and chips that a slip made plain text
//	graph.go      where moves lead; loops, dead ends, what cannot be reached
//	walk.go       every state that a learner can be in: conditions, the best way
//
// # Grammar
//
//	file      = front matter, intro, node+
//	node      = H2 (its title), chips?, body, choice*
//	id        = the slug of the title, or {#id} behind it
//	chips     = a paragraph of code spans only, right below the heading
//	choice    = a list item: [words](#node), code spans, coaching?
//	effect    = `meter +N` | `meter -N` | `points +N` | `points -N`           N up to 1000
//	condition = `if: name op N`, more of them joined by and                   op: < <= = != >= >
//	coaching  = a quote inside the list item
//
// The chips of a node say what it is; none makes it a scene, in which the
// learner chooses:
//
//	route            shows nothing: its lines are tried from the top, the last has no condition;
//	                 the words of its links are for the author
//	ending: good     it is over; good, medium or poor
//	debrief          one at most; it is shown at every ending, and nothing leads there
//	feeling: angry   of a scene or an ending: happy, calm, worried, angry, furious
//
// The front matter:
//
//	type: scenario   required; title, required; description; draft: false;
//	                 aliases: [old/address/]; allow: { rule: "reason" }
//	start: id        default: the first node
//	meters:          at most 6: name: { label: …, start: 0, min: -5, max: 5 }; a name is a-z,
//	                 then a-z 0-9 _; points, if and and are taken
//
// points needs no meter and is the score: percent is points/the most that can
// be reached by any way that really exists, at least 0. Meters stay between
// their min and max. There are no loops: a learner meets each node at most
// once. The choices of a scene are shuffled. A choice whose condition does not
// hold is not shown.
package scenario
