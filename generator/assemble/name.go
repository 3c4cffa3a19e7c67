package assemble

import (
	"path"
	"regexp"
	"strings"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

// A name may say something else to the program than to its author.

var (
	ruleIndexName = source.Define("site/index-name", source.Error,
		source.Text{Message: "“%s” klasörün kendi sayfası sayılmıyor", Hint: "dosyanın adını değiştirin: index.md"},
		source.Text{Message: "“%s” does not count as the page of its folder", Hint: "rename the file: index.md"})
	ruleNumberHyphen = source.Define("site/number-hyphen", source.Warning,
		source.Text{Message: "“%s” adındaki sayı sıra numarası sayılmıyor, adrese giriyor", Hint: "sayının arkasına kısa çizgi koyun: %[2]s; sıra numarası değilse ön bilgiye weight: yazın"},
		source.Text{Message: "the number in the name “%s” gives no order and is part of the address", Hint: "put a hyphen behind it: %[2]s; if it is no order, write weight: into the front matter"})
	ruleCopy = source.Define("site/copied-file", source.Warning,
		source.Text{Message: "“%s” bir kopya gibi duruyor; ayrı bir sayfa olarak yayımlanır", Hint: "gerekmiyorsa silin; ayrı bir sayfaysa dosyanın adını değiştirin"},
		source.Text{Message: "“%s” looks like a copy and is published as a page of its own", Hint: "delete it if you do not need it, or rename it if it is a page"})
)

var (
	// looseNumber has a sign or a zero that no words have: "3 adımda iade" is a
	// name that begins with a number.
	looseNumber  = regexp.MustCompile(`^(\d{1,3})[_.][_. ]*(\pL.*)$|^(\d{1,3}) ?[-–—] ?(\pL.*)$|^(0\d{1,2}) (\pL.*)$`)
	spacedNumber = regexp.MustCompile(`^(\d{1,3}) (\pL.*)$`)
	copied       = regexp.MustCompile(`(?i)(?: - (?:kopya|copy)(?: ?\(\d+\))?| \(\d{1,2}\))\.md$`)
)

// isMisnamedIndex reports whether a file means to be an index.md, as few do.
func isMisnamedIndex(name string) bool {
	return name != "index.md" && len(name) < len("index.md")+3 && lang.Fold(name) == "index.md"
}

// checkName reports a name that gives no order, and that of a copy. One that
// begins with a number and a space may be a title: it is noted by its folder.
func (a *assembly) checkName(page *site.Page, spaced map[string][]source.Diagnostic) {
	file := page.Doc.File
	name := path.Base(file.Path)
	switch page.Kind {
	case site.Home, site.Plain, site.Glossary:
		return
	}
	if copied.MatchString(name) {
		a.report(file.Span(0, 0), ruleCopy, name)
	}
	if name == "index.md" {
		name = path.Base(path.Dir(file.Path))
	}
	bare, isFile := strings.CutSuffix(name, ".md")
	if page.Doc.Meta.Weight != nil || isNumbered(name) {
		return
	}
	ending := ""
	if isFile {
		ending = ".md"
	}
	if m := looseNumber.FindStringSubmatch(bare); m != nil {
		a.report(file.Span(0, 0), ruleNumberHyphen, name, m[1]+m[3]+m[5]+"-"+dashed(m[2]+m[4]+m[6])+ending)
	} else if m := spacedNumber.FindStringSubmatch(bare); m != nil {
		folder := path.Dir(file.Path)
		if !isFile {
			folder = path.Dir(folder)
		}
		spaced[folder] = append(spaced[folder], file.Span(0, 0).Report(ruleNumberHyphen, name, m[1]+"-"+dashed(m[2])+ending))
	}
}

// dashed is a name without spaces.
func dashed(name string) string { return strings.Join(strings.Fields(name), "-") }

// checkSpaced reports the names that begin with a number and a space where more
// than one of a folder does: then they count.
func (a *assembly) checkSpaced(spaced map[string][]source.Diagnostic) {
	for _, found := range spaced {
		if len(found) > 1 {
			a.diags = append(a.diags, found...)
		}
	}
}
