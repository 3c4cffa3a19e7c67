package assemble

import (
	"strings"

	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleScenarioPlace = source.Define("scenario/misplaced", source.Error,
		source.Text{Message: "senaryo, modülün sınavının yerinde duruyor", Hint: "dosyayı modülün klasörüne taşıyın: quizzes/%s/senaryonun-adi.md"},
		source.Text{Message: "the scenario stands in the place of the module's quiz", Hint: "move the file into the module's folder: quizzes/%s/name-of-the-scenario.md"})
	ruleScenarioModule = source.Define("scenario/unknown-module", source.Error,
		source.Text{Message: "bu senaryonun modülü yok: “%s”", Hint: "dosyayı bir modülün klasörüne taşıyın; var olan modüller: %[2]s"},
		source.Text{Message: "this scenario belongs to no module: “%s”", Hint: "move the file into the folder of a module; there are: %[2]s"})
	ruleScenarioNearModule = source.Define("scenario/misspelt-module", source.Error,
		source.Text{Message: "bu senaryonun modülü yok: “%s”", Hint: "“%[2]s” mi demek istediniz? Klasörün adını değiştirin"},
		source.Text{Message: "this scenario belongs to no module: “%s”", Hint: "did you mean “%[2]s”? Rename the folder"})
)

// placeScenarios makes a page of every scenario, in its module.
func (a *assembly) placeScenarios() {
	for _, s := range a.Scenarios {
		if s.Draft && !a.Drafts {
			a.drafts[s.File.Path] = true
			continue
		}
		id, name, nested := strings.Cut(s.ID(), "/")
		m := a.modules[id]
		switch {
		case m == nil || m.Page == nil:
			a.orphan(s.File, s.Title, id, ruleScenarioNearModule, ruleScenarioModule)
			continue
		case !nested:
			a.report(s.File.Span(0, 0), ruleScenarioPlace, id)
			continue
		case a.tooDeep(s.File, id, name):
			continue
		}
		page := &site.Page{
			Kind: site.Dialogue, Scenario: s, Module: m, Title: s.Title.Text,
			URL: m.Page.URL + a.assessmentSlug(s.File, name) + "/",
		}
		m.Scenarios = append(m.Scenarios, page)
		a.place(page)
		a.claim(page.URL, s.File.Path, s.Title.Span, s.File)
	}
}
