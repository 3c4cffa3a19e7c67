package assemble

import (
	"regexp"
	"slices"
	"strings"

	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleRequires = source.Define("site/unknown-prerequisite", source.Error,
		source.Text{Message: "ön koşul olarak yazılan “%s” modülü yok", Hint: "var olan modüllerden birini yazın: %[2]s"},
		source.Text{Message: "there is no module “%s” to require", Hint: "name one that exists: %[2]s"})
	ruleCycle = source.Define("site/prerequisite-cycle", source.Error,
		source.Text{Message: "ön koşullar bir halka oluşturuyor: %s", Hint: "halkadaki requires satırlarından birini silin"},
		source.Text{Message: "the prerequisites form a circle: %s", Hint: "delete one of the requires lines in it"})
	ruleLooseObjective = source.Define("site/objective-outside-module", source.Warning,
		source.Text{Message: "bu sayfa bir modülde değil; “%s” hedefi bir şeye bağlanmaz", Hint: "objective bilgisini silin ya da soruyu modülün bir dersine taşıyın"},
		source.Text{Message: "this page is in no module; the objective “%s” belongs to nothing", Hint: "delete the objective, or move the question to a lesson of the module"})
	ruleIdleObjectives = source.Define("site/idle-objectives", source.Warning,
		source.Text{Message: "bu sayfa bir modülde değil; hedefleri hiçbir yerde görünmez", Hint: "objectives satırını silin ya da sayfayı bir modülün klasörüne taşıyın"},
		source.Text{Message: "this page is in no module; its objectives show nowhere", Hint: "delete objectives, or move the page into the folder of a module"})
	ruleObjective = source.Define("site/unknown-objective", source.Error,
		source.Text{Message: "“%s” adlı hedef bu modülde yok", Hint: "modülün index.md dosyasındaki hedeflerden birini yazın: %[2]s"},
		source.Text{Message: "this module has no objective “%s”", Hint: "the objectives in its index.md are: %[2]s"})
	ruleNoObjectives = source.Define("site/no-objectives", source.Error,
		source.Text{Message: "“%s” hedefi yok: modülün hedefleri yazılmamış", Hint: "modülün index.md dosyasında objectives altına ekleyin: - { id: %s, text: … }; gerekmiyorsa buradan silin"},
		source.Text{Message: "there is no objective “%s”: the module has none", Hint: "add it below objectives in the module's index.md: - { id: %s, text: … }; or delete it here"})
	ruleBadAlias = source.Define("site/bad-alias", source.Error,
		source.Text{Message: "“%s” eski adres olarak kullanılamaz", Hint: "sitenin içindeki eski yolu yazın, örneğin eski-modul/eski-ders/"},
		source.Text{Message: "“%s” cannot be an old address", Hint: "write the old path inside the site, for example old-module/old-lesson/"})
	ruleDeadAlias = source.Define("site/dead-alias", source.Warning,
		source.Text{Message: "eski adres “%s” işe yaramaz: bu adreste bir sayfa var (%[2]s)", Hint: "eski adresi silin"},
		source.Text{Message: "the alias “%s” does nothing: a page has that address (%[2]s)", Hint: "delete the alias"})
	ruleTwoAliases = source.Define("site/duplicate-alias", source.Error,
		source.Text{Message: "“%s” eski adresi iki kez yazılmış", Hint: "birini silin"},
		source.Text{Message: "the alias “%s” stands twice", Hint: "delete one of them"})
	ruleFileAlias = source.Define("site/file-alias", source.Error,
		source.Text{Message: "“%s” eski adres olamaz: sitenin “%s” adlı bir dosyası var", Hint: "bu eski adresi silin"},
		source.Text{Message: "“%s” cannot be an old address: the site has a file “%s”", Hint: "delete the alias"})
)

// maxSegment is how long a part of an address may be, in letters: a file system
// takes no name of more than 255 bytes.
const maxSegment = 100

// references checks what pages say about one another in their front matter.
func (a *assembly) references() {
	for _, m := range a.site.Modules {
		a.requires(m)
		a.objectives(m)
	}
	a.cycles()
	for _, page := range a.site.Pages {
		if page.Module == nil && page.Doc != nil {
			a.looseObjectives(page)
		}
	}
}

// looseObjectives reports objectives in a page without a module: its own, and
// those of its questions.
func (a *assembly) looseObjectives(page *site.Page) {
	if all := page.Doc.Meta.Objectives; len(all) > 0 {
		a.report(all[0].ID.Span, ruleIdleObjectives)
	}
	for _, embed := range page.Doc.Embeds {
		for _, q := range embed.Questions() {
			if q.Objective.Text != "" {
				a.report(q.Objective.Span, ruleLooseObjective, q.Objective.Text)
			}
		}
	}
}

