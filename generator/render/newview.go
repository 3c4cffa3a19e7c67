package render

import (
	"fmt"
	"html"
	"html/template"
	"slices"
	"strings"

	"ders/generator/site"
)

// rootOf is the way from a page to the site's root.
func rootOf(pageURL string) string {
	if depth := strings.Count(pageURL, "/"); depth > 0 {
		return strings.Repeat("../", depth)
	}
	return "./"
}

// shell is what every page's view has; page is nil for one that stands in no
// tree.
func (r *renderer) shell(layout, root string, page *site.Page) (View, error) {
	c := r.site.Config
	shared, err := r.shared(page, root)
	if err != nil {
		return View{}, err
	}
	v := View{
		Layout: layout, Language: c.Language, SiteID: c.ID, SiteTitle: c.Title, Root: root, Home: r.to(root, ""), Portable: c.Portable,
		Description: c.Description, NoIndex: !c.SearchEngines || c.Portable, Accent: r.accent,
		Offline: c.Offline,
		Header:  template.HTML(shared.header), Nav: template.HTML(shared.nav), Footer: template.HTML(shared.footer),
	}
	v.Module = shared.module
	if search := r.site.Search; search != nil {
		v.SearchURL = r.to(root, search.URL)
	}
	return v, nil
}

// view copies out of the site what the page's layout may see.
func (r *renderer) view(page *site.Page) (View, error) {
	root := rootOf(page.URL)
	v, err := r.shell(string(page.Kind), root, page)
	if err != nil {
		return v, err
	}
	v.markCurrent(r.to(root, page.URL))
	v.Title = page.Title
	v.NoIndex = v.NoIndex || page.InGuide()
	r.around(&v, page)
	if page.Kind == site.Lesson {
		v.Number = slices.Index(page.Module.Lessons, page) + 1
		v.Left = len(page.Module.Lessons) - v.Number
	}
	if base := r.site.Config.BaseURL; base != "" && !v.Portable {
		v.Canonical = base + page.URL
	}
	v.Breadcrumb = r.breadcrumb(page, root)
	v.Prev, v.Next = r.linkTo(page.Prev, root), r.linkTo(page.Next, root)
	if path := page.FinalOf; path != nil && path.Proof != nil {
		v.Next = &LinkView{URL: r.to(root, path.Proof.URL), Title: fmt.Sprintf(r.strings["certificate.title"], path.Title)}
	}
	if repository := r.site.Config.Repository; repository != "" {
		v.EditURL = repository + "/edit/main/" + page.Path()
	}
	if page.Sheet != nil {
		v.Paper = r.to(root, page.Sheet.URL)
	}
	v.Feedback = r.feedback(page)
	v.Journey = r.journeyData(page)
	if v.Offline && (page.Kind == site.Course || page.Kind == site.Home && len(r.site.Paths) > 0) {
		v.Keep = &KeepData{Strings: r.keeping}
	}
	html := r.htmlOf(page, page, root)
	marker := r.marker(page, root)
	switch {
	case page.Doc != nil:
		r.document(&v, page)
		if v.Contents, err = r.contents(page.Doc, page.Kind); err == nil {
			err = r.body(&v, page, html, marker)
		}
		if page.Kind == site.Glossary {
			v.Glossary = r.glossary(page, root, html)
		}
	case page.Scenario != nil:
		v.Draft, v.Description = page.Scenario.Draft, describe(page, page.Scenario.Description)
		v.Scenario = r.scenarioView(page, html)
	case page.Quiz != nil:
		v.Draft, v.Description = page.Quiz.Draft, describe(page, page.Quiz.Description)
		v.Quiz, err = r.quizView(page, root, marker)
	}
	v.Terms = marker.terms()
	if !v.Portable { // no machine reads a disk
		v.Meta = r.meta(&v, page)
	}
	return v, err
}

// describe is the description of an assessment: its own, else where it belongs.
func describe(page *site.Page, own string) string {
	switch {
	case own != "":
		return own
	case page.FinalOf != nil:
		return page.Title + " – " + page.FinalOf.Title
	}
	return page.Title + " – " + page.Module.Page.Title
}

func (r *renderer) linkTo(page *site.Page, root string) *LinkView {
	if page == nil {
		return nil
	}
	return &LinkView{URL: r.to(root, page.URL), Title: page.Title}
}

