package config

import (
	"cmp"
	"regexp"
	"strconv"

	"ders/generator/front"
	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleBadPathID = source.Define("config/bad-path-id", source.Error,
		source.Text{Message: "“%s” geçerli bir yol kimliği değil", Hint: "küçük harf (a-z), rakam ve kısa çizgi kullanın, örneğin %[2]s"},
		source.Text{Message: "“%s” is not a valid id of a path", Hint: "use lower-case letters (a-z), digits and hyphens, for example %[2]s"})
	ruleSamePath = source.Define("config/duplicate-path", source.Error,
		source.Text{Message: "iki öğrenme yolunun kimliği aynı: “%s”", Hint: "birine başka bir kimlik verin"},
		source.Text{Message: "two learning paths have the id “%s”", Hint: "give one of them another id"})
	ruleNoModules = source.Define("config/path-without-modules", source.Error,
		source.Text{Message: "“%s” yolunun modülü yok", Hint: "modüllerini sırasıyla yazın: modules: [birinci-modul, ikinci-modul]"},
		source.Text{Message: "the path “%s” has no module", Hint: "list its modules in order: modules: [first-module, second-module]"})
	ruleModuleTwice = source.Define("config/module-twice", source.Error,
		source.Text{Message: "“%s” modülü bu yolda iki kez yazılmış", Hint: "birini silin"},
		source.Text{Message: "the module “%s” stands twice in this path", Hint: "delete one of them"})
	ruleBadValidity = source.Define("config/bad-validity", source.Error,
		source.Text{Message: "“%s” geçerli bir geçerlilik süresi değil", Hint: "bir sayı ve months (ay) ya da years (yıl) yazın, örneğin valid: 12 months"},
		source.Text{Message: "“%s” is not a period of validity", Hint: "write a number and months or years, for example valid: 12 months"})
)

// paths reads the learning paths. One with a bad id is kept, so that nobody is
// told that it is not there.
func paths(f *front.Fields, language *lang.Language) []*site.LearningPath {
	var all []*site.LearningPath
	first := map[string]source.Value{}
	for _, entry := range f.Maps("paths", "- { id: yeni-baslayan, title: …, modules: […] }", nil) {
		p := &site.LearningPath{ID: entry.Required("id"), Title: entry.Required("title").Text}
		p.Modules = modules(entry, p.ID.Text)
		p.Due, p.Valid = entry.Date("due"), valid(entry)
		entry.Done()
		before, twice := first[p.ID.Text]
		switch {
		case p.ID.Text == "": // reported
			continue
		case twice:
			f.Report(p.ID.Report(ruleSamePath, p.ID.Text).FirstHere(before.Span))
			continue
		case !validID.MatchString(p.ID.Text):
			f.Report(p.ID.Report(ruleBadPathID, p.ID.Text, cmp.Or(language.Slug(p.ID.Text), "yeni-baslayan")))
		}
		first[p.ID.Text] = p.ID
		all = append(all, p)
	}
	return all
}

// modules is the ids of a path's modules, each once.
func modules(entry *front.Fields, path string) []source.Value {
	reported := len(entry.Diagnostics())
	var all []source.Value
	first := map[string]source.Value{}
	for _, module := range entry.Strings("modules") {
		if before, twice := first[module.Text]; twice {
			entry.Report(module.Report(ruleModuleTwice, module.Text).FirstHere(before.Span))
			continue
		}
		if module.Text != "" {
			first[module.Text] = module
			all = append(all, module)
		}
	}
	if len(all) == 0 && len(entry.Diagnostics()) == reported && !entry.Misspelt("modules") {
		at := entry.Where()
		if entry.Has("modules") {
			at = entry.KeySpan("modules")
		}
		entry.Report(at.Report(ruleNoModules, path))
	}
	return all
}

var validity = regexp.MustCompile(`^([1-9][0-9]{0,2}) (month|year)s?$`)

// valid is for how many months a path's certificate is valid.
func valid(entry *front.Fields) int {
	v := entry.String("valid")
	if v.Text == "" {
		return 0
	}
	m := validity.FindStringSubmatch(v.Text)
	if m == nil {
		entry.Report(v.Report(ruleBadValidity, v.Text))
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	if m[2] == "year" {
		n *= 12
	}
	return n
}