func (a *assembly) moduleIDs() []string {
	var ids []string
	for _, m := range a.site.Modules {
		ids = append(ids, m.ID)
	}
	return ids
}

func (a *assembly) requires(m *site.Module) {
	for _, want := range m.Page.Doc.Meta.Requires {
		if (a.modules[want.Text] == nil || a.modules[want.Text].Page == nil) && !a.notSection(want.Text, want.Span, a.moduleIDs()) {
			a.report(want.Span, ruleRequires, want.Text, list(a.moduleIDs()))
		}
	}
}

// cycles reports a circle of prerequisites once, at the module that comes
// first in the site.
func (a *assembly) cycles() {
	const unseen, open, done = 0, 1, 2
	state := map[string]int{}
	var way []string
	var visit func(m *site.Module)
	visit = func(m *site.Module) {
		state[m.ID] = open
		way = append(way, m.ID)
		for _, want := range m.Page.Doc.Meta.Requires {
			next := a.modules[want.Text]
			if next == nil || next.Page == nil {
				continue
			}
			switch state[next.ID] {
			case open:
				circle := append(slices.Clone(way[slices.Index(way, next.ID):]), next.ID)
				a.report(want.Span, ruleCycle, strings.Join(circle, " → "))
			case unseen:
				visit(next)
			}
		}
		way = way[:len(way)-1]
		state[m.ID] = done
	}
	for _, m := range a.site.Modules {
		if state[m.ID] == unseen {
			visit(m)
		}
	}
}

func (a *assembly) objectives(m *site.Module) {
	var ids []string
	for _, o := range m.Page.Doc.Meta.Objectives {
		if !slices.Contains(ids, o.ID.Text) { // else reported
			ids = append(ids, o.ID.Text)
		}
	}
	check := func(id source.Value) {
		if !slices.Contains(ids, id.Text) && id.Text != "" && !m.Page.Doc.Meta.ObjectivesHidden {
			if len(ids) == 0 {
				a.report(id.Span, ruleNoObjectives, id.Text)
				return
			}
			a.report(id.Span, ruleObjective, id.Text, list(slices.Clone(ids)))
		}
	}
	for _, lesson := range m.Lessons {
		for _, o := range lesson.Doc.Meta.Objectives {
			check(o.ID)
		}
	}
	for _, page := range slices.Concat([]*site.Page{m.Page}, m.Lessons) {
		for _, embed := range page.Doc.Embeds {
			for _, q := range embed.Questions() {
				check(q.Objective)
			}
		}
	}
	for _, page := range m.Quizzes {
		for _, q := range page.Quiz.Questions {
			check(q.Objective)
		}
	}
}

var validAlias = regexp.MustCompile(`^/?[\p{L}\p{N}._~-]+(?:/[\p{L}\p{N}._~-]+)*/?$`)

func (a *assembly) aliases() {
	a.ways = map[string]bool{}
	first := map[string]source.Span{}
	for _, page := range a.site.Pages {
		for _, alias := range page.Aliases() {
			from := strings.Trim(alias.Text, "/") + "/"
			if !validAlias.MatchString(alias.Text) || tooLong(from) || strings.Contains("/"+from, "/../") || strings.Contains("/"+from, "/./") {
				a.report(alias.Span, ruleBadAlias, alias.Text)
				continue
			}
			if file := a.fileOnTheWay(from); file != "" {
				a.report(alias.Span, ruleFileAlias, alias.Text, file)
				continue
			}
			for i, r := range from {
				if r == '/' {
					a.ways[keyOf(from[:i])] = true
				}
			}
			key := keyOf(from)
			if owner, taken := a.claims[key]; taken {
				if span, isAlias := first[key]; isAlias {
					a.diags.Add(alias.Report(ruleTwoAliases, alias.Text).FirstHere(span))
				} else {
					a.report(alias.Span, ruleDeadAlias, alias.Text, owner.path)
				}
				continue
			}
			first[key] = alias.Span
			a.claims[key] = claim{page.Path(), alias.Span}
			a.site.Redirects = append(a.site.Redirects, site.Redirect{From: from, To: page})
		}
	}
}

func tooLong(url string) bool {
	return slices.ContainsFunc(strings.Split(url, "/"), func(part string) bool { return len([]rune(part)) > maxSegment })
}

// fileOnTheWay is the file of the site that stands where an address needs a
// folder, or "".
func (a *assembly) fileOnTheWay(url string) string {
	for i, r := range url {
		if r != '/' {
			continue
		}
		if _, taken := a.claims[keyOf(url[:i])]; taken || slices.Contains(site.OwnFiles, strings.ToLower(url[:i])) {
			return url[:i]
		}
	}
	return ""
}
