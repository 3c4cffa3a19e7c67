package config

import (
	"regexp"
	"slices"
	"strings"

	"ders/generator/front"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleBadEditor = source.Define("config/bad-editor", source.Error,
		source.Text{Message: "“%s” bir düzenleyiciyi açan bir adres değil", Hint: "düzenleyicinizin kendi adresini boşluksuz yazın, örneğin editor: \"vscode://file/{file}:{line}\""},
		source.Text{Message: "“%s” is not an address that opens an editor", Hint: "write the address of your own editor, without spaces, for example editor: \"vscode://file/{file}:{line}\""})
	ruleEditorScheme = source.Define("config/editor-scheme", source.Error,
		source.Text{Message: "“%s:” adresleri bir düzenleyiciyi açmaz", Hint: "vscode:// gibi, düzenleyicinizin kurduğu bir adresle başlayın"},
		source.Text{Message: "addresses of “%s:” open no editor", Hint: "begin with an address that your editor brings along, such as vscode://"})
	ruleEditorFile = source.Define("config/editor-without-file", source.Error,
		source.Text{Message: "düzenleyicinin adresinde {file} yok", Hint: "dosyanın yolu nereye gelecekse oraya {file} yazın, örneğin vscode://file/{file}:{line}"},
		source.Text{Message: "the address of the editor has no {file}", Hint: "write {file} where the path of the file belongs, for example vscode://file/{file}:{line}"})
	ruleEditorBrace = source.Define("config/editor-brace", source.Error,
		source.Text{Message: "düzenleyicinin adresinde eşi olmayan bir süslü ayraç var: “%s”", Hint: "alanı iki ayraç arasına yazın, örneğin {line}"},
		source.Text{Message: "a brace in the address of the editor has no partner: “%s”", Hint: "put the field between two braces, for example {line}"})
	ruleEditorField = source.Define("config/unknown-editor-field", source.Error,
		source.Text{Message: "düzenleyiciye “{%s}” verilemez", Hint: "şunlardan seçin: %[2]s"},
		source.Text{Message: "an editor cannot be given “{%s}”", Hint: "choose from: %[2]s"})
	ruleEditorNear = source.Define("config/misspelt-editor-field", source.Error,
		source.Text{Message: "düzenleyiciye “{%s}” verilemez", Hint: "“{%[2]s}” mi demek istediniz?"},
		source.Text{Message: "an editor cannot be given “{%s}”", Hint: "did you mean “{%[2]s}”?"})
)

// editorAddress is a scheme and what it leads to. A scheme is in lower case,
// so that no spelling of a refused one passes.
var editorAddress = regexp.MustCompile(`^([a-z][a-z0-9+.-]*)://?[^\s\\"<>^` + "`" + `|\pC]+$`)

// ofBrowsers are schemes on which a browser acts itself. Every other belongs
// to a program, which the browser asks about before it opens it.
var ofBrowsers = []string{
	"about", "blob", "chrome", "content", "data", "devtools", "edge", "file", "filesystem", "ftp", "http", "https",
	"intent", "javascript", "mailto", "resource", "sms", "tel", "vbscript", "view-source", "ws", "wss",
}

// editor is the address that opens a place in the author's editor, or empty.
func editor(f *front.Fields) string {
	v := f.String("editor")
	if v.Text == "" {
		return ""
	}
	scheme, _, _ := strings.Cut(v.Text, ":")
	if slices.Contains(ofBrowsers, strings.ToLower(strings.TrimSpace(scheme))) {
		f.Report(v.Report(ruleEditorScheme, strings.ToLower(strings.TrimSpace(scheme))))
		return ""
	}
	if !editorAddress.MatchString(bracedSpace.ReplaceAllString(v.Text, "")) {
		f.Report(v.Report(ruleBadEditor, v.Text))
		return ""
	}
	reported, file := len(f.Diagnostics()), false
	placeholders(f, v, site.EditorFields, placeholderRules{brace: ruleEditorBrace, near: ruleEditorNear, unknown: ruleEditorField}, func(field source.Value) {
		file = file || field.Text == "file"
	})
	if len(f.Diagnostics()) > reported {
		return ""
	}
	if !file {
		f.Report(v.Report(ruleEditorFile))
		return ""
	}
	return v.Text
}
