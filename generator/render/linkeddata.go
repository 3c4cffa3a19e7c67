package render

import (
	"fmt"
	"slices"

	"ders/generator/site"
)

// LinkedData is what search engines read of a page, in the words of schema.org.
// It holds no question, and so no key.
type LinkedData struct {
	Context string  `json:"@context"`
	Graph   []Thing `json:"@graph"`
}

// A Thing is anything schema.org has a word for. Addresses are absolute, or
// without base_url relative to the page.
type Thing struct {
	Type                 string   `json:"@type"`
	Name                 string   `json:"name,omitempty"`
	Description          string   `json:"description,omitempty"`
	URL                  string   `json:"url,omitempty"`
	InLanguage           string   `json:"inLanguage,omitempty"`
	LearningResourceType string   `json:"learningResourceType,omitempty"`
	EducationalUse       string   `json:"educationalUse,omitempty"`
	TimeRequired         string   `json:"timeRequired,omitempty"` // ISO 8601: "PT5M"
	Teaches              []string `json:"teaches,omitempty"`
	Audience             *Thing   `json:"audience,omitempty"`
	AudienceType         string   `json:"audienceType,omitempty"`
	Provider             *Thing   `json:"provider,omitempty"`
	IsPartOf             *Thing   `json:"isPartOf,omitempty"`
	HasPart              []Thing  `json:"hasPart,omitempty"`
	DatePublished        string   `json:"datePublished,omitempty"`
	DateModified         string   `json:"dateModified,omitempty"`
	TermCode             string   `json:"termCode,omitempty"`
	AlternateName        []string `json:"alternateName,omitempty"`
	HasDefinedTerm       []Thing  `json:"hasDefinedTerm,omitempty"`
	Position             int      `json:"position,omitempty"`
	Item                 string   `json:"item,omitempty"`
	ItemListElement      []Thing  `json:"itemListElement,omitempty"`
	MainEntity           []Thing  `json:"mainEntity,omitempty"`
	AcceptedAnswer       *Thing   `json:"acceptedAnswer,omitempty"`
	Text                 string   `json:"text,omitempty"`
}

// linkedData describes a page and where it stands.
func (r *renderer) linkedData(v *View, page *site.Page) LinkedData {
	return LinkedData{"https://schema.org", []Thing{r.thing(v, page), r.crumbs(v, page)}}
}

func (r *renderer) thing(v *View, page *site.Page) Thing {
	t := Thing{
		Name: page.Title, Description: v.Description,
		URL: r.address(v, page), InLanguage: v.Language,
	}
	if page.Doc != nil {
		t.DatePublished, t.DateModified = page.Doc.Meta.Date, page.Doc.Meta.Updated
	}
	if page.Module != nil && page.Kind != site.Course {
		course := page.Module.Page
		t.IsPartOf = &Thing{Type: "Course", Name: course.Title, URL: r.address(v, course)}
	}
	switch page.Kind {
	case site.Home:
		t.Type = "WebSite"
	case site.Course:
		r.courseThing(&t, v, page.Module)
	case site.Lesson:
		t.Type, t.LearningResourceType = "LearningResource", "lesson"
		t.Position, t.TimeRequired = v.Number, minutes(v.Minutes)
		t.Teaches = objectives(page)
	case site.Dialogue:
		t.Type, t.LearningResourceType = "LearningResource", "simulation"
	case site.Exam:
		t.Type, t.LearningResourceType = "Quiz", "quiz"
		t.EducationalUse, t.TimeRequired = "practice", minutes(page.Quiz.Timer)
		if page.Quiz.Mode == site.Assessment {
			t.EducationalUse = "assessment"
		}
	case site.Glossary:
		t.Type = "DefinedTermSet"
		t.HasDefinedTerm = definedTerms(page, t.URL)
	default:
		t.Type = "WebPage"
		if page.Section != nil {
			r.sectionThing(&t, v, page)
		}
	}
	return t
}

func (r *renderer) courseThing(t *Thing, v *View, m *site.Module) {
	t.Type, t.TimeRequired = "Course", minutes(v.Module.Minutes)
	t.Provider = &Thing{Type: "Organization", Name: r.site.Config.Title, URL: r.address(v, r.site.Home)}
	t.Teaches = v.Module.Objectives
	if v.Module.Audience != "" {
		t.Audience = &Thing{Type: "Audience", AudienceType: v.Module.Audience}
	}
	for _, lesson := range m.Lessons {
		t.HasPart = append(t.HasPart, Thing{Type: "LearningResource", Name: lesson.Title, URL: r.address(v, lesson)})
	}
}

// definedTerms are the glossary's terms, in the set at an address.
func definedTerms(page *site.Page, set string) []Thing {
	var all []Thing
	for _, term := range page.Terms {
		t := Thing{Type: "DefinedTerm", Name: term.Title, Description: term.Text, URL: set + "#" + term.ID, TermCode: term.Abbr}
		if term.English != "" {
			t.AlternateName = append(t.AlternateName, term.English)
		}
		t.AlternateName = append(t.AlternateName, term.Synonyms...)
		all = append(all, t)
	}
	return all
}

// objectives are the texts of those that a lesson serves.
func objectives(lesson *site.Page) []string {
	var texts []string
	for _, o := range lesson.Module.Page.Doc.Meta.Objectives {
		served := func(s site.Objective) bool { return s.ID.Text == o.ID.Text }
		if o.Text != "" && slices.ContainsFunc(lesson.Doc.Meta.Objectives, served) {
			texts = append(texts, o.Text)
		}
	}
	return texts
}

// crumbs is the way to a page from home, the page too.
func (r *renderer) crumbs(v *View, page *site.Page) Thing {
	list := Thing{Type: "BreadcrumbList", ItemListElement: make([]Thing, 0, 4)}
	add := func(name string, p *site.Page) {
		list.ItemListElement = append(list.ItemListElement, Thing{
			Type: "ListItem", Position: len(list.ItemListElement) + 1, Name: name, Item: r.address(v, p),
		})
	}
	add(r.strings["nav.home"], r.site.Home)
	for _, above := range parents(page) {
		add(above.Title, above)
	}
	if page.Kind != site.Home {
		add(page.Title, page)
	}
	return list
}

// address is a page's, as a page's linked data name it.
func (r *renderer) address(v *View, page *site.Page) string {
	if base := r.site.Config.BaseURL; base != "" {
		return base + page.URL
	}
	return r.to(v.Root, page.URL)
}

func minutes(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("PT%dM", n)
}
