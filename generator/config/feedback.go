package config

import (
	"ders/generator/front"
	"ders/generator/site"
	"ders/generator/source"
)

var ruleFeedbackNowhere = source.Define("config/feedback-without-target", source.Error,
	source.Text{Message: "görüşlerin nereye yazılacağı belli değil", Hint: "bir e-posta ya da form adresi yazın: feedback: { email: egitim@ornek.com }"},
	source.Text{Message: "nothing says where feedback goes", Hint: "write the address of a mailbox or of a form: feedback: { email: training@example.com }"})

// feedback is where readers write what they miss on a page.
func feedback(f *front.Fields, c *site.Config) site.Feedback {
	entry := f.Map("feedback")
	if entry == nil {
		return site.Feedback{}
	}
	reported := len(entry.Diagnostics())
	form := form(entry, site.FeedbackFields, func(source.Value) {})
	leadTo(c, form)
	read := site.Feedback{Form: form.Text, Email: email(entry)}
	silent := read == (site.Feedback{}) && len(entry.Diagnostics()) == reported
	if silent && !entry.Misspelt("form") && !entry.Misspelt("email") {
		f.Report(f.KeySpan("feedback").Report(ruleFeedbackNowhere))
	}
	entry.Done()
	return read
}
