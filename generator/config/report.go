package config

import (
	"slices"

	"ders/generator/front"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleReportNowhere = source.Define("config/report-without-target", source.Error,
		source.Text{Message: "sonucun nereye bildirileceği yazılmamış", Hint: "bir form adresi ya da e-posta yazın: report: { form: \"https://…\", email: egitim@ornek.com }"},
		source.Text{Message: "nothing says where results are reported to", Hint: "write the address of a form or of a mailbox: report: { form: \"https://…\", email: training@example.com }"})
	ruleReportUnused = source.Define("config/report-without-path", source.Warning,
		source.Text{Message: "bildirim ayarları kullanılmıyor: sitede öğrenme yolu yok", Hint: "paths altına bir öğrenme yolu yazın ya da report satırını silin"},
		source.Text{Message: "these settings do nothing: the site has no learning path to report", Hint: "add a learning path under paths, or delete report"})
	ruleFormUnasked = source.Define("config/form-field-not-asked", source.Warning,
		source.Text{Message: "formdaki “{%s}” hep boş kalır: sertifika bu bilgiyi sormuyor", Hint: "certificate altındaki fields listesine %[1]s ekleyin ya da bu alanı formdan çıkarın"},
		source.Text{Message: "“{%s}” stays empty in the form: the certificate does not ask for it", Hint: "add %[1]s to the fields under certificate, or take it out of the form"})
)

// report reads where learners report their results to; the certificate of c is
// read.
func report(f *front.Fields, c *site.Config) site.Report {
	entry := f.Map("report")
	if entry == nil {
		return site.Report{}
	}
	reported := len(entry.Diagnostics())
	form := form(entry, site.ReportFields, func(field source.Value) {
		if slices.Contains(site.CertificateFields, field.Text) && !slices.Contains(c.Certificate.Fields, field.Text) {
			entry.Report(field.Report(ruleFormUnasked, field.Text))
		}
	})
	leadTo(c, form)
	read := site.Report{Form: form.Text, Email: email(entry)}
	silent := read == (site.Report{}) && len(entry.Diagnostics()) == reported
	if silent && !entry.Misspelt("form") && !entry.Misspelt("email") {
		f.Report(f.KeySpan("report").Report(ruleReportNowhere))
	}
	entry.Done()
	if !f.Has("paths") {
		f.Report(f.KeySpan("report").Report(ruleReportUnused))
	}
	return read
}
