package config

import (
	"regexp"
	"strings"

	"ders/generator/front"
	"ders/generator/source"
)

var ruleBadEmail = source.Define("config/bad-email", source.Error,
	source.Text{Message: "“%s” geçerli bir e-posta adresi değil", Hint: "tek bir adres yazın, örneğin egitim@ornek.com"},
	source.Text{Message: "“%s” is not an e-mail address", Hint: "write one address, for example training@example.com"})

// mailbox is what everybody's mail program takes; no letter needs an escape in a link.
var mailbox = regexp.MustCompile(`^[A-Za-z0-9._+-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$`)

// email is the key “email” of a mapping, or empty.
func email(entry *front.Fields) string {
	v := entry.String("email")
	if v.Text == "" {
		return ""
	}
	if !mailbox.MatchString(v.Text) || strings.Contains(v.Text, "..") || len(v.Text) > 254 {
		entry.Report(v.Report(ruleBadEmail, v.Text))
		return ""
	}
	return v.Text
}
