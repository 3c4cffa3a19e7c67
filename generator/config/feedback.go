package config

import (
	"net/mail"
	"strings"

	"ders/generator/front"
	"ders/generator/source"
)

var ruleBadEmail = source.Define("config/bad-email", source.Error,
	source.Text{Message: "“%s” geçerli bir e-posta adresi değil", Hint: "yalnız adresi yazın, örneğin egitim@ornek.com"},
	source.Text{Message: "“%s” is not an e-mail address", Hint: "write the address alone, for example training@example.com"})

// feedback is where readers write what they miss on a page, or empty.
func feedback(f *front.Fields) string {
	entry := f.Map("feedback")
	if entry == nil {
		return ""
	}
	address := email(entry, entry.Required("email"))
	entry.Done()
	return address
}

// email is an e-mail address, or empty.
func email(f *front.Fields, v source.Value) string {
	if v.Text == "" {
		return ""
	}
	if parsed, err := mail.ParseAddress(v.Text); err != nil || parsed.Address != v.Text || !strings.Contains(v.Text[strings.LastIndexByte(v.Text, '@'):], ".") {
		f.Report(v.Report(ruleBadEmail, v.Text))
		return ""
	}
	return v.Text
}
