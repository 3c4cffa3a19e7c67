package render

import (
	"html/template"
	"slices"
	"strings"

	"ders/generator/site"
)

// body fills in the text of a page. What is live in it is executed by its
// partial and set into its place, so that a layout shows one piece of HTML and
// the base knows what scripts it needs.
func (r *renderer) body(v *View, page *site.Page, html func(site.Fragment) template.HTML, marker *marker) error {
	pieces := marker.body(page.Doc)
	if len(pieces) == 1 {
		v.Body = html(pieces[0])
		return nil
	}
	var b strings.Builder
	for i, piece := range pieces {
		b.WriteString(string(html(piece)))
		if i == len(page.Doc.Embeds) {
			break
		}
		var err error
		if embed := page.Doc.Embeds[i]; embed.Checks == nil {
			v.Calculator = true
			err = r.theme.Partial(&b, "calculator", embed.Calculator)
		} else {
			if v.Checks == nil {
				v.Checks = r.checksData(page)
			}
			err = r.theme.Partial(&b, "checks", r.checks(embed, v.Checks, html, marker))
		}
		if err != nil {
			return err
		}
	}
	v.Body = template.HTML(b.String())
	return nil
}

// contents is the list of a text's headings, which a page may show in two places.
func (r *renderer) contents(doc *site.Document, kind site.Kind) (template.HTML, error) {
	var list []HeadingView
	if doc.Meta.TOC && kind != site.FAQ { // closed questions are their own list
		for _, h := range doc.Headings {
			if h.Level <= 3 {
				list = append(list, HeadingView{ID: h.ID, Title: h.Text, Level: h.Level})
			}
		}
	}
	if len(list) == 0 {
		return "", nil
	}
	var b strings.Builder
	err := r.theme.Partial(&b, "contents", list)
	return template.HTML(strings.TrimSuffix(b.String(), "\n")), err
}

// checksData is what the script of a page's questions reads, without the
// questions: all blocks of the page are one practice that is never scored. No
// quiz has its id, since no file of the site begins with a point.
func (r *renderer) checksData(page *site.Page) *QuizData {
	return &QuizData{
		ID: ".checks/" + strings.TrimSuffix(page.URL, "/"), Mode: string(site.Practice),
		Draws: []DrawData{}, Topics: []TopicData{}, Strings: stringsOf(r.quiz, checkStrings),
	}
}

// checkStrings begin the keys of those strings of the quiz script that a
// question says itself, without the quiz around it.
var checkStrings = []string{
	"empty", "key", "missed", "moved", "none", "number", "order", "pairs", "place",
	"percent", "picked.", "points", "spelling", "verdict.",
}

func stringsOf(all map[string]string, prefixes []string) map[string]string {
	out := map[string]string{}
	for key, text := range all {
		if slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(key, prefix) }) {
			out[key] = text
		}
	}
	return out
}

// checks is a block of questions as forms; their key goes into data.
func (r *renderer) checks(embed *site.Embed, data *QuizData, html func(site.Fragment) template.HTML, marker *marker) ChecksView {
	v := ChecksView{Intro: html(embed.Checks.Intro)}
	for i, q := range embed.Checks.Questions {
		// No heading of the page has an id with a "_".
		view, key := r.question(q, "_"+q.ID, embed.Checks.ShuffleChoices, html, marker.said(html))
		view.Number, view.Level = i+1, embed.Level
		v.Questions = append(v.Questions, view)
		data.Questions = append(data.Questions, key)
	}
	return v
}
