package config

import (
	"cmp"
	"slices"
	"strings"

	"ders/generator/front"
	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleCertificateField = source.Define("config/unknown-certificate-field", source.Error,
		source.Text{Message: "sertifikaya “%s” yazılamaz", Hint: "şunlardan seçin: %[2]s"},
		source.Text{Message: "a certificate has no “%s”", Hint: "choose from: %[2]s"})
	ruleCertificateNear = source.Define("config/misspelt-certificate-field", source.Error,
		source.Text{Message: "sertifikaya “%s” yazılamaz", Hint: "“%[2]s” mi demek istediniz?"},
		source.Text{Message: "a certificate has no “%s”", Hint: "did you mean “%[2]s”?"})
	ruleCertificateTwice = source.Define("config/certificate-field-twice", source.Error,
		source.Text{Message: "“%s” iki kez yazılmış", Hint: "birini silin"},
		source.Text{Message: "“%s” stands there twice", Hint: "delete one of them"})
	ruleCertificateName = source.Define("config/certificate-without-name", source.Error,
		source.Text{Message: "sertifikada kişinin adı yok", Hint: "fields listesine name ekleyin: fields: [%s]"},
		source.Text{Message: "the certificate does not name the learner", Hint: "add name to the fields: fields: [%s]"})
	ruleCertificateUnused = source.Define("config/certificate-without-path", source.Warning,
		source.Text{Message: "sertifika ayarları kullanılmıyor: sitede öğrenme yolu yok", Hint: "paths altına bir öğrenme yolu yazın ya da certificate satırını silin"},
		source.Text{Message: "these settings do nothing: the site has no learning path to certify", Hint: "add a learning path under paths, or delete certificate"})
)

// certificate reads what certificates say; the paths of c are read.
func certificate(f *front.Fields, c *site.Config) site.Certificate {
	read := site.Certificate{Organisation: c.Title, Fields: []string{"name"}}
	entry := f.Map("certificate")
	if entry == nil {
		return read
	}
	read.Organisation = cmp.Or(entry.String("organisation").Text, c.Title)
	read.Signatory = entry.String("signatory").Text
	if fields := certificateFields(entry); len(fields) > 0 {
		read.Fields = fields
	}
	entry.Done()
	if !f.Has("paths") {
		f.Report(f.KeySpan("certificate").Report(ruleCertificateUnused))
	}
	return read
}

// certificateFields is what a certificate names of the learner, in the order of
// site.CertificateFields. A list that names nobody is reported.
func certificateFields(entry *front.Fields) []string {
	reported := len(entry.Diagnostics())
	first := map[string]source.Value{}
	for _, field := range entry.Strings("fields") {
		before, twice := first[field.Text]
		near := lang.Nearest(field.Text, site.CertificateFields)
		switch {
		case field.Text == "": // reported, or nothing
		case twice:
			entry.Report(field.Report(ruleCertificateTwice, field.Text).FirstHere(before.Span))
		case slices.Contains(site.CertificateFields, field.Text):
			first[field.Text] = field
		case near != "":
			entry.Report(field.Report(ruleCertificateNear, field.Text, near))
		default:
			entry.Report(field.Report(ruleCertificateField, field.Text, strings.Join(site.CertificateFields, ", ")))
		}
	}
	var fields []string
	for _, field := range site.CertificateFields {
		if _, ok := first[field]; ok {
			fields = append(fields, field)
		}
	}
	if _, named := first["name"]; !named && entry.Has("fields") && len(entry.Diagnostics()) == reported {
		entry.Report(entry.KeySpan("fields").Report(ruleCertificateName, strings.Join(append([]string{"name"}, fields...), ", ")))
	}
	return fields
}
