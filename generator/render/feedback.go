package render

import (
	"fmt"
	"net/url"
	"strings"

	"ders/generator/site"
)

// A FeedbackView is two letters that a reader may send of a page: each is a
// mailto address, so nothing goes anywhere that the reader does not send.
type FeedbackView struct {
	Yes, No string
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
	if to == "" {
		return nil
	}
	address := r.site.Config.BaseURL + page.URL
	letter := func(answer string) string {
		subject := fmt.Sprintf("%s: %s", r.strings["feedback."+answer+".subject"], page.Title)
		body := r.strings["feedback."+answer+".body"] + "\n\n\n" + address + "\n"
		return mailto(to, subject, body)
	}
	return &FeedbackView{Yes: letter("yes"), No: letter("no")}
}

// mailto is a letter to write, as an address (RFC 6068): lines end in CRLF, and
// a space is never a plus.
func mailto(to, subject, body string) string {
	escape := func(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
	return "mailto:" + to + "?subject=" + escape(subject) + "&body=" + escape(strings.ReplaceAll(body, "\n", "\r\n"))
}
