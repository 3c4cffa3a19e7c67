package config

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"ders/generator/front"
	"ders/generator/lang"
	"ders/generator/source"
)

var (
	ruleBadForm = source.Define("config/bad-form", source.Error,
		source.Text{Message: "“%s” geçerli bir form adresi değil", Hint: "formun https:// ile başlayan tam adresini boşluksuz yazın; süslü ayraçlar yalnız / ya da ? işaretinden sonra gelebilir"},
		source.Text{Message: "“%s” is not an address of a form", Hint: "write its full address, which begins with https:// and holds no space; braces may only follow the / or ? behind the host"})
	ruleFormBrace = source.Define("config/form-brace", source.Error,
		source.Text{Message: "form adresinde eşi olmayan bir süslü ayraç var: “%s”", Hint: "alanı iki ayraç arasına yazın, örneğin {name}"},
		source.Text{Message: "a brace in the form's address has no partner: “%s”", Hint: "put the field between two braces, for example {name}"})
	ruleFormField = source.Define("config/unknown-form-field", source.Error,
		source.Text{Message: "forma “{%s}” yazılamaz", Hint: "şunlardan seçin: %[2]s"},
		source.Text{Message: "a form cannot be given “{%s}”", Hint: "choose from: %[2]s"})
	ruleFormNear = source.Define("config/misspelt-form-field", source.Error,
		source.Text{Message: "forma “{%s}” yazılamaz", Hint: "“{%[2]s}” mi demek istediniz?"},
		source.Text{Message: "a form cannot be given “{%s}”", Hint: "did you mean “{%[2]s}”?"})
	ruleFormPlain = source.Define("config/form-without-field", source.Warning,
		source.Text{Message: "form boş açılır: adresinde doldurulacak alan yok", Hint: "formun önceden doldurulmuş bağlantısını alıp değerlerin yerine alanları yazın, örneğin ?entry.1={name}&entry.2={score}"},
		source.Text{Message: "the form opens empty: its address names no field to fill in", Hint: "take the prefilled link of the form and write fields in place of the values, for example ?entry.1={name}&entry.2={score}"})
)

// placeholder is a field in braces, or a brace without a partner: a parameter
// ends at the &, whatever is open.
var placeholder = regexp.MustCompile(`\{\{[^{}&]*\}\}|\{([^{}&]*)\}|[{}]`)

// bracedSpace is a space between a brace and its field, which is told as a
// mistake of the field.
var bracedSpace = regexp.MustCompile(`\{ *[^{}& ]* *\}`)

// form is the address of a form with some of the known fields in braces, or
// empty. Each that is known is handed to named.
func form(entry *front.Fields, known []string, named func(source.Value)) source.Value {
	v := entry.String("form")
	if v.Text == "" {
		return v
	}
	u, err := url.Parse(v.Text)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil || strings.ContainsAny(bracedSpace.ReplaceAllString(v.Text, ""), " \\") || strings.ContainsAny(u.Host, "{}") {
		entry.Report(v.Report(ruleBadForm, v.Text))
		return source.Value{}
	}
	rules := placeholderRules{brace: ruleFormBrace, near: ruleFormNear, unknown: ruleFormField}
	if !placeholders(entry, v, known, rules, named) {
		entry.Report(v.Report(ruleFormPlain))
	}
	return v
}

// placeholderRules are what may be wrong with a field in braces.
type placeholderRules struct{ brace, near, unknown *source.Rule }

// placeholders hands each known field in braces to named, reports every other,
// and tells whether there are any braces.
func placeholders(entry *front.Fields, v source.Value, known []string, rules placeholderRules, named func(source.Value)) bool {
	fields := placeholder.FindAllStringSubmatchIndex(v.Text, -1)
	for _, at := range fields {
		span := within(v, at[0], at[1])
		if at[2] < 0 {
			entry.Report(span.Report(rules.brace, excerpt(v.Text, at[0])))
			continue
		}
		field := v.Text[at[2]:at[3]]
		near := fieldMeant(field, known)
		switch {
		case slices.Contains(known, field):
			named(source.Value{Text: field, Span: span})
		case near != "":
			entry.Report(span.Report(rules.near, field, near))
		default:
			entry.Report(span.Report(rules.unknown, field, strings.Join(known, ", ")))
		}
	}
	return len(fields) > 0
}

// formWords are what authors write for the name of a field, folded.
var formWords = map[string]string{
	"ad": "name", "isim": "name", "ad soyad": "name", "adsoyad": "name", "ad_soyad": "name", "sicil": "staff_id", "sicil_no": "staff_id", "id": "staff_id",
	"birim": "unit", "bolum": "unit", "departman": "unit", "yol": "path", "tarih": "date", "puan": "score", "not": "score", "kod": "code", "site_adi": "site",
	"baslik": "title", "sayfa": "page", "adres": "page", "yanit": "answer", "cevap": "answer",
	"dosya": "file", "filename": "file", "satir": "line", "sutun": "column", "col": "column", "kolon": "column",
}

// fieldMeant is the known field that an author probably meant, or "".
func fieldMeant(word string, known []string) string {
	word = strings.TrimSpace(word)
	if english := formWords[lang.Fold(word)]; slices.Contains(known, english) {
		return english
	}
	return lang.Nearest(word, known)
}

// within is the place of a part of a value; the whole value where YAML wrote
// it in another way.
func within(v source.Value, start, end int) source.Span {
	before := strings.Index(v.Span.Text(), v.Text)
	if before < 0 {
		return v.Span
	}
	before += v.Span.Start
	return v.Span.File.Span(before+start, before+end)
}

// excerpt is a brace with some of what follows it.
func excerpt(text string, at int) string {
	if rest := []rune(text[at:]); len(rest) > 12 {
		return string(rest[:12]) + "…"
	}
	return text[at:]
}
