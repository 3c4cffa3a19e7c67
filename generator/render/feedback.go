package render

import (
	"fmt"
	"net/url"
	"strings"

	"ders/generator/site"
)

// A FeedbackView is two addresses: each opens a form, or a letter to write, that
// says whether the page helped. Nothing goes anywhere that the reader does not
// send.
type FeedbackView struct {
	Yes, No string
	Form    bool
}

// feedback is how a reader tells whether a page helped; nil where it is not
// asked: a page that somebody reads for what stands there is asked about.
func (r *renderer) feedback(page *site.Page) *FeedbackView {
	to := r.site.Config.Feedback
	switch page.Kind {
	case site.Lesson, site.Plain, site.Article, site.FAQ:
	default:
		return nil
	}
	address := r.site.Config.BaseURL + page.URL
	switch {
	case to.Form != "":
		form := func(answer string) string {
			return strings.NewReplacer(
				"{title}", escaped(page.Title), "{page}", escaped(address), "{answer}", escaped(r.strings["feedback."+answer]),
			).Replace(to.Form)
		}
		return &FeedbackView{Yes: form("yes"), No: form("no"), Form: true}
	case to.Email != "":
		letter := func(answer string) string {
			subject := fmt.Sprintf("%s: %s", r.strings["feedback."+answer+".subject"], page.Title)
			return mailto(to.Email, subject, r.strings["feedback."+answer+".body"]+"\n\n\n"+address+"\n")
		}
		return &FeedbackView{Yes: letter("yes"), No: letter("no")}
	}
	return nil
}

// mailto is a letter to write, as an address (RFC 6068): lines end in CRLF.
func mailto(to, subject, body string) string {
	return "mailto:" + to + "?subject=" + escaped(subject) + "&body=" + escaped(strings.ReplaceAll(body, "\n", "\r\n"))
}

// escaped is text in an address; a space is never a plus.
func escaped(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }
