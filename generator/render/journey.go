package render

import (
	"strings"

	"ders/generator/site"
)

// A CourseView is a module where its progress is shown.
type CourseView struct {
	ID      string
	URL     string
	Title   string
	Lessons string // the ids of its lessons, each without the module's, with slashes between
	Steps   int    // of its bar: lessons and that quiz
	Quiz    string // id of the quiz that must be passed; empty where there is none
}

// JourneyData is what the script reads that keeps and shows how far a learner
// is. The TypeScript types in assets/journey/data.ts are generated from these
// types. Which modules and lessons a page shows, its markup says.
type JourneyData struct {
	Here    PlaceData         `json:"here"`    // the page; without kind where it is nothing to learn
	Next    PlaceData         `json:"next"`    // what follows in the module; without kind where nothing does
	Strings map[string]string `json:"strings"` // the theme's strings under "journey.js." for this page
}

// PlaceData is something to learn, as the learner's record remembers it.
type PlaceData struct {
	Kind    string `json:"kind"` // "lesson", "scenario", "quiz", or empty
	ID      string `json:"id"`
	URL     string `json:"url"` // from the site's root
	Title   string `json:"title"`
	Module  string `json:"module"`  // its id
	Minutes int    `json:"minutes"` // 0: unknown
}

func (r *renderer) course(m *site.Module, root string) CourseView {
	v := CourseView{ID: m.ID, URL: r.to(root, m.Page.URL), Title: m.Page.Title, Steps: len(m.Lessons)}
	var names []string
	for _, lesson := range m.Lessons {
		names = append(names, strings.TrimPrefix(lesson.ID, m.ID+"/"))
	}
	v.Lessons = strings.Join(names, "/")
	for _, page := range m.Quizzes {
		if page.Quiz.ID() == m.ID { // all others are practice
			v.Quiz = m.ID
			v.Steps++
		}
	}
	return v
}

func (r *renderer) requires(m *site.Module, root string) []CourseView {
	var all []CourseView
	for _, want := range m.Page.Doc.Meta.Requires {
		for _, other := range r.site.Modules {
			if other.ID == want.Text {
				all = append(all, r.course(other, root))
			}
		}
	}
	return all
}

// journeyStrings are those for each kind of page; for all others those of the
// module's tree.
func journeyStrings(all map[string]string) map[site.Kind]map[string]string {
	tree := []string{"state.done", "state.just"}
	kinds := map[site.Kind]map[string]string{"": stringsOf(all, tree), site.Lesson: stringsOf(all, append(tree, "lesson."))}
	for _, kind := range []site.Kind{site.Home, site.Course} {
		kinds[kind] = stringsOf(all, []string{string(kind) + ".", "state.", "count."})
	}
	return kinds
}

// journeyData is nil for a page from which no progress is seen.
func (r *renderer) journeyData(page *site.Page) *JourneyData {
	if page.Kind != site.Home && page.Module == nil {
		return nil
	}
	data := &JourneyData{Here: place(page), Strings: r.journey[page.Kind]}
	if data.Strings == nil {
		data.Strings = r.journey[""]
	}
	if next := page.Next; next != nil && next.Module == page.Module {
		data.Next = place(next)
	}
	return data
}

// place is a page as a learner's record remembers it; without kind where there
// is nothing to learn.
func place(page *site.Page) PlaceData {
	if page.Module == nil || page.Kind == site.Course {
		return PlaceData{}
	}
	data := PlaceData{Kind: string(page.Kind), ID: page.ID, URL: page.URL, Title: page.Title, Module: page.Module.ID}
	switch {
	case page.Quiz != nil:
		data.ID = page.Quiz.ID()
	case page.Scenario != nil:
		data.ID = page.Scenario.ID()
	default:
		data.Minutes = page.Doc.Minutes
	}
	return data
}
