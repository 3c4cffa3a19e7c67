package generator

import (
	"ders/generator/render"
	"ders/generator/site"
	"ders/generator/source"
)

var ruleUnusedTerm = source.Define("glossary/unused-term", source.Info,
	source.Text{Message: "“%s” terimi hiçbir sayfada geçmiyor", Hint: "terimi bir derste kullanın ya da sözlükten çıkarın; metinlerde başka biçimde geçiyorsa o biçimi `synonyms: …` ile ekleyin"},
	source.Text{Message: "no page uses the term “%s”", Hint: "use it in a lesson, or take it out of the glossary; if texts call it by another name, add that as `synonyms: …`"})

// unusedTerms reports the terms that no page speaks of and none links to. It
// reads every page: only a thorough build does it. A term that texts do not
// mark is left alone, and so is a glossary with an error: half of what there
// was to say would be about the error.
func unusedTerms(s *site.Site, mentions *render.Mentions, found source.List) source.List {
	if s.Glossary == nil {
		return nil
	}
	glossary := s.Glossary.Doc
	for _, d := range found {
		if d.Rule.Severity == source.Error && d.Span.File == glossary.File {
			return nil
		}
	}
	used, linked := map[*site.Term]bool{}, map[string]bool{}
	for _, page := range s.Pages {
		for _, target := range page.Targets {
			linked[target] = true
		}
		if page.Doc != nil && page.Doc != glossary {
			for _, m := range mentions.In(page.Doc) {
				used[m.Term] = true
			}
		}
	}
	var diags source.List
	for _, term := range glossary.Terms {
		if !used[term] && !term.Unmarked && !linked[s.Glossary.URL+"#"+term.ID] {
			diags.Add(term.Span.Report(ruleUnusedTerm, term.Title))
		}
	}
	return diags
}
