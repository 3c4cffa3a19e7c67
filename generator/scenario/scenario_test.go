package scenario_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/scenario"
	"ders/generator/site"
	"ders/generator/source"
)

var update = flag.Bool("update", false, "rewrite what the tests compare with")

// TestParse shows what becomes of a scenario file: each case in testdata holds
// an input and, as scenario.json, all that the parser read from it.
func TestParse(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases (%v)", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := asJSON(t, parseSound(t, string(archive.Files[0].Data)))
			if *update {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "scenario.json", Data: got})
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(archive.Files) != 2 || !bytes.Equal(got, archive.Files[1].Data) {
				t.Errorf("got\n%s", got)
			}
		})
	}
}

// asJSON is a scenario to be read by people; a hole for a link's target is
// shown as {{path#anchor}}. What is empty is left out.
func asJSON(t *testing.T, s *site.Scenario) []byte {
	type object = map[string]any
	put := func(o object, key string, value any, present bool) {
		if present {
			o[key] = value
		}
	}
	fragment := func(o object, key string, f site.Fragment) { put(o, key, html(f), !f.Empty()) }
	var nodes []object
	for _, n := range s.Nodes {
		o := object{"id": n.ID, "kind": n.Kind, "title": html(n.Title), "text": n.Text}
		put(o, "ending", n.Ending, n.Ending != "")
		put(o, "feeling", n.Feeling, n.Feeling != "")
		fragment(o, "body", n.Body)
		var moves []object
		for _, m := range n.Moves {
			move := object{"id": m.ID, "html": html(m.HTML), "text": m.Text, "to": m.To.ID}
			put(move, "points", m.Points, m.Points != 0)
			put(move, "effects", m.Effects, m.Effects != nil)
			put(move, "if", m.If, m.If != nil)
			fragment(move, "coaching", m.Coaching)
			moves = append(moves, move)
		}
		put(o, "moves", moves, moves != nil)
		nodes = append(nodes, o)
	}
	var way []string
	for _, m := range s.BestWay {
		way = append(way, m.ID)
	}
	o := object{
		"title": s.Title.Text, "start": s.Start.ID, "nodes": nodes,
		"best": s.Best, "bestWay": way,
	}
	put(o, "description", s.Description, s.Description != "")
	put(o, "meters", s.Meters, s.Meters != nil)
	put(o, "draft", true, s.Draft)
	allow := object{}
	for _, a := range s.Allow {
		allow[a.Rule.Text] = a.Reason
	}
	put(o, "allow", allow, s.Allow != nil)
	fragment(o, "intro", s.Intro)
	fragment(o, "debriefTitle", s.DebriefTitle)
	fragment(o, "debrief", s.Debrief)
	var links []string
	for _, link := range s.Links {
		links = append(links, link.Path+"#"+link.Anchor)
	}
	put(o, "links", links, links != nil)
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func html(f site.Fragment) string {
	var b strings.Builder
	for i, part := range f.Parts {
		b.WriteString(part)
		if i < len(f.Links) {
			link := f.Links[i]
			b.WriteString("{{" + link.Path)
			if link.Anchor != "" {
				b.WriteString("#" + link.Anchor)
			}
			b.WriteString("}}")
		}
	}
	return b.String()
}

var turkish = markdown.Settings{Language: lang.For("tr"), Words: map[string]string{}}

func parse(text string) (*site.Scenario, source.List) {
	return scenario.Parse(source.NewFile("quizzes/iade/her-sey.md", []byte(text)), turkish)
}

// parseSound parses a scenario in which no error may be found.
func parseSound(t testing.TB, text string) *site.Scenario {
	t.Helper()
	s, diags := parse(text)
	for _, d := range diags {
		if d.Rule.Severity == source.Error {
			t.Fatalf("%+v", d.Describe("en"))
		}
	}
	return s
}

const head = "---\ntype: scenario\ntitle: Deneme\nmeters:\n  mood: { label: Ruh hâli, min: -3, max: 3 }\n---\n\n"

func says(diags source.List, rule string) bool {
	for _, d := range diags {
		if d.Rule.ID == rule {
			return true
		}
	}
	return false
}
