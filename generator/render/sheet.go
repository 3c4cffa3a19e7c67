package render

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"ders/generator/site"
)

// A paper makes a sheet: it numbers the questions and gathers their key.
type paper struct {
	*renderer
	page    *site.Page
	root    string
	lessons map[string]int // numbers of the module's lessons, by address; 0 for its own page
	asked   int
	view    *SheetView
}

// sheet makes a page for paper.
func (r *renderer) sheet(page *site.Page, room []byte) ([]byte, error) {
	root, of := rootOf(page.URL), page.SheetOf
	v, err := r.shell(string(page.Kind), root, nil)
	if err != nil {
		return nil, err
	}
	v.NoIndex = true
	v.Title = fmt.Sprintf(r.strings["print.title"], page.Title)
	if base := r.site.Config.BaseURL; base != "" && !v.Portable {
		v.Canonical = base + of.URL
	}
	v.Breadcrumb = append(r.breadcrumb(of, root), LinkView{URL: r.to(root, of.URL), Title: of.Title})
	p := &paper{renderer: r, page: page, root: root, lessons: map[string]int{}}
	if of.Module != nil {
		for i, text := range sheetTexts(of.Module.Page) {
			p.lessons[text.URL] = i
		}
	}
	p.view = &SheetView{Of: LinkView{URL: r.to(root, of.URL), Title: of.Title}, Address: p.address(of.URL)}
	v.Sheet = p.view
	if of.Quiz != nil {
		v.Description = describe(of, of.Quiz.Description)
		p.quiz(of)
	} else {
		m := r.module(of.Module, root)
		v.Module = &m
		v.Description = m.Description
		v.Draft = of.Doc.Meta.Draft
		v.Body, err = p.module(of.Module)
	}
	if err != nil {
		return nil, err
	}
	data, err := r.execute(v, room)
	return sized(of, data, err)
}

// sheetTexts are the pages whose texts stand on the sheet of a page.
func sheetTexts(of *site.Page) []*site.Page {
	if of.Quiz != nil {
		return []*site.Page{of}
	}
	return append([]*site.Page{of}, of.Module.Lessons...)
}

// module fills in the lessons of a module; its own text is returned.
func (p *paper) module(m *site.Module) (template.HTML, error) {
	intro, err := p.text(m.Page, 0)
	if err != nil {
		return "", err
	}
	for i, page := range m.Lessons {
		lesson := SheetLesson{ID: sheetID(i + 1), Number: i + 1, Title: page.Title, Minutes: page.Doc.Minutes}
		if lesson.Body, err = p.text(page, i+1); err != nil {
			return "", err
		}
		p.view.Lessons = append(p.view.Lessons, lesson)
	}
	for _, page := range m.Scenarios {
		p.more(page, page.Scenario.Description)
	}
	for _, page := range m.Quizzes {
		p.more(page, page.Quiz.Description)
	}
	return intro, nil
}

func (p *paper) more(page *site.Page, description string) {
	link := SheetLink{
		LinkView: *p.linkTo(page, p.root), Scenario: page.Scenario != nil,
		Description: description, Address: p.address(page.URL),
	}
	if page.Sheet != nil {
		link.Sheet = p.to(p.root, page.Sheet.URL)
	}
	p.view.More = append(p.view.More, link)
}

// text is the text of a page of the module. What is live in it is set into its
// place as something to read or to write on.
func (p *paper) text(page *site.Page, number int) (template.HTML, error) {
	html := p.html(page, number)
	key := KeyView{Title: page.Title}
	body := page.Doc.Body()
	if len(body) == 1 {
		return html(body[0]), nil
	}
	var b strings.Builder
	for i, piece := range body {
		b.WriteString(string(html(piece)))
		if i == len(page.Doc.Embeds) {
			break
		}
		embed := page.Doc.Embeds[i]
		if embed.Checks == nil {
			if err := p.theme.Partial(&b, "paper/calculator", embed.Calculator); err != nil {
				return "", err
			}
			continue
		}
		checks := PaperChecks{Intro: html(embed.Checks.Intro)}
		for _, q := range embed.Checks.Questions {
			question, answer := p.question(q, "_"+q.ID, embed.Checks.ShuffleChoices, false, html)
			question.Level = min(embed.Level+1, 6)
			question.Points, answer.Points = 0, 0 // nobody counts them
			checks.Questions = append(checks.Questions, question)
			key.Answers = append(key.Answers, answer)
		}
		if err := p.theme.Partial(&b, "paper/checks", checks); err != nil {
			return "", err
		}
	}
	if len(key.Answers) > 0 {
		p.view.Key = append(p.view.Key, key)
	}
	return template.HTML(b.String()), nil
}

// quiz fills in a quiz. One that draws is an example of an attempt: what was
// all of its pool would be no exam, and its points would be another's.
func (p *paper) quiz(page *site.Page) {
	q, v := page.Quiz, p.view
	v.Exam, v.PassMark, v.Timer, v.Pool = q.Mode == site.Assessment, p.passMark(q), q.Timer, len(page.Pool)
	v.Fields = p.site.Config.Certificate.Fields
	if page.FinalOf != nil {
		v.Course = page.FinalOf.Title
	} else {
		v.Course = page.Module.Page.Title
	}
	v.Intro = p.html(page, 0)(q.Intro)
	var key KeyView
	for i, posed := range page.Paper {
		shuffle := q.ShuffleChoices && posed.Owner.Quiz.ShuffleChoices
		question, answer := p.question(posed.Question, posed.ID, shuffle, v.Exam, p.html(posed.Owner, i+1))
		question.Level = 2
		if file := posed.Owner.Path(); !slices.Contains(v.Files, file) {
			v.Files = append(v.Files, file)
		}
		v.Points += question.Points
		v.Questions = append(v.Questions, question)
		key.Answers = append(key.Answers, answer)
	}
	if !v.Exam {
		v.Key = []KeyView{key}
	}
}

// sheetID is the id of a lesson on its sheet. Like all that layouts make it
// begins with a "_", and so is none of an author's.
func sheetID(number int) string { return "_" + strconv.Itoa(number) }
