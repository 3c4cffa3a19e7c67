package record

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"ders/generator/site"
	"ders/generator/source"
	"ders/themes"
)

// TestJourneyVectors holds how far a learner is to what the browser says.
func TestJourneyVectors(t *testing.T) {
	local := time.Local
	time.Local = time.UTC
	t.Cleanup(func() { time.Local = local })
	data, err := themes.FS.ReadFile("default/assets/progress/journey.vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Cases []struct {
			Name             string
			Exam, Done       bool
			Lessons          map[string]int
			Quizzes          map[string][]any
			Modules, Percent int
			Date             string
		}
	}
	if err := json.Unmarshal(data, &all); err != nil || len(all.Cases) < 8 {
		t.Fatal("vectors are missing", err)
	}
	module := func(id string, names ...string) *site.Module {
		m := &site.Module{ID: id, Quizzes: []*site.Page{quizPage(id), quizPage(id + "/practice")}}
		for _, name := range names {
			m.Lessons = append(m.Lessons, &site.Page{ID: name})
		}
		return m
	}
	p := site.Path{LearningPath: &site.LearningPath{ID: source.Value{Text: "p"}}, Modules: []*site.Module{module("a", "a/1", "a/2"), module("b", "b/1")}}
	for _, v := range all.Cases {
		r := &Record{Lessons: map[string]Lesson{}, Quizzes: map[string]Quiz{}}
		day := func(n int) time.Time { return time.Date(2026, 3, n, 10, 0, 0, 0, time.UTC) }
		for id, n := range v.Lessons {
			if r.Lessons[id] = (Lesson{}); n > 0 {
				r.Lessons[id] = Lesson{day(n)}
			}
		}
		for id, q := range v.Quizzes {
			when := day(int(q[3].(float64))).Format(time.RFC3339)
			best := best(map[string]any{"points": q[0], "max": json.Number(fmt.Sprint(q[1])), "passed": q[2], "date": when})
			r.Quizzes[id] = Quiz{Attempts: 1, Best: best}
		}
		if p.Exam = nil; v.Exam {
			p.Exam = quizPage("paths/p")
		}
		row, _ := onPath(r, &p)
		got := fmt.Sprint(row.Modules, row.Done, row.Percent, row.Date)
		if want := fmt.Sprint(v.Modules, v.Done, v.Percent, v.Date); got != want {
			t.Errorf("%s: got %s, want %s", v.Name, got, want)
		}
	}
}