// document fills in what a page has from its Markdown file.
func (r *renderer) document(v *View, page *site.Page) {
	doc := page.Doc
	if doc.Meta.Description != "" {
		v.Description = doc.Meta.Description
	}
	v.Draft = doc.Meta.Draft
	v.Minutes = doc.Minutes
	v.UpdatedISO = changed(page)
	v.Updated = r.language.Date(v.UpdatedISO)
	if page.Kind == site.Home {
		for _, m := range r.site.Modules {
			v.Modules = append(v.Modules, r.module(m, v.Root))
		}
		for i, p := range r.site.Paths {
			path := r.path(p, v.Root)
			path.Folded = i > 0 && len(r.site.Paths) > 2
			v.Paths = append(v.Paths, path)
		}
		if review := r.site.Review; review != nil {
			v.Review = &ReviewView{URL: r.to(v.Root, review.URL), Home: HomeReviewData{r.reviewed()}}
		}
	}
}

func (r *renderer) breadcrumb(page *site.Page, root string) []LinkView {
	if page.Kind == site.Home {
		return nil
	}
	crumbs := []LinkView{{URL: r.to(root, ""), Title: r.strings["nav.home"]}}
	for _, above := range parents(page) {
		crumbs = append(crumbs, LinkView{URL: r.to(root, above.URL), Title: above.Title})
	}
	return crumbs
}

// module is a module as a card, a list or a tree.
func (r *renderer) module(m *site.Module, root string) ModuleView {
	meta := m.Page.Doc.Meta
	v := ModuleView{
		ID: m.ID, Number: m.Number, URL: r.to(root, m.Page.URL), Title: m.Page.Title, Course: r.course(m, root),
		Description: meta.Description, Audience: meta.Audience, Duration: meta.Duration,
		Keep: r.keep(moduleList(m), root),
	}
	for _, o := range meta.Objectives {
		if o.Text != "" {
			v.Objectives = append(v.Objectives, o.Text)
		}
	}
	for i, lesson := range m.Lessons {
		v.Minutes += lesson.Doc.Minutes
		v.Lessons = append(v.Lessons, LessonView{
			ID: lesson.ID, Number: i + 1, URL: r.to(root, lesson.URL), Title: lesson.Title,
			Description: lesson.Doc.Meta.Description, Minutes: lesson.Doc.Minutes, Draft: lesson.Doc.Meta.Draft,
		})
	}
	for i, page := range m.Scenarios {
		v.Scenarios = append(v.Scenarios, LessonView{
			ID: page.Scenario.ID(), Number: i + 1, URL: r.to(root, page.URL), Title: page.Title,
			Description: page.Scenario.Description, Draft: page.Scenario.Draft,
		})
	}
	for _, page := range m.Quizzes {
		v.Quizzes = append(v.Quizzes, r.quizLink(page, root))
	}
	return v
}

func (r *renderer) quizLink(page *site.Page, root string) QuizLink {
	return QuizLink{
		ID: page.Quiz.ID(), URL: r.to(root, page.URL), Title: page.Title,
		Questions: page.Asked, PassMark: r.passMark(page.Quiz),
	}
}

// path is a learning path on the home page.
func (r *renderer) path(p *site.Path, root string) PathView {
	v := PathView{
		ID: p.ID.Text, Title: p.Title, Due: r.language.Date(p.Due), DueISO: p.Due,
		Keep: r.keep(pathList(p), root),
	}
	for _, m := range p.Modules {
		v.Modules = append(v.Modules, r.course(m, root))
	}
	if p.Exam != nil {
		exam := r.quizLink(p.Exam, root)
		v.Exam = &exam
	}
	if p.Proof != nil {
		v.Proof = r.to(root, p.Proof.URL)
	}
	return v
}

// htmlOf makes the HTML of fragments on a page. Their links are those of owner,
// which is another page where a question is borrowed.
func (r *renderer) htmlOf(page, owner *site.Page, root string) func(site.Fragment) template.HTML {
	return func(f site.Fragment) template.HTML { return r.fill(f, page, owner, root) }
}

// fill puts the targets of links into a fragment on a page; they are owner's. A
// picture takes its room before it comes, so that the text below stands still.
func (r *renderer) fill(f site.Fragment, page, owner *site.Page, root string) template.HTML {
	if len(f.Links) == 0 {
		return template.HTML(strings.Join(f.Parts, ""))
	}
	var b strings.Builder
	size := 0
	for _, part := range f.Parts {
		size += len(part) + 64 // of a link, or more
	}
	b.Grow(size)
	for i, part := range f.Parts {
		b.WriteString(part)
		if i < len(f.Links) {
			target, ok := owner.Targets[f.Links[i]]
			switch same := strings.TrimPrefix(target, page.URL); {
			case !ok:
				target = "#" // reported; no page with errors is published
			case page.URL != "" && same != target && strings.HasPrefix(same, "#"):
				target = same
			default:
				target = r.to(root, target)
			}
			b.WriteString(html.EscapeString(target))
			if size, ok := owner.Sizes[f.Links[i]]; ok { // the next part ends the last attribute
				fmt.Fprintf(&b, `" width="%d" height="%d`, size.Width, size.Height)
			}
		}
	}
	return template.HTML(b.String())
}
